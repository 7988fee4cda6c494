"""A page of the site printed: its file, finished and checked, which stops the command where it does not hold.

A file with faults is kept, with its report, where `WORK` says.
"""

from __future__ import annotations

import datetime
import itertools
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from macros.book.book import BACK, BookView
from macros.book.ebook import name_blocks
from macros.book.pagination import add_probes, cut, paginate
from macros.book.prints import Pagination, PrintedFile
from macros.catalogue.addresses import handout_address
from macros.catalogue.project import Project
from macros.commands.environment import Stop
from macros.printing.bookmarks import Mismatch
from macros.printing.check.fault import Fault
from macros.printing.check.run import HEADINGS, check, report
from macros.printing.expected_files import TEXT_AREA, book_plan, fiche_plan, handout_plan
from macros.printing.filling import hollow, last_lines
from macros.printing.finishing import finish
from macros.printing.plan import Plan, plan_json
from macros.printing.press import Press, destinations, page_count
from macros.printing.progress import Listener, silent
from macros.printing.typesetting import COMPOSITION, SETTINGS, SHEETS, TIGHTER, Proof, Unstable, settled, well_set
from macros.text.french.wording import counted
from macros.text.html.document import Document, parse, serialize

PLANS = "plans"
"""Where the plans of printed files are kept beside them, for the check to be run again."""

WORK = "impression"
"""Where what is not for the site is kept: a fiche printed alone, a file with faults and its report."""


@dataclass(frozen=True)
class PagePrints:
    """Prints pages of the site in `site` that a browser reads, into `folder`, dated of a day; `root` is the project."""

    root: Path
    site: Path
    press: Press
    folder: Path
    day: datetime.date

    def book(self, book: BookView) -> tuple[Pagination, PrintedFile, dict[str, int]]:
        """Print a book; return its pagination, its file and the page of each of its blocks."""
        page = self.site / book.address / "index.html"
        bare = parse(page.read_text(encoding="utf-8"))
        cut(bare)
        draft, final = self.folder / "_.pdf", self.folder / f"{book.subject.id}.pdf"  # no edition is called so

        def print_with(document: Document, pagination: Pagination, path: Path) -> dict[str, float]:
            paginate(document, pagination, unknown=path == draft)
            page.write_text(serialize(document), encoding="utf-8", newline="\n")
            return self.press.print(book.address, path, draft=path == draft)

        def with_probes(anchors: Callable[[Document], Iterable[str]]) -> Document:
            document = bare.clone()
            add_probes(document, anchors(document))
            return document

        def try_with(pagination: Pagination) -> Proof:
            print_with(with_probes(lambda _: (*book.rectos, *book.bare)), pagination, draft)
            numbers = destinations(draft)
            return Proof(
                numbers,
                last_lines(draft, book.starts, numbers, TEXT_AREA),
                hollow(draft, book.starts, numbers, TEXT_AREA),
            )

        try:
            pagination = settled(try_with, book.rectos, say, BACK)
        except Unstable as unstable:
            moved = ", ".join(
                f"{anchor} (page {was}, puis {now})" for anchor, (was, now) in list(unstable.moved.items())[:5]
            )
            raise Stop(
                "Les numéros de page ne se fixent pas :"
                f" {counted(len(unstable.moved), 'renvoi bouge encore', 'renvois bougent encore')}, dont {moved}."
            ) from None
        measured = print_with(bare.clone(), pagination, final)
        pagination = replace(pagination, probes=measured)
        wrong = {anchor: page for anchor, page in destinations(final).items() if pagination.numbers.get(anchor) != page}
        if wrong:
            raise Stop(f"Les numéros de page ont bougé au dernier tirage : {', '.join(wrong)}.")
        pages = page_count(final)
        plan = book_plan(book, page.read_text(encoding="utf-8"), pagination, pages, online(book.address), self.day)
        sound = self._sound(final, self._faults(final, plan, say))
        print_with(with_probes(name_blocks), pagination, draft)
        pages_of_blocks = destinations(draft)
        draft.unlink()
        return pagination, sound, pages_of_blocks

    def fiche(self, project: Project) -> PrintedFile:
        """Print a fiche on A4."""
        path, address = self.folder / f"{project.key}.pdf", project.address

        def plan_of(paper: str) -> Plan:
            return fiche_plan(project, paper, destinations(path), online(address), self.day)

        return self._sheets(path, address, plan_of)

    def handout(self, project: Project) -> PrintedFile:
        """Print the one-sheet handout of a fiche."""
        path, address = self.folder / f"{project.key}-note.pdf", handout_address(project.address)

        def plan_of(paper: str) -> Plan:
            return handout_plan(project, paper, online(address), self.day)

        return self._sheets(path, address, plan_of, TIGHTER, SHEETS)

    def _sheets(
        self,
        path: Path,
        address: str,
        plan_of: Callable[[str], Plan],
        settings: Sequence[str] = SETTINGS,
        mended: Collection[int] = COMPOSITION,
    ) -> PrintedFile:
        """Print a page on A4 with one setting after another until it has no fault that these may mend."""
        first = self.press.open(address)
        paper = first.shown_on_paper()
        pages = itertools.chain([first], (self.press.open(address) for _ in itertools.count()))

        def print_with(setting: str) -> list[Fault]:
            next(pages).print(path, setting)
            return self._faults(path, plan_of(paper))

        return self._sound(path, well_set(print_with, settings, mended))

    def _faults(self, path: Path, plan: Plan, listener: Listener = silent) -> list[Fault]:
        """Finish a file, keep its plan, return the faults of its check."""
        plan_path = self.folder / PLANS / path.relative_to(self.folder).with_suffix(".json")
        plan_path.parent.mkdir(parents=True, exist_ok=True)
        plan_path.write_text(plan_json(plan), encoding="utf-8", newline="\n")
        try:
            finish(path, plan, self.press.address, os.environ.get("SITE_URL", ""), listener)
        except Mismatch as mismatch:
            return [Fault(HEADINGS, 0, str(mismatch))]
        return check(path, plan, listener)

    def _sound(self, path: Path, faults: Sequence[Fault]) -> PrintedFile:
        """Return a file that holds; stop where it has a fault, the file and its report kept."""
        name = path.relative_to(self.folder)
        if faults:
            text = report(name, faults, planned=True)
            copy = keep(self.root, self.folder, name.as_posix())
            copy.with_suffix(".txt").write_text(f"{text}\n", encoding="utf-8", newline="\n")
            raise Stop(f"{text}\nÀ regarder : {WORK}/{name.as_posix()} ; ce rapport est à côté, dans {copy.stem}.txt.")
        return PrintedFile(name.as_posix(), page_count(path), path.stat().st_size)


def keep(root: Path, folder: Path, name: str) -> Path:
    """Keep a printed file in `WORK`, in the place of any that was there with its report; return where it is."""
    copy = root / WORK / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.with_suffix(".txt").unlink(missing_ok=True)
    shutil.copyfile(folder / name, copy)
    return copy


def say(line: str) -> None:
    """Say one step of the work."""
    print(f"  {line}", flush=True)


def online(address: str = "") -> str:
    """Return the absolute address of a page, of the site itself by default; nothing where it is not known."""
    base = os.environ.get("SITE_URL", "")
    return f"{base.rstrip('/')}/{address}" if base else ""
