"""Judges a page by what it shows: every word of the text in it, no mark of Markdown left, nothing but prose.

A contributor's text and the HTML that the site's own reader made of it come in. What was lost, what shows that should
not, and the links, pictures and headings of the page come out, each with the line of the text it stands on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape
from itertools import count, islice

from macros.text.html.allowed import refusal
from macros.text.html.document import END, START, TEXT, Node, fragment, walk

LOST = "mots-perdus"
REFUSED = "html-refuse"
UNDERLINED = "titre-souligne"
UNCALLED = "note-sans-appel"

MARKS: Mapping[str, re.Pattern[str]] = {
    "conflit-git": re.compile(r"^(?:<{7}|={7}|>{7})(?=\s|\Z).*", re.M),
    "balise-html": re.compile(r"<[/!?]?[A-Za-z][^<>\n]*>?|<!--"),
    "intertitre-imprime": re.compile(r"^\s*#{1,6}\s?\S.*", re.M),
    "encadre-imprime": re.compile(r"^(?:!!!|\?\?\?\+?|===(?==)?|:::).*", re.M),
    "note-sans-texte": re.compile(r"\[\^[^\]\n]+\]"),
    "image-imprimee": re.compile(r"!\[[^\[\]\n]*\]\s?(?:\([^()\n]*\))?"),
    "lien-imprime": re.compile(
        r"\[[^\[\]\n]+\]\s?\([^()\n]*\)|\]\(|\[[^\[\]\n]+\]\s?\[[^\[\]\n]*\]|\[\[[^\[\]\n]+\]\]"
    ),
    "alerte-imprimee": re.compile(r"\[!\w+\]"),
    "case-imprimee": re.compile(r"^\s*(?:[-*+]\s)?\[[ xX]\](?=\s)", re.M),
    "gras-imprime": re.compile(r"\*\*\S*"),
    "barre-imprime": re.compile(r"~~\S*"),
    "tableau-imprime": re.compile(r"^\s*\|.*|^\s*:?-{3,}:?\s*\|[\s:|-]*$", re.M),
    "attributs-imprimes": re.compile(r"\{:?\s*[.#][\w .#-]+\}"),
    "emoji-imprime": re.compile(r"(?<![\w:]):[a-z][a-z_]{2,}:(?![\w:])"),
    "code-ouvert": re.compile(r"^(?:`{3,}|~{3,}).*", re.M),
    "puce-imprimee": re.compile(r"^([^\w\s«»\"'’()\[\]{}<>$€%&*_.,;:!?…\u2013\u2014-])\s*\S.*\n\1\s*\S.*", re.M),
    "liste-imprimee": re.compile(r"(?<=\n)[ ]*(?:[-*+]|\d{1,2}[.)])[ ]+\S.*"),
    "barre-oblique": re.compile(r"\\$", re.M),
    "renvoi-de-word": re.compile(r"Erreur\s?! (?:Signet|Source|Référence)[^.\n]*\.?"),
    "note-de-word": re.compile(r"(?<=[^\W\d])[\u00b9\u2074-\u2079]"),
}
"""What no page shows whose text was read as its author meant it, by the code of the fault."""

_WORD = re.compile(r"[^\W_]+")
_SILENT = re.compile(r"[*_~^=`\\+]")
"""Signs that Markdown may take for marks inside a word."""

_INLINE = frozenset("strong em del ins sub sup mark code abbr kbd span b i".split())
"""Elements that a word may run through."""

_IN_A_LINE = _INLINE | {"a", "br", "img", "input", "label"}
_MADE = "a.footnote-ref, a.footnote-backref, a.headerlink"
"""The links that Markdown adds by itself."""

_FENCE = re.compile(r"(\s*(?:>\s?)*)(`{3,}|~{3,})(.*)")
_NOT_SHOWN = re.compile(
    r"(?:!!!|\?\?\?\+?|:::+)\s*[\w-]+|\[!\w+\]|\[\^[^\]]+\]:?|^\s*\[figure ?:[^\]]*\]\s*$|(?<=\])\[[^\]]*\]"
    r"|^\s*(?:>\s?)*\[[^\]]+\]:|^\s*\*\[[^\]]+\]:|^\s*o\t|\[[ xX]\](?=\s)"
)
"""What a text says to Markdown alone: the kind of a box, the name of a note or of an address."""

_HEADING = re.compile(r"\s*(?:>\s?)*#")
_NUMBER = re.compile(r"(\s*)(?:>\s?)*(\d{1,9})[.)]\s+\S")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a page: the line of the text, from 0; the code of what it is; the words it is about."""

    line: int
    code: str
    words: str


