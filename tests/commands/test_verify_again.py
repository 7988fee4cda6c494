"""`recueil.py verifier` once more: the answer of a project of which nothing has changed is given at once, no other."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.commands import verification, verify
from macros.text.memory import ANSWERS
from tests.conftest import ROOT
from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"


@pytest.fixture
def here(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> Mini:
    """The miniature project, which the command has checked once."""
    monkeypatch.setattr(verify, "ROOT", mini.root)
    return mini


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that were checked in earnest, one entry each time."""
    checked: list[Path] = []
    answer = verification.answer
    monkeypatch.setattr(verification, "answer", lambda root, *asked: (checked.append(root), answer(root, *asked))[1])
    return checked


def test_nothing_is_read_again_where_nothing_has_changed(
    here: Mini, count: list[Path], capsys: pytest.CaptureFixture[str]
):
    answers = [(verify.main([]), *capsys.readouterr()) for _ in range(3)]
    assert len(count) == 1 and answers[0] == answers[1] == answers[2] and "aucun problème" in answers[0][1]


def test_problems_are_told_again(here: Mini, count: list[Path], capsys: pytest.CaptureFixture[str]):
    here.replace("part: organisation", "part: ailleurs")
    answers = [(verify.main([]), *capsys.readouterr()) for _ in range(2)]
    assert len(count) == 1 and answers[0] == answers[1] and "« ailleurs »" in answers[0][2]


CHANGES: dict[str, Callable[[Mini], object]] = {
    "a fiche": lambda mini: mini.replace("Un texte.", "Un autre texte."),
    "a fiche, of as many bytes": lambda mini: mini.replace("Un texte.", "Un teste."),
    "a vocabulary": lambda mini: mini.replace("Management", "Encadrement", "data/themes.yml"),
    "a new file": lambda mini: mini.write("docs/notes.txt", "À relire."),
    "a file that goes": lambda mini: (mini.root / FILE).unlink(),
    "a name": lambda mini: (mini.root / FILE).rename(mini.root / FILE.replace("lille", "lens")),
    "an empty folder": lambda mini: (mini.root / "docs/projets/vide").mkdir(),
    "a fiche beside": lambda mini: mini.write("brouillons/lens.md", (mini.root / FILE).read_text(encoding="utf-8")),
    "a schema": lambda mini: mini.write("schemas/fiche.json", "{}"),
    "the settings": lambda mini: mini.write("mkdocs.yml", "markdown_extensions: [tables]\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_looked_at(
    here: Mini, count: list[Path], capsys: pytest.CaptureFixture[str], change: Callable[[Mini], object]
):
    verify.main([])
    change(here)
    capsys.readouterr()
    again = (verify.main([]), *capsys.readouterr())
    assert len(count) == 2
    (here.root / ANSWERS).unlink()
    assert again == (verify.main([]), *capsys.readouterr())


def test_another_question_or_another_day_has_its_own_answer(
    here: Mini, count: list[Path], monkeypatch: pytest.MonkeyPatch
):
    for question in ([], ["--conseils"], ["--bilan"], ["--format", "json"], [str(here.root / FILE)]):
        verify.main(question)
    monkeypatch.setattr(verify, "today", lambda: datetime.date(2100, 1, 1))
    verify.main([])
    assert len(count) == 6


def test_a_refusal_is_not_kept(here: Mini, count: list[Path]):
    """Whether a file is there, elsewhere than in the project, is asked again."""
    assert [verify.main([str(here.root.parent / "absent.md")]) for _ in range(2)] == [2, 2] and len(count) == 2


def test_what_a_link_leads_to_can_change_unseen(here: Mini, count: list[Path]):
    (here.root / "docs/lien.md").symlink_to(here.root / FILE)
    assert [verify.main([]) for _ in range(2)] == [1, 1] and len(count) == 2


def test_a_file_saved_during_the_check_is_checked_again(here: Mini, count: list[Path], monkeypatch: pytest.MonkeyPatch):
    """Else the answer about what was saved would be kept for what stood there before."""
    sound, answer = (here.root / FILE).read_text(encoding="utf-8"), verification.answer

    def saving(*asked: object) -> tuple[int, str, str]:
        here.replace("part: organisation", "part: ailleurs")
        return answer(*asked)  # type: ignore[arg-type]

    with monkeypatch.context() as context:
        context.setattr(verification, "answer", saving)
        assert verify.main([]) == 1
    here.write(FILE, sound)
    assert verify.main([]) == 0


def test_an_answer_that_is_kept_needs_no_rule():
    script = (
        "import sys; from macros.commands.verify import main; main([]);"
        " print([name for name in sys.modules if name in ('pydantic', 'yaml', 'markdown')])"
    )
    for _ in range(2):
        out = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True).stdout
    assert out.splitlines()[-1] == "[]"
