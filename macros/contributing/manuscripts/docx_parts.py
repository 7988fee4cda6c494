"""The parts of a Word file by what they hold: Word on the web numbers their names, « document2.xml »."""

from __future__ import annotations

import re
from collections.abc import Iterable


def part_name(names: Iterable[str], stem: str) -> str:
    """Return the name of the part that a stem names (`document`, `styles`, `numbering`); none where there is none."""
    return next((name for name in names if re.fullmatch(rf"word/{stem}\d*\.xml", name)), "")
