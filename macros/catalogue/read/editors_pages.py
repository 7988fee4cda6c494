"""Reads the pages that editors write, as fiches are read: MkDocs would print a broken header in the page without a
word.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from macros.catalogue.read.content import PageFile
from macros.catalogue.read.fiches import looks_like_a_fiche
from macros.catalogue.read.file_entry import Sound
from macros.catalogue.read.known_files import DOCS, PAGES, is_page
from macros.catalogue.read.reader import Reader
from macros.model.editors_page import EditorsPage
from macros.text.markdown.body import template_signs
from macros.text.markdown.header import FENCE, OTHER_FENCES, Parts, split
from macros.text.problem import Kind, Problem, Topic, nearest
from macros.text.source import Source

TEMPLATES = "overrides"

_LOOKS_LIKE_A_KEY = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
"""What MkDocs takes for a header on the first line of a page that has none, and removes from the page."""
TOPIC = Topic("Les pages du site")

NO_TEXT = Kind(
    "page-sans-texte",
    "la page n'a pas de texte après son en-tête.",
    "Écrivez le texte sous la ligne « --- » qui ferme l'en-tête.",
    "---\ntitle: Accessibilité\n---\n\n# Accessibilité\n\nLe texte.",
)
LOST_LINE = Kind(
    "premiere-ligne-perdue",
    "sans en-tête, cette première ligne serait lue comme une clé, et perdue.",
    f"Mettez les clés entre deux lignes « {FENCE} », ou commencez par le titre de la page.",
    "# Accessibilité",
)
TEMPLATE_SIGN = Kind("gabarit-en-tete", "« {sign} » n'est pas admis dans un en-tête.", "Retirez-le.")
NO_TEMPLATE = Kind(
    "gabarit-inconnu",
    f"« {{template}} » n'est pas un gabarit du dossier {TEMPLATES}/.",
    "{cure}",
    "template: contribuer.html",
    "Prenez le nom d'un fichier .html de ce dossier ; le message propose le plus proche. Sinon, retirez la ligne.",
)


def read_pages(reader: Reader) -> Iterator[PageFile]:
    """Yield the editors' pages of the project that could be read."""
    for path in (*(f"{DOCS}/{page}" for page in PAGES), *_others(reader)):
        absolute = reader.root / path
        if not os.path.exists(absolute) or os.path.islink(absolute):
            continue  # a missing page is MkDocs's to tell, a link is told among the strays
        parts = reader.markdown(path, reader.raw(path), _parts)
        if parts is None:
            continue
        header = _header(reader, path, parts) if parts.header_line else None
        if not reader.fits(path, parts):
            continue
        if not parts.body.strip():
            reader.tell(NO_TEXT().at(path, parts.body_line))
        yield PageFile(path, header or EditorsPage(), parts.body, parts.body_line, reader.page(parts))


def _others(reader: Reader) -> Iterator[str]:
    """Yield the pages that the site can do without. Fiches out of place are reported among the strays."""
    for path in reader.matching(DOCS, "**/*.md"):
        inside = path.removeprefix(f"{DOCS}/")
        if inside not in PAGES and is_page(inside) and not looks_like_a_fiche(reader.root / path):
            yield path


def _parts(source: Source) -> Parts | Problem:
    """Return header and body. A page may have no header: this then begins on line 0."""
    first = source.text.split("\n", 1)[0]
    if first.strip() in (FENCE, *OTHER_FENCES) or (not first.strip() and source.text.lstrip().startswith(f"{FENCE}\n")):
        return split(source)
    if _LOOKS_LIKE_A_KEY.match(first):
        return LOST_LINE().at(source.path)
    return Parts("", 0, source.text, 1)


def _header(reader: Reader, path: str, parts: Parts) -> EditorsPage | None:
    """Return what a header says; None where it is faulty, which is reported: the page goes on without it."""
    signs = [TEMPLATE_SIGN(sign=sign).at(path, parts.header_line + line) for line, sign in template_signs(parts.header)]
    if signs:
        reader.tell(*signs)
        return None
    values = reader.header(path, parts)
    header = reader.made(EditorsPage, path, values) if values else None
    if not isinstance(header, Sound):
        return None
    for key, text in header.record:
        if isinstance(text, str):
            reader.tell(*(header.problem((key,), TEMPLATE_SIGN(sign=sign)) for _, sign in template_signs(text)))
    template = header.record.template
    known = [file.name for file in sorted((reader.root / TEMPLATES).glob("*.html"))]
    if template is not None and template not in known and not any(template_signs(template)):
        cure = nearest(template, known) or "Retirez la ligne."
        reader.tell(header.problem(("template",), NO_TEMPLATE(template=template, cure=cure)))
    return header.record
