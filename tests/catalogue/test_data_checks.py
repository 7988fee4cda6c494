"""What vocabularies, organisations and editions may not say, each fault at the line of its key."""

from __future__ import annotations

import time
from textwrap import dedent

import pytest

from macros.catalogue.read.vocabularies import MOST
from tests.mini import FILES, Mini

EDITION = "data/editions/essai.yml"
SECOND = "data/editions/second.yml"
ORGANISATIONS = "data/organisations.yml"
FICHE = "docs/projets/essai/lille.md"

OTHER = {"name": "Ville de Roubaix", "short": "Roubaix", "siren": '"215905126"'}

MISSIONS = """\
    missions:
      introduction: À vous.
      stages:
        - name: Projets
          weeks: {min: 4, max: 8}
          description: Un projet.
      contact:
        email: stages@exemple.fr
        website: exemple.fr
        path: Stages
    """


def second_edition(mini: Mini, promotion: str = "Seconde", order: int = 2) -> None:
    mini.write(SECOND, f"title: X\npromotion: {promotion}\norder: {order}\nparts: [organisation]\npurpose: X.\n")
    text = (mini.root / FICHE).read_text(encoding="utf-8")
    mini.write("docs/projets/second/lille.md", text.replace("title: Écouter", "title: Écouter encore"))


def second_organisation(mini: Mini, **changes: str) -> None:
    """Add an organisation, told by a fiche, that differs from the first by its name, its short name and its SIREN."""
    said = OTHER | changes
    text = dedent(FILES[ORGANISATIONS])
    copy = text.replace("ville-de-lille:", "ville-de-roubaix:")
    for old, key in (("Ville de Lille", "name"), ('"215903501"', "siren"), ("short: Lille", "short")):
        copy = copy.replace(old, f"short: {said[key]}" if key == "short" else said[key])
    mini.write(ORGANISATIONS, text + copy)
    mini.fiche("roubaix", ("organisation: ville-de-lille", "organisation: ville-de-roubaix"))


def with_missions(mini: Mini, old: str, new: str) -> list[str]:
    assert old in MISSIONS
    mini.write(EDITION, dedent(FILES[EDITION]) + dedent(MISSIONS).replace(old, new))
    return mini.messages()


def test_two_editions_and_two_organisations_stand_side_by_side(mini: Mini):
    second_edition(mini)
    second_organisation(mini)
    assert mini.messages() == []


@pytest.mark.parametrize(
    "changes, message",
    [
        (
            {"order": 1},
            (
                f"3  order : le rang 1 est déjà celui de « essai » ({EDITION}:3). Le rang dit l'ordre des éditions :"
                " donnez à chacune le sien."
            ),
        ),
        (
            {"promotion": "ESSAI"},
            (
                f"2  promotion : la promotion « ESSAI » a déjà une édition, « essai » ({EDITION}:2). Corrigez le nom,"
                " ou réunissez les deux éditions."
            ),
        ),
    ],
)
def test_two_editions_may_not_share_a_rank_nor_a_promotion(mini: Mini, changes: dict, message: str):
    second_edition(mini, **changes)
    assert mini.messages() == [f"{SECOND}:{message}"]


@pytest.mark.parametrize(
    "changes, message",
    [
        (
            {"name": "ville de Lille"},
            (
                "13  ville-de-roubaix.name : « ville de Lille » est déjà le nom de « ville-de-lille »"
                f" ({ORGANISATIONS}:2). Précisez l'un des deux, ou gardez une seule organisation."
            ),
        ),
        (
            {"short": "Lille"},
            (
                "14  ville-de-roubaix.short : « Lille » est déjà le nom court de « ville-de-lille »"
                f" ({ORGANISATIONS}:3). Précisez l'un des deux : les listes n'ont que ce nom."
            ),
        ),
        (
            {"siren": '"215903501"'},
            (
                "17  ville-de-roubaix.siren : le SIREN 215903501 est déjà celui de « ville-de-lille »"
                f" ({ORGANISATIONS}:6). Vérifiez-le, ou gardez une seule organisation."
            ),
        ),
    ],
)
def test_two_organisations_may_not_share_a_name_nor_a_number(mini: Mini, changes: dict, message: str):
    second_organisation(mini, **changes)
    assert mini.messages() == [f"{ORGANISATIONS}:{message}"]


def test_two_organisations_without_a_number_share_none(mini: Mini):
    second_organisation(mini)
    text = (mini.root / ORGANISATIONS).read_text(encoding="utf-8")
    mini.write(ORGANISATIONS, "".join(line for line in text.splitlines(True) if "siren:" not in line))
    assert mini.messages() == []


def test_two_fiches_may_not_share_a_title(mini: Mini):
    mini.write("docs/projets/essai/ville.md", (mini.root / FICHE).read_text(encoding="utf-8"))
    assert mini.messages() == [
        f"docs/projets/essai/ville.md:2  title : « Écouter les agents » est déjà le titre d'une fiche ({FICHE}:2)."
        " Donnez à chacune le sien."
    ]


