"""French typography: contributors type plain spaces, quotes and hyphens; pages show them as a typographer sets them.

It works on a whole page once built, on its texts only: what is exported stays as typed. It guesses no word and, in
doubt, changes nothing. What must be left alone says so, by `<code>`, `<time>` or `translate="no"`.
"""

from __future__ import annotations

import re

from macros.text.french.foreign import NONE, Foreign
from macros.text.french.numbers import WIDE, typeset_numbers
from macros.text.french.wording import NARROW
from macros.text.html.document import Document
from macros.text.html.prose import ADDRESS, BLOCK, INLINE, WORD, prose, put_back, set_aside

_INDENTED = re.compile(r"\n[ \t\n]+")
_OE = (
    r"(?i:(?=uvr)|(?<=\b..)(?=il)|(?<=[cs]..)(?=ur)|(?<=n..)(?=ud)|(?<=b..)(?=uf)|(?<=v..)(?=ux?\b))"
    r"(?![\w-]*(?:_|\.\w))"
)
_LIGATURES = ((re.compile(f"oe{_OE}"), "œ"), (re.compile(f"O[eE]{_OE}"), "Œ"))
"""Œuvre, œil, cœur, sœur, nœud, bœuf, vœu and what is made from them, unless in the name of a file or of a site."""

_QUOTED = re.compile(rf'"(?<!\w")(?=[^\s{BLOCK}])([^"{BLOCK}]+)"(?<!\s")(?!\w)')
_OPENING = re.compile(rf"«\s*({INLINE}*)\s*(?=[^{BLOCK}\s])")
_TITLE = re.compile(rf"(M(?<!\wM)(?:\.|M\.|mes?|lles?)) (?={INLINE}*[A-ZÀ-Þ])")
_NUMBERED = (
    re.compile(rf"(°(?<=[nN]°)) (?={INLINE}*[0-9])"),
    re.compile(
        r"(\.) (?:(?<=\bp\. )|(?<=\bpp\. )|(?<=\bart\. )|(?<=\bfig\. )|(?<=\bchap\. )|(?<=\bvol\. )|(?<=\b[LRD]\."
        rf" ))(?={INLINE}*[0-9]|[LRD]\.)"
    ),
)

_SPACES = f" \t\r\n{WIDE}{NARROW}"
_CLOSING = ")]”»…%€" + WORD + ADDRESS
_FOLLOWING = ")]”»…;:!?" + _SPACES + INLINE + BLOCK + WORD


def typeset(document: Document, foreign: Foreign = NONE) -> None:
    """Typeset the text of a page, its `foreign` expressions marked first; doing it again changes nothing.

    The indentation that templates leave goes with it: a twentieth of what a page weighs, that browsers don't show.
    """
    page = prose(document)
    if foreign.mark(page):
        page = prose(document)
    page.write(typeset_plain(_INDENTED.sub("\n", page.text)))


def typeset_plain(text: str) -> str:
    """Return a plain text typeset: for an attribute, an index or what a style sheet prints."""
    text, pieces = set_aside(text)
    text = text.replace("'", "’").replace("...", "…")
    for typed, printed in _LIGATURES:
        text = typed.sub(printed, text)
    if '"' in text:
        text = _QUOTED.sub(_in_quotes, text)
    text = _OPENING.sub(rf"«{NARROW}\1", text)
    text = _TITLE.sub(rf"\1{WIDE}", text)
    for pattern in _NUMBERED:
        text = pattern.sub(rf"\1{WIDE}", text)
    text = typeset_numbers(text)
    for sign, space in ((";", NARROW), ("!", NARROW), ("?", NARROW), ("»", NARROW), (":", WIDE)):
        text = _spaced(text, sign, space)
    return put_back(text, pieces)


def _in_quotes(match: re.Match[str]) -> str:
    """Return quoted words between « », or “ ” where they stand within « » already."""
    before = match.string[: match.start()].rpartition(BLOCK)[2]
    return f"“{match[1]}”" if before.count("«") > before.count("»") else f"«{match[1]}»"


def _spaced(text: str, sign: str, space: str) -> str:
    """Put `space` before each `sign` that ends something: instead of the spaces typed there, or where none was.

    Where none was, « : » may stand in an hour and « ? » in a form of words: only before a space, a tag or a sign that
    closes. Nothing changes at the head of a block.
    """
    pieces = text.split(sign)
    for rank, following in enumerate(pieces[1:]):
        body = pieces[rank].rstrip(_SPACES + INLINE)
        last = body[-1:] or (sign if rank else BLOCK)
        if last == BLOCK:
            continue
        typed = pieces[rank][len(body) :]
        tags = typed.count(INLINE) * INLINE
        if (
            typed != tags
            or sign == "»"
            or ((last.isalnum() or last in _CLOSING) and (following[:1] or sign) in _FOLLOWING)
        ):
            pieces[rank] = body + tags + space
    return sign.join(pieces)
