"""What a printed file holds, as plain records: pages with their text, links, headings, pictures, metadata.

Lengths are points (1/72 inch) from the bottom left corner of the page; pages are counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

SAME_LINE = 3.0
"""How far apart, in points, two baselines may be on one line: a superior figure stands higher."""


@dataclass(frozen=True)
class Run:
    """Letters that follow one another in one face, in one marked sequence.

    `artifact` says they belong to no text; `margin` that they are of a header or a footer; `colour` is written #rrggbb.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    baseline: float
    font: str
    mark: int
    artifact: bool
    margin: bool
    colour: str

    @property
    def bold(self) -> bool:
        """Whether the face is a heavy one."""
        return any(word in self.font for word in ("Bold", "Black", "Heavy"))


@dataclass(frozen=True)
class Link:
    """A link drawn on a page: its box, the words under it, and the target: an address, or a page of the file."""

    box: tuple[float, float, float, float]
    words: str
    description: str
    address: str = ""
    anchor: str = ""
    page: int = 0

    @property
    def dead(self) -> bool:
        """Whether it leads nowhere."""
        return not self.address and not self.page


@dataclass(frozen=True)
class Sheet:
    """One page: its size and what is on it.

    `orphan_images` are those drawn without being part of a figure nor decoration; `faint` are the runs that can't be
    told from their ground.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    links: tuple[Link, ...]
    orphan_images: int
    drawn: bool
    faint: tuple[Run, ...] = ()

    @property
    def body(self) -> tuple[Run, ...]:
        """The runs that are text, without running head and folio."""
        return tuple(run for run in self.runs if not run.artifact)

    @property
    def text(self) -> str:
        """The words of the text."""
        return " ".join(run.text for run in self.body)

    @property
    def margin_texts(self) -> tuple[str, ...]:
        """What is written around the text, line by line: running head, folio."""
        return tuple(joined(group) for _, group in lines(run for run in self.runs if run.margin))

    @property
    def head(self) -> tuple[str, ...]:
        """What is written above the text."""
        return tuple(
            joined(group)
            for baseline, group in lines(run for run in self.runs if run.margin)
            if baseline > self.height / 2
        )

    @property
    def blank(self) -> bool:
        """Whether nothing is there to read or see but, perhaps, decoration."""
        return not self.drawn


@dataclass(frozen=True)
class Title:
    """A heading: of the text (its tag), or of the outline."""

    text: str
    level: int
    page: int
    top: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True)
class Picture:
    """A figure of the file and the text that says it."""

    page: int
    text: str


@dataclass(frozen=True)
class Font:
    """A font: its name, its kind, whether the file carries it, whether its letters can be read back."""

    name: str
    kind: str
    embedded: bool
    readable: bool


@dataclass(frozen=True)
class Document:
    """All that a printed file holds."""

    pages: tuple[Sheet, ...]
    headings: tuple[Title, ...]
    outline: tuple[Title, ...]
    pictures: tuple[Picture, ...]
    fonts: tuple[Font, ...]
    anchors: dict[str, int]
    metadata: dict[str, str]
    """`title`, `author`, `language`, and the same from XMP as `xmp_title`, `xmp_author`, `xmp_language`, `part`
    (PDF/UA)."""
    shows_title: bool
    forbidden: tuple[tuple[int, str], ...]
    """Pages and signs of the text layer that a reader can't find: soft hyphen, replacement sign."""
    path: Path
    """The file, for what judges it whole."""


def lines(runs: Iterable[Run]) -> Iterator[tuple[float, tuple[Run, ...]]]:
    """Group runs by line, from the top of the page; yield the baseline and the runs from left to right."""
    rest = sorted(runs, key=lambda run: -run.baseline)
    while rest:
        first = rest[0].baseline
        line = [run for run in rest if first - run.baseline <= SAME_LINE]
        rest = rest[len(line) :]
        yield first, tuple(sorted(line, key=lambda run: run.left))


def joined(runs: Iterable[Run]) -> str:
    """Return the words of a line."""
    return " ".join(text for text, _ in groupby(run.text.strip() for run in runs)).strip()