def test_a_condition_asks_a_question(mini: Mini):
    mini.replace("Est-ce le moment ?", "Le moment.", "data/conditions.yml")
    assert mini.messages() == [
        "data/conditions.yml:3  calendrier.question : une question est attendue ; celle-ci n'a pas de point"
        " d'interrogation. Terminez-la par « ? »."
    ]


def test_a_question_left_to_write_is_told_once(mini: Mini):
    mini.replace("Est-ce le moment ?", "À compléter.", "data/conditions.yml")
    (message,) = mini.messages()
    assert "reste à écrire" in message


def test_an_identifier_that_no_folder_could_bear_and_a_label_without_end_are_told(mini: Mini):
    id_, label = "a" * 81, "b" * 121
    mini.replace("ateliers:", f"{id_}:", "data/methodes.yml")
    mini.replace("label: Ateliers", f"label: {label}", "data/methodes.yml")
    mini.replace("id: ateliers", f"id: {id_}")
    mini.replace("method: ateliers", f"method: {id_}")
    told = [
        message.removeprefix("data/methodes.yml:") for message in mini.messages() if "data/methodes.yml:" in message
    ]
    assert told == [
        f"1  {id_}.id : le texte compte 81 signes ; le maximum est de 80. Raccourcissez-le.",
        f"2  {id_}.label : le texte compte 121 signes ; le maximum est de 120. Raccourcissez-le.",
    ]


def test_a_part_stands_once_in_an_edition(mini: Mini):
    mini.replace("parts: [organisation]", "parts:\n  - organisation\n  - organisation", EDITION)
    assert mini.messages() == [f"{EDITION}:6  parts[2] : « organisation » figure déjà ligne 5. Gardez-en une."]


def test_an_unknown_part_is_told_at_its_line(mini: Mini):
    mini.replace("parts: [organisation]", "parts:\n  - organisation\n  - organisatoin", EDITION)
    assert mini.messages() == [
        f"{EDITION}:6  parts[2] : « organisatoin » n'est pas une partie connue. Vouliez-vous dire « organisation » ?"
        " Valeurs admises : organisation (data/parties.yml). Pour en ajouter : python3 recueil.py nouveau partie."
    ]


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "max: 8",
            "max: 3",
            (
                f"{EDITION}:10  missions.stages[1].weeks.max : la durée maximale (3) est plus courte que la minimale"
                " (4). Échangez-les, ou retirez « max » si la durée est exacte."
            ),
        ),
        (
            "stages@exemple.fr",
            "stages(a)exemple.fr",
            (
                f"{EDITION}:13  missions.contact.email : « stages(a)exemple.fr » n'a pas la forme attendue. Une adresse"
                " électronique s'écrit nom@domaine.fr."
            ),
        ),
    ],
)
def test_a_call_for_missions_that_can_not_be_is_told(mini: Mini, old: str, new: str, message: str):
    assert with_missions(mini, old, new) == [message]


def test_a_length_may_have_equal_bounds(mini: Mini):
    assert with_missions(mini, "max: 8", "max: 4") == []


@pytest.mark.parametrize("text", ["title: X : Y\n", "title: X\n", ""], ids=["illisible", "incomplète", "vide"])
def test_the_fiches_of_a_faulty_edition_are_at_home(mini: Mini, text: str):
    mini.write(EDITION, text)
    assert [message for message in mini.messages() if not message.startswith(EDITION)] == []


@pytest.mark.parametrize(
    "path, old",
    [("data/methodes.yml", "  when: Quand on est plusieurs.\n"), ("data/collectivites.yml", "  plural: Communes\n")],
)
def test_a_faulty_term_is_told_once_and_nothing_it_uses_is_called_unused(mini: Mini, path: str, old: str):
    mini.replace(old, "", path)
    assert len(mini.messages()) == 1


def test_a_faulty_term_that_no_fiche_uses_has_its_own_message_alone(mini: Mini):
    mini.write("data/themes.yml", "management: {label: Management, definition: D.}\nhabitat: {label: Habitat}\n")
    assert mini.messages() == [
        "data/themes.yml:2  habitat.definition : la clé « definition » manque (définition en une ou deux phrases)."
        " Ajoutez-la."
    ]


def test_a_project_without_fiches_is_told_so(mini: Mini):
    (mini.root / FICHE).unlink()
    (mini.root / "docs/projets/essai").rmdir()
    (mini.root / "docs/projets").rmdir()
    assert mini.messages() == [
        "docs/projets:1  le dossier des fiches manque. Créez-le, avec un dossier par édition : docs/projets/<édition>/."
    ]


def test_a_file_of_faulty_terms_is_read_to_a_point_and_the_others_counted(mini: Mini):
    mini.write("data/themes.yml", "".join(f"t{rank}: {{}}\n" for rank in range(20_000)))
    start = time.process_time()
    messages = [message for message in mini.messages() if message.startswith("data/")]
    assert time.process_time() - start < 2
    assert len(messages) == 2 * MOST + 1
    assert messages[-1] == (
        f"data/themes.yml:{MOST + 1}  t{MOST} : à partir d'ici, {20_000 - MOST} termes n'ont pas été lus : ceux qui"
        " précèdent ont trop de fautes. Corrigez-les d'abord."
    )
