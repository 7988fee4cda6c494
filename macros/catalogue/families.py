"""The families of terms by which projects are crossed: one table drives files, addresses, pages and messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeAlias, TypeVar

from macros.model.edition import Edition
from macros.model.organisation import Organisation
from macros.model.vocabulary import Condition, Deliverable, Kind, Method, MethodFamily, Part, Term, Theme

AnyTerm: TypeAlias = Term | Organisation | Edition
"""A term of any family: a record with an identifier, a label, a definition and synonyms."""

TermT = TypeVar("TermT", bound=AnyTerm, covariant=True)


@dataclass(frozen=True, eq=False)
class Family(Generic[TermT]):
    """A family of terms.

    `file` is where its terms are written, with `{}` for the identifier where each term has a file; empty where they are
    derived from others. `folder` is its address on the site, empty where its terms have no page. `noun` and `unknown`
    are used in messages.
    """

    id: str
    record: type[TermT]
    file: str
    folder: str
    noun: str
    plural: str
    unknown: str

    @property
    def index_address(self) -> str:
        """The address of the family's list."""
        return f"{self.folder}/"

    def address(self, term_id: str) -> str:
        """Return the address of a term's page."""
        return f"{self.folder}/{term_id}/"

    def anchor(self, term_id: str) -> str:
        """Return the anchor, in a term's page, of what a project says of it."""
        return f"{self.id}-{term_id}"

    @property
    def making(self) -> str:
        """How to add a term, for messages about an unknown one; empty where none can be added."""
        word = COMMANDS.get(self.id)
        return f"Pour en ajouter : python3 recueil.py nouveau {word}." if word else ""


class Place(Term):
    """A département or a région where projects took place; derived from the organisations. `noun` says which it is."""

    noun: str


METHOD = Family("method", Method, "data/methodes.yml", "methodes", "méthode", "méthodes", "une méthode connue")
METHOD_FAMILY = Family(
    "method_family",
    MethodFamily,
    "data/familles.yml",
    "",
    "famille de méthodes",
    "familles de méthodes",
    "une famille de méthodes connue",
)
THEME = Family("theme", Theme, "data/themes.yml", "themes", "thème", "thèmes", "un thème connu")
CONDITION = Family(
    "condition",
    Condition,
    "data/conditions.yml",
    "conditions",
    "condition de transfert",
    "conditions de transfert",
    "une condition connue",
)
DELIVERABLE = Family(
    "deliverable", Deliverable, "data/livrables.yml", "livrables", "livrable", "livrables", "un livrable connu"
)
PART = Family(
    "part", Part, "data/parties.yml", "parties", "partie du recueil", "parties du recueil", "une partie connue"
)
KIND = Family(
    "kind",
    Kind,
    "data/collectivites.yml",
    "collectivites",
    "type de collectivité",
    "types de collectivité",
    "un type de collectivité connu",
)
ORGANISATION = Family(
    "organisation",
    Organisation,
    "data/organisations.yml",
    "commanditaires",
    "commanditaire",
    "commanditaires",
    "une organisation connue",
)
PLACE = Family("place", Place, "", "lieux", "lieu", "lieux", "un lieu connu")
EDITION = Family("edition", Edition, "data/editions/{}.yml", "editions", "édition", "éditions", "une édition connue")

VOCABULARIES: tuple[Family[AnyTerm], ...] = (
    METHOD_FAMILY,
    METHOD,
    THEME,
    CONDITION,
    DELIVERABLE,
    PART,
    KIND,
    ORGANISATION,
)
"""Families written in one file each."""

CROSSED: tuple[Family[AnyTerm], ...] = (METHOD, THEME, CONDITION, DELIVERABLE, PART, KIND, ORGANISATION, PLACE, EDITION)
"""Families that index projects, each term with its page."""

FAMILIES: Mapping[str, Family[AnyTerm]] = MappingProxyType(
    {family.id: family for family in (*VOCABULARIES, PLACE, EDITION)}
)
"""Every family by its identifier, by which the model's references name it."""

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        EDITION.id: "edition",
        METHOD.id: "methode",
        THEME.id: "theme",
        CONDITION.id: "condition",
        DELIVERABLE.id: "livrable",
        ORGANISATION.id: "organisation",
        METHOD_FAMILY.id: "famille",
        PART.id: "partie",
        KIND.id: "collectivite",
    }
)
"""The names of the families of terms in the command `nouveau`."""
