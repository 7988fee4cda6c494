"""`recueil.py imprimer [ÉDITION…]`: builds the site, prints each edition as a book, for e-readers too, each fiche and
its one-sheet handout, finishes and checks the files, then builds the site that offers them, its books with their page
numbers. `imprimer ÉDITION/FICHE` prints a fiche and its handout alone, beside the site.

Nothing is published that does not hold: all is built and printed beside `site/`, which stays as it was until the whole
is sound. A file with faults is kept, with its report, where `WORK` says.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from macros.book.book import BACK, BookView
from macros.book.ebook import name_blocks
from macros.book.pagination import add_probes, cut, paginate
from macros.book.printed import Pagination, Printed, PrintedFile, write_printed
from macros.catalogue.addresses import handout_address
from macros.catalogue.project import Project
from macros.commands.asked import asked_books, asked_fiches
from macros.commands.build import build_site
from macros.commands.build_date import WrongDate, publication_day
from macros.commands.check_pdf import check_file
from macros.commands.ebook_file import write_ebook
from macros.commands.options import Main, Parser, from_here
from macros.commands.piece_files import PieceFiles
from macros.commands.print_house import declare_house, house_asked, print_for_house
from macros.commands.site_folder import replacing
from macros.printing.bookmarks import Mismatch
from macros.printing.check.fault import Fault
from macros.printing.check.run import HEADINGS, check, report
from macros.printing.expected_files import TEXT_AREA, book_plan, fiche_plan, handout_plan
from macros.printing.filling import hollow, last_lines
from macros.printing.finishing import finish
from macros.printing.plan import Plan, plan_json
from macros.printing.press import Press, destinations, opened, page_count
from macros.printing.progress import Listener, silent
from macros.printing.typesetting import SHEETS, TIGHTER, Proof, Unstable, settled, well_set
from macros.site import Site, read_site
from macros.text.french.wording import counted
from macros.text.html.document import parse, serialize
from macros.text.problem import ContentError
from preview.builder import Builder
from recueil import Stop

ROOT = Path(__file__).resolve().parents[2]
PLANS = "plans"
"""Where the plans of printed files are kept beside them, for the check to be run again."""

WORK = "impression"
"""Where what is not for the site is kept: a fiche printed alone, a file with faults and its report."""

USAGE = (
    "Écrivez « python3 recueil.py imprimer », et au besoin des éditions ; « python3 recueil.py imprimer ÉDITION/FICHE »"
    " pour une fiche seule ; « python3 recueil.py imprimer --controler FICHIER.pdf » pour vérifier un fichier imprimé ;"
    " « python3 recueil.py imprimer --imprimeur », et au besoin des éditions, pour les fichiers d'un imprimeur."
)


def _declare(parser: Parser) -> None:
    parser.add_argument(
        "names",
        nargs="*",
        metavar="ÉDITION",
        help="les éditions à imprimer, toutes si aucune n'est nommée ; ou des fiches seules, « ÉDITION/FICHE »",
    )
    parser.add_argument(
        "--controler", metavar="FICHIER.pdf", type=from_here, help="vérifie ce fichier, et n'imprime rien"
    )
    parser.add_argument("--plan", metavar="PLAN.json", type=from_here, help="ce que ce fichier doit montrer")
    declare_house(parser)


def _run(options: argparse.Namespace) -> int:
    """Check the file named; or print the fiches named; or the editions named, all where none is."""
    if options.controler and not options.names:
        return check_file(options.controler, options.plan)
    fiches = [name for name in options.names if "/" in name]
    house = house_asked(options)
    if options.controler or options.plan or (fiches if house else 0 < len(fiches) < len(options.names)):
        raise Stop(USAGE)
    started = time.monotonic()
    try:
        if house:
            summary = print_for_house(ROOT, read_site(ROOT), options)
        else:
            summary = _print_fiches(fiches) if fiches else _print_editions(options.names)
    except (ContentError, WrongDate) as error:
        raise Stop(str(error)) from None
    print(f"{summary}, en {time.monotonic() - started:.0f} s.")
    return 0


def _print_editions(names: Sequence[str]) -> str:
    """Print editions and put the site that offers them in its place; return what was done."""
    source = read_site(ROOT)
    books, day = asked_books(source, names), publication_day(ROOT)
    with replacing(ROOT / "site", ROOT) as site, tempfile.TemporaryDirectory() as folder:
        builder = Builder(ROOT)
        print("Construction du site…", flush=True)
        build_site(builder, site)
        printed = _printed(site, Path(folder), source, books, day)
        write_printed(Path(folder), printed)
        print("Construction du site avec ses fichiers…", flush=True)
        build_site(builder, site, folder)
        shutil.rmtree(ROOT / ".cache" / PLANS, ignore_errors=True)
        shutil.copytree(Path(folder, PLANS), ROOT / ".cache" / PLANS)
    return f"{counted(len(printed.files), 'fichier imprimé', 'fichiers imprimés')} dans site/telechargements/"


def _print_fiches(names: Sequence[str]) -> str:
    """Print fiches alone into `WORK`, and leave the site as it is; return what was done."""
    projects = asked_fiches(read_site(ROOT), names)
    day = publication_day(ROOT)
    with tempfile.TemporaryDirectory() as site, tempfile.TemporaryDirectory() as folder:
        print("Construction du site…", flush=True)
        build_site(Builder(ROOT), Path(site))
        with _press(Path(site)) as press:
            for project in projects:
                for print_file in (_print_fiche, _print_handout):
                    _keep(Path(folder), print_file(press, Path(folder), project, day).path)
    return f"{counted(2 * len(projects), 'fichier imprimé', 'fichiers imprimés')} dans {WORK}/"


def _printed(site: Path, folder: Path, source: Site, books: tuple[BookView, ...], day: datetime.date) -> Printed:
    """Print every book and its fiches into `folder`; stop at the first file that does not hold."""
    files: dict[str, PrintedFile] = {}
    paginations: dict[str, Pagination] = {}
    fiches: dict[str, PrintedFile] = {}
    handouts: dict[str, PrintedFile] = {}
    ebooks: dict[str, PrintedFile] = {}
    cards: dict[str, PrintedFile] = {}
    figures: dict[str, dict[str, tuple[PrintedFile, PrintedFile]]] = {}
    with _press(site) as press:
        pieces = PieceFiles(press, ROOT, folder, source.catalogue.publisher.licence or "")
        for book in books:
            print(f"{book.subject.label}, le livre :", flush=True)
            html = (site / book.address / "index.html").read_text(encoding="utf-8")
            id_ = book.subject.id
            paginations[id_], files[id_], blocks = _print_book(press, site, folder, book, day)
            ebooks[id_] = write_ebook(ROOT, folder, site, source, book, html, paginations[id_], blocks, _online(), day)
            _say(f"{ebooks[id_].path} : {ebooks[id_].size}")
            print(f"{book.subject.label}, {counted(len(book.projects), 'fiche')} et leurs notes en A4…", flush=True)
            for chapter in book.projects:
                project = chapter.view.project
                fiches[project.key] = _print_fiche(press, folder, project, day)
                handouts[project.key] = _print_handout(press, folder, project, day)
                figures[project.key] = pieces.figures(chapter.view)
                if _online():  # who shares a link asks for a whole address
                    cards[project.key] = pieces.card(chapter.view)
    return Printed(files, paginations, fiches, handouts, ebooks, cards, figures)


@contextmanager
def _press(site: Path) -> Iterator[Press]:
    """Give the browser that prints a site; stop where it can't."""
    executable = os.environ.get("CHROMIUM", "")
    try:
        with opened(executable, site) as press:
            yield press
    except BrowserError as error:
        raise Stop(f"Le navigateur « {executable} » n'a pas pu imprimer : {error.message.splitlines()[0]}") from None


