"""The territories of France, `data/territoires/cog.tsv.gz`: found by code, by postal code, or by the name that people
give them.

Nothing is read before it is asked for, and only the lines that are looked at become records: a check that wants ten
codes pays for ten.
"""

from __future__ import annotations

import difflib
import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from macros.catalogue.read.known_files import TERRITORIES
from macros.model.territory import (
    COMMUNE,
    DEPARTEMENT,
    GROUPINGS,
    OVERSEAS,
    REGION,
    Territory,
    read_population,
    read_territory,
)
from macros.text.french.wording import folded

MOST = 8
"""How many near names are proposed."""

_ARTICLE = re.compile(r"(?:l[ae]s? |l |de la |de l |du |des |de |d )+")
_SAINT = re.compile(r"\bst(e?)\b")
_SIGNS = re.compile(r"[^\w]+")
_TITLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"ville|commune|mairie|municipalite", (COMMUNE,)),
    (r"conseil departemental|conseil general|departement", (DEPARTEMENT,)),
    (r"conseil regional|region", (REGION,)),
    (r"communaute de communes|cc", ("CC",)),
    (r"communaute d agglomeration|ca|agglomeration|agglo", ("CA",)),
    (r"communaute urbaine|cu", ("CU",)),
    (r"etablissement public territorial|ept", ("EPT",)),
    (r"metropole|eurometropole", ("METRO", "MET69", "CU")),
    (r"collectivite territoriale|collectivite d outre mer|collectivite|territoire", (REGION, OVERSEAS)),
    (r"grand", tuple(GROUPINGS)),
)
"""The words that people put before a name, and the types that they mean."""

FEW = 8
"""The number of exact names looked up one by one; past it, all names are indexed."""


