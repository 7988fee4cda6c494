"""`recueil.py imprimer --imprimeur [ÉDITION…]`: make of each printed book of the site the files that a printing
house asks for, in `impression/imprimeur/`, and say what is left for it to do.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.book.prints import FOLDER
from macros.commands.arguments import asked_books
from macros.commands.environment import Stop
from macros.commands.options import Parser, from_here
from macros.printing.house import LEAF, NotABook, for_house
from macros.printing.inks import WrongProfile
from macros.site import Site

HOUSE = "impression/imprimeur"
THICKEST = 2.0
"""What no leaf of a book is thicker than, in millimetres."""


def declare_house(parser: Parser) -> None:
    """Add the options that say what the printing house prints on."""
    parser.add_argument(
        "--imprimeur",
        action="store_true",
        help="fait, du livre déjà imprimé de chaque édition, deux fichiers d'imprimeur : intérieur, couverture",
    )
    parser.add_argument(
        "--papier",
        metavar="MM",
        help="avec --imprimeur : l'épaisseur d'un feuillet en millimètres, dont vient celle du dos ; 0,1 à défaut",
    )
    parser.add_argument(
        "--profil",
        metavar="FICHIER.icc",
        type=from_here,
        help="avec --imprimeur : le profil de la presse, que l'imprimeur donne",
    )


def house_asked(options: argparse.Namespace) -> bool:
    """Tell whether the files of a printing house are asked for; stop where what they are printed on is said alone."""
    if (options.papier or options.profil) and not options.imprimeur:
        raise Stop("« --papier » et « --profil » vont avec « --imprimeur ».")
    return bool(options.imprimeur)


def print_for_house(root: Path, site: Site, options: argparse.Namespace) -> str:
    """Write the files of the editions named, all where none is; print what each is; return what was done."""
    leaf, books = _leaf(options.papier), asked_books(site, options.names)
    for book in books:
        id_ = book.subject.id
        printed = root / "site" / FOLDER / f"{id_}.pdf"
        if not printed.is_file():
            raise Stop(
                f"{printed.relative_to(root).as_posix()} : ce livre n'est pas imprimé. Commencez par"
                f" « python3 recueil.py imprimer {id_} »."
            )
        folder = root / HOUSE
        inside, cover = folder / f"{id_}-interieur.pdf", folder / f"{id_}-couverture.pdf"
        try:
            house = for_house(printed, inside, cover, leaf, options.profil)
        except WrongProfile:
            raise Stop(
                f"{options.profil} : ce fichier n'est pas le profil d'une presse à quatre encres (ICC, CMYK)."
            ) from None
        except NotABook as error:
            raise Stop(str(error)) from None
        print(f"{book.subject.label}, pour l'imprimeur, d'après {printed.relative_to(root).as_posix()} :")
        print(*(f"  {line}" for line in house.facts), sep="\n")
        print("  Ce qui n'est pas fait, à dire à l'imprimeur :")
        print(*(f"  – {line}" for line in house.undone), sep="\n")
    return f"{2 * len(books)} fichiers dans {HOUSE}/"


def _leaf(word: str | None) -> float:
    """Return the thickness of a leaf as it was typed; stop where it is none."""
    try:
        leaf = float(word.replace(",", ".")) if word else LEAF
    except ValueError:
        leaf = 0
    if not 0 < leaf <= THICKEST:
        raise Stop(f"« --papier {word} » : écrivez l'épaisseur d'un feuillet en millimètres, comme « --papier 0,12 ».")
    return leaf
