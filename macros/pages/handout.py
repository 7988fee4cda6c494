"""A fiche on one sheet of A4, to put on the table of a meeting: composed from the same header as its page.

It must fit its sheet whatever the fiche says. `_fitted` chooses what is on it by a rule on lengths: first smaller
letters, then fewer limits, results and things to take over, at last conditions without their details; nothing is ever
cut short. `imprimer` checks the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from macros.catalogue.addresses import handout_address
from macros.pages.fiche import FicheView
from macros.pages.key_figures import PrintedFigure
from macros.pages.page import HOME, PROJECTS, Link, Page
from macros.pages.qr import Square
from macros.text.french.wording import counted, listed

FEW = 3
"""The most figures, results and limits of a sheet that is read in a minute."""

ROOM = {"": 1900, "serre": 2800, "tres-serre": 3700}
"""How many characters the sheet holds, by how tightly it is set (`note.css`); measured, with room to spare."""

ITEM = 45
"""The characters that an item takes besides its words: its box or arrow, the end of its last line."""

NARROWER = 3
"""How many times narrower than the brief is the column of figures beside it."""

FEWER = (
    ("limits", 2),
    ("reusable", 4),
    ("results", 2),
    ("limits", 1),
    ("reusable", 3),
    ("reusable", 2),
    ("results", 1),
    ("figures", 1),
)
"""What is left out, step by step, where the sheet lacks room: a part, and how many of its items stay."""

_FIRST = (("effet", "mesure"), ("effet", "constate"), ("realisation", None), ("effet", "attendu"), ("constat", None))
"""The results that tell most come first: what was counted, then seen, then done."""


@dataclass(frozen=True)
class HandoutResult:
    """A result, and what it is: « Effet mesuré »."""

    text: str
    label: str


@dataclass(frozen=True)
class HandoutView:
    """All that the sheet prints. `fiche` is the view of the page that it sums up, `more` what that page says besides,
    `qr` the square that leads there where the site's address is known; `setting` how tightly it is set.
    """

    fiche: FicheView
    figures: tuple[PrintedFigure, ...]
    results: tuple[HandoutResult, ...]
    reusable: tuple[str, ...]
    limits: tuple[str, ...]
    detailed: bool
    setting: str
    more: str
    qr: Square | None

    @property
    def length(self) -> int:
        """The characters that the sheet has to hold."""
        brief, transfer = self.fiche.fiche.brief, self.fiche.fiche.transferability
        head = [brief.problem, brief.action, brief.outcome, transfer.summary]
        beside = [f"{figure.value} {figure.unit} {figure.label}" for figure in self.figures]
        items = [*self.reusable, *self.limits, *(f"{result.text} {result.label}" for result in self.results)]
        items += [
            f"{condition.subject.label} : {condition.detail if self.detailed else ''}"
            for condition in self.fiche.lists.conditions
        ]
        top = max(sum(map(len, head)), NARROWER * sum(map(len, beside)))
        return len(self.fiche.fiche.title) + top + sum(map(len, items)) + ITEM * len(items)


def handout_page(view: FicheView) -> Page:
    """Return the sheet of a project, from the view of its fiche."""
    project = view.project
    sheet = _fitted(
        HandoutView(
            fiche=view,
            figures=view.figures[:FEW],
            results=tuple(_results(view))[:FEW],
            reusable=tuple(item.text for item in view.lists.reusable),
            limits=tuple(limit.text for limit in view.lists.limits[:FEW]),
            detailed=True,
            setting="",
            more="",
            qr=Square(view.citation.address) if view.citation.address else None,
        )
    )
    return Page(
        address=handout_address(project.address),
        template="note.html",
        title=f"{project.title} : la note d'une page",
        description=f"Sur une feuille A4 : {view.fiche.description}",
        view=replace(sheet, more=_more(sheet)),
        crumbs=(HOME, PROJECTS, Link(project.label, project.address)),
    )


def _results(view: FicheView) -> Iterator[HandoutResult]:
    """Yield the results, those that tell most first, in their order."""
    kinds = {group.id: group for group in view.lists.results}
    names = {"constat": "Constat", "realisation": "Réalisation", "effet": "Effet"}
    for kind, evidence in _FIRST:
        for result in kinds[kind].items if kind in kinds else ():
            if result.evidence == (evidence or ""):
                yield HandoutResult(result.text, f"{names[kind]} {result.label.lower()}".strip())


def _fitted(sheet: HandoutView) -> HandoutView:
    """Return the sheet with as much as fits."""
    for smaller in _smaller(sheet):
        if smaller.length <= ROOM[smaller.setting]:
            return smaller
    return smaller


def _smaller(sheet: HandoutView) -> Iterator[HandoutView]:
    """Yield the sheet set more and more tightly, then with fewer and fewer items."""
    for setting in ROOM:
        sheet = replace(sheet, setting=setting)
        yield sheet
    for part, most in FEWER:
        sheet = replace(sheet, **{part: getattr(sheet, part)[:most]})
        yield sheet
    sheet = replace(sheet, detailed=False)
    yield sheet
    yield replace(sheet, limits=(), reusable=(), figures=())


def _more(sheet: HandoutView) -> str:
    """Return what the fiche says and the sheet leaves out: « 2 autres résultats et 4 autres limites »."""
    lists = sheet.fiche.lists
    left_out = {
        ("autre chiffre", "autres chiffres"): len(sheet.fiche.figures) - len(sheet.figures),
        ("autre résultat", "autres résultats"): sum(len(group.items) for group in lists.results) - len(sheet.results),
        ("autre élément à reprendre", "autres éléments à reprendre"): len(lists.reusable) - len(sheet.reusable),
        ("autre limite", "autres limites"): len(lists.limits) - len(sheet.limits),
    }
    counts = [counted(number, *names) for names, number in left_out.items() if number]
    return listed([*counts, *([] if sheet.detailed or not lists.conditions else ["le détail des conditions"])])
