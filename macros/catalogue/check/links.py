"""Whether the links of fiches and of editors' pages lead somewhere: MkDocs would say it too, later, in English."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from macros.catalogue.anchors import Anchors, page_anchors, read_anchors
from macros.catalogue.families import CROSSED, ORGANISATION
from macros.catalogue.read.content import Content
from macros.text.markdown.links import Link, links
from macros.text.problem import Problem, nearest

EXPORTS = (
    "donnees/projets.json",
    "donnees/vocabulaires.json",
    "donnees/schemas/fiche.json",
    "donnees/schemas/edition.json",
)
"""Files made at each build, which pages link to."""

_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".avif")
_EMAIL = re.compile(r"[^/\s]+@[^/\s]+")


def link_problems(content: Content) -> Iterator[Problem]:
    """Find links that lead to no page, no file or no section, and those that only work at the root of a domain."""
    pages = page_anchors(content)
    files = (content.files - pages.keys()) | set(EXPORTS)
    faulty = tuple(_faulty_folders(content))
    for path, first_line, text in _texts(content):
        for link in links(text):
            fault = _fault(path.removeprefix("docs/"), link, pages, files)
            if fault and not any(f"{folder}/" in link.target for folder in faulty):
                yield Problem(path, first_line + link.line, "", *fault)


def _texts(content: Content) -> Iterator[tuple[str, int, str]]:
    """Yield the path, the first line and the text of all that holds links."""
    yield from ((file.path, file.body_line, file.body) for file in content.fiches)
    yield from ((page.path, page.body_line, page.body) for page in content.pages)


def _faulty_folders(content: Content) -> Iterator[str]:
    """Yield the folders whose pages can't all be known, since a file that makes them can't be read whole."""
    told = {problem.path for problem in content.problems}
    for family in CROSSED:
        file = (family.file or ORGANISATION.file).partition("{")[0]
        if any(path.startswith(file) for path in told):
            yield family.folder


def _fault(page: str, link: Link, pages: Anchors, files: frozenset[str]) -> tuple[str, str] | None:
    """Return what is wrong with a link of `page` and the cure, or None."""
    written = link.target
    if not written:
        return "un lien n'a pas d'adresse.", "Écrivez-la entre les parenthèses."
    parts = urlsplit(written)
    if parts.scheme or parts.netloc or _EMAIL.fullmatch(written):
        return None
    folder = posixpath.dirname(page)
    absolute = parts.path.startswith("/")
    path = unquote(parts.path)
    target = posixpath.normpath(path.lstrip("/") if absolute else posixpath.join(folder, path)) if path else page
    if link.image and (absolute or target not in files):
        return (
            f"l'image « {written} » n'existe pas.",
            f"{_near(target, [file for file in files if file.endswith(_PICTURES)], folder)} Rangez-la à côté de votre"
            " fichier, et écrivez son nom exact.".strip(),
        )
    if target in pages and not absolute and not path.endswith("/"):
        return (
            _missing_section(written, parts.path, unquote(parts.fragment), read_anchors(pages[target]))
            if parts.fragment
            else None
        )
    if target in files and not absolute:
        return None
    meant = next((guess for guess in _guesses(target) if guess in pages or guess in files), None)
    if meant:
        cure = f"Écrivez « {posixpath.relpath(meant, folder)}{f'#{parts.fragment}' if parts.fragment else ''} »."
        said = (
            "part de la racine du domaine, où le site n'est pas toujours"
            if absolute
            else "ne nomme pas le fichier de la page"
        )
        return f"le lien « {written} » {said}.", cure
    return f"le lien « {written} » ne mène nulle part.", _near(target, [*pages, *files], folder)


def _missing_section(written: str, path: str, anchor: str, known: frozenset[str] | None) -> tuple[str, str] | None:
    if known is None or anchor in known:
        return None
    hint = nearest(anchor, known)
    if hint:
        hint = hint.replace("« ", f"« {path}#", 1)
    return f"le lien « {written} » vise une section que la page n'a pas.", hint


def _guesses(target: str) -> Iterator[str]:
    """Yield the files that the address of a page, or its name on the site, may have meant."""
    yield target
    stem = target.removesuffix("/index.html").removesuffix(".html").removesuffix("/")
    yield f"{stem}.md"
    yield "index.md" if stem in (".", "index") else f"{stem}/index.md"


def _near(target: str, known: list[str], folder: str) -> str:
    """Return the hint that names the known path nearest to `target`, written as from `folder`."""
    return nearest(posixpath.relpath(target, folder), [posixpath.relpath(path, folder) for path in sorted(known)])
