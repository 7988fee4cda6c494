"""What the files say of one another: references, terms nobody uses, and the prose's form.

Each rule is a generator of problems; `problems` runs them all, so that a contributor sees everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.catalogue.check.calls import call_problems
from macros.catalogue.check.doubles import double_problems
from macros.catalogue.check.links import link_problems
from macros.catalogue.check.prose import prose_problems
from macros.catalogue.check.revisions import revision_problems
from macros.catalogue.check.terms import data_problems
from macros.catalogue.check.territory import territory_problems
from macros.catalogue.families import (
    CONDITION,
    DELIVERABLE,
    EDITION,
    KIND,
    METHOD,
    METHOD_FAMILY,
    ORGANISATION,
    PART,
    THEME,
    VOCABULARIES,
    Family,
)
from macros.catalogue.read.loading import Content, FicheFile
from macros.model.draft import TO_WRITE
from macros.model.fiche import Fiche
from macros.text.french.wording import identifier, listed
from macros.text.markdown import body
from macros.text.problem import Problem, nearest
from macros.text.yaml.values import Location, field_name

Reference = tuple[Location, Family, str]


def problems(content: Content) -> tuple[Problem, ...]:
    """Return every problem between the files of `content`, beside those met in reading it."""
    rules = (
        _references,
        _repeats,
        _reusable_methods,
        _places,
        prose_problems,
        _drafts,
        _figures,
        link_problems,
        _data_references,
        _unused,
        _empty_editions,
        _calls,
        double_problems,
        data_problems,
        territory_problems,
        revision_problems,
    )
    return tuple(problem for rule in rules for problem in rule(content))


def references(fiche: Fiche) -> Iterator[Reference]:
    """Yield every identifier a fiche names: where, of which family, which."""
    yield ("part",), PART, fiche.part
    yield ("commanditaire", "organisation"), ORGANISATION, fiche.commanditaire.organisation
    for rank, theme in enumerate(fiche.themes):
        yield ("themes", rank), THEME, theme
    for rank, use in enumerate(fiche.method):
        yield ("method", rank, "id"), METHOD, use.id
    for rank, delivery in enumerate(fiche.deliverables):
        yield ("deliverables", rank, "id"), DELIVERABLE, delivery.id
    for rank, reusable in enumerate(fiche.transferability.reusable):
        if reusable.method:
            yield ("transferability", "reusable", rank, "method"), METHOD, reusable.method
        if reusable.deliverable:
            yield ("transferability", "reusable", rank, "deliverable"), DELIVERABLE, reusable.deliverable
    for rank, condition in enumerate(fiche.transferability.conditions):
        yield ("transferability", "conditions", rank, "id"), CONDITION, condition.id


def _fiches(content: Content) -> Iterator[tuple[FicheFile, Fiche]]:
    return ((file, file.fiche) for file in content.fiches if file.fiche is not None)


def _problem(file: FicheFile, location: Location, message: str, hint: str = "") -> Problem:
    return Problem(file.path, file.values.line(location), field_name(location), message, hint)


def _unknown(family: Family, read: str, content: Content) -> tuple[str, str]:
    """Say that an identifier resolves nowhere, and name the term that it is another name of, or the nearest."""
    valid = content.terms[family.id]
    if not valid:
        return (
            f"« {read} » n'est pas {family.unknown}.",
            f"{family.file.format('*')} n'a aucune entrée : ajoutez-y celle-ci.",
        )
    admitted = (
        f"{listed(valid)} ({family.file.format('*')})" if len(valid) <= 12 else f"les identifiants de {family.file}"
    )
    named = {identifier(name): id_ for id_, entry in valid.items() for name in getattr(entry.record, "synonyms", ())}
    meant = f"C'est un autre nom de « {named[read]} »." if read in named else nearest(read, valid)
    return f"« {read} » n'est pas {family.unknown}.", f"{meant} Valeurs admises : {admitted}.".strip()


def _references(content: Content) -> Iterator[Problem]:
    for file, fiche in _fiches(content):
        for location, family, read in references(fiche):
            if (
                family.id not in content.unread and read not in content.terms[family.id]
            ):  # an absent file is told once, elsewhere
                yield _problem(file, location, *_unknown(family, read, content))


def _repeats(content: Content) -> Iterator[Problem]:
    """Find what a fiche says twice."""
    for file, fiche in _fiches(content):
        claims = (
            [(("themes", rank), theme) for rank, theme in enumerate(fiche.themes)],
            [(("method", rank, "id"), f"{use.id}, {use.status}") for rank, use in enumerate(fiche.method)],
            [(("deliverables", rank, "id"), delivery.id) for rank, delivery in enumerate(fiche.deliverables)],
            [
                (("transferability", "conditions", rank, "id"), condition.id)
                for rank, condition in enumerate(fiche.transferability.conditions)
            ],
        )
        for claim in claims:
            seen: dict[str, int] = {}
            for location, value in claim:
                if value in seen:
                    yield _problem(
                        file, location, f"« {value} » figure déjà ligne {seen[value]}.", "Réunissez les deux entrées."
                    )
                else:
                    seen[value] = file.values.line(location)


def _reusable_methods(content: Content) -> Iterator[Problem]:
    """Check that a method said to be reusable is among those of the fiche, which tell how it was used.

    Silent where one of those is misspelt and may be it: that is told once, where it is written.
    """
    for file, fiche in _fiches(content):
        used = [use.id for use in fiche.method]
        misspelt = [id_ for id_ in used if id_ not in content.terms[METHOD.id]]
        for rank, reusable in enumerate(fiche.transferability.reusable):
            if reusable.method and reusable.method not in used and not nearest(reusable.method, misspelt):
                yield _problem(
                    file,
                    ("transferability", "reusable", rank, "method"),
                    f"« {reusable.method} » n'est pas parmi les méthodes de la fiche.",
                    f"{nearest(reusable.method, used)} Ajoutez-la sous « method », ou choisissez parmi :"
                    f" {listed(used)}.".strip(),
                )


def _places(content: Content) -> Iterator[Problem]:
    """Check the folder of each fiche, its part in that edition, and the keys it calls deduced."""
    for file, fiche in _fiches(content):
        entry = content.terms[EDITION.id].get(file.edition)
        if entry is None:
            message, hint = _unknown(EDITION, file.edition, content)
            yield Problem(
                file.path,
                1,
                "",
                f"le dossier {message}",
                f"Créez data/editions/{file.edition}.yml, ou déplacez la fiche. {hint}",
            )
        elif entry.record and fiche.part in content.terms[PART.id] and fiche.part not in entry.record.parts:
            yield _problem(
                file,
                ("part",),
                f"l'édition « {file.edition} » n'a pas de partie « {fiche.part} ».",
                f"Ses parties : {listed(entry.record.parts)}.",
            )
        keys = (*Fiche.model_fields, "pages")
        for rank, key in enumerate(fiche.source.deduced):
            if key not in keys:
                yield _problem(
                    file, ("source", "deduced", rank), f"« {key} » n'est pas une clé de la fiche.", nearest(key, keys)
                )


def _drafts(content: Content) -> Iterator[Problem]:
    """Find what a scaffold left to write, in headers and in prose."""
    for file in content.fiches:
        for location, text in texts(file.values.data):
            if text == TO_WRITE:
                yield _problem(
                    file,
                    location,
                    "ce texte reste à écrire.",
                    f"Remplacez « {TO_WRITE} », ou retirez la clé si elle est facultative.",
                )
        for line, text in body.lines(file.body) if TO_WRITE in file.body else ():
            if text.strip() == TO_WRITE:
                yield Problem(
                    file.path,
                    file.body_line + line,
                    "",
                    "ce texte reste à écrire.",
                    f"Remplacez « {TO_WRITE} », ou retirez la section.",
                )
    for family in (EDITION, *VOCABULARIES):
        for entry in content.terms[family.id].values():
            for key, value in entry.record or ():
                if value == TO_WRITE:
                    yield entry.problem((key,), "ce texte reste à écrire.", f"Remplacez « {TO_WRITE} ».")


def texts(data: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every text of a header with its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*location, key))
    elif isinstance(data, tuple):
        for rank, value in enumerate(data):
            yield from texts(value, (*location, rank))
    elif isinstance(data, str):
        yield location, data


def _figures(content: Content) -> Iterator[Problem]:
    """Check that each figure has its own identifier and stands once in the prose, and that the prose places no
    other.
    """
    for file, fiche in _fiches(content):
        lines: dict[str, int] = {}
        for rank, diagram in enumerate(fiche.diagrams):
            at = ("diagrams", rank, "id")
            if diagram.id in lines:
                yield _problem(
                    file,
                    at,
                    f"« {diagram.id} » désigne déjà la figure de la ligne {lines[diagram.id]}.",
                    "Donnez-lui un autre identifiant.",
                )
            else:
                lines[diagram.id] = file.values.line(at)
        placed: dict[str, int] = {}
        for line, id_ in body.figures(file.body):
            at = file.body_line + line
            if id_ is None:
                yield Problem(
                    file.path,
                    at,
                    "",
                    "une figure se place seule sur sa ligne, sans retrait, entre deux lignes vides.",
                    "Écrivez : [figure: identifiant]",
                )
            elif id_ not in lines:
                known = (
                    f"Figures de la fiche : {listed(lines)}."
                    if lines
                    else "Décrivez-la dans l'en-tête, sous « diagrams »."
                )
                yield Problem(
                    file.path,
                    at,
                    "",
                    f"« {id_} » n'est pas une figure de la fiche.",
                    f"{nearest(id_, lines)} {known}".strip(),
                )
            elif id_ in placed:
                yield Problem(
                    file.path, at, "", f"la figure « {id_} » est déjà placée ligne {placed[id_]}.", "Gardez-en une."
                )
            else:
                placed[id_] = at
        for id_, line in lines.items():
            if id_ not in placed:
                yield Problem(
                    file.path,
                    line,
                    "",
                    f"la figure « {id_} » n'est placée nulle part dans le texte.",
                    f"Ajoutez, là où le texte en parle, une ligne : [figure: {id_}]",
                )


def _data_references(content: Content) -> Iterator[Problem]:
    """Check the identifiers that vocabularies and editions take from one another."""
    for family, key, target in ((METHOD, "family", METHOD_FAMILY), (ORGANISATION, "kind", KIND)):
        for entry in content.terms[family.id].values():
            read = getattr(entry.record, key, None)
            if read is not None and target.id not in content.unread and read not in content.terms[target.id]:
                message, hint = _unknown(target, read, content)
                yield entry.problem((key,), message, hint)
    for entry in content.terms[EDITION.id].values():
        for rank, part in enumerate(entry.record.parts if entry.record else ()):
            if PART.id not in content.unread and part not in content.terms[PART.id]:
                message, hint = _unknown(PART, part, content)
                yield entry.problem(("parts", rank), message, hint)


def _unused(content: Content) -> Iterator[Problem]:
    """Find the terms that no fiche uses: a page without a project would be an empty promise.

    Silent while a fiche is unreadable or names an unknown term: it may be the one that means to use it. So is it of a
    faulty term, which has its own message already, and of the families that faulty terms may use.
    """
    if not content.complete or any(_references(content)):
        return
    used = {(family.id, read) for _, fiche in _fiches(content) for _, family, read in references(fiche)}
    for family, key, target in ((METHOD, "family", METHOD_FAMILY), (ORGANISATION, "kind", KIND)):
        used |= {
            (target.id, getattr(entry.record, key))
            for id_, entry in content.terms[family.id].items()
            if entry.record and (family.id, id_) in used
        }
    unsure = {
        target
        for family, target in ((METHOD, METHOD_FAMILY), (ORGANISATION, KIND))
        if any(entry.record is None for entry in content.terms[family.id].values())
    }
    for family in VOCABULARIES:
        for id_, entry in content.terms[family.id].items():
            if (family.id, id_) not in used and entry.record and family not in unsure:
                yield entry.problem(
                    (), f"aucune fiche n'utilise « {id_} ».", "Retirez-le, ou citez-le dans la fiche qui en a besoin."
                )


def _empty_editions(content: Content) -> Iterator[Problem]:
    filled = {file.edition for file in content.fiches}
    for id_, entry in content.terms[EDITION.id].items():
        if id_ not in filled and content.complete:
            yield Problem(
                entry.path, 1, "", f"l'édition « {id_} » n'a aucune fiche.", f"Ajoutez-en une dans docs/projets/{id_}/."
            )


def _calls(content: Content) -> Iterator[Problem]:
    """Check the macros that editors' pages call."""
    for page in content.pages:
        yield from call_problems(page, content.terms[EDITION.id])
