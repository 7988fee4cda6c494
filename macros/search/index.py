"""The index of the search, written beside the pages once they are built: JSON alone, that scripts of the site read.

The language is done here; the browser looks up and ranks. `catalogue.json` says how many pages there are and of what
kind; `mots/` holds the words with their postings (`shards.py`), `listes/` the postings too long to stand there,
`pages/` what is shown of each page, `fautes/` the spellings that slips are set right by, `facettes.json` what projects
are filtered by.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, CROSSED, DELIVERABLE, EDITION, KIND, METHOD, PART, PLACE, THEME
from macros.pages.facets import FACETS, facet_values
from macros.search.passages import PAGE, PROJECT, Searched, address_of, kind_of, searched_pages
from macros.search.postings import Posting, postings, projects_among, written
from macros.search.shards import FREQUENCIES, Item, content, padded, shards
from macros.search.territories import Territory, nearest, territories
from macros.search.tokens import ASKED, ELIDED, plain, words
from macros.text.french.lexicon import NOUN, Lexicon, read_lexicon

FOLDER = "recherche"
"""Where the search lives: its page, and its index."""

OFFERED = (METHOD, THEME, CONDITION, DELIVERABLE, KIND, PLACE)
"""Families whose page comes before the results where the whole query is a name of a term."""

INLINE = 160
"""Signs of the longest postings that stand beside their word."""

KNOWN = 0.6
"""The frequency from which a word of French that no page holds is known not to be a slip."""

SPELT = 3
"""Letters of the shortest word that a slip is set right by."""

_PARTS = ("mots", "listes", "pages", "fautes")


def write_search(catalogue: Catalogue, site: Path) -> None:
    """Write the whole index of the built pages of `site`."""
    lexicon = read_lexicon()
    pages = _pages(catalogue, site)
    folder = site / FOLDER
    for name in _PARTS:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    lemmas, forms = postings(pages, lexicon)
    lists = Lists()
    around = nearest(catalogue)
    areas = {area: number for number, area in enumerate(around, start=len(pages))}
    items = [
        *_lemmas(lemmas, forms, pages, lexicon, lists),
        *_kin(lemmas, lexicon),
        *_names(catalogue, pages, lexicon, lists),
        *_territories(territories(catalogue, lexicon), areas, lexicon),
        *_senses(catalogue, lexicon),
        *_others(lemmas, forms, lexicon),
    ]
    files = shards(items)
    _refer(files, lemmas, forms, lexicon)
    _write_each(folder / "mots", {f"m{name}": content(entries) for name, entries in files.items()})
    _write_each(folder / "listes", lists.written)
    _write_each(folder / "pages", {str(rank): _shown(page) for rank, page in enumerate(pages)})
    _write_each(folder / "fautes", _spellings(lemmas, forms))
    _write(folder / "facettes.json", _facets(pages))
    empty = [form for form in lexicon.readings if form.isalpha() and lexicon.is_empty(lexicon.reading(form))]
    _write(
        folder / "catalogue.json",
        {
            "version": _version(folder),
            "pages": len(pages),
            "genres": [[kind, len(list(group))] for kind, group in groupby(pages, key=lambda page: page.kind)],
            "offerts": sorted({kind_of(subject) for family in OFFERED for subject in catalogue.family(family)}),
            "mots": " ".join(sorted(files)),
            "vides": " ".join(sorted(empty)),
            "elisions": " ".join(sorted(ELIDED)),
            "jointes": " ".join(sorted(ASKED)),
            "lieux": list(around.values()),
        },
    )


class Lists:
    """The postings too long to stand beside their word, each in a file of its own."""

    def __init__(self) -> None:
        self.written: dict[str, str] = {}

    def kept(self, places: Mapping[int, Posting]) -> str | int:
        """Return postings as text, or the number of the file that holds them."""
        text = written(places)
        if len(text) <= INLINE:
            return text
        number = len(self.written)
        self.written[str(number)] = text
        return number


def _pages(catalogue: Catalogue, site: Path) -> tuple[Searched, ...]:
    addresses = [
        *(project.address for project in catalogue.projects),
        *(edition.address for edition in catalogue.family(EDITION)),
        *(address_of(page) for page in catalogue.editors_pages if address_of(page).strip("/") not in ("", FOLDER)),
    ]
    paths = {address: site / address / "index.html" for address in addresses}
    html = {address: path.read_text(encoding="utf-8") for address, path in paths.items() if path.exists()}
    facets = {
        project: {name: tuple(values.split()) for name, values in facet_values(catalogue, project).items()}
        for project in catalogue.projects
    }
    return tuple(searched_pages(catalogue, html, facets))


def _lemmas(
    lemmas: Mapping[str, Mapping[int, Posting]],
    forms: Mapping[str, Counter[str]],
    pages: Sequence[Searched],
    lexicon: Lexicon,
    lists: Lists,
) -> Iterator[Item]:
    for lemma, places in lemmas.items():
        forms_taken = (form for form in forms[lemma] if lexicon.is_taken_for(form, lemma))
        spelt = dict.fromkeys((*forms_taken, *lexicon.forms_of(lemma)))
        kin = sorted(other for other in lexicon.kin(lemma) if other in lemmas)
        frequency = round(lexicon.frequency.get(lemma, 0), 1)
        entry: list[Any] = [lemma, " ".join(spelt), frequency, projects_among(places, pages), lists.kept(places)]
        entry += [" ".join(kin)] if kin else []
        yield plain(lemma), "lemmes", entry


def _kin(lemmas: Mapping[str, Mapping[int, Posting]], lexicon: Lexicon) -> Iterator[Item]:
    """Yield the forms of the words that no page holds, made from the same as one that some do."""
    for lemma in lemmas:
        for other in sorted(lexicon.kin(lemma)):
            if other not in lemmas:
                yield from ((plain(form), "renvois", f"~{lemma}") for form in lexicon.forms_of(other))


def _names(catalogue: Catalogue, pages: Sequence[Searched], lexicon: Lexicon, lists: Lists) -> Iterator[Item]:
    ranks = {page.address: rank for rank, page in enumerate(pages)}
    projects = {project: ranks[project.address] for project in catalogue.projects}
    filed = {
        ranks[subject.address]: lists.kept(
            {projects[project]: (1.0, (0,)) for project in catalogue.projects_of(subject)}
        )
        for family in CROSSED
        if family not in (EDITION, PART)
        for subject in catalogue.family(family)
    }
    for rank, page in enumerate(pages):
        names = [(name, 0) for name in (*page.names, *_coordinated(page, lexicon))]
        if page.headings:
            names += [(passage.title, place) for place, passage in enumerate(page.passages) if passage.title]
        for steps, place in dict.fromkeys((steps, place) for name, place in names for steps in _steps(name, lexicon)):
            yield plain(steps.split()[0]), "noms", [steps, rank, place, filed.get(rank, "")]


def _coordinated(page: Searched, lexicon: Lexicon) -> Iterator[str]:
    """Yield the nouns that a term's title joins, each a name of it: « Immersion et observation »."""
    pieces = re.split(", | et ", page.title) if page.kind not in (PROJECT, PAGE) else []
    if len(pieces) > 1:
        yield from (piece for piece in pieces if lexicon.may_be(piece.split()[0].lower(), NOUN))


