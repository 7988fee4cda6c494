"""Writes the index of the search beside the pages, once they are built: plain JSON, which the site's scripts read.

All work on the language is done here; the browser only looks words up and ranks pages. `catalogue.json` says how many
pages there are and of what kind; `mots/` holds the words with their postings (`shards.py`), `listes/` the postings too
long to stand there, `pages/` what is shown of each page, `fautes/` the spellings that correct slips, `facettes.json`
what projects are filtered by.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.pages.facets import FACETS
from macros.search.absent_words import common_words, others, participles, stand_ins, standing_in
from macros.search.passages import PAGE, PROJECT, Searched
from macros.search.postings import Postings, filed, postings, projects_among
from macros.search.shards import Item, content, padded, shards
from macros.search.sources import SEARCH, Sources, read_sources
from macros.search.territories import Ground, territories
from macros.search.tokens import ASKED, ELIDED, plain, words
from macros.text.french.lexicon import NOUN, Lexicon, read_lexicon
from macros.text.memory import Memory

INLINE = 160
"""The length of the longest postings that are written beside their word."""

SPELT = 3
"""The length of the shortest word that may correct a slip."""

_PARTS = ("mots", "listes", "pages", "fautes")


def write_search(catalogue: Catalogue, site: Path, memory: Memory | None = None) -> None:
    """Write the whole index of the pages built in `site`. `memory` returns what was made of the same pages before."""
    memory = memory or Memory()
    files = memory.of(index_files, read_sources(catalogue, site, memory), french=cache(read_lexicon), memory=memory)
    folder = site / SEARCH
    for name in _PARTS:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def index_files(sources: Sources, french: Callable[[], Lexicon], memory: Memory) -> dict[str, str]:
    """Return the text of each file of the index, by its path in the folder of the search."""
    pages, lexicon = sources.pages, french()
    lemmas, forms = postings(pages, french, memory)
    lists = Lists()
    areas = {area: number for number, area in enumerate(sources.around, start=len(pages))}
    named = memory.of(territory_names, sources.ground, french=french)
    items = [
        *_lemmas(lemmas, forms, pages, lexicon, lists),
        *participles(lemmas, lexicon),
        *standing_in(stand_ins(lemmas, lexicon), lexicon),
        *_joined(pages, lexicon),
        *_names(sources, lexicon, lists),
        *((plain(steps.split()[0]), "noms", [steps, areas[area], 0, label]) for steps, area, label in named),
        *_senses(sources.equivalents, lexicon),
        *others(lemmas, forms, lexicon, memory.of(common_words, french=french)),
    ]
    shard_items = shards(items)
    _refer(shard_items, lemmas, forms, lexicon)
    files = {
        **_in_folder("mots", {f"m{name}": content(entries) for name, entries in shard_items.items()}),
        **_in_folder("listes", lists.written),
        **_in_folder("pages", {str(rank): _shown(page) for rank, page in enumerate(pages)}),
        **_in_folder("fautes", _spellings(lemmas, forms)),
    }
    catalogue = {
        "version": _version(files),
        "pages": len(pages),
        "genres": [[kind, len(list(group))] for kind, group in groupby(pages, key=lambda page: page.kind)],
        "offerts": sources.offered,
        "mots": " ".join(sorted(shard_items)),
        "vides": memory.of(empty_words, french=french),
        "elisions": " ".join(sorted(ELIDED)),
        "jointes": " ".join(sorted(ASKED)),
        "lieux": list(sources.around.values()),
    }
    return {**files, **_in_folder("", {"facettes": _facets(pages), "catalogue": catalogue})}


class Lists:
    """The postings too long to stand beside their word, each in a file of its own."""

    def __init__(self) -> None:
        self.written: dict[str, str] = {}

    def kept(self, places: Postings) -> str | int:
        """Return postings as text where they are short, else the number of the file that holds them."""
        text = places.written()
        if len(text) <= INLINE:
            return text
        number = len(self.written)
        self.written[str(number)] = text
        return number


def _lemmas(
    lemmas: Mapping[str, Postings],
    forms: Mapping[str, Iterable[str]],
    pages: Sequence[Searched],
    lexicon: Lexicon,
    lists: Lists,
) -> Iterator[Item]:
    for lemma, places in lemmas.items():
        forms_taken = (form for form in forms[lemma] if lexicon.is_taken_for(form, lemma))
        spelt = dict.fromkeys((*forms_taken, *lexicon.forms_of(lemma)))
        kin = sorted(other for other in lexicon.kin(lemma) if other in lemmas)
        frequency = round(lexicon.frequency.get(lemma, 0), 1)
        entry: list[Any] = [lemma, " ".join(spelt), frequency, projects_among(places.ranks, pages), lists.kept(places)]
        entry += [" ".join(kin)] if kin else []
        yield plain(lemma), "lemmes", entry


def _joined(pages: Sequence[Searched], lexicon: Lexicon) -> Iterator[Item]:
    """Yield, joined, the words that stand side by side in names, as readers may type them: « policemunicipale »."""
    names = (name for page in pages for name in (*page.names, *(passage.title for passage in page.passages)))
    steps = {steps for name in names for steps in _steps(name, lexicon)}
    pairs = {pair for words in map(str.split, steps) for pair in pairwise(words)}
    yield from ((plain(one + other), "joints", f"{one} {other}") for one, other in sorted(pairs))


def _names(sources: Sources, lexicon: Lexicon, lists: Lists) -> Iterator[Item]:
    of_terms = {address: lists.kept(filed(ranks)) for address, ranks in sources.filed.items()}
    for rank, page in enumerate(sources.pages):
        names = [(name, 0) for name in (*page.names, *_coordinated(page, lexicon))]
        if page.headings:
            names += [(passage.title, place) for place, passage in enumerate(page.passages) if passage.title]
        for steps, place in dict.fromkeys((steps, place) for name, place in names for steps in _steps(name, lexicon)):
            yield plain(steps.split()[0]), "noms", [steps, rank, place, of_terms.get(page.address, "")]


def _coordinated(page: Searched, lexicon: Lexicon) -> Iterator[str]:
    """Yield the nouns that a term's title joins, each a name of the term: « Immersion et observation »."""
    pieces = re.split(", | et ", page.title) if page.kind not in (PROJECT, PAGE) else []
    if len(pieces) > 1:
        yield from (piece for piece in pieces if lexicon.may_be(piece.split()[0].lower(), NOUN))


