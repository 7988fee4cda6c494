"""Checks that every file of `docs/` and `data/` belongs to the project: a file that nobody would read, a page that
nobody could reach; and that the pages to which all others lead are still there.

MkDocs publishes whatever it finds, or ignores it silently; here each file is known, or is a problem.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from macros.catalogue.read import fiches
from macros.catalogue.read.known_files import (
    ADMITTED,
    ATTACHMENTS,
    DATA,
    DATA_FILES,
    DOCS,
    DOCUMENTS,
    EDITIONS,
    IMAGES,
    MADE,
    PAGES,
    PROJECTS,
    STYLES,
    TEMPLATES,
    TERRITORIES,
    TERRITORIES_NOTICE,
    generated_from,
    is_leftover,
    is_page,
    missing_pages,
    walk,
)
from macros.model.record import IDENTIFIER
from macros.text.french.wording import identifier, listed
from macros.text.problem import Finding, Kind, Problem, Topic, nearest

_PROSE = (".markdown", ".mdown", ".mkdn", ".mkd", ".md", ".mdx", ".txt", ".text", ".rst")
_OFFICE = {
    **dict.fromkeys((".doc", ".docx", ".docm", ".dot", ".dotx"), "un document Word"),
    **dict.fromkeys((".odt", ".ods", ".odp"), "un document LibreOffice"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".csv"), "un tableau"),
    **dict.fromkeys((".ppt", ".pptx"), "un diaporama"),
    **dict.fromkeys((".html", ".htm"), "une page web"),
    ".pages": "un document Pages",
    ".rtf": "un document RTF",
    ".pdf": "un PDF",
}
_OTHER_PICTURES = (
    ".gif",
    ".heic",
    ".heif",
    ".avif",
    ".bmp",
    ".tif",
    ".tiff",
    ".ico",
    ".eps",
    ".ai",
    ".psd",
    ".emf",
    ".wmf",
)
NOT_CONTENT = (DOCS, DATA, TEMPLATES, "macros", "tests", "site", "node_modules", "venv", "env")
"""The folders where no lost fiche is looked for; those of the content are read file by file."""

DEPTH = 2
"""How many levels of folders are searched for lost fiches."""

_YAML = (".yaml", ".yml", ".json")

TOPIC = Topic("Les fichiers égarés", "Un fichier que personne ne lit serait un texte perdu.")

LINK = Kind(
    "lien-symbolique",
    "les liens symboliques ne sont pas admis.",
    "Remplacez le lien par le fichier ou le dossier lui-même.",
)
UNREADABLE_FOLDER = Kind(
    "dossier-illisible", "ce dossier ne peut pas être lu.", "Vérifiez les droits que vous avez sur lui."
)
MISSING_PAGE = Kind(
    "page-absente",
    "cette page du site manque : d'autres pages, la navigation ou la loi y mènent.",
    "Rétablissez-la sous ce nom : annulez sa suppression, ou lancez « git checkout HEAD -- {path} ».",
)
NO_PAGE_NOR_PICTURE = Kind(
    "fichier-sans-lecteur",
    "ce fichier n'est ni une page ni une image : personne ne le lirait.",
    f"Déplacez-le hors de {DOCS}/. Images admises : {listed(IMAGES)} ; documents, dans {ATTACHMENTS}/ :"
    f" {listed(DOCUMENTS)}.",
)
DOCUMENT = Kind(
    "document-joint",
    "« {name} » est {what} : le site ne le publie pas ici, et personne n'en lirait le texte.",
    f"Collez son texte dans un fichier .md. Pour le joindre tel quel, déposez-le dans {ATTACHMENTS}/ et menez-y par un"
    f" lien ; sont admis {listed(DOCUMENTS)}.",
    "[Le rapport complet](../../annexes/rapport.pdf)",
)
STYLE = Kind(
    "feuille-de-style",
    "une feuille de style n'est pas lue ici.",
    f"Déplacez-la dans {STYLES}/, et nommez-la sous extra_css dans mkdocs.yml.",
    "extra_css:\n  - stylesheets/couleurs.css",
)
OTHER_PICTURE = Kind(
    "image-d-un-format-refuse",
    "« {name} » est une image, mais d'un format que le site n'affiche pas.",
    "Enregistrez-la en .jpg (photographie), .png ou .svg (dessin).",
)
NOTEPAD = Kind(
    "extension-cachee",
    "« {name} » finit par « .txt », que le Bloc-notes ajoute et que Windows cache.",
    "Renommez-le « {right}.md » ; pour voir la fin des noms, cochez « Extensions de noms de fichiers » dans"
    " l'Explorateur.",
    "docs/projets/nina-simone/saint-herblain.md",
)
NO_FICHE = Kind(
    "fiche-mal-nommee",
    "« {name} » n'est pas une fiche, et serait perdu.",
    f"Une fiche porte l'extension .md, en minuscules : {{right}}.md. Sinon, déplacez le fichier hors de {DOCS}/.",
    "docs/projets/nina-simone/saint-herblain.md",
)
GENERATED = Kind(
    "page-produite",
    "les pages du dossier « {folder} » sont produites à partir de {source}.",
    "Écrivez-y ce que dit ce fichier, puis supprimez-le.",
)
NO_PAGE = Kind(
    "page-mal-nommee",
    "« {name} » n'est pas une page, et serait perdu.",
    f"Une page porte l'extension .md, en minuscules : {{right}}.md. Sinon, déplacez le fichier hors de {DOCS}/.",
    "docs/glossaire.md",
)
MADE_ADDRESS = Kind(
    "adresse-produite",
    "le site produit lui-même ce qui est sous « {folder} ».",
    f"Rangez la page ailleurs dans {DOCS}/.",
    "docs/glossaire.md",
)
SAME_ADDRESS = Kind(
    "pages-de-meme-adresse", "cette page a l'adresse de « {other} ».", "Réunissez les deux, ou renommez l'une."
)
OTHER_SUFFIX = Kind(
    "edition-mal-nommee",
    "une édition porte l'extension .yml, en minuscules.",
    "Renommez le fichier : {right}.yml.",
    "data/editions/nina-simone.yml",
)
NO_DATA = Kind(
    "donnee-inconnue",
    "ce fichier n'est pas une donnée connue : personne ne le lirait.",
    f"{{cure}} le fichier hors de {DATA}/.",
    general=f"Donnez-lui le nom que le message propose ; sinon, déplacez le fichier hors de {DATA}/.",
)
EMPTY_FOLDER = Kind("dossier-vide", "ce dossier d'édition est vide.", "Ajoutez-y une fiche, ou supprimez-le.")


def stray_problems(root: Path, editions: Collection[str]) -> Iterator[Problem]:
    """Find, in the project in `root`, what is neither a fiche, nor a page, nor an image, nor a known file of data; and
    the fiches left beside `docs/`.

    Where fiches stand, and what they are called, is judged where they are read.
    """
    for top, stray in ((DOCS, _stray_page), (DATA, _stray_data)):
        for path in _files(root, root / top):
            if isinstance(path, Problem):
                yield path
                continue
            finding = stray(path)
            if (finding is None or finding.kind in (NO_PAGE, NO_DATA)) and _is_lost_fiche(root, path):
                finding = fiches.misplaced(editions)
            if finding is None and path.endswith("/index.md") and (root / path).parent.with_suffix(".md").is_file():
                finding = SAME_ADDRESS(other=f"{path.removesuffix('/index.md')}.md")
            if finding:
                yield finding.at(path)
    yield from (fiches.misplaced(editions).at(path) for path in _fiches_elsewhere(root))
    yield from _empty_folders(root, editions)
    yield from (MISSING_PAGE(path=f"{DOCS}/{page}").at(f"{DOCS}/{page}") for page in missing_pages(root))


def _fiches_elsewhere(root: Path) -> Iterator[str]:
    """Yield the fiches outside the folders of content, where nothing would read them."""
    for folder, folders, files in os.walk(root):
        depth = len(Path(folder).relative_to(root).parts)
        left_out = NOT_CONTENT if not depth else folders if depth == DEPTH else ()
        folders[:] = sorted(
            name for name in folders if name[0] != "_" and name not in left_out and not is_leftover(name)
        )
        for name in sorted(files):
            if name.lower().endswith(".md") and not is_leftover(name) and fiches.looks_like_a_fiche(Path(folder, name)):
                yield Path(folder, name).relative_to(root).as_posix()


def _is_lost_fiche(root: Path, path: str) -> bool:
    """Tell whether a file of `docs/` or `data/` is a fiche outside the folders of editions."""
    is_text = PurePosixPath(path).suffix.lower() in _PROSE
    is_known = path.startswith(f"{PROJECTS}/") or path.removeprefix(f"{DOCS}/") in PAGES
    return is_text and not is_known and fiches.looks_like_a_fiche(root / path)


def is_misplaced(problem: Problem) -> bool:
    """Tell whether a problem is a misplaced fiche: the terms that it uses are then unknown."""
    return problem.kind is fiches.MISPLACED


def _files(root: Path, top: Path) -> Iterator[str | Problem]:
    """Yield the path of each file below a folder, or the problem that keeps it from being read: links are refused,
    never followed.
    """
    barred: list[OSError] = []
    for folder, names in walk(top, barred.append):
        for name in names:
            path = Path(folder, name)
            place = path.relative_to(root).as_posix()
            if os.path.islink(path):
                yield LINK().at(place)
            elif not os.path.isdir(path):
                yield place
    for error in barred:
        yield UNREADABLE_FOLDER().at(Path(error.filename).relative_to(root).as_posix())


def _stray_page(path: str) -> Finding | None:
    """Return why a file of `docs/` has no place there; None where it has."""
    inside = path.removeprefix(f"{DOCS}/")
    place = PurePosixPath(inside)
    folder, suffix = place.parts[0], place.suffix
    admitted = (*IMAGES, *next((suffixes for top, suffixes in ADMITTED.items() if path.startswith(f"{top}/")), ()))
    if is_page(inside) or suffix.lower() in admitted or (path.startswith(f"{PROJECTS}/") and suffix == ".md"):
        return None
    if suffix.lower() in _OFFICE:
        return DOCUMENT(name=place.name, what=_OFFICE[suffix.lower()])
    if suffix.lower() in _OTHER_PICTURES:
        return OTHER_PICTURE(name=place.name)
    if suffix.lower() not in _PROSE:
        return STYLE() if suffix.lower() == ".css" else NO_PAGE_NOR_PICTURE()
    if place.stem.lower().endswith(".md"):
        return NOTEPAD(name=place.name, right=identifier(place.stem[:-3]))
    renamed = place.with_suffix(".md")
    if path.startswith(f"{PROJECTS}/") and renamed.as_posix() not in PAGES:
        return NO_FICHE(name=place.name, right=identifier(renamed.stem))
    source = generated_from(folder)
    if source and len(place.parts) > 1 and place.stem.lower() != "index":
        return GENERATED(folder=folder, source=source)
    return _misnamed_page(place)


def _misnamed_page(place: PurePosixPath) -> Finding:
    """Return why a text of `docs/` is no page: its name, or its folder."""
    if place.suffix != ".md":
        return NO_PAGE(name=place.name, right=identifier(place.stem))
    if place.parts[0] in MADE:
        return MADE_ADDRESS(folder=place.parts[0])
    wrong = next(step for step in (*place.parts[:-1], place.stem) if not re.match(IDENTIFIER, step))
    return fiches.NO_ADDRESS(name=wrong, right=identifier(wrong))


def _stray_data(path: str) -> Finding | None:
    """Return why a file of `data/` has no place there; None where it has."""
    place = PurePosixPath(path)
    if path in (*DATA_FILES, TERRITORIES, TERRITORIES_NOTICE) or (
        place.parent.as_posix() == EDITIONS and place.suffix == ".yml"
    ):
        return None
    if place.parent.as_posix() == EDITIONS and place.suffix.lower() in _YAML:
        return OTHER_SUFFIX(right=identifier(place.stem))
    near = nearest(path, DATA_FILES)
    return NO_DATA(cure=f"{near} Sinon, déplacez" if near else "Déplacez")


def _empty_folders(root: Path, editions: Collection[str]) -> Iterator[Problem]:
    """Find the empty folders of fiches. An edition without a fiche is reported at its own file."""
    for folder in _inside(root / PROJECTS):
        if folder.name in editions or folder.suffix == ".md" or os.path.islink(folder) or not os.path.isdir(folder):
            continue
        if not _inside(folder) and os.access(folder, os.R_OK):
            yield EMPTY_FOLDER().at(folder.relative_to(root).as_posix())


def _inside(folder: Path) -> list[Path]:
    """Return the entries of a folder, in order; none where it is absent or can't be read, which is reported
    elsewhere.
    """
    try:
        return sorted(path for path in folder.iterdir() if not is_leftover(path.name))
    except OSError:
        return []
