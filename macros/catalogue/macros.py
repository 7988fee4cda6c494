"""The macros that editors' pages may call. The plugin's door, the checks of calls, the anchors of pages and
CONTRIBUTING's list derive from this one table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from macros.catalogue.addresses import BOOKS
from macros.catalogue.families import CROSSED, EDITION, METHOD, METHOD_FAMILY, ORGANISATION
from macros.catalogue.read.content import Content
from macros.model.diagram_kinds import KINDS
from macros.model.sections import (
    DECLARATION,
    FACETS,
    MAP,
    SEARCHED_TERM,
    TRANSFER_CHECK,
    Section,
    diagram_kind_anchor,
    list_anchor,
    region_anchor,
)
from macros.text.french.wording import identifier
from macros.text.markdown.calls import Call

Anchors = Callable[[Content, str | None], Iterable[str] | None]


def _none(content: Content, argument: str | None) -> Iterable[str]:
    return ()


def _of(sections: Iterable[Section]) -> Anchors:
    """Return a function that gives the anchors of sections that are always the same."""
    anchors = tuple(section.anchor for section in sections)
    return lambda content, argument: anchors


@dataclass(frozen=True)
class Macro:
    """A macro: its name, what it draws, in French, and its argument.

    `arguments` are the values that it admits: none where it takes no argument, None where they are the editions.
    `wanted` says what the argument is, « une édition connue »; `optional` tells whether it may be left out. `anchors`
    returns the anchors of what it draws, from the content and the argument; None where they can't be known, since a
    file can't be read or only the build knows them.
    """

    name: str
    draws: str
    arguments: tuple[str, ...] | None = ()
    wanted: str = ""
    optional: bool = False
    anchors: Anchors = _none

    def admitted(self, editions: Collection[str]) -> Collection[str]:
        """Return the arguments it admits on a site with these editions."""
        return editions if self.arguments is None else self.arguments

    def draws_without(self) -> bool:
        """Tell whether it may be called without an argument."""
        return self.optional or self.arguments == ()


def is_drawn(call: Call, editions: Collection[str]) -> bool:
    """Tell whether a call names a macro, with an argument that it admits."""
    macro = MACROS.get(call.name)
    if macro is None:
        return False
    return macro.draws_without() if call.argument is None else call.argument in macro.admitted(editions)


def _untold(content: Content, argument: str | None) -> None:
    """Return None: only the build knows these anchors."""
    return None


def _families(content: Content, argument: str | None) -> Iterable[str] | None:
    """Return the families under which methods stand; other terms stand in one list."""
    if argument != METHOD.folder:
        return ()
    return content.terms[METHOD_FAMILY.id] if content.whole(METHOD_FAMILY) else None


def _facets(content: Content, argument: str | None) -> Iterable[str]:
    return (FACETS.anchor,)


def _plan(content: Content, argument: str | None) -> Iterator[str]:
    lists = (BOOKS, *(f"projets-{id_}" for id_ in content.terms[EDITION.id]), *(family.folder for family in CROSSED))
    yield from map(list_anchor, (*lists, *(["pages"] if any(page.is_extra for page in content.pages) else [])))


def _search(content: Content, argument: str | None) -> Iterator[str]:
    yield from (SEARCHED_TERM.anchor, FACETS.anchor)
    yield from _plan(content, argument)


def _map(content: Content, argument: str | None) -> Iterable[str] | None:
    if not content.whole(ORGANISATION):
        return None
    regions = (entry.record.region.name for entry in content.sound(ORGANISATION).values())
    return (*(section.anchor for section in MAP), *(region_anchor(identifier(name)) for name in regions))


_TABLE = (
    Macro(
        "projets",
        "les cartes des projets de la dernière édition, ou de celle qu'on nomme, et le chemin vers les autres",
        arguments=None,
        wanted=EDITION.unknown,
        optional=True,
    ),
    Macro("recherche", "la recherche, puis tous les projets et tous les termes", anchors=_search),
    Macro("explorateur", "toutes les cartes, avec leurs filtres, leur tri et leur vue en tableau", anchors=_facets),
    Macro("comparaison", "le choix de deux à quatre projets et leur tableau côte à côte"),
    Macro(
        "liste",
        "les termes d'une famille et leurs projets",
        arguments=tuple(family.folder for family in CROSSED),
        wanted="une famille de termes",
        anchors=_families,
    ),
    Macro(
        "matrice",
        "les projets de la dernière édition croisés avec les méthodes ou les conditions ; les thèmes croisés avec les"
        " méthodes, et ce qui reste à explorer ; les vides les plus étonnants ; ce qui filtre et range les matrices de"
        " la page",
        arguments=("methodes", "conditions", "themes", "vides", "filtres"),
        wanted="une matrice connue",
        anchors=lambda content, argument: _facets(content, argument) if argument == "filtres" else (),
    ),
    Macro(
        "transferer",
        "les questions sur la collectivité du lecteur, et les projets et méthodes qu'elles départagent",
        anchors=_of(TRANSFER_CHECK),
    ),
    Macro("missions", "comment confier une mission, d'après la dernière édition qui le dit"),
    Macro("commune", "la recherche d'une commune, et les projets les plus proches d'elle"),
    Macro("carte", "les commanditaires sur une carte de France, puis en liste", anchors=_map),
    Macro("livres", "les livres à imprimer, un par édition"),
    Macro("portes", "les quatre entrées de l'accueil"),
    Macro("chiffres", "les chiffres du site"),
    Macro("plan", "la liste de toutes les pages", anchors=_plan),
    Macro(
        "editeur",
        "ce que `data/editeur.yml` dit d'un sujet, ou « à compléter »",
        arguments=("editeur", "hebergeur", "droits", "journaux", "noms", "traitement"),
        wanted="un sujet de data/editeur.yml",
    ),
    Macro("declaration", "la déclaration d'accessibilité", anchors=_of(DECLARATION)),
    Macro(
        "figures",
        "un exemple de chaque sorte de figure, avec ses lignes",
        anchors=lambda content, argument: map(diagram_kind_anchor, KINDS),
    ),
    Macro("modele", "la fiche modèle, annotée"),
    Macro("formulaire", "le formulaire d'une fiche", anchors=_untold),
    Macro(
        "reference",
        "les clés d'un fichier",
        arguments=("fiche", "figures", "vocabulaires", "organisation", "edition", "editeur", "rgaa", "page"),
        wanted="une partie de la référence",
        anchors=_untold,
    ),
    Macro(
        "valeurs",
        "les valeurs admises, celles du code ou celles des vocabulaires",
        arguments=("fermees", "ouvertes"),
        wanted="une sorte de valeurs",
        anchors=_untold,
    ),
    Macro("tableaux", "les tableaux des données ouvertes, et ce que dit chaque colonne"),
    Macro("messages", "chaque message de la vérification et son remède", anchors=_untold),
)

MACROS: Mapping[str, Macro] = MappingProxyType({macro.name: macro for macro in _TABLE})
"""Every macro by its name, in the order in which CONTRIBUTING lists them."""
