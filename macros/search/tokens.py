"""The words of a text as the index holds them: each with its lemma, a compound whole and by its parts.

`overrides/assets/javascripts/search/words.js` cuts what a reader types by the same rule; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from macros.text.french.lexicon import ADVERB, Lexicon

ELIDED = frozenset("c d j l m n qu s t jusqu lorsqu puisqu quelqu quoiqu".split())
"""The elided words that an apostrophe joins to the word that matters."""

ASKED = frozenset("je tu il elle on nous vous ils elles ce t moi toi lui le la les leur en y là ci".split())
"""The words that a hyphen joins to another without making a compound: « faut-il », « celui-ci »."""

_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"(?:{_LETTER}\.){{2,}}{_LETTER}?(?!\w)"  # S.P.L.
    r"|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)"  # 1 607
    rf"|{_LETTER}(?:\s?&\s?{_LETTER})+(?!\w)"  # R&D
    rf"|{_LETTER}\+(?!\w)"  # A+
    r"|\w+(?:[-\u2010\u2011](?![dlDL]['’])\w+)*"  # porte-à-porte, but Val-d'Oise apart
)
_IN_WORDS = re.compile(r"[-\u2010\u2011.&\s\u00a0\u202f]")
_SENTENCE_END = ".!?:;"


class Word(NamedTuple):
    """A word of a text: its lemma, its form in small letters, its place; `part` is its rank inside a compound."""

    lemma: str
    form: str
    start: int
    part: bool = False


@lru_cache(maxsize=1 << 18)
def plain(text: str) -> str:
    """Return a form without accents or joining signs: « porte-à-porte » gives `porteaporte`."""
    text = text.lower()
    if text.isascii():
        return text if text.isalnum() else _IN_WORDS.sub("", text)
    text = text.replace("œ", "oe").replace("æ", "ae")
    letters = (sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _IN_WORDS.sub("", "".join(letters))


def words(text: str, lexicon: Lexicon) -> Iterator[Word]:
    """Yield the words of a text that mean something."""
    before = ""
    for match in _WORD.finditer(text):
        spelling, start = match[0], match.start()
        if spelling.lower() in ELIDED and text[match.end() : match.end() + 1] in ("'", "’"):
            continue
        yield from _words(spelling, start, before, _begins(text, start), lexicon)
        if not (lexicon.is_auxiliary(before) and lexicon.reading(spelling.lower()).kind == ADVERB):
            before = spelling.lower()


def _words(spelling: str, start: int, before: str, begins: bool, lexicon: Lexicon) -> Iterator[Word]:
    form = spelling.lower() if spelling[0].isalpha() and spelling[-1].isalnum() else plain(spelling)
    form = re.sub("[\u2010\u2011]", "-", form)
    if "-" in form:
        yield from _compound(form, start, lexicon)
        return
    if not form.isalpha():
        form = plain(form)
        if len(form) > 1 or form.isdigit():
            yield Word(form, form, start)
        return
    reading = lexicon.reading(form)
    if lexicon.is_auxiliary(before):
        reading = lexicon.after_auxiliary(form) or reading
    if lexicon.is_empty(reading):
        noun = lexicon.noun(form) if spelling[0].isupper() and not begins else None
        if spelling[1:] != spelling[1:].lower():
            yield Word(form, form, start)  # a name: « la loi NOTRe »
        elif noun:
            yield Word(noun.lemma, form, start)
    elif len(form) > 1:
        yield Word(reading.lemma, form, start)


def _compound(form: str, start: int, lexicon: Lexicon) -> Iterator[Word]:
    """Yield a compound as one word (its own lemma in French, or the singular of its last part), then its parts."""
    first, _, last = form.rpartition("-")
    reading = lexicon.reading(last)
    if last not in ASKED:
        lemma = form if lexicon.is_empty(reading) else f"{first}-{reading.lemma}"
        yield Word(lexicon.reading(form).lemma if form in lexicon.readings else lemma, form, start)
    for part in form.split("-"):
        reading = lexicon.reading(part)
        if len(part) > 1 and not lexicon.is_empty(reading):
            yield Word(reading.lemma, part, start, part=True)


def _begins(text: str, start: int) -> bool:
    """Tell whether a sentence begins here."""
    before = text[:start].rstrip()
    return not before or before[-1] in _SENTENCE_END or before[-1] in "«“"
