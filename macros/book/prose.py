"""The prose of a fiche as a book sets it: its figures numbered, its notes at the end of the section that calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.text.html.document import Node


def number_figures(piece: Node, numbers: Mapping[str, int]) -> None:
    """Write its number before the title of each figure; `numbers` are by the anchors of figures."""
    for figure in piece.css("figure.fig[id]"):
        number = numbers.get(figure.attrs.sget("id"))
        title = next(iter(figure.css(".fig-nom")), None)
        if number and title and title.first_child:
            title.first_child.insert_before(f"Figure {number}. ")


def notes_after_sections(piece: Node, heading: str) -> None:
    """Move each note from the end of a story to the end of the section that calls it first, under the number that it
    has; `heading` is the name of the sections' headings.
    """
    notes = {note.attrs.sget("id"): note for note in piece.css(".footnote li[id]")}
    numbers = {id_: rank for rank, id_ in enumerate(notes, start=1)}
    for last, calls in tuple(_sections(piece, heading, notes)):
        block = piece.parser.create_node("div")
        block.attrs["class"] = "footnote"
        items = piece.parser.create_node("ol")
        for id_ in calls:
            notes[id_].attrs["value"] = str(numbers[id_])
            items.insert_child(notes.pop(id_), move=True)
        block.insert_child(items, move=True)
        last.insert_after(block, move=True)
    for block in piece.css(".footnote"):
        if not block.css("li"):
            block.decompose()


def _sections(piece: Node, heading: str, notes: Iterable[str]) -> Iterator[tuple[Node, list[str]]]:
    """Yield the last element of each section that calls notes, and the notes that none before it calls."""
    uncited = dict.fromkeys(notes)
    calls: list[str] = []
    last: Node | None = None
    for block in piece.iter():
        if "footnote" in block.attrs.sget("class", "").split():
            break
        if last and calls and (block.tag == heading or any(node.tag == heading for node in block.iter())):
            yield last, calls
            calls = []
        for link in block.css("a.footnote-ref"):
            id_ = link.attrs.sget("href").removeprefix("#")
            if id_ in uncited:
                del uncited[id_]
                calls.append(id_)
        last = block
    if last and calls:
        yield last, calls
