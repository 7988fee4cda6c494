"""Check a printed file against its plan, point by point; without a plan, what the file alone can tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.printing.check import composition as check_composition
from macros.printing.check import cross_references as check_references
from macros.printing.check import pages as check_pages
from macros.printing.check import soundness as check_soundness
from macros.printing.check.fault import Fault
from macros.printing.pdf_document import Document
from macros.printing.pdf_reader import read
from macros.printing.plan import Plan
from macros.printing.progress import Listener, silent


@dataclass(frozen=True)
class Point:
    """One thing that a file must show: its number, its name, what looks at it; `alone`, how far the file alone can
    tell.
    """

    number: int
    name: str
    faults: Callable
    alone: str = ""
    """« entier », « en partie » or « non » without a plan."""


HEADINGS = 3
"""The number of the point on headings."""

POINTS = (
    Point(1, "format et nombre de pages", check_pages.sizes, "en partie"),
    Point(2, "numéros du sommaire et des index", check_references.numbers, "en partie"),
    Point(HEADINGS, "intertitres à leur page", check_references.headings_in_place, "non"),
    Point(4, "rien d'isolé en bas de page", check_composition.stranded, "entier"),
    Point(5, "titres courants", check_pages.running_heads, "non"),
    Point(6, "folios", check_pages.folios, "en partie"),
    Point(7, "pages blanches et rectos", check_pages.blanks, "non"),
    Point(8, "signets", check_references.outline, "entier"),
    Point(9, "PDF/UA-1", check_soundness.accessible, "entier"),
    Point(10, "langue, titre, auteur", check_soundness.described, "en partie"),
    Point(11, "polices", check_soundness.fonts, "en partie"),
    Point(12, "un texte pour chaque image", check_soundness.pictures, "en partie"),
    Point(13, "liens", check_references.dead_links, "entier"),
    Point(14, "texte complet, dans les marges", check_composition.complete, "en partie"),
    Point(15, "fichier propre", check_soundness.clean, "entier"),
    Point(16, "texte lisible sur son fond", check_composition.legible, "entier"),
    Point(17, "PDF/A-2a", check_soundness.archivable, "entier"),
)
"""What a printed file must show, in the order of the check."""


def check(path: Path, plan: Plan | None = None, listener: Listener = silent) -> list[Fault]:
    """Return the faults of the file at `path`, by point and page; raise Unreadable where it is no PDF.

    `listener` hears how far the check is.
    """
    document = read(path, listener)
    listener(f"contrôle : {len(POINTS)} points…")
    return faults(document, plan)


def faults(document: Document, plan: Plan | None = None) -> list[Fault]:
    """Return the faults of a file that has been read."""
    return [
        Fault(point.number, page, message)
        for point in POINTS
        if plan or point.alone != "non"
        for page, message in point.faults(document, plan)
    ]


def report(path: Path, page_faults: Iterable[Fault], planned: bool = False) -> str:
    """Return what is shown of a check: each fault on its line, under its point's name, then what could not be checked
    without a plan.
    """
    names = {point.number: point.name for point in POINTS}
    lines = [
        f"{path}{f', page {fault.page}' if fault.page else ''}  {fault.point}. {names[fault.point]} : {fault.message}"
        for fault in sorted(set(page_faults))
    ]
    ending = [f"{len(lines)} défaut{'s' if len(lines) > 1 else ''}." if lines else f"{path} : aucun défaut."]
    if not planned:
        ending += [
            _unchecked("Sans plan, non contrôlé", "non"),
            _unchecked("Sans plan, contrôlé en partie", "en partie"),
        ]
    return "\n".join([*lines, *ending])


def _unchecked(start: str, how: str) -> str:
    return f"{start} : {' ; '.join(f'{point.number}. {point.name}' for point in POINTS if point.alone == how)}."
