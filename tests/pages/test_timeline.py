"""A timeline drawn from the calendar: each date of the fiche stands once on its page."""

from __future__ import annotations

from macros.pages.diagrams import Moment
from macros.pages.fiche import FicheView, fiche_page
from macros.text.html.document import parse
from tests.mini import Mini, MiniSite

CALENDAR = """\
calendar:
  - {when: Juin 2018, text: Un bilan., kind: echeance}
  - {when: Juin 2019, text: Un vote., kind: decision}
"""
TIMELINE = """\
diagrams:
  - id: dates
    kind: frise
    title: Les dates
    caption: D'après le texte.
    above: {title: En haut, events: [{title: Une balade}]}
    below: {title: En bas, events: [{title: Un comité}]}
"""


def with_dates(mini: Mini, timeline: str) -> None:
    """Give the miniature project a calendar, and a timeline that its story places."""
    mini.replace("method:\n", f"{CALENDAR}method:\n")
    mini.replace("source:\n", f"{timeline}source:\n")
    mini.replace("Un texte.\n", "Un texte.\n\n[figure: dates]\n")


def view(mini: Mini, timeline: str) -> FicheView:
    """Return the page of the miniature project, with its dates."""
    with_dates(mini, timeline)
    catalogue = mini.catalogue()
    (project,) = catalogue.projects
    return fiche_page(catalogue, project, (), "").view


def test_a_timeline_without_moments_shows_the_calendar_instead_of_the_list(mini: Mini):
    page = view(mini, TIMELINE)
    assert page.diagrams["dates"].geometry == (
        Moment("Juin 2018", "Échéance", "Un bilan."),
        Moment("Juin 2019", "Décision", "Un vote."),
    )
    assert page.lists.calendar == ()


def test_a_timeline_with_its_own_moments_leaves_the_list(mini: Mini):
    own = "    moments: [{label: Mai, title: Un}, {label: Août, title: Deux}]\n"
    page = view(mini, TIMELINE + own)
    assert [moment.title for moment in page.diagrams["dates"].geometry] == ["Un", "Deux"]
    assert [milestone.when for milestone in page.lists.calendar] == ["Juin 2018", "Juin 2019"]


def test_the_page_shows_each_date_once_in_its_figure(mini_site: MiniSite):
    with_dates(mini_site, TIMELINE)
    page = parse((mini_site.built() / "projets/essai/lille/index.html").read_text(encoding="utf-8"))
    (figure,) = page.css("#figure-dates")
    assert page.body is not None
    for text in ("Un bilan.", "Un vote."):
        assert page.body.text().count(text) == figure.text().count(text) == 1
