"""Puts what people type to open a box in Markdown's own words: « !!! Un conseil », « !!!note »."""

from __future__ import annotations

import re

TITLES = {
    "note": "Note",
    "info": "À savoir",
    "important": "Important",
    "tip": "Conseil",
    "success": "Réussite",
    "question": "Question",
    "warning": "Attention",
    "caution": "Prudence",
    "danger": "Danger",
    "example": "Exemple",
    "quote": "Citation",
    "abstract": "Résumé",
}
"""The title of a box that has none, by its kind, which would be printed in English."""

_KINDS = (*TITLES, "attention", "hint", "error", "failure", "bug", "todo", "summary", "seealso")
_OPENING = re.compile(r"(?:[\s>]|[-*+][ ]|\d{1,9}[.)][ ])*(?:!!!|\?\?\?|===)")
_UNQUOTED = re.compile(
    r"(?P<mark>\s*(?:!!!|\?\?\?\+?|===[+!]?(?=[ \t])))[ \t]*"
    r"(?P<words>(?P<kind>[^\W\d_]\w*)(?:[ \t]+(?P<title>[^\"«“”„=\n]+?))?)[ \t]*\Z"
)
_GLUED_BOX = re.compile(r"(\s*(?:!!!|\?\?\?\+?))(?=[\w\"«“„])")
_KINDLESS = re.compile(r"(\s*!!!)[ \t]*(?=\"[^\"\n]*\"\s*\Z)")
"""The opening of a box with a title and no kind."""
_QUOTED = re.compile(
    r"(?P<opening>\s*(?:(?:!!!|\?\?\?\+?)(?:[ ]+[a-z]+)?|===[+!]?)\s+)[«“”„]\s*(?P<title>[^«»“”\"]+?)\s*[»“”]\s*\Z"
)
"""The title of a box between the quotation marks that word processors type."""


def opened(text: str) -> str:
    """Return the opening of a box with its title between straight quotes; a box with neither title nor kind is a
    note.
    """
    if not _OPENING.match(text):
        return text
    text = _QUOTED.sub(r'\g<opening>"\g<title>"', _GLUED_BOX.sub(r"\1 ", text))
    return _UNQUOTED.sub(_titled, _KINDLESS.sub(r"\1 note ", text))


def _titled(box: re.Match[str]) -> str:
    """Return the opening of a box whose title, if it has one, has no quotes: its first word may be a title too."""
    if "===" in box["mark"]:
        return f'{box["mark"]} "{box["words"]}"'
    if not box["title"] or (box["kind"].lower() in _KINDS and set(box["title"].split()) <= {"inline", "end"}):
        return f"{box['mark']} {box['words']}"
    is_kind = box["kind"].lower() in _KINDS
    return f'{box["mark"]} {box["kind"].lower() if is_kind else "note"} "{box["title" if is_kind else "words"]}"'


def title(kind: str) -> str:
    """Return the title of a box of a kind."""
    return TITLES.get(kind.lower(), kind.capitalize())
