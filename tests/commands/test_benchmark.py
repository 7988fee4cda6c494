"""The benchmark measures a project that stands, and says of each bound whether it holds."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue.catalogue import read_catalogue
from tests.benchmark import generate
from tests.benchmark.__main__ import verdict


def test_the_benchmark_generates_a_sound_project(tmp_path: Path, sample: Path):
    generate(tmp_path, 12, sample)
    catalogue = read_catalogue(tmp_path)
    assert (len(catalogue.projects), len({project.edition.id for project in catalogue.projects})) == (12, 2)


def test_a_verdict_says_whether_a_bound_holds():
    assert verdict("mémoire", 400, 400, unit=" Mo").endswith("400 Mo  tient (au plus 400 Mo)")
    assert verdict("performance", 97.5, 98, is_least=True).endswith("97.5  ne tient pas (au moins 98)")
