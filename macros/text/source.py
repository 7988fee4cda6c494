"""The text of one file of the content, or the problem that keeps it from being read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.text.problem import Kind, Problem, Topic

MAX_BYTES = {".md": 400_000, ".yml": 8_000_000}
"""Ten times the longest fiche, and a vocabulary of twenty thousand terms: beyond it nobody typed the file."""

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
    "le fichier pèse {size} octets ; le maximum est de {most} octets.",
    general="Une fiche est un texte court : retirez ce qui y a été collé par erreur, ou coupez le fichier.",
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


@dataclass(frozen=True)
class Source:
    """A file's text and its path relative to the project, with `/`."""

    path: str
    text: str


def read_source(root: Path, path: Path) -> Source | Problem:
    """Return the UTF-8 text of `path` with LF line ends, or the problem: unreadable, too big, wrong encoding, empty."""
    name = path.relative_to(root).as_posix()
    try:
        if not path.is_file():  # reading a pipe would wait for ever
            return (FOLDER if path.is_dir() else ABSENT)().at(name)
        raw = path.read_bytes()
    except OSError:
        return UNREADABLE().at(name)
    limit = MAX_BYTES[path.suffix]
    if len(raw) > limit:
        return TOO_BIG(size=len(raw), most=limit).at(name)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return UTF_16().at(name)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return NOT_UTF_8(byte=f"{raw[error.start]:02x}").at(name, line)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return EMPTY().at(name)
    if "\0" in text:
        return NULL_SIGN().at(name, text.count("\n", 0, text.index("\0")) + 1)
    return Source(name, text)
