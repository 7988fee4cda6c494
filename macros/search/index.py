"""Writes the index of the search beside the pages, once they are built: plain JSON, which the site's scripts read.

All work on the language is done here; the browser only looks words up and ranks pages. `catalogue.json` says how many
pages there are and of what kind; `mots/` holds the words with their postings (`shards.py`), `listes/` the postings too
long to stand there, `pages/` what is shown of each page, `fautes/` the spellings that correct slips, `facettes.json`
what projects are filtered by.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.pages.facets import FACETS
from macros.search.absent_words import common_cells, nearest_words, participles, stand_ins, standing_in, without
from macros.search.inhabitants import Peoples, inhabitants, peoples
from macros.search.parts import PageParts, name_steps, page_parts, written
from macros.search.passages import PROJECT, Searched
from macros.search.postings import Postings, filed, postings
from macros.search.shards import Item, content, gathered, padded, shards
from macros.search.sources import SEARCH, Sources, read_sources
from macros.search.territories import AROUND, Ground, territories
from macros.search.tokens import ASKED, ELIDED, plain
from macros.text.digest import digest
from macros.text.french.lexicon import Lexicon, read_lexicon
from macros.text.memory import Memory

INLINE = 160
"""The length of the longest postings that are written beside their word."""

OURSELVES = "fiche fiches page pages recueil site"
"""Words that a reader says of this very site: its own pages are then as good an answer as most."""

SPELT = 3
"""The length of the shortest word that may correct a slip."""

FEW = 3
"""The projects that hold a word for which no other need stand besides."""

_PARTS = ("mots", "listes", "pages", "fautes")


def write_search(catalogue: Catalogue, site: Path, memory: Memory | None = None) -> None:
    """Write the whole index of the pages built in `site`. `memory` returns what was made of the same pages before."""
    memory = memory or Memory()
    sources = read_sources(catalogue, site, memory)
    keys, others = list(map(digest, sources.pages)), replace(sources, pages=())
    files = memory.of(index_files, keys, others, pages=sources.pages, french=read_lexicon, memory=memory)
    folder = site / SEARCH
    for name in _PARTS:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    for path, text in files.items():
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def index_files(
    keys: Sequence[bytes], sources: Sources, pages: Sequence[Searched], french: Callable[[], Lexicon], memory: Memory
) -> dict[str, str]:
    """Return the text of each file of the index, by its path in the folder of the search. `keys` are the digests of the
    pages, `sources` all the rest.
    """
    lexicon = french()
    memory.prepare(page_parts, [((key,), {"page": page, "french": french}) for key, page in zip(keys, pages)])
    parts = [memory.of(page_parts, key, page=page, french=french) for key, page in zip(keys, pages)]
    lemmas, forms = postings(pages, [words for words, *_ in parts])
    kin = {lemma: sorted(lexicon.kin(lemma)) for lemma in lemmas}
    lists = Lists()
    areas = {area: number for number, area in enumerate(sources.around, start=len(pages))}
    people = memory.of(peoples, french=french)
    named = memory.of(territory_names, sources.ground, french=french, people=people)
    items = [
        *_lemmas(lemmas, forms, kin, pages, lexicon, lists),
        *participles(kin, lexicon),
        *standing_in(stand_ins(kin, lexicon), lexicon),
        *_joined(parts),
        *_names(sources, pages, parts, lists, lexicon, people),
        *((plain(steps.split()[0]), "noms", [steps, areas[area], 0, label]) for steps, area, label in named),
        *_senses(sources.equivalents, lexicon),
    ]
    every_form = {lemma: dict.fromkeys(map(plain, (*forms[lemma], *lexicon.forms_of(lemma)))) for lemma in lemmas}
    others = without(memory.of(common_cells, french=french), chain.from_iterable(every_form.values()))
    groups = shards(gathered(items), others)
    references = _references(groups, every_form)
    names = sorted({*groups, *references})
    files = {
        **_in_folder("mots", {f"m{name}": content(groups.get(name, ()), references.get(name, {})) for name in names}),
        **_in_folder("listes", lists.written),
        **{f"pages/{rank}.json": shown for rank, (*_, shown) in enumerate(parts)},
        **_in_folder("fautes", _spellings(lemmas, forms)),
    }
    catalogue = {
        "version": _version(files),
        "pages": len(pages),
        "genres": [[kind, len(list(group))] for kind, group in groupby(pages, key=lambda page: page.kind)],
        "offerts": sources.offered,
        "situes": sources.placed,
        "moyens": sources.means,
        "mots": " ".join(names),
        "vides": memory.of(empty_words, french=french),
        "elisions": " ".join(sorted(ELIDED)),
        "jointes": " ".join(sorted(ASKED)),
        "soi": OURSELVES,
        "alentours": " ".join(plain(form) for word in AROUND for form in lexicon.forms_of(word)),
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
    kin: Mapping[str, Iterable[str]],
    pages: Sequence[Searched],
    lexicon: Lexicon,
    lists: Lists,
) -> Iterator[Item]:
    projects = sum(page.kind == PROJECT for page in pages)  # they come first
    for lemma, places in lemmas.items():
        forms_taken = (form for form in forms[lemma] if lexicon.is_taken_for(form, lemma))
        spelt = dict.fromkeys((*forms_taken, *lexicon.forms_of(lemma)))
        relatives = " ".join(other for other in kin[lemma] if other in lemmas)
        frequency = round(lexicon.frequency.get(lemma, 0), 1)
        held = places.among(projects)
        near = nearest_words(lexicon.synonyms.get(lemma, {}), lemmas) if held < FEW else ""
        entry: list[Any] = [lemma, " ".join(spelt), frequency, held, lists.kept(places)]
        entry += [relatives, near] if near else [relatives] if relatives else []
        yield plain(lemma), "lemmes", entry


def _joined(parts: Iterable[PageParts]) -> Iterator[Item]:
    """Yield, joined, the words that stand side by side in names, as readers may type them: « policemunicipale »."""
    pairs = {pair for _, _, joined, _ in parts for pair in joined}
    yield from ((plain(pair.replace(" ", "")), "joints", pair) for pair in sorted(pairs))


def _names(
    sources: Sources,
    pages: Sequence[Searched],
    parts: Iterable[PageParts],
    lists: Lists,
    lexicon: Lexicon,
    people: Peoples,
) -> Iterator[Item]:
    of_terms = {address: lists.kept(filed(ranks)) for address, ranks in sources.filed.items()}
    for rank, (page, (_, names, _, _)) in enumerate(zip(pages, parts)):
        said = inhabitants(page.names, people) if page.kind in sources.placed else ()
        called = [*names, *((steps, 0) for word in said for steps in name_steps(word, lexicon))]
        for steps, place in dict.fromkeys(called):
            yield plain(steps.split()[0]), "noms", [steps, rank, place, of_terms.get(page.address, "")]


def territory_names(land: Ground, french: Callable[[], Lexicon], people: Peoples) -> list[tuple[str, str, str]]:
    """Return the names of the territories without projects, word form by word form since a place has no plural, each
    with its area and how a sentence mentions it. Where the name of a small town is also a French noun, it keeps its
    capital, without which nobody means the town: « La Crèche ».
    """
    lexicon = french()
    return [
        (steps.capitalize() if lexicon.noun(steps) and place.is_small else steps, place.area, place.label)
        for place in territories(land, lexicon)
        for name in (*place.names, *(() if place.is_small else inhabitants(place.names, people)))
        for steps in tuple(name_steps(name, lexicon))[-1:]
    ]


def _senses(equivalents: Mapping[str, str], lexicon: Lexicon) -> Iterator[Item]:
    for typed, sense in equivalents.items():
        for steps in name_steps(typed, lexicon):
            yield plain(steps.split()[0]), "sens", [steps, sense]


def empty_words(french: Callable[[], Lexicon]) -> str:
    """Return the French words that mean nothing alone."""
    lexicon = french()
    forms = (form for form in lexicon.readings if form.isalpha())
    return " ".join(sorted(form for form in forms if lexicon.is_empty(lexicon.reading(form))))


def _references(files: Mapping[str, Any], forms: Mapping[str, Iterable[str]]) -> Mapping[str, Mapping[str, str]]:
    """Return, by file, the forms whose word stands in another file, each with that word. A form that begins like no
    word has a file of its own.
    """
    references: dict[str, dict[str, str]] = defaultdict(dict)
    for lemma, spelt in forms.items():
        home = _file(plain(lemma), files)
        for form in sorted(spelt):
            there = _file(form, files) or _own_file(form, files)
            if there != home:
                references[there][form] = lemma
    return references


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
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(files[path].encode())
    return whole.hexdigest()[:8]


def _in_folder(folder: str, files: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of each file, by its path."""
    begun = f"{folder}/" if folder else ""
    return {f"{begun}{name}.json": written(data) for name, data in files.items()}
