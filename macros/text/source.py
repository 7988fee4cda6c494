"""The text of one file of the content, or the problem that keeps it from being read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.text.problem import Problem

MAX_BYTES = {".md": 400_000, ".yml": 8_000_000}
"""Ten times the longest fiche, and a vocabulary of twenty thousand terms: beyond it nobody typed the file."""

_FOLDER = ("c'est un dossier, et non un fichier.", "Renommez-le ou retirez-le.")
_ABSENT = ("ce n'est pas un fichier, ou il a disparu.", "Remplacez-le par un vrai fichier, ou retirez-le.")


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
            return Problem(name, 1, "", *(_FOLDER if path.is_dir() else _ABSENT))
        raw = path.read_bytes()
    except OSError:
        return Problem(
            name,
            1,
            "",
            "le fichier ne peut pas être lu.",
            "Vérifiez les droits que vous avez sur lui, et qu'aucun autre programme ne le retient.",
        )
    limit = MAX_BYTES[path.suffix]
    if len(raw) > limit:
        return Problem(name, 1, "", f"le fichier pèse {len(raw)} octets ; le maximum est de {limit} octets.")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Problem(name, 1, "", "le fichier est enregistré en UTF-16.", "Enregistrez-le en UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Problem(
            name,
            line,
            "",
            f"le fichier n'est pas en UTF-8 (octet 0x{raw[error.start]:02x} illisible).",
            "Il vient sans doute d'un éditeur réglé sur Windows-1252 ou ISO-8859-1 : enregistrez-le en UTF-8.",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Problem(
            name, 1, "", "le fichier est vide.", "Partez d'un fichier du même dossier, ou supprimez celui-ci."
        )
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return Problem(name, line, "", "le fichier contient un caractère nul : ce n'est pas un fichier texte.")
    return Source(name, text)
