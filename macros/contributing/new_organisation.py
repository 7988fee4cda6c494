"""`nouveau organisation`: adds a commanditaire, found by name in the Code officiel géographique.

What the code knows is never asked: code, SIREN, areas, seat, position, population. The rest is asked, such as the SIREN
of a département or the seat of an intercommunalité; for a body that the code lacks, such as a syndicat, everything is.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from macros.catalogue.check.official_codes import COMMUNE_CODE, wrong_code
from macros.catalogue.families import KIND, ORGANISATION, AnyTerm, Family
from macros.catalogue.read.content import Content
from macros.catalogue.read.territories import same_name
from macros.contributing.authority_kinds import KINDS, known_kind
from macros.contributing.authority_names import full_name
from macros.contributing.authority_place import Answers, areas_of, position_of, seat_of
from macros.contributing.choices import numbered
from macros.contributing.new_term import ExistingTerm, confirmed_id, propose, unclaimed
from macros.contributing.questions import Check, Refused, filled, readable, siren, whole
from macros.contributing.session import Session
from macros.model.territory import COMMUNE, REGION, Territory
from macros.text.french.wording import identifier

CENSUS = "Insee"
"""Who counts the people of the territories that the Code officiel géographique knows."""

OPTIONS: tuple[tuple[str, str], ...] = (
    ("nom", "nom affiché, à la place de celui qui est proposé"),
    ("identifiant", "identifiant, qui devient l'adresse"),
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
    ("source", "qui donne la population"),
)
"""The options of the command, which are also its questions, where nothing else answers them."""


def make_organisation(session: Session, family: Family[AnyTerm], options: argparse.Namespace) -> str:
    """Write one more commanditaire; return its identifier, or that of the known one which it is."""
    try:
        return new_organisation(session, family, options)
    except ExistingTerm as term:
        return term.id


def new_organisation(session: Session, family: Family[AnyTerm], options: argparse.Namespace) -> str:
    """Write one more commanditaire, what is not known nor among the options being asked; return its identifier.

    Raise ExistingTerm where it is known already, Refused where it can't stand.
    """
    readable(session.content, family)
    given = options.nom or options.libelle
    name = session.dialogue.ask(given, "Nom de la collectivité, code officiel ou code postal", _name_or_code(session))
    territory = _found(session, options, name)
    if territory:
        id_ = _same(territory, session.content)
        if id_:
            raise ExistingTerm(id_)
    else:
        unclaimed(session.content, family)(name)
        propose(session, name, family, is_live=options.nom is None)
    record = _record(session, options, territory, name)
    print(f"  Nom retenu : {record['name']}.")
    id_ = confirmed_id(session, family, options, identifier(record["name"]))
    if territory and record["kind"] == KINDS[territory.type].id:
        _make_kind(session, territory)
    session.write_term(
        family, id_, {key: value for key, value in record.items() if value is not None or key == "departement"}
    )
    return id_


def described(session: Session, territory: Territory) -> str:
    """« Grenoble : commune, Isère, Auvergne-Rhône-Alpes, 156 140 habitants, 38000 »."""
    areas = session.content.territories.where(territory)
    postal = ", ".join(territory.postal_codes[:3]) + ("…" if len(territory.postal_codes) > 3 else "")
    return f"{territory.name} : {', '.join(filter(None, (territory.noun, areas, territory.size, postal)))}"


def _name_or_code(session: Session) -> Check:
    """Return the check of a name, or of a code that is one."""

    def check(text: str) -> str:
        territories = session.content.territories
        if filled(text).isdecimal() and territories and not territories.named(text):
            raise Refused(f"« {text} » n'est ni un code officiel, ni un code postal, ni un SIREN connus.")
        return text

    return check


def _found(session: Session, options: argparse.Namespace, name: str) -> Territory | None:
    """Return the territory that is meant, one of several being chosen by number; None where it is none."""
    territories = session.content.territories
    code = getattr(options, "code", None) or ""
    region = territories.coded(code, REGION)
    is_region = region and same_name(name, region)
    territory = region if is_region else territories.coded(code) or territories.of_siren(code)
    if territory and territory.type == COMMUNE and not same_name(name, territory):
        raise Refused(
            f"« {code} » est le code de {territory.name} ({territories.where(territory)}), non de « {name} »."
        )
    if territory:
        return territory
    if territories and COMMUNE_CODE.fullmatch(code):
        finding = wrong_code(code, name, getattr(options, "departement", None) or "", territories)
        if finding:
            raise Refused(f"{finding.message} {finding.hint}")
    territories_named = territories.named(name)
    if not territories_named and options.nom is None:
        territories_named = territories.near(name)
        if territories_named:
            print(f"« {name} » n'est pas dans le Code officiel géographique, mais ces noms en sont proches :")
            return _chosen(session, territories_named)
        if territories:
            print(f"  « {name} » n'est pas dans le Code officiel géographique : c'est un autre organisme, à décrire.")
    if len(territories_named) > 1:
        hint = f"{name} ({territories_named[0].departement})"
        print(
            f"Plusieurs répondent à « {name} » : tapez le numéro de la ligne. Pour ne pas avoir à choisir, dites le"
            f' département, « nouveau organisation "{hint}" », ou le code postal à la place du nom.'
        )
        return _chosen(session, territories_named)
    if territories_named and not getattr(options, "is_seen", False):
        print(f"  {described(session, territories_named[0])}")
    return territories_named[0] if territories_named else None


def _chosen(session: Session, candidates: Sequence[Territory]) -> Territory | None:
    none = "Aucun : c'est un autre organisme, à décrire"
    lines = [*(described(session, territory) for territory in candidates), none]
    rank = numbered(session.dialogue, "Lequel ? Son numéro", lines)
    return candidates[rank] if rank < len(candidates) else None


def _same(territory: Territory, content: Content) -> str | None:
    """Return the commanditaire that a territory is already; None where it is none."""
    for id_, entry in content.sound(ORGANISATION).items():
        code, kind = entry.record.official_code, entry.record.kind
        if code == _official_code(territory) and kind == known_kind(territory, content):
            return id_
    return None


def _official_code(territory: Territory) -> str:
    return territory.siren if territory.is_grouping else territory.code


def _record(session: Session, options: argparse.Namespace, territory: Territory | None, name: str) -> dict[str, Any]:
    """Return a commanditaire as its file says it."""
    ask = session.dialogue.ask
    given = Answers(options, _known(session, territory) if territory else {})
    short = ask(given["court"], "Nom court", filled, default=name)
    kind = getattr(options, "type", None)
    if kind is not None or not territory:
        kind = session.choice(KIND).one(session.dialogue, kind, "Type de collectivité")
    is_optional = bool(given["code"])
    number_of = ask(
        given["siren"] or ("" if options.nom is not None and is_optional else None),
        f"Numéro SIREN, neuf chiffres ({'ou rien' if is_optional else 'annuaire-entreprises.data.gouv.fr le donne'})",
        _own_siren(session.content, is_optional),
    )
    record: dict[str, Any] = {
        "name": (options.nom or _free_name(session, territory)) if territory else name,
        "short": short,
        "kind": kind or given["type"],
        "official_code": given["code"] or number_of,
        "siren": number_of or None,
    }
    seat = seat_of(session, given, territory)
    record |= areas_of(session, given, territory, seat)
    record["seat"] = seat.name if seat else ask(given["siege"], "Commune du siège", filled)
    record["position"] = position_of(session, given, seat)
    population = ask(given["population"], "Nombre d'habitants", whole(1, 100_000_000))
    year = ask(given["annee"], "Année de cette population", whole(1900, 2100))
    known = territory and (population, year) == (str(territory.population), str(territory.year))
    source = ask(
        given["source"] or (CENSUS if known else "" if options.nom is not None else None),
        "Qui donne cette population (Insee, Banatic…), ou rien",
        str,
    )
    record["population"] = {"value": int(population), "year": int(year)} | ({"source": source} if source else {})
    return record


def _known(session: Session, territory: Territory) -> dict[str, str]:
    """Return what the Code officiel géographique answers, by option."""
    known = {
        "court": _free_short(session, territory),
        "type": known_kind(territory, session.content) or KINDS[territory.type].id,
        "code": _official_code(territory),
        "siren": territory.siren,
        "population": str(territory.population or ""),
        "annee": str(territory.year or ""),
    }
    return {option: value for option, value in known.items() if value}


def _free_name(session: Session, territory: Territory) -> str:
    """Return the full name of a territory, with its area where another commanditaire has it."""
    return _told_apart(session, territory, full_name(territory, session.content.geometry), lambda record: record.name)


def _free_short(session: Session, territory: Territory) -> str:
    return _told_apart(session, territory, territory.name, lambda record: record.short)


def _told_apart(session: Session, territory: Territory, name: str, of: Any) -> str:
    labels = {of(entry.record) for entry in session.content.sound(ORGANISATION).values()}
    area = session.content.territories.where(territory).split(", ")[0] or territory.noun
    return f"{name} ({area})" if name in labels else name


def _own_siren(content: Content, is_optional: bool) -> Check:
    """Return the check of a SIREN that no other commanditaire has; it may be missing where another code stands."""
    owners = {entry.record.siren: id_ for id_, entry in content.sound(ORGANISATION).items()}

    def check(text: str) -> str:
        plain = siren(filled(text)) if text or not is_optional else ""
        if plain and plain in owners:
            raise Refused(f"le SIREN {plain} est déjà celui de « {owners[plain]} ».")
        return plain

    return check


def _make_kind(session: Session, territory: Territory) -> None:
    """Write the kind of a territory where the vocabulary has it not yet, without the words that other terms have."""
    kind = KINDS[territory.type]
    if known_kind(territory, session.content):
        return
    check = unclaimed(session.content, KIND)

    def is_free(word: str) -> bool:
        try:
            return bool(check(word))
        except Refused:
            return False

    synonyms = [word for word in kind.synonyms if is_free(word)]
    record = {"label": kind.label, "plural": kind.plural, "definition": kind.definition}
    session.write_term(KIND, kind.id, record | ({"synonyms": synonyms} if synonyms else {}))
