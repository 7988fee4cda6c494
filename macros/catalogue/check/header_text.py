"""Whether the texts of headers and vocabularies are plain: they take no Markdown, which would be printed as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalogue.families import EDITION, VOCABULARIES
from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import FileEntry
from macros.text.html.document import fragment
from macros.text.markdown.limits import excess
from macros.text.markdown.rendering import Renderer, site_settings
from macros.text.problem import Kind, Problem, Topic
from macros.text.yaml.values import texts

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
_MARK = re.compile(r"[*_~=`\[#]|://|^[ ]*(?:-|1[.)])[ ]", re.M)
"""What any of them holds: most texts hold none."""
_CODED = re.compile(
    r"&(?:[A-Za-z]{2,}|#\d+|#x[\dA-Fa-f]+);|\[\^[^\]\n]+\]|<(b|i|u|em|strong|sup|sub|p|span)>[^<>]*</\1>|<br\s*/?>"
)
"""Signs written by their name or number, calls of notes, tags: no page makes anything of them in a header."""

LONG = 500
"""The signs of a text that may hold too much of something."""

_ADDRESS = re.compile(r"https?://\S+\Z")


def header_text_problems(content: Content) -> Iterator[Problem]:
    """Yield each text of a header or of a vocabulary that Markdown would make anything else of than one paragraph."""
    files: list[FileEntry] = list(content.fiches)
    for family in (EDITION, *VOCABULARIES):
        files += content.sound(family).values()
    renderer: Renderer | None = None
    for file in files:
        for location, text in texts(file.data):
            beyond = excess(text) if len(text) > LONG else None
            if beyond:
                yield file.problem(location, beyond[1])
                continue
            coded = _CODED.search(text)
            suspect = _SUSPECT.search(text) if _MARK.search(text) and not _ADDRESS.match(text) else None
            if coded:
                yield file.problem(location, FORMATTED(mark=coded[0]))
            elif suspect:
                renderer = renderer or Renderer(site_settings(content.root))
                if not _is_plain(renderer.html(text)):
                    yield file.problem(location, FORMATTED(mark=suspect[0].strip()))


def _is_plain(html: str) -> bool:
    """Tell whether a text makes one paragraph that holds nothing but words."""
    return [node.tag for node in fragment(html).css("body *")] in ([], ["p"])
