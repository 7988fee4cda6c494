"""What the preview says beside the pages: the problems of each, at its head; what is missing, in its place; all
problems on one page; and the drafts.

Nothing of it is ever published. Messages are not typeset: a straight quote that one shows must be typed as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, EDITION
from macros.catalogue.preview import DRAFT
from macros.contributing.messages import ADDRESS as MESSAGES
from macros.contributing.messages import anchor
from macros.model.placeholder import TO_WRITE
from macros.pages.page import HOME, Link, Page
from macros.text.french.wording import counted, tight
from macros.text.html.document import TEXT, Document, walk
from macros.text.problem import MOST, Problem, one_line, others

ADDRESS = "apercu/"
"""Where all problems are listed."""

HEAD = "apercu-etat"
"""The anchor of what a page says of its state."""

OPEN = 2
"""How many problems a page shows unfolded."""

_EDITIONS = EDITION.file.partition("{")[0]


@dataclass(frozen=True)
class PrintedFault:
    """One problem: where, what, how to mend it, and the entry of the guide that says more."""

    line: int
    field: str
    message: str
    cure: str
    example: str
    code: str
    address: str


@dataclass(frozen=True)
class FaultyPage:
    """The problems of one page, and how many they are; many are folded, to let the page be seen."""

    faults: tuple[PrintedFault, ...]

    @property
    def count(self) -> str:
        """« 3 problèmes à corriger »."""
        return _to_mend(len(self.faults))

    @property
    def is_open(self) -> bool:
        """Whether they are few enough to be read at once."""
        return len(self.faults) <= OPEN


@dataclass(frozen=True)
class FaultyFile:
    """The problems of one file; `page` is the address of the page on which they show, empty where there is none."""

    path: str
    page: str
    faults: tuple[PrintedFault, ...]


@dataclass(frozen=True)
class Preview:
    """All that the preview says: how many problems and drafts there are, the problems file by file, those of each page
    by its source path, the drafts and their own source paths.
    """

    count: str
    files: tuple[FaultyFile, ...]
    more: str
    by_page: Mapping[str, FaultyPage]
    drafts: tuple[Link, ...]
    draft_pages: frozenset[str]
    address: str = ADDRESS


def preview(catalogue: Catalogue, problems: Sequence[Problem], pages: Iterable[str]) -> Preview | None:
    """Return what the preview of a catalogue says, None where there is neither a problem nor a draft.

    `pages` are the source paths of all pages.
    """
    drafts = [project for project in catalogue.projects if project.label.endswith(DRAFT)]
    if not problems and not drafts:
        return None
    paths = frozenset(pages)
    by_page: dict[str, list[PrintedFault]] = {}
    for problem in problems:
        by_page.setdefault(_page(problem), []).append(_printed(problem))
    counts = [_to_mend(len(problems))] if problems else []
    counts += [counted(len(drafts), "brouillon")] if drafts else []
    return Preview(
        count=", ".join(counts),
        files=tuple(_files(problems[:MOST], paths)),
        more=others(len(problems)),
        by_page=MappingProxyType(
            {path: FaultyPage(tuple(faults)) for path, faults in by_page.items() if path in paths}
        ),
        drafts=tuple(Link(project.label, project.address) for project in drafts),
        draft_pages=frozenset(project.source_path for project in drafts),
    )


def preview_page(state: Preview) -> Page:
    """Return the page that lists all problems."""
    return Page(ADDRESS, "apercu.html", "Ce qui reste à corriger", state.count, state, (HOME,))


def mark_missing(document: Document) -> None:
    """Mark what a faulty page misses, where it would be, and lead from there to what its head says of it."""
    if not document.css_first(f"#{HEAD}"):
        return
    for kind, text, node in walk(document.css_first("main") or document):
        if kind != TEXT or text.strip().rstrip(".") != TO_WRITE.rstrip("."):
            continue
        mark = node.parser.create_node("mark")
        mark.attrs["class"] = "apercu-manque"
        mark.insert_child(text.strip().rstrip("."))
        if not node.parent or node.parent.tag != "a":
            link = node.parser.create_node("a")
            link.attrs["href"] = f"#{HEAD}"
            link.insert_child(mark, move=True)
            mark = link
        node.replace_with(mark, move=True)


def _to_mend(number: int) -> str:
    return counted(number, "problème à corriger", "problèmes à corriger")


def _files(problems: Iterable[Problem], pages: frozenset[str]) -> Iterator[FaultyFile]:
    for path, of_file in groupby(problems, key=lambda problem: problem.path):
        ordered = list(of_file)
        page = _page(ordered[0])
        address = page.removesuffix(".md").removesuffix("index").rstrip("/")
        href = f"{address}/" if address else "./"
        yield FaultyFile(one_line(path), href if page in pages else "", tuple(map(_printed, ordered)))


def _page(problem: Problem) -> str:
    """Return the source path of the page of which a problem is: a file of `docs/`, a term, an edition; else nothing."""
    path = problem.path
    if path.startswith("docs/"):
        return path.removeprefix("docs/")
    if path.startswith(_EDITIONS):
        return f"{EDITION.folder}/{path.removeprefix(_EDITIONS).removesuffix('.yml')}.md"
    folder = next((family.folder for family in CROSSED if family.file == path), "")
    return f"{folder}/{problem.field.split('.')[0].split('[')[0]}.md" if folder else ""


def _printed(problem: Problem) -> PrintedFault:
    return PrintedFault(
        problem.line,
        one_line(problem.field),
        tight(problem.message),
        tight(problem.hint),
        problem.example,
        problem.code,
        f"{MESSAGES}#{anchor(problem.code)}",
    )
