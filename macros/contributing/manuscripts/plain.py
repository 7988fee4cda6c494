"""Reads a text typed in a plain editor, with or without marks of Markdown."""

from __future__ import annotations

import re
from pathlib import Path

from macros.contributing.manuscripts.manuscript import LOST_REFERENCE, MOST_LETTERS, Manuscript, Unreadable
from macros.text.french.wording import weight

_UNDERLINED = re.compile(r"^(?!\s*(?:[-*+>|]|\d+[.)]))(.{1,120})\n(={3,}|-{3,})[ ]*$", re.M)
_ABSENT = re.compile(r"!\[[^\]]*\]\((?!https?:)[^)\s]+")

_MARKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|\[\^[^\]]+\]:?|^(?:!!!|\?\?\?\+?) *\w+|^ *(?:```|~~~).*", re.M)
"""What a page doesn't show as it is written: addresses, names of notes, kinds of boxes."""


def plain_manuscript(path: Path) -> Manuscript:
    """Return the text of a file; raise Unreadable where it is no text, or a fiche already."""
    if path.stat().st_size > MOST_LETTERS:
        raise Unreadable(
            f"« {path.name} » pèse {weight(path.stat().st_size)} ; le maximum est de {weight(MOST_LETTERS)}. Coupez-le."
        )
    data = path.read_bytes()
    text = _decoded(data, path.name).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n")
    if re.match(r"---[ ]*\n", text) and re.search(r"^(?:title|brief|part|themes):", text, re.M):
        raise Unreadable(
            f"« {path.name} » a déjà l'en-tête d'une fiche : copiez-le dans docs/projets/, dans le dossier de son"
            " édition, puis lancez « python3 recueil.py verifier »."
        )
    if path.suffix.lower() == ".txt":
        text = re.sub(r"\t(?=\S)(?<!^\t)", " ", text)
    notices = [
        f"{len(_ABSENT.findall(text))} image(s) à ranger à côté de la fiche, sous le nom que le texte leur donne."
    ] * bool(_ABSENT.search(text))
    markdown = _UNDERLINED.sub(lambda match: f"{'#' if match[2][0] == '=' else '##'} {match[1].strip()}\n", text)
    markdown = re.sub(r"[\u00a0\u202f]", " ", LOST_REFERENCE.sub("", markdown))
    return Manuscript(_MARKS.sub(r"\1", text), markdown=markdown, notices=tuple(notices))


def _decoded(data: bytes, name: str) -> str:
    """Return a text in UTF-8, in UTF-16 that says so, or as old Windows wrote it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4096]:
        raise Unreadable(f"« {name} » n'est pas un texte : enregistrez-le au format .txt, .md, .docx ou .odt.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
