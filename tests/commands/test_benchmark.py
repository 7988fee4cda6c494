"""The benchmark measures a project that stands, and says of each bound whether it holds."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue.catalogue import read_catalogue
from tests.benchmark import generate
from tests.benchmark.__main__ import Verdict


def test_the_benchmark_generates_a_sound_project(tmp_path: Path, sample: Path):
    generate(tmp_path, 12, sample)
    catalogue = read_catalogue(tmp_path)
    assert (len(catalogue.projects), len({project.edition.id for project in catalogue.projects})) == (12, 2)


def test_a_verdict_says_whether_a_bound_holds():
    assert Verdict("mémoire", 400, 400, " Mo").line() == "| mémoire | 400 Mo | au plus 400 Mo | oui |"
    assert Verdict("performance", 97.5, 98, is_least=True).line() == "| performance | 97.5 | au moins 98 | **non** |"
