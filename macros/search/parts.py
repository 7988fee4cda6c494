"""What the index takes from each page, as data that is kept as long as the page says the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from macros.search.passages import PAGE, PROJECT, Searched
from macros.search.postings import PageWords, page_words
from macros.search.tokens import words
from macros.text.french.lexicon import NOUN, Lexicon

PageParts = tuple[PageWords, list[tuple[str, int]], list[str], str]
"""The words of a page; its names, as lemmas and as forms, each with the passage that it names; the words that these say
side by side; the file that shows it.
"""


def page_parts(key: bytes, page: Searched, french: Callable[[], Lexicon]) -> PageParts:
    """Return what the index takes from a page; `key` is its digest."""
    lexicon = french()
    names = [(name, 0) for name in (*page.names, *_coordinated(page, lexicon))]
    titles = [(passage.title, place) for place, passage in enumerate(page.passages) if passage.title]
    if page.headings:
        names += titles
    called = dict.fromkeys((steps, place) for name, place in names for steps in name_steps(name, lexicon))
    every_name = (*page.names, *(title for title, _ in titles))
    sequences = {steps for name in every_name for steps in name_steps(name, lexicon)}
    joined = {f"{one} {other}" for steps in sequences for one, other in pairwise(steps.split())}
    texts = [passage.searched for passage in page.passages]
    return page_words(texts, lexicon), list(called), sorted(joined), _shown(page)


def name_steps(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the lemmas of a name, then its forms where they differ: a reader may type either."""
    name_words = [word for word in words(name, lexicon) if not word.part]
    yield from dict.fromkeys(
        text
        for text in (" ".join(word.lemma for word in name_words), " ".join(word.form for word in name_words))
        if text
    )


def _coordinated(page: Searched, lexicon: Lexicon) -> Iterator[str]:
    """Yield the nouns that a term's title joins, each a name of the term: « Immersion et observation »."""
    pieces = re.split(", | et ", page.title) if page.kind not in (PROJECT, PAGE) else []
    if len(pieces) > 1:
        yield from (piece for piece in pieces if lexicon.may_be(piece.split()[0].lower(), NOUN))


def _shown(page: Searched) -> str:
    """Return the file of what a result shows of a page."""
    return written(
        {
            "adresse": page.address,
            "genre": page.kind,
            "titre": page.title,
            "qui": page.label,
            "passages": [[passage.anchor, passage.title, passage.text] for passage in page.passages],
        }
    )


def written(data: object) -> str:
    """Return the text of a file of the index."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
