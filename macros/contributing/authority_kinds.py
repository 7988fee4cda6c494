"""The kinds of authorities that the law knows, ready to be written when the first commanditaire of one is added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from macros.catalogue.families import KIND
from macros.catalogue.near_terms import names
from macros.catalogue.read.content import Content
from macros.model.territory import COMMUNE, DEPARTEMENT, OVERSEAS, REGION, Territory
from macros.text.french.wording import identifier


@dataclass(frozen=True)
class AuthorityKind:
    """A kind of authority as `data/collectivites.yml` says it."""

    label: str
    plural: str
    definition: str
    synonyms: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The identifier made from its label."""
        return identifier(self.label)


_METROPOLE = AuthorityKind(
    "Métropole",
    "Métropoles",
    "Intercommunalité à fiscalité propre qui réunit des communes d'un seul tenant autour d'un projet "
    "d'aménagement et de développement, avec les compétences les plus étendues.",
)

KINDS: Mapping[str, AuthorityKind] = MappingProxyType(
    {
        COMMUNE: AuthorityKind(
            "Commune",
            "Communes",
            "Collectivité la plus proche des habitants, administrée par un conseil municipal et un maire, "
            "compétente pour l'ensemble des affaires locales.",
            ("ville", "mairie", "municipalité"),
        ),
        DEPARTEMENT: AuthorityKind(
            "Département",
            "Départements",
            "Collectivité administrée par un conseil départemental, chef de file de l'action sociale, de "
            "l'autonomie des personnes et de la solidarité entre les territoires.",
            ("conseil départemental", "conseil général"),
        ),
        REGION: AuthorityKind(
            "Région",
            "Régions",
            "Collectivité administrée par un conseil régional, compétente notamment pour le développement "
            "économique, les transports, les lycées et la formation professionnelle.",
            ("conseil régional",),
        ),
        OVERSEAS: AuthorityKind(
            "Collectivité d'outre-mer",
            "Collectivités d'outre-mer",
            "Collectivité ultramarine dotée d'un statut et d'institutions qui lui sont propres.",
            ("COM",),
        ),
        "CC": AuthorityKind(
            "Communauté de communes",
            "Communautés de communes",
            "Intercommunalité à fiscalité propre qui réunit des communes d'un seul tenant, le plus souvent "
            "rurales, autour d'un projet de développement et d'aménagement.",
        ),
        "CA": AuthorityKind(
            "Communauté d'agglomération",
            "Communautés d'agglomération",
            "Intercommunalité à fiscalité propre qui réunit, autour d'une ville, des communes d'un seul tenant ; "
            "elle compte en principe plus de 50 000 habitants.",
            ("agglomération",),
        ),
        "CU": AuthorityKind(
            "Communauté urbaine",
            "Communautés urbaines",
            "Intercommunalité à fiscalité propre très intégrée, qui réunit des communes d'un seul tenant ; elle "
            "compte en principe plus de 250 000 habitants.",
        ),
        "METRO": _METROPOLE,
        "MET69": _METROPOLE,
        "EPT": AuthorityKind(
            "Établissement public territorial",
            "Établissements publics territoriaux",
            "Intercommunalité sans fiscalité propre qui regroupe des communes de la Métropole du Grand Paris, "
            "pour au moins 300 000 habitants, et exerce une part de leurs compétences.",
            ("EPT",),
        ),
    }
)
"""By type of territory."""


def known_kind(territory: Territory, content: Content) -> str | None:
    """Return the kind of the vocabulary that a territory is of; None where it has none yet."""
    return names(content, KIND).get(KINDS[territory.type].id)
