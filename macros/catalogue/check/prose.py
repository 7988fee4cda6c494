"""Checks the prose of fiches: its sections in their order, sound Markdown, and nothing but prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from macros.catalogue.read.content import Content, FicheFile
from macros.model.fiche import Fiche
from macros.model.sections import FICHE, SECTIONS
from macros.text import signs
from macros.text.french.wording import folded, listed
from macros.text.markdown import body
from macros.text.markdown.judge import Heading, Lead
from macros.text.problem import Finding, Kind, Problem, Topic, nearest

TOPIC = Topic("Le récit de la fiche", "Le récit suit sept sections connues, sans gabarit ni second en-tête.")

NO_TEXT = Kind(
    "recit-absent",
    "la fiche n'a pas de texte après son en-tête.",
    "Écrivez le récit sous la ligne « --- » qui ferme l'en-tête.",
    "---\n\n## Contexte\n\nEn 2017, la ville…",
)
TEMPLATE_SIGN = Kind(
    "gabarit-recit", "« {sign} » appartient aux gabarits et n'est pas admis dans une fiche.", "Retirez-le."
)
SECOND_HEADER = Kind(
    "second-en-tete",
    "un second en-tête suit le premier ; il serait imprimé.",
    "Gardez un seul en-tête, entre deux lignes « --- ».",
)
LATE_KEY = Kind(
    "cle-sous-l-en-tete",
    "la clé « {key} » suit la fin de l'en-tête ; elle serait imprimée.",
    "Remontez-la au-dessus de la ligne « --- ».",
    "title: Écouter les agents\n---",
)
FIRST_LEVEL = Kind(
    "titre-de-premier-niveau",
    "le titre « {title} » est de premier niveau, déjà donné par « title ».",
    "Commencez-le par « ## ».",
    "## Contexte",
)
SECOND_TITLE = Kind(
    "second-titre",
    "« {title} » serait un second titre de la page.",
    "Commencez-le par « ## ».",
    "# Mentions légales\n\n## Éditeur",
)
RESERVED_TITLE = Kind(
    "section-du-site",
    "« {title} » est le titre d'une section que le site écrit lui-même.",
    "Choisissez un autre intertitre.",
)
TAKEN_TITLE = Kind(
    "titre-de-section",
    "« {title} » est le titre d'une section, dont l'intertitre prendrait l'adresse.",
    "Choisissez un autre intertitre ; pour la section, écrivez « ## » devant.",
    "## Démarche\n\n### Trois ateliers",
)
UNKNOWN_SECTION = Kind(
    "section-inconnue",
    "« {title} » n'est pas une section connue.",
    "{near} Sections admises, dans cet ordre : {sections} ; un intertitre libre s'écrit « ### ».",
    "## Contexte\n\n### Une ville de garnison",
)
MISPLACED_SECTION = Kind(
    "section-deplacee", "la section « {title} » n'est pas à sa place.", "Ordre attendu, une fois chacune : {sections}."
)
DRESSED_SECTION = Kind(
    "section-habillee",
    "le titre « {title} » porte autre chose que ses mots : les listes de l'en-tête ne trouveraient pas leur section.",
    "Écrivez, seul sur sa ligne : ## {title}",
    "## Contexte",
)
SKIPPED_LEVEL = Kind(
    "niveau-saute",
    "« {title} » saute un niveau : un titre « {marks} » se place sous un titre « {above} ».",
    "Écrivez : {right} {title}",
    "## Démarche\n\n### Trois ateliers",
)

UNMARKED_SECTION = Kind(
    "section-sans-titre",
    "« {words} » n'est pas un intertitre : la page n'aurait ni cette section, ni son entrée au sommaire.",
    "Écrivez, seul sur sa ligne : ## {title}",
    "## Contexte\n\nEn 2017, la ville…",
)

GLUED_TEXT = Kind(
    "suite-de-liste",
    "« {words} » serait imprimé dans le dernier élément de la liste.",
    "Laissez une ligne vide avant ; si c'est la suite de l'élément, mettez-la en retrait de deux espaces.",
    "- Écouter.\n- Répondre.\n\nLes agents en parlent encore.",
)

_LAST_ITEM = re.compile(r"(?:[-*+•\u2013\u2014]|\d{1,2}[.)])[ \t\u00a0]+\S.*[.!?…;](?:[ \u00a0]?»)?\Z")
_SENTENCE = re.compile(r"[A-ZÀ-Þ«]")
_KEY = re.compile(rf"\s*({'|'.join(Fiche.model_fields)})[ \u00a0\u202f]?:(?:\s|$)")
"""A key of the header at the beginning of a line: in prose, no French word before a colon begins a line without a
capital.
"""

_ANCHORS = frozenset(section.anchor for section in FICHE)
_SECTIONS = frozenset(map(body.anchor, SECTIONS))


def prose_problems(file: FicheFile) -> Iterator[Problem]:
    """Yield what is wrong with the prose of a fiche."""
    if not file.body.strip():
        yield NO_TEXT().at(file.path, file.body_line)
        return
    for line, finding in _findings(file):
        yield finding.at(file.path, file.body_line + line)


def page_problems(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with what the pages of editors show."""
    for page in content.pages:
        for line, finding in (*page.page.findings, *_by_number(page.body), *_titles(page.page.headings)):
            yield finding.at(page.path, page.body_line + line)


