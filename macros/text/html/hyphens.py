"""Soft hyphens in a page to print: where a word may break is settled at build, so that any browser of one engine breaks
the same lines. French patterns, from Pyphen; headings, code, addresses and foreign words keep whole words.
"""

from __future__ import annotations

import re

from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"

_SIDE = 3
"""Letters left whole on each side of a break, at least."""

_PIECE = re.compile(r"(<[^>]*>)")
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_WORD = re.compile(r"(?<![\w.@/&#-])[a-zà-öø-ÿœ]{%d,}(?![\w@/;]|\.\w)" % (2 * _SIDE))
"""A whole word in small letters: neither a name, nor an acronym, nor a part of an address."""

_WHOLE = frozenset("h1 h2 h3 h4 h5 h6 code pre kbd samp script style svg title head nav".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_SEALED = re.compile(r'\s(?:translate="no"|lang="(?!fr)|data-entier\b|class="fig-nom")')
"""What is left whole beside: foreign words, what says so, and the titles of figures, which name them to screen
readers."""


class Hyphenator:
    """Puts soft hyphens in the text of pages; remembers each word it has cut, for as long as it lives."""

    def __init__(self) -> None:
        self._patterns = Pyphen(lang="fr", left=_SIDE, right=_SIDE)
        self._known: dict[str, str] = {}

    def page(self, html: str) -> str:
        """Return a page with the words of its text cut, those of headings, code and `data-entier` elements left
        whole.
        """
        pieces = _PIECE.split(html)
        depth = 0  # inside how many elements, counted from the one that is left whole
        for rank, piece in enumerate(pieces):
            if rank % 2 == 0:
                if not depth and piece:
                    pieces[rank] = _WORD.sub(self._cut, piece)
                continue
            tag = _TAG.match(piece)
            if tag is None or tag[2] in _VOID or piece.endswith("/>"):
                continue
            if tag[1]:
                depth = max(0, depth - 1)
            elif depth or tag[2] in _WHOLE or _SEALED.search(piece):
                depth += 1
        return "".join(pieces)

    def _cut(self, match: re.Match[str]) -> str:
        word = match[0]
        if word not in self._known:
            self._known[word] = self.word(word)
        return self._known[word]

    def word(self, word: str) -> str:
        """Return a word with a soft hyphen at each place where it may break; never between two f, which are drawn as
        one.
        """
        places = [place for place in self._patterns.positions(word) if word[place - 1 : place + 1] != "ff"]
        for place in reversed(places):
            word = f"{word[:place]}{SOFT_HYPHEN}{word[place:]}"
        return word
