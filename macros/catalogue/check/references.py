"""Checks the references to the terms of vocabularies, as the model declares them: each term exists, is named once, and
is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.catalogue.families import CONDITION, FAMILIES, METHOD, VOCABULARIES, AnyTerm, Family
from macros.catalogue.near_terms import names, proposal
from macros.catalogue.read.content import Content, FicheFile, SoundFiche
from macros.catalogue.read.file_entry import FileEntry
from macros.model.record import Record
from macros.model.references import Reference, named, reference_keys
from macros.text.french.wording import listed
from macros.text.problem import Finding, Kind, Problem, Topic, nearest, short
from macros.text.yaml.values import Location

TOPIC = Topic(
    "Les renvois d'un fichier à l'autre", "Un identifiant doit exister dans son vocabulaire, et chaque terme servir."
)

UNKNOWN = Kind(
    "terme-inconnu",
    "« {read} » n'est pas {noun}.",
    "{near} Valeurs admises : {admitted}. {making}",
    "themes: [management]",
    "Choisissez parmi les valeurs du message, qui propose les plus proches et la commande qui en ajoute une.",
)
EMPTY_VOCABULARY = Kind(
    "vocabulaire-vide",
    "« {read} » n'est pas {noun}.",
    "{file} n'a aucune entrée : ajoutez-y celle-ci.",
    general="Le fichier que le message nomme n'a aucune entrée : ajoutez-y celle-ci.",
)
REPEATED = Kind("terme-double", "« {term} » figure déjà ligne {line}.", "Gardez-en une.")
REPEATED_ENTRY = Kind("entree-double", "« {term} » figure déjà ligne {line}.", "Réunissez les deux entrées.")
UNUSED_METHOD = Kind(
    "methode-non-employee",
    "« {read} » n'est pas parmi les méthodes de la fiche.",
    "{near} Ajoutez-la sous « method », ou choisissez parmi : {used}.",
    "method:\n  - id: ateliers\n    status: employee\n    detail: Cinq ateliers, 85 agents en tout.",
)
UNNAMED_CONDITION = Kind(
    "condition-non-nommee",
    "« {read} » n'est pas parmi les conditions de la fiche.",
    "{near} Ajoutez-la sous « transferability.conditions », ou choisissez parmi : {used}.",
    "conditions:\n  - id: portage-politique\n    detail: La démarche suppose un élu qui la porte.",
    "Nommez-la d'abord sous « transferability.conditions », ou choisissez une de celles qui y sont.",
)
UNUSED = Kind(
    "terme-inutilise", "aucune fiche n'utilise « {term} ».", "Retirez-le, ou citez-le dans la fiche qui en a besoin."
)


def unknown_terms(entry: FileEntry, record: type[Record], content: Content) -> Iterator[Problem]:
    """Find the identifiers of no term in what should be a `record`, faulty or not. A missing vocabulary is reported
    where it is read.
    """
    for at, mark, id_ in named(entry.data, record):
        family = FAMILIES[mark.family]
        if family.id not in content.unread and id_ not in content.terms[family.id]:
            yield entry.problem(at, unknown(family, id_, content))


def unknown(family: Family[AnyTerm], read: str, content: Content) -> Finding:
    """Return the finding of an unknown identifier, with the term that it is another name of, or the nearest ones."""
    valid = content.terms[family.id]
    if not valid:
        return EMPTY_VOCABULARY(read=read, noun=family.unknown, file=family.file.format("*"))
    admitted = (
        f"{listed(valid)} ({family.file.format('*')})" if len(valid) <= 12 else f"les identifiants de {family.file}"
    )
    near = proposal(read, names(content, family))
    return UNKNOWN(read=short(read), noun=family.unknown, near=near, admitted=admitted, making=family.making)


def repeats(entry: FileEntry, entry_references: Iterable[Reference]) -> Iterator[Problem]:
    """Find the lists that name a term twice in the same way. Several items may echo one term."""
    places: dict[tuple[Location, str], Location] = {}
    for reference in entry_references:
        ranks = [place for place, step in enumerate(reference.at) if isinstance(step, int)]
        if not ranks or reference.mark.echo or reference.mark.several:
            continue
        status = None if reference.mark.status else reference.status
        label = f"{reference.id}, {status}" if status else reference.id
        first = places.setdefault((reference.at[: ranks[-1]], label), reference.at)
        if first != reference.at:
            kind = REPEATED if ranks[-1] == len(reference.at) - 1 else REPEATED_ENTRY
            yield entry.problem(reference.at, kind(term=label, line=entry.line_of(first)))


def echoes(file: SoundFiche, fiche_references: Iterable[Reference], content: Content) -> Iterator[Problem]:
    """Check that what a fiche echoes of a method or a condition concerns one that it names.

    Nothing is said where one of the named terms is unknown, since it may be the right one, nor where the echoed term is
    unknown: those are reported where they are written.
    """
    kinds = {METHOD.id: UNUSED_METHOD, CONDITION.id: UNNAMED_CONDITION}
    for family, kind in kinds.items():
        known = content.terms[family]
        of_family = [one for one in fiche_references if one.mark.family == family]
        used = list(dict.fromkeys(one.id for one in of_family if not one.mark.echo))
        if any(id_ not in known for id_ in used):
            continue
        for echo in of_family:
            if echo.mark.echo and echo.id in known and echo.id not in used:
                near = nearest(echo.id, used)
                yield file.problem(echo.at, kind(read=echo.id, near=near, used=listed(used)))


def unused_terms(content: Content) -> Iterator[Problem]:
    """Find the terms that no fiche uses: the page of a term without projects would be an empty promise.

    The content must be one whose every fiche could be read and names known terms: a fiche with a fault may be the one
    that uses it. Faulty terms are left out, since they have a problem already, and so are the families that terms which
    can't be read may name.
    """
    terms = used(content, content.fiches)
    unsure = _unsure(content)
    for family in VOCABULARIES:
        for id_, term in content.sound(family).items() if family.id not in unsure else ():
            if (family.id, id_) not in terms:
                yield term.problem((), UNUSED(term=id_))


def used(content: Content, files: Iterable[FicheFile]) -> set[tuple[str, str]]:
    """Return the terms that some fiches name, and those that these terms name in turn, by family and identifier. What
    can be read of a faulty fiche counts.
    """
    terms: set[tuple[str, str]] = set()
    waiting = list({term for file in files for term in file.terms})
    while waiting:
        family, id_ = waiting.pop()
        entry = content.terms[family].get(id_)
        if (family, id_) not in terms and entry:
            waiting += ((mark.family, other) for _, mark, other in named(entry.data, FAMILIES[family].record))
        terms.add((family, id_))
    return terms


def _unsure(content: Content) -> set[str]:
    """Return the families named by terms that could not be read: which of their terms are used is unknown."""
    waiting = [family.id for family in VOCABULARIES if not content.whole(family)]
    unsure: set[str] = set()
    while waiting:
        families = {mark.family for mark in reference_keys(FAMILIES[waiting.pop()].record).values()}
        waiting += families - unsure
        unsure |= families
    return unsure
