"""Sets a text with headings of its own into the sections of a fiche, without losing one of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from macros.contributing.manuscripts.notices import NOTICES
from macros.model.placeholder import TO_WRITE
from macros.model.sections import CONTEXT, LESSONS, METHODS, MISSION, RECOMMENDATIONS, RESULTS, SECTIONS, TRANSFER
from macros.text.french.wording import identifier

_HEADING = re.compile(r"(#{1,6}) +(.*?)(?: +#+)?\s*\Z")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_RANK = re.compile(r"^(?:(?:\d+|[IVX]+|[A-Z])(?:[.)](?:\d+[.)]?)*| ?[-–:]) *)(?=\S)")
_TITLE = re.compile(r"[\w«*].{2,119}")
_BOLD = re.compile(r"\*\*([^*\n]{2,90}?)\*\*")
_ARTICLE = re.compile(r"(?:l['’]|(?:la|le|les|une?|des) )", re.I)
_DEPTH = re.compile(r"\d+((?:\.\d+)+)")
AUTHORITY = re.compile(
    r"\**(?:ville|commune|mairie|département|région|métropole|eurométropole|conseil (?:départemental|régional)"
    r"|communauté (?:urbaine|d['’]agglomération|de communes))(?: (?:de|du|des|la|le|les)\b| d['’]| l['’])*"
    r" ?[\w'’]+(?:[ -][\w'’]+){0,6}\**|\**[\w'’-]+(?: [\w'’-]+)? (?:métropole|agglomération)\**",
    re.I,
)
"""A line that only names an authority, as covers begin."""
_SMALL = frozenset("d de du des l la le les et en sur sous lès".split())
LABELLED = re.compile(
    r"^(?:\| *)?\**(?:titre|intitulé)(?: (?:du projet|de la mission|de la fiche))?\**(?: *:| *\|)\** *([^|\n]{3,}?)"
    r" *(?:\|.*)?$",
    re.I | re.M,
)
"""A title that a line or the row of a table gives as such: « Titre du projet : … »."""
_CALL = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\][ ]?:.*(?:\n+(?:    |\t).*)*\n?", re.M)

SHORT = 400
"""Words under which a chapter needs a heading that names a section to be a project."""
LEDE = 120
"""Signs of the line that may stand between a title and the first section."""

CALLED: Mapping[str, str] = {
    CONTEXT: "contexte introduction situation enjeux presentation",
    MISSION: "commande mission missions objectif objectifs lettre-de-mission",
    METHODS: "demarche methode methodologie deroulement",
    RESULTS: "resultat resultats diagnostic constat constats etat-des-lieux",
    RECOMMENDATIONS: "preconisation preconisations recommandation recommandations proposition propositions",
    LESSONS: "enseignement enseignements bilan lecons limite limites difficultes",
    TRANSFER: "transfert transferabilite reproductibilite conditions-de-reussite conditions-de-transfert",
}
"""How authors call each section: the first words of their headings."""


@dataclass(frozen=True)
class Heading:
    """A heading of a text, and what follows it up to the next."""

    level: int
    words: str
    text: str


@dataclass
class Story:
    """A text in the sections of a fiche, its own headings, and what was decided on the way."""

    body: str
    headings: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    ranks: list[str] = field(default_factory=list)
    """The numbers of headings whose words are those of a section, and which it makes needless."""


def headings(markdown: str) -> list[Heading]:
    """Return the pieces of a text, each with the heading above it; the first, of level 0, has none."""
    pieces: list[tuple[int, str, list[str]]] = [(0, "", [])]
    is_code = False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            is_code = not is_code
        match = None if is_code else _HEADING.match(line)
        if match:
            pieces.append((len(match[1]), match[2], []))
        else:
            pieces[-1][2].append(line)
    return [Heading(level, words, "\n".join(lines).strip("\n")) for level, words, lines in pieces]


def with_guessed_headings(markdown: str) -> tuple[str, list[str]]:
    """Return a text without headings, where the lines that look like some become headings, and these headings: short
    lines that are in bold or in capitals as a whole, or named as a section is. A number typed by hand, such as « 3.1 »,
    gives the level.
    """
    if any(piece.level for piece in headings(markdown)):
        return markdown, []
    blocks = re.split(r"\n{2,}", markdown)
    guessed: list[str] = []
    for rank, block in enumerate(blocks):
        bold = _BOLD.fullmatch(block)
        words = bold[1] if bold else block
        short = len(words) <= 90 and "\n" not in words and not words.endswith((".", ";", ",", "!"))
        capitals = words.isupper() and sum(sign.isalpha() for sign in words) > 4
        if short and re.match(r"[\w«]", words) and (bold or capitals or (_section(words) and len(words.split()) < 4)):
            words = words.rstrip(" :")
            number = _DEPTH.match(words)
            blocks[rank] = f"{'#' * (2 + (number[1].count('.') if number else 0)):.6} {words}"
            guessed.append(words)
    return "\n\n".join(blocks), guessed


def taken_title(markdown: str) -> tuple[str, str]:
    """Return the title that opens a text, and the rest; no title where there is none.

    The title is the only heading of the highest level, if it comes first; or a first heading with nothing under it; or
    a short first line without full stop; or a line labelled as title. A line that only names an authority stays in the
    text, and the title is the one after it.
    """
    pieces = headings(markdown)
    is_cover = len(pieces) > 2 and not pieces[0].text.strip() and not pieces[1].text.strip()
    if is_cover and AUTHORITY.fullmatch(pieces[1].words) and _section(pieces[2].words) is None:
        opening = "\n\n".join(filter(str.strip, (_lowered(pieces[1].words), pieces[2].text)))
        return pieces[2].words, _written([Heading(0, "", opening), *pieces[3:]])
    levels = [piece.level for piece in pieces[1:]]
    first = pieces[0].text
    if not levels:
        return "", markdown
    if first.strip():
        if labelled := LABELLED.search(first):
            return labelled[1].replace("**", ""), markdown
        opening, _, rest = first.partition("\n\n")
        if AUTHORITY.fullmatch(opening):
            title, remainder = taken_title(_written([Heading(0, "", rest), *pieces[1:]]))
            return title, f"{_lowered(opening)}\n\n{remainder}"
        if _TITLE.fullmatch(opening) and not opening.rstrip("*").endswith((".", ":", ";", ",")):
            return opening.replace("**", ""), _written([Heading(0, "", rest), *pieces[1:]])
        return "", markdown
    is_alone = levels[0] == min(levels) and levels.count(levels[0]) == 1
    lede = pieces[1].text.strip()  # an authority, a date: one line at most, above the first section
    is_lede = not lede or (
        len(lede) <= LEDE and "\n" not in lede and bool(_section(pieces[2].words if levels[1:] else ""))
    )
    is_followed = len(levels) > 1 and levels[0] == levels[1] and is_lede
    if (is_alone or is_followed) and _section(pieces[1].words) is None:
        return pieces[1].words, _written([Heading(0, "", pieces[1].text), *pieces[2:]])
    return "", markdown


def _lowered(authority: str) -> str:
    """Return the name of an authority, which a cover writes in capitals, as a sentence would: « Métropole de Lyon »."""
    if not authority.isupper():
        return authority
    return re.sub(
        r"[^\W\d_]+",
        lambda word: word[0].lower() if word.start() and word[0].lower() in _SMALL else word[0].capitalize(),
        authority,
    )


def without_notes(markdown: str) -> tuple[str, dict[str, str]]:
    """Return a text without its notes, and them by name, each with the lines that continue it."""
    notes = {match[1]: match[0].rstrip() for match in _NOTE.finditer(markdown)}
    return _NOTE.sub("", markdown), notes


def with_notes(text: str, notes: Mapping[str, str]) -> str:
    """Return a text followed by the notes that it calls."""
    calls = dict.fromkeys(name for name in _CALL.findall(text) if name in notes)
    return "\n\n".join((text.rstrip("\n"), *(notes[name] for name in calls)))


def cut(markdown: str) -> list[tuple[str, str]]:
    """Return the title and the text of each chapter of a recueil: they begin at the headings of its highest level; what
    stands before the first has no title. Return nothing where there is no heading.
    """
    pieces = headings(markdown)
    top = min((piece.level for piece in pieces[1:]), default=0)
    if not top:
        return []
    starts = [rank for rank, piece in enumerate(pieces) if piece.level == top]
    chapters = [("", _written(pieces[: starts[0]]))] if pieces[0].text.strip() else []
    return chapters + [
        (pieces[start].words, _written([Heading(0, "", pieces[start].text), *pieces[start + 1 : end]]))
        for start, end in pairwise([*starts, len(pieces)])
    ]


def without_others(chapters: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str, str]], str]:
    """Return the chapters that are projects, each with the title of the last chapter before it that is none, and all
    other chapters (a preface, the page of a part, thanks) as one text.

    A project is long and has headings; a short one must have a heading that names a section. Where no chapter is a
    project by this rule, all are.
    """
    are_projects = [_is_project(text) for _, text in chapters]
    projects: list[tuple[str, str, str]] = []
    others: list[str] = []
    part = ""
    for (title, text), is_project in zip(chapters, are_projects, strict=True):
        if title and (is_project or not any(are_projects)):
            projects.append((title, text, part))
        else:
            part = title
            others += filter(str.strip, (f"# {title}" if title else "", text))
    return projects, "\n\n".join(others)


def _is_project(text: str) -> bool:
    own = headings(text)[1:]
    return any(_section(piece.words) for piece in own) or (len(own) > 1 and len(text.split()) > SHORT)


def arranged(markdown: str) -> Story:
    """Return a text in the sections of a fiche. The text under a heading that names a section goes to this section,
    with the other words of the heading as an intertitle. Any other heading becomes an intertitle of the section before
    it, or of the first section.
    """
    story = Story("")
    pieces_by_section: dict[str, list[str]] = {}
    current = CONTEXT
    levels: list[int] = []
    base = 0
    for piece in headings(markdown):
        key = _section(piece.words) if piece.level and (not levels or piece.level <= max(base, levels[0])) else None
        if piece.level:
            story.headings.append(_bare(piece.words))
        blocks = pieces_by_section.setdefault(key or current, []) if (key or piece.text.strip() or piece.level) else []
        if key:
            current, levels, base = key, [], piece.level
            rest = _ARTICLE.sub("", _RANK.sub("", _bare(piece.words)), count=1)
            if identifier(rest) == identifier(key):
                story.ranks.append(_bare(piece.words).removesuffix(rest))
            else:
                levels = [piece.level]
                blocks.append(f"### {piece.words}")
                story.notices.append(NOTICES["section"].format(_bare(piece.words), key))
        elif piece.level:
            while levels and levels[-1] >= piece.level:
                levels.pop()
            levels.append(piece.level)
            blocks.append(f"{'#' * min(2 + len(levels), 6)} {piece.words}")
            if len(levels) == 1 and piece.level <= base:
                story.notices.append(NOTICES["heading"].format(_bare(piece.words), current))
            elif not base and len(levels) == 1:
                story.notices.append(NOTICES["before"].format(_bare(piece.words), current))
        if piece.text.strip():
            blocks.append(piece.text)
    story.body = "\n\n".join(
        f"## {section}\n\n" + ("\n\n".join(pieces_by_section.get(section, ())) or TO_WRITE) for section in SECTIONS
    )
    return story


def _section(words: str) -> str | None:
    """Return the section that a heading names by its first word, a number or an article set aside."""
    name = re.sub(r"^(?:l|la|le|les|une?|des|rappel-du|nos|notre)-", "", identifier(_RANK.sub("", _bare(words))))
    return next(
        (
            section
            for section, names in CALLED.items()
            if any(name == known or name.startswith(f"{known}-") for known in names.split())
        ),
        None,
    )


def _bare(words: str) -> str:
    """Return the words of a heading without marks of Markdown."""
    return re.sub(r"\\(.)|\[\^[^\]]+\]|[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}", r"\1", words).strip()


def _written(pieces: Sequence[Heading]) -> str:
    return "\n\n".join(_lines(pieces))


def _lines(pieces: Sequence[Heading]) -> Iterator[str]:
    for piece in pieces:
        if piece.level:
            yield f"{'#' * piece.level} {piece.words}"
        if piece.text.strip():
            yield piece.text
