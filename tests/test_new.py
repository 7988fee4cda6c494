"""`recueil.py nouveau`: a new fiche or edition is sound but for what is left to write, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros import new
from tests.mini import Mini

FICHE = ("fiche", "--edition", "essai", "--organisation", "ville-de-lille", "--nom", "deux", "--titre", "Essai : un titre", "--partie", "organisation",
         "--themes", "management", "--methodes", "ateliers", "--conditions", "calendrier")


@pytest.fixture
def here(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> Mini:
    """The miniature project, where the command writes."""
    monkeypatch.setattr(new, "ROOT", mini.root)
    return mini


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    waiting: Iterator[str] = iter(answers)
    monkeypatch.setattr("builtins.input", lambda question: next(waiting))


def test_a_new_fiche_is_sound_but_for_its_prose(here: Mini):
    assert new.main(list(FICHE)) == 0
    messages = here.messages()
    assert messages and all("ce texte reste à écrire" in message for message in messages)


def test_a_new_fiche_once_written_passes(here: Mini):
    new.main(list(FICHE))
    here_path = here.root / "docs/projets/essai/deux.md"
    here_path.write_text(here_path.read_text(encoding="utf-8").replace("À compléter.", "Écrit."), encoding="utf-8")
    assert here.messages() == []


def test_terms_may_be_called_by_label_or_synonym(here: Mini):
    assert new.main([*FICHE[:-3], "Workshop", *FICHE[-2:]]) == 0
    assert "  - id: ateliers\n" in (here.root / "docs/projets/essai/deux.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("option, value, message", [
    ("--themes", "menagement", "« menagement » n'est pas un thème connu. Vouliez-vous dire « management » ? Valeurs admises : management."),
    ("--nom", "Deux Mots", "« Deux Mots » ne peut pas devenir une adresse : écrivez « deux-mots »."),
    ("--nom", "lille", "lille.md existe déjà : choisissez un autre nom."),
    ("--titre", "", "une réponse est attendue."),
])
def test_an_option_that_can_not_stand_is_refused_and_nothing_is_written(here: Mini, capsys: pytest.CaptureFixture[str], option: str, value: str, message: str):
    arguments = list(FICHE)
    arguments[arguments.index(option) + 1] = value
    assert new.main(arguments) == 1
    assert capsys.readouterr().err == f"{message}\n"
    assert sorted(path.name for path in (here.root / "docs/projets/essai").iterdir()) == ["lille.md"]


def test_a_question_is_asked_again_until_its_answer_stands(here: Mini, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    typed(monkeypatch, "", "lile", "Lille", "deux", "Un titre", "organisation", "management", "ateliers, workshop", "calendrier")
    assert new.main(["fiche"]) == 0
    assert "« lile » n'est pas une organisation connue. Vouliez-vous dire « lille » ?" in capsys.readouterr().out
    assert (here.root / "docs/projets/essai/deux.md").read_text(encoding="utf-8").count("- id: ateliers") == 1


def test_a_new_edition_follows_the_others(here: Mini, capsys: pytest.CaptureFixture[str]):
    assert new.main(["edition", "--promotion", "Simone Veil"]) == 0
    text = (here.root / "data/editions/simone-veil.yml").read_text(encoding="utf-8")
    assert "order: 2\n" in text and 'promotion: "Simone Veil"\n' in text
    assert "python3 recueil.py nouveau fiche --edition simone-veil" in capsys.readouterr().out


def test_a_wrong_command_is_answered_in_french(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as end:
        new.main(["livre"])
    assert end.value.code == 2
    assert capsys.readouterr().err == "Écrivez « python3 recueil.py nouveau fiche » ou « … nouveau edition » ; --help donne les options de chacune.\n"
