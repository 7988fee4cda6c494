"""The lists of terms, family by family, page by page where they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, CROSSED, EDITION, METHOD, PART, Family
from macros.catalogue.subject import Subject
from macros.pages.lists import Counted, Group
from macros.pages.page import HOME, Page
from macros.pages.pager import Leaf, first_leaf, leaf_page, next_leaves
from macros.pages.terms import INDEX_TITLES
from macros.text.french.wording import folded


def first_terms(catalogue: Catalogue, family: Family) -> Leaf:
    """Return the first page of the list of a family's terms, in groups: all of them where they are not too many."""
    return first_leaf(_ordered(catalogue, family), family.index_address, partial(_groups, catalogue))


def term_list_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the pages that go on with the lists of terms that are cut."""
    for family in CROSSED:
        leaves = next_leaves(_ordered(catalogue, family), family.index_address, partial(_groups, catalogue))
        for leaf in leaves:
            yield leaf_page(INDEX_TITLES[family], "", "termes", leaf, (HOME,))


def _ordered(catalogue: Catalogue, family: Family) -> Sequence[Subject]:
    """Return the terms of a family as they are listed: methods under their families; methods, conditions, parts and
    editions in the order of their file, which means something; others by alphabet.
    """
    subjects = catalogue.family(family)
    if family is METHOD:
        ranks = {kind.id: rank for rank, kind in enumerate(catalogue.method_families)}
        return sorted(subjects, key=lambda subject: ranks[subject.record.family])
    if family in (CONDITION, PART, EDITION):
        return subjects
    return sorted(subjects, key=lambda subject: folded(subject.label))


def _groups(catalogue: Catalogue, subjects: Iterable[Subject]) -> tuple[Group, ...]:
    """Return terms with their projects: methods under their families, others in one list."""
    families = {kind.id: kind for kind in catalogue.method_families}

    def group(key: str, members: Iterable[Subject]) -> Group:
        counted = tuple(Counted(subject, catalogue.projects_of(subject)) for subject in members)
        kind = families.get(key)
        return Group(kind.id, kind.label, kind.definition, counted) if kind else Group("", "", "", counted)

    return tuple(
        group(key, members)
        for key, members in groupby(subjects, lambda one: one.record.family if one.family is METHOD else "")
    )
