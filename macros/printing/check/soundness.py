"""Points on the file itself: accessible, described, with its fonts, its texts for pictures, and nothing left over."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from page import ValidationProfile

from macros.printing.archive import failures
from macros.printing.comparison import shortened, squeezed
from macros.printing.faces import SOFT_HYPHEN
from macros.printing.pdf_document import Document
from macros.printing.plan import Plan

Faults = Iterator[tuple[int, str]]

HEAVIEST = 8 * 1024 * 1024
"""Bytes that a file may weigh: what a mailbox takes and a telephone opens."""

_BROWSER_S = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|https?://|file://|\b\d{1,2}:\d{2}\b")
_SIGNS = {SOFT_HYPHEN: "une césure conditionnelle (U+00AD)", "\ufffd": "un signe illisible (U+FFFD)"}


def accessible(document: Document, plan: Plan | None) -> Faults:
    """No rule of PDF/UA-1 fails."""
    yield from ((0, f"{rule} : {message}.") for rule, message in failures(document.path, ValidationProfile.PDF_UA_1))


def archivable(document: Document, plan: Plan | None) -> Faults:
    """No rule of PDF/A-2a fails."""
    yield from ((0, f"{rule} : {message}.") for rule, message in failures(document.path, ValidationProfile.PDF_A_2A))


def described(document: Document, plan: Plan | None) -> Faults:
    """Language, title and author are said, in the file and in its XMP record, and the title is what windows show."""
    names = {"title": "le titre", "author": "l'auteur", "language": "la langue"}
    for key, name in names.items():
        read, xmp = document.metadata[key], document.metadata[f"xmp_{key}"]
        expected = getattr(plan, key) if plan else read
        if not read:
            yield 0, f"{name} manque."
        elif read != expected:
            yield 0, f"{name} est {shortened(read)} ; {shortened(expected)} est attendu."
        elif xmp != read:
            yield 0, f"{name} dans XMP est {shortened(xmp)} ; {shortened(read)} est attendu."
    if not document.shows_title:
        yield 0, "la fenêtre du lecteur montre le nom du fichier et non le titre."


def fonts(document: Document, plan: Plan | None) -> Faults:
    """Fonts are in the file, drawn by outlines, readable, and the publication's own."""
    for font in document.fonts:
        if font.kind == "Type3":
            yield 0, f"« {font.name} » est une police de type 3."
        elif not font.embedded:
            yield 0, f"la police « {font.name} » n'est pas dans le fichier."
        elif not font.readable:
            yield 0, f"la police « {font.name} » ne dit pas quels signes elle dessine."
        elif plan and not font.name.replace(" ", "").startswith(plan.fonts):
            page, words = next(_drawn_in(font.name, document), (0, ""))
            yield page, f"« {font.name} » remplace une police de la publication{f' : {words}' if words else ''}."


def _drawn_in(font: str, document: Document) -> Faults:
    """Yield the pages on which a font draws, and what it draws there."""
    for page in document.pages:
        for run in page.runs:
            if run.font.split("+")[-1] == font and run.text.strip():
                yield page.number, shortened(run.text)


def pictures(document: Document, plan: Plan | None) -> Faults:
    """Every picture has its text, and every diagram says its words where it stands."""
    yield from ((picture.page, "une image n'a pas de texte.") for picture in document.pictures if not picture.text)
    yield from (
        (page.number, "une image est dessinée hors de toute figure, sans texte.")
        for page in document.pages
        if page.orphan_images
    )
    descriptions = {squeezed(picture.text) for picture in document.pictures}
    for text in plan.images if plan else ():
        if squeezed(text) not in descriptions:
            yield 0, f"l'image {shortened(text)} manque, ou son texte."
    for diagram in plan.diagrams if plan else ():
        page = document.anchors.get(diagram.anchor, 0)
        around = squeezed(
            " ".join(sheet.text for sheet in (document.pages[page - 1 : page + 2] if page else document.pages))
        )
        yield from (
            (page, f"la figure « {diagram.anchor} » ne dit pas {shortened(text)}.")
            for text in diagram.texts
            if squeezed(text) not in around
        )


def clean(document: Document, plan: Plan | None) -> Faults:
    """No soft hyphen nor unreadable sign in the text, no date or address of the browser, a sound and light file."""
    yield from ((page, f"{_SIGNS[sign]} reste dans le texte.") for page, sign in document.forbidden)
    for page in document.pages:
        for text in page.margin_texts:
            if _BROWSER_S.search(text):
                yield page.number, f"le navigateur a imprimé {shortened(text)} dans la marge."
    with pikepdf.open(document.path) as file:
        yield from ((0, f"qpdf : {message}") for message in file.check_pdf_syntax())
    weight = document.path.stat().st_size
    if weight > HEAVIEST:
        yield (
            0,
            f"le fichier pèse {weight / 1024 / 1024:.1f} Mo ; {HEAVIEST // 1024 // 1024} Mo au plus sont attendus.",
        )
