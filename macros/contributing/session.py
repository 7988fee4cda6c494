"""One run of `nouveau`: the project, what it says now, and the dialogue with whoever makes something."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from macros.catalogue.families import AnyTerm, Family
from macros.catalogue.read.content import Content
from macros.catalogue.read.loading import load
from macros.contributing.choices import Choice
from macros.contributing.questions import Dialogue, Refused
from macros.contributing.scaffold import with_term
from macros.model.reading import read_record
from macros.text.whole_file import write_whole
from macros.text.yaml.values import read_values
from macros.text.yaml.writing import yaml_text

Maker: TypeAlias = "Callable[[Session, Family, Namespace], str]"
"""What makes a term of a family from options, asks for the rest, and returns its identifier."""


class Session:
    """The project in `root`, read again after each file that is written, so that what is made can be used at once.

    `makers` gives the maker of each family that can grow on the way.
    """

    def __init__(self, root: Path, dialogue: Dialogue, makers: Mapping[str, Maker]) -> None:
        self.root = root
        self.dialogue = dialogue
        self.content: Content = load(root)
        self._makers = makers

    def choice(self, family: Family[AnyTerm]) -> Choice:
        """Return the choice among the terms of a family, which can grow on the way."""
        return Choice(lambda: self.content, family, self.make if family.id in self._makers else None)

    def make(self, family: Family[AnyTerm], name: str, **options: Any) -> str:
        """Make a term on the way; return its identifier, or that of a known one which does as well."""
        if not name:
            raise Refused("écrivez son nom après le « + ».")
        return self._makers[family.id](self, family, Namespace(nom=None, libelle=name, **options))

    def write_term(self, family: Family[AnyTerm], id_: str, record: Mapping[str, Any], line: int | None = None) -> None:
        """Add a term to its vocabulary, after the entry that begins on `line`; raise Refused where it is not sound."""
        values, problems = read_values(yaml_text({id_: dict(record)}), family.file)
        if values:
            problems += read_record(family.record, values, family.file, (id_,), {"id": id_})[1]
        if problems:
            raise Refused("\n".join(problem.text for problem in problems))
        path = self.root / family.file
        self.write(family.file, with_term(path.read_text(encoding="utf-8"), id_, record, line))

    def write(self, name: str, text: str) -> None:
        """Write a file of the project, say so, and read the content again."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
        print(f"\n{name} est écrit.")
        self.content = load(self.root)
