"""Who publishes the site: what only the publisher knows, and the law wants readers to find.

Everything may be missing: whoever writes fiches needs none of it. What a publication can't do without is `Awaited`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from macros.model.record import EMAIL, WEB_ADDRESS, Number, Record, Text, refusal
from macros.text.problem import Kind, Topic
from macros.text.yaml.values import Location

TOPIC = Topic("L'atelier des fiches")

NO_REPOSITORY = Kind(
    "atelier-sans-depot",
    "l'atelier ne sait où écrire : le dépôt manque.",
    "Donnez-le sous « repository », tel que la forge le nomme.",
    "workshop:\n  forge: gitlab\n  repository: recueil/un-autre-regard",
)

RGAA_VERSION = r"^[0-9]+(\.[0-9]+){1,2}$"

RGAA = "4.1.2"
"""The version in force, by which a site without an audit is not compliant."""

VALIDITY = 3
"""Years for which an audit and a declaration hold (décret n° 2019-768)."""

PARTIAL, TOTAL = 50, 100
"""The rates of criteria met from which a site is partly, then wholly compliant (RGAA, « Mentions et pages obligatoires
»)."""


@dataclass(frozen=True)
class _Mark:
    """Marks the keys without which the site can't be published."""


_AWAITED = _Mark()

WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS)]
AwaitedText = Annotated[Text | None, _AWAITED]
AwaitedEmail = Annotated[Annotated[str, StringConstraints(pattern=EMAIL)] | None, _AWAITED]
AwaitedAddress = Annotated[WebAddress | None, _AWAITED]
AwaitedDate = Annotated[datetime.date | None, _AWAITED]


class Host(Record):
    """Who stores the site and serves it."""

    name: AwaitedText = Field(None, description="Nom de l'hébergeur", examples=["Hébergeur d'exemple"])
    address: AwaitedText = Field(
        None, description="Adresse de l'hébergeur", examples=["2 rue de l'Exemple, 59000 Lille"]
    )
    phone: AwaitedText = Field(None, description="Téléphone de l'hébergeur", examples=["03 00 00 00 01"])
    logs: AwaitedText = Field(
        None, description="Durée de conservation des journaux du serveur", examples=["Douze mois"]
    )


class Privacy(Record):
    """Who answers for personal data, and on what ground."""

    officer: AwaitedText = Field(
        None, description="Délégué à la protection des données", examples=["Prénom Nom, dpo@example.fr"]
    )
    basis: AwaitedText = Field(None, description="Base légale du traitement", examples=["Mission d'intérêt public"])
    names: bool = Field(
        False,
        description="Les noms des élèves et des interlocuteurs dans la recherche et les données ouvertes",
        examples=[True],
    )


class Security(Record):
    """Whom to tell of a flaw of the site, and until when that holds."""

    contact: Text | None = Field(
        None,
        pattern=rf"{WEB_ADDRESS}|{EMAIL}",
        description="À qui signaler une faille : une adresse électronique, ou celle d'une page",
        examples=["securite@example.fr"],
    )
    expires: datetime.date | None = Field(
        None, description="Jour jusqu'auquel ce contact vaut, un an au plus", examples=["2027-05-12"]
    )


class Workshop(Record):
    """Where an editor of files on a forge saves fiches, for a school that wants accounts and review."""

    forge: Literal["github", "gitlab", "gitea", "test-repo"] = Field(
        description="La forge du dépôt ; « test-repo » pour un essai, qui n'écrit que dans le navigateur",
        examples=["gitlab"],
    )
    repository: Text | None = Field(None, description="Le dépôt, dans la forge", examples=["recueil/un-autre-regard"])
    branch: Text = Field("main", description="La branche où les fiches s'écrivent", examples=["main"])
    address: WebAddress | None = Field(
        None, description="Adresse de la forge, si ce n'est pas celle de tous", examples=["https://forge.example.fr"]
    )
    sign_in: WebAddress | None = Field(
        None,
        description="Adresse du service qui connecte les comptes, si ce n'est pas la forge",
        examples=["https://connexion.example.fr"],
    )
    application: Text | None = Field(
        None,
        description="Numéro que la forge donne à une application pour connecter ; sans lui, chacun colle un jeton",
        examples=["9f86d081884c7d65"],
    )

    @model_validator(mode="after")
    def _has_a_repository(self) -> Workshop:
        if self.forge != "test-repo" and self.repository is None:
            raise refusal(NO_REPOSITORY)
        return self


class Audit(Record):
    """An audit against the RGAA: without one the site is « non conforme », whatever its qualities."""

    date: datetime.date = Field(description="Date de l'audit", examples=["2026-05-12"])
    auditor: Text = Field(
        description="Auteur de l'audit, tel que la phrase le dit", examples=["en interne", "par la société NNN"]
    )
    version: Text = Field(pattern=RGAA_VERSION, description="Version du RGAA", examples=[RGAA])
    rate: Number = Field(
        ge=0, le=100, description="Pourcentage de critères du RGAA respectés, sans arrondi", examples=[87.5]
    )
    average: Number | None = Field(
        None, ge=0, le=100, description="Taux moyen de conformité, facultatif", examples=[92.4]
    )
    report: WebAddress | None = Field(
        None, description="Adresse du rapport d'audit, facultative", examples=["https://www.example.fr/audit.pdf"]
    )
    environments: tuple[Text, ...] = Field(
        min_length=1, description="Combinaisons de navigateurs et de lecteurs d'écran", examples=[["Firefox et NVDA"]]
    )
    tools: tuple[Text, ...] = Field(min_length=1, description="Outils d'évaluation", examples=[["axe 4"]])
    pages: tuple[Text, ...] = Field(min_length=1, description="Pages vérifiées", examples=[["Accueil", "Plan du site"]])


