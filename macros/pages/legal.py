"""What the law wants on the site: the publisher's particulars, the accessibility statement, and its mention on every
page.

What only the publisher knows and has not said yet is printed as « à compléter », in words.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from macros.model.publisher import RGAA, Accessibility, Audit, Publisher, label
from macros.model.record import Record
from macros.model.sections import DECLARATION, DeclarationSections
from macros.text.french.wording import dated, grouped, listed

STANDARD = "le référentiel général d'amélioration de l'accessibilité (RGAA), version {}"


@dataclass(frozen=True)
class Information:
    """What is known under a label, and the address it leads to; an empty value is for the publisher to complete."""

    label: str
    value: str
    address: str = ""


@dataclass(frozen=True)
class PrintedAudit:
    """The results of an audit, in words; `average` and `report` are empty where it gives none."""

    opening: str
    rate: str
    average: str
    report: str
    environments: tuple[str, ...]
    tools: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """The accessibility statement: what varies between the sentences that its model imposes.

    `state` ends the sentence that the name of the site begins.
    """

    publisher: Information
    email: Information
    scheme: Information
    plan: Information
    established: Information
    updated: str
    state: str
    audit: PrintedAudit | None
    nonconformities: tuple[str, ...]
    derogations: tuple[str, ...]
    exemptions: tuple[str, ...]
    sections: DeclarationSections = DECLARATION


@dataclass(frozen=True)
class Legal:
    """All that the legal pages and the foot of every page print; `mention` is the one that the home page must
    show."""

    mention: str
    particulars: Mapping[str, tuple[Information, ...]]
    statement: Statement


def legal(publisher: Publisher, today: datetime.date) -> Legal:
    """Return what the law wants said of the site on that day."""
    return Legal(
        mention=f"Accessibilité : {publisher.accessibility.conformity(today)}",
        particulars=MappingProxyType(_particulars(publisher)),
        statement=_statement(publisher, today),
    )


def _particulars(publisher: Publisher) -> dict[str, tuple[Information, ...]]:
    """Return the particulars by block, each drawn by one macro; what is optional and empty is left out."""
    name, host = _known(publisher, "name"), _known(publisher.host, "name")
    email = _email(publisher)
    optional = {key: _known(publisher, key) for key in ("legal_form", "registration", "editor")}
    optional["licence"] = _link(publisher, "licence")
    blocks = {
        "editeur": (
            name,
            optional["legal_form"],
            optional["registration"],
            _known(publisher, "address"),
            _known(publisher, "phone"),
            email,
            _known(publisher, "director"),
            optional["editor"],
        ),
        "hebergeur": (host, _known(publisher.host, "address"), _known(publisher.host, "phone")),
        "droits": (_known(publisher, "rights"), optional["licence"]),
        "journaux": (host, _known(publisher.host, "logs")),
        "noms": (Information(label(publisher.privacy, "names"), "Oui" if publisher.privacy.names else "Non"),),
        "traitement": (name, email, _known(publisher.privacy, "officer"), _known(publisher.privacy, "basis")),
    }
    return {
        block: tuple(item for item in items if item.value or item not in optional.values())
        for block, items in blocks.items()
    }


def _known(record: Record, key: str) -> Information:
    return Information(label(record, key), getattr(record, key) or "")


def _link(record: Record, key: str) -> Information:
    address = getattr(record, key) or ""
    return Information(label(record, key), address, address)


def _email(publisher: Publisher) -> Information:
    address = publisher.email or ""
    return Information(label(publisher, "email"), address, f"mailto:{address}" if address else "")


def _statement(publisher: Publisher, today: datetime.date) -> Statement:
    stated = publisher.accessibility
    audit = stated.audit
    return Statement(
        publisher=_known(publisher, "name"),
        email=_email(publisher),
        scheme=_link(stated, "scheme"),
        plan=_link(stated, "plan"),
        established=Information(label(stated, "established"), dated(stated.established) if stated.established else ""),
        updated=dated(stated.updated) if stated.updated else "",
        state=_state(stated, today),
        audit=_printed(audit) if audit else None,
        nonconformities=stated.nonconformities,
        derogations=stated.derogations,
        exemptions=stated.exemptions,
    )


def _state(stated: Accessibility, today: datetime.date) -> str:
    """Return the end of the imposed sentence on the state of conformity, and what the state rests on."""
    audit = stated.valid_audit(today)
    standard = STANDARD.format(audit.version if audit else RGAA)
    signalled = [
        words
        for words, items in (("des non-conformités", stated.nonconformities), ("des dérogations", stated.derogations))
        if items
    ]
    match stated.conformity(today):
        case "totalement conforme":
            return f"est en totale conformité avec {standard}."
        case "partiellement conforme":
            return f"est en conformité partielle avec {standard}, en raison {listed(signalled)} énumérées ci-dessous."
        case _:
            reason = (
                f"{listed(signalled).replace('des ', 'les ').capitalize()} sont énumérées ci-dessous."
                if audit
                else "Aucun audit de conformité en cours de validité ne permet de mesurer le respect de ses critères."
            )
            return f"n'est pas en conformité avec {standard}. {reason}"


def _printed(audit: Audit) -> PrintedAudit:
    return PrintedAudit(
        opening=(
            f"L'audit de conformité réalisé {audit.auditor} le {dated(audit.date)} (RGAA, version {audit.version})"
            " révèle que :"
        ),
        rate=f"{grouped(audit.rate)} % des critères RGAA sont respectés.",
        average=(
            f"Le taux moyen de conformité du service en ligne s'élève à {grouped(audit.average)} %."
            if audit.average is not None
            else ""
        ),
        report=audit.report or "",
        environments=audit.environments,
        tools=audit.tools,
        pages=audit.pages,
    )
