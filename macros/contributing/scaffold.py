"""The first text of a new fiche, of a new edition or of a new term: sound, annotated, all but the prose.

The annotations come from the model's own descriptions, so that they say what the checks ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.model.edition import Edition
from macros.model.examples import example
from macros.model.fiche import Fiche
from macros.model.placeholder import TO_WRITE
from macros.model.scales import EVIDENCES, LEVELS, RESULTS, STATUSES
from macros.model.sections import SECTIONS
from macros.text.yaml.writing import yaml_text


@dataclass(frozen=True)
class FicheAnswers:
    """What a contributor is asked before the first line: where the fiche stands, and the terms it names."""

    title: str
    organisation: str
    part: str
    themes: Sequence[str]
    methods: Sequence[str]
    conditions: Sequence[str]
    deliverables: Sequence[str] = ()


@dataclass(frozen=True)
class Origin:
    """The text a fiche is made from: its story in sections, its headings, and for each key the comments that say what
    was found there.
    """

    story: str
    headings: Sequence[str]
    remarks: Mapping[str, Sequence[str]] = field(default_factory=dict)


def fiche_text(answers: FicheAnswers, origin: Origin | None = None) -> str:
    """Return the text of a new fiche; its identifiers must be known ones, but in the draft of a text written elsewhere,
    its `origin`.
    """
    values: dict[str, Any] = {
        "title": answers.title,
        "brief": {"problem": TO_WRITE, "action": TO_WRITE, "outcome": TO_WRITE},
        **({"draft": True} if origin else {}),
        "part": answers.part,
        "themes": list(answers.themes),
        "commanditaire": {"organisation": answers.organisation, "contact": {"name": TO_WRITE, "role": TO_WRITE}},
        "mission": [TO_WRITE],
        "method": [{"id": id_, "status": "employee", "detail": TO_WRITE} for id_ in answers.methods],
        **(
            {"deliverables": [{"id": id_, "detail": TO_WRITE} for id_ in answers.deliverables]}
            if answers.deliverables
            else {}
        ),
        "results": [{"text": TO_WRITE, "kind": "realisation"}],
        "recommendations": [{"items": [{"text": TO_WRITE}]}],
        "lessons": [TO_WRITE],
        "transferability": {
            "level": "sous-conditions",
            "summary": TO_WRITE,
            "reusable": [{"text": TO_WRITE, "method": id_} for id_ in answers.methods[:1]],
            "conditions": [{"id": id_, "detail": TO_WRITE} for id_ in answers.conditions],
            "limits": [{"text": TO_WRITE}],
        },
        "silences": [TO_WRITE],
        "source": {"headings": list(origin.headings if origin else ()) or [TO_WRITE]},
    }
    notes = {
        "method": f"status : {_scale(STATUSES)}",
        "results": f"kind : {_scale(RESULTS)} ; un effet dit aussi « evidence » : {_scale(EVIDENCES)}",
        "transferability": f"level : {_scale(LEVELS)}",
    }
    remarks = origin.remarks if origin else {}
    header = "".join(
        f"{_comments(remarks.get(key, ()))}# {Fiche.model_fields[key].description}"
        f"{' ; ' + notes[key] if key in notes else ''}\n{yaml_text({key: value})}"
        for key, value in values.items()
    )
    optional = {
        key: value
        for field in ("original_title", "calendar", "deliverables", "figures")
        if field not in values
        for key, value in example(Fiche, (field,)).items()
    }
    if optional:
        header += "# Clés facultatives : ôtez le « # » de celles qui servent, et remplacez l'exemple.\n"
        for key, value in optional.items():
            header += _comments(remarks.get(key, ()))
            header += "".join(f"# {line}\n" for line in yaml_text({key: value}).splitlines())
    body = "\n\n".join(f"## {section}\n\n{TO_WRITE}" for section in SECTIONS)
    return f"---\n{header}---\n\n{origin.story if origin else body}\n"


def _comments(lines: Iterable[str]) -> str:
    return "".join(f"# {' '.join(line.split())}\n" for line in lines)


def edition_text(promotion: str, order: int, year: int, parts: Sequence[str]) -> str:
    """Return the text of a new edition's file."""
    values = {
        "title": "Un autre regard sur les territoires",
        "promotion": promotion,
        "order": order,
        "year": year,
        "parts": list(parts),
        "purpose": TO_WRITE,
    }
    return "".join(
        f"# {Edition.model_fields[key].description}\n{yaml_text({key: value})}" for key, value in values.items()
    )


def with_term(text: str, id_: str, term: Mapping[str, Any], line: int | None) -> str:
    """Return a vocabulary's text with one more term: after the entry that begins on `line`, at the end where it is
    None.

    The comments above the next entry stay above it.
    """
    block = yaml_text({id_: term}).splitlines()
    if text.strip() in ("", "{}"):
        return "\n".join([*block, ""])
    lines = text.rstrip("\n").split("\n")
    place = len(lines)
    if line is not None:
        place = next(
            (rank for rank in range(line, len(lines)) if lines[rank][:1] not in ("", " ", "#", "-")), len(lines)
        )
        while place > line and lines[place - 1][:1] in ("", "#"):
            place -= 1
    return "\n".join([*lines[:place], *block, *lines[place:], ""])


def _scale(values: dict[str, tuple[str, str]]) -> str:
    return ", ".join(f"{id_} ({note})" for id_, (_, note) in values.items())
