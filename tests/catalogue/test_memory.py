"""What is kept of a reading never shows: a content read with a memory is the one that is read without."""

from __future__ import annotations

import hashlib
import os
import pickle
import random
import shutil
import subprocess
import sys
from dataclasses import fields
from html import escape
from pathlib import Path

import pytest

from macros.catalogue.check import fiche_rules
from macros.catalogue.check.advice import advice
from macros.catalogue.check.checks import problems
from macros.catalogue.read.content import Content
from macros.catalogue.read.loading import load
from macros.text import memory as memories
from macros.text.memory import Memory
from tests.conftest import ROOT, SAMPLE

SETTINGS = "mkdocs.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of three real fiches, with settings of its own."""
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    for path in sorted(tmp_path.glob("docs/projets/*/*.md"))[3:]:
        path.unlink()
    (tmp_path / SETTINGS).write_text("markdown_extensions: [tables, footnotes, admonition]\n", encoding="utf-8")
    return tmp_path


def told(content: Content) -> dict[str, object]:
    """Return all that a content says; its territories are read later, from their own file."""
    return {field.name: getattr(content, field.name) for field in fields(content) if field.name != "territories"}


def warm(root: Path) -> Content:
    memory = Memory(root / "kept")
    content = load(root, memory)
    memory.save()
    return content


def edit(path: Path, chance: random.Random, others: list[Path]) -> None:
    """Change a file as people and programs do: a line lost, doubled, moved, mistyped, or taken from another file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    place = chance.randrange(len(lines))
    taken = chance.choice(chance.choice(others).read_text(encoding="utf-8").split("\n"))
    changed = {
        "lost": [],
        "doubled": [lines[place]] * 2,
        "mistyped": [lines[place][::-1]],
        "longer": [f"{lines[place]} Encore un mot."],
        "taken": [lines[place], taken],
        "headed": [lines[place], "", "## Contexte", ""],
    }
    lines[place : place + 1] = changed[chance.choice(list(changed))]
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 12))])
def test_a_kept_reading_is_the_one_that_would_be_made(root, seed):
    """Ten edits one upon the other, a renamed fiche, other settings: each time, what is read from the memory of the
    state before is what is read without.
    """
    chance = random.Random(seed)
    warm(root)
    for step in range(10):
        files = sorted([*root.glob("docs/**/*.md"), *root.glob("data/*.yml"), *root.glob("data/editions/*.yml")])
        if step == 4:
            fiche = chance.choice(sorted(root.glob("docs/projets/*/*.md")))
            fiche.rename(fiche.with_name("autre-nom.md"))
        elif step == 7:
            (root / SETTINGS).write_text("markdown_extensions: [tables, footnotes]\n", encoding="utf-8")
        else:
            edit(chance.choice(files), chance, files)
        content = warm(root)
        assert told(content) == told(load(root))
        memory = Memory(root / "advised")
        assert advice(content, memory) == advice(content)
        assert problems(content, memory) == problems(content)
        memory.save()


def test_what_was_read_is_not_read_again(root, monkeypatch):
    warm(root)
    monkeypatch.setattr("macros.catalogue.read.reader.judge", lambda text, html: pytest.fail("read again"))
    assert warm(root).fiches


def judged_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the fiches that are judged again, in a run that finds what the one before has kept."""
    names: list[str] = []
    rule = fiche_rules.prose_problems
    memory = Memory(root / "kept")
    content = load(root, memory)
    with monkeypatch.context() as spied:
        spied.setattr(fiche_rules, "prose_problems", lambda file: names.append(file.id) or rule(file))
        problems(content, memory)
    memory.save()
    return sorted(names)


def test_only_the_fiche_that_changes_is_judged_again(root, monkeypatch):
    paths = sorted(root.glob("docs/projets/*/*.md"))
    names = [path.stem for path in paths]
    assert (judged_anew(root, monkeypatch), judged_anew(root, monkeypatch)) == (names, [])
    paths[1].write_text(f"{paths[1].read_text(encoding='utf-8')}\nUn mot de plus.\n", encoding="utf-8")
    assert judged_anew(root, monkeypatch) == [names[1]]


def test_every_fiche_is_judged_again_once_a_term_changes(root, monkeypatch):
    names = judged_anew(root, monkeypatch)
    themes = root / "data/themes.yml"
    themes.write_text(themes.read_text(encoding="utf-8").replace("definition: ", "definition: Encore. ", 1), "utf-8")
    assert judged_anew(root, monkeypatch) == names


