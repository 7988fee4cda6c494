"""Judges a page by what it shows: every word of the text is there, no mark of Markdown is left, and there is nothing
but prose.

A contributor's text comes in, with the HTML that the site's own Markdown reader made of it. Out come the words lost,
what shows that should not, and the links, pictures and headings of the page, each with its line in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from macros.text.html.document import TEXT, Node, fragment, walk
from macros.text.html.tables import Columns, columns
from macros.text.markdown import marks, other_tools
from macros.text.markdown.origin import is_typed, line_near
from macros.text.markdown.page_content import MADE, PageContent, words_of
from macros.text.markdown.star_notes import star_notes
from macros.text.problem import Finding, Kind, Topic

TOPIC = Topic("Ce que la page ne montrerait pas")

LOST = Kind(
    "mots-perdus",
    "« {words} » n'apparaîtrait nulle part sur la page.",
    "Un signe de cette ligne a un sens pour Markdown : retirez-le, ou mettez « \\ » juste devant.",
    "3 \\* 4 = 12",
)
LOST_CELL = Kind(
    "case-perdue",
    "« {words} » n'apparaîtrait nulle part : la ligne a plus de cases que le tableau n'a de colonnes.",
    "Retirez des cases ou ajoutez des colonnes ; dans un texte, « | » s'écrit « \\| ».",
    "| Ville | Agents |\n|---|---|\n| Lille | 85 |",
)
LOST_ADDRESS = Kind(
    "adresse-sans-lien",
    "« {words} » n'apparaîtrait nulle part : Markdown lit « [mots]: » comme l'adresse d'un lien, qu'aucun n'emploie.",
    "Mettez une espace avant les deux-points ; pour un lien, écrivez [mots](adresse) à sa place dans le texte.",
    "[Enquêteur] : Bonjour",
)
LOST_ACRONYM = Kind(
    "sigle-sans-emploi",
    "« {words} » n'apparaîtrait nulle part : le texte n'emploie pas ce sigle.",
    "Écrivez le sigle dans le texte comme entre les crochets, ou retirez la ligne.",
    "Le CCAS reçoit sans rendez-vous.\n\n*[CCAS]: centre communal d'action sociale",
)
LOST_NOTE = Kind(
    "note-en-double",
    "« {words} » n'apparaîtrait nulle part : une autre note porte le même nom.",
    "Donnez à chaque note son nom, et reprenez-le là où le texte l'appelle.",
    "Un[^1], puis deux[^2].\n\n[^1]: Première note.\n[^2]: Seconde note.",
)
LOST_CODE_TITLE = Kind(
    "titre-de-code",
    "« {words} » n'apparaîtrait nulle part : un bloc de code n'a pas de titre.",
    "Écrivez-le en une phrase, avant le bloc.",
    "Le réglage :\n\n```\nle code\n```",
)
LOST_NUMBER = Kind(
    "numero-perdu",
    "le numéro « {words} » ne serait pas imprimé : une liste se numérote à la suite de son premier élément.",
    "Numérotez à la suite ; pour garder ce numéro, mettez « \\ » entre lui et son point.",
    "10\\. Un vœu\n\n20\\. Un autre",
)
UNDERLINED = Kind(
    "texte-souligne",
    "« {words} » deviendrait un titre : une ligne de « = » ou de « - » est dessous.",
    "Écrivez l'intertitre « ### Intertitre » ; pour un filet, laissez une ligne vide avant.",
    "### Trois ateliers",
)

_FENCE = re.compile(r"(\s*(?:>\s?)*)(`{3,}|~{3,})(.*)")
_CODE_TITLE = re.compile(r"title *= *[\"']([^\"']*)[\"']")
"""The title of a block of code, which the page doesn't show."""
_NOT_SHOWN = re.compile(
    r"(?:!!!|\?\?\?\+?|:::+)\s*[\w-]+(?:\s+(?:inline|end)\b)*"
    r"|\[!\w+\]|\[\^[^\]]+\]:?|^\s*\[figure ?:[^\]]*\]\s*$|(?<=\])\[[^\]]*\]"
    r"|^\s*(?:>\s?)*\[[^\]]+\]:|^\s*\*\[[^\]]+\]:|^\s*(?:[oØüv](?:\t| {2,})|[①-⑳⒈-⒛])|\[[ xX]\](?=\s)"
)
"""What a text says to Markdown alone: the kind of a box, the name of a note or of a link."""

