"""What all commands share: how their options are read, by argparse made to answer in French, and how they end.

`recueil.py` lists the commands and runs each as a module; each module makes its `main` here.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from macros.commands.environment import Stop
from macros.text.problem import nearest, one_line
from recueil import COMMANDS, guarded

_FAULTY = re.compile(r"unrecognized arguments: (\S+)|invalid choice: '([^']*)'|argument (--[\w-]+): expected")
_NEGATIVE = re.compile(r"[-\u2212]\d")
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
        match = _FAULTY.search(message)
        if match and match[3]:
            fault = f"« {match[3]} » attend une valeur."
        elif match:
            word = match[1] or match[2]
            admitted = (
                list(self._option_string_actions) if match[1] else _CHOICE.findall(message.partition("choose from")[2])
            )
            fault = f"« {one_line(word)} » n'est pas compris. {nearest(word, admitted)}".strip()
        else:
            fault = ""
        self.exit(2, "\n".join(filter(None, (fault, self._usage_said))) + "\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print, and fail where nothing can be: argparse would pass over it."""
        print(message, end="", file=file or sys.stderr)

    def format_help(self) -> str:
        """Return argparse's help in French."""
        text = super().format_help()
        for english, french in _FRENCH:
            text = text.replace(english, french, 1)
        return text


@dataclass(frozen=True)
class Main:
    """What a command's module runs: `declare` adds its options to a parser, `run` does it and returns the exit status.

    `usage` ends every refusal of an option.
    """

    name: str
    usage: str
    run: Callable[[argparse.Namespace], int]
    declare: Callable[[Parser], object] = lambda parser: None

    def __call__(self, arguments: list[str]) -> int:
        """Run the command with its arguments as they were typed."""
        parser = Parser(
            usage_said=self.usage,
            prog=f"recueil.py {self.name}",
            description=" ; ".join(COMMANDS[self.name].forms.values()),
            epilog=self.usage,
            allow_abbrev=False,
        )
        self.declare(parser)
        try:
            return self.run(parser.parse_args(_with_negatives(arguments)))
        except Stop as stop:
            print(stop, file=sys.stderr)
            return 1

    def end(self) -> NoReturn:
        """Run the command of the terminal, and end with its status."""
        gc.freeze()  # what modules have made lasts as long as the command: looking for garbage there took a tenth of it
        sys.exit(guarded(self, sys.argv[1:]))


def _with_negatives(arguments: Iterable[str]) -> list[str]:
    """Return arguments as argparse takes them: it reads « --latitude -20,8789 » as two options."""
    joined: list[str] = []
    for argument in arguments:
        if _NEGATIVE.match(argument) and joined and re.match(r"--[\w-]+\Z", joined[-1]):
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def from_here(word: str) -> Path:
    """Return the path that an argument names: it is the caller's, while commands work in the project's folder."""
    return Path(os.path.abspath(os.path.join(os.environ.get("RECUEIL_ICI", ""), word)))