def test_another_run_finds_what_this_one_read_and_advised(root):
    """Python draws the order of its sets anew for each run: nothing may be filed under it."""
    script = (
        "import sys; from pathlib import Path; from macros.catalogue.check.advice import advice;"
        " from macros.catalogue.check.checks import problems;"
        " from macros.catalogue.read.loading import load; from macros.text.memory import Memory;"
        " root = Path(sys.argv[1]); memory = Memory(root / 'kept'); content = load(root, memory);"
        " found = advice(content, memory), problems(content, memory);"
        " print(len(memory._used), len(memory._made)); memory.save();"
        " content = load(root); assert found == (advice(content), problems(content))"
    )
    counts = [
        subprocess.run(
            [sys.executable, "-c", script, str(root)],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for seed in ("1", "2")
    ]
    assert counts == [[counts[0][0]] * 2, [counts[0][0], "0"]] and int(counts[0][0]) > 6


def test_only_results_for_the_same_code_are_given_back(root, monkeypatch):
    warm(root)
    monkeypatch.setattr(memories, "code_seal", lambda: bytes(64))
    assert Memory(root / "kept").of(escape, "<") == "&lt;" and not Memory(root / "kept")._store


@pytest.mark.parametrize(
    "damage", [lambda kept: b"", lambda kept: kept[:-1], lambda kept: kept[:99] + b"x" + kept[100:]]
)
def test_a_damaged_memory_counts_for_nothing(root, damage):
    warm(root)
    kept = root / "kept"
    kept.write_bytes(damage(kept.read_bytes()))
    assert not Memory(kept)._store and told(warm(root)) == told(load(root))


def test_a_memory_holds_no_more_than_twice_what_a_run_asks_for(tmp_path):
    for run in range(5):
        memory = Memory(tmp_path / "kept")
        for rank in range(4):
            memory.of(escape, f"{run}-{rank}")
        memory.save()
    assert len(Memory(tmp_path / "kept")._store) == 8


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file" / "kept")
    assert memory.of(escape, "<") == "&lt;"
    memory.save()
    assert not Memory(tmp_path / "file" / "kept")._store


@pytest.mark.parametrize(
    ("module", "name"),
    [("os", "system"), ("macros.text.memory", "tempfile.TemporaryDirectory"), ("macros.text.memory", "Path")],
)
def test_a_memory_makes_nothing_that_could_act(tmp_path, module, name):
    """A file forged with our seal calls nothing: only what readers of texts return is made of it, neither what their
    modules import nor what stands in that.
    """
    content = (
        b"\x80\x04" + b"".join(b"\x8c" + bytes([len(word)]) + word.encode() for word in (module, name)) + b"\x93)R."
    )
    content += len(content).to_bytes(8, "big")
    seal = hashlib.blake2b(content, key=memories.code_seal()).digest()
    (tmp_path / "kept").write_bytes(seal + content)
    with pytest.raises(pickle.UnpicklingError, match=name):
        Memory(tmp_path / "kept")


def test_a_memory_that_a_clone_brings_counts_for_nothing(tmp_path, monkeypatch):
    """The same code, the same libraries, another machine."""

    def results() -> int:
        memories.code_seal.cache_clear()
        memory = Memory(tmp_path / "kept")
        memory.of(escape, "<")
        memory.save()
        return memory.size

    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_STATE_HOME", str(tmp_path / "ailleurs"))
        elsewhere.setenv("LOCALAPPDATA", str(tmp_path / "ailleurs"))
        assert (results(), results()) == (0, 1)
    assert results() == 0


def test_the_seal_holds_the_libraries_wherever_they_stand(tmp_path):
    """Those of Debian or of one user stand beside the folder where Python would install one."""
    script = "from macros.text.memory import code_seal; print(code_seal().hex())"

    def seal() -> bytes:
        variables = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)])}
        return subprocess.run([sys.executable, "-c", script], env=variables, capture_output=True, check=True).stdout

    before = seal()
    (tmp_path / "bibliotheque-1.0.dist-info").mkdir()
    assert seal() != before


def test_the_seal_is_that_of_the_code_that_runs(tmp_path):
    """A module that is changed while a site is served has made nothing of what is kept."""
    shutil.copytree(ROOT / "macros", tmp_path / "macros")
    first = (
        "from html import escape; from pathlib import Path; from macros.text.memory import Memory;"
        " Memory(Path('other')); Path('macros/__init__.py').open('a').write('# changed');"
        " memory = Memory(Path('kept')); memory.of(escape, '<'); memory.save()"
    )
    second = "from pathlib import Path; from macros.text.memory import Memory; print(Memory(Path('kept')).size)"

    def output(script: str) -> str:
        variables = os.environ | {"PYTHONPATH": str(tmp_path)}
        run = [sys.executable, "-c", script]
        return subprocess.run(run, cwd=tmp_path, env=variables, capture_output=True, text=True, check=True).stdout

    output(first)
    assert (tmp_path / "kept").exists() and output(second) == "0\n"