def territory_names(land: Ground, french: Callable[[], Lexicon]) -> list[tuple[str, str, str]]:
    """Return the names of the territories without projects, word form by word form since a place has no plural, each
    with its area and how a sentence mentions it. Where the name of a small town is also a French noun, it keeps its
    capital, without which nobody means the town: « La Crèche ».
    """
    lexicon = french()
    return [
        (steps.capitalize() if lexicon.noun(steps) and place.is_small else steps, place.area, place.label)
        for place in territories(land, lexicon)
        for name in place.names
        for steps in tuple(_steps(name, lexicon))[-1:]
    ]


def _senses(equivalents: Mapping[str, str], lexicon: Lexicon) -> Iterator[Item]:
    for typed, sense in equivalents.items():
        for steps in _steps(typed, lexicon):
            yield plain(steps.split()[0]), "sens", [steps, sense]


def _steps(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the lemmas of a name, then its forms where they differ: a reader may type either."""
    name_words = [word for word in words(name, lexicon) if not word.part]
    yield from dict.fromkeys(
        text
        for text in (" ".join(word.lemma for word in name_words), " ".join(word.form for word in name_words))
        if text
    )


def empty_words(french: Callable[[], Lexicon]) -> str:
    """Return the French words that mean nothing alone."""
    lexicon = french()
    forms = (form for form in lexicon.readings if form.isalpha())
    return " ".join(sorted(form for form in forms if lexicon.is_empty(lexicon.reading(form))))


def _refer(
    files: dict[str, list[Item]], lemmas: Mapping[str, Any], forms: Mapping[str, Iterable[str]], lexicon: Lexicon
) -> None:
    """Add to each file the forms whose word stands in another file. A form that begins like no word has a file of its
    own.
    """
    for lemma in lemmas:
        home = _file(plain(lemma), files)
        for form in sorted({*forms[lemma], *lexicon.forms_of(lemma)}):
            there = _file(plain(form), files) or _own_file(plain(form), files)
            if there != home:
                files.setdefault(there, []).append((plain(form), "renvois", lemma))


def _file(word: str, files: Mapping[str, Any]) -> str:
    whole = padded(word)
    return next((whole[:length] for length in range(1, len(whole) + 1) if whole[:length] in files), "")


def _own_file(word: str, files: Mapping[str, Any]) -> str:
    whole = padded(word)
    beginnings = (whole[:length] for length in range(1, len(whole) + 1))
    return next(begun for begun in beginnings if not any(name.startswith(begun) for name in files))


def _spellings(lemmas: Mapping[str, Postings], forms: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    """Return, by first letter, the words of the pages as they are spelled there, each with the number of pages that
    hold it.
    """
    by_initial: dict[str, list[str]] = defaultdict(list)
    for lemma, spelt in sorted(forms.items()):
        for form in sorted(spelt):
            if len(form) >= SPELT and plain(form).isalpha():
                by_initial[plain(form)[0]].append(f"{form} {len(lemmas[lemma])}")
    return {initial: " ".join(by_initial[initial]) for initial in ascii_lowercase}


def _shown(page: Searched) -> dict[str, Any]:
    """Return what a result shows of a page."""
    return {
        "adresse": page.address,
        "genre": page.kind,
        "titre": page.title,
        "qui": page.label,
        "passages": [[passage.anchor, passage.title, passage.text] for passage in page.passages],
    }


def _facets(pages: Sequence[Searched]) -> Mapping[str, Any]:
    """Return, for each facet, its identifiers, and those of each project by their ranks among them."""
    facets = {}
    for name in FACETS:
        ids = sorted({value for page in pages for value in page.facets.get(name, ())})
        ranks = {id_: str(rank) for rank, id_ in enumerate(ids)}
        borne = [
            " ".join(ranks[value] for value in page.facets.get(name, ())) for page in pages if page.kind == PROJECT
        ]
        facets[name] = [" ".join(ids), ",".join(borne)]
    return facets


def _version(files: Mapping[str, str]) -> str:
    """Return a version that changes with any file of the index, so that browsers drop the copies they kept."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(files[path].encode())
    return digest.hexdigest()[:8]


def _in_folder(folder: str, files: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of each file, by its path."""
    begun = f"{folder}/" if folder else ""
    return {
        f"{begun}{name}.json": json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        for name, data in files.items()
    }
