"""Tags that the browser does not write by itself: the page asks for them in the text that stands for a figure, which
the browser writes as it is, and the file is given what was asked.
"""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from macros.printing.structure import kids, kind_of, tags

KINDS = {
    "dl": "L",
    "dl > div": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "nav[role=doc-toc], .lignes": "TOC",
    ".lignes > li, .sommaire-partie": "TOCI",
    ".index": "Index",
    ".signe[role=img]": "Span",
}
"""The elements of a page and the tags that they ask for (ISO 32000-1, 14.8.4)."""

SCRIPT = """(kinds) => {
    for (const [selector, kind] of Object.entries(kinds))
        for (const element of document.querySelectorAll(selector)) {
            const text = element.getAttribute("role") === "img" ? element.ariaLabel : "";
            element.setAttribute("role", "figure");
            element.removeAttribute("aria-labelledby");
            element.ariaLabel = `balise ${kind} ${text}`;
        }
}"""
"""Writes the requests in a page that is about to be printed; takes `KINDS`."""

_REQUEST = "balise"


def grant(file: pikepdf.Pdf) -> None:
    """Give a file the tags that its page asked for, each with what it must hold."""
    requests = [(tag, *request) for tag in tags(file.Root.StructTreeRoot) if (request := _request(tag))]
    for tag, kind, text in requests:
        tag.S = Name(f"/{kind}")
        if text:
            tag.Alt = text
        else:
            del tag.Alt
    for tag, kind, _ in requests:
        if kind == "L":
            _gather_items(file, tag)
        elif kind in ("TOC", "Index"):
            _refer(file, tag)


def _request(tag: pikepdf.Object) -> tuple[str, str] | None:
    """Return the kind that a tag asks to be, and the text that stands for it; nothing where it asks for none."""
    words = str(tag.get("/Alt", "")).split(" ", 2)
    return (words[1], "".join(words[2:])) if words[0] == _REQUEST and len(words) > 1 else None


def _gather_items(file: pikepdf.Pdf, list_: pikepdf.Object) -> None:
    """Make each term of a list of definitions an item, with what defines it."""
    groups: list[list[pikepdf.Object]] = []
    for kid in kids(list_):
        kind, last = kind_of(kid), kind_of(groups[-1][-1]) if groups else ""
        if (kind == "LBody" and last in ("Lbl", "LBody")) or kind == last == "Lbl":
            groups[-1].append(kid)
        else:
            groups.append([kid])
    list_.K = Array(
        [_wrap(file, list_, "LI", group) if kind_of(group[0]) in ("Lbl", "LBody") else group[0] for group in groups]
    )


def _refer(file: pikepdf.Pdf, tag: pikepdf.Object) -> None:
    """Make the links below a tag references: they are what contents and indexes are made of."""
    children = [
        _wrap(file, tag, "Reference", [kid]) if kind_of(kid) == "Link" and kind_of(tag) != "Reference" else kid
        for kid in kids(tag)
    ]
    tag.K = Array(children)
    for kid in children:
        if kind_of(kid) not in ("", "Reference", "TOC"):
            _refer(file, kid)


def _wrap(file: pikepdf.Pdf, above: pikepdf.Object, kind: str, inner: Sequence[pikepdf.Object]) -> pikepdf.Object:
    """Return a new tag of a kind, below another, that holds some of its children."""
    tag = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=above, K=Array(inner)))
    for kid in inner:
        kid.P = tag
    return tag
