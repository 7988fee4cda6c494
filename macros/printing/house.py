"""What a printing house asks for, made from a printed and checked book: its pages on one side, its cover on the other.

Both have their bleed, their cut and inks in the place of lights. What a press would still ask for and is not done is
told, in French: nothing claims a norm that no free tool checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from page import ValidationProfile
from pikepdf import Dictionary, Name

from macros.printing.archive import add_intent, claim_press_archive, failures
from macros.printing.bleed import Box, cut, reaches_edge, spread
from macros.printing.finishing import POINTS
from macros.printing.inks import lay_inks, plain, profiled
from macros.printing.plan import A5
from macros.printing.text_layer import NOTHING
from macros.text.french.wording import counted

BLEED = 3 * POINTS
"""What is printed beyond the cut, in points, for a cut that slips."""

LEAF = 0.1
"""The thickness of a leaf, in millimetres, where the publisher does not know it: an offset paper of 80 g/m²."""

SHEET = 4
"""Pages that a folded sheet has."""

COVER = 2
"""The pages that a book begins with and that are not its inside: the cover and its back."""


class NotABook(Exception):
    """The file can't be taken apart as a book; its message says why, in French."""


@dataclass(frozen=True)
class House:
    """What a printing house was given: where its two files are, and what there is to know about them, in French."""

    inside: Path
    cover: Path
    facts: tuple[str, ...]
    undone: tuple[str, ...]


def for_house(book: Path, inside: Path, cover: Path, leaf: float = LEAF, profile: Path | None = None) -> House:
    """Write the two files that a printing house asks for; `leaf` is the thickness of a leaf, in millimetres.

    `profile` is that of its press: without it inks are by arithmetic. Raise NotABook, or WrongProfile.
    """
    separation = profiled(profile) if profile else plain
    with pikepdf.open(book) as file, pypdfium2.PdfDocument(book) as seen:
        if len(file.pages) < COVER + 2:
            raise NotABook(f"{book.name} n'a que {counted(len(file.pages), 'page')} : ce n'est pas un livre.")
        if not _blank(file.pages[1]):
            raise NotABook(f"{book.name} : la page 2, dos de la couverture, n'est pas blanche.")
        last = len(file.pages) - 1
        ranks = list(range(COVER, last))
        while ranks and _blank(file.pages[ranks[-1]]):
            ranks.pop()
        bled = [rank for rank in ranks if reaches_edge(seen[rank])]
        coloured = sum(lay_inks(page, separation) for page in file.pages)
        added = -len(ranks) % SHEET
        pages = len(ranks) + added
        spine = pages / 2 * leaf
        files = {inside: _inside(file, ranks, added, set(bled)), cover: _cover(file, last, spine * POINTS)}
        archives = [_save(pages_, file, path, profile) for path, pages_ in files.items()]
    width, thickness = _millimetres(2 * A5[0] + spine), _millimetres(spine)
    blank = f", dont {counted(added, 'blanche')} à la fin pour un multiple de quatre" if added else ""
    facts = (
        f"{inside.name} : {counted(pages, 'page')}{blank} ; la première est la page {COVER + 1} du livre, dont les"
        " numéros comptent la couverture.",
        f"{cover.name} : une feuille de {width} × {_millimetres(A5[1])} mm, quatrième, dos et première ; dos de"
        f" {thickness} mm, soit {counted(pages // 2, 'feuillet')} de {_millimetres(leaf)} mm.",
        "Format fini A5, fonds perdus de 3 mm ; fonds menés jusque-là sur"
        f" {counted(len(bled), 'page')} de l'intérieur.",
        "Textes noirs, filets et gris en noir seul ; les autres couleurs en quadrichromie, "
        + (f"par le profil {profile.name}." if profile else "par un calcul qui ne connaît aucune presse."),
    )
    archive = ("Les deux fichiers se disent PDF/A-2b, dont toutes les règles sont contrôlées.",)
    is_archive = all(archives)
    return House(inside, cover, (*facts, *archive) if is_archive else facts, _undone(coloured, profile, is_archive))


