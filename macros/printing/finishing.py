"""Finishes what the browser printed: the same pages, in a file made for readers, libraries and screen readers.

Two prints of one text are the same bytes: dates come from the plan, the identifier from the content.
"""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2

from macros.printing.archive import claim_archive
from macros.printing.bookmarks import rewrite_outline
from macros.printing.letters import words_by_mark
from macros.printing.plan import Plan
from macros.printing.progress import Listener, each_page, silent
from macros.printing.tags import describe_links, mend_tags
from macros.printing.text_layer import Area, Mender

POINTS = 72 / 25.4
"""Points in a millimetre."""


def finish(path: Path, plan: Plan, printed_from: str = "", published_at: str = "", listener: Listener = silent) -> None:
    """Finish the file at `path` in place: metadata, tags, outline, text layer, links.

    Links to addresses below `printed_from`, where the browser read the page, are made links below `published_at`, or
    taken away where that is not known. `listener` hears how far it is. Raise Mismatch where the file's headings are
    not the plan's.
    """
    words = _words(path, listener)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        ranks = {page.obj.objgen: rank for rank, page in enumerate(file.pages, start=1)}
        mender = Mender()
        for page in each_page(list(file.pages), "finition", listener):
            height = float(page.mediabox[3])
            mender.mend(page, Area(plan.margins[2] * POINTS, height - plan.margins[0] * POINTS))
        mend_tags(file)
        describe_links(file, ranks, words, {heading.anchor: heading.text for heading in plan.headings})
        if printed_from:
            _move_links(file, printed_from, published_at)
        rewrite_outline(file, plan.headings)
        _describe(file, plan)
        claim_archive(file)
        file.remove_unreferenced_resources()
        # Not linearised: releases of qpdf disagree on the hints of a file that has an outline, and call each other's
        # faulty.
        file.save(
            path,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )


def _words(path: Path, listener: Listener) -> dict[tuple[int, int], str]:
    """Return the words of each marked sequence of the pages that have links."""
    words_by_place: dict[tuple[int, int], str] = {}
    with pikepdf.open(path) as file, pypdfium2.PdfDocument(path) as seen:
        pages = [rank for rank, page in enumerate(file.pages, start=1) if "/Annots" in page]
        for rank in each_page(pages, "relevé des mots", listener):
            words_by_place |= {(rank, mark): words for mark, words in words_by_mark(seen[rank - 1]).items()}
    return words_by_place


def _move_links(file: pikepdf.Pdf, printed_from: str, published_at: str) -> None:
    for page in file.pages:
        for note in page.get("/Annots", pikepdf.Array()):
            action = note.get("/A", pikepdf.Dictionary())
            address = str(action.get("/URI", ""))
            if address.startswith(printed_from):
                if published_at:
                    action.URI = pikepdf.String(
                        published_at.rstrip("/") + "/" + address[len(printed_from) :].lstrip("/")
                    )
                else:
                    _take_away(file, page, note)


def _take_away(file: pikepdf.Pdf, page: pikepdf.Page, note: pikepdf.Object) -> None:
    """Take a link away: its box from the page, its reference from the tags; its words stay."""
    page.Annots = pikepdf.Array([other for other in page.Annots if other.objgen != note.objgen])
    tags = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
    tag = tags[int(note.StructParent)]
    tag.K = pikepdf.Array(
        [
            kid
            for kid in tag.K
            if not (
                isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" and kid.Obj.objgen == note.objgen
            )
        ]
    )
    if not any(isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR" for kid in tag.K):
        tag.S = pikepdf.Name.Span
    del tags[int(note.StructParent)]


def _describe(file: pikepdf.Pdf, plan: Plan) -> None:
    """Say in the file, for people and libraries, what it is."""
    day = plan.day.strftime("%Y-%m-%dT00:00:00Z")
    with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = plan.title
        xmp["dc:creator"] = [plan.author]
        xmp["dc:description"] = plan.description
        xmp["dc:language"] = {plan.language}
        xmp["dc:subject"] = set(plan.keywords)
        xmp["dc:format"] = "application/pdf"
        if plan.address:
            xmp["dc:identifier"] = plan.address
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = xmp["xmp:MetadataDate"] = day
        xmp["pdfuaid:part"] = "1"
    stamp = plan.day.strftime("D:%Y%m%d000000Z")
    engine = re.search(r"Skia/PDF m\d+", str(file.docinfo.get("/Producer", "")))
    file.trailer.Info = file.make_indirect(
        pikepdf.Dictionary(
            {
                "/Title": plan.title,
                "/Author": plan.author,
                "/Subject": plan.description,
                "/Keywords": ", ".join(plan.keywords),
                "/CreationDate": stamp,
                "/ModDate": stamp,
                "/Producer": engine[0] if engine else "",
            }
        )
    )
    file.Root.Lang = plan.language
    file.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    file.Root.PageMode = pikepdf.Name.UseOutlines if len(file.pages) > 8 else pikepdf.Name.UseNone
