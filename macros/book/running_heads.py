"""The style sheet of one book that its content makes: a named page for each chapter, with its running head."""

from __future__ import annotations

from macros.book.book import BookView
from macros.book.chapters import Chapter
from macros.text.french.typography import typeset_plain
from macros.text.french.width import ems

_SIDE = 18.5
"""What each side of the head's line holds, in ems: half of it, since browsers keep room for a box between the two."""


def running_heads(view: BookView) -> str:
    """Return the rules that give each chapter of a book its pages: its name outside, the part or the book inside."""
    return "".join(_rules(chapter) for chapter in view.chapters)


def printed_head(chapter: Chapter) -> str:
    """Return the running head of a chapter as it is printed."""
    return typeset_plain(_cut(chapter.head))


def _rules(chapter: Chapter) -> str:
    outer, inner = _string(printed_head(chapter)), _string(typeset_plain(_cut(chapter.inner)))
    return (
        f'[data-chapitre="{chapter.anchor}"] {{ page: {chapter.anchor}; }}\n'
        f"@page {chapter.anchor}:left {{ @top-left {{ content: {outer}; }} @top-right {{ content: {inner}; }} }}\n"
        f"@page {chapter.anchor}:right {{ @top-left {{ content: {inner}; }} @top-right {{ content: {outer}; }} }}\n"
    )


def _cut(head: str) -> str:
    """Return a head that fits on its side: a long one ends at a word, with an ellipsis."""
    if ems(head) <= _SIDE:
        return head
    words = head.split(" ")
    while len(words) > 1 and ems(" ".join(words)) + 1 > _SIDE:
        words.pop()
    return f"{' '.join(words).rstrip(' :,;')}…"


def _string(text: str) -> str:
    """Return a text as a CSS string."""
    return '"' + "".join(f"\\{ord(sign):x} " if sign in '"\\\n\u202f\u00a0' else sign for sign in text) + '"'
