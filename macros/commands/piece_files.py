"""What a fiche gives to take away beside its PDF: its figures, as SVG and PNG, and the card of its links."""

from __future__ import annotations

from pathlib import Path

from macros.book.prints import PrintedFile
from macros.commands.environment import Stop
from macros.pages.fiche import FicheView
from macros.printing.pieces import CARD, WIDTH, Pieces
from macros.printing.press import Press
from macros.printing.raster import picture
from macros.printing.vector import Undrawable, svg
from macros.text.french.typography import typeset_plain

SHEET = "overrides/assets/stylesheets/pieces.css"


class PieceFiles:
    """Writes the pieces of fiches into a folder, of a site that a browser reads."""

    def __init__(self, press: Press, root: Path, folder: Path, licence: str) -> None:
        """Take the root of the project and the licence of its texts, if any."""
        self._press, self._sheet = press, (root / SHEET).read_text(encoding="utf-8")
        self._folder, self._licence = folder, licence

    def diagrams(self, view: FicheView) -> dict[str, tuple[PrintedFile, PrintedFile]]:
        """Write each figure of a fiche as SVG, then as PNG twice as large, with where it comes from."""
        if not view.diagrams:
            return {}
        licence = f" Licence : {self._licence}" if self._licence else ""
        source = typeset_plain(f"Source : {view.citation.text}{licence}")
        files = {}
        pieces = self._pieces(view)
        for id_, diagram in view.diagrams.items():
            page = self._folder / f"{view.project.key}-{diagram.anchor}.pdf"
            page.parent.mkdir(exist_ok=True)
            height = pieces.figure(diagram.anchor, source, page)
            title, caption = (typeset_plain(text) for text in (diagram.diagram.title, diagram.diagram.caption))
            try:
                drawn = svg(page, title, f"{caption} {source}").encode()
            except Undrawable as what:
                raise Stop(
                    f"docs/{view.project.source_path} : la figure « {id_} » ne s'écrit pas en SVG, elle contient"
                    f" {what}."
                ) from None
            files[id_] = (
                self._written(page.with_suffix(".svg"), drawn),
                self._written(page.with_suffix(".png"), picture(page, (2 * WIDTH, 2 * height))),
            )
            page.unlink()
        return files

    def card(self, view: FicheView) -> PrintedFile:
        """Write the card of a fiche."""
        page = self._folder / f"{view.project.key}-partage.pdf"
        page.parent.mkdir(exist_ok=True)
        year = f", {view.project.edition.year}" if view.project.edition.year else ""
        self._pieces(view).card(f"{view.edition.label}{year}", page)
        card = self._written(page.with_suffix(".png"), picture(page, CARD))
        page.unlink()
        return card

    def _pieces(self, view: FicheView) -> Pieces:
        return Pieces(self._press.open(view.project.address), self._sheet)

    def _written(self, path: Path, content: bytes) -> PrintedFile:
        path.write_bytes(content)
        return PrintedFile(path.relative_to(self._folder).as_posix(), 0, len(content))
