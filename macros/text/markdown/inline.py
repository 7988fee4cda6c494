"""Skips Markdown's search for bold, links, notes and the like in texts that hold no sign of them.

Markdown searches every text for every mark, which took half of its time.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markdown.treeprocessors import InlineProcessor as Inline
from markdown.util import AtomicString

_BRACKET, _PICTURE, _CHEVRON, _PLUS = ("[",), ("![",), ("<",), ("+",)
SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "backtick": ("`",),
        "keys-custom": _PLUS,
        "escape": ("\\",),
        "footnote": ("[^",),
        "reference": _BRACKET,
        "link": _BRACKET,
        "image_link": _PICTURE,
        "image_reference": _PICTURE,
        "short_reference": _BRACKET,
        "short_image_ref": _PICTURE,
        "autolink": _CHEVRON,
        "automail": _CHEVRON,
        "linebreak": ("  \n",),
        "magic-link": ("://", "w.", "W."),
        "magic-mail": ("@",),
        "entity": ("&",),
        "keys": _PLUS,
    }
)
"""The signs without which a text holds no mark, by the name that Markdown gives to the mark's pattern. Patterns of bold
and the like say their signs themselves; other patterns are tried on every text.
"""

_ANY = ("",)


class MarkedTexts(Inline):
    """Does what its parent does, but skips the patterns that can find nothing."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns that the Markdown reader has by now."""
        signs = {id(self.inlinePatterns[name]): signs for name, signs in SIGNS.items() if name in self.inlinePatterns}
        self._patterns = [
            (pattern, getattr(pattern, "tokens", None) or signs.get(id(pattern), _ANY))
            for pattern in self.inlinePatterns
        ]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        for rank in range(patternIndex, len(self._patterns)):
            pattern, signs = self._patterns[rank]
            start, is_there = 0, any(sign in data for sign in signs)
            while is_there:
                data, is_there, start = self._InlineProcessor__applyPattern(pattern, data, rank, start)
        return data
