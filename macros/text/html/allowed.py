"""What the HTML of a contribution may hold: elements, attributes and addresses, against one list. A judge, not a washer:
what the list doesn't know is told, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SCHEMES = ("http", "https", "mailto", "tel")
"""How an address of another place may begin."""

_ANYWHERE = frozenset(("id", "class"))
_ELEMENTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        "h1 h2 h3 h4 h5 h6 p br hr span strong em b i del ins sub sup mark code pre kbd samp blockquote ul li dl dt dd"
        " thead tbody tr table figure figcaption caption summary section".split(),
        frozenset(),
    ),
    "ol": frozenset(("start", "type")),
    "a": frozenset(("href", "title", "rel")),
    "abbr": frozenset(("title",)),
    "div": frozenset(("data-tabs",)),
    "img": frozenset(("src", "alt", "title")),
    "th": frozenset(("style", "scope")),
    "td": frozenset(("style",)),
    "details": frozenset(("open",)),
    "input": frozenset(("type", "disabled", "checked", "name")),
    "label": frozenset(("for",)),
}
_STYLE = re.compile(r"text-align: (?:left|right|center);\Z")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_EMAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?[\w.=&%+-]*)?", re.I)
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")


def refusal(name: str, attributes: Mapping[str, str | None]) -> str:
    """Return what an element holds that no contribution may, as text: the element, an attribute, an address; else
    nothing.
    """
    allowed = _ELEMENTS.get(name)
    if allowed is None:
        return f"<{name}>"
    for attribute, value in attributes.items():
        if attribute not in allowed and attribute not in _ANYWHERE:
            return f"{attribute}="
        if attribute == "style" and not _STYLE.match(value or ""):
            return "style="
        if attribute == "type" and name == "input" and value not in ("checkbox", "radio"):
            return f"type={value}"
    return foreign_scheme(attributes.get("href") or "") or foreign_picture(attributes.get("src") or "")


def foreign_scheme(address: str) -> str:
    """Return how an address begins where no page may lead there: « javascript: », « // »."""
    bare = _BLANK.sub("", address)
    scheme = _SCHEME.match(bare)
    if bare.startswith(("//", "\\\\", "/\\", "\\/")):
        return "//"
    if scheme and scheme[1].lower() == "mailto" and not _EMAIL.fullmatch(bare):
        return bare
    return f"{scheme[1]}:" if scheme and scheme[1].lower() not in SCHEMES else ""


def foreign_picture(address: str) -> str:
    """Return the address of a picture that comes from another site, or carries itself."""
    bare = _BLANK.sub("", address)
    return address if bare.startswith(("//", "\\")) or _SCHEME.match(bare) else ""
