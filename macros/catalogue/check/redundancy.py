"""Advice on a fiche that says things twice or at length, or lists what is no sentence: each fact has one place, the
header's list or the story.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from macros.catalogue.read.content import FicheFile
from macros.model.diagram import Timeline
from macros.model.fiche import Fiche
from macros.text.french.common_words import EMPTY, WEAK
from macros.text.french.words import pieces, words
from macros.text.markdown.sentences import length, passages
from macros.text.problem import Kind, Problem, Topic
from macros.text.yaml.values import Location

SHARE = 0.6
"""An item is a repetition where one paragraph holds this share of its meaningful words."""

TELLING = 5
"""An item with fewer meaningful words may be repeated by chance, and is left alone."""

USE = 25
"""The most words that a method's use takes in a list that is read at a glance."""

ANSWER = 30
"""The most words of the answer to « est-ce transférable ? » on the first screen."""

TOPIC = Topic("Les redites", "Un fait se dit une fois : dans la liste de l'en-tête, ou dans le récit.")

REPEATED = Kind(
    "redite",
    "« {start}… » redit le paragraphe de la ligne {line}.",
    "Gardez-le à un seul endroit : la page montre déjà la liste dans cette partie du récit.",
    rule="redite",
)
DATED_TWICE = Kind(
    "frise-redite",
    "la frise « {figure} » redit les dates de « calendar ».",
    "Retirez ses « moments » : elle prendra ceux de « calendar », et la page n'en donnera plus la liste.",
    rule="redite",
)
LONG_USE = Kind(
    "usage-long",
    "l'usage de la méthode compte {count} mots ; {most} au plus se lisent d'un coup d'œil.",
    "Gardez comment, combien, avec qui ; le récit dit le reste.",
    "detail: Cinq ateliers, 85 agents en tout.",
    rule="longueur",
)
LONG_ANSWER = Kind(
    "reponse-longue",
    "la réponse compte {count} mots ; {most} au plus tiennent sur le premier écran.",
    "Dites si l'on peut reprendre la démarche et à quelle condition ; les listes donnent le détail.",
    rule="longueur",
)

UNFINISHED = Kind(
    "element-inacheve",
    "« {start} » est un élément de liste, et non une phrase : {lack}.",
    "Écrivez-le comme une phrase, de la majuscule au point.",
    "lessons:\n  - Un calendrier partagé évite les surprises.",
    rule="ponctuation",
)

_ENDS = tuple(".!?…")
_LISTS = ("mission", "method", "deliverables", "results", "recommendations", "lessons", "transferability", "calendar")


def redundancies(file: FicheFile, fiche: Fiche) -> Iterator[Problem]:
    """Find the items of the header's lists that a paragraph of the story says again, and those that are too long; the
    timelines that say the calendar again.
    """
    yield from _unfinished(file)
    paragraphs = [(passage.line, _meaning(passage.text)) for passage in passages(file.body)]
    story = frozenset[str]().union(*(meaning for _, meaning in paragraphs))
    for at, text in file.values.texts:
        if at[0] in _LISTS and at[-1] not in ("id", "status", "kind", "method", "evidence"):
            line = _repeated(_meaning(text), paragraphs, story)
            if line is not None:
                start = " ".join(text.split()[:6])
                yield file.problem(at, REPEATED(start=start, line=file.body_line + line))
    dates = [_all_words(item.when) for item in fiche.calendar]
    for rank, diagram in enumerate(fiche.diagrams):
        if isinstance(diagram, Timeline):
            moments = [_all_words(moment.label or moment.title) for moment in diagram.moments]
            if sum(any(date <= moment or moment <= date for date in dates) for moment in moments) > 1:
                yield file.problem(("diagrams", rank, "moments"), DATED_TWICE(figure=diagram.id))
    long: dict[Location, tuple[str, int, Kind]] = {
        **{("method", rank, "detail"): (use.detail, USE, LONG_USE) for rank, use in enumerate(fiche.method)},
        ("transferability", "summary"): (fiche.transferability.summary, ANSWER, LONG_ANSWER),
    }
    for at, (text, most, kind) in long.items():
        if length(text) > most:
            yield file.problem(at, kind(count=length(text), most=most))


def _unfinished(file: FicheFile) -> Iterator[Problem]:
    """Find the items of lists that start without a capital, or end without a full stop."""
    for at, text in file.values.texts:
        listed = at[0] in (*_LISTS, "silences") or at[:2] == ("source", "doubts")
        if listed and (isinstance(at[-1], int) or at[-1] in ("text", "detail")):
            ended, begun = text.rstrip('»)" \u00a0\u202f').endswith(_ENDS), not text[0].islower()
            if not (ended and begun):
                lack = "il n'a pas de point à la fin" if begun else "il commence par une minuscule"
                yield file.problem(at, UNFINISHED(start=" ".join(text.split()[:6]), lack=lack))


def _repeated(sense: frozenset[str], paragraphs: list[tuple[int, frozenset[str]]], story: frozenset[str]) -> int | None:
    """Return the line of the paragraph that repeats an item, if one does. `story` holds the words of the whole story:
    an item that it does not repeat, no paragraph does.
    """
    if len(sense) < TELLING or len(sense & story) < SHARE * len(sense):
        return None
    line, share = max(
        ((line, len(sense & meaning) / len(sense)) for line, meaning in paragraphs),
        key=lambda pair: pair[1],
        default=(0, 0.0),
    )
    return line if share >= SHARE else None


def _all_words(text: str) -> frozenset[str]:
    return frozenset(word for _, word in words(text))


def _meaning(text: str) -> frozenset[str]:
    """Return the meaningful words of a text, each cut to the beginning that its forms share."""
    return frozenset(chain.from_iterable(map(_senses, pieces(text))))


@lru_cache(maxsize=1 << 16)
def _senses(piece: str) -> tuple[str, ...]:
    """Return the meaningful words between two spaces: any text is made of the same few thousand pieces."""
    return tuple(word[:6] for _, word in words(piece) if len(word) > 2 and word not in EMPTY and word not in WEAK)