def _territories(territories: Iterable[Territory], areas: Mapping[str, int], lexicon: Lexicon) -> Iterator[Item]:
    """Yield the names of the territories without projects, with the number of their area, after those of the pages."""
    for place in territories:
        for name in place.names:
            for steps in tuple(_steps(name, lexicon))[-1:]:  # the forms: a place has no plural
                yield plain(steps.split()[0]), "noms", [steps, areas[place.area], 0, place.label]


def _senses(catalogue: Catalogue, lexicon: Lexicon) -> Iterator[Item]:
    for typed, sense in catalogue.equivalents.items():
        for steps in _steps(typed, lexicon):
            yield plain(steps.split()[0]), "sens", [steps, sense]


def _steps(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the lemmas of a name one after another, then its forms where they differ: a reader types either."""
    name_words = [word for word in words(name, lexicon) if not word.part]
    yield from dict.fromkeys(
        text
        for text in (" ".join(word.lemma for word in name_words), " ".join(word.form for word in name_words))
        if text
    )


def _others(lemmas: Mapping[str, Any], forms: Mapping[str, Counter[str]], lexicon: Lexicon) -> Iterator[Item]:
    """Yield the words of French that no page holds and that are not rare, by how common they are."""
    shown_forms = {plain(form) for lemma in lemmas for form in lexicon.forms_of(lemma)} | {
        plain(form) for spelt in forms.values() for form in spelt
    }
    levels: dict[str, int] = {}
    for form in lexicon.readings:
        reading = lexicon.reading(form)
        frequency = lexicon.frequency[reading.lemma]
        if frequency < KNOWN or reading.lemma in lemmas or (word := plain(form)) in shown_forms:
            continue
        level = next(rank for rank, least in enumerate(FREQUENCIES) if frequency >= least)
        levels[word] = min(level, levels.get(word, level))
    yield from ((word, "autres", level) for word, level in levels.items())


def _refer(
    files: dict[str, list[Item]], lemmas: Mapping[str, Any], forms: Mapping[str, Counter[str]], lexicon: Lexicon
) -> None:
    """Add to each file the forms of the words that stand in another; a form that begins as no word does has its own."""
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


def _spellings(lemmas: Mapping[str, Mapping[int, Posting]], forms: Mapping[str, Counter[str]]) -> Mapping[str, str]:
    """Return, by initial, the words of the pages as they are written there, each with the number of pages that hold
    it.
    """
    by_initial: dict[str, list[str]] = defaultdict(list)
    for lemma, spelt in sorted(forms.items()):
        for form in sorted(spelt):
            if len(form) >= SPELT and plain(form).isalpha():
                by_initial[plain(form)[0]].append(f"{form} {len(lemmas[lemma])}")
    return {initial: " ".join(spellings) for initial, spellings in by_initial.items() if initial.isascii()}


def _shown(page: Searched) -> dict[str, Any]:
    """Return what is shown of a page that is found."""
    return {
        "adresse": page.address,
        "genre": page.kind,
        "titre": page.title,
        "qui": page.label,
        "passages": [[passage.anchor, passage.title, passage.text] for passage in page.passages],
    }


def _facets(pages: Sequence[Searched]) -> Mapping[str, Any]:
    """Return, by facet, the identifiers that projects bear, and those of each project by their ranks among them."""
    facets = {}
    for name in FACETS:
        ids = sorted({value for page in pages for value in page.facets.get(name, ())})
        ranks = {id_: str(rank) for rank, id_ in enumerate(ids)}
        borne = [
            " ".join(ranks[value] for value in page.facets.get(name, ())) for page in pages if page.kind == PROJECT
        ]
        facets[name] = [" ".join(ids), ",".join(borne)]
    return facets


def _version(folder: Path) -> str:
    """Return what changes whenever a file of the index does: kept copies of another day are then left aside."""
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*/*.json")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _write_each(folder: Path, files: Mapping[str, Any]) -> None:
    for name, data in files.items():
        _write(folder / f"{name}.json", data)


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")
