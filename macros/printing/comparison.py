"""Compare what was meant with what was printed: line ends, hyphens, capitals and ligatures make no difference."""

from __future__ import annotations

import unicodedata

_HYPHENS = "-\u00ad\u2010\u2011"
_SELECTORS = "\ufe0e\ufe0f"


def squeezed(text: str) -> str:
    """Return a text without spaces, hyphens, case, nor what says how to draw a sign."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if not sign.isspace() and sign not in _HYPHENS + _SELECTORS)


def shortened(text: str, most: int = 70) -> str:
    """Return the beginning of a text, between French quotation marks, to show what is meant."""
    line = " ".join(text.split())
    return f"« {line} »" if len(line) <= most else f"« {line[:most].rsplit(' ', 1)[0]}… »"