_REASONS = {
    LOST_ACRONYM: re.compile(r"\s*(?:>\s?)*\*\[[^\]]+\]:"),
    LOST_ADDRESS: re.compile(r"\s*(?:>\s?)*\[[^\]^][^\]]*\]:"),
    LOST_NOTE: re.compile(r"\s*(?:>\s?)*\[\^[^\]]+\][ \u00a0]?:"),
    LOST_CODE_TITLE: re.compile(r"\s*(?:>\s?)*(?:`{3,}|~{3,})"),
    marks.PRINTED_BOX: re.compile(r"\s*(?:>\s?)*(?:!!!|\?\?\?)"),
    LOST_CELL: re.compile(r".*\|"),
    LOST_NUMBER: re.compile(r"\s*(?:>\s?)*(?:\d{1,9}|[a-z])[.)]\s"),
}
"""Why the words of a line are lost, by what the line looks like; the number of the group that is lost, if any."""

_STARS = (marks.PRINTED_STRESS, marks.PRINTED_BOLD)
_ENTITY = re.compile(r"&#?\w+;")
_RANK = re.compile(r"\d+|[a-z]")
_HEADING = re.compile(r"\s*(?:>\s?)*#")
_KEYS = re.compile(r"\+\+[\w-]+(?:\+[\w-]+)*\+\+")
"""Keyboard keys, which the page shows by their printed names: « delete » is « Del »."""

_NUMBER = re.compile(r"(\s*)(?:>\s?)*(\d{1,9})[.)]\s+\S")


@dataclass(frozen=True)
class Link:
    """A link or a picture of a page: its line in the text, from 0; its address; its title; the description of a
    picture.
    """

    line: int
    target: str
    is_picture: bool
    title: str
    words: str


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its line in the text, from 0; its level, words and anchor."""

    line: int
    level: int
    words: str
    anchor: str


@dataclass(frozen=True)
class Lead:
    """The beginning of a paragraph that may be meant as a heading: its line in the text, from 0; its words; whether
    they are the whole paragraph, in bold.
    """

    line: int
    words: str
    is_bold_alone: bool


@dataclass(frozen=True)
class Judgement:
    """What a page holds, and what is wrong with it: each finding with its line in the text, from 0."""

    findings: tuple[tuple[int, Finding], ...]
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    tables: tuple[tuple[int, Columns], ...]
    """Each table's columns, with its first line, from 0."""
    leads: tuple[Lead, ...]
    anchors: tuple[str, ...]
    sections: tuple[str, ...] = ()
    """The titles of second level that the story knows: it looks for them in the text."""


def judge(text: str, html: str) -> Judgement:
    """Return what the page that `html` makes of a `text` holds, and what is wrong with it."""
    page = PageContent(fragment(html))
    typed = list(_typed(text))
    blocks = _common([word for word, _ in typed], page.words)
    line_of = _lines(typed, blocks)
    lines = text.split("\n")
    findings, notes = [], star_notes(lines)
    counts: Counter[tuple[int, str]] = Counter()
    for rank, finding, passage in page.findings:
        is_mark = finding.kind in marks.MARKS or finding.kind is other_tools.UNEVEN
        if is_mark and not is_typed(passage, lines, line_of(rank)):
            continue
        line = line_near(lines, line_of(rank), passage, counts)
        is_another = finding.kind is marks.EMPTY_QUOTE and lines[line].strip(" >")  # it lost what it held: told below
        is_note = finding.kind in _STARS and (line in notes or (notes and passage.startswith("** ")))
        if not is_another and not is_note:
            findings.append((line, finding))
    headings = [_heading(line_of(rank), node) for rank, node in page.headings]
    underlined = [item for item in headings if item.words and not _HEADING.match(lines[item.line])]
    findings += [(item.line, _underlined(item, lines)) for item in underlined]
    findings += _lost(typed, page, blocks, lines)
    return Judgement(
        tuple(sorted(findings, key=lambda finding: finding[0])),
        tuple(_link(lines, line_of(rank), node) for rank, node in page.links),
        tuple(item for item in headings if item not in underlined),
        tuple((line_of(rank), columns(node)) for rank, node in page.tables),
        tuple(Lead(line_near(lines, line_of(rank), words), words, alone) for rank, words, alone in page.leads),
        tuple(sorted(page.anchors)),
    )


