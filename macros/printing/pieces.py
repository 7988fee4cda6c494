"""Pieces of a page drawn alone, each on a sheet of its own size: a figure, the card shown where a link is shared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.printing.press import Press

CARD = (1200, 630)
"""The size of a card in pixels, as networks ask."""

WIDTH = 900
"""The width of a figure drawn alone, in pixels."""

_FIGURE = """([anchor, source, width]) => {
    const figure = document.getElementById(anchor);
    const frame = document.createElement("div");
    frame.className = "md-typeset piece-figure";
    frame.dataset.partie = figure.closest("[data-partie]").dataset.partie;
    figure.querySelector(".fig-lien").textContent = source;
    frame.append(figure);
    document.body.replaceChildren(frame);
    frame.style.width = `${width}px`;
    return Math.ceil(frame.getBoundingClientRect().height);
}"""

_CARD = """([edition, height]) => {
    const card = document.createElement("div"), words = document.createElement("div");
    const head = document.createElement("p"), foot = document.createElement("p");
    card.className = "md-typeset piece-carte";
    card.dataset.partie = document.querySelector("[data-partie]").dataset.partie;
    head.className = "onglet";
    head.append(document.querySelector(".onglet svg"), document.documentElement.dataset.recueil);
    foot.className = "note";
    foot.textContent = edition;
    words.append(head, document.querySelector(".sur-titre"), document.querySelector("h1"), foot);
    card.append(words, ...document.querySelectorAll(".tete .territoire"));
    document.body.replaceChildren(card);
    const title = card.querySelector("h1");
    for (let size = 62; size > 30 && words.scrollHeight > words.clientHeight + 6; size -= 2)
        title.style.fontSize = `${size}px`;
    return height;
}"""


@dataclass(frozen=True)
class Pieces:
    """A browser on a site, and the style sheet of what is drawn alone."""

    press: Press
    sheet: str

    def figure(self, page: str, anchor: str, source: str, path: Path) -> int:
        """Draw a figure of a page over its source; return its height in pixels."""
        return self.press.draw(page, self.sheet, _FIGURE, (anchor, source, WIDTH), WIDTH, path)

    def card(self, page: str, edition: str, path: Path) -> int:
        """Draw the card of a fiche, under the name of the site; return its height in pixels."""
        return self.press.draw(page, self.sheet, _CARD, (edition, CARD[1]), CARD[0], path)
