"""`nouveau methode|theme|condition|livrable|organisation…`: one more term, written in its vocabulary.

Close terms are proposed first: a reader's word must lead to one place. A term nobody uses is refused by `verifier`, so
that it comes in the same change as the fiche that needs it.
"""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros.catalogue.families import (
    COMMANDS,
    CONDITION,
    DELIVERABLE,
    KIND,
    METHOD,
    METHOD_FAMILY,
    ORGANISATION,
    PART,
    THEME,
    VOCABULARIES,
    Family,
)
from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import RESERVED
from macros.contributing.questions import Check, Refused, answer, filled, readable, term
from macros.contributing.scaffold import with_term
from macros.model.draft import TO_WRITE
from macros.model.fiche import Fiche
from macros.model.hints import form
from macros.model.organisation import Organisation
from macros.model.references import reference_keys
from macros.model.validation import read_record
from macros.text.french.wording import folded, identifier
from macros.text.yaml.values import read_values
from macros.text.yaml.writing import written

_NAMED = (METHOD, THEME, CONDITION, DELIVERABLE, KIND)
"""The families whose words readers look for: each word leads to one term."""

_COMMON = (("nom", "nom affiché"), ("identifiant", "identifiant, qui devient l'adresse"))
_PROSE = (
    ("definition", "définition en une ou deux phrases"),
    ("synonymes", "autres mots des lecteurs, séparés par des virgules"),
)

TERM_OPTIONS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        METHOD.id: (*_COMMON, ("famille", "famille de méthodes"), *_PROSE, ("quand", "quand elle convient")),
        THEME.id: (*_COMMON, *_PROSE),
        DELIVERABLE.id: (*_COMMON, *_PROSE),
        METHOD_FAMILY.id: (*_COMMON, *_PROSE),
        PART.id: (*_COMMON, *_PROSE),
        CONDITION.id: (*_COMMON, ("question", "la question qu'un lecteur se pose"), *_PROSE),
        KIND.id: (*_COMMON, ("pluriel", "nom au pluriel"), *_PROSE),
        ORGANISATION.id: (
            *_COMMON,
            ("court", "nom court des listes"),
            ("type", "type de collectivité"),
            ("code", "code officiel géographique, ou SIREN à défaut"),
            ("siren", "numéro SIREN"),
            ("departement", "code du département, vide pour une région"),
            ("region", "code de la région"),
            ("siege", "commune du siège"),
            ("latitude", "latitude du siège"),
            ("longitude", "longitude du siège"),
            ("population", "nombre d'habitants"),
            ("annee", "année de la population"),
        ),
    }
)
"""By family, the options of `nouveau`, which are also its questions."""

_PROSE_KEYS = (("question", "question"), ("when", "quand"), ("plural", "pluriel"))


class Kept(Exception):
    """A term that exists will do; the message says which."""


def new_term(root: Path, options: argparse.Namespace, content: Content) -> tuple[Path, str, str]:
    """Return the path and the new text of the vocabulary, and what to do next; raise Kept or Refused."""
    family = next(family for family in VOCABULARIES if COMMANDS[family.id] == options.kind)
    readable(content, family)
    name = answer(options.nom, "Nom", _unclaimed(content, family))
    _propose(name, family, content, asked=options.nom is None)
    id_ = (
        answer(options.identifiant, "Identifiant", _unused(content, family), default=identifier(name))
        if options.nom is None or options.identifiant
        else _unused(content, family)(identifier(name))
    )
    synonyms = [] if family is ORGANISATION else _synonyms(family, options, content)
    record = _organisation(name, options, content) if family is ORGANISATION else _term(name, family, options, content)
    record |= {"synonyms": synonyms} if synonyms else {}
    values, problems = read_values(written({id_: record}), family.file)
    if values:
        problems += read_record(family.record, values, family.file, (id_,), {"id": id_})[1]
    if problems:
        raise Refused("\n".join(problem.said for problem in problems))
    path = root / family.file
    after = (
        f"Remplacez-y chaque « {TO_WRITE} » s'il en reste, citez « {id_} » {_place(family)} (un terme que personne"
        " n'utilise est refusé), puis lancez :\n  python3 recueil.py verifier"
    )
    return path, with_term(path.read_text(encoding="utf-8"), id_, record, _neighbour(record, content, family)), after


def _place(family: Family) -> str:
    """Say where a term of a family is cited: in the fiche that needs it, or by terms that fiches cite."""
    users = ((Fiche, "dans la fiche qui en a besoin"), *((user.record, f"dans {user.file}") for user in VOCABULARIES))
    for record, where in users:
        keys = [keys for keys, mark in reference_keys(record).items() if mark.family == family.id]
        if keys:
            return f"sous « {keys[0][0]} », {where}"
    return "là où il sert"


def _synonyms(family: Family, options: argparse.Namespace, content: Content) -> list[str]:
    """Return the other words of a term, each of which no other term has: asked first, and again where one has."""
    unclaimed = _unclaimed(content, family)

    def check(text: str) -> str:
        return ",".join(unclaimed(word.strip()) for word in text.split(",") if word.strip())

    given = options.synonymes if options.synonymes is not None or options.nom is None else ""
    said = answer(given, "Synonymes (séparés par des virgules, ou rien)", check)
    return said.split(",") if said else []


def _term(name: str, family: Family, options: argparse.Namespace, content: Content) -> dict[str, Any]:
    """Return a term of a vocabulary; prose may wait."""
    record: dict[str, Any] = {"label": name}
    if family is METHOD:
        record["family"] = answer(
            options.famille, "Famille", term(content, METHOD_FAMILY), known=content.terms[METHOD_FAMILY.id]
        )
    asked = options.nom is None
    for key, option in (("definition", "definition"), *_PROSE_KEYS):
        if key in family.record.model_fields:
            given = getattr(options, option)
            question = f"{family.record.model_fields[key].description} (ou rien, à compléter plus tard)"
            record[key] = answer(given if given is not None or asked else "", question, str) or TO_WRITE
    return record