def _typed(text: str) -> Iterator[tuple[str, int]]:
    """Yield each word of a text that its page must show, with its line. The numbers of lists are words too."""
    fence = ""
    numbers: dict[int, tuple[int, int]] = {}
    for rank, line in enumerate(text.split("\n")):
        opening = _FENCE.match(line)
        if opening and (not fence or (opening[2] == fence and not opening[3].strip())):
            fence = "" if fence else opening[2]
            yield from ((word, rank) for title in _CODE_TITLE.findall(opening[3]) for word in words_of(title))
            continue
        if not fence:
            number = _NUMBER.match(line)
            if number:
                indent, value = len(number[1]), int(number[2])
                before, expected = numbers.get(indent, (None, 0))
                rank_shown = expected + 1 if before == value else value  # « 1. 1. 1. » is a way of writing 1, 2, 3
                line = line.replace(number[2], str(rank_shown), 1)
                numbers[indent] = value, rank_shown
            elif line.strip() and not line.startswith(" "):
                numbers.clear()
            line = _ENTITY.sub(lambda sign: unescape(sign[0]), _NOT_SHOWN.sub(" ", _KEYS.sub(" ", line)))
        yield from ((word, rank) for word in words_of(line))


Common = list[tuple[int, int, int]]
"""Runs of words that a text and its page share: where each begins in both, and its length."""


def _common(words: list[str], shown: list[str]) -> Common:
    """Return the runs of words in common, compared only between the first and the last word that differ."""
    before = next((rank for rank, (a, b) in enumerate(zip(words, shown)) if a != b), min(len(words), len(shown)))
    ends = zip(reversed(words[before:]), reversed(shown[before:]))
    after = next((rank for rank, (a, b) in enumerate(ends) if a != b), min(len(words), len(shown)) - before)
    last, place = len(words) - after, len(shown) - after
    middle = SequenceMatcher(None, words[before:last], shown[before:place]).get_matching_blocks()
    blocks = [(0, 0, before), *((a + before, b + before, size) for a, b, size in middle), (last, place, after)]
    return [block for block in blocks if block[2]]


def _lines(words: list[tuple[str, int]], blocks: Common) -> Callable[[int], int]:
    """Return a function from the rank of a word in the page to its line in the text, or to that of the nearest word
    before.
    """

    def line(rank: int) -> int:
        for start, place, size in blocks:
            if rank < place + size:
                return words[start + max(rank - place, 0)][1]
        return words[-1][1] if words else 0

    return line


def _lost(
    typed: list[tuple[str, int]], page: PageContent, blocks: Common, lines: list[str]
) -> Iterator[tuple[int, Finding]]:
    """Find the words of the text that the page does not show."""
    matched = {rank for start, _, size in blocks for rank in range(start, start + size)}
    ranks = {rank for _, start, size in blocks for rank in range(start, start + size)}
    elsewhere = Counter(word for rank, word in enumerate(page.words) if rank not in ranks) + page.hidden
    words_by_line: dict[int, list[str]] = {}
    for rank, (word, line) in enumerate(typed):
        if rank in matched:
            continue
        if elsewhere[word]:
            elsewhere[word] -= 1
        else:
            words_by_line.setdefault(line, []).append(word)
    for line, words in words_by_line.items():
        reason = next((kind for kind, sign in _REASONS.items() if sign.match(lines[line])), LOST)
        reason = LOST if reason is LOST_NUMBER and not (len(words) == 1 and _RANK.fullmatch(words[0])) else reason
        yield line, reason(words=" ".join(words))


def _underlined(heading: Heading, lines: list[str]) -> Finding:
    """Return what a heading made by underlining really is: a slip, or the rest of a conflict in Git."""
    below = lines[heading.line + 1 : heading.line + 2]
    return marks.CONFLICT() if below == ["======="] else UNDERLINED(words=heading.words)


def _link(lines: list[str], line: int, node: Node) -> Link:
    attributes = node.attributes
    target = attributes.get("src" if node.tag == "img" else "href") or ""
    return Link(
        line_near(lines, line, target),
        target,
        node.tag == "img",
        attributes.get("title") or "",
        attributes.get("alt") or "",
    )


def _heading(line: int, node: Node) -> Heading:
    words = "".join(text for kind, text, _ in walk(node, node.css(MADE)) if kind is TEXT)
    return Heading(line, int((node.tag or "h1")[1]), words, node.attributes.get("id") or "")