def _findings(file: FicheFile) -> Iterator[tuple[int, Finding]]:
    yield from ((line, TEMPLATE_SIGN(sign=sign)) for line, sign in body.template_signs(file.body))
    yield from _header_left(file.body)
    yield from _by_number(file.body)
    yield from _glued(file.body)
    yield from file.page.findings
    yield from _headings(file.page.headings)
    yield from _dressed(file)
    yield from _unmarked(file.page.leads)


def _by_number(text: str) -> Iterator[tuple[int, Finding]]:
    """Find invisible signs written by their number, outside code."""
    if "&" in text:
        for line, words in body.lines(text):
            yield from ((line, signs.BY_NUMBER(written=entity)) for entity in signs.by_number(words))


def _glued(text: str) -> Iterator[tuple[int, Finding]]:
    """Find sentences that follow a list without a blank line: Markdown would add them to the last item."""
    for (before, item), (line, words) in pairwise(body.lines(text)):
        if line == before + 1 and _LAST_ITEM.match(item) and _SENTENCE.match(words):
            yield line, GLUED_TEXT(words=" ".join(words.split()[:6]))


def _header_left(text: str) -> Iterator[tuple[int, Finding]]:
    """Find keys of the header in the prose, where they would be printed: a second header, or the rest of the first."""
    prose = dict(body.lines(text))
    opening = next((number for number, line in prose.items() if line.strip()), None)
    if opening is not None and prose[opening].rstrip() == "---" and _KEY.match(prose.get(opening + 1, "")):
        yield opening, SECOND_HEADER()
        return
    for number, line in prose.items():
        key = _KEY.match(line)
        if key:
            yield number, LATE_KEY(key=key[1])


def _titles(headings: Iterable[Heading]) -> Iterator[tuple[int, Finding]]:
    """Find the second title of an editors' page. Macros draw sections between its headings, whatever their level."""
    titles = [heading for heading in headings if heading.level == 1]
    yield from ((heading.line, SECOND_TITLE(title=heading.words)) for heading in titles[1:])


def _headings(headings: Iterable[Heading]) -> Iterator[tuple[int, Finding]]:
    """Check each heading: its level, its place among the sections, and an anchor of its own."""
    last = -1
    above = [(2, 2)]  # the first heading stands under a section that the template draws
    for heading in headings:
        line, level, title = heading.line, heading.level, heading.words
        while len(above) > 1 and above[-1][0] >= level:
            above.pop()
        right = min(level, above[-1][1] + 1)
        if level == 1:
            yield line, FIRST_LEVEL(title=title)
        elif body.anchor(title) in _ANCHORS | (_SECTIONS if level > 2 else set()):
            yield line, (RESERVED_TITLE if body.anchor(title) in _ANCHORS else TAKEN_TITLE)(title=title)
        elif level == 2 and title not in SECTIONS:
            yield line, UNKNOWN_SECTION(title=title, near=nearest(title, SECTIONS), sections=listed(SECTIONS))
        elif level == 2 and SECTIONS.index(title) <= last:
            yield line, MISPLACED_SECTION(title=title, sections=listed(SECTIONS))
        elif level == 2:
            last = SECTIONS.index(title)
        elif level > right:
            marks, over = "#" * level, "#" * (level - 1)
            yield line, SKIPPED_LEVEL(title=title, marks=marks, above=over, right="#" * right)
        if level > 2:
            above.append((level, right))


def _dressed(file: FicheFile) -> Iterator[tuple[int, Finding]]:
    """Find the titles of sections that hold a link or a note: the page shows them, but the story doesn't recognise
    them.
    """
    for heading in file.page.headings:
        if heading.level == 2 and heading.words in SECTIONS and heading.words not in file.page.sections:
            yield heading.line, DRESSED_SECTION(title=heading.words)


def _unmarked(leads: Iterable[Lead]) -> Iterator[tuple[int, Finding]]:
    """Find the titles of sections typed in bold, or plainly: they are no headings, and open no section."""
    for lead in leads:
        title = meant_section(lead.words)
        if title:
            yield lead.line, UNMARKED_SECTION(words=lead.words, title=title)


def meant_section(words: str) -> str:
    """Return the section whose title some words are, whatever their capitals and number; empty where none is."""
    plain = folded(words).strip(" .:…)0123456789-")
    return next((title for title in SECTIONS if folded(title) == plain), "")
