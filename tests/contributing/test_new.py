"""`recueil.py nouveau`: a new fiche or edition is sound but for what is left to write, and nothing is overwritten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.catalogue.check.advice import advice
from macros.catalogue.check.checks import problems
from macros.catalogue.read.loading import load
from macros.commands import new
from macros.text.problem import report
from tests.builder import Builder
from tests.mini import Mini, leave_search_out

FICHE = (
    "fiche",
    "--edition",
    "essai",
    "--organisation",
    "ville-de-lille",
    "--nom",
    "deux",
    "--titre",
    "Essai : un titre",
    "--partie",
    "organisation",
    "--themes",
    "management",
    "--methodes",
    "ateliers",
    "--conditions",
    "calendrier",
)


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


def test_what_is_left_to_write_is_told_in_one_line(here: Mini):
    assert new.main(list(FICHE)) == 0
    content = load(here.root)
    found = problems(content)
    path = "docs/projets/essai/deux.md"
    lines = ", ".join(str(problem.line) for problem in found)
    assert report(found).splitlines() == [
        f"{path}:6  {len(found)} textes restent à écrire (lignes {lines}). Remplacez « À compléter. », ou retirez la"
        " clé ou la section si elle est facultative.",
        "",
        f"{len(found)} problèmes à corriger.",
    ]
    assert [problem for problem in advice(content) if problem.path == path] == []


def test_a_new_fiche_once_written_passes(here: Mini):
    new.main(list(FICHE))
    here_path = here.root / "docs/projets/essai/deux.md"
    here_path.write_text(here_path.read_text(encoding="utf-8").replace("À compléter.", "Écrit."), encoding="utf-8")
    assert here.messages() == []


def test_terms_may_be_called_by_label_or_synonym(here: Mini):
    assert new.main([*FICHE[:-3], "Workshop", *FICHE[-2:]]) == 0
    assert "  - id: ateliers\n" in (here.root / "docs/projets/essai/deux.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "option, value, message",
    [
        (
            "--themes",
            "menagement",
            (
                "« menagement » n'est pas un thème connu. Vouliez-vous dire « management » ? Valeurs admises :"
                " management. Pour en ajouter : python3 recueil.py nouveau theme."
            ),
        ),
        ("--nom", "Deux Mots", "« Deux Mots » ne peut pas devenir une adresse : écrivez « deux-mots »."),
        ("--nom", "lille", "lille.md existe déjà : choisissez un autre nom."),
        ("--titre", "", "une réponse est attendue."),
    ],
)
def test_an_option_that_can_not_stand_is_refused_and_nothing_is_written(
    here: Mini, capsys: pytest.CaptureFixture[str], option: str, value: str, message: str
):
    arguments = list(FICHE)
    arguments[arguments.index(option) + 1] = value
    assert new.main(arguments) == 1
    assert capsys.readouterr().err == f"{message}\n"
    assert sorted(path.name for path in (here.root / "docs/projets/essai").iterdir()) == ["lille.md"]


def test_a_question_is_asked_again_until_its_answer_stands(
    here: Mini, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    typed(
        monkeypatch,
        "lile",
        "Lille",
        "Un titre",
        "deux",
        "organisation",
        "management",
        "ateliers, workshop",
        "calendrier",
        "",
    )
    assert new.main(["fiche"]) == 0
    assert (
        "« lile » n'est pas une organisation connue. Vouliez-vous dire « ville-de-lille » ?" in capsys.readouterr().out
    )
    assert (here.root / "docs/projets/essai/deux.md").read_text(encoding="utf-8").count("- id: ateliers") == 1


def test_a_new_edition_follows_the_others(here: Mini, capsys: pytest.CaptureFixture[str]):
    assert new.main(["edition", "--promotion", "Simone Veil", "--annee", "2026"]) == 0
    text = (here.root / "data/editions/simone-veil.yml").read_text(encoding="utf-8")
    assert all(line in text for line in ("order: 2\n", "year: 2026\n", 'promotion: "Simone Veil"\n'))
    assert "python3 recueil.py nouveau fiche --edition simone-veil" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments, fault",
    [
        (("fich",), "« fich » n'est pas compris. Vouliez-vous dire « fiche » ?\n"),
        (("fiche", "--auteur", "A"), "« --auteur » n'est pas compris.\n"),
        (("fiche", "--titre"), "« --titre » attend une valeur.\n"),
        ((), ""),
    ],
)
def test_a_wrong_command_is_answered_in_french(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], fault: str
):
    with pytest.raises(SystemExit) as end:
        new.main(list(arguments))
    assert (end.value.code, capsys.readouterr().err) == (2, f"{fault}{new.USAGE}\n")


@pytest.mark.parametrize("arguments", [("--help",), ("fiche", "--help"), ("methode", "-h")])
def test_help_is_french(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]):
    with pytest.raises(SystemExit):
        new.main(list(arguments))
    said = capsys.readouterr().out
    assert (
        "Usage : recueil.py nouveau" in said
        and "affiche cette aide" in said
        and not re.search(r"\b(?:usage:|options:|arguments|show|exit)", said)
    )


def test_the_optional_keys_wait_as_comments(here: Mini):
    new.main(list(FICHE))
    text = (here.root / "docs/projets/essai/deux.md").read_text(encoding="utf-8")
    for line in ("# figures:\n#   - value: 134\n", "# deliverables:\n#   - id: guide-pratique\n"):
        assert line in text


def test_a_new_edition_changes_no_address_and_everything_follows(
    tmp_path: Path, new_project: Callable[[Path], Path], builder: Builder, site: Path, monkeypatch: pytest.MonkeyPatch
):
    """One data file and one folder; the home page, the lists, the matrix, the exports and the site map know the
    newcomer.
    """
    project = new_project(tmp_path)
    monkeypatch.setattr(new, "ROOT", project)
    assert new.main(["edition", "--promotion", "Simone Veil", "--annee", "2026"]) == 0
    assert (
        new.main(
            [
                "fiche",
                "--edition",
                "simone-veil",
                "--organisation",
                "ville-de-lille",
                "--nom",
                "lille",
                "--titre",
                "Partager les achats, suite",
                "--partie",
                "organisation",
                "--themes",
                "habitat",
                "--methodes",
                "benchmark",
                "--conditions",
                "calendrier",
            ]
        )
        == 0
    )
    for path in (project / "data/editions/simone-veil.yml", project / "docs/projets/simone-veil/lille.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("À compléter.", "Écrit depuis."), encoding="utf-8")
    leave_search_out(project)
    result = builder.build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    before, after = (
        {path.relative_to(root).as_posix() for path in root.rglob("*.html")} for root in (site, project / "site")
    )
    assert before - after == set()
    assert {"editions/simone-veil/index.html", "projets/simone-veil/lille/index.html"} <= after - before
    for page in (
        "projets/index.html",
        "editions/index.html",
        "matrice/index.html",
        "plan-du-site/index.html",
        "methodes/benchmark/index.html",
        "commanditaires/ville-de-lille/index.html",
    ):
        assert (
            "projets/simone-veil/lille/" in (project / "site" / page).read_text(encoding="utf-8")
            or page == "editions/index.html"
        ), page
    assert "Simone Veil" in (project / "site/index.html").read_text(encoding="utf-8")
    assert "Simone Veil" in (project / "site/editions/index.html").read_text(encoding="utf-8")
    assert '"/projets/simone-veil/lille/"' in (project / "site/donnees/projets.json").read_text(encoding="utf-8")


def test_a_wrong_edition_says_how_to_make_one(here: Mini, capsys: pytest.CaptureFixture[str]):
    assert new.main(["fiche", "--edition", "2026"]) == 1
    assert capsys.readouterr().err == (
        "« 2026 » n'est pas une édition connue. Valeurs admises : essai. Pour en ajouter : python3 recueil.py nouveau"
        " edition.\n"
    )