def _print_book(
    press: Press, site: Path, folder: Path, book: BookView, day: datetime.date
) -> tuple[Pagination, PrintedFile, dict[str, int]]:
    """Print a book; return its pagination, its file and the page of each of its blocks."""
    page = site / book.address / "index.html"
    bare = parse(page.read_text(encoding="utf-8"))
    cut(bare)
    draft, final = folder / "_.pdf", folder / f"{book.subject.id}.pdf"  # no edition is called so

    def print_with(pagination: Pagination, probes: bool, path: Path) -> dict[str, float]:
        document = bare.clone()
        if probes:
            add_probes(document, (*book.rectos, *book.bare))
        paginate(document, pagination, unknown=probes)
        page.write_text(serialize(document), encoding="utf-8", newline="\n")
        return press.print(book.address, path)

    def try_with(pagination: Pagination) -> Proof:
        print_with(pagination, True, draft)
        numbers = destinations(draft)
        return Proof(
            numbers, last_lines(draft, book.starts, numbers, TEXT_AREA), hollow(draft, book.starts, numbers, TEXT_AREA)
        )

    try:
        pagination = settled(try_with, book.rectos, _say, BACK)
    except Unstable as unstable:
        moved = ", ".join(
            f"{anchor} (page {was}, puis {now})" for anchor, (was, now) in list(unstable.moved.items())[:5]
        )
        raise Stop(
            "Les numéros de page ne se fixent pas :"
            f" {counted(len(unstable.moved), 'renvoi bouge encore', 'renvois bougent encore')}, dont {moved}."
        ) from None
    measured = print_with(pagination, False, final)
    pagination = replace(pagination, probes=measured)
    wrong = {anchor: page for anchor, page in destinations(final).items() if pagination.numbers.get(anchor) != page}
    if wrong:
        raise Stop(f"Les numéros de page ont bougé au dernier tirage : {', '.join(wrong)}.")
    pages = page_count(final)
    plan = book_plan(book, page.read_text(encoding="utf-8"), pagination, pages, _online(book.address), day)
    sound = _sound(folder, final, _faults(press, folder, final, plan, _say))
    document = bare.clone()
    add_probes(document, name_blocks(document))
    paginate(document, pagination, unknown=True)
    page.write_text(serialize(document), encoding="utf-8", newline="\n")
    press.print(book.address, draft)
    return pagination, sound, destinations(draft)


