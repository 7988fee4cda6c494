"""The commonest slips of Markdown: what was meant as a heading, a list, a table or a note, and would be printed as
signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.text.markdown.body import lines

Fault = tuple[int, str, str]
"""The line, from 0; the message; the cure."""

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|\Z)")
_UNSPACED = re.compile(r"(#{1,6})([^\s#].*)")
_INDENTED = re.compile(r"(?:[ \t]+|[ \t]*>[ \t>]*)(#{1,6})\s+\S")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*\Z")
_ITEM = re.compile(r"\s*(?:[-*+]|[0-9]{1,2}\.)[ \t]+\S")
_BULLET = re.compile(r"\s*[•·▪]")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*\Z")
_ADMONITION = re.compile(r"\s*!!! ?[\w-]+(?: +[\w-]+)*(?: +\"[^\"]*\")? *\Z")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]]+)\]:", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]]+)\](?!:)")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]^][^\]]*)\]:", re.MULTILINE)
_REFERENCE = re.compile(r"\[([^\[\]^][^\[\]]*)\] ?\[([^\[\]^]*)\]")
_BOLD = re.compile(r"(?<!\*)\*\*(?!\*)")
_LOOSE_BOLD = re.compile(r"(?<!\S)\*\*(?!\S)")
_SPACED_LINK = re.compile(r"(\[[^\[\]]+\]) +\(((?:https?://|mailto:|[\w./-]+\.md)[^()\s]*)\)")
_CELL_END = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"(`{3,}|~{3,})")


def slips(body: str) -> Iterator[Fault]:
    """Yield each slip of the prose; code blocks and code spans are left alone."""
    prose = dict(lines(body))
    for number, line in prose.items():
        if line.strip():
            yield from _line(number, line, prose)
    for block in _blocks(prose):
        yield from _block(block)
    yield from _references(prose)


def _line(number: int, line: str, prose: dict[int, str]) -> Iterator[Fault]:
    """Find the slips that show on a line and its neighbours."""
    before = prose.get(number - 1, "")
    if _CONFLICT.match(line):
        yield (
            number,
            "une marque de conflit Git est restée dans le texte.",
            "Gardez l'une des deux versions et retirez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
        )
        return
    unspaced, indented = _UNSPACED.match(line), _INDENTED.match(line)
    if unspaced:
        yield number, f"une espace manque après « {unspaced[1]} ».", f"Écrivez : {unspaced[1]} {unspaced[2].strip()}"
    if indented:
        yield (
            number,
            f"un intertitre commence au début de sa ligne : rien ne précède « {indented[1]} ».",
            "Retirez ce qui est avant.",
        )
    if _UNDERLINE.match(line) and before.strip() and not before.startswith("#") and not _CONFLICT.match(before):
        yield (
            number,
            "une ligne de « = » ou de « - » sous un texte en fait un titre.",
            "Écrivez l'intertitre « ### Intertitre » ; pour un filet, laissez une ligne vide avant.",
        )
    if line.lstrip().startswith("!!!"):
        yield from _admonition(number, line, prose)
    for link in _SPACED_LINK.finditer(line):
        yield (
            number,
            f"une espace sépare « {link[1]} » de son adresse : ce ne serait pas un lien.",
            f"Écrivez : {link[1]}({link[2]})",
        )
    if _FENCE.match(line):
        yield (
            number,
            "un bloc de code n'est jamais refermé, ou son ouverture n'est pas reconnue.",
            "Ouvrez-le et fermez-le par une ligne « ``` » au début de la ligne.",
        )


def _admonition(number: int, line: str, prose: dict[int, str]) -> Iterator[Fault]:
    if not _ADMONITION.match(line):
        yield (
            number,
            "l'ouverture de l'encadré n'est pas reconnue.",
            'Écrivez : !!! note "Titre", entre guillemets droits.',
        )
        return
    margin = len(line) - len(line.lstrip()) + 4
    after = next(
        ((rank, prose[rank]) for rank in range(number + 1, next(reversed(prose)) + 1) if prose.get(rank, "").strip()),
        None,
    )
    if after is None or after[1].startswith("#") or after[1].lstrip().startswith("!!!"):
        yield number, "l'encadré n'a pas de texte.", "Écrivez-le à la ligne suivante, en retrait de quatre espaces."
    elif len(after[1].expandtabs(4)) - len(after[1].expandtabs(4).lstrip(" ")) < margin:
        yield (
            after[0],
            "le texte de l'encadré n'est pas en retrait.",
            "Commencez chacune de ses lignes par quatre espaces.",
        )


def _blocks(prose: dict[int, str]) -> Iterator[list[tuple[int, str]]]:
    """Yield the lines between two blank lines, headings and openings of boxes, which end a block by themselves."""
    block: list[tuple[int, str]] = []
    for number, line in prose.items():
        alone = not line.strip() or line.startswith("#") or line.lstrip().startswith("!!!")
        if block and (alone or number != block[-1][0] + 1):
            yield block
            block = []
        if not alone:
            block.append((number, line))
    if block:
        yield block


def _block(block: list[tuple[int, str]]) -> Iterator[Fault]:
    """Find the lists and tables of a block that Markdown would not see."""
    first, opening = block[0]
    bullet = next((number for number, line in block if _BULLET.match(line)), None)
    if bullet is not None:
        yield bullet, "une puce tapée ou collée n'ouvre pas de liste.", "Commencez chaque élément par « - »."
    if not _ITEM.match(opening):
        item = next((number for number, line in block[1:] if _ITEM.match(line)), None)
        if item is not None:
            yield (
                item,
                "une liste commence sans ligne vide avant elle ; elle serait imprimée à la suite du texte.",
                "Laissez une ligne vide avant le premier élément.",
            )
    rows = [number for number, line in block if line.lstrip().startswith("|")]
    ruled = len(block) > 1 and "|" in opening and "-" in block[1][1] and _RULE.match(block[1][1])
    if rows and rows[0] != first:
        yield (
            rows[0],
            "un tableau commence sans ligne vide avant lui ; il serait imprimé à la suite du texte.",
            "Laissez une ligne vide avant sa première ligne.",
        )
    elif not ruled and (rows or (len(block) > 1 and all(" | " in line for _, line in block))):
        yield (
            first,
            "un tableau n'a pas de ligne « |---|---| » sous ses titres de colonnes.",
            "Ajoutez-la, avec autant de « --- » que de colonnes.",
        )
    elif ruled:
        yield from _wide_rows(block)
    yield from _bold(block)


def _wide_rows(block: list[tuple[int, str]]) -> Iterator[Fault]:
    """Find the rows whose last cells Markdown would drop."""
    columns = _cells(block[0][1])
    for number, line in block[2:]:
        if _cells(line) > columns:
            yield (
                number,
                f"cette ligne de tableau a {_cells(line)} cases pour {columns} colonnes ; le reste serait perdu.",
                "Retirez des cases ou ajoutez des colonnes ; dans un texte, « | » s'écrit « \\| ».",
            )


def _cells(line: str) -> int:
    row = line.strip()
    row = row.removeprefix("|")
    return len(_CELL_END.findall(row)) + (not row.endswith("|") or row.endswith("\\|"))


def _bold(block: list[tuple[int, str]]) -> Iterator[Fault]:
    """Find the marks of bold that would be printed: one without its other, or away from its word."""
    marks = [(number, mark) for number, line in block for mark in _BOLD.finditer(line)]
    loose = next((number for number, line in block if _LOOSE_BOLD.search(line)), None)
    if loose is not None or len(marks) % 2:
        yield (
            loose if loose is not None else marks[-1][0],
            "un gras ouvert par « ** » n'est pas refermé ; les étoiles seraient imprimées.",
            "Écrivez **ainsi**, sans espace entre les étoiles et les mots.",
        )


def _references(prose: dict[int, str]) -> Iterator[Fault]:
    """Find the calls without note, the notes without call, the links whose target is not given."""
    text = "\n".join(prose.values())
    notes, calls = set(_NOTE.findall(text)), set(_CALL.findall(text))
    targets = {name.casefold() for name in _DEFINITION.findall(text)}
    for number, line in prose.items():
        for call in _CALL.finditer(line):
            if call[1] not in notes:
                yield (
                    number,
                    f"la note « {call[1]} » est appelée mais n'existe pas.",
                    f"Ajoutez, à la fin, une ligne : [^{call[1]}]: texte de la note.",
                )
        note = _NOTE.match(line)
        if note and note[1] not in calls:
            yield (
                number,
                f"la note « {note[1]} » n'est appelée nulle part.",
                f"Écrivez [^{note[1]}] là où le texte y renvoie.",
            )
        for link in _REFERENCE.finditer(line):
            name = link[2] or link[1]
            if name.casefold() not in targets:
                yield (
                    number,
                    f"le lien « {link[0]} » n'a pas d'adresse.",
                    f"Écrivez [{link[1]}](adresse), ou ajoutez à la fin une ligne : [{name}]: adresse",
                )
