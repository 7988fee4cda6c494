"""Puts soft hyphens in a page to print: breaks are decided at build, so that every browser of one engine breaks lines
alike.

Patterns are Pyphen's. Headings, code, addresses and foreign words stay whole; a text does not end on a small piece of a
word; a title keeps an article with its noun.
"""

from __future__ import annotations

import re

from pyphen import Pyphen

from macros.text.html.document import TEXT, Document, Node, walk
from macros.text.html.prose import put_back, set_aside

SOFT_HYPHEN = "\u00ad"

_SIDE = 3
"""Letters left whole on each side of a break, at least."""

_WORD = re.compile(rf"(?<![\w.@/&#-])[a-zà-öø-ÿœ]{{{2 * _SIDE},}}(?![\w@/;]|\.\w)")
"""A whole word in small letters: neither a name, nor an acronym, nor a part of an address."""

_NAME = re.compile(rf"(?<![\w.@/&#-])[A-ZÀ-ÖØ-ÞŒ][a-zà-öø-ÿœ]{{{2 * _SIDE - 1},}}(?![\w@/;]|\.\w)")
"""The same with a capital: it may break where the columns of a table are close."""

_WHOLE = (
    "h1, h2, h3, h4, h5, h6, code, pre, kbd, samp, script, style, svg, title, head, nav, [translate=no],"
    " [lang]:not([lang|=fr]), [data-entier], .fig-nom"
)
"""Elements whose words stay whole: headings, what is no text, foreign words, what asks for it, and the titles of
figures, which name them to screen readers.
"""


_ENDS = "p, li, dd, figcaption"
"""Elements that never end on a small piece of a word."""

_LAST = 7
"""The fewest letters of a piece of word that may stand alone on the last line of a text."""

_SHORT_WORD = re.compile(
    r"(?<![\w’'-])(à|au|aux|ce|ces|d[eu]|des|en|et|l[ae]|les|ne|ou|où|par|pour|sa|ses|sur|un|une) (?=\S{1,14}(?:\s|$))",
    re.I,
)
"""A word that leads to the next: a title breaks before it, unless what follows is long."""

_TITLES = "h1, h2, h3, h4, h5, h6, .fig-nom, a.ligne, .titre-recueil"


class Hyphenator:
    """Puts soft hyphens in words; remembers each word it has cut, for as long as it lives."""

    def __init__(self) -> None:
        self._patterns = Pyphen(lang="fr", left=_SIDE, right=_SIDE)
        self._known: dict[str, str] = {}

    def cut(self, document: Document) -> None:
        """Cut the words of a page's text, those of headings, code, addresses and `data-entier` elements left whole."""
        whole = document.css(_WHOLE)
        self._cut_words(document, whole, _WORD)
        for table in document.css("table[data-colonnes]"):
            self._cut_words(table, whole, _NAME)
        for block in document.css(_ENDS):
            _end_whole(block)
        for title in document.css(_TITLES):
            for kind, text, node in walk(title):
                if kind is TEXT and _SHORT_WORD.search(text):
                    node.replace_with(_SHORT_WORD.sub("\\1\u00a0", text))

    def _cut_words(self, top: Document | Node, whole: list[Node], words: re.Pattern[str]) -> None:
        for kind, text, node in walk(top, whole):
            if kind is TEXT and words.search(text):
                bare, addresses = set_aside(text)
                node.replace_with(put_back(words.sub(self._cut, bare), addresses))

    def pieces(self, word: str) -> list[str]:
        """Return the pieces of a word that stay whole in tight columns."""
        return _NAME.sub(self._cut, _WORD.sub(self._cut, word)).split(SOFT_HYPHEN)

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


def _end_whole(block: Node) -> None:
    """Let the last word of a block break only where the piece left on the last line is long enough."""
    texts = [(text, node) for kind, text, node in walk(block) if kind is TEXT and text.strip()]
    if texts:
        text, node = texts[-1]
        *pieces, last = text.split(SOFT_HYPHEN)
        while pieces and sum(map(str.isalpha, last)) < _LAST and not re.search(r"\s\w", last):
            last = pieces.pop() + last
        node.replace_with(SOFT_HYPHEN.join([*pieces, last]))
