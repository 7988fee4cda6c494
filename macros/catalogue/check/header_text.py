"""Checks that the texts of headers and vocabularies are plain: Markdown there would be printed as typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache

from macros.catalogue.families import EDITION, VOCABULARIES
from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import FileEntry
from macros.text.html.document import fragment
from macros.text.markdown import marks
from macros.text.markdown.limits import excess
from macros.text.markdown.rendering import Renderer, site_settings
from macros.text.markdown.suspects import OPENING, places
from macros.text.problem import Kind, Problem, Topic

TOPIC = Topic("Les textes de l'en-tête", "Les clés de l'en-tête et des vocabulaires tiennent en texte simple.")

FORMATTED = Kind(
    "texte-nu",
    "« {mark} » serait imprimé tel quel : cette clé est un texte simple.",
    "Retirez les signes de mise en forme ; une adresse ou une liste se met dans le récit.",
    "detail: Trois ateliers de dix agents.",
)

_SUSPECT = re.compile(
    r"(?<![\w*])\*[^\s*][^*\n]*\*(?!\w)|(?<![\w_])_[^\s_][^_\n]*_(?!\w)|(~~|==)[^\s~=][^~=\n]*\1"
    r"|\*\*[^\s*][^*\n]*\*\*|`[^`\n]+`|!?\[[^\]\n]+\]\([^)\n]*\)|https?://[^\s»\")]*[^\s»\").,;:]"
    r"|^[ ]*(?:[-*]|#{1,6})[ ]+\S.*|^[ ]*1[.)][ ].*(?=\n[ ]*2[.)][ ])"
    r"|^[ ]*([•▪●✓✔→►\u2013\u2014])[ ].*(?=\n[ ]*\2)",
    re.M,
)
_OPENING = re.compile(rf"[\n\0](?:[ ]*(?:[->•▪●✓✔→►\u2013\u2014]|1[.)])[ ]|{OPENING})")
"""The beginnings of a line, or of a text, that may be a mark of Markdown."""
_CODED = re.compile(r"&(?:[A-Za-z]{2,}|#\d+|#x[\dA-Fa-f]+);|<(b|i|u|em|strong|sup|sub|p|span)>[^<>]*</\1>")
"""Signs written by their name or number, and tags: in a header they would be printed as typed."""
_RAW = re.compile(
    r"\w\^-?\w{1,4}\^|[^\W\d_]~\d{1,3}~|\\[^\w\s\\]|\*\*(?=\w)|(?<=\w)\*\*|~~(?=\w)|(?<!=)==(?=\w)|\{[{%#].*|\$\{"
)
"""Marks of Markdown that stand alone, or inside a word."""

LONG = 500
"""The length from which a text may hold too much of something."""

_ADDRESS = re.compile(r"https?://\S+\Z")


def term_text_problems(content: Content) -> Iterator[Problem]:
    """Yield each text of a vocabulary that Markdown would make more of than one plain paragraph."""
    renderer = cache(lambda: Renderer(site_settings(content.root)))
    for family in (EDITION, *VOCABULARIES):
        for entry in content.sound(family).values():
            yield from text_problems(entry, renderer)


def text_problems(entry: FileEntry, renderer: Callable[[], Renderer]) -> Iterator[Problem]:
    """Yield each text of a header or of a term that Markdown would make more of than one plain paragraph."""
    suspects = _suspects([text for _, text in entry.texts])
    for rank, (location, text) in enumerate(entry.texts):
        beyond = excess(text) if len(text) > LONG else None
        mark = _mark_in(text, renderer) if rank in suspects and not beyond else ""
        if beyond or mark:
            yield entry.problem(location, beyond[1] if beyond else FORMATTED(mark=mark))


def _suspects(texts: Sequence[str]) -> Set[int]:
    """Return the ranks of the texts that may hold a mark. Few do, and all are searched together."""
    whole = "\0".join(("", *texts))
    openings = (match.start() + 1 for match in _OPENING.finditer(whole))
    return {whole.count("\0", 0, place) - 1 for place in (*places(whole), *openings)}


def _mark_in(text: str, renderer: Callable[[], Renderer]) -> str:
    """Return the first mark of a text that a page would print, or change; empty where there is none."""
    if _ADDRESS.match(text):
        return ""
    tag = marks.MARKS[marks.TAG].search(text) if "<" in text else None
    coded = _CODED.search(text) or (None if tag and "@" in tag[0] else tag)
    suspect = _SUSPECT.search(text)
    if coded or (suspect and not _is_plain(renderer().html(text))):
        return coded[0] if coded else suspect[0].strip() if suspect else ""
    raw = _RAW.search(text) or next(
        filter(None, (mark.search(text) for kind, mark in marks.MARKS.items() if kind is not marks.TAG)), None
    )
    return " ".join(raw[0].split()) if raw else ""


def _is_plain(html: str) -> bool:
    """Tell whether a text is rendered as one paragraph of words alone."""
    return [node.tag for node in fragment(html).css("body *")] in ([], ["p"])