def _undone(coloured: int, profile: Path | None, is_archive: bool) -> tuple[str, ...]:
    return (
        *(
            ()
            if profile
            else ("aucun profil de presse n'est joint : demandez le sien à l'imprimeur (« --profil FICHIER.icc »)",)
        ),
        *(
            (f"{counted(coloured, 'image ou motif', 'images ou motifs')} en couleurs d'écran (RVB)",)
            if coloured
            else ()
        ),
        "le dos n'a pas de titre",
        "ni traits de coupe, ni noir en surimpression, ni recouvrement des couleurs",
        "les transparences restent, comme le veut PDF/X-4 et non PDF/X-1a",
        "les fichiers ne se disent pas PDF/X-4, qu'aucun outil libre ne vérifie"
        if is_archive
        else "les fichiers ne se disent ni PDF/X-4, qu'aucun outil libre ne vérifie, ni PDF/A-2b, qui demande le profil"
        " d'une presse et aucune couleur d'écran",
    )


def _inside(file: pikepdf.Pdf, ranks: list[int], added: int, bled: set[int]) -> pikepdf.Pdf:
    made = pikepdf.new()
    for rank in ranks:
        page = file.pages[rank]
        trim = cut(page, A5[0] * POINTS, A5[1] * POINTS)
        sheet = trim.grown(BLEED, BLEED, BLEED, BLEED)
        if rank in bled:
            _add(made, sheet, trim, spread("P0", trim, sheet), [made.copy_foreign(page.as_form_xobject())])
            continue
        for key in set(page.obj.keys()) - {"/Type", "/Contents", "/Resources", "/MediaBox", "/Parent"}:
            del page[key]
        made.pages.append(page)
        _cut_at(made.pages[-1], sheet, trim)
    for _ in range(added):
        trim = Box(0, 0, A5[0] * POINTS, A5[1] * POINTS)
        _add(made, trim.grown(BLEED, BLEED, BLEED, BLEED), trim, NOTHING, [])
    return made


def _cover(file: pikepdf.Pdf, last: int, spine: float) -> pikepdf.Pdf:
    """Return the cover as one sheet: the back, the spine that each side fills to its middle, the front."""
    made = pikepdf.new()
    front, back = file.pages[0], file.pages[last]
    trims = [cut(page, A5[0] * POINTS, A5[1] * POINTS) for page in (back, front)]
    shift = trims[0].right + spine - trims[1].left
    drawn = spread("P0", trims[0], trims[0].grown(BLEED, BLEED, spine / 2, BLEED))
    drawn += spread("P1", trims[1], trims[1].grown(spine / 2, BLEED, BLEED, BLEED), shift)
    trim = trims[0].grown(0, 0, spine + trims[1].width, 0)
    forms = [made.copy_foreign(page.as_form_xobject()) for page in (back, front)]
    _add(made, trim.grown(BLEED, BLEED, BLEED, BLEED), trim, drawn, forms)
    return made


def _add(made: pikepdf.Pdf, sheet: Box, trim: Box, drawn: bytes, forms: list[pikepdf.Object]) -> None:
    made.add_blank_page()
    page = made.pages[-1]
    page.Contents = made.make_stream(drawn)
    page.Resources = Dictionary(XObject=Dictionary({f"/P{rank}": form for rank, form in enumerate(forms)}))
    _cut_at(page, sheet, trim)


def _cut_at(page: pikepdf.Page, sheet: Box, trim: Box) -> None:
    page.MediaBox, page.BleedBox, page.TrimBox = sheet.array(), sheet.array(), trim.array()
    page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def _save(made: pikepdf.Pdf, book: pikepdf.Pdf, path: Path, profile: Path | None) -> bool:
    """Write a file for the house: the title and date of its book, the profile of the press where it is known; tell
    whether it is one for archives, which it then says.
    """
    for key in ("/Title", "/Author", "/CreationDate", "/ModDate"):
        if key in book.docinfo:
            made.docinfo[key] = str(book.docinfo[key])
    path.parent.mkdir(parents=True, exist_ok=True)
    made.remove_unreferenced_resources()
    if profile:
        add_intent(made, Name.GTS_PDFX, profile.read_bytes(), "Custom", profile.name)
        intents = made.Root.OutputIntents
        claim_press_archive(made, profile.read_bytes(), profile.name)
        _write(made, path)
        if not any(failures(path, ValidationProfile.PDF_A_2B)):
            return True
        made.Root.OutputIntents = intents
        del made.Root.Metadata
    _write(made, path)
    return False


def _write(made: pikepdf.Pdf, path: Path) -> None:
    made.docinfo["/Trapped"] = Name("/False")
    made.save(path, deterministic_id=True, min_version="1.6", recompress_flate=True)


def _blank(page: pikepdf.Page) -> bool:
    """Tell whether a page draws nothing."""
    return not any(
        str(instruction.operator) in ("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do")
        for instruction in pikepdf.parse_content_stream(page)
    )


def _millimetres(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".").replace(".", ",")
