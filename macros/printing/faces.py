"""The letters of a font, as the file lets readers find them: its table from codes to signs, read and written."""

from __future__ import annotations

import re

import pikepdf

SOFT_HYPHEN = "\u00ad"

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.S)
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_LISTED = re.compile(rb"<([0-9A-Fa-f]+)>")


def signs(font: pikepdf.Object) -> dict[int, str]:
    """Return the sign of each code of a font, empty where the file does not say."""
    return parsed(font.ToUnicode.read_bytes()) if isinstance(font.get("/ToUnicode"), pikepdf.Stream) else {}


def parsed(table: bytes) -> dict[int, str]:
    """Return the signs of a table of codes, as Adobe's note 5411 writes it."""
    characters: dict[int, str] = {}
    for kind, block in _BLOCK.findall(table):
        if kind == b"bfchar":
            characters.update({int(code, 16): _sign(sign) for code, sign in _CHAR.findall(block)})
            continue
        for first, last, start, items in _RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            if start:
                head, tail = _sign(start)[:-1], ord(_sign(start)[-1])
                characters.update({code: head + chr(tail + rank) for rank, code in enumerate(codes)})
            else:
                characters.update(dict(zip(codes, map(_sign, _LISTED.findall(items)))))
    return characters


def without_soft_hyphens(font: pikepdf.Object) -> None:
    """Let a font's soft hyphen be read as the hyphen it looks like."""
    known = signs(font)
    if any(SOFT_HYPHEN in sign for sign in known.values()):
        font.ToUnicode.write(_written({code: sign.replace(SOFT_HYPHEN, "-") for code, sign in known.items()}))


def _sign(hexadecimal: bytes) -> str:
    return bytes.fromhex(hexadecimal.decode()).decode("utf-16-be", "replace")


def _written(known: dict[int, str]) -> bytes:
    entries = [f"<{code:04X}> <{sign.encode('utf-16-be').hex().upper()}>" for code, sign in sorted(known.items())]
    blocks = [
        entries[start : start + 100] for start in range(0, len(entries), 100)
    ]  # a block holds a hundred entries at most
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering"
        " (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1"
        f" begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\nendcmap\nCMapName currentdict /CMap"
        " defineresource pop\nend\nend\n"
    ).encode("ascii")
