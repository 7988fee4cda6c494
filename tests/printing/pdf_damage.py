"""What is done to a printed file to see it refused, one damage a name, and the points that each breaks."""

from __future__ import annotations

import os

import pikepdf
from pikepdf import Array, Dictionary, Name

from macros.printing.faces import signs


def swap(file: pikepdf.Pdf, page: int, before: str, after: str, where: str = "", rank: int = 0) -> None:
    """Show a sign in the place of another, the `rank`-th time it is drawn on a page, inside the marked sequence that
    names `where`.
    """
    sheet = file.pages[page - 1]
    faces = {name: {sign: code for code, sign in signs(font).items()} for name, font in sheet.Resources.Font.items()}
    face: dict[str, int] = {}
    inside, out = [], []
    for operands, operator in ((list(one.operands), one.operator) for one in pikepdf.parse_content_stream(sheet)):
        name = str(operator)
        if name in ("BDC", "BMC"):
            inside.append(str(operands[1]) if len(operands) > 1 else "")
        elif name == "EMC":
            inside.pop()
        elif name == "Tf":
            face = faces[str(operands[0])]
        elif name == "Tj" and any(where in mark for mark in inside):
            shown = bytes(operands[0])
            codes = [shown[start : start + 2] for start in range(0, len(shown), 2)]
            for place, code in enumerate(codes):
                if before in face and int.from_bytes(code, "big") == face[before]:
                    if rank == 0:
                        codes[place] = face[after].to_bytes(2, "big")
                    rank -= 1
            operands = [pikepdf.String(b"".join(codes))]
        out.append((operands, operator))
    assert rank < 0, f"« {before} » n'est pas dessiné page {page}"
    sheet.Contents = file.make_stream(pikepdf.unparse_content_stream(out))


def draw(file: pikepdf.Pdf, page: int, drawn: bytes) -> None:
    """Add to what a page draws."""
    file.pages[page - 1].contents_add(drawn)


def drop_sequence(file: pikepdf.Pdf, page: int, words: str) -> None:
    """Take the marked sequence that shows `words` out of what a page draws, its tag with it."""
    sheet = file.pages[page - 1]
    faces = {name: signs(font) for name, font in sheet.Resources.Font.items()}
    out, held, shown, face, depth, dropped = [], [], "", {}, 0, 0
    for one in pikepdf.parse_content_stream(sheet):
        name = str(one.operator)
        depth += name in ("BDC", "BMC")
        held.append(one)
        if name == "Tf":
            face = faces[str(one.operands[0])]
        elif name == "Tj":
            codes = bytes(one.operands[0])
            shown += "".join(
                face.get(int.from_bytes(codes[start : start + 2], "big"), "") for start in range(0, len(codes), 2)
            )
        depth -= name == "EMC"
        if depth == 0:
            gone = words in shown
            dropped += gone
            out += (
                [kept for kept in held if str(kept.operator) in ("q", "Q", "cm", "gs", "BDC", "EMC")] if gone else held
            )
            held, shown = [], ""
    assert dropped == 1, f"« {words} » : {dropped} passages page {page}"
    sheet.Contents = file.make_stream(pikepdf.unparse_content_stream(out))


def tag(file: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    """Return the first tag of a kind."""
    return next(
        found for found in file.objects if isinstance(found, Dictionary) and found.get("/S") == kind and "/P" in found
    )


def link(file: pikepdf.Pdf, words: str) -> pikepdf.Object:
    return next(note for page in file.pages for note in page.get("/Annots", ()) if str(note.Contents) == words)


def retitle(file: pikepdf.Pdf) -> None:
    file.Root.Outlines.First.Next.Title = "Table"


def other_author(file: pikepdf.Pdf) -> None:
    with file.open_metadata(update_docinfo=False) as xmp:
        xmp["dc:creator"] = ["Personne"]


def attach(file: pikepdf.Pdf) -> None:
    file.Root.PieceInfo = Dictionary(Poids=file.make_stream(os.urandom(9 * 1024 * 1024)))


IN_FILE = {
    "page d'un autre format": (lambda file: setattr(file.pages[2], "mediabox", Array([0, 0, 500, 595])), {1}),
    "page retirée": (lambda file: file.pages.remove(file.pages[6]), {1, 2, 6, 7, 12, 14}),
    "numéro faux au sommaire": (lambda file: swap(file, 3, "5", "9", "MCID"), {2}),
    "destination déplacée": (lambda file: file.Root.Dests["/titre"].__setitem__(0, file.pages[2].obj), {3}),
    "titre courant faux": (lambda file: swap(file, 6, "m", "n", "Header"), {5}),
    "folio faux": (lambda file: swap(file, 6, "6", "5", "Footer"), {6}),
    "page blanche perdue": (lambda file: file.pages.remove(file.pages[3]), {1, 2, 6, 7}),
    "page blanche dessinée": (lambda file: draw(file, 4, b"/P <</MCID 0>> BDC 50 50 60 60 re f EMC"), {7}),
    "signet différent": (retitle, {8}),
    "balises non déclarées": (lambda file: file.Root.__delitem__("/MarkInfo"), {9, 17}),
    "couleurs non dites": (lambda file: file.Root.__delitem__("/OutputIntents"), {17}),
    "langue absente": (lambda file: file.Root.__delitem__("/Lang"), {9, 10}),
    "auteur différent dans XMP": (other_author, {10}),
    "titre caché": (lambda file: file.Root.__delitem__("/ViewerPreferences"), {9, 10}),
    "police hors du fichier": (
        lambda file: [
            one.__delitem__("/FontFile2") for one in file.objects if isinstance(one, Dictionary) and "/FontFile2" in one
        ],
        {9, 11, 17},
    ),
    "image sans texte": (lambda file: tag(file, "/Figure").__delitem__("/Alt"), {9, 12}),
    "texte d'image différent": (lambda file: tag(file, "/Figure").__setitem__("/Alt", "Un dessin"), {12}),
    "lien mort": (lambda file: link(file, "une note").__setitem__("/Dest", Name("/perdue")), {13}),
    "lien vers la machine": (
        lambda file: link(file, "un site").A.__setitem__("/URI", pikepdf.String("http://127.0.0.1:8000/x")),
        {13},
    ),
    "paragraphe perdu": (lambda file: drop_sequence(file, 5, "Un exergue"), {14}),
    "fin d'un paragraphe coupée": (lambda file: swap(file, 9, "p", "a", "MCID", 3), {14}),
    "mot d'une figure changé": (lambda file: swap(file, 7, "P", "U", "MCID"), {12}),
    "césure conditionnelle": (
        lambda file: draw(file, 5, b"/Artifact BMC /Span <</ActualText <FEFF00AD>>> BDC EMC EMC"),
        {15},
    ),
    "signe illisible": (
        lambda file: draw(file, 5, b"/Artifact BMC /Span <</ActualText <FEFFFFFD>>> BDC EMC EMC"),
        {15},
    ),
    "fichier trop lourd": (attach, {15}),
}
"""Each damage that is done to the file, and the points it breaks."""
