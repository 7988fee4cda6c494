"""The text of one file of the content, or the problem that keeps it from being read."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from macros.text.french.wording import weight
from macros.text.problem import Finding, Kind, Problem, Topic
from macros.text.signs import visible

MAX_BYTES = {".md": 400_000, ".yml": 8_000_000}
"""Ten times the longest fiche, and a vocabulary of twenty thousand terms: nobody types a larger file."""

_HEAD = 1_000
"""The bytes that tell UTF-16 from a text without a null sign, where nothing says it is."""

TOPIC = Topic("Le fichier lui-même", "Avant de lire un mot, l'outil s'assure que le fichier est un texte.")

FOLDER = Kind("dossier", "c'est un dossier, et non un fichier.", "Renommez-le ou retirez-le.")
ABSENT = Kind(
    "fichier-disparu", "ce n'est pas un fichier, ou il a disparu.", "Remplacez-le par un vrai fichier, ou retirez-le."
)
UNREADABLE = Kind(
    "fichier-illisible",
    "le fichier ne peut pas être lu.",
    "Vérifiez les droits que vous avez sur lui, et qu'aucun autre programme ne le retient.",
)
TOO_BIG = Kind(
    "fichier-trop-lourd",
    "le fichier pèse {size} ; le maximum est de {most}.",
    general="Une fiche est un texte court : retirez ce qui y a été collé par erreur, ou coupez le fichier.",
)
OTHER_FORMAT = Kind(
    "fichier-d-un-autre-format",
    "c'est {format}, et non un texte : le renommer ne suffit pas.",
    "Ouvrez-le dans son logiciel, et collez ce qu'il dit dans un fichier neuf, enregistré en texte brut (UTF-8).",
)
UTF_16 = Kind("fichier-utf-16", "le fichier est enregistré en UTF-16.", "Enregistrez-le en UTF-8.")
NOT_UTF_8 = Kind(
    "fichier-non-utf-8",
    "le fichier n'est pas en UTF-8 (octet 0x{byte} illisible).",
    "Il vient sans doute d'un éditeur réglé sur Windows-1252 ou ISO-8859-1 : enregistrez-le en UTF-8.",
)
EMPTY = Kind("fichier-vide", "le fichier est vide.", "Partez d'un fichier du même dossier, ou supprimez celui-ci.")
NULL_SIGN = Kind(
    "caractere-nul",
    "le fichier contient un caractère nul : ce n'est pas un fichier texte.",
    "Recopiez le texte dans un fichier neuf, enregistré en UTF-8.",
)


_FORMATS = (
    (re.compile(rb"PK\x03\x04.*word/", re.S), "un fichier Word"),
    (re.compile(rb"PK\x03\x04.*(?:xl|ppt)/", re.S), "un fichier Excel ou PowerPoint"),
    (re.compile(rb"PK\x03\x04.*mimetypeapplication/vnd\.oasis", re.S), "un fichier LibreOffice"),
    (re.compile(rb"PK\x03\x04"), "une archive"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "un fichier d'Office"),
    (re.compile(rb"\{\\rtf"), "un fichier RTF"),
    (re.compile(rb"%PDF-"), "un fichier PDF"),
    (re.compile(rb"\s*<(?:!doctype html|html)\b", re.I), "une page web"),
    (re.compile(rb"\x89PNG"), "une image PNG"),
    (re.compile(rb"\xff\xd8\xff"), "une image JPEG"),
    (re.compile(rb"GIF8"), "une image GIF"),
    (re.compile(rb"RIFF.{4}WEBP", re.S), "une image WebP"),
    (re.compile(rb".{4}ftyp(?:hei|mif)", re.S), "une photographie HEIC"),
)
"""How files of other programs begin."""


def other_format(raw: bytes) -> str:
    """Return what kind of file the first bytes of another program's file are: « un fichier Word »; else nothing."""
    return next((name for sign, name in _FORMATS if sign.match(raw)), "")


@dataclass(frozen=True)
class Source:
    """A file's text and its path relative to the project, with `/`."""

    path: str
    text: str


def read_source(root: Path, path: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """Return the text of the file at a path below `root`, and its problems; see `source`."""
    raw, problems = read_bytes(root, path)
    return (None, problems) if raw is None else source(path, raw)


def read_bytes(root: Path, name: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return what a file holds, None where it can't be read, and why."""
    path = os.path.join(root, name)
    if os.path.islink(path):  # told among the strays: what it leads to is no business of ours
        return None, ()
    try:
        if not os.path.isfile(path):  # reading a pipe would wait for ever
            return None, ((FOLDER if os.path.isdir(path) else ABSENT)().at(name),)
        return Path(path).read_bytes(), ()
    except OSError:
        return None, (UNREADABLE().at(name),)


def source(name: str, raw: bytes) -> tuple[Source | None, tuple[Problem, ...]]:
    """Return the text that some bytes hold, in NFC, with LF line ends and without invisible characters, and its
    problems. The text is None where there is none: too big, no text, wrong encoding, empty.
    """
    text = _decoded(raw, MAX_BYTES[PurePath(name).suffix])
    if not isinstance(text, str):
        line, finding = text
        return None, (finding.at(name, line),)
    text, signs = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not signs and not text.strip():
        return None, (EMPTY().at(name),)
    return Source(name, text), tuple(finding.at(name, line + 1) for line, finding in signs)


def _decoded(raw: bytes, limit: int) -> str | tuple[int, Finding]:
    """Return the text of some bytes; or the finding of why they are none, and on which line."""
    program = other_format(raw)
    if program:
        return 1, OTHER_FORMAT(format=program)
    if len(raw) > limit:
        return 1, TOO_BIG(size=weight(len(raw)), most=weight(limit))
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or 3 * raw[:_HEAD].count(b"\0") > len(raw[:_HEAD]):
        return 1, UTF_16()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return raw.count(b"\n", 0, error.start) + 1, NOT_UTF_8(byte=f"{raw[error.start]:02x}")
    if "\0" in text:
        return text.count("\n", 0, text.index("\0")) + 1, NULL_SIGN()
    return text
