"""The pages that editors write, read as fiches are: MkDocs prints a broken header in the page, and says nothing."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from macros.catalogue.read.known_files import DOCS, PAGES
from macros.model.editors_page import EditorsPage
from macros.model.validation import read_record
from macros.text.markdown.body import template_signs
from macros.text.markdown.header import FENCE, Parts, split
from macros.text.markdown.limits import excess
from macros.text.problem import Problem, nearest
from macros.text.source import Source, read_source
from macros.text.yaml.values import read_values

TEMPLATES = "overrides"

_LOOKS_LIKE_A_KEY = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
"""What MkDocs, without a header, takes for one on the very first line, and removes from the page."""


@dataclass(frozen=True)
class PageFile:
    """A page as written, below its header; lines count from 1 in the file."""

    path: str
    body: str
    body_line: int


def read_pages(root: Path) -> tuple[tuple[PageFile, ...], tuple[Problem, ...]]:
    """Return the editors' pages of the project in `root` that could be read, and the problems of all."""
    pages: list[PageFile] = []
    problems: list[Problem] = []
    for page in PAGES:
        path = root / DOCS / page
        if not os.path.exists(path) or os.path.islink(
            path
        ):  # a missing page is MkDocs's to tell, a link is told among the strays
            continue
        source = read_source(root, path)
        if isinstance(source, Problem):
            problems.append(source)
            continue
        parts = _parts(source)
        if isinstance(parts, Problem):
            problems.append(parts)
            continue
        beyond = excess(parts.body)
        if beyond:
            line, message, hint = beyond
            problems.append(Problem(source.path, parts.body_line + line, "", message, hint))
            continue
        if parts.header_line:
            problems.extend(_header_problems(root, source.path, parts))
        if not parts.body.strip():
            problems.append(Problem(source.path, parts.body_line, "", "la page n'a pas de texte après son en-tête."))
        pages.append(PageFile(source.path, parts.body, parts.body_line))
    return tuple(pages), tuple(problems)


def _parts(source: Source) -> Parts | Problem:
    """Return header and body; a page may do without a header, which then begins on line 0."""
    first = source.text.split("\n", 1)[0]
    if first.rstrip() == FENCE:
        return split(source)
    if first.strip() == FENCE or (not first.strip() and source.text.lstrip().startswith(f"{FENCE}\n")):
        return Problem(
            source.path,
            1,
            "",
            "l'en-tête ne commence pas à la toute première ligne.",
            f"Écrivez « {FENCE} » dès le début de la première ligne.",
        )
    if _LOOKS_LIKE_A_KEY.match(first):
        return Problem(
            source.path,
            1,
            "",
            "sans en-tête, cette première ligne serait lue comme une clé, et perdue.",
            f"Mettez les clés entre deux lignes « {FENCE} », ou commencez par le titre de la page.",
        )
    return Parts("", 0, source.text, 1)


def _header_problems(root: Path, path: str, parts: Parts) -> tuple[Problem, ...]:
    signs = tuple(
        Problem(path, parts.header_line + line, "", f"« {sign} » n'est pas admis dans un en-tête.", "Retirez-le.")
        for line, sign in template_signs(parts.header)
    )
    if signs:
        return signs
    values, faults = read_values(parts.header, path, parts.header_line)
    if values is None or faults:
        return faults
    record, faults = read_record(EditorsPage, values, path)
    known = [template.name for template in sorted((root / TEMPLATES).glob("*.html"))]
    if record and record.template and record.template not in known:
        return (
            Problem(
                path,
                values.line(("template",)),
                "template",
                f"« {record.template} » n'est pas un gabarit du dossier {TEMPLATES}/.",
                nearest(record.template, known) or "Retirez la ligne.",
            ),
        )
    return faults
