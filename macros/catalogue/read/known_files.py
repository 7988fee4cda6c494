"""The files a project is made of, fiches aside: where each kind stands, and which texts are pages.

Nothing else is admitted in `docs/` and `data/`: a file that nobody reads would be a text lost without a word.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from macros.catalogue.families import CROSSED, EDITION, VOCABULARIES, AnyTerm, Family
from macros.model.record import IDENTIFIER

DOCS, DATA, TEMPLATES = "docs", "data", "overrides"
PROJECTS = "docs/projets"
EDITIONS = "data/editions"
EXAMPLES = "data/exemples/figures.yml"
MAP = "data/geometrie/departements.yml"
PUBLISHER = "data/editeur.yml"
SELF_AUDIT = "data/rgaa.yml"
LANGUAGES = "data/langues.yml"
ACRONYMS = "data/sigles.yml"
EQUIVALENTS = "data/equivalents.yml"
TERRITORIES = "data/territoires/cog.tsv.gz"
TERRITORIES_NOTICE = "data/territoires/LISEZMOI.md"

ATTACHMENTS = "docs/annexes"
"""The folder of the documents to which pages lead."""

DOCUMENTS = (".pdf", ".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx", ".csv")
"""The documents that may be attached: those that hold no program, and that a reader can open."""

STYLES = "docs/stylesheets"
"""The folder of the sheets that a publisher adds to ours."""

ADMITTED = {ATTACHMENTS: DOCUMENTS, STYLES: (".css",)}
"""What `docs/` may hold besides texts and pictures, by folder."""

IMAGES = (".png", ".jpg", ".jpeg", ".svg", ".webp")

_LEFTOVER = re.compile(
    r"\..*|~.*|.*~|#.*#|4913|icon\r|(?:eh)?thumbs\.db|desktop\.ini|\$recycle\.bin|system volume information|lost\+found"
    r"|__macosx|@eadir|.*\.(?:sw[nop]|bak|orig|rej|te?mp|part|crdownload)",
    re.I,
)
"""The files that Windows, macOS, network disks, word processors, editors, Git and browsers leave beside others."""

RESERVED = "index"
"""A name that no fiche or term may have: the page of that address is the list of its folder."""

INDEXES = (
    "index.md",
    "projets/index.md",
    "donnees/index.md",
    "imprimer/index.md",
    *(f"{family.folder}/index.md" for family in CROSSED),
)
"""The pages that open the site and each of its folders, below `docs/`."""

GUIDE = tuple(
    f"contribuer/{name}.md"
    for name in ("index", "formulaire", "premiere-fiche", "bien-ecrire", "figures", "reference", "messages", "publier")
)
"""The contributors' guide, in the order of its pages, below `docs/`."""

PAGES = (
    *INDEXES,
    "transferer.md",
    "carte.md",
    "confier-une-mission.md",
    "matrice.md",
    "comparer.md",
    "recherche.md",
    "plan-du-site.md",
    "accessibilite.md",
    "mentions-legales.md",
    "donnees-personnelles.md",
    *GUIDE,
)
"""The pages that the site can't do without, below `docs/`: others lead to them."""

MADE = ("apercu", "assets", "donnees", "imprimer", "projets", "recherche", *(family.folder for family in CROSSED))
"""The folders whose pages and files the site makes itself."""

DATA_FILES = (
    *(family.file for family in VOCABULARIES),
    *(PUBLISHER, SELF_AUDIT, LANGUAGES, ACRONYMS, EQUIVALENTS, EXAMPLES, MAP),
)
"""The files of `data/` that have a name of their own; each edition has another."""


def is_leftover(name: str) -> bool:
    """Tell whether a name is that of a file or folder that a program left behind: it is never published."""
    return bool(_LEFTOVER.fullmatch(name))


def is_page(path: str) -> bool:
    """Tell whether a file below `docs/` is a page that editors write: one that the site can't do without, or another
    whose name makes an address of its own.
    """
    *folders, name = path.split("/")
    if path in PAGES:
        return True
    steps = (*folders, name.removesuffix(".md"))
    return name.endswith(".md") and steps[0] not in MADE and all(re.match(IDENTIFIER, step) for step in steps)


def missing_pages(root: Path) -> list[str]:
    """Return the pages below `docs/` that the site lacks and can't do without. A content without templates is no site,
    and needs none.
    """
    folder = root / DOCS
    absent = (page for page in PAGES if not os.path.isfile(folder / page) and not os.path.islink(folder / page))
    return list(absent) if (root / TEMPLATES).is_dir() else []


def walk(
    top: str | os.PathLike[str], on_error: Callable[[OSError], object] | None = None
) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder below `top`, itself included, with the names in it, in order and without leftovers.

    Links are named, never followed; a folder that can't be read goes to `on_error`.
    """
    for folder, folders, files in os.walk(top, onerror=on_error):
        folders[:] = sorted(name for name in folders if not is_leftover(name))
        yield folder, [*folders, *sorted(name for name in files if not is_leftover(name))]


def generated_from(folder: str) -> str:
    """Return the data from which the pages of a folder of `docs/` are made, « data/methodes.yml »; empty where none
    is.
    """
    family = next((family for family in CROSSED if family.folder == folder), None)
    return _written(family) if family else ""


def _written(family: Family[AnyTerm]) -> str:
    """Places are derived from organisations; each edition has its own file."""
    return f"{EDITIONS}/" if family is EDITION else family.file or "data/organisations.yml"
