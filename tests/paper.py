"""What any page of the site must keep on paper, whatever the browser: pages to print, the words they mean to print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.printing.comparison import squeezed
from macros.printing.pdf_document import Document
from tests.conftest import SAMPLE

PAGES = (
    "",
    "projets/",
    "projets/?vue=tableau",
    *sorted(f"projets/{path.parent.name}/{path.stem}/" for path in SAMPLE.glob("docs/projets/*/*.md")),
    "methodes/",
    "methodes/ateliers/",
    "conditions/calendrier/",
    "themes/habitat/",
    "commanditaires/ville-de-lille/",
    "livrables/guide-pratique/",
    "parties/organisation/",
    "editions/nina-simone/",
    "matrice/",
    "carte/",
    "plan-du-site/",
    "contribuer/figures/",
    "accessibilite/",
    "mentions-legales/",
    "donnees-personnelles/",
)
"""Every fiche, and one page of each other kind."""

SOME = tuple(
    path
    for path in PAGES
    if not path.startswith("projets/nina-simone/") or path.split("/")[2] in ("lille", "pays-de-la-loire")
)
"""One page of each kind, and two fiches rich in figures."""

CHROME = (
    ".md-header, .pied, .sommaire, .evitement, .retour-haut, .fil, .headerlink, .adresse, .fig-lien, .fig-retour,"
    " .mode-d-emploi, .bilan, .citer, .croisements-tri, .a-comparer, .a-imprimer, [hidden], [data-ecran], button,"
    " select, option, form, script, style, template"
)
"""What is for the screen alone, or for the narrow form of a figure."""

PRINTED_WORDS = f"""() => {{
  const screen = {CHROME!r};
  const words = [];
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {{
    const holder = node.parentElement;
    if (!holder.closest(screen) && !holder.closest(".lu, title, desc")) words.push(node.data);
  }}
  return words.join(" ");
}}"""
"""A function of the page that returns all the words of its text, folded ones included, without those for the screen
alone."""


def lost_words(meant: str, document: Document) -> list[str]:
    """Return the words of the page that its print does not hold."""
    printed = squeezed(" ".join(run.text for page in document.pages for run in page.runs))
    return [word for word in dict.fromkeys(re.findall(r"[\w’'-]{3,}", meant)) if squeezed(word) not in printed]


def past_the_paper(document: Document) -> Iterator[str]:
    """Yield the texts that a printer would cut: within 8 millimetres of an edge, or beyond."""
    edge = 8 * 72 / 25.4
    for page in document.pages:
        for run in page.runs:
            if run.text.strip() and (
                run.left < edge or run.right > page.width - edge or run.bottom < edge or run.top > page.height - edge
            ):
                yield f"page {page.number} : « {run.text.strip()} » sort de la feuille"
