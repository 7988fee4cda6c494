"""Pieces of a page drawn alone, each on a sheet of its own size: a figure, the card shown where a link is shared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.printing.press import Open

CARD = (1200, 630)
"""The size of a card in pixels, as networks ask."""

WIDTH = 900
"""The width of a figure drawn alone, in pixels."""

_FIGURE = """([anchor, source, width]) => {
    const shown = document.getElementById(anchor), figure = shown.cloneNode(true);
    const frame = document.createElement("div");
    frame.className = "md-typeset piece-figure";
    frame.dataset.partie = shown.closest("[data-partie]").dataset.partie;
    figure.querySelector(".fig-lien").textContent = source;
    frame.append(figure);
    document.body.replaceChildren(frame);
    frame.style.width = `${width}px`;
    return Math.ceil(frame.getBoundingClientRect().height);
}"""

_CARD = """([edition, height]) => {
    const card = document.createElement("div"), words = document.createElement("div");
    const head = document.createElement("p"), foot = document.createElement("p");
    card.className = "md-typeset piece-vignette";
    card.dataset.partie = document.querySelector("[data-partie]").dataset.partie;
    head.className = "onglet";
    const copy = (selector) => [...document.querySelectorAll(selector)].map((element) => element.cloneNode(true));
    head.append(copy(".onglet svg")[0], document.documentElement.dataset.recueil);
    foot.className = "note";
    foot.textContent = edition;
    words.append(head, copy(".sur-titre")[0], copy("h1")[0], foot);
    card.append(words, ...copy(".tete .territoire"));
    document.body.replaceChildren(card);
    const title = card.querySelector("h1");
    for (let size = 62; size > 30 && words.scrollHeight > words.clientHeight + 6; size -= 2)
        title.style.fontSize = `${size}px`;
    return height;
}"""


@dataclass(frozen=True)
class Pieces:
    """The page of a fiche in a browser, and the style sheet of what is drawn alone."""

    page: Open
    sheet: str

    def figure(self, anchor: str, source: str, path: Path) -> int:
        """Draw a figure of the page over its source; return its height in pixels."""
        return self.page.draw(self.sheet, _FIGURE, (anchor, source, WIDTH), WIDTH, path)

    def card(self, edition: str, path: Path) -> int:
        """Draw the card of the fiche, under the name of the site; return its height in pixels."""
        return self.page.draw(self.sheet, _CARD, (edition, CARD[1]), CARD[0], path)
