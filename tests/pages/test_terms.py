"""What the page of a term gathers: who goes with it, in what order, how many; on a few projects written here."""

from __future__ import annotations

from textwrap import dedent

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import METHOD, THEME
from macros.pages.lists import NAMED, Counted, by_status, counted_subjects
from macros.pages.terms import COMPANIONS, LIMITED, READ_NEXT, term_pages
from tests.mini import FILES, Mini

GUIDE = ("    - text: Les ateliers.\n      method: ateliers\n", "    - text: Un guide.\n      deliverable: guide\n")
METHODS = "  - id: ateliers\n    status: employee\n    detail: Trois ateliers.\n"


def methods(mini: Mini, *ids: str) -> None:
    """Write methods of the same family beside « ateliers »."""
    others = "".join(
        f"{id_}: {{label: {id_}, family: participer, definition: D., when: Quand on veut.}}\n" for id_ in ids
    )
    mini.write(
        "data/methodes.yml", f"ateliers: {{label: Ateliers, family: participer, definition: D., when: Q.}}\n{others}"
    )


def using(*uses: str) -> tuple[tuple[str, str], ...]:
    """Return the changes of a fiche that has it use methods, « entretiens » or « entretiens preconisee », and hand over
    the first.
    """
    parts = [use.split() for use in uses]
    said = "".join(
        f"  - id: {part[0]}\n    status: {part[1] if part[1:] else 'employee'}\n    detail: Ainsi.\n" for part in parts
    )
    return (METHODS, said), ("      method: ateliers\n", f"      method: {parts[0][0]}\n")


def change(mini: Mini, *changes: tuple[str, str]) -> None:
    """Change the miniature's own fiche."""
    for old, new in changes:
        mini.replace(old, new)


def view(catalogue: Catalogue, address: str):
    return next(page.view for page in term_pages(catalogue) if page.address == address)


def test_the_most_shared_come_first_then_the_alphabet_whatever_the_accents(mini: Mini):
    methods(mini, "evaluation", "zoom", "bilan")
    mini.replace("label: evaluation", "label: Évaluation", "data/methodes.yml")
    change(mini, *using("zoom", "evaluation", "bilan", "ateliers"))
    mini.fiche("b", *using("zoom"))
    catalogue = mini.catalogue()
    found = counted_subjects(catalogue, catalogue.projects, METHOD)
    assert [(item.subject.label, item.count) for item in found] == [
        ("zoom", "2 projets"),
        ("Ateliers", "1 projet"),
        ("bilan", "1 projet"),
        ("Évaluation", "1 projet"),
    ]


def test_projects_are_called_by_name_while_they_are_few(mini: Mini):
    for rank in range(NAMED):
        mini.fiche(f"f{rank}")
    catalogue = mini.catalogue()
    (theme,) = catalogue.family(THEME)
    few, many = Counted(theme, catalogue.projects[:NAMED]), Counted(theme, catalogue.projects)
    assert few.who.count(" : ") == NAMED and many.who == f"{NAMED + 1} projets"


def test_uses_are_grouped_by_status_and_no_group_is_empty(mini: Mini):
    methods(mini)
    mini.fiche("b", *using("ateliers existante", "ateliers preconisee"))
    catalogue = mini.catalogue()
    groups = by_status(catalogue.by_subject[catalogue.subjects[METHOD.id]["ateliers"]])
    assert [(group.id, len(group.items)) for group in groups] == [("employee", 1), ("preconisee", 1), ("existante", 1)]
    assert [group.id for group in by_status(groups[1].items)] == ["preconisee"]


def test_a_method_goes_with_others_the_first_eight_of_them(mini: Mini):
    ids = [f"m{rank}" for rank in range(COMPANIONS + 1)]
    methods(mini, *ids)
    change(mini, *using("ateliers", *ids[1:]))
    mini.fiche("b", *using("ateliers", ids[1], ids[2]))
    mini.fiche("c", *using(ids[0]))
    whole = view(mini.catalogue(), "methodes/ateliers/").companions
    assert [len(whole.items), whole.cut, whole.alone] == [COMPANIONS, False, False]
    mini.fiche("c", *using("ateliers", ids[0]))
    cut = view(mini.catalogue(), "methodes/ateliers/").companions
    assert [len(cut.items), cut.cut, cut.alone] == [COMPANIONS, True, False]
    assert [item.subject.id for item in cut.items] == ["m1", "m2", "m0", *ids[3:COMPANIONS]]


def test_what_one_project_alone_says_is_all_there(mini: Mini):
    ids = [f"m{rank}" for rank in range(COMPANIONS + 2)]
    methods(mini, *ids)
    change(mini, *using("ateliers", *ids))
    mini.fiche("b", *using(*ids))
    found = view(mini.catalogue(), "methodes/ateliers/").companions
    assert [len(found.items), found.cut, found.alone] == [COMPANIONS + 2, False, True]


def test_those_that_employed_a_method_are_read_first(mini: Mini):
    methods(mini)
    for id_, status in (("a", "preconisee"), ("b", "preconisee"), ("c", "preconisee"), ("z", "employee")):
        mini.fiche(id_, *using(f"ateliers {status}"))
    (mini.root / "docs/projets/essai/lille.md").unlink()
    found = view(mini.catalogue(), "methodes/ateliers/").read_next
    assert [card.project.id for card in found] == ["z", "a", "b"] and len(found) == READ_NEXT


def limited(*methods: str) -> tuple[str, str]:
    """Return the change of a fiche that gives it limits: one of its own, and one of each method."""
    lines = ["- text: Une limite.", *(f"- {{text: Une limite., method: {method}}}" for method in methods)]
    return "source:\n", "\n    ".join(["  limits:", *lines]) + "\nsource:\n"


def test_a_method_shows_the_limits_that_are_its_own(mini: Mini):
    methods(mini, "zoom")
    change(mini, *using("ateliers", "zoom"))
    mini.replace(*limited("zoom"))
    catalogue = mini.catalogue()
    shown = {id_: view(catalogue, f"methodes/{id_}/").limits for id_ in ("ateliers", "zoom")}
    assert shown["ateliers"] == () and [group.items for group in shown["zoom"]] == [("Une limite.",)]


def test_limits_are_those_of_the_newest_projects(mini: Mini):
    limit = limited("ateliers")
    for rank in range(LIMITED + 1):
        mini.fiche(f"f{rank:02}", limit)
    assert [group.id for group in view(mini.catalogue(), "methodes/ateliers/").limits] == [
        f"f{rank:02}" for rank in range(LIMITED)
    ]


def test_a_term_is_not_beside_itself(mini: Mini):
    methods(mini, "zoom")
    change(mini, *using("ateliers", "zoom"))
    mini.write("data/organisations.yml", _twice(dedent(FILES["data/organisations.yml"])))
    mini.fiche("b", ("organisation: ville-de-lille", "organisation: ville-de-roubaix"), *using("zoom"))
    catalogue = mini.catalogue()
    method = view(catalogue, "methodes/ateliers/")
    assert (
        [subject.id for subject in method.siblings] == [item.subject.id for item in method.companions.items] == ["zoom"]
    )
    authority = view(catalogue, "commanditaires/ville-de-lille/")
    assert [subject.id for subject in authority.neighbours] == ["ville-de-roubaix"]


def _twice(organisation: str) -> str:
    """Return the file of an organisation with another of the same place."""
    other = organisation.replace("ville-de-lille", "ville-de-roubaix").replace("Ville de Lille", "Ville de Roubaix")
    return organisation + other.replace("short: Lille", "short: Roubaix").replace("215903501", "215905126")
