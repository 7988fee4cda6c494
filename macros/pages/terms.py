"""The pages of terms: each gathers what all projects say of a method, a condition, a theme, an authority…"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import (
    CONDITION,
    DELIVERABLE,
    EDITION,
    KIND,
    METHOD,
    ORGANISATION,
    PART,
    PLACE,
    THEME,
    Family,
)
from macros.catalogue.project import Project
from macros.catalogue.subject import Mention, Subject
from macros.model import sections
from macros.model.sections import Section
from macros.pages.key_figures import population
from macros.pages.lists import Counted, Group, by_status, cards, counted_subjects
from macros.pages.page import HOME, Link, Page
from macros.pages.pager import PAGE, Leaf, Pager, first_leaf, leaf_page, next_leaves
from macros.pages.term_views import (
    ConditionView,
    CrossedView,
    DeliverableView,
    MethodView,
    OrganisationView,
    Ranked,
    TermView,
)
from macros.pages.territory import territory
from macros.pages.transfer import method_conditions
from macros.text.french.wording import counted

COMPANIONS = 8
"""Terms shown as going with another: enough to go on from, few enough to choose among."""

READ_NEXT = 3

CARDS = 24
"""Projects that a term's page shows as cards; the others follow by their titles, so that the page stays light with the
years."""

LIMITED = 12
"""Projects whose limits a method's page tells: past a dozen they would bury the rest."""

INDEX_TITLES = {
    METHOD: "Méthodes",
    THEME: "Thèmes",
    CONDITION: "Conditions de transfert",
    DELIVERABLE: "Livrables",
    PART: "Parties du recueil",
    KIND: "Types de collectivité",
    ORGANISATION: "Commanditaires",
    PLACE: "Lieux",
    EDITION: "Éditions",
}
"""The titles of the lists of terms, by which crumbs and the site map call them."""


_UNEMPLOYED = sections.METHOD.uses._replace(title="Ce qu'en disent les projets")
"""What projects say of a method that no team employed."""

OFTEN = 3
"""Projects from which « le plus souvent » can be said of them."""


Built = tuple[str, TermView, str, Iterable[Leaf]]
"""A template, what it prints, the partial that draws the list of its projects, and the leaves of that but the first."""


def term_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """Return the pages of every term but the editions, which have their own."""
    return tuple(
        page
        for family, builder in _BUILDERS.items()
        for subject in catalogue.family(family)
        for page in _pages(subject, *builder(catalogue, subject))
    )


def _pages(subject: Subject, template: str, view: TermView, draws: str, leaves: Iterable[Leaf]) -> Iterator[Page]:
    crumbs = (HOME, Link(INDEX_TITLES[subject.family], subject.family.index_address))
    yield Page(
        address=subject.address,
        template=template,
        title=subject.label,
        description=subject.definition,
        view=view,
        crumbs=crumbs,
    )
    for leaf in leaves:
        yield leaf_page(subject.label, view.kicker, draws, leaf, crumbs)


def _common(catalogue: Catalogue, subject: Subject, pager: Pager | None) -> dict:
    return {
        "subject": subject,
        "kicker": subject.family.noun.capitalize(),
        "count": counted(len(catalogue.projects_of(subject)), "projet"),
        "pager": pager,
    }


