"""Page numbers in a book's page: what its template leaves for them is filled from a pagination, or stays empty.

Numbers hold where lines break as they did at print, hence words cut beforehand; a page without numbers leaves its words
to the reader's browser, which cuts French words itself.

The template writes `<span class="folios" data-pages="a b"></span>` where the numbers of the anchors a and b go, and
`<div class="blanche" data-avant="a" hidden></div>` where a blank page may precede a, as many times as there may be
some. Beside them, `paginated` writes only how a chapter is set (`data-chapitre`) and the measures of the probes
(`data-temoin`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from macros.book.printed import Pagination
from macros.text.html.hyphens import Hyphenator

_FOLIOS = re.compile(r'<span class="folios" data-pages="([^"]*)"></span>')
_BLANK = re.compile(r'(<div class="blanche" data-avant="([^"]*)") hidden>')
_CHAPTER = re.compile(r'(data-chapitre="([^"]*)")')
_PROBE = re.compile(r'(<p class="temoin" data-temoin="([^"]*)")')

UNKNOWN = 888
"""The number set where the page is not known yet: as wide as any of three figures."""


def with_cuts(html: str) -> str:
    """Return a book's page with its words cut where they may break, and its style sheet told to cut no other."""
    return Hyphenator().page(html).replace(' class="livre"', ' class="livre coupes"', 1)


def paginated(html: str, pagination: Pagination, unknown: bool = False) -> str:
    """Return a book's page with its numbers, its blank pages and what its probes measured; as it is without pagination.

    A number that would be printed twice in one place is printed once. `unknown` sets one even where the page is not
    known.
    """
    if not pagination.numbers and not unknown:
        return html

    def numbers(match: re.Match[str]) -> str:
        first: dict[int, str] = {}
        for anchor in match[1].split():
            first.setdefault(pagination.numbers.get(anchor, UNKNOWN), anchor)
        links = ", ".join(
            f'<a class="folio" href="#{anchor}" aria-label="page {number}">{number}</a>'
            for number, anchor in first.items()
        )
        return f'<span class="folios">{links}</span>'

    left = Counter(pagination.blanks)

    def blank(match: re.Match[str]) -> str:
        left[match[2]] -= 1
        return match[0] if left[match[2]] < 0 else f"{match[1]}>"

    html = _BLANK.sub(blank, _FOLIOS.sub(numbers, html))
    html = _CHAPTER.sub(
        lambda match: (
            f'{match[1]} data-composition="{pagination.settings[match[2]]}"'
            if match[2] in pagination.settings
            else match[0]
        ),
        html,
    )
    return _PROBE.sub(
        lambda match: (
            f'{match[1]} data-mesure="{pagination.probes[match[2]]:.2f}"' if match[2] in pagination.probes else match[0]
        ),
        html,
    )


def with_probes(html: str, anchors: Iterable[str]) -> str:
    """Return a book's page with a last leaf of links to all its anchors: a browser only tells where those of links
    stand.
    """
    wanted = dict.fromkeys((*anchors, *(anchor for found in _FOLIOS.finditer(html) for anchor in found[1].split())))
    links = " ".join(f'<a href="#{anchor}">{anchor}</a>' for anchor in wanted)
    return html.replace("</main>", f'<section class="division">{links}</section></main>')
