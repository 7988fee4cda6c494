"""`recueil.py imprimer [ÉDITION…]`: builds the site; prints each edition as a book, for e-readers too, each fiche and
its one-sheet handout; finishes and checks the files; then builds the site that offers them, its books with their page
numbers. `imprimer ÉDITION/FICHE` prints one fiche, with all that goes with it, beside the site. What has not changed
since the last run is not printed again.

Nothing faulty is published: all is built and printed beside `site/`, which stays as it was until everything is sound. A
file with faults is kept, with its report, in the folder `WORK`.
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
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from macros.book.book import BookView
from macros.book.prints import Prints, write_prints
from macros.commands.arguments import asked_books, asked_fiches
from macros.commands.build import build_site
from macros.commands.build_date import WrongDate, publication_day
from macros.commands.check_pdf import check_file
from macros.commands.environment import Stop
from macros.commands.options import Main, Parser, from_here
from macros.commands.page_prints import PLANS, WORK, keep, online
from macros.commands.print_house import declare_house, house_asked, print_for_house
from macros.commands.site_folder import replacing
from macros.commands.site_prints import STORE, FicheFiles, SitePrints
from macros.printing.press import Press, opened
from macros.printing.print_memory import PrintMemory
from macros.site import Site, read_site
from macros.text.french.wording import counted
from macros.text.problem import ContentError
from preview.builder import Builder

ROOT = Path(__file__).resolve().parents[2]
USAGE = (
    "Écrivez « python3 recueil.py imprimer », et au besoin des éditions ; « python3 recueil.py imprimer ÉDITION/FICHE »"
    " pour une fiche seule ; « python3 recueil.py imprimer --controler FICHIER.pdf » pour vérifier un fichier imprimé ;"
    " « python3 recueil.py imprimer --imprimeur », et au besoin des éditions, pour les fichiers d'un imprimeur."
)


ADDRESSLESS = (
    "L'adresse du site n'est pas donnée : les fichiers imprimés n'auront ni adresse ni code QR, leurs liens vers le"
    " site seront du texte, et les fiches n'auront pas d'image de partage. Pour la donner : SITE_URL=https://… python3"
    " recueil.py imprimer."
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
    if options.controler and not options.names and not options.imprimeur:
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
        print(*([] if online() else [ADDRESSLESS]), "Construction du site…", sep="\n", flush=True)
        build_site(builder, site)
        prints = _prints(site, Path(folder), source, books, day)
        write_prints(Path(folder), prints)
        print("Construction du site avec ses fichiers…", flush=True)
        build_site(builder, site, folder)
        shutil.rmtree(ROOT / ".cache" / PLANS, ignore_errors=True)
        shutil.copytree(Path(folder, PLANS), ROOT / ".cache" / PLANS)
    return f"{counted(len(prints.files), 'fichier imprimé', 'fichiers imprimés')} dans site/telechargements/"


def _print_fiches(names: Sequence[str]) -> str:
    """Print fiches alone, with all that goes with them, into `WORK`, and leave the site as it is; return what was
    done.
    """
    source = read_site(ROOT)
    projects, day, count = asked_fiches(source, names), publication_day(ROOT), 0
    views = {chapter.view.project.key: chapter.view for book in source.books for chapter in book.projects}
    with tempfile.TemporaryDirectory() as site, tempfile.TemporaryDirectory() as folder:
        print(*([] if online() else [ADDRESSLESS]), "Construction du site…", sep="\n", flush=True)
        build_site(Builder(ROOT), Path(site))
        with _press(Path(site)) as press:
            prints = SitePrints(ROOT, Path(site), source, press, Path(folder), day)
            for project in projects:
                files = prints.fiche(views[project.key]).all
                count += len(files)
                for file in files:
                    keep(ROOT, Path(folder), file.path)
            _say_reused(prints.memory)
    return f"{counted(count, 'fichier imprimé', 'fichiers imprimés')} dans {WORK}/"


def _prints(site: Path, folder: Path, source: Site, books: tuple[BookView, ...], day: datetime.date) -> Prints:
    """Print every book and its fiches into `folder`; stop at the first file that does not hold."""
    books_by_id = {}
    fiches: dict[str, FicheFiles] = {}
    with _press(site) as press:
        prints = SitePrints(ROOT, site, source, press, folder, day)
        for book in books:
            print(f"{book.subject.label}, le livre :", flush=True)
            books_by_id[book.subject.id] = prints.book(book)
            print(f"{book.subject.label}, {counted(len(book.projects), 'fiche')} et leurs notes en A4…", flush=True)
            fiches |= {chapter.view.project.key: prints.fiche(chapter.view) for chapter in book.projects}
        prints.memory.tidy()
        _say_reused(prints.memory)
    return Prints(
        books={id_: file for id_, (_, file, _) in books_by_id.items()},
        paginations={id_: pagination for id_, (pagination, _, _) in books_by_id.items()},
        fiches={key: files.fiche for key, files in fiches.items()},
        handouts={key: files.handout for key, files in fiches.items()},
        ebooks={id_: ebook for id_, (_, _, ebook) in books_by_id.items()},
        cards={key: files.card for key, files in fiches.items() if files.card},
        diagrams={key: files.diagrams for key, files in fiches.items()},
    )


def _say_reused(memory: PrintMemory) -> None:
    if memory.reused:
        print(f"  {counted(memory.reused, 'tirage inchangé', 'tirages inchangés')}, pris dans {STORE}/.", flush=True)


@contextmanager
def _press(site: Path) -> Iterator[Press]:
    """Give the browser that prints a site; stop where it can't."""
    executable = os.environ.get("CHROMIUM", "")
    try:
        with opened(executable, site) as press:
            yield press
    except BrowserError as error:
        if error.message.startswith("BrowserType.launch"):
            raise Stop(
                f"Le navigateur « {executable} » ne démarre pas : la variable CHROMIUM doit nommer Chromium ou Chrome."
            ) from None
        raise Stop(f"Le navigateur « {executable} » n'a pas pu imprimer : {error.message.splitlines()[0]}") from None


main = Main("imprimer", USAGE, _run, _declare)

if __name__ == "__main__":
    main.end()
