"""The pictures that contributors put in `docs/`: what they claim to be, not too heavy, and, for SVG, drawings alone.

An SVG is a document: opened by its address it would run its scripts as the site's own, whatever the pages' policy says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from macros.catalogue.read.known_files import DOCS, IMAGES
from macros.text.problem import Finding, Kind, Problem, Topic

MAX_BYTES = 2_000_000
"""What a phone still loads; a photograph for the web weighs a tenth of it."""

_SIGNATURES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
}

_ACTIVE = (
    (re.compile(r"<\s*!\s*(?:DOCTYPE|ENTITY)|<\?(?!xml\s)", re.IGNORECASE), "une déclaration ou une instruction"),
    (
        re.compile(
            r"<\s*(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|audio|video|handler|set|animate\w*)\b",
            re.IGNORECASE,
        ),
        "un élément qui agit",
    ),
    (re.compile(r"[\s\"'/]on\w+\s*=", re.IGNORECASE), "un gestionnaire d'événement"),
    (
        re.compile(
            r"@import|url\(\s*[\"']?(?!#)|(?:href|src)\s*=\s*[\"']\s*(?!#|data:image/(?:png|jpeg|webp);)[^\"'\s]",
            re.IGNORECASE,
        ),
        "un lien vers autre chose",
    ),
)
"""What makes a document of a drawing."""

TOPIC = Topic("Les images", "Une image est ce que dit son nom, pèse peu, et n'agit pas.")

ABSENT = Kind(
    "image-disparue", "ce n'est pas un fichier, ou il a disparu.", "Remplacez-le par une image, ou retirez-le."
)
UNREADABLE = Kind("image-illisible", "le fichier ne peut pas être lu.", "Vérifiez les droits que vous avez sur lui.")
TOO_BIG = Kind(
    "image-trop-lourde",
    "l'image pèse {size} octets ; le maximum est de {most} octets.",
    "Réduisez-la à la largeur d'une page, 1 600 points au plus.",
)
OTHER_FORMAT = Kind(
    "image-d-un-autre-format",
    "le fichier n'est pas une image {suffix}.",
    "Enregistrez-la dans ce format, ou donnez-lui l'extension de son format.",
)
NOT_UTF_8 = Kind("dessin-non-utf-8", "le dessin n'est pas en UTF-8.", "Enregistrez-le en UTF-8.")
NO_SVG = Kind(
    "dessin-invalide", "le fichier n'est pas un dessin SVG.", "Exportez-le à nouveau depuis votre logiciel de dessin."
)
HIDDEN_SIGNS = Kind(
    "dessin-masque", "le dessin cache des signes par leur numéro ou par une entité.", "Écrivez les signes eux-mêmes."
)
ACTIVE = Kind(
    "dessin-actif",
    "le dessin contient {what} : « {text} ».",
    "Exportez-le en « SVG simple », sans script, animation ni lien.",
)


def picture_problems(root: Path) -> Iterator[Problem]:
    """Find the pictures of the project in `root` that aren't what their name says, weigh too much or act."""
    for folder, _, files in os.walk(root / DOCS):
        for name in sorted(files):
            path = Path(folder, name)
            suffix = path.suffix.lower()
            if suffix in IMAGES and not name.startswith(".") and not os.path.islink(path):
                fault = _fault(path, suffix)
                if fault:
                    line, finding = fault
                    yield finding.at(path.relative_to(root).as_posix(), line)


def _fault(path: Path, suffix: str) -> tuple[int, Finding] | None:
    """Return the line and the finding; None for a sound picture."""
    try:
        if not path.is_file():
            return 1, ABSENT()
        size = path.stat().st_size
        if size > MAX_BYTES:
            return 1, TOO_BIG(size=size, most=MAX_BYTES)
        raw = path.read_bytes()
    except OSError:
        return 1, UNREADABLE()
    if suffix != ".svg":
        sound = raw.startswith(_SIGNATURES[suffix]) and (suffix != ".webp" or raw[8:12] == b"WEBP")
        return None if sound else (1, OTHER_FORMAT(suffix=suffix))
    return _active(raw)


def _active(raw: bytes) -> tuple[int, Finding] | None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return 1, NOT_UTF_8()
    if "\0" in text or "<svg" not in text:
        return 1, NO_SVG()
    if "&" in re.sub(r"&(?:amp|lt|gt|quot|apos);", "", text):
        place = re.sub(r"&(?:amp|lt|gt|quot|apos);", lambda match: " " * len(match[0]), text).index("&")
        return text.count("\n", 0, place) + 1, HIDDEN_SIGNS()
    for pattern, what in _ACTIVE:
        match = pattern.search(text)
        if match:
            return text.count("\n", 0, match.start()) + 1, ACTIVE(what=what, text=match[0].strip())
    return None