def _print_fiche(press: Press, folder: Path, project: Project, day: datetime.date) -> PrintedFile:
    path = folder / f"{project.key}.pdf"
    paper = press.shown_on_paper(project.address)

    def print_with(setting: str) -> list[Fault]:
        press.print(project.address, path, setting)
        return _faults(
            press, folder, path, fiche_plan(project, paper, destinations(path), _online(project.address), day)
        )

    return _sound(folder, path, well_set(print_with))


def _print_handout(press: Press, folder: Path, project: Project, day: datetime.date) -> PrintedFile:
    path, address = folder / f"{project.key}-note.pdf", handout_address(project.address)
    plan = handout_plan(project, press.shown_on_paper(address), _online(address), day)

    def print_with(setting: str) -> list[Fault]:
        press.print(address, path, setting)
        return _faults(press, folder, path, plan)

    return _sound(folder, path, well_set(print_with, TIGHTER, SHEETS))


def _say(line: str) -> None:
    print(f"  {line}", flush=True)


def _faults(press: Press, folder: Path, path: Path, plan: Plan, listener: Listener = silent) -> list[Fault]:
    """Finish a file, keep its plan, return the faults of its check."""
    plan_path = folder / PLANS / path.relative_to(folder).with_suffix(".json")
    plan_path.parent.mkdir(parents=True, exist_ok=True)
    plan_path.write_text(plan_json(plan), encoding="utf-8", newline="\n")
    try:
        finish(path, plan, press.address, os.environ.get("SITE_URL", ""), listener)
    except Mismatch as mismatch:
        return [Fault(HEADINGS, 0, str(mismatch))]
    return check(path, plan, listener)


def _sound(folder: Path, path: Path, faults: Sequence[Fault]) -> PrintedFile:
    """Say the size of a file; stop where it has a fault, the file and its report kept."""
    name = path.relative_to(folder)
    if faults:
        text = report(name, faults, planned=True)
        copy = _keep(folder, name.as_posix())
        copy.with_suffix(".txt").write_text(f"{text}\n", encoding="utf-8", newline="\n")
        raise Stop(f"{text}\nÀ regarder : {WORK}/{name.as_posix()} ; ce rapport est à côté, dans {copy.stem}.txt.")
    size = PrintedFile(name.as_posix(), page_count(path), path.stat().st_size)
    _say(f"{size.path} : {size.size}")
    return size


def _keep(folder: Path, name: str) -> Path:
    """Keep a printed file in `WORK`, in the place of any that was there with its report; return where it is."""
    copy = ROOT / WORK / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.with_suffix(".txt").unlink(missing_ok=True)
    shutil.copyfile(folder / name, copy)
    return copy


def _online(address: str = "") -> str:
    """Return the absolute address of a page, of the site itself by default; nothing where it is not known."""
    base = os.environ.get("SITE_URL", "")
    return f"{base.rstrip('/')}/{address}" if base else ""


main = Main("imprimer", USAGE, _run, _declare)

if __name__ == "__main__":
    main.end()