class Territories:
    """The territories that a file holds, by code, postal code or name; none where it is absent."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._spellings: set[str] = set()

    def content(self) -> bytes:
        """Return the whole file, for the digest of what is made of it."""
        return self._path.read_bytes() if self else b""

    def __bool__(self) -> bool:
        return self._path.is_file()

    def all(self, type_: str) -> Iterator[Territory]:
        """Yield the territories of a type, in the order of the file."""
        return (read_territory(line[0]) for line in re.finditer(rf"^{type_}\t.*$", self._text, re.M))

    def coded(self, code: str, *types: str) -> Territory | None:
        """Return the territory of a code, of one of the types, if given; a commune comes before any other."""
        among = types or (COMMUNE, DEPARTEMENT, OVERSEAS, REGION, *GROUPINGS)
        return next(filter(None, (self._beginning(f"{type_}\t{code}\t") for type_ in among if code)), None)

    def of_siren(self, siren: str) -> Territory | None:
        """Return the territory of a SIREN; it is known for communes and intercommunalités only."""
        start = self._text.find(f"\t{siren}\t")
        line = self._text.rfind("\n", 0, start) + 1
        territory = self._at(line) if start >= 0 else None
        return territory if territory and siren in (territory.siren, territory.code) else None

    def spelled(self, name: str, departement: str = "") -> Territory | None:
        """Return the one commune of this exact name, in the département of a code, if given; far quicker than
        `named`.
        """
        ends = [self._place(f"{COMMUNE}\t{departement}{sign}") for sign in ("", "~")]
        homonyms = list(self._spelled(name, *ends) if departement else self._namesakes(name))
        return homonyms[0] if len(homonyms) == 1 else None

    def posted(self, postal_code: str) -> tuple[Territory, ...]:
        """Return the communes that a postal code serves, the most populated first."""
        return _by_size(town for town in self._holding(postal_code) if postal_code in town.postal_codes)

    def members(self, siren: str) -> Iterator[Territory]:
        """Yield the communes of an intercommunalité."""
        return (town for town in self._holding(siren) if siren in town.groups)

    def _holding(self, code: str) -> Iterator[Territory]:
        lines = re.finditer(rf"^{COMMUNE}\t.*\b{re.escape(code)}\b.*$", self._text, re.M)
        return (read_territory(line[0]) for line in lines)

    def towns(self, least: int) -> Iterator[Territory]:
        """Yield the communes of at least so many inhabitants; of those that share a name, the largest comes first."""
        towns = _by_size(read_territory(line) for line in self._communes if read_population(line) >= least)
        yield from {town.name: town for town in reversed(towns)}.values()

    def named(self, text: str) -> tuple[Territory, ...]:
        """Return the territories that a text names, the most populated first: « Ville de Grenoble », « St Denis (93) »,
        « conseil départemental de l'Essonne », « CC du Perche », a postal code or an official one.

        Titles, articles, accents and hyphens are of no matter; what stands between brackets, after a comma or as a code
        at the end tells homonyms apart.
        """
        plain = re.sub(r"\s+", " ", text).strip()
        if re.fullmatch(r"\d{5}|2[AB]\d{3}|\d{9}", plain, re.I):
            coded = self.of_siren(plain) if len(plain) == 9 else self.coded(plain.upper(), COMMUNE)
            return _by_size(_each_once(filter(None, (coded, *self.posted(plain)))))
        name, _, hint = re.sub(r"[(),]", ",", plain).partition(",")
        end = re.search(r"^(.*\D)\s+(\d{2,3}|2[AB]|\d{5})$", name, re.I)
        if end and not hint.strip(" ,"):
            name, hint = end[1], end[2]
        homonyms = self._of_name(name)
        nearby = tuple(territory for territory in homonyms if self._in(territory, hint.strip(" ,")))
        return nearby or homonyms

    def near(self, text: str) -> tuple[Territory, ...]:
        """Return the territories whose name is near what was typed, then those whose name holds it, each the most
        populated first.
        """
        keys = [key for key, _ in _keys(text)]
        typed = keys[-1] if keys else ""
        if len(typed) < 3:
            return ()
        known = [key for key in self._index if key[:1] == typed[:1] and abs(len(key) - len(typed)) < 4]
        alike = difflib.get_close_matches(typed, known, n=MOST, cutoff=0.8)
        longer = [key for key in self._index if f" {typed} " in f" {key} "]
        sized = (_by_size(one for key in keys for one in self._index_at(key)) for keys in (alike, longer))
        return tuple(_each_once(chain.from_iterable(sized)))[:MOST]

    def where(self, territory: Territory) -> str:
        """Return the names of the areas that a territory is in, « Isère, Auvergne-Rhône-Alpes »; the larger name alone
        where they are one.
        """
        areas = (self.coded(territory.departement, DEPARTEMENT, OVERSEAS), self.coded(territory.region, REGION))
        names = [area.name for area in areas if area and area.type != territory.type]
        return ", ".join(dict.fromkeys(names))

    def _in(self, territory: Territory, hint: str) -> bool:
        """Tell whether a hint names a département, a région or a postal code of a territory, or its type."""
        if not hint:
            return True
        areas = (self.coded(territory.departement, DEPARTEMENT, OVERSEAS), self.coded(territory.region, REGION))
        names = {key for area in areas if area for key in (_plain(area.name), _short(area.name), area.code.lower())}
        hints = {hint.lower(), _plain(hint), _short(hint)}
        return bool(hints & {*names, *territory.postal_codes, territory.code.lower(), _plain(territory.noun)})

    def _of_name(self, text: str) -> tuple[Territory, ...]:
        """Return the territories of a name, by the first of its readings that has some."""
        for key, types in _keys(text):
            homonyms = tuple(territory for territory in self._index_at(key) if not types or territory.type in types)
            exact = tuple(territory for territory in homonyms if _plain(territory.name) == _plain(text))
            if homonyms:
                return exact or homonyms
        return ()

    def _index_at(self, key: str) -> tuple[Territory, ...]:
        return _by_size(map(self._at, self._index.get(key, ())))

    def _namesakes(self, name: str) -> Iterator[Territory]:
        """Yield the communes of an exact name; once several names were asked for, an index of all is made."""
        self._spellings.add(name)
        if len(self._spellings) > FEW:
            yield from map(read_territory, self._communes_of_name.get(name, ()))
        else:
            yield from self._spelled(name, 0, len(self._text))

    def _spelled(self, name: str, start: int, end: int) -> Iterator[Territory]:
        """Yield the communes of an exact name between two places of the file."""
        place = self._text.find(f"\t{name}\t", start, end)
        while place >= 0:
            line = self._text.rfind("\n", 0, place) + 1
            if self._text.startswith(f"{COMMUNE}\t", line) and self._text.count("\t", line, place) == 1:
                yield self._at(line)
            place = self._text.find(f"\t{name}\t", place + 1, end)

    def _beginning(self, beginning: str) -> Territory | None:
        """Return the territory whose line begins so: the communes are in order, the others in an index."""
        start = self._place(beginning) if beginning.startswith(COMMUNE) else self._others.get(beginning, 0)
        return self._at(start) if self._text.startswith(beginning, start) else None

    def _place(self, beginning: str) -> int:
        """Return where the line of a commune stands, or would stand in the order of codes, by bisection."""
        start, end = 1, self._end
        while start < end:
            middle = self._text.rfind("\n", start, (start + end) // 2) + 1 or start
            if self._text[middle : middle + len(beginning)] < beginning:
                start = self._text.index("\n", middle) + 1
            else:
                end = middle
        return start

    def _at(self, start: int) -> Territory:
        return read_territory(self._text[start : self._text.index("\n", start)])

    @cached_property
    def _text(self) -> str:
        return gzip.decompress(self._path.read_bytes()).decode("utf-8") if self else ""

    @cached_property
    def _end(self) -> int:
        """Where the communes end: all that is larger comes after them."""
        return self._text.find("\n", self._text.rfind(f"\n{COMMUNE}\t") + 1) + 1

    @cached_property
    def _others(self) -> Mapping[str, int]:
        """Where the lines of what is no commune begin, by their type and code."""
        lines = re.compile(r"^\S+\t\S+\t", re.M).finditer(self._text, self._end)
        return {line[0]: line.start() for line in lines}

    @cached_property
    def _communes(self) -> Sequence[str]:
        """The lines of the communes, first in the file and in the order of their codes."""
        return self._text[: self._end].split("\n")[1:-1]

    @cached_property
    def _communes_of_name(self) -> Mapping[str, Sequence[str]]:
        """The lines of the communes, by their exact names."""
        communes: dict[str, list[str]] = {}
        for line in self._communes:
            communes.setdefault(line.split("\t", 3)[2], []).append(line)
        return communes

    @cached_property
    def _index(self) -> Mapping[str, tuple[int, ...]]:
        """Where the lines of each name begin."""
        index: dict[str, list[int]] = defaultdict(list)
        start = 1
        while 0 < start < len(self._text):
            type_, _, name, _ = self._text[start : start + 200].split("\t", 3)
            for key in dict.fromkeys(_names(type_, name)):
                index[key].append(start)
            start = self._text.find("\n", start) + 1
        return {key: tuple(starts) for key, starts in index.items()}


def read_territories(root: Path) -> Territories:
    """Return the territories of the project in `root`."""
    return Territories(root / TERRITORIES)


def same_name(text: str, territory: Territory) -> bool:
    """Tell whether a text names a territory, or holds its name: « Ville du Havre » names Le Havre."""
    return f" {_short(territory.name)} " in f" {_plain(text)} "


def _names(type_: str, name: str) -> Iterator[str]:
    """Yield the keys under which a territory is indexed: its name, without its article, without its type."""
    plain = _plain(name)
    yield _short(name)
    if type_ in GROUPINGS:
        without = re.sub(r"^(?:cc|ca|cu|metropole|eurometropole) |(?: |-)metropole$", "", plain)
        yield _ARTICLE.sub("", without) if _ARTICLE.match(without) else without


def _keys(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the possible readings of what was typed, as keys and types: as it stands, then without a title."""
    plain = _plain(text)
    yield _short(text), ()
    for words, types in _TITLES:
        if title := re.match(rf"(?:{words}) (?=\S)", plain):
            yield _without_article(plain[title.end() :]), types


def _plain(text: str) -> str:
    """Return a name without accents, capitals or signs, with « st » written in full."""
    return _SAINT.sub(r"saint\1", _SIGNS.sub(" ", folded(text)).strip())


def _short(text: str) -> str:
    """Return a name as `_plain` does, without its article."""
    return _without_article(_plain(text))


def _without_article(plain: str) -> str:
    article = _ARTICLE.match(plain)
    return plain[article.end() :] if article and article.end() < len(plain) else plain


def _each_once(territories: Iterable[Territory]) -> Iterable[Territory]:
    return {(territory.type, territory.code): territory for territory in territories}.values()


def _by_size(territories: Iterable[Territory]) -> tuple[Territory, ...]:
    return tuple(sorted(territories, key=lambda territory: -territory.population))
