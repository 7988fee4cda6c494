"""How wide a text is when it is printed, near enough to tell what a line or a column can hold."""

from __future__ import annotations

_NARROW = frozenset("ijlI|.,:;!'’f()[]{}-‑ \u00a0\u202ftr/îï1")
_BROAD = frozenset("mwMWÆŒœæ%@…—&→")


def ems(text: str) -> float:
    """Return the width of a text in the sans, in ems of its size: within a twentieth for a line of prose."""
    return sum(
        0.28 if sign in _NARROW else 0.84 if sign in _BROAD else 0.58 if sign.isupper() or ord(sign) > 0x24F else 0.5
        for sign in text
    )
