"""A key that names a vocabulary is declared once, on its field: checks, index, schema, guide and exports follow.

Held by keys that the model lacks: a list of records that name themes, and a list of bare identifiers.
"""

from __future__ import annotations

import json
import sys
from typing import Annotated

import pytest
from pydantic import Field

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import ORGANISATION, THEME
from macros.catalogue.read.loading import load
from macros.contributing.annotated_fiche import annotated_fiche
from macros.contributing.reference import reference
from macros.contributing.schemas import schemas
from macros.contributing.snippets import snippets
from macros.contributing.term_labels import labels_of
from macros.model.examples import records_of
from macros.model.fiche import Fiche
from macros.model.record import Identifier, Record, Text
from macros.model.references import RefersTo, mark_of, reference_keys
from macros.pages.exports import exports
from macros.text.problem import ContentError
from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"


class Aside(Record):
    """A theme touched on the way, and why."""

    theme: Annotated[Identifier, RefersTo("theme", detail="why")] = Field(description="Thème", examples=["habitat"])
    why: Text = Field(description="Pourquoi", examples=["En passant."])


class LongerFiche(Fiche):
    """A fiche with two more keys."""

    asides: tuple[Aside, ...] = Field((), description="Thèmes abordés en passant")
    partners: tuple[Annotated[Identifier, RefersTo("organisation")], ...] = Field(
        (), description="Partenaires", examples=[["ville-de-lille"]]
    )


@pytest.fixture
def longer(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> Mini:
    """A sound project whose fiches may have the keys, and whose fiche has both."""
    for name, module in list(sys.modules.items()):
        if name.startswith("macros.") and getattr(module, "Fiche", None) is Fiche:
            monkeypatch.setattr(module, "Fiche", LongerFiche)
    mini.write(
        "data/themes.yml",
        "management: {label: Management, definition: D.}\nhabitat: {label: Habitat, definition: D.}\n",
    )
    mini.replace(
        "source:\n", "asides:\n  - theme: habitat\n    why: Trois visites.\npartners: [ville-de-lille]\nsource:\n"
    )
    return mini


def read(mini: Mini) -> Catalogue:
    """Return the catalogue; its problems, as a failure says them, where it can't be built."""
    try:
        return mini.catalogue()
    except ContentError as error:
        pytest.fail(str(error))


def test_its_terms_lead_to_the_project_with_what_is_said_of_them(longer: Mini):
    catalogue = read(longer)
    (mention,) = catalogue.by_subject[catalogue.subjects[THEME.id]["habitat"]]
    assert (mention.project.id, mention.detail) == ("lille", "Trois visites.")
    assert len(catalogue.by_subject[catalogue.subjects[ORGANISATION.id]["ville-de-lille"]]) == 2


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "theme: habitat",
            "theme: abitat",
            "asides[1].theme : « abitat » n'est pas un thème connu. Vouliez-vous dire « habitat » ?"
            " Valeurs admises : management et habitat (data/themes.yml). Pour en ajouter : python3"
            " recueil.py nouveau theme.",
        ),
        (
            "partners: [ville-de-lille]",
            "partners: [ville-de-lile]",
            "partners[1] : « ville-de-lile » n'est pas une organisation connue. Vouliez-vous dire «"
            " ville-de-lille » ? Valeurs admises : ville-de-lille (data/organisations.yml). Pour en"
            " ajouter : python3 recueil.py nouveau organisation.",
        ),
        (
            "partners:",
            "  - theme: habitat\n    why: Encore.\npartners:",
            "asides[2].theme : « habitat » figure déjà ligne 27. Réunissez les deux entrées.",
        ),
        (
            "partners: [ville-de-lille]",
            "partners: [ville-de-lille, ville-de-lille]",
            "partners[2] : « ville-de-lille » figure déjà ligne 29. Gardez-en une.",
        ),
    ],
    ids=["inconnu", "inconnu-dans-une-liste", "deux-fois", "deux-fois-dans-une-liste"],
)
def test_what_it_names_is_checked(longer: Mini, old: str, new: str, message: str):
    longer.replace(old, new)
    assert [said.split("  ", 1)[1] for said in longer.messages()] == [message]


def test_an_example_of_it_takes_the_project_s_own_terms(longer: Mini):
    longer.replace("  - theme: habitat\n    why", "  - why")
    with pytest.raises(ContentError) as raised:
        longer.catalogue()
    assert [problem.example for problem in raised.value.problems] == ["theme: management"]


def test_the_guide_says_what_it_takes(longer: Mini):
    rows = {row.id: row.type for table in reference("fiche") for row in table.rows}
    assert rows["cle-fiche-asides-theme"] == "identifiant de data/themes.yml"
    assert rows["cle-fiche-partners"] == "liste d'identifiants de data/organisations.yml"
    longer.write("data/livrables.yml", "guide: {label: Guide, definition: D.}\n")
    longer.replace("results:\n", "deliverables:\n  - id: guide\n    detail: Un guide remis.\nresults:\n")
    card = annotated_fiche(read(longer))
    assert "  - theme: management\n" in card and "partners:\n  - ville-de-lille\n" in card


def test_editors_complete_it(longer: Mini):
    labels = labels_of(load(longer.root))
    schema = json.loads(schemas(labels)["fiche.json"])
    theme = schema["definitions"]["Aside"]["properties"]["theme"]
    assert (theme["enum"], theme["enumDescriptions"]) == (["management", "habitat"], ["Management", "Habitat"])
    partners = schema["properties"]["partners"]
    assert (partners["items"]["enum"], partners["uniqueItems"]) == (["ville-de-lille"], True)
    made = json.loads(snippets(labels))
    assert made["asides+"]["body"][0] == "- theme: ${1|management,habitat|}"
    assert made["partners"]["body"] == ["partners:", "  - ${1|ville-de-lille|}"]


def test_it_is_exported_with_the_labels(longer: Mini):
    (project,) = json.loads(exports(read(longer))["donnees/projets.json"])
    assert project["asides"] == [{"theme": {"id": "habitat", "label": "Habitat"}, "why": "Trois visites."}]
    assert project["partners"] == [{"id": "ville-de-lille", "label": "Ville de Lille"}]


def test_methods_and_deliverables_are_named_with_their_status():
    """Pages and indexes group them by it; an echo adds a mention only where it says its own."""
    nameless = []
    for keys, mark in reference_keys(Fiche).items():
        holder: type[Record] = Fiche
        for key in keys[:-1]:
            (holder,) = records_of(holder.model_fields[key].annotation)
        has_status = mark.status or "status" in holder.model_fields
        if mark.family == "deliverable" or (mark.family == "method" and not mark.echo):
            nameless += [] if has_status else [keys]
    assert nameless == []


def test_a_mark_is_found_whatever_the_key_takes():
    class Kinds(Record):
        one: Annotated[Identifier, RefersTo("theme")]
        optional: Annotated[Identifier, RefersTo("theme")] | None = None
        several: tuple[Annotated[Identifier, RefersTo("theme")], ...] = ()
        plain: Identifier

    assert {key: mark_of(field) is not None for key, field in Kinds.model_fields.items()} == {
        "one": True,
        "optional": True,
        "several": True,
        "plain": False,
    }
