"""The day that a build says of itself, from the variable SOURCE_DATE_EPOCH: seconds since 1970, so that two builds of
the same content are the same.
"""

from __future__ import annotations

import datetime
import os
import shutil
import subprocess
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"

END = 2**32
"""The first second that a compressed file can't bear, in 2106; it bears none before 1970 either."""


class WrongDate(ValueError):
    """A variable that holds no date; the message says so in French."""


def build_date() -> datetime.date | None:
    """Return the day that the variable names, None where it is absent or empty; raise WrongDate where it names none."""
    text = os.environ.get(VARIABLE, "").strip()
    if not text:
        return None
    if not text.isdecimal() or len(text) > len(str(END)) or int(text) >= END:
        raise WrongDate(
            f"La variable {VARIABLE} vaut « {text} » : un nombre de secondes depuis 1970 est attendu, comme 1767225600."
            " Corrigez-la, ou retirez-la."
        )
    return datetime.datetime.fromtimestamp(int(text), datetime.UTC).date()


def publication_day(root: Path) -> datetime.date:
    """Return the day written in printed files: that of the variable, else the last commit's at `root`, else today."""
    day = build_date()
    if day or not shutil.which("git"):
        return day or datetime.date.today()
    command = ["git", "log", "-1", "--format=%ct"]
    seconds = subprocess.run(command, cwd=root, capture_output=True, text=True).stdout.strip()
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date() if seconds else datetime.date.today()