def _organisation(name: str, options: argparse.Namespace, content: Content) -> dict[str, Any]:
    """Return a commanditaire; the names of its département and of its région are the map's."""
    places = content.geometry
    if places is None:
        raise Refused("le fond de carte ne peut pas être lu : « verifier » dit pourquoi.")
    record: dict[str, Any] = {
        "name": name,
        "short": answer(options.court, "Nom court", filled, default=name),
        "kind": answer(options.type, "Type de collectivité", term(content, KIND), known=content.terms[KIND.id]),
        "official_code": answer(options.code, "Code officiel géographique, ou SIREN à défaut", filled),
        "siren": answer(options.siren, "Numéro SIREN", _siren),
    }
    code = answer(
        options.departement,
        "Code du département (rien pour une région)",
        _code(places.departements, "un département", optional=True),
    )
    if code:
        departement = places.departements[code]
        record["departement"] = {"code": code, "name": departement.name}
    region = (
        departement.region if code else answer(options.region, "Code de la région", _code(places.regions, "une région"))
    )
    return record | {
        "region": {"code": region, "name": places.regions[region].name},
        "seat": answer(options.siege, "Commune du siège", filled),
        "position": {
            "lat": _number(options.latitude, "Latitude du siège"),
            "lon": _number(options.longitude, "Longitude du siège"),
        },
        "population": {
            "value": int(_number(options.population, "Nombre d'habitants")),
            "year": int(_number(options.annee, "Année de la population")),
        },
    }


def _siren(text: str) -> str:
    """Return a SIREN without what people put in it or around it; the form is the model's."""
    plain = re.sub(r"[\s\"']", "", text)
    pattern = next(mark.pattern for mark in Organisation.model_fields["siren"].metadata if hasattr(mark, "pattern"))
    if not re.match(pattern, plain):
        raise Refused(f"« {text} » n'a pas la forme attendue. {form(pattern, plain)}")
    return plain


def _number(given: str | None, question: str) -> float:
    def check(text: str) -> str:
        plain = re.sub(r"\s", "", text.replace(",", ".").replace("\u2212", "-"))
        try:
            return str(float(plain))
        except ValueError:
            raise Refused(f"« {text} » n'est pas un nombre.") from None

    return float(answer(given, question, check))


def _code(known: Mapping[str, Any], noun: str, optional: bool = False) -> Check:
    def check(text: str) -> str:
        if text not in known and not (optional and not text):
            raise Refused(f"« {text} » n'est pas le code d'{noun}.")
        return text

    return check


def _names(content: Content, families: tuple[Family, ...]) -> Iterator[tuple[str, str, Family]]:
    """Yield each word by which readers look for a term: the word, the term's identifier, its family."""
    for family in families:
        for id_, entry in content.sound(family).items():
            yield from (
                (word, id_, family)
                for word in (entry.record.label, *entry.record.synonyms, *getattr(entry.record, "keywords", ()))
            )


def _unclaimed(content: Content, family: Family) -> Check:
    """Return the check of a word that no term has."""
    families = _NAMED if family in _NAMED else (family,)
    owners = {folded(word): (id_, owner) for word, id_, owner in _names(content, families)}

    def check(text: str) -> str:
        owner = owners.get(folded(filled(text)))
        if owner:
            cure = "servez-vous-en" if owner[1] is family else "un mot ne mène qu'à un terme, choisissez-en un autre"
            raise Refused(f"« {text} » désigne déjà « {owner[0]} » ({owner[1].noun}) : {cure}.")
        return text

    return check


def _unused(content: Content, family: Family) -> Check:
    def check(text: str) -> str:
        if identifier(text) != text or not text:
            raise Refused(
                f"« {text} » ne peut pas devenir une adresse : écrivez « {identifier(text) or 'arbre-a-palabres'} »."
            )
        if text == RESERVED:
            raise Refused(f"« {text} » est réservé : choisissez un autre identifiant.")
        if text in content.terms[family.id]:
            raise Refused(
                f"« {text} » existe déjà dans {family.file} : servez-vous-en, ou choisissez un autre identifiant."
            )
        return text

    return check


def _propose(name: str, family: Family, content: Content, asked: bool) -> None:
    """Show the terms whose words are close to `name`; where somebody answers, let him keep one of them."""
    words = {folded(word): id_ for word, id_, _ in _names(content, (family,))}
    alike = [words[word] for word in difflib.get_close_matches(folded(name), words, n=5, cutoff=0.6)]
    parts = {part for part in folded(name).split() if len(part) > 4}
    shared = [id_ for word, id_ in words.items() if parts & set(word.split())]
    close = list(dict.fromkeys((*alike, *shared)))[:6]
    if not close:
        return
    print("Des termes proches existent :")
    for id_ in close:
        print(f"  {id_} : {content.sound(family)[id_].record.definition}")
    if asked:
        kept = answer(
            None,
            "L'un d'eux convient-il ? Son identifiant, ou rien pour en créer un nouveau",
            lambda text: term(content, family)(text) if text else "",
        )
        if kept:
            raise Kept(f"Rien n'est écrit : servez-vous de « {kept} ».")


def _neighbour(record: Mapping[str, Any], content: Content, family: Family) -> int | None:
    """Return the line of the last method of the same family, beside which a new one stands; None for the end of the
    file.
    """
    if family is not METHOD:
        return None
    lines = [entry.line for entry in content.sound(METHOD).values() if entry.record.family == record["family"]]
    return max(lines, default=None)
