"""What a page shows of a Markdown text: its words in order, its links, pictures and headings, and what shows by
mistake.

The page is walked once; the place of each thing is its rank among the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import count, islice

from macros.text.html.allow_list import refusal
from macros.text.html.document import END, START, TEXT, Node, walk
from macros.text.markdown.marks import (
    EMPTY_BOX,
    EMPTY_HEADING,
    EMPTY_LINK,
    EMPTY_QUOTE,
    MARKS,
    MISSING_NOTE,
    NESTED_SECTION,
    OPEN_CODE,
    PRINTED_LINK,
    UNCALLED_NOTE,
    WORD_NOTE,
    way,
)
from macros.text.markdown.other_tools import UNEVEN
from macros.text.markdown.suspects import may_hold
from macros.text.problem import Finding

MADE = "a.footnote-ref, a.footnote-backref, a.headerlink"
"""The links that Markdown adds by itself."""

_WORD_CALL = re.compile(r"#(?:_ftn|_edn|sdfootnote|sdendnote)")
"""The targets of note calls, as word processors write them."""
_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile("\2+")
"""Words of code in a block, whose marks are meant."""

_SILENT = re.compile(r"[*_~^=`\\+]")
"""Signs that Markdown may take for marks inside a word."""

_INLINE = frozenset("strong em del ins sub sup mark code abbr kbd span b i".split())
"""Elements that may begin or end inside a word."""

_SIGNS = {"em": "*", "strong": "**", "del": "~~", "mark": "==", "ins": "^^", "sup": "^", "sub": "~"}
"""The sign that makes each element; « _ » counts as « * »."""
_LEFT = tuple("*_~=^")

Attributes = Mapping[str, str | None]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_STRESSED = ("strong", "em", "b", "i", "mark")

TITLE = 80
"""The length up to which words may be a title."""

_TITLE = "admonition-title"
"""The class that Markdown gives the title of a box."""

_IN_A_LINE = _INLINE | {"a", "br", "img", "input", "label"}


class PageContent:
    """What a page shows: its words in order, and the rank among them of each thing that it holds."""

    def __init__(self, root: Node) -> None:
        self.words: list[str] = []
        self.hidden: Counter[str] = Counter()
        self.findings: list[tuple[int, Finding, str]] = []
        self.links: list[tuple[int, Node]] = []
        self.headings: list[tuple[int, Node]] = []
        self.tables: list[tuple[int, Node]] = []
        self.leads: list[tuple[int, str, bool]] = []
        self.anchors: set[str] = set()
        self._run: list[str] = []
        self._block: list[str] = []
        self._block_start = 0
        self._code = self._raised = 0
        notes: dict[str, int] = {}
        names: set[str] = set()
        self._items: list[Iterator[str]] = []
        for kind, name, node in walk(root, root.css(MADE)):
            if kind is TEXT and not self._code:
                self._find_uneven(name, node)
            if kind is TEXT:
                self._run.append(name)
                self._block.append("\2" * len(words_of(name)) if self._code else f"^{name}^" if self._raised else name)
            elif kind is START:
                self._open(name, node)
                if name == "li" and (node.attributes.get("id") or "").startswith("fn:"):
                    notes[node.attributes["id"] or ""] = len(self.words)
            else:
                self._close(name, node, kind is END)
                if kind is not END:
                    names.add((node.attributes.get("href") or "").removeprefix("#"))
        self._end_block()
        self.findings += [
            (rank, UNCALLED_NOTE(name=id_[3:]), f"[^{id_[3:]}]") for id_, rank in notes.items() if id_ not in names
        ]

    def _open(self, name: str, node: Node) -> None:
        self._part(name)
        attributes = node.attributes
        refused = refusal(name, attributes)
        if refused:
            address = attributes.get("href") or attributes.get("src") or ""
            self.findings.append((len(self.words), refused, address))
        above = node.parent if name in _SIGNS and not self._code else None
        if above and above.tag == name and above.parent and above.parent.tag != name:  # their signs cross
            self._tell_uneven(" ".join(above.text().split()))
        if name == "code" and node.text().startswith("`") and "\n" in node.text():
            self.findings.append((len(self.words), OPEN_CODE(), "```"))
        self._code += name in ("code", "pre")
        self._raised += name == "sup"
        if attributes.get("id"):
            self.anchors.add(attributes["id"] or "")
        if name in ("ol", "ul"):
            self._items.append(_numbers(attributes) if name == "ol" else iter(()))
        if name == "li" and self._items:
            self.words.extend(islice(self._items[-1], 1))
            self._block_start = len(self.words)
        self._keep(name, node, attributes)
        self._open_box(name, node, attributes)
        if name == "abbr":
            self.hidden.update(words_of(attributes.get("title") or ""))

    def _find_uneven(self, text: str, node: Node) -> None:
        """Find the marks left because a pair is uneven: « *mot** », « ~~~mot~~ »."""
        if text[:1] in _LEFT and node.prev and _is_of(text[0], node.prev):
            marks = text[: len(text) - len(text.lstrip(text[0]))] + text[0] * len(_SIGNS[node.prev.tag or ""])
            self._tell_uneven(f"{node.prev.text().split()[-1]}{marks}")
        if text[-1:] in _LEFT and node.next and text[-1] not in "*_" and _is_of(text[-1], node.next):
            marks = text[len(text.rstrip(text[-1])) :] + text[-1] * len(_SIGNS[node.next.tag or ""])
            self._tell_uneven(f"{marks}{node.next.text().split()[0]}")

    def _tell_uneven(self, passage: str) -> None:
        self.findings.append((len(self.words) + len(words_of("".join(self._run))), UNEVEN(words=passage), passage))

    def _open_box(self, name: str, node: Node, attributes: Attributes) -> None:
        """Find a box that holds only a title, or nothing."""
        if name == "details" or (name == "div" and "admonition" in (attributes.get("class") or "").split()):
            titles = [child.tag == "summary" or child.attributes.get("class") == _TITLE for child in node.iter()]
            if all(titles):
                opening = "???" if name == "details" else "!!!"
                self.findings.append((len(self.words), EMPTY_BOX(title=node.text().strip() or opening), opening))
        elif attributes.get("class") == "tabbed-block" and not node.text().strip() and not node.css("img"):
            self.findings.append((len(self.words), EMPTY_BOX(title="==="), "==="))

    def _keep(self, name: str, node: Node, attributes: Attributes) -> None:
        """Record the links, pictures, tables, headings and beginnings of paragraphs, each with its rank among the
        words. A heading inside another element is no heading of the page.
        """
        if (name in HEADINGS or (name == "a" and not node.css("img"))) and not node.text().strip(" #\n"):
            empty = EMPTY_LINK(target=attributes.get("href") or "") if name == "a" else EMPTY_HEADING()
            self.findings.append((len(self.words), empty, "](" if name == "a" else "#" * int(name[1])))
        is_outer = name == "blockquote" and bool(node.parent and node.parent.tag != name)
        if is_outer and not node.text().strip() and not node.css("img"):
            self.findings.append((len(self.words), EMPTY_QUOTE(), ">"))
        if name == "a" and _WORD_CALL.match(attributes.get("href") or ""):
            target = attributes["href"] or ""
            self.findings.append((len(self.words), WORD_NOTE(words=node.text()), target))
            return
        is_of_the_page = bool(node.parent and node.parent.tag == "body")
        if name == "img" or (name == "a" and attributes.get("href") is not None):
            self.links.append((len(self.words), node))
        elif name == "table":
            self.tables.append((len(self.words), node))
        elif is_of_the_page and name in HEADINGS:
            self.headings.append((len(self.words), node))
        elif is_of_the_page and (name == "p" or (name == "ol" and len(list(node.iter())) == 1)):
            self.leads += [(len(self.words), *lead) for lead in _lead(node)]
        elif name in HEADINGS:
            words = "".join(text for kind, text, _ in walk(node, node.css(MADE)) if kind is TEXT)
            self.findings.append((len(self.words), NESTED_SECTION(words=words), "#"))

    def _close(self, name: str, node: Node, is_end: bool) -> None:
        self._part(name)
        if not is_end:
            return
        self._code -= name in ("code", "pre")
        self._raised -= name == "sup"
        if name in ("ol", "ul"):
            self._items.pop()
        if name in ("a", "img"):
            attributes = node.attributes
            for key in ("alt", "href", "src", "title"):
                self.words += words_of((attributes.get(key) or "").replace("%27", "'"))
            title = attributes.get("title") or ""
            if "](" in title:
                self.findings.append((len(self.words) - 1, PRINTED_LINK(words=title), title))

    def _part(self, name: str) -> None:
        """End the word at an element that no word runs through, and the block at one that ends the line."""
        if name not in _IN_A_LINE:
            self._end_block()
        elif name not in _INLINE:
            self._end_run()
            self._block.append("\n" if name == "br" else "")

    def _end_run(self) -> None:
        self.words += words_of("".join(self._run))
        self._run.clear()

    def _end_block(self) -> None:
        self._end_run()
        text = "".join(self._block)
        self._block.clear()
        if may_hold(text.strip("\n")):  # a line may end between two elements
            self._find_marks(text)
        self._block_start = len(self.words)

    def _find_marks(self, text: str) -> None:
        """Find the marks left in a block; one inside another is the same mark."""
        spans: list[tuple[int, int]] = []
        for kind, mark in MARKS.items():
            for match in mark.finditer(text):
                if not any(start < match.end() and match.start() < end for start, end in spans):
                    spans.append(match.span())
                    before = text[: match.start()].split() if kind is WORD_NOTE and match.start() else []
                    word = before[-1] if before and not text[match.start() - 1].isspace() else ""
                    passage = word + match[0].strip().split("\n")[0]
                    rank = self._block_start + len(words_of(text[: match.start()]))
                    rank -= kind is MISSING_NOTE and rank > self._block_start  # its name is no word of the text
                    words = _CODE.sub("…", passage)
                    self.findings.append((rank, kind(words=words, cure=way(passage)), passage))


def _lead(paragraph: Node) -> Iterator[tuple[str, bool]]:
    """Yield what opens a paragraph and may be a title: its bold words, or its only line; and whether the whole
    paragraph is in bold.
    """
    children = [child for child in paragraph.iter(include_text=True) if child.text().strip()]
    first = children[0] if children else None
    words = " ".join(first.text().split()) if first else ""
    if words and len(words) <= TITLE and first and (first.tag in _STRESSED or len(children) == 1):
        yield words, first.tag in _STRESSED and len(children) == 1


def _is_of(sign: str, node: Node) -> bool:
    """Tell whether a sign makes an element that holds words."""
    return _SIGNS.get(node.tag or "", "").startswith("*" if sign == "_" else sign) and bool(node.text().strip())


def _numbers(attributes: Attributes) -> Iterator[str]:
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


def words_of(text: str) -> list[str]:
    """Return the words of a text, without capitals nor the marks that may stand inside them."""
    return _WORD.findall(_SILENT.sub("", text.replace("%20", " ")).casefold())