class Accessibility(Record):
    """What the accessibility statement says beyond the imposed sentences; its state is computed, never declared."""

    scheme: AwaitedAddress = Field(
        None, description="Schéma pluriannuel de mise en accessibilité", examples=["https://www.example.fr/schema"]
    )
    plan: AwaitedAddress = Field(
        None, description="Plan d'action de l'année en cours", examples=["https://www.example.fr/plan"]
    )
    established: AwaitedDate = Field(
        None, description="Date d'établissement de la déclaration d'accessibilité", examples=["2026-05-12"]
    )
    updated: datetime.date | None = Field(
        None, description="Date de mise à jour de la déclaration d'accessibilité", examples=["2026-11-02"]
    )
    nonconformities: tuple[Text, ...] = Field(
        (), description="Non-conformités relevées", examples=[["Le contraste des légendes est trop faible."]]
    )
    derogations: tuple[Text, ...] = Field(
        (),
        description="Dérogations pour charge disproportionnée, motivées",
        examples=[["Les schémas de 2010, que nul ne consulte plus."]],
    )
    exemptions: tuple[Text, ...] = Field(
        (), description="Contenus non soumis à l'obligation d'accessibilité", examples=[["Les archives d'avant 2019."]]
    )
    audit: Audit | None = Field(None, description="Audit de conformité")

    def valid_audit(self, today: datetime.date) -> Audit | None:
        """Return the audit if there is one in force on that day."""
        return self.audit if self.audit and holds(self.audit.date, today) else None

    def conformity(self, today: datetime.date) -> str:
        """Return the state of conformity, in the words the law imposes: an audit in force decides, and nothing else."""
        audit = self.valid_audit(today)
        if audit is None or audit.rate < PARTIAL:
            return "non conforme"
        return "partiellement conforme" if audit.rate < TOTAL else "totalement conforme"


class Publisher(Record):
    """The whole of `data/editeur.yml`; keys in the order of the legal notice."""

    name: AwaitedText = Field(None, description="Nom de l'éditeur", examples=["Institut d'exemple"])
    legal_form: Text | None = Field(None, description="Forme juridique", examples=["Établissement public"])
    registration: Text | None = Field(None, description="Numéro d'immatriculation", examples=["RNA W751234567"])
    address: AwaitedText = Field(
        None, description="Adresse de l'éditeur", examples=["1 rue de l'Exemple, 67000 Strasbourg"]
    )
    phone: AwaitedText = Field(None, description="Téléphone de l'éditeur", examples=["03 00 00 00 00"])
    email: AwaitedEmail = Field(None, description="Adresse électronique de contact", examples=["contact@example.fr"])
    director: AwaitedText = Field(None, description="Directeur de la publication", examples=["Prénom Nom, fonction"])
    editor: Text | None = Field(None, description="Responsable de la rédaction", examples=["Prénom Nom"])
    rights: AwaitedText = Field(
        None,
        description="Conditions de reprise des contenus",
        examples=["Reprise libre, à condition de citer la source."],
    )
    licence: WebAddress | None = Field(
        None,
        description="Adresse de la licence des textes et des données, s'ils en ont une",
        examples=["https://www.etalab.gouv.fr/licence-ouverte-open-licence"],
    )
    edit: WebAddress | None = Field(
        None,
        description="Début de l'adresse où un fichier se modifie dans le dépôt ; son chemin s'y ajoute",
        examples=["https://forge.example.fr/recueil/-/edit/main"],
    )
    forge: WebAddress | None = Field(
        None,
        description="Début de l'adresse où un fichier se crée dans le dépôt ; son dossier s'y ajoute",
        examples=["https://forge.example.fr/recueil/-/new/main"],
    )
    workshop: Workshop | None = Field(None, description="L'atelier des fiches en ligne, s'il est ouvert")
    host: Host = Field(Host(), description="L'hébergeur du site")
    privacy: Privacy = Field(Privacy(), description="Les données personnelles")
    security: Security = Field(Security(), description="À qui signaler une faille")
    accessibility: Accessibility = Field(Accessibility(), description="La déclaration d'accessibilité")


def holds(since: datetime.date, today: datetime.date) -> bool:
    """Tell whether what was done on the day `since` still holds: not before that day, and for `VALIDITY` years."""
    return since <= today and (today.year - since.year, today.month, today.day) < (VALIDITY, since.month, since.day)


def label(record: Record, key: str) -> str:
    """Return how pages and messages call a key."""
    return type(record).model_fields[key].description or key


def awaited(record: Record, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield the place and the label of every key that a publication needs and that is still empty."""
    for key, field in type(record).model_fields.items():
        value = getattr(record, key)
        if isinstance(value, Record):
            yield from awaited(value, (*at, key))
        elif value is None and _AWAITED in field.metadata:
            yield (*at, key), label(record, key)
