"""The options of a command, read by argparse and answered in French: its own words are English sentences."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from macros.text.problem import nearest

_FAULTY = re.compile(r"unrecognized arguments: (\S+)|invalid choice: '([^']*)'|argument (--[\w-]+): expected")
_OPTION = re.compile(r"--[\w-]+")
_CHOICE = re.compile(r"[\w-]+")
_FRENCH = (
    ("usage:", "Usage :"),
    ("positional arguments:", "Ce que l'on peut écrire :"),
    ("options:", "Options :"),
    ("show this help message and exit", "affiche cette aide"),
)


class Parser(argparse.ArgumentParser):
    """A parser whose refusals quote the word at fault, name the nearest that would do, then end with `usage_said`.

    The exit status is argparse's: 2 where an argument can't be understood.
    """

    def __init__(self, *, usage_said: str, **settings: Any) -> None:
        super().__init__(**settings)
        self._usage_said = usage_said

    def error(self, message: str) -> NoReturn:
        """Say what can't be understood and what can be written, and end."""
        found = _FAULTY.search(message)
        if found and found[3]:
            fault = f"« {found[3]} » attend une valeur."
        elif found:
            word = found[1] or found[2]
            admitted = (
                _OPTION.findall(self._usage_said) if found[1] else _CHOICE.findall(message.partition("choose from")[2])
            )
            fault = f"« {word} » n'est pas compris. {nearest(word, admitted)}".strip()
        else:
            fault = ""
        self.exit(2, "\n".join(filter(None, (fault, self._usage_said))) + "\n")

    def format_help(self) -> str:
        """Return argparse's help in French."""
        said = super().format_help()
        for english, french in _FRENCH:
            said = said.replace(english, french, 1)
        return said
