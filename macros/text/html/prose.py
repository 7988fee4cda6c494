"""The text of a page as one string, and back: rules of typography read across elements without touching one.

Each start or end of an element is one character: INLINE where the line goes on, BLOCK where it stops, WORD for an
element that stands in the line as a word (code, a time, a picture). What is no French prose is skipped, content and
all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.text.html.document import Document, Node

INLINE, BLOCK, WORD, ADDRESS = "\0", "\1", "\2", "\3"
"""Characters that no HTML page may hold; ADDRESS stands for a web or e-mail address in the text, and reads like a
word.
"""

_NAMES = "a abbr b bdi bdo cite data del dfn em font i ins label mark q s small span strong sub sup u var wbr"
_KINDS = {
    **dict.fromkeys(_NAMES.split(), INLINE),
    **dict.fromkeys(("img", "input", "svg", "code", "kbd", "samp", "time", "math"), WORD),
}
"""The character of each element; others stop the line."""

NOT_FRENCH = "code, pre, kbd, samp, time, math, script, style, textarea, [translate=no], [lang]:not([lang|=fr])"
"""Elements whose text is left as it is."""

_ADDRESS_SIGNS = tuple(map(re.compile, (":(?=//)", r"w(?=ww\.)", "@")))
_ADDRESS_ENDS = frozenset(' \n\t\r\u00a0\u202f<>«»“”"()' + INLINE + BLOCK + WORD)


@dataclass(frozen=True)
class Prose:
    """The text of a page: `pieces` are its texts and, between them, the characters of its elements; `nodes` gives the
    node of each text by its rank among them; `text` is the whole.
    """

    pieces: Sequence[str]
    nodes: Mapping[int, Node]
    text: str

    def write(self, text: str) -> None:
        """Put back `text`, whose elements are the same and in the same order, into the page."""
        texts = text.replace(INLINE, BLOCK).replace(WORD, BLOCK).split(BLOCK)
        if len(texts) == len(self.pieces) - len(self.nodes) + 1:  # else the page itself holds one of our signs
            for before, (rank, node) in enumerate(self.nodes.items()):
                if texts[rank - before] != self.pieces[rank]:
                    node.replace_with(texts[rank - before])


def prose(document: Document) -> Prose:
    """Return the French text of a page.

    It walks the page by itself, since every page of a build goes through it: `walk` takes half as long again. Labels of
    a drawing without a letter are skipped: they are the data of a chart.
    """
    figures = (label for label in document.tags("text") if not any(map(str.isalpha, label.text())))
    skipped = {node.mem_id for node in (*document.css(NOT_FRENCH), *figures)}
    pieces: list[str] = []
    nodes: dict[int, Node] = {}
    stack: list[tuple[str, Node]] = []
    node = document.root and document.root.first_child
    while node is not None or stack:
        if node is None:
            sign, node = stack.pop()
            pieces.append(sign)
        elif (name := node.tag) == "-text":
            nodes[len(pieces)] = node
            pieces.append(node.text_content or "")
        elif node.mem_id in skipped:
            pieces.append(WORD if name in _KINDS else BLOCK)
        else:
            sign = _KINDS.get(name or "", BLOCK)
            pieces.append(sign)
            stack.append((sign, node))
            node = node.first_child
            continue
        node = node.next
    return Prose(pieces, nodes, "".join(pieces))


def set_aside(text: str) -> tuple[str, list[str]]:
    """Return `text` with ADDRESS in place of each web or e-mail address, and the addresses in order; unchanged where it
    holds that character already.
    """
    if ADDRESS in text:
        return text, []
    pieces: list[str] = []
    parts: list[str] = []
    end_of_last = 0
    for start, end in addresses(text):
        pieces += (text[end_of_last:start], ADDRESS)
        parts.append(text[start:end])
        end_of_last = end
    return "".join(pieces) + text[end_of_last:], parts


def put_back(text: str, pieces: list[str]) -> str:
    """Return `text` with the addresses put back in their places."""
    if not pieces:
        return text
    first, *others = text.split(ADDRESS)
    return first + "".join(address + other for address, other in zip(pieces, others))


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each web or e-mail address of `text` begins and ends."""
    places = sorted(match.start() for sign in _ADDRESS_SIGNS for match in sign.finditer(text))
    end_of_last = 0
    for place in places:
        if place < end_of_last:
            continue
        start = end = place
        while start > end_of_last and text[start - 1] not in _ADDRESS_ENDS:
            start -= 1
        while end < len(text) and text[end] not in _ADDRESS_ENDS:
            end += 1
        while text[end - 1] in ".,;:!?…":
            end -= 1
        if end > place:
            yield start, end
            end_of_last = end
