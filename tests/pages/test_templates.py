"""The templates: each says what it draws, in lines that fit a screen."""

from __future__ import annotations

import errno
import re
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, nodes
from jinja2.bccache import Bucket

from door.facts import PageFacts, Rubrics, SiteFacts
from door.templates import compiled_templates
from tests.conftest import ROOT

TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))


def name(path: Path) -> str:
    return path.relative_to(ROOT / "overrides").as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_says_what_it_draws(path: Path):
    assert path.read_text(encoding="utf-8").startswith("{#- ")


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_the_lines_of_a_template_fit_a_screen(path: Path):
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [number for number, line in enumerate(lines, start=1) if len(line) > 120] == []


def test_the_scripts_that_templates_load_ahead_are_there():
    lists = re.compile(r"for name in \(([^)]*)\) %}\s*<link rel=\"modulepreload\"")
    loaded = {
        script
        for path in TEMPLATES
        for names in lists.findall(path.read_text(encoding="utf-8"))
        for script in re.findall(r'"([^"]+)"', names)
    }
    assert len(loaded) > 10
    assert [script for script in loaded if not (ROOT / f"overrides/assets/javascripts/{script}.js").is_file()] == []


@pytest.mark.parametrize("path", [path for path in TEMPLATES if "<html" in path.read_text(encoding="utf-8")], ids=name)
def test_a_frame_asks_for_the_colours_of_the_parts(path: Path):
    """They are made from the data: without them a part's name is white on white."""
    asked = re.findall(r"feuille\(([^)]*)\)", path.read_text(encoding="utf-8"))
    assert any("'parties'" in names or names.startswith("*feuilles_du_cadre") for names in asked)


FACTS = {"config": SiteFacts, "nav": Rubrics, "page": PageFacts}


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_reads_facts_alone(path: Path):
    """A page is kept by the digest of what its template is told; anything else would print as nothing."""
    reads = Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Getattr)
    asked = {(read.node.name, read.attr) for read in reads if isinstance(read.node, nodes.Name)}
    told = {(name, field.name) for name, facts in FACTS.items() for field in fields(facts)}
    links = {("page", "address"), ("page", "label")}  # those of a list that a template calls `page`
    assert {(name, key) for name, key in asked if name in FACTS} - told - links == set()


def drawn(folder: Path) -> str:
    """Return what a template draws, compiled or found compiled in a folder."""
    templates = Environment(loader=DictLoader({"page": "un {{ nom }}"}), bytecode_cache=compiled_templates(folder))
    return templates.get_template("page").render(nom="mot")


def test_a_project_that_moves_keeps_its_compiled_templates(tmp_path: Path):
    """Their names are those of templates, not of the folder where the project stood."""
    names = []
    for folder in (tmp_path / "un", tmp_path / "deux"):
        folder.mkdir()
        (folder / "page").write_text("un {{ nom }}", encoding="utf-8")
        Environment(loader=FileSystemLoader(folder), bytecode_cache=compiled_templates(tmp_path)).get_template("page")
        names.append([path.name for path in tmp_path.glob(".cache/*/*")])
    assert names[0] == names[1] != []


def test_a_compiled_template_that_a_clone_brings_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It is a program: one that another machine has made is never run."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_STATE_HOME", str(tmp_path / "ailleurs"))
        elsewhere.setenv("LOCALAPPDATA", str(tmp_path / "ailleurs"))
        drawn(tmp_path)
    brought = set(tmp_path.glob(".cache/*/*"))
    monkeypatch.setattr(Bucket, "load_bytecode", lambda bucket, file: pytest.fail("un programme venu d'ailleurs"))
    assert drawn(tmp_path) == "un mot" and set(tmp_path.glob(".cache/*/*")) > brought


@pytest.mark.parametrize("length", [0, 10, 22, -1])
def test_a_compiled_template_that_was_cut_short_is_compiled_again(tmp_path: Path, length: int):
    drawn(tmp_path)
    (file,) = tmp_path.glob(".cache/*/*")
    file.write_bytes(file.read_bytes()[:length])
    assert drawn(tmp_path) == "un mot"


def test_a_full_disk_keeps_no_compiled_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refused(bucket: Bucket, file: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Bucket, "write_bytecode", refused)
    assert drawn(tmp_path) == "un mot"
