"""Long lists, cut in pages: nothing is lost nor told twice, and each page leads to those around it."""

from __future__ import annotations

import json

import pytest

from macros.catalogue.families import METHOD, THEME
from macros.pages import explorer, gaps, pager, transfer
from macros.pages.lists import WHOLE_LIST
from macros.pages.pager import Pager, first_leaf, next_leaves
from macros.pages.script_list import script_list
from macros.pages.terms import term_pages
from macros.site import site_map
from tests.mini import Mini


@pytest.fixture
def cut(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> Mini:
    """The project in miniature with five fiches, where a page of a list holds two."""
    for rank in range(4):
        mini.fiche(f"f{rank}")
    for module in (pager, transfer, gaps):
        monkeypatch.setattr(module, "PAGE", 2)
    return mini


@pytest.mark.parametrize("number", [0, 1, 100])
def test_a_list_of_a_hundred_stays_whole(number: int):
    items = range(number)
    assert (first_leaf(items, "x/").items, first_leaf(items, "x/").pager) == (tuple(items), None)
    assert list(next_leaves(items, "x/")) == []


@pytest.mark.parametrize("number", [101, 200, 201, 1234])
def test_a_longer_list_is_cut_and_holds_each_item_once(number: int):
    leaves = [first_leaf(range(number), "x/"), *next_leaves(range(number), "x/")]
    assert [item for leaf in leaves for item in leaf.items] == list(range(number))
    addresses = [leaf.pager.address for leaf in leaves if leaf.pager]
    assert addresses[:2] == ["x/", "x/page/2/"] and len(set(addresses)) == len(leaves)
    assert ["", *addresses[:-1]] == [leaf.pager.previous for leaf in leaves if leaf.pager]
    assert [*addresses[1:], ""] == [leaf.pager.next for leaf in leaves if leaf.pager]


@pytest.mark.parametrize(
    "number, ways", [(1, "1 2 3 …20"), (4, "1 2 3 4 5 6 …20"), (10, "1 …8 9 10 11 12 …20"), (20, "1 …18 19 20")]
)
def test_a_page_leads_to_the_ends_and_to_its_neighbours(number: int, ways: str):
    way_words = ("…" * way.after_gap + str(way.number) for way in Pager(number, 20, "x/").ways)
    assert " ".join(way_words) == ways


def test_every_use_of_a_method_is_on_a_page_of_it(cut: Mini):
    catalogue = cut.catalogue()
    (method,), (theme,) = catalogue.family(METHOD), catalogue.family(THEME)
    first, *others = (page for page in term_pages(catalogue) if page.address.startswith(method.address))
    groups = (first.view.groups, *(page.view.leaf.items for page in others))
    assert [mention.project for (group,) in groups for mention in group.items] == list(catalogue.projects_of(method))
    assert [page.address for page in others] == [f"{method.address}page/{number}/" for number in (2, 3)]
    assert others[0].title == "Ateliers, page 2 sur 3" and others[0].crumbs[-1].address == method.address
    theme_pages = [page for page in term_pages(catalogue) if page.address.startswith(theme.address)]
    assert len(theme_pages) == 3 and theme_pages[0].view.pager


def test_scripts_read_of_all_projects_what_the_page_says_of_the_first(cut: Mini):
    catalogue = cut.catalogue()
    drawn = explorer.explorer(catalogue)
    assert (len(drawn.spread.projects), drawn.whole, drawn.count) == (2, WHOLE_LIST, "5 projets")
    data = json.loads(script_list(catalogue)[WHOLE_LIST])
    columns = data["projets"]
    assert data["langues"] == {}
    assert columns["projet"] == [project.key for project in catalogue.projects]
    for rank, item in enumerate(drawn.spread.projects):
        told = {name: columns[name][rank] for name in (*item.values, "population", "transfert")}
        assert told == {**item.values, "population": item.population, "transfert": item.transfer}
    assert columns["emploi"][:2] == [one.employed for one in gaps.crossed(catalogue)]
    assert columns["compte"][0] == transfer.transfer_check(catalogue).projects[0].methods


def test_pages_that_hold_all_projects_ask_for_no_other_list(mini: Mini):
    assert (script_list(mini.catalogue()), explorer.explorer(mini.catalogue()).models) == ({}, ())


def test_the_site_map_leads_to_the_list_of_what_is_cut(cut: Mini):
    groups = {group.title: [link.address for link in group.items] for group in site_map(cut.catalogue())}
    assert groups["Projets"] == ["projets/"]
