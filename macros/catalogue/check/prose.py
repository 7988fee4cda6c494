"""What the prose of a fiche may hold: its sections in their order, sound Markdown, and nothing but prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.catalogue.read.content import Content, FicheFile
from macros.model.fiche import Fiche
from macros.model.sections import FICHE, SECTIONS
from macros.text.french.wording import listed
from macros.text.markdown import body
from macros.text.markdown.slips import slips
from macros.text.markdown.unsafe import unsafe
from macros.text.problem import Problem, nearest

_KEY = re.compile(rf"\s*({'|'.join(Fiche.model_fields)})[ \u00a0\u202f]?:(?:\s|$)")
"""A key at the head of a line; in prose, no French word stands there before a colon without a capital."""

_ANCHORS = frozenset(section.anchor for section in FICHE)


def prose_problems(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the prose of each fiche."""
    for file in content.fiches:
        if not file.body.strip():
            yield Problem(file.path, file.body_line, "", "la fiche n'a pas de texte après son en-tête.")
            continue
        for line, sign in body.template_signs(file.body):
            yield _problem(
                file, line, f"« {sign} » appartient aux gabarits et n'est pas admis dans une fiche.", "Retirez-le."
            )
        for line, message, hint in (*_header_left(file.body), *slips(file.body), *unsafe(file.body)):
            yield _problem(file, line, message, hint)
        yield from _headings(file)


def _problem(file: FicheFile, line: int, message: str, hint: str = "") -> Problem:
    return Problem(file.path, file.body_line + line, "", message, hint)


def _header_left(text: str) -> Iterator[tuple[int, str, str]]:
    """Find keys of the header in the prose, which would be printed: a second header, or what was left below the
    first.
    """
    prose = dict(body.lines(text))
    opening = next((number for number, line in prose.items() if line.strip()), None)
    if opening is not None and prose[opening].rstrip() == "---" and _KEY.match(prose.get(opening + 1, "")):
        yield (
            opening,
            "un second en-tête suit le premier ; il serait imprimé.",
            "Gardez un seul en-tête, entre deux lignes « --- ».",
        )
        return
    for number, line in prose.items():
        key = _KEY.match(line)
        if key:
            yield (
                number,
                f"la clé « {key[1]} » suit la fin de l'en-tête ; elle serait imprimée.",
                "Remontez-la au-dessus de la ligne « --- ».",
            )


def _headings(file: FicheFile) -> Iterator[Problem]:
    """Check each heading: its level, its place among the sections, and that its anchor is its own."""
    last, above = -1, 2  # the first heading stands under a section that the template draws
    for line, level, title in body.headings(file.body):
        if level == 1:
            yield _problem(
                file,
                line,
                f"le titre « {title} » est de premier niveau, déjà donné par « title ».",
                "Commencez-le par « ## ».",
            )
        elif body.anchor(title) in _ANCHORS:
            yield _problem(
                file,
                line,
                f"« {title} » est le titre d'une section que le site écrit lui-même.",
                "Choisissez un autre intertitre.",
            )
        elif level == 2 and title not in SECTIONS:
            yield _problem(
                file,
                line,
                f"« {title} » n'est pas une section connue.",
                f"{nearest(title, SECTIONS)} Sections admises, dans cet ordre : {listed(SECTIONS)} ; un intertitre"
                " libre s'écrit « ### ».".strip(),
            )
        elif level == 2 and SECTIONS.index(title) <= last:
            yield _problem(
                file,
                line,
                f"la section « {title} » n'est pas à sa place.",
                f"Ordre attendu, une fois chacune : {listed(SECTIONS)}.",
            )
        elif level == 2:
            last = SECTIONS.index(title)
        elif level > above + 1:
            yield _problem(
                file,
                line,
                f"« {title} » saute un niveau : un titre « {'#' * level} » se place sous un titre «"
                f" {'#' * (level - 1)} ».",
                f"Écrivez : {'#' * (above + 1)} {title}",
            )
        above = level
