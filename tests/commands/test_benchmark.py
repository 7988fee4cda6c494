"""The benchmark measures a project that stands: what it generates has no problem."""

from __future__ import annotations

from pathlib import Path

from macros.catalogue.catalogue import read_catalogue
from tests.benchmark import generate


def test_the_benchmark_generates_a_sound_project(tmp_path: Path, sample: Path):
    generate(tmp_path, 12, sample)
    catalogue = read_catalogue(tmp_path)
    assert (len(catalogue.projects), len({project.edition.id for project in catalogue.projects})) == (12, 2)
