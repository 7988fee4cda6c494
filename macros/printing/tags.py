"""Mend the tags of a printed file where PDF/UA-1 asks for more than Chromium writes; return nothing, change the
file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

from macros.printing.structure import contents, kids

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
    roles = {}
    for tag in list(_tags(file.Root.StructTreeRoot)):
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


def describe_links(
    file: pikepdf.Pdf,
    ranks: Mapping[tuple[int, int], int],
    words: Mapping[tuple[int, int], str],
    titles: Mapping[str, str],
) -> None:
    """Give each link the words that its tag holds, for those who hear it; `words` are those of each marked sequence.

    A page number alone says where it leads: `titles` are the headings by their anchors.
    """
    for tag in _tags(file.Root.StructTreeRoot):
        if Name.Link == tag.S:
            text = " ".join("".join(words.get(place, "") for place in contents(tag, ranks)).split())
            for kid in kids(tag):
                if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
                    title = titles.get(str(kid.Obj.get("/Dest", "")).removeprefix("/"), "")
                    place = ", ".join(filter(None, (title, f"page {text}"))) if text.isdigit() else text
                    kid.Obj.Contents = place or _address(kid.Obj)


def _is_told(figure: pikepdf.Object) -> bool:
    """Tell whether a figure holds the words that it says: a text in their place would hide them. One that has no text
    says what it holds.
    """
    kinds = {str(tag.S) for tag in _tags(figure)}
    return bool(kinds & {"/L", "/P", "/Table"}) or not str(figure.get("/Alt", figure.get("/ActualText", ""))).strip()


def _rename(file: pikepdf.Pdf) -> None:
    """Name the cells that others refer to by their order: the browser names them by what it drew before."""
    tags_ = [tag for tag in _tags(file.Root.StructTreeRoot) if "/ID" in tag]
    names = {bytes(tag.ID): f"cellule-{rank:05}".encode() for rank, tag in enumerate(tags_)}
    for tag in tags_:
        tag.ID = pikepdf.String(names[bytes(tag.ID)])
    for tag in _tags(file.Root.StructTreeRoot):
        for properties in tag.get("/A", ()) if isinstance(tag.get("/A"), Array) else ():
            if "/Headers" in properties:
                properties.Headers = Array([pikepdf.String(names[bytes(name)]) for name in properties.Headers])
    if tags_:
        file.Root.StructTreeRoot.IDTree = Dictionary(Names=Array([item for tag in tags_ for item in (tag.ID, tag)]))


def _mend_item(file: pikepdf.Pdf, item: pikepdf.Object) -> None:
    """Put all but the label of a list item in one body."""
    children = kids(item)
    labels = [kid for kid in children if _kind(kid) == "/Lbl"]
    others = [kid for kid in children if _kind(kid) != "/Lbl"]
    if [_kind(kid) for kid in others] == ["/LBody"] or not others:
        return
    body = file.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(others)))
    if "/Pg" in item:
        body.Pg = item.Pg
    for kid in others:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = body
    item.K = Array([*labels, body])


def _kind(kid: pikepdf.Object) -> str:
    return str(kid.get("/S", "")) if isinstance(kid, Dictionary) else ""


def _address(note: pikepdf.Object) -> str:
    """Return what may be said of a link without words."""
    return str(note.get("/A", Dictionary()).get("/URI", "")) or "Lien vers une autre page"


def _tags(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for child in kids(node):
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from _tags(child)
