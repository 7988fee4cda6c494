"""The commonest slips of Markdown: what was meant as a heading, a list, a table or a note, and would be printed as
signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.text.markdown.body import lines
from macros.text.problem import Finding, Kind, Topic

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


TOPIC = Topic("Les faux pas de Markdown", "Ce qui s'imprimerait autrement que prévu.")

CONFLICT = Kind(
    "conflit-git-recit",
    "une marque de conflit Git est restée dans le texte.",
    "Gardez l'une des deux versions et retirez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
)
UNSPACED_HEADING = Kind(
    "intertitre-colle", "une espace manque après « {marks} ».", "Écrivez : {marks} {title}", "### Trois ateliers"
)
INDENTED_HEADING = Kind(
    "intertitre-en-retrait",
    "un intertitre commence au début de sa ligne : rien ne précède « {marks} ».",
    "Retirez ce qui est avant.",
    "### Trois ateliers",
)
UNDERLINED = Kind(
    "texte-souligne",
    "une ligne de « = » ou de « - » sous un texte en fait un titre.",
    "Écrivez l'intertitre « ### Intertitre » ; pour un filet, laissez une ligne vide avant.",
    "### Trois ateliers",
)
SPACED_LINK = Kind(
    "lien-espace",
    "une espace sépare « {label} » de son adresse : ce ne serait pas un lien.",
    "Écrivez : {label}({target})",
    "[Le rapport](https://www.exemple.fr/rapport)",
)
CODE_BLOCK = Kind(
    "bloc-de-code",
    "un bloc de code n'est jamais refermé, ou son ouverture n'est pas reconnue.",
    "Ouvrez-le et fermez-le par une ligne « ``` » au début de la ligne.",
    "```\nle code\n```",
)
BOX_OPENING = Kind(
    "encadre-mal-ouvert",
    "l'ouverture de l'encadré n'est pas reconnue.",
    'Écrivez : !!! note "Titre", entre guillemets droits.',
    '!!! note "À retenir"\n    Le texte de l\'encadré.',
)
EMPTY_BOX = Kind(
    "encadre-vide",
    "l'encadré n'a pas de texte.",
    "Écrivez-le à la ligne suivante, en retrait de quatre espaces.",
    '!!! note "À retenir"\n    Le texte de l\'encadré.',
)
BOX_TEXT = Kind(
    "encadre-sans-retrait",
    "le texte de l'encadré n'est pas en retrait.",
    "Commencez chacune de ses lignes par quatre espaces.",
    '!!! note "À retenir"\n    Le texte de l\'encadré.',
)
BULLET = Kind(
    "puce-collee",
    "une puce tapée ou collée n'ouvre pas de liste.",
    "Commencez chaque élément par « - ».",
    "- Écouter.\n- Répondre.",
)
LATE_LIST = Kind(
    "liste-sans-ligne-vide",
    "une liste commence sans ligne vide avant elle ; elle serait imprimée à la suite du texte.",
    "Laissez une ligne vide avant le premier élément.",
    "Deux temps :\n\n- Écouter.\n- Répondre.",
)
LATE_TABLE = Kind(
    "tableau-sans-ligne-vide",
    "un tableau commence sans ligne vide avant lui ; il serait imprimé à la suite du texte.",
    "Laissez une ligne vide avant sa première ligne.",
    "Deux villes :\n\n| Ville | Agents |\n|---|---|\n| Lille | 85 |",
)
TABLE_RULE = Kind(
    "tableau-sans-filet",
    "un tableau n'a pas de ligne « |---|---| » sous ses titres de colonnes.",
    "Ajoutez-la, avec autant de « --- » que de colonnes.",
    "| Ville | Agents |\n|---|---|\n| Lille | 85 |",
)
WIDE_ROW = Kind(
    "tableau-trop-large",
    "cette ligne de tableau a {cells} cases pour {columns} colonnes ; le reste serait perdu.",
    "Retirez des cases ou ajoutez des colonnes ; dans un texte, « | » s'écrit « \\| ».",
)
OPEN_BOLD = Kind(
    "gras-ouvert",
    "un gras ouvert par « ** » n'est pas refermé ; les étoiles seraient imprimées.",
    "Écrivez **ainsi**, sans espace entre les étoiles et les mots.",
    "Les **ateliers** ont réuni 85 agents.",
)
MISSING_NOTE = Kind(
    "note-absente",
    "la note « {name} » est appelée mais n'existe pas.",
    "Ajoutez, à la fin, une ligne : [^{name}]: texte de la note.",
    "[^1]: D'après le rapport de 2017.",
)
UNCALLED_NOTE = Kind(
    "note-jamais-appelee",
    "la note « {name} » n'est appelée nulle part.",
    "Écrivez [^{name}] là où le texte y renvoie.",
    "Les ateliers ont réuni 85 agents[^1].",
)
NO_TARGET = Kind(
    "lien-sans-cible",
    "le lien « {link} » n'a pas d'adresse.",
    "Écrivez [{label}](adresse), ou ajoutez à la fin une ligne : [{name}]: adresse",
    "[Le rapport](https://www.exemple.fr/rapport)",
)

Slip = tuple[int, Finding]
"""The line, from 0, and the finding."""


def slips(body: str) -> Iterator[Slip]:
    """Yield each slip of the prose; code blocks and code spans are left alone."""
    prose = dict(lines(body))
    for number, line in prose.items():
        if line.strip():
            yield from _line(number, line, prose)
    for block in _blocks(prose):
        yield from _block(block)
    yield from _references(prose)


def _line(number: int, line: str, prose: dict[int, str]) -> Iterator[Slip]:
    """Find the slips that show on a line and its neighbours."""
    before = prose.get(number - 1, "")
    if _CONFLICT.match(line):
        yield number, CONFLICT()
        return
    unspaced, indented = _UNSPACED.match(line), _INDENTED.match(line)
    if unspaced:
        yield number, UNSPACED_HEADING(marks=unspaced[1], title=unspaced[2].strip())
    if indented:
        yield number, INDENTED_HEADING(marks=indented[1])
    if _UNDERLINE.match(line) and before.strip() and not before.startswith("#") and not _CONFLICT.match(before):
        yield number, UNDERLINED()
    if line.lstrip().startswith("!!!"):
        yield from _admonition(number, line, prose)
    for link in _SPACED_LINK.finditer(line):
        yield number, SPACED_LINK(label=link[1], target=link[2])
    if _FENCE.match(line):
        yield number, CODE_BLOCK()


def _admonition(number: int, line: str, prose: dict[int, str]) -> Iterator[Slip]:
    if not _ADMONITION.match(line):
        yield number, BOX_OPENING()
        return
    margin = len(line) - len(line.lstrip()) + 4
    after = next(
        ((rank, prose[rank]) for rank in range(number + 1, next(reversed(prose)) + 1) if prose.get(rank, "").strip()),
        None,
    )
    if after is None or after[1].startswith("#") or after[1].lstrip().startswith("!!!"):
        yield number, EMPTY_BOX()
    elif len(after[1].expandtabs(4)) - len(after[1].expandtabs(4).lstrip(" ")) < margin:
        yield after[0], BOX_TEXT()


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


def _block(block: list[tuple[int, str]]) -> Iterator[Slip]:
    """Find the lists and tables of a block that Markdown would not see."""
    first, opening = block[0]
    bullet = next((number for number, line in block if _BULLET.match(line)), None)
    if bullet is not None:
        yield bullet, BULLET()
    if not _ITEM.match(opening):
        item = next((number for number, line in block[1:] if _ITEM.match(line)), None)
        if item is not None:
            yield item, LATE_LIST()
    rows = [number for number, line in block if line.lstrip().startswith("|")]
    ruled = len(block) > 1 and "|" in opening and "-" in block[1][1] and _RULE.match(block[1][1])
    if rows and rows[0] != first:
        yield rows[0], LATE_TABLE()
    elif not ruled and (rows or (len(block) > 1 and all(" | " in line for _, line in block))):
        yield first, TABLE_RULE()
    elif ruled:
        yield from _wide_rows(block)
    yield from _bold(block)


def _wide_rows(block: list[tuple[int, str]]) -> Iterator[Slip]:
    """Find the rows whose last cells Markdown would drop."""
    columns = _cells(block[0][1])
    for number, line in block[2:]:
        if _cells(line) > columns:
            yield number, WIDE_ROW(cells=_cells(line), columns=columns)


def _cells(line: str) -> int:
    row = line.strip()
    row = row.removeprefix("|")
    return len(_CELL_END.findall(row)) + (not row.endswith("|") or row.endswith("\\|"))


def _bold(block: list[tuple[int, str]]) -> Iterator[Slip]:
    """Find the marks of bold that would be printed: one without its other, or away from its word."""
    marks = [(number, mark) for number, line in block for mark in _BOLD.finditer(line)]
    loose = next((number for number, line in block if _LOOSE_BOLD.search(line)), None)
    if loose is not None or len(marks) % 2:
        yield loose if loose is not None else marks[-1][0], OPEN_BOLD()


def _references(prose: dict[int, str]) -> Iterator[Slip]:
    """Find the calls without note, the notes without call, the links whose target is not given."""
    text = "\n".join(prose.values())
    notes, calls = set(_NOTE.findall(text)), set(_CALL.findall(text))
    targets = {name.casefold() for name in _DEFINITION.findall(text)}
    for number, line in prose.items():
        for call in _CALL.finditer(line):
            if call[1] not in notes:
                yield number, MISSING_NOTE(name=call[1])
        note = _NOTE.match(line)
        if note and note[1] not in calls:
            yield number, UNCALLED_NOTE(name=note[1])
        for link in _REFERENCE.finditer(line):
            name = link[2] or link[1]
            if name.casefold() not in targets:
                yield number, NO_TARGET(link=link[0], label=link[1], name=name)
