"""« Votre commune »: its files, small and whole, the projects to rank, overseas included."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from macros.catalogue.read.territories import Territories, read_territories
from macros.model.organisation import Position
from macros.model.territory import Territory, territory_line
from macros.pages.nearby import commune_files, file_key, neighbourhood
from tests.conftest import ROOT
from tests.mini import Mini


@pytest.mark.parametrize(
    "typed, key",
    [
        ("Grenoble", "gr"),
        ("Saint-Denis", "de"),
        ("Sainte-Rose", "ro"),
        ("L'Haÿ-les-Roses", "ha"),
        ("Les Abymes", "ab"),
        ("Œuilly", "oe"),
        ("Y", "y"),
        ("Saint", "sa"),
        ("44000", "44"),
        ("", ""),
    ],
)
def test_a_file_is_named_by_the_first_signs_of_what_is_typed(typed: str, key: str):
    assert file_key(typed) == key


def commune(name: str, code: str, population: int, position: Position | None = None, group: str = "") -> Territory:
    groups = (group,) if group else ()
    return Territory(
        "commune", code, name, "", code[:2], "84", population, 2023, position, (f"{code[:2]}100",), "", groups
    )


def test_a_commune_without_position_takes_its_largest_neighbour_s_and_says_so(tmp_path: Path):
    found = (
        commune("Grande", "01001", 900, Position(lat=45.123, lon=5.678)),
        commune("Petite", "01002", 800, Position(lat=46.0, lon=6.0)),
        commune("Nulle part", "01003", 5),
        commune("Ailleurs", "02003", 5),
    )
    path = tmp_path / "cog.tsv.gz"
    path.write_bytes(gzip.compress("\n".join(("", *map(territory_line, found), "")).encode()))
    files = commune_files(Territories(path))
    assert files["communes/nu.tsv"] == "Nulle part\t01100\t01\t5\t45.12\t5.68\t~\n"
    assert sorted(files) == ["communes/01.tsv", "communes/gr.tsv", "communes/nu.tsv", "communes/pe.tsv"]
    assert len(files["communes/01.tsv"].splitlines()) == 3


def test_every_commune_is_found_overseas_too_in_a_file_of_few_kilobytes():
    files = commune_files(read_territories(ROOT))
    assert max(len(gzip.compress(text.encode())) for text in files.values()) < 30_000
    for address, start in (("communes/de.tsv", "Saint-Denis\t97400"), ("communes/no.tsv", "Nouméa\t98800")):
        assert any(line.startswith(start) for line in files[address].splitlines())
    names = {line.split("\t")[0] for address, text in files.items() for line in text.splitlines()}
    assert len(names) > 30_000


def test_no_territory_leaves_no_file(tmp_path: Path):
    assert commune_files(Territories(tmp_path / "rien.gz")) == {}


def test_a_project_is_ranked_by_its_commanditaire_s_seat_kind_and_size(mini: Mini):
    (item,) = neighbourhood(mini.catalogue()).projects
    assert (item.kind.id, item.bracket, item.position) == (
        "commune",
        "100000-a-500000",
        item.project.organisation.position,
    )
