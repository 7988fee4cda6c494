"""The profile of a press in miniature (ICC.1:2001-04): four inks, of which black alone is laid."""

from __future__ import annotations

import struct
from itertools import product
from pathlib import Path

_RAMP = bytes(range(256))


def write_press_profile(path: Path) -> Path:
    """Write it; return its path."""
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    name = b"Une presse\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(79),
        b"cprt": b"text\0\0\0\0Libre de droits\0",
        b"wtpt": white,
        b"A2B0": _table([(255 - max(inks), 128, 128) for inks in product((0, 255), repeat=4)], 4, 3),
        b"B2A0": _table([(0, 0, 0, 255 - light) for light, _, _ in product((0, 255), repeat=3)], 3, 4),
    }
    index, content = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name_, tag in tags.items():
        index += name_ + struct.pack(">II", start + len(content), len(tag))
        content += tag + bytes(-len(tag) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(content), b"\0\0\0\0", 0x02400000, b"prtr", b"CMYK", b"Lab ")
    head += struct.pack(">6H4s28x3i48x", 2026, 1, 1, 0, 0, 0, b"acsp", 0xF6D6, 0x10000, 0xD32D)
    path.write_bytes(head + index + content)
    return path


def _table(corners: list[tuple[int, ...]], channels: int, results: int) -> bytes:
    """Return a table of two points a side, between which colours are mixed."""
    identity = struct.pack(">9i", *(0x10000 if rank % 4 == 0 else 0 for rank in range(9)))
    head = b"mft1\0\0\0\0" + bytes((channels, results, 2, 0)) + identity
    return head + channels * _RAMP + bytes(value for corner in corners for value in corner) + results * _RAMP
