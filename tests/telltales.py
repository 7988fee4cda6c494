"""Two fiches that fill every key of the model, each with values of its own that stand nowhere else: where one is found,
its key shows. They are made from the model, so that a new key is filled too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Le, MinLen
from pydantic.fields import FieldInfo

from macros.catalogue.families import FAMILIES
from macros.contributing.key_types import choices
from macros.model.examples import is_list, records_of
from macros.model.fiche import Fiche
from macros.model.record import Record
from macros.model.references import mark_of
from macros.model.scales import EVIDENCES, LEVELS, MILESTONES, STATUSES
from macros.model.sections import SECTIONS
from macros.text.french.wording import dated
from tests.benchmark import plain_yaml

EDITION = "temoin"
FICHES = ("un", "deux")

Written = tuple[str, str]
"""A value as the header gives it, and as readers see it."""

_EITHER = (
    ("figures.date", "figures.year"),
    ("transferability.reusable.deliverable", "transferability.reusable.method"),
)
"""Keys of which a record has one: each gets a record of its own."""

_SPECIAL: dict[str, tuple[tuple[Any, Written], ...]] = {
    "draft": ((False, ('"draft"', "brouillon")),) * 2,
    "results.kind": (("effet", ("effet", "effets")),) * 2,
    "former_ids": tuple(([f"zqancien{word}"], (f"zqancien{word}",) * 2) for word in ("un", "deux")),
    "follow_up.url": tuple(
        (f"https://www.example.fr/{word}", (f"https://www.example.fr/{word}",) * 2) for word in ("zqun", "zqdeux")
    ),
    "identifiers.doi": tuple((f"10.5281/{word}", (f"10.5281/{word}",) * 2) for word in ("zqdoiun", "zqdoideux")),
    "identifiers.ark": tuple((f"ark:/12148/{word}", (f"ark:/12148/{word}",) * 2) for word in ("zqarkun", "zqarkdeux")),
    "source.pages": (("417-418", ("417-418", "pages 417 à 418")), ("519-520", ("519-520", "pages 519 à 520"))),
    "source.deduced": ((["part"], ('"part"', "la partie")), (["title"], ('"title"', "le titre"))),
}
"""By key that takes no free word, what each fiche says, and how it is found."""

_TERMS: dict[str, dict[str, Any]] = {
    "method": {"family": EDITION, "when": "Un jour."},
    "condition": {"question": "Est-ce le moment ?"},
    "organisation": {
        "kind": EDITION,
        "departement": {"code": "59", "name": "Nord"},
        "region": {"code": "32", "name": "Hauts-de-France"},
        "seat": "Lille",
        "position": {"lat": 50.63, "lon": 3.06},
        "population": {"value": 238246, "year": 2023},
    },
}
"""What terms of some families say beside their name."""


class Telltales:
    """One of the two fiches: its header, the terms that it names, and what is to be looked for, by key."""

    def __init__(self, rank: int) -> None:
        self._rank = self._count = rank
        self.said: dict[str, Written] = {}
        self.terms: list[tuple[str, str]] = []
        self.header = self._record(Fiche, "")
        self._results()
        shown = self.header["diagrams"][0]["id"]
        self.header["recommendations"][0]["figure"] = shown
        self.said["recommendations.figure"] = (shown, shown)

    def _results(self) -> None:
        """Give the first fiche a result of another kind than an effect, which alone says what it rests on."""
        if self._rank == 0:
            self.header["results"].append({"text": "Un guide est remis.", "kind": "realisation"})
            self.said["results.kind"] = ("realisation", "Réalisations")

    def _next(self) -> int:
        self._count += len(FICHES)
        return self._count

    def _record(self, model: type[Record], at: str, above: tuple[type[Record], ...] = (), without: str = "") -> dict:
        values = {}
        for key, field in model.model_fields.items():
            place = f"{at}.{key}" if at else key
            if place != without and not set(records_of(field.annotation)) & {model, *above}:
                values[key] = self._value(field, place, (*above, model))
        return values

    def _value(self, field: FieldInfo, at: str, above: tuple[type[Record], ...]) -> Any:
        if at in _SPECIAL:
            value, self.said[at] = _SPECIAL[at][self._rank]
            return value
        if not is_list(field.annotation):
            return self._one(field, field.annotation, at, above)
        inner = get_args(field.annotation)[0]
        kinds = choices(inner)
        if kinds:
            return [self._record(kind, f"{at}.{kind.__name__}", above) for kind in kinds]
        either = next((keys for keys in _EITHER if keys[0].rpartition(".")[0] == at), ())
        if either:
            return [self._record(records_of(inner)[0], at, above, without=key) for key in either]
        least = next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 1)
        return [self._one(field, inner, at, above) for _ in range(least)]

    def _one(self, field: FieldInfo, annotation: Any, at: str, above: tuple[type[Record], ...]) -> Any:
        below = records_of(annotation)
        if below:
            return self._record(below[0], at, above)
        mark = mark_of(field)
        kinds = tuple(_plain(annotation))
        if mark:
            value, seen = self._term(mark.family)
        elif get_origin(kinds[0]) is Literal:
            value = get_args(kinds[0])[-1 - self._rank % len(get_args(kinds[0]))]
            seen = ({**STATUSES, **EVIDENCES, **LEVELS, **MILESTONES}.get(value) or (value,))[0]
        elif datetime.date in kinds:
            value = datetime.date(1901 + self._next() % 90, 3, 5)
            seen = dated(value)
        elif int in kinds:
            bounded = any(isinstance(mark, Le) for mark in field.metadata) or "year" in at
            value = 1 if at.endswith("regions.sets") else (1901 if bounded else 600) + self._next() % 90
            seen = str(value)
        else:
            value = seen = f"zq{self._next():03}" if at.endswith(".id") else f"Zq{self._next():03}"
        self.said.setdefault(at, (str(value), seen))
        return value

    def _term(self, family: str) -> Written:
        id_ = f"zq{self._next():03}"
        self.terms.append((family, id_))
        return id_, id_.capitalize()


def _plain(annotation: Any) -> Iterator[Any]:
    """Yield the types that an annotation admits, nothing left out but None."""
    if get_origin(annotation) is Annotated:
        yield from _plain(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for argument in get_args(annotation):
            yield from _plain(argument)
    elif annotation is not type(None):
        yield annotation


def write_telltales(root: Path) -> tuple[Telltales, ...]:
    """Add to the project in `root` an edition of two telltale fiches, with the terms they name; return the fiches."""
    fiches = tuple(Telltales(rank) for rank in range(len(FICHES)))
    terms = [term for fiche in fiches for term in fiche.terms]
    echoed, limited = (
        [
            item[key]
            for fiche in fiches
            for list_ in lists
            for item in fiche.header["transferability"][list_]
            if key in item
        ]
        for key, lists in (("method", ("reusable", "limits")), ("condition", ("limits",)))
    )
    _add(root, "method_family", EDITION, {"label": "Famille témoin"})
    _add(root, "kind", EDITION, {"label": "Type témoin", "plural": "Types témoins"})
    for rank, (family, id_) in enumerate(terms):
        _add(root, family, id_, _term(family, id_, rank))
    edition = {
        "title": "Un recueil témoin",
        "promotion": "Témoin",
        "order": 9,
        "parts": [id_ for family, id_ in terms if family == "part"],
        "purpose": "Tout montrer.",
    }
    (root / f"data/editions/{EDITION}.yml").write_text(plain_yaml(edition), encoding="utf-8")
    folder = root / "docs/projets" / EDITION
    folder.mkdir()
    for name, fiche in zip(FICHES, fiches):
        # A method that transfers is one of the fiche's: both have both, so that only the transfer tells them apart.
        fiche.header["method"] += [{"id": id_, "status": "employee", "detail": "Partout."} for id_ in echoed]
        fiche.header["transferability"]["conditions"] += [{"id": id_, "detail": "Partout."} for id_ in limited]
        placed = "".join(f"[figure: {figure['id']}]\n\n" for figure in fiche.header["diagrams"][1:])
        prose = f"## {SECTIONS[0]}\n\nUn texte.\n\n{placed}"
        (folder / f"{name}.md").write_text(f"---\n{plain_yaml(fiche.header)}---\n\n{prose}", encoding="utf-8")
    return fiches


def _add(root: Path, family: str, id_: str, record: dict[str, Any]) -> None:
    path = root / FAMILIES[family].file
    whole = record if family == "organisation" else {"definition": "Témoin."} | record
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{plain_yaml({id_: whole})}", encoding="utf-8")


def _term(family: str, id_: str, rank: int) -> dict[str, Any]:
    name = id_.capitalize()
    named = {"name": name, "short": f"{name} court", "siren": f"9{rank:08}", "official_code": f"9{rank:08}"}
    return (named if family == "organisation" else {"label": name}) | _TERMS.get(family, {})
