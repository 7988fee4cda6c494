"""The index of the search, written beside the pages once they are built.

Pagefind makes the index, from passages reduced to their words (`macros/text/french/words.py`). Beside it stand
`catalogue.json` (the pages, what projects and terms share, the names of the terms), `passages/` (what is shown of each
passage, as its page prints it) and, for slips, `mots/` (the index's own words by their initial).
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, CROSSED, DELIVERABLE, EDITION, METHOD, PART, THEME
from macros.pages.facets import FACETS, facet_values
from macros.search.pagefind import PagefindFailure, indexed
from macros.search.passages import Passage, Searched, searched_pages
from macros.text.french.common_words import COMMON, EMPTY, WEAK
from macros.text.french.typography import typeset_plain
from macros.text.french.words import ELIDED, key, words
from macros.text.html.document import parse, serialize

FOLDER = "recherche"
"""Where the search lives: its page, and its index."""

OFFERED = (METHOD, THEME, CONDITION, DELIVERABLE)
"""Families whose page comes before the results where a reader types a term's name or one of its synonyms."""

HEADS, SECTIONS = 2, 2
"""How many passages hold a page's names and description, and in how many of its sections a word is looked for: one
where its head says it already."""

SHORTEST = 4
"""Signs of the shortest name of a page; `locations.js` tries the whole name, then fewer."""

_LOADED = re.compile(r"pagefind\.js|pagefind-entry\.json|wasm\.fr\.pagefind|[^/]+\.pf_meta|index/.+")
"""What a search loads of all that Pagefind writes: neither its interfaces nor its other languages."""

_FACETED = tuple(family for family, _ in FACETS.values())
"""Families whose terms are told by the facets of each project."""

_NAME = re.compile(r"fragment/fr_(.+)\.pf_fragment")
_SIGNATURE = b"pagefind_dcd"


class SearchFailure(Exception):
    """Pagefind could not make the index; the message is for a publisher."""


def write_search(catalogue: Catalogue, site: Path) -> None:
    """Write the whole index of the built pages of `site`; raise SearchFailure where Pagefind does not run."""
    addresses = [
        *(project.address for project in catalogue.projects),
        *(edition.address for edition in catalogue.family(EDITION)),
    ]
    html = {address: (site / address / "index.html").read_text(encoding="utf-8") for address in addresses}
    facets = {
        project: {name: tuple(values.split()) for name, values in facet_values(catalogue, project).items()}
        for project in catalogue.projects
    }
    pages = tuple(searched_pages(catalogue, html, facets))
    found = [[words(passage.searched) for passage in page.passages] for page in pages]
    lexicon = _words(found)
    equivalents = _equivalents(catalogue, found)
    folder = site / FOLDER
    for name in ("pagefind", "passages", "mots"):
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    kept = [_kept(passages) for passages in found]
    names = _index(kept, folder / "pagefind")
    _tell(folder / "index.html", next((folder / "pagefind").glob("*.pf_meta")).name)
    _write(
        folder / "catalogue.json",
        _catalogue(catalogue, pages, names, kept, "".join(sorted(lexicon.keys() | equivalents.keys()))),
    )
    for page, name in zip(pages, names):
        for place, passage in enumerate(page.passages):
            _write(folder / "passages" / f"{name}-{place}.json", _shown(page, passage))
    for initial in lexicon.keys() | equivalents.keys():
        _write(
            folder / "mots" / f"{initial}.json",
            [
                lexicon.get(initial, []),
                equivalents.get(initial, {}),
                sorted({key(word) for word in COMMON if word[0] == initial}),
            ],
        )


def _kept(passages: Sequence[Sequence[tuple[str, str]]]) -> list[list[str]]:
    """Return, for each passage of a page, the keys to index: all those of its head, and in its sections only those
    passages where a key is most frequent.

    A word that comes back in every section would make the index heavier for every reader, and find nothing more.
    """
    counts = [Counter(key for _, key in passage) for passage in passages]
    named = set().union(*counts[:HEADS])
    sections: dict[str, list[int]] = defaultdict(list)
    for place, count in enumerate(counts[HEADS:], start=HEADS):
        for word in count:
            sections[word].append(place)
    for word, places in sections.items():
        most = 1 if word in named else SECTIONS
        if len(places) > most:
            sections[word] = sorted(places, key=lambda place: (-counts[place][word], place))[:most]
    return [[word for word in count if place < HEADS or place in sections[word]] for place, count in enumerate(counts)]


def _index(kept: Sequence[Sequence[Sequence[str]]], target: Path) -> tuple[str, ...]:
    """Write Pagefind's index of the pages to `target`; return Pagefind's name for each page, cut by `shortened`.

    A page is one record, its passages one after another: the place of a word in the record gives the passage.
    """
    try:
        files = indexed(
            {str(rank): " ".join(key for keys in passages for key in keys) for rank, passages in enumerate(kept)}
        )
    except PagefindFailure as failure:
        raise SearchFailure(f"L'index de la recherche n'a pas pu être fait : {failure}") from None
    for path in sorted(path for path in files if _LOADED.fullmatch(path)):
        loaded = target / path
        loaded.parent.mkdir(exist_ok=True)
        loaded.write_bytes(files[path])
    names = {_rank(content): name[1] for path, content in files.items() if (name := _NAME.fullmatch(path))}
    return tuple(shortened([names[rank] for rank in range(len(kept))]))