@dataclass(frozen=True)
class Link:
    """A link or a picture of a page: the line of the text, from 0; where it leads; its title; a picture's words."""

    line: int
    target: str
    is_picture: bool
    title: str
    words: str


@dataclass(frozen=True)
class Heading:
    """A heading of a page: the line of the text, from 0; its level, words and anchor."""

    line: int
    level: int
    words: str
    anchor: str


@dataclass(frozen=True)
class Judgement:
    """What is wrong with a page, and what it holds."""

    faults: tuple[Fault, ...]
    links: tuple[Link, ...]
    headings: tuple[Heading, ...]
    anchors: frozenset[str]


def judge(text: str, html: str) -> Judgement:
    """Return what is wrong with the page that `html` makes of a `text`, and what it holds."""
    shown = _Shown(fragment(html))
    typed = list(_typed(text))
    blocks = _common([word for word, _ in typed], shown.words)
    line_of = _lines(typed, blocks)
    lines = text.split("\n")
    faults = [
        Fault(_line_near(lines, line_of(rank), words.split()[0]), code, words)
        for rank, code, words in shown.faults
        if code not in MARKS or words.split()[0] in text  # « \\*\\* » and « &lt; » are meant to show as they do
    ]
    headings = tuple(_heading(line_of(rank), node) for rank, node in shown.headings)
    faults += [Fault(item.line, UNDERLINED, item.words) for item in headings if not _HEADING.match(lines[item.line])]
    return Judgement(
        tuple(sorted([*faults, *_lost(typed, shown, blocks)], key=lambda fault: fault.line)),
        tuple(_link(line_of(rank), node) for rank, node in shown.links),
        headings,
        frozenset(shown.anchors),
    )


class _Shown:
    """What a page shows: its words in order, and the rank among them of each thing that it holds."""

    def __init__(self, root: Node) -> None:
        self.words: list[str] = []
        self.hidden: Counter[str] = Counter()
        self.faults: list[tuple[int, str, str]] = []
        self.links: list[tuple[int, Node]] = []
        self.headings: list[tuple[int, Node]] = []
        self.anchors: set[str] = set()
        self._run: list[str] = []
        self._block: list[str] = []
        self._block_start = 0
        self._code = 0
        notes: dict[str, int] = {}
        called: set[str] = set()
        self._items: list[Iterator[str]] = []
        for kind, name, node in walk(root, root.css(_MADE)):
            if kind is TEXT:
                self._run.append(name)
                self._block.append("\2" * len(_words(name)) if self._code else name)
            elif kind is START:
                self._open(name, node)
                if name == "li" and (node.attributes.get("id") or "").startswith("fn:"):
                    notes[node.attributes["id"] or ""] = len(self.words)
            else:
                self._close(name, node, kind is END)
                if kind is not END:
                    called.add((node.attributes.get("href") or "").removeprefix("#"))
        self._end_block()
        self.faults += [(rank, UNCALLED, f"[^{id_[3:]}]") for id_, rank in notes.items() if id_ not in called]

    def _open(self, name: str, node: Node) -> None:
        self._part(name)
        attributes = node.attributes
        fault = refusal(name, attributes)
        if fault:
            self.faults.append((len(self.words), REFUSED, fault))
        self._code += name in ("code", "pre")
        if attributes.get("id"):
            self.anchors.add(attributes["id"] or "")
        if name in ("ol", "ul"):
            self._items.append(_numbers(attributes) if name == "ol" else iter(()))
        if name == "li" and self._items:
            self.words.extend(islice(self._items[-1], 1))
            self._block_start = len(self.words)
        if name == "a" and attributes.get("href") is not None or name == "img":
            self.links.append((len(self.words), node))
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append((len(self.words), node))
        self.hidden.update(_words(" ".join(attributes.get(key) or "" for key in ("class", "id"))))
        if name == "abbr":
            self.hidden.update(_words(attributes.get("title") or ""))

    def _close(self, name: str, node: Node, is_end: bool) -> None:
        self._part(name)
        if not is_end:
            return
        self._code -= name in ("code", "pre")
        if name in ("ol", "ul"):
            self._items.pop()
        attributes = node.attributes
        if name in ("a", "img"):
            told = [_words((attributes.get(key) or "").replace("%27", "'")) for key in ("alt", "href", "src", "title")]
            shown = self.words[self.links[-1][0] :] if self.links else []
            if told[1] in (shown, ["mailto", *shown]):
                told[1] = []  # a bare address is its own words
            self.words += [word for words in told for word in words]
            if "](" in (attributes.get("title") or ""):
                self.faults.append((len(self.words) - 1, "lien-imprime", attributes["title"] or ""))

    def _part(self, name: str) -> None:
        """End the word at an element that it can't run through, and the block at one that ends the line."""
        if name not in _IN_A_LINE:
            self._end_block()
        elif name not in _INLINE:
            self._end_run()
            self._block.append("\n" if name == "br" else "")

    def _end_run(self) -> None:
        self.words += _words("".join(self._run))
        self._run.clear()

    def _end_block(self) -> None:
        self._end_run()
        text = "".join(self._block)
        self._block.clear()
        if text.strip():
            taken: list[tuple[int, int]] = []
            for code, mark in MARKS.items():
                for match in mark.finditer(text):
                    if not any(start < match.end() and match.start() < end for start, end in taken):
                        taken.append(match.span())
                        before = len(_words(text[: match.start()]))
                        self.faults.append((self._block_start + before, code, match[0].strip()))
        self._block_start = len(self.words)


