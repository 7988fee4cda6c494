"""Mend the tags of a printed file where PDF/UA-1 asks for more than Chromium writes; return nothing, change the
file.
"""

from __future__ import annotations

from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

from macros.printing.structure import contents, kids, kind_of, tags
from macros.printing.tag_requests import grant

STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI "
    "Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP "
    "Warichu WT WP Figure Formula Form".split()
)
"""The kinds of tags that PDF 1.7 knows (ISO 32000-1, 14.8.4); any other must be said to be like one of them."""

ROLES = {
    "Em": "Span",
    "Strong": "Span",
    "Sub": "Span",
    "Title": "P",
    "FENote": "Note",
    "Aside": "Sect",
    "DocumentFragment": "Part",
}
"""What newer kinds (PDF 2.0) are like."""


def mend_tags(file: pikepdf.Pdf) -> None:
    """Name the newer kinds, put what a list item says in its body, and let figures that are text be text."""
    grant(file)
    roles = {}
    for tag in list(tags(file.Root.StructTreeRoot)):
        kind = str(tag.S)[1:]
        if kind not in STANDARD:
            roles[f"/{kind}"] = Name(f"/{ROLES.get(kind, 'NonStruct')}")
        if kind == "LI":
            _mend_item(file, tag)
        elif kind == "Figure" and _is_told(tag):
            tag.S = Name.Div  # a figure drawn in words: read like the rest, its caption first or last
            if "/Alt" in tag:
                del tag.Alt
    file.Root.StructTreeRoot.RoleMap = Dictionary(roles)
    _rename(file)
    _file_contents(file)


def describe_links(
    file: pikepdf.Pdf,
    ranks: Mapping[tuple[int, int], int],
    words: Mapping[tuple[int, int], str],
    titles: Mapping[str, str],
) -> None:
    """Give each link the words that its tag holds, for those who hear it; `words` are those of each marked sequence.

    A page number says what the link before it in its entry says, else the heading where it leads: `titles` are these by
    their anchors.
    """
    entry = ""
    for tag in tags(file.Root.StructTreeRoot):
        if kind_of(tag) in ("TOCI", "LI", "P"):
            entry = ""
        if kind_of(tag) != "Link":
            continue
        text = " ".join("".join(words.get(place, "") for place in contents(tag, ranks)).split())
        for kid in kids(tag):
            if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
                title = entry or titles.get(str(kid.Obj.get("/Dest", "")).removeprefix("/"), "")
                place = ", ".join(filter(None, (title, f"page {text}"))) if text.isdigit() else text
                kid.Obj.Contents = place or _address(kid.Obj)
        entry = entry if text.isdigit() else text


def _is_told(figure: pikepdf.Object) -> bool:
    """Tell whether a figure holds words or another figure: a text in their place would hide them. One that has no text
    says what it holds.
    """
    kinds = {kind_of(tag) for tag in tags(figure)}
    return (
        bool(kinds & {"L", "P", "Table", "Caption", "Figure"})
        or not str(figure.get("/Alt", figure.get("/ActualText", ""))).strip()
    )


def _rename(file: pikepdf.Pdf) -> None:
    """Name the cells that others refer to by their order: the browser names them by what it drew before."""
    tags_ = [tag for tag in tags(file.Root.StructTreeRoot) if "/ID" in tag]
    names = {bytes(tag.ID): f"cellule-{rank:05}".encode() for rank, tag in enumerate(tags_)}
    for tag in tags_:
        tag.ID = pikepdf.String(names[bytes(tag.ID)])
    for tag in tags(file.Root.StructTreeRoot):
        for properties in tag.get("/A", ()) if isinstance(tag.get("/A"), Array) else ():
            if "/Headers" in properties:
                properties.Headers = Array([pikepdf.String(names[bytes(name)]) for name in properties.Headers])
    if tags_:
        file.Root.StructTreeRoot.IDTree = Dictionary(Names=Array([item for tag in tags_ for item in (tag.ID, tag)]))


def _file_contents(file: pikepdf.Pdf) -> None:
    """Say of each marked sequence which tag holds it, now that tags have moved."""
    parents = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
    pages = {page.obj.objgen: parents[int(page.StructParents)] for page in file.pages if "/StructParents" in page}
    for tag in tags(file.Root.StructTreeRoot):
        for kid in kids(tag):
            is_reference = isinstance(kid, Dictionary) and kid.get("/Type") == "/MCR"
            if is_reference or isinstance(kid, int):
                holder = kid if is_reference and "/Pg" in kid else tag
                pages[holder.Pg.objgen][int(kid.MCID if is_reference else kid)] = tag


def _mend_item(file: pikepdf.Pdf, item: pikepdf.Object) -> None:
    """Put all but the label of a list item in one body."""
    children = kids(item)
    labels = [kid for kid in children if kind_of(kid) == "Lbl"]
    others = [kid for kid in children if kind_of(kid) != "Lbl"]
    if [kind_of(kid) for kid in others] == ["LBody"] or not others:
        return
    body = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(others)))
    if "/Pg" in item:
        body.Pg = item.Pg
    for kid in others:
        if kind_of(kid):
            kid.P = body
        if kind_of(kid) == "LBody":
            kid.S = Name.Div
    item.K = Array([*labels, body])


def _address(note: pikepdf.Object) -> str:
    """Return what may be said of a link without words."""
    return str(note.get("/A", Dictionary()).get("/URI", "")) or "Lien vers une autre page"