def shortened(names: Sequence[str]) -> Iterator[str]:
    """Cut each name to its shortest beginning that no other name shares, at least `SHORTEST` signs.

    A name that is itself the beginning of another is kept whole; whoever looks a name up takes the longest that fits.
    """
    beginnings = Counter(name[:length] for name in names for length in range(SHORTEST, len(name) + 1))
    for name in names:
        yield next((name[:length] for length in range(SHORTEST, len(name)) if beginnings[name[:length]] == 1), name)


def _tell(page: Path, list_of_words: str) -> None:
    """Write into the search page the name of the index's list of words, which its first script loads at once.

    The name changes whenever the list does, so it is known only once the index is made.
    """
    document = parse(page.read_text(encoding="utf-8"))
    for script in document.css("script[data-index]"):
        script.attrs["data-index"] = list_of_words
    page.write_text(serialize(document), encoding="utf-8", newline="\n")


def _rank(fragment: bytes) -> int:
    """Return the rank of the page that a fragment file of Pagefind describes."""
    return int(json.loads(gzip.decompress(fragment).removeprefix(_SIGNATURE))["url"])


def _shown(page: Searched, passage: Passage) -> dict[str, Any]:
    """Return what is shown of a passage that is found."""
    return {
        "titre": page.title,
        "qui": page.label,
        "ancre": passage.anchor,
        "section": passage.title,
        "texte": passage.text,
    }


def _catalogue(
    catalogue: Catalogue,
    pages: Sequence[Searched],
    names: Sequence[str],
    kept: Sequence[Sequence[Sequence[str]]],
    initials: str,
) -> dict[str, Any]:
    """Return what the query layer knows before it looks for anything: the language, the pages, what projects and terms
    share.

    A page is a rank, with the number of words of each of its passages. Values of one kind, or of one facet, are joined
    into one text, which halves the weight; lists of growing ranks are written as differences (`_steps`).
    """
    ranks = {page.address: rank for rank, page in enumerate(pages)}
    firsts = {
        family: min((ranks[subject.address] for subject in catalogue.family(family)), default=0) for family in CROSSED
    }
    kinds = groupby(zip(pages, names, kept), key=lambda told: told[0].kind)
    return {
        "vides": " ".join(sorted(EMPTY)),
        "elisions": " ".join(sorted(ELIDED)),
        "faibles": " ".join(sorted({key(word) for word in WEAK})),
        "initiales": initials,
        "genres": {page.kind: page.address.split("/")[0] for page in pages},
        "facettes": list(FACETS),
        "pages": [[kind, *_columns(list(told))] for kind, told in kinds],
        "projets": [
            [
                firsts[family],
                ",".join(
                    " ".join(str(ranks[family.address(value)] - firsts[family]) for value in page.facets[name])
                    for page in pages
                    if page.facets
                ),
            ]
            for name, (family, _) in FACETS.items()
        ],
        "termes": [
            [
                firsts[family],
                int(family in OFFERED),
                [[subject.label, *subject.synonyms, *subject.keywords] for subject in catalogue.family(family)],
                ""
                if family in _FACETED
                else ",".join(
                    _steps(ranks[project.address] for project in catalogue.projects_of(subject))
                    for subject in catalogue.family(family)
                ),
            ]
            for family in CROSSED
            if family not in (EDITION, PART)
        ],
    }


def _columns(told: Sequence[tuple[Searched, str, Sequence[Sequence[str]]]]) -> Iterator[str]:
    """Yield three texts about the pages of one kind: their identifiers, their names in the index, the lengths of their
    passages.
    """
    yield " ".join(page.address.split("/", 1)[1].rstrip("/") for page, _, _ in told)
    yield " ".join(name for _, name, _ in told)
    yield ",".join(" ".join(str(len(keys)) for keys in passages) for _, _, passages in told)


def _steps(ranks: Iterable[int]) -> str:
    """Return some ranks in order as text: the first, then the difference of each from the one before."""
    ordered = sorted(ranks)
    return " ".join(str(rank - before) for before, rank in zip((0, *ordered), ordered))


def _words(found: Iterable[Iterable[Iterable[tuple[str, str]]]]) -> dict[str, list[str]]:
    """Return the words of the index grouped by the initial of their key: for each key its commonest spelling and the
    number of passages that hold it.
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in (passage for passages in found for passage in passages):
        for stem, word in {stem: word for word, stem in passage}.items():
            forms[stem][word] += 1
    by_initial: dict[str, list[str]] = defaultdict(list)
    for stem, written in sorted(forms.items(), key=itemgetter(0)):
        if len(stem) > 3 and stem.isalpha():
            by_initial[stem[0]].append(f"{_written(written)} {written.total()}")
    return by_initial


def _equivalents(
    catalogue: Catalogue, found: Iterable[Iterable[Iterable[tuple[str, str]]]]
) -> dict[str, dict[str, str]]:
    """Return, grouped by initial, the readers' words that no page holds, each with the words to look for instead.

    Left out are those whose replacement is in no page either.
    """
    known = {key for passages in found for passage in passages for _, key in passage}
    by_initial: dict[str, dict[str, str]] = defaultdict(dict)
    for typed, meant in sorted(catalogue.equivalents.items()):
        if typed not in known and all(key in known for _, key in words(meant)):
            by_initial[typed[0]][typed] = meant
    return by_initial


def _written(forms: Counter[str]) -> str:
    """Return the spelling of a word to show: the commonest without a capital, else the commonest; ties go to the
    shortest.
    """
    small = {form: count for form, count in forms.items() if form == form.lower()} or forms
    form = min(small, key=lambda form: (-small[form], len(form), form))
    return typeset_plain(form) if "oe" in form else form


def _write(path: Path, data: Any) -> None:
    path.write_text(_json(data), encoding="utf-8", newline="\n")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
