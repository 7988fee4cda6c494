"""Checks the pictures that contributors put in `docs/`: their name can be an address, their content is what the name
says, they are not too heavy; an SVG only draws.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from macros.catalogue.read.known_files import DOCS, IMAGES, walk
from macros.text.french.wording import identifier, weight
from macros.text.problem import Finding, Kind, Problem, Topic
from macros.text.source import other_format

MAX_BYTES = 2_000_000
"""The most bytes that a phone loads without trouble; a photograph made for the web weighs a tenth of it."""

_FORMATS = {".png": "une image PNG", ".jpg": "une image JPEG", ".jpeg": "une image JPEG", ".webp": "une image WebP"}

_FOLDER = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NAME = re.compile(r"[A-Za-z0-9]+(?:[-_.]+[A-Za-z0-9]+)*")
_OURS = re.compile(r"(?:assets|templates)/.*|(?:favicon|apple-touch-icon)[^/]*", re.I)
"""The addresses of the site's own pictures, and of those that browsers ask for by themselves."""

TOPIC = Topic("Les images", "Une image porte un nom simple, est ce que dit ce nom, pèse peu, et n'agit pas.")

NAME = Kind(
    "image-mal-nommee",
    "« {name} » ne peut pas devenir une adresse : ni espace, ni accent dans un nom d'image, des lettres, des chiffres,"
    " « - », « _ » et « . » ; ni majuscule, ni point dans un nom de dossier.",
    "Renommez-le « {right} », et écrivez ce nom dans les textes qui le citent.",
    "docs/projets/nina-simone/plan-du-quartier.png",
)
SAME_NAME = Kind(
    "images-de-meme-nom",
    "« {name} » ne diffère de « {other} » que par les majuscules : Windows et macOS n'en garderaient qu'une.",
    "Renommez l'une des deux.",
)
TAKEN = Kind(
    "adresse-du-site",
    "cette adresse est celle des fichiers du site lui-même, que l'image remplacerait.",
    "Rangez l'image à côté du texte qui la montre, sous un autre nom.",
    "docs/projets/nina-simone/plan.png",
)
ABSENT = Kind(
    "image-disparue", "ce n'est pas un fichier, ou il a disparu.", "Remplacez-le par une image, ou retirez-le."
)
UNREADABLE = Kind("image-illisible", "le fichier ne peut pas être lu.", "Vérifiez les droits que vous avez sur lui.")
TOO_BIG = Kind(
    "image-trop-lourde",
    "l'image pèse {size} ; le maximum est de {most}.",
    "Réduisez-la à 1 600 points de large, avec Photos (Windows), Aperçu (Mac) ou GIMP, et enregistrez une photographie"
    " en .jpg.",
)
OTHER_FORMAT = Kind(
    "image-d-un-autre-format",
    "le fichier n'est pas une image {suffix}{read}.",
    "Enregistrez-la dans ce format, ou donnez-lui l'extension de son format.",
)


def clean_name(name: str) -> str:
    """Return a name for a picture that can be an address: its own where it can."""
    stem, dot, suffix = name.rpartition(".")
    return name if _NAME.fullmatch(name) else f"{identifier(stem) or 'image'}{dot}{suffix.lower()}"


def clean_path(path: str) -> str:
    """Return a path for a picture that can be an address, folder by folder."""
    *folders, name = path.split("/")
    return "/".join([*map(_clean_folder, folders), clean_name(name)])


def _clean_folder(name: str) -> str:
    return name if name in ("", ".", "..") or _FOLDER.fullmatch(name) else identifier(name) or "images"


def picture_problems(root: Path) -> Iterator[Problem]:
    """Find the pictures of the project in `root` whose name can't be an address, whose content is something else, that
    weigh too much, or that do more than draw.
    """
    known: dict[str, str] = {}
    for folder, names in walk(root / DOCS):
        for name in names:
            path = Path(folder, name)
            suffix = path.suffix.lower()
            if suffix in IMAGES and not os.path.islink(path) and not path.is_dir():
                place = path.relative_to(root).as_posix()
                inside = place.removeprefix(f"{DOCS}/")
                yield from (finding.at(place) for finding in _misnamed(inside))
                twin = known.setdefault(inside.casefold(), inside)
                if twin != inside:
                    yield SAME_NAME(name=name, other=PurePosixPath(twin).name).at(place)
                fault = _fault(path, suffix)
                if fault:
                    line, finding = fault
                    yield finding.at(place, line)


def _misnamed(path: str) -> Iterator[Finding]:
    """Find the part of a picture's path, below `docs/`, that can't be an address, or that is taken."""
    *folders, name = path.split("/")
    if clean_name(name) != name:
        yield NAME(name=name, right=clean_name(name))
    for folder in folders:
        if _clean_folder(folder) != folder:
            yield NAME(name=folder, right=_clean_folder(folder))
    if _OURS.fullmatch(path):
        yield TAKEN()


def _fault(path: Path, suffix: str) -> tuple[int, Finding] | None:
    """Return the line and the finding; None for a sound picture."""
    try:
        if not path.is_file():
            return 1, ABSENT()
        size = path.stat().st_size
        if size > MAX_BYTES:
            return 1, TOO_BIG(size=weight(size), most=weight(MAX_BYTES))
        raw = path.read_bytes()
    except OSError:
        return 1, UNREADABLE()
    if suffix == ".svg":
        from macros.catalogue.check.svg import drawing_fault  # noqa: PLC0415  few projects hold a drawing

        return drawing_fault(raw)
    read = other_format(raw)
    if read == _FORMATS[suffix]:
        return None
    return 1, OTHER_FORMAT(suffix=suffix, read=f" : c'est {read}" if read else "")
