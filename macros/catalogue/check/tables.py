"""Checks that the tables of a story fit the page of the book, where nothing scrolls."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue.read.content import FicheFile
from macros.text.french.width import ems
from macros.text.french.wording import listed
from macros.text.html.tables import Columns
from macros.text.problem import Kind, Problem, Topic

TOPIC = Topic(
    "Les tableaux", "Le livre imprime chaque tableau en entier, en petits caractères s'il a beaucoup de colonnes."
)

TOO_WIDE = Kind(
    "tableau-trop-large",
    "le tableau a {count} colonnes, et leurs mots ne tiennent pas dans la largeur du livre.",
    "Retirez des colonnes, faites-en deux tableaux, ou raccourcissez les mots les plus longs : {words}.",
    "| Service | Agents |\n|---|---|\n| Voirie | 12 |",
    "Retirez des colonnes, faites-en deux tableaux, ou raccourcissez les mots les plus longs.",
)

_NAMED = 3
"""How many of the longest words the message names."""


def table_problems(file: FicheFile) -> Iterator[Problem]:
    """Yield each table of a fiche that is wider than the page."""
    for line, columns in file.page.tables:
        if not columns.hold:
            finding = TOO_WIDE(count=len(columns.pieces), words=_longest(columns))
            yield finding.at(file.path, file.body_line + line)


def _longest(columns: Columns) -> str:
    words = sorted(dict.fromkeys(columns.words), key=ems, reverse=True)[:_NAMED]
    return listed(f"« {word} »" for word in words)
