"""Writes the Markdown of the project from the HTML that a reader of manuscripts made, by the one reader of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from macros.contributing.manuscripts.escapes import begun, escaped, mark, plain, rank_of, tidy
from macros.contributing.manuscripts.manuscript import MACHINE, PICTURE
from macros.contributing.manuscripts.notices import NOTICES
from macros.model.placeholder import TO_WRITE
from macros.text.html.document import Node, fragment

_INDENT = "    "
_BREAK = "\x01"
"""Stands for a line break until the block it is in is known."""
_BLOCKS = frozenset("p ul ol table blockquote h1 h2 h3 h4 h5 h6 div section pre dl hr".split())
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~", "del": "~~", "mark": "==", "code": "`"}
_LOW = {"sup": "^", "sub": "~"}
_ENDED = tuple(".:;!?…»")


@dataclass(frozen=True)
class _Piece:
    """A block of Markdown, or a line of a paragraph which an item typed by hand may be."""

    text: str
    is_line: bool


class MarkdownWriter:
    """Writes one manuscript; `names` gives the file of each picture, None for one that can't be shown."""

    def __init__(self, names: Sequence[str | None]) -> None:
        self._names = names
        self._notes: dict[str, str] = {}
        self.title = ""
        """What the manuscript gives as its title by a style."""
        self.notices: list[str] = []

    def write(self, html: str) -> str:
        """Return the Markdown of a manuscript: its headings at their own levels, its notes at the end."""
        top = fragment(html)
        notes = self._take_notes(top)
        text = "\n\n".join(self._blocks(top))
        lines = [f"[^{name}]: {words}" for id_, words in notes.items() if (name := self._notes.get(id_))]
        return "\n\n".join([text, *lines]) if lines else text

    def _take_notes(self, top: Node) -> dict[str, str]:
        """Take the notes out of the tree, with their links back; return the words of each by identifier."""
        notes: dict[str, str] = {}
        for item in top.css("li[id]"):
            id_ = item.attributes.get("id") or ""
            if re.search(r"(?:footnote|endnote)-\d+$", id_):
                for back in item.css("a[href]"):
                    if "note-ref-" in (back.attributes.get("href") or ""):
                        back.decompose()
                self._notes[id_] = str(len(self._notes) + 1)
                notes[id_] = " ".join(tidy(self._inline(child).replace(_BREAK, " ")) for child in _parts(item))
        for id_ in notes:
            for item in top.css(f'li[id="{id_}"]'):
                parent = item.parent
                item.decompose()
                if parent is not None and not parent.css("li"):
                    parent.decompose()
        return notes

    def _blocks(self, top: Node) -> list[str]:
        """Return the blocks under an element, in order; lines that follow each other as items are one list."""
        blocks: list[str] = []
        for is_typed, pieces in groupby(self._pieces(top), key=lambda piece: piece.is_line and bool(mark(piece.text))):
            if is_typed:
                blocks.append("\n".join(_listed(piece.text for piece in pieces)))
            else:
                blocks += (begun(piece.text) if piece.is_line else piece.text for piece in pieces)
        return blocks

    def _pieces(self, top: Node) -> Iterator[_Piece]:
        """Yield the blocks under an element and the lines of its paragraphs, those that no paragraph holds included."""
        loose = ""
        for node in top.iter(include_text=True):
            if node.tag not in _BLOCKS:
                loose += self._inline_one(node)
                continue
            yield from self._lines(loose)
            loose = ""
            if node.tag == "p":
                yield from self._lines(self._inline(node))
            else:
                yield from (_Piece(block, False) for block in self._block(node))
        yield from self._lines(loose)

    def _block(self, node: Node) -> list[str]:
        tag = node.tag or ""
        if re.fullmatch(r"h[1-6]", tag):
            words = tidy(re.sub(r"\*\*|\x01", " ", self._inline(node)))
            if "title" in (node.attributes.get("class") or "") and not self.title:
                self.title = words
                return []
            return [f"{'#' * int(tag[1])} {words}"] if words else []
        if tag in ("ul", "ol"):
            return ["\n".join(self._list(node))]
        if tag == "table":
            return self._table(node)
        if tag == "blockquote":
            return [_quoted(self._blocks(node))]
        if tag == "hr":
            return []
        return self._blocks(node)

    def _lines(self, text: str) -> Iterator[_Piece]:
        """Yield the lines of a paragraph that stand by themselves: broken sentences are joined, what is broken twice or
        opens an item stands alone, and other breaks stay.
        """
        lines: list[str] = []
        is_apart = True
        for piece in text.split(_BREAK):
            words = tidy(piece)
            if not words:
                is_apart = True
                continue
            item = mark(piece.strip(" "))
            if is_apart or item:
                lines.append(piece.strip(" ") if item else words)
            elif mark(lines[-1]) or (words[:1].islower() and not lines[-1].endswith(_ENDED)):
                lines[-1] += f" {words}"
            else:
                lines[-1] += f"  \n{begun(words)}"
            is_apart = False
        yield from (_Piece(line, True) for line in lines)

    def _inline(self, node: Node) -> str:
        return "".join(self._inline_one(child) for child in node.iter(include_text=True))

    def _inline_one(self, node: Node) -> str:
        """Return the Markdown of a text or of an element inside a paragraph."""
        tag = node.tag or ""
        if tag == "-text":
            return escaped(plain(node.text_content or ""))
        if tag == "br":
            return _BREAK
        if tag == "img":
            return self._picture(node)
        if tag == "a":
            return self._link(node)
        text = self._inline(node)
        if tag in _AROUND and tag != "code":
            return _BREAK.join(_around(piece, _AROUND[tag]) for piece in text.split(_BREAK))
        if tag in _LOW and "[^" not in text and re.fullmatch(r"\S+", text):
            return f"{_LOW[tag]}{text}{_LOW[tag]}"
        return f" {text} " if tag in _BLOCKS else text

    def _picture(self, node: Node) -> str:
        rank = (node.attributes.get("src") or "").removeprefix(PICTURE)
        name = self._names[int(rank)] if rank.isdecimal() and int(rank) < len(self._names) else None
        if name is None:
            self.notices.append(NOTICES["picture"])
            return ""
        alt = node.attributes.get("alt") or ""
        shown = " ".join(re.sub(r"[][\\<>*_`]", " ", alt).split())
        words = TO_WRITE if not shown or re.search(MACHINE, alt, re.I) else shown
        return f'{_BREAK}{_BREAK}![{words}]({name} "Crédit : à compléter"){_BREAK}{_BREAK}'

    def _link(self, node: Node) -> str:
        target = (node.attributes.get("href") or "").strip()
        text = self._inline(node)
        if (id_ := target.removeprefix("#")) in self._notes:
            return f"[^{self._notes[id_]}]"
        if not tidy(text) or not re.match(r"(?:https?://|mailto:)\S+$", target) or _BREAK in text:
            return text
        inner = tidy(text)
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        address = target.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        return f"{before}{target if inner == escaped(target) else f'[{inner}]({address})'}{after}"

    def _list(self, node: Node) -> list[str]:
        lines: list[str] = []
        start = node.attributes.get("start") or "1"
        rank = rank_of(node.text(deep=True)) or (int(start) if start.isdecimal() else 1)
        for item in node.iter():
            if item.tag in ("ul", "ol"):  # a level skipped
                lines += [f"{_INDENT}{line}" for line in self._list(item)]
                continue
            blocks = self._blocks(item)
            if not blocks:
                continue
            first = mark(blocks[0])
            words = first.words if first and first.sign else blocks[0]
            opening = f"{rank}. " if node.tag == "ol" else "- "
            rank += 1
            head, *others = words.split("\n")
            lines += [f"{opening}{head}", *(f"{_INDENT}{line}" for line in others)]
            for block in blocks[1:]:
                is_list = re.match(r"(?:- |\d+\. )", block)
                lines += [*([] if is_list else [""]), *(f"{_INDENT}{line}".rstrip(" ") if not line.endswith("  ")
                          else f"{_INDENT}{line}" for line in block.split("\n"))]  # fmt: skip
        return lines

    def _table(self, node: Node) -> list[str]:
        """Return a table with the columns that merged cells hide; a quotation for a frame, a table of one cell."""
        rows = [row for row in node.css("tr") if _table_of(row) == node.mem_id]
        cells = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in rows]
        if sum(map(len, cells)) == 1:
            self.notices.append(NOTICES["frame"])
            return [_quoted(self._blocks(cells[0][0]))]
        grid: dict[tuple[int, int], str] = {}
        merged = False
        for at, row in enumerate(cells):
            column = 0
            for cell in row:
                while (at, column) in grid:
                    column += 1
                across, down = (_span(cell, name) for name in ("colspan", "rowspan"))
                merged = merged or across > 1 or down > 1
                for rank in range(across * min(down, len(cells) - at)):
                    grid[at + rank // across, column + rank % across] = self._cell(cell) if rank == 0 else ""
                column += across
        if not any(grid.values()):
            return []
        if merged:
            self.notices.append(NOTICES["merged"])
        width = max(column for _, column in grid) + 1
        lines = [
            f"| {' | '.join(grid.get((at, column), '') for column in range(width))} |"
            for at in range(len(cells))
            if any(grid.get((at, column)) for column in range(width))
        ]
        return ["\n".join([lines[0], f"|{'---|' * width}", *lines[1:]])]

    def _cell(self, cell: Node) -> str:
        """Return what a cell says on one line, its paragraphs and items parted by signs."""
        nested = bool(cell.css("table"))
        if nested:
            self.notices.append(NOTICES["nested"])
        texts: list[str] = []
        for block in self._blocks(cell):
            for line in re.split(r"\n+", block):
                if nested:
                    line = "" if re.fullmatch(r"[|-]+", line) else re.sub(r"(?<!\\)\|", " ", line)
                texts.append(tidy(re.sub(r"^\s*(?:- |#+ |> )", "", line)))
        text = ""
        for piece in filter(None, texts):
            text += (" " if text.endswith(_ENDED) else " ; " if text else "") + piece
        return text.replace("\\|", "|").replace("|", "\\|")


def _listed(lines: Iterable[str]) -> list[str]:
    """Return the items of a list typed by hand: a sign met for the first time is one level below those before it."""
    signs: list[str] = []
    block: list[str] = []
    for line in lines:
        item = mark(line)
        assert item is not None, "only items are gathered"
        sign = item.sign or "1"
        if sign in signs:
            del signs[signs.index(sign) + 1 :]
        else:
            signs.append(sign)
        opening = f"{item.number}. " if not item.sign else "- "
        block.append(f"{_INDENT * (len(signs) - 1)}{opening}{item.words}")
    return block


def _around(text: str, sign: str) -> str:
    """Return a text between two signs, which hold to its words and not to the spaces around."""
    inner = text.strip(" \t")
    if not re.search(r"\w", inner) or "![" in inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}{sign}{inner}{sign}{text[start + len(inner) :]}"


def _quoted(blocks: Iterable[str]) -> str:
    lines = "\n\n".join(re.sub(r"^#+ (.*)", r"**\1**", block) for block in blocks).split("\n")
    return "\n".join(f"> {line}".rstrip() if not line.endswith("  ") else f"> {line}" for line in lines)


def _parts(item: Node) -> list[Node]:
    """Return the paragraphs of a note, itself where it has none."""
    return [child for child in item.iter() if child.tag in _BLOCKS] or [item]


def _table_of(row: Node) -> int:
    """Return the table that a row belongs to."""
    node = row.parent
    while node is not None and node.tag != "table":
        node = node.parent
    return node.mem_id if node is not None else 0


def _span(cell: Node, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(max(int(value), 1), 50) if value.isdecimal() else 1
