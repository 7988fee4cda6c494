"""Whether the texts of headers and vocabularies are plain: they take no Markdown, which would be printed as typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from macros.catalogue.families import EDITION, VOCABULARIES
from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import FileEntry
from macros.text.html.document import fragment
from macros.text.markdown import marks
from macros.text.markdown.limits import excess
from macros.text.markdown.rendering import Renderer, site_settings
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
    r"|^[ ]*(?:[-*]|#{1,6})[ ]+\S.*|^[ ]*1[.)][ ].*(?=\n[ ]*2[.)][ ])",
    re.M,
)
_SIGNS = re.compile(r"[<>\[\]{}*_~`^$|\\&=#+@\u00b2\u00b3\u00b9\u2074-\u2079]|://|//|''|:[a-z]|--|!!|\?\?|rreur")
_LISTED = re.compile(r"^[ ]*(?:[-:;>]|1[.)])[ ]", re.M)
"""What any mark holds: most texts hold none."""
_CODED = re.compile(r"&(?:[A-Za-z]{2,}|#\d+|#x[\dA-Fa-f]+);|<(b|i|u|em|strong|sup|sub|p|span)>[^<>]*</\1>|<br\s*/?>")
"""Signs written by their name or number, tags: no page makes anything of them in a header."""
_RAW = re.compile(r"\w\^-?\w{1,4}\^|[^\W\d_]~\d{1,3}~|\\[^\w\s\\]|\*\*(?=\w)|(?<=\w)\*\*|~~(?=\w)|(?<!=)==(?=\w)")
"""Marks of Markdown that are alone, or that make something else of a word."""

LONG = 500
"""The signs of a text that may hold too much of something."""

_ADDRESS = re.compile(r"https?://\S+\Z")


def header_text_problems(content: Content) -> Iterator[Problem]:
    """Yield each text of a header or of a vocabulary that Markdown would make anything else of than one paragraph."""
    files: list[FileEntry] = list(content.fiches)
    for family in (EDITION, *VOCABULARIES):
        files += content.sound(family).values()
    renderer = cache(lambda: Renderer(site_settings(content.root)))
    for file in files:
        whole = "\n".join(text for _, text in file.texts)
        if not _is_suspect(whole) and not any(len(text) > LONG for _, text in file.texts):
            continue
        for location, text in file.texts:
            beyond = excess(text) if len(text) > LONG else None
            mark = "" if beyond or not _is_suspect(text) else _mark_in(text, renderer)
            if beyond:
                yield file.problem(location, beyond[1])
            elif mark:
                yield file.problem(location, FORMATTED(mark=mark))


def _is_suspect(text: str) -> bool:
    return bool(_SIGNS.search(text) or _LISTED.search(text))


def _mark_in(text: str, renderer: Callable[[], Renderer]) -> str:
    """Return the first mark in a text that a page would print, or make something of; empty where none is."""
    if _ADDRESS.match(text):
        return ""
    coded, suspect = _CODED.search(text), _SUSPECT.search(text)
    if coded or (suspect and not _is_plain(renderer().html(text))):
        return coded[0] if coded else suspect[0].strip() if suspect else ""
    raw = _RAW.search(text) or next(
        filter(None, (mark.search(text) for kind, mark in marks.MARKS.items() if kind is not marks.TAG)), None
    )
    return " ".join(raw[0].split()) if raw else ""


def _is_plain(html: str) -> bool:
    """Tell whether a text makes one paragraph that holds nothing but words."""
    return [node.tag for node in fragment(html).css("body *")] in ([], ["p"])