def _numbers(attributes: Mapping[str, str | None]) -> Iterator[str]:
    """Yield what is printed before each item of a numbered list."""
    ranks = count(int(attributes.get("start") or 1))
    match (attributes.get("type") or "1").lower():
        case "a":
            return (chr(ord("a") + rank - 1) for rank in ranks)
        case "i":
            return map(_roman, ranks)
        case _:
            return map(str, ranks)


def _roman(rank: int) -> str:
    """Return a small number as Roman letters."""
    tens, units = divmod(rank, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[units]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_SILENT.sub("", text))]


def _typed(text: str) -> Iterator[tuple[str, int]]:
    """Yield each word of a text that its page must show, with its line; the numbers of lists are words too."""
    fence = ""
    numbers: dict[int, tuple[int, int]] = {}
    for rank, line in enumerate(text.split("\n")):
        opening = _FENCE.match(line)
        if opening and (not fence or (opening[2] == fence and not opening[3].strip())):
            fence = "" if fence else opening[2]
            continue
        if not fence:
            number = _NUMBER.match(line)
            if number:
                indent, value = len(number[1]), int(number[2])
                before, expected = numbers.get(indent, (None, 0))
                shown = expected + 1 if before == value else value  # « 1. 1. 1. » is a way of writing 1, 2, 3
                line = line.replace(number[2], str(shown), 1)
                numbers[indent] = value, shown
            elif line.strip() and not line.startswith(" "):
                numbers.clear()
            line = unescape(_NOT_SHOWN.sub(" ", line))
        yield from ((word, rank) for word in _words(line))


Common = list[tuple[int, int, int]]
"""Runs of words that a text and its page have in common: where each begins in both, and its length."""


def _common(typed: list[str], shown: list[str]) -> Common:
    if typed == shown:
        return [(0, 0, len(typed))]
    return [tuple(block) for block in SequenceMatcher(None, typed, shown).get_matching_blocks() if block.size]


def _lines(typed: list[tuple[str, int]], blocks: Common) -> Callable[[int], int]:
    """Return what tells the line of the text on which stands the word of the page of a rank, or the nearest before."""

    def line(rank: int) -> int:
        for start, place, size in blocks:
            if rank < place + size:
                return typed[start + max(rank - place, 0)][1]
        return typed[-1][1] if typed else 0

    return line


def _lost(typed: list[tuple[str, int]], shown: _Shown, blocks: Common) -> Iterator[Fault]:
    """Find the words of the text that the page shows nowhere."""
    matched = {rank for start, _, size in blocks for rank in range(start, start + size)}
    placed = {rank for _, start, size in blocks for rank in range(start, start + size)}
    elsewhere = Counter(word for rank, word in enumerate(shown.words) if rank not in placed) + shown.hidden
    lost: dict[int, list[str]] = {}
    for rank, (word, line) in enumerate(typed):
        if rank in matched:
            continue
        if elsewhere[word]:
            elsewhere[word] -= 1
        else:
            lost.setdefault(line, []).append(word)
    yield from (Fault(line, LOST, " ".join(words)) for line, words in lost.items())


def _line_near(lines: list[str], line: int, words: str) -> int:
    """Return the line nearest to `line` on which some words stand as they are; `line` where none does."""
    holders = [rank for rank, text in enumerate(lines) if words in text]
    return min(holders, key=lambda rank: abs(rank - line), default=line)


def _link(line: int, node: Node) -> Link:
    attributes = node.attributes
    target = attributes.get("src" if node.tag == "img" else "href") or ""
    return Link(line, target, node.tag == "img", attributes.get("title") or "", attributes.get("alt") or "")


def _heading(line: int, node: Node) -> Heading:
    words = "".join(text for kind, text, _ in walk(node, node.css(_MADE)) if kind is TEXT)
    return Heading(line, int((node.tag or "h1")[1]), words, node.attributes.get("id") or "")
