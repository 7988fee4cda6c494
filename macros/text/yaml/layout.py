"""Finds which line of a YAML text is indented too little or too much, from the lines above it. The parser only says
where it gave up, which is often the line after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from macros.text.french.wording import counted
from macros.text.problem import Finding, Kind, Topic, short
from macros.text.yaml.rows import Row, Slip

TOPIC = Topic("Les retraits", "Le retrait dit ce qui appartient à quoi : les lignes de même niveau s'alignent.")

UNALIGNED = Kind(
    "retrait-decale",
    "« {words} » n'est pas aligné : {count} devant la ligne, au lieu de {expected}.",
    "Donnez-lui le retrait des lignes de même niveau.",
    "commanditaire:\n  organisation: ville-de-lille\n  service: Direction de l'accueil",
)
KEY_AMONG_ITEMS = Kind(
    "cle-parmi-les-elements",
    "la clé « {key} » est au milieu d'une liste, dont chaque ligne commence par « - ».",
    "Mettez « - » devant si c'est un élément, ou ramenez la clé sous celle qui la contient.",
    "mission:\n  - Écouter.\n  - Répondre.",
)
ITEM_AMONG_KEYS = Kind(
    "element-parmi-les-cles",
    "« - {text} » est au milieu de clés, et n'appartient à aucune liste.",
    "Écrivez au-dessus la clé de la liste, seule sur sa ligne ; ou retirez le « - ».",
    "mission:\n  - Écouter.\n  - Répondre.",
)
LIST_BESIDE_KEY = Kind(
    "liste-sur-la-ligne-de-la-cle",
    "une liste commence sur la ligne de sa clé, « {key}: {text} ».",
    "Allez à la ligne après « {key}: » et écrivez dessous, en retrait : - {text} ; si c'est un texte, mettez-le entre"
    " guillemets droits.",
    "themes:\n  - management\n  - accueil",
)
VALUE_ABOVE_KEYS = Kind(
    "valeur-avant-des-cles",
    "la clé « {key} » a déjà une valeur, « {value} », et des clés suivent en retrait.",
    "Retirez la valeur si ces clés sont les siennes, ou ramenez-les à son niveau.",
    "commanditaire:\n  organisation: ville-de-lille",
)
NO_DASH = Kind(
    "element-sans-tiret",
    "« {text} » est dans une liste, sans « - » devant.",
    "Pour un élément, écrivez : - {text} ; pour la suite de l'élément précédent, mettez deux espaces de plus.",
    "mission:\n  - Écouter.\n  - Répondre.",
)
NO_COLON = Kind(
    "cle-sans-deux-points",
    "« {text} » n'est ni une clé suivie de « : », ni un élément de liste.",
    "Écrivez « clé: valeur » ; pour la suite du texte précédent, mettez la ligne en retrait de deux espaces.",
    "title: Écouter les agents",
)


MOST = 10
"""How many badly indented lines are reported at once."""


@dataclass(frozen=True)
class _Level:
    """The column on which a run of keys, or of items, is aligned."""

    column: int
    is_list: bool


def layout_slips(rows: Sequence[Row]) -> Iterator[Slip]:
    """Yield the badly indented lines of a text: the fewest lines whose move makes the rest right."""
    frame = list(rows)
    for _ in range(MOST):
        first = _first_slip(frame)
        if first is None:
            return
        rank, slip = first
        move = _move(frame, rank) if slip.kind in (UNALIGNED, ITEM_AMONG_KEYS, KEY_AMONG_ITEMS) else None
        opening = _opened(frame, rank)
        if opening and not (move and _is_mended(frame, *move)):
            yield opening.number, opening.key, VALUE_ABOVE_KEYS(key=opening.key, value=short(opening.value))
            frame[rank - 1] = replace(opening, value="")
            continue
        if move:
            moved, column = move
            row = frame[moved]
            own = moved == rank and slip.kind is not ITEM_AMONG_KEYS
            yield row.number, row.key, slip if own else _unaligned(row, [column])
            frame[moved] = row.moved(column)
            continue
        place = rank - 1 if rank and slip.kind is LIST_BESIDE_KEY else rank
        yield frame[place].number, frame[place].key, slip
        if slip.kind is UNALIGNED:
            return  # what follows can't be told from what this line upsets
        if place < rank:
            frame[place] = replace(frame[place], value="")
        elif slip.kind is NO_COLON and any(row.start > frame[rank].column for row in frame[rank + 1 : rank + 2]):
            frame[rank] = replace(frame[rank], key=frame[rank].value, value="")  # it stands above what it holds
        else:
            del frame[rank]


def _opened(frame: Sequence[Row], rank: int) -> Row | None:
    """Return the line above, where it is a key whose value on the same line keeps the keys below from being its own."""
    above, rows = frame[rank - 1] if rank else None, frame[rank : rank + 2]
    below = bool(above and above.key and above.value) and all(
        row.key and not row.dashes and above and row.start == rows[0].start > above.holder for row in rows
    )
    return above if below and len(rows) > 1 else None


def _move(frame: Sequence[Row], rank: int) -> tuple[int, int] | None:
    """Return which line to move, the faulty one or one above it, and to which column, so that the fewest others are
    upset: lists and keys stand two spaces further in than what holds them.
    """
    margins = [place for place in range(max(rank - 60, 0), rank) if not frame[place].start]
    top = (margins[-3:] or [0])[0]
    window = list(frame[top : rank + 40])
    near = {column for row in window[max(rank - top - 4, 0) : rank - top + 4] for column in (row.start, row.column)}
    tried = []
    for moved in range(max(rank - 12, top), rank + 1):
        for column in near - {frame[moved].start}:
            row = frame[moved].moved(column)
            mended = [*window[: moved - top], row, *window[moved - top + 1 :]]
            first = _first_slip(mended)
            reached = first[0] + top if first else len(frame)
            tried.append((reached, -_odd(mended), moved, -abs(column - frame[moved].start), column))
    best = max(tried, default=None)
    return (best[2], best[4]) if best and best[0] > rank else None


def _is_mended(frame: Sequence[Row], moved: int, column: int) -> bool:
    """Tell whether moving one line to another column makes all the lines near it right."""
    top = max(moved - 60, 0)
    rows = [*frame[:moved], frame[moved].moved(column), *frame[moved + 1 : moved + 40]]
    first = _first_slip(rows[top:] if not rows[top].start else rows)
    return first is None


def _odd(rows: Sequence[Row]) -> int:
    """Count the lines whose indent is no step of two spaces, lists included."""
    return sum(
        row.start % 2 or row.start > above.holder + 2 or (bool(row.dashes and above.key) and row.start == above.holder)
        for above, row in pairwise(rows)
    )


def _first_slip(rows: Sequence[Row]) -> tuple[int, Finding] | None:
    """Return the rank of the first badly indented line, and why it is."""
    levels: list[_Level] = []
    before: Row | None = None
    margin = 0 if any(not row.start for row in rows) else min((row.start for row in rows), default=0)
    for rank, row in enumerate(rows):
        if row.key or row.dashes:
            slip = _placed(row, before, levels) if before else _first(row, levels, margin)
            levels += [_Level(dash, True) for dash in row.dashes[1:]]
            levels += [_Level(row.column, False)] if row.dashes and row.key else []
            before = row
        else:
            slip = _text(row, before, levels)
        if slip:
            return rank, slip
    return None


def _first(row: Row, levels: list[_Level], margin: int) -> Finding | None:
    levels.append(_Level(margin, bool(row.dashes)))
    return None if row.start == margin else _unaligned(row, [margin])


def _placed(row: Row, before: Row, levels: list[_Level]) -> Finding | None:
    """Return what is wrong with the indent of a key or of an item; close and open levels as it does."""
    here = _Level(row.start, bool(row.dashes))
    left: list[_Level] = []
    while levels and here.column < levels[-1].column:
        left.insert(0, levels.pop())
    top = levels[-1] if levels else _Level(-1, not here.is_list)
    if not left and not before.value and (here.column, here.is_list) > (top.column, top.is_list):
        levels.append(here)
        return None
    if top == _Level(here.column, True) and not here.is_list and levels[-2:-1] == [here]:
        levels.pop()  # a list may stand right below its key, with no indent
        return None
    if top == here:
        return None
    near = [level for level in left if level.is_list == here.is_list][:1]
    near += [top] if top.is_list == here.is_list else []
    if here.is_list and not near:
        near = [level for level in levels if level.is_list][-1:]
    return _unaligned(row, [level.column for level in near]) if near else _other_kind(row, before)


def _text(row: Row, before: Row | None, levels: Sequence[_Level]) -> Finding | None:
    """Return what is wrong with a line that is neither a key nor an item, and continues no text."""
    if before and row.column > before.holder:
        return None
    is_item = levels and row.column >= max((level.column for level in levels if level.is_list), default=row.column + 1)
    return (NO_DASH if is_item else NO_COLON)(text=short(row.value))


def _other_kind(row: Row, before: Row) -> Finding:
    """Say that a key stands among items, or an item among keys."""
    if not row.dashes:
        return KEY_AMONG_ITEMS(key=row.key)
    if before.key and before.value:
        return LIST_BESIDE_KEY(key=before.key, text=short(before.value))
    return ITEM_AMONG_KEYS(text=short(row.value or row.key))


def _unaligned(row: Row, columns: Iterable[int]) -> Finding:
    words = f"{'- ' * len(row.dashes)}{row.key}{': ' if row.key else ''}{row.value}".strip()
    expected = " ou ".join(str(column) for column in sorted(set(columns)))
    return UNALIGNED(words=short(words), count=counted(row.start, "espace"), expected=expected)
