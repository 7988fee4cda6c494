"""`recueil.py nouveau`: a new fiche or edition is sound but for what is left to write, and nothing is overwritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.catalogue.check.advice import advice
from macros.catalogue.check.checks import problems
from macros.catalogue.read.loading import load
from macros.commands import new
from macros.text.problem import report
from tests.conftest import build
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


TERMS = {
    "methode": (
        ("--nom", "Débat mouvant", "--famille", "participer"),
        "data/methodes.yml",
        (
            'debat-mouvant:\n  label: "Débat mouvant"\n  family: participer\n  definition: "À compléter."\n  when: "À'
            ' compléter."\n'
        ),
    ),
    "theme": (
        ("--nom", "Habitat", "--definition", "Le logement."),
        "data/themes.yml",
        'habitat:\n  label: "Habitat"\n  definition: "Le logement."\n',
    ),
    "condition": (
        ("--nom", "Portage", "--question", "Qui porte ?"),
        "data/conditions.yml",
        'portage:\n  label: "Portage"\n  definition: "À compléter."\n  question: "Qui porte ?"\n',
    ),
    "livrable": (
        ("--nom", "Guide", "--synonymes", "manuel, mode d'emploi"),
        "data/livrables.yml",
        'guide:\n  label: "Guide"\n  definition: "À compléter."\n  synonyms:\n    - manuel\n    - "mode d\'emploi"\n',
    ),
}


@pytest.mark.parametrize("kind", TERMS)
def test_a_new_term_is_sound_but_for_its_prose_and_its_use(here: Mini, kind: str, capsys: pytest.CaptureFixture[str]):
    options, path, text = TERMS[kind]
    before = (here.root / path).read_text(encoding="utf-8")
    assert new.main([kind, *options]) == 0
    after = (here.root / path).read_text(encoding="utf-8")
    assert after == (text if before == "{}\n" else before + text)
    assert all(
        "ce texte reste à écrire" in message or "aucune fiche n'utilise" in message for message in here.messages()
    )
    assert "citez « " in capsys.readouterr().out


def test_a_new_term_and_the_fiche_that_needs_it_make_one_change(here: Mini):
    assert new.main(["theme", "--nom", "Habitat", "--definition", "Le logement."]) == 0
    assert new.main([*FICHE[:11], "--themes", "habitat, management", *FICHE[13:]]) == 0
    path = here.root / "docs/projets/essai/deux.md"
    path.write_text(path.read_text(encoding="utf-8").replace("À compléter.", "Écrit."), encoding="utf-8")
    assert here.messages() == []


def test_a_method_stands_beside_those_of_its_family(here: Mini):
    here.write(
        "data/familles.yml",
        "participer:\n  label: Participer\n  definition: X.\necouter:\n  label: Écouter\n  definition: X.\n",
    )
    here.write(
        "data/methodes.yml",
        """\
        # Participer
        ateliers:
          label: Ateliers
          family: participer
          definition: X.
          when: X.

        # Écouter
        entretiens:
          label: Entretiens
          family: ecouter
          definition: X.
          when: X.
        """,
    )
    assert new.main(["methode", "--nom", "Vote", "--famille", "participer", "--definition", "X.", "--quand", "X."]) == 0
    text = (here.root / "data/methodes.yml").read_text(encoding="utf-8")
    assert text.index("ateliers:") < text.index("vote:") < text.index("\n\n# Écouter") < text.index("entretiens:")


ORGANISATION = (
    "organisation",
    "--nom",
    "Ville de Roubaix",
    "--court",
    "Roubaix",
    "--type",
    "Communes",
    "--code",
    "59512",
    "--siren",
    "215905126",
    "--departement",
    "59",
    "--siege",
    "Roubaix",
    "--latitude",
    "50,69",
    "--longitude",
    "3.17",
    "--population",
    "98 828",
    "--annee",
    "2023",
)


def test_a_new_commanditaire_takes_its_places_from_the_map(here: Mini):
    assert new.main([word if word != "Communes" else "commune" for word in ORGANISATION]) == 0
    text = (here.root / "data/organisations.yml").read_text(encoding="utf-8")
    assert (
        'departement:\n    code: "59"\n    name: "Nord"\n' in text
        and 'region:\n    code: "32"\n    name: "Hauts-de-France"\n' in text
        and "value: 98828\n" in text
    )
    assert here.messages() == [
        "data/organisations.yml:12  ville-de-roubaix : aucune fiche n'utilise « ville-de-roubaix ». Retirez-le, ou"
        " citez-le dans la fiche qui en a besoin."
    ]


@pytest.mark.parametrize(
    "arguments, message",
    [
        (
            ("theme", "--nom", "workshop"),
            "« workshop » désigne déjà « ateliers » (méthode) : un mot ne mène qu'à un terme, choisissez-en un autre.",
        ),
        (("methode", "--nom", "workshop"), "« workshop » désigne déjà « ateliers » (méthode) : servez-vous-en."),
        (("theme", "--nom", "Index"), "« index » est réservé : choisissez un autre identifiant."),
        (
            ("methode", "--nom", "Vote", "--famille", "participe"),
            (
                "« participe » n'est pas une famille de méthodes connue. Vouliez-vous dire « participer » ? Valeurs"
                " admises : participer. Pour en ajouter : python3 recueil.py nouveau famille."
            ),
        ),
        (
            ("theme", "--nom", "Habitat", "--synonymes", "ateliers"),
            "« ateliers » désigne déjà « ateliers » (méthode) : un mot ne mène qu'à un terme, choisissez-en un autre.",
        ),
        (
            tuple("12" if word == "59" else "commune" if word == "Communes" else word for word in ORGANISATION),
            "« 12 » n'est pas le code d'un département.",
        ),
        (
            tuple("x" if word == "50,69" else "commune" if word == "Communes" else word for word in ORGANISATION),
            "« x » n'est pas un nombre.",
        ),
        (
            tuple("12" if word == "215905126" else "commune" if word == "Communes" else word for word in ORGANISATION),
            ('« 12 » n\'a pas la forme attendue. Un SIREN compte neuf chiffres, entre guillemets : "215903501".'),
        ),
    ],
)
def test_a_term_that_can_not_stand_is_refused_and_nothing_is_written(
    here: Mini, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
):
    before = {path: path.read_bytes() for path in (here.root / "data").rglob("*.yml")}
    assert new.main(list(arguments)) == 1
    assert capsys.readouterr().err == f"{message}\n"
    assert {path: path.read_bytes() for path in (here.root / "data").rglob("*.yml")} == before


def test_close_terms_are_proposed_first_and_one_may_be_kept(
    here: Mini, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    typed(monkeypatch, "Managements", "2", "1")
    before = (here.root / "data/themes.yml").read_bytes()
    assert new.main(["theme"]) == 0
    said = capsys.readouterr().out
    assert (
        "Des termes proches existent :\n    1. Management (management) : Diriger.\n" in said
        and "répondez par un numéro, de 1 à 1, ou par Entrée." in said
        and "Rien n'est écrit : servez-vous de « management »." in said
    )
    assert (here.root / "data/themes.yml").read_bytes() == before


def test_an_identifier_names_its_own_term_before_any_label(here: Mini):
    here.write(
        "data/themes.yml",
        """\
        fleuves: {label: Eau, definition: D.}
        eau: {label: Assainissement, definition: D.}
        management: {label: Management, definition: D., synonyms: [diriger]}
        """,
    )
    assert new.main(["eau, Diriger" if word == "management" else word for word in FICHE]) == 0
    text = (here.root / "docs/projets/essai/deux.md").read_text(encoding="utf-8")
    assert "themes:\n  - eau\n  - management\n" in text


def test_a_new_method_stands_after_the_last_of_its_family(here: Mini):
    here.write("data/familles.yml", "a: {label: A, definition: D.}\nb: {label: B, definition: D.}\n")
    here.write(
        "data/methodes.yml",
        "".join(
            f"{id_}:\n  label: {id_}\n  family: {family}\n  definition: D.\n  when: Q.\n"
            for id_, family in (("un", "a"), ("deux", "a"), ("trois", "b"))
        ),
    )
    assert new.main(["methode", "--nom", "Neuf", "--famille", "a"]) == 0
    text = (here.root / "data/methodes.yml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line[:1].isalpha()] == ["un:", "deux:", "neuf:", "trois:"]


@pytest.mark.parametrize(
    "name, close",
    [("Manager", ["management"]), ("Temps libre", ["horaires"]), ("Lieu pour tous", []), ("Organisation", [])],
    ids=["presque le même mot", "un mot long en commun", "un mot court en commun", "rien de commun"],
)
def test_terms_are_close_by_their_spelling_or_a_long_word(
    here: Mini, capsys: pytest.CaptureFixture[str], name: str, close: list[str]
):
    here.write(
        "data/themes.yml",
        """\
        management: {label: Management, definition: D.}
        horaires: {label: Organiser pour une équipe le temps de travail, definition: D.}
        """,
    )
    assert new.main(["theme", "--nom", name]) == 0
    said = capsys.readouterr().out
    assert [id_ for id_ in ("management", "horaires") if f" ({id_}) : D.\n" in said] == close


def test_a_term_is_asked_for_word_by_word(here: Mini, monkeypatch: pytest.MonkeyPatch):
    typed(monkeypatch, "Débat mouvant", "", "débat dansé", "participer", "", "")
    assert new.main(["methode"]) == 0
    assert "debat-mouvant:" in (here.root / "data/methodes.yml").read_text(encoding="utf-8")


def test_a_faulty_term_can_not_be_used(here: Mini, capsys: pytest.CaptureFixture[str]):
    here.replace("short: Lille", "court: Lille", "data/organisations.yml")
    assert new.main(list(FICHE)) == 1
    assert (
        capsys.readouterr().err
        == "« ville-de-lille » est fautif (data/organisations.yml:1) : corrigez-le d'abord, « verifier » dit comment.\n"
    )


def test_terms_that_can_not_be_read_are_told_once_rather_than_called_unknown(
    here: Mini, capsys: pytest.CaptureFixture[str]
):
    here.write("data/methodes.yml", "ateliers: [\n")
    assert new.main(FICHE) == 1
    assert capsys.readouterr().err == "data/methodes.yml ne peut pas être lu : « verifier » dit pourquoi.\n"


def test_the_optional_keys_wait_as_comments(here: Mini):
    new.main(list(FICHE))
    text = (here.root / "docs/projets/essai/deux.md").read_text(encoding="utf-8")
    for line in ("# figures:\n#   - value: 134\n", "# deliverables:\n#   - id: guide-pratique\n"):
        assert line in text


def test_a_new_edition_changes_no_address_and_everything_follows(
    project: Path, site: Path, monkeypatch: pytest.MonkeyPatch
):
    """One data file and one folder; the home page, the lists, the matrix, the exports and the site map know the
    newcomer.
    """
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
    result = build(project / "mkdocs.yml", project / "site")
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


def test_a_latitude_of_the_south_is_a_value(here: Mini):
    words = {"50,69": "-20,8789", "3.17": "\u221255,4", "Communes": "commune", "215905126": '"215 905 126"'}
    assert new.main([words.get(word, word) for word in ORGANISATION]) == 0
    written = (here.root / "data/organisations.yml").read_text(encoding="utf-8")
    assert "lat: -20.8789\n" in written and 'siren: "215905126"' in written


@pytest.mark.parametrize(
    "arguments, place",
    [
        (("theme", "--nom", "Eau"), "sous « themes », dans la fiche qui en a besoin"),
        (("methode", "--nom", "Vote", "--famille", "participer"), "sous « method », dans la fiche qui en a besoin"),
        (("famille", "--nom", "Voter"), "sous « family », dans data/methodes.yml"),
        (("collectivite", "--nom", "Région", "--pluriel", "Régions"), "sous « kind », dans data/organisations.yml"),
    ],
)
def test_a_new_term_is_told_where_to_cite_it(
    here: Mini, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], place: str
):
    assert new.main(list(arguments)) == 0
    assert f" {place} (un terme que personne" in capsys.readouterr().out


def test_a_word_that_is_taken_is_asked_again_at_once(here: Mini, monkeypatch: pytest.MonkeyPatch):
    typed(monkeypatch, "Eau", "", "ateliers", "assainissement", "L'eau.")
    assert new.main(["theme"]) == 0
    assert "synonyms:\n    - assainissement\n" in (here.root / "data/themes.yml").read_text(encoding="utf-8")
