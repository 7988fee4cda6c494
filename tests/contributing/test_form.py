"""What the form prints of the model and of a site: every key, its label and its example, the terms and the publisher's
forge.
"""

from __future__ import annotations

import json

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.contributing import form as form_module
from macros.contributing import reference
from macros.contributing.form import GROUPS, STORY, form, form_lists
from macros.contributing.form_fields import form_field
from macros.contributing.form_messages import refusals
from macros.model.fiche import Contact, Fiche, Figure, MethodUse, Result
from macros.model.record import Record
from macros.model.sections import SECTIONS
from tests.conftest import shown
from tests.mini import Mini


def test_every_key_of_a_fiche_has_its_place():
    assert sorted(key for _, keys in GROUPS for key in keys) == sorted(Fiche.model_fields)
    assert tuple(STORY) == SECTIONS


@pytest.mark.parametrize(
    "record, key, sort, label, example",
    [
        (Fiche, "title", "texte", "Titre de la fiche", "Partager la commande publique entre Ville et métropole"),
        (Fiche, "part", "terme", "Partie du recueil", ""),
        (Fiche, "themes", "termes", "Thèmes", ""),
        (Fiche, "draft", "oui", None, ""),
        (Fiche, "lessons", "textes", "Les enseignements", None),
        (Fiche, "former_ids", "textes", None, "ancien-nom"),
        (Fiche, "method", "liste", None, ""),
        (Contact, "name", "texte", "Prénom et nom", "Marion Tanniou"),
        (MethodUse, "id", "terme", "Méthode", ""),
        (MethodUse, "status", "choix", None, ""),
        (Figure, "value", "nombre", "Le nombre seul", "134"),
        (Figure, "year", "entier", None, "2016"),
        (Figure, "date", "date", None, "2017-11-15"),
        (Result, "evidence", "choix", None, ""),
    ],
)
def test_a_field_says_what_the_model_says(record: type[Record], key: str, sort: str, label: str | None, example):
    field = form_field(record, key)
    assert field.sort == sort
    assert label is None or field.label == shown(label)
    assert example is None or field.example == example
    assert field.is_required == record.model_fields[key].is_required()


def test_every_record_inside_a_fiche_has_its_model(catalogue: Catalogue):
    made = form(catalogue)
    named = {
        name for record in (*made.groups, *made.records.values()) for field in record.fields for name in field.records
    }
    assert named == set(made.records)
    assert made.records["Cycle"].choice is not None and made.records["Box"].choice is None
    assert {choice.id for group in made.terms["method"] for choice in group.choices} == set(
        catalogue.subjects["method"]
    )


def test_a_site_offers_its_editions_and_its_forge(mini: Mini):
    assert form(mini.catalogue()).forge == ""
    mini.write("data/editeur.yml", "forge: https://forge.example.fr/new/main\nemail: contact@example.fr\n")
    made = form(mini.catalogue())
    assert (made.forge, made.email) == ("https://forge.example.fr/new/main", "contact@example.fr")
    assert [edition.id for edition in made.editions] == ["essai"]
    assert [choice.id for group in made.fiches for choice in group.choices] == ["essai/lille"]


def test_a_refusal_speaks_of_fields_not_of_yaml():
    said = refusals()
    assert said["oneOf"].startswith("« La méthode dont il s'agit » ou « le livrable dont il s'agit » est attendu")
    assert said["maxLength"] == "Le texte compte {count} signes ; le maximum est de {most}. Raccourcissez-le."
    assert all(message.endswith((".", "»")) for message in said.values())


def test_a_form_holds_few_of_many_fiches_and_reads_many_terms_in_a_file(mini: Mini, monkeypatch: pytest.MonkeyPatch):
    for rank in range(3):
        mini.fiche(f"f{rank}")
    monkeypatch.setattr(form_module, "LONG", 2)
    catalogue = mini.catalogue()
    made = form(catalogue)
    assert [choice.id for group in made.fiches for choice in group.choices] == [
        project.key for project in catalogue.projects[:2]
    ]
    assert made.is_cut and {len(catalogue.subjects[id_]) > 2 for id_ in made.lists} <= {True}
    files = form_lists(catalogue)
    assert sorted(files) == sorted(made.lists.values())
    for id_, address in made.lists.items():
        written = [choice.id for group in made.terms[id_] for choice in group.choices]
        assert [row[0] for row in json.loads(files[address])] == written


def test_a_form_of_few_fiches_and_terms_holds_all(mini: Mini):
    catalogue = mini.catalogue()
    assert (form(catalogue).is_cut, form(catalogue).lists, form_lists(catalogue)) == (False, {}, {})


def test_the_reference_tells_the_first_of_many_values_and_where_the_others_are(
    mini: Mini, monkeypatch: pytest.MonkeyPatch
):
    catalogue = mini.catalogue()
    whole = {one.id: one for one in reference.open_lists(catalogue)}
    monkeypatch.setattr(reference, "LONG", 1)
    cut = {one.id: one for one in reference.open_lists(catalogue)}
    assert {one.others for one in whole.values()} == {""}
    assert {id_: len(one.values) for id_, one in cut.items()} == {
        id_: min(1, len(one.values)) for id_, one in whole.items()
    }
    assert all(bool(one.others) == (len(whole[id_].values) > 1) for id_, one in cut.items())