def _by_status(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions in the order in which their groups are printed."""
    return [mention for group in by_status(mentions) for mention in group.items]


def _titled(section: Section, projects: Sequence[Project]) -> Section:
    """Return the section of a term's projects, with a title that says how many they are."""
    return section._replace(title="Le projet" if len(projects) == 1 else f"{section.title} ({len(projects)})")


def _method(catalogue: Catalogue, subject: Subject) -> Built:
    projects = catalogue.projects_of(subject)
    family = next(family for family in catalogue.method_families if family.id == subject.record.family)
    mentions = catalogue.by_subject[subject]
    uses = _by_status(mentions), subject.address, by_status
    leaf = first_leaf(*uses)
    employed = [mention.project for mention in mentions if mention.status == "employee"]
    transfers = islice(
        (
            Mention(project, subject, reusable.text)
            for project in projects
            for reusable in project.fiche.transferability.reusable
            if reusable.method == subject.id
        ),
        PAGE,
    )
    limits = _limits(projects, subject)
    view = MethodView(
        **_common(catalogue, subject, leaf.pager),
        family=family.label,
        conditions_said=_conditions_said(len(projects)),
        groups=leaf.items,
        transfers=tuple(transfers),
        conditions=_ranked(counted_subjects(catalogue, projects, CONDITION)),
        checked=bool(method_conditions(catalogue, subject)[0]),
        limits=limits,
        companions=_ranked(counted_subjects(catalogue, projects, METHOD, without=subject)),
        siblings=tuple(
            other for other in catalogue.family(METHOD) if other.record.family == family.id and other is not subject
        ),
        read_next=cards(catalogue, list(dict.fromkeys([*employed, *projects]))[:READ_NEXT]),
        sections=sections.METHOD if employed else sections.METHOD._replace(uses=_UNEMPLOYED),
    )
    return "methode.html", view, "usages", next_leaves(*uses)


def _conditions_said(projects: int) -> str:
    """Return what introduces the conditions of so many projects; a few have no « le plus souvent »."""
    if projects == 1:
        return "Les conditions que pose ce projet :"
    return (
        "Les conditions que posent le plus souvent ces projets :"
        if projects >= OFTEN
        else "Les conditions que posent ces projets :"
    )


def _ranked(counts: tuple[Counted, ...]) -> Ranked:
    alone = len({project for item in counts for project in item.projects}) == 1
    return Ranked(counts if alone else counts[:COMPANIONS], len(counts) > COMPANIONS and not alone, alone)


def _limits(projects: Iterable[Project], method: Subject) -> tuple[Group, ...]:
    """Return the limits that the newest of `projects` set to a method itself, project by project."""
    groups = (
        Group(
            project.id,
            project.label,
            project.title,
            tuple(limit.text for limit in project.fiche.transferability.limits if limit.method == method.id),
        )
        for project in projects
    )
    return tuple(islice((group for group in groups if group.items), LIMITED))


def _condition(catalogue: Catalogue, subject: Subject) -> Built:
    projects = catalogue.projects_of(subject)
    uses = catalogue.by_subject[subject], subject.address, _in_one_group
    leaf = first_leaf(*uses)
    view = ConditionView(
        **_common(catalogue, subject, leaf.pager),
        mentions=leaf.items[0].items,
        methods=_ranked(counted_subjects(catalogue, projects, METHOD)),
        companions=_ranked(counted_subjects(catalogue, projects, CONDITION, without=subject)),
    )
    return "condition.html", view, "usages", next_leaves(*uses)


def _in_one_group(mentions: Sequence[Mention]) -> tuple[Group, ...]:
    return (Group("", "", "", tuple(mentions)),)


def _deliverable(catalogue: Catalogue, subject: Subject) -> Built:
    uses = _by_status(catalogue.by_subject[subject]), subject.address, by_status
    leaf = first_leaf(*uses)
    view = DeliverableView(**_common(catalogue, subject, leaf.pager), groups=leaf.items)
    return "livrable.html", view, "usages", next_leaves(*uses)


def _crossed(catalogue: Catalogue, subject: Subject) -> Built:
    projects, families = catalogue.projects_of(subject), sections.CROSSED
    leaf = first_leaf(projects, subject.address)
    view = CrossedView(
        **_common(catalogue, subject, leaf.pager),
        cards=cards(catalogue, leaf.items[:CARDS]),
        others=leaf.items[CARDS:],
        methods=_ranked(counted_subjects(catalogue, projects, METHOD)),
        conditions=_ranked(counted_subjects(catalogue, projects, CONDITION)),
        themes=_ranked(counted_subjects(catalogue, projects, THEME, without=subject)),
        sections=families._replace(
            projects=_titled(families.projects, projects),
            themes=families.themes._replace(title="Thèmes voisins") if subject.family is THEME else families.themes,
        ),
    )
    return "terme.html", view, "titres", next_leaves(projects, subject.address)


def _organisation(catalogue: Catalogue, subject: Subject) -> Built:
    projects = catalogue.projects_of(subject)
    drawn = projects, subject.address, partial(cards, catalogue)
    leaf = first_leaf(*drawn)
    places = tuple(mention.subject for mention in catalogue.mentions(projects[0], PLACE))
    view = OrganisationView(
        **_common(catalogue, subject, leaf.pager),
        cards=leaf.items,
        kind=catalogue.mentions(projects[0], KIND)[0].subject,
        places=places,
        territory=territory(catalogue, subject.record),
        population=population(subject.record),
        neighbours=_neighbours(catalogue, subject, places[0].id),
        sections=sections.ORGANISATION._replace(projects=_titled(sections.ORGANISATION.projects, projects)),
    )
    return "commanditaire.html", view, "vignettes", next_leaves(*drawn)


def _neighbours(catalogue: Catalogue, subject: Subject, region: str) -> tuple[Subject, ...]:
    """Return other commanditaires of the same région, those of the newest projects first; its own page lists them
    all.
    """
    place = catalogue.subjects[PLACE.id][region]
    organisations = (mention.project.organisation.id for mention in catalogue.by_subject[place])
    others = (catalogue.subjects[ORGANISATION.id][id_] for id_ in dict.fromkeys(islice(organisations, 2 * COMPANIONS)))
    return tuple(islice((other for other in others if other is not subject), COMPANIONS))


_BUILDERS: dict[Family, Callable[[Catalogue, Subject], Built]] = {
    METHOD: _method,
    THEME: _crossed,
    CONDITION: _condition,
    DELIVERABLE: _deliverable,
    PART: _crossed,
    KIND: _crossed,
    ORGANISATION: _organisation,
    PLACE: _crossed,
}
