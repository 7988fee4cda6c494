"""Foreign expressions in a page: marked with their language, so that a screen reader pronounces them (RGAA 8.7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_UNREAD = r"<(?:script|style|title|code|pre|svg)\b.*?</(?:script|style|title|code|pre|svg)>|<[^>]*>"
"""Tags, and the elements whose words are not read as prose."""


@dataclass(frozen=True)
class Foreign:
    """The foreign expressions of the site: the language of each, by its small letters."""

    languages: Mapping[str, str]

    def marked(self, html: str) -> str:
        """Return a page with each expression of its text in an element that names its language; attributes stay."""
        small = html.lower()
        present = [expression for expression in self.languages if expression in small]
        if not present:
            return html  # most pages: no need to walk their tags
        words = "|".join(sorted(map(re.escape, present), key=len, reverse=True))
        expression = rf"(?<![\w-])(?:{words})(?![\w-])"
        return re.sub(rf"(?s:{_UNREAD})|(?P<said>{expression})", self._element, html, flags=re.IGNORECASE)

    def _element(self, match: re.Match[str]) -> str:
        said = match["said"]
        return f'<span lang="{self.languages[said.casefold()]}">{said}</span>' if said else match[0]
