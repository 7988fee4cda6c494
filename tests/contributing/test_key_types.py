"""What a key takes, in the words of the reference."""

from __future__ import annotations

import pytest

from macros.contributing.key_types import key_type
from macros.model.diagram import Levers, Steps
from macros.model.edition import CallContact, Edition
from macros.model.fiche import Commanditaire, Fiche, Figure, MethodUse, Revision
from macros.model.record import Record


@pytest.mark.parametrize(
    "record, key, said",
    [
        (Fiche, "title", "texte, 120 signes au plus"),
        (Fiche, "original_title", "texte"),
        (Fiche, "part", "identifiant de data/parties.yml"),
        (Fiche, "themes", "liste d'identifiants de data/themes.yml, 1 au moins"),
        (Fiche, "mission", "liste de textes, 1 au moins"),
        (Fiche, "lessons", "liste de textes"),
        (Fiche, "method", "liste d'éléments, chacun avec ses clés, 1 au moins"),
        (Fiche, "commanditaire", "des clés, en retrait"),
        (Commanditaire, "organisation", "identifiant de data/organisations.yml"),
        (MethodUse, "status", "une de ces valeurs : employee, preconisee, existante"),
        (Figure, "value", "nombre"),
        (Figure, "year", "nombre entier"),
        (Revision, "date", "date, AAAA-MM-JJ"),
        (Steps, "steps", "liste de cases, de 2 à 9"),
        (Steps, "id", "identifiant"),
        (Levers, "bands", "liste de textes, 90 signes au plus, 3 au plus"),
        (Edition, "parts", "liste d'identifiants de data/parties.yml, 1 au moins"),
        (CallContact, "email", "adresse électronique"),
    ],
)
def test_a_key_says_what_it_takes(record: type[Record], key: str, said: str):
    assert key_type(record.model_fields[key]) == said
