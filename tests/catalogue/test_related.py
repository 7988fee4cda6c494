"""Which projects are close to one, in what order, and the reasons given: on a few projects that share terms of known
rarity.
"""

from __future__ import annotations

import pytest

from macros.catalogue import related
from macros.catalogue.related import Relation, related_projects
from tests.mini import Mini


def neighbours(mini: Mini, **themes: str) -> tuple[Relation, ...]:
    """Return the neighbours of the first of these projects, each told by its themes; a last project, of another theme,
    shares nothing with them that weighs.
    """
    known = dict.fromkeys(theme for said in themes.values() for theme in said.split())
    mini.write(
        "data/themes.yml", "".join(f"{id_}: {{label: {id_}, definition: D.}}\n" for id_ in ("management", *known))
    )
    for id_, said in themes.items():
        mini.fiche(id_, ("themes: [management]", f"themes: [{said.replace(' ', ', ')}]"))
    first = next(iter(themes))
    relations = related_projects(mini.catalogue())
    return next(found for project, found in relations.items() if project.id == first)


def test_the_three_closest_come_the_closest_first(mini: Mini):
    """Two terms of three projects weigh more than one of two; the project that shares the commonest is left out."""
    found = neighbours(mini, a="un deux trois", b="un", c="deux trois", d="deux", e="trois", f="trois")
    assert [relation.project.id for relation in found] == ["c", "b", "d"]


def test_the_three_rarest_reasons_are_told_the_rarest_first(mini: Mini):
    found = neighbours(
        mini, a="quatre trois deux un", b="quatre trois deux un", c="quatre trois deux", d="quatre trois", e="quatre"
    )
    assert found[0].reasons == ("même thème rare : un", "même thème : deux", "même thème : trois")


def test_where_many_share_something_those_of_the_rarest_terms_are_compared(mini: Mini, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(related, "CANDIDATES", 1)
    found = neighbours(mini, a="deux un", b="deux", c="deux", d="un")
    assert [relation.project.id for relation in found] == ["d"]
