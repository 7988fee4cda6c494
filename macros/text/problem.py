"""A problem of the content: data first, which becomes one French line only when it is shown.

Every kind of problem is declared once, as a constant of the module whose rule finds it: `Kind`. Called with the words
that fill its holes, a kind returns a `Finding`; a finding at a place of a file is a `Problem`. Nothing else makes
problems, so that each has a code, a cure and an entry on the page of messages.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import Formatter

MOST = 50
"""How many problems are shown to a person; the others are counted."""

MANY = 3
"""From this many on, the problems of a file that have a common message are shown together."""

UNSHOWN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Characters that move a terminal's cursor, end a line, turn the direction of writing, can't be seen, or can't be
printed.
"""

LOG_COMMANDS = re.compile(r"##(?=\w*\[)")
"""What a CI runner takes for a command anywhere in a line; « :: » is one at the start of a line only."""


@dataclass(frozen=True)
class Topic:
    """The title of the kinds of one module, on the page of messages."""

    title: str
    note: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of problem.

    `code` is its name for programs and in addresses, for life: French, lower case, words joined by hyphens. `message`
    says what was read and expected, `cure` what to do; both are templates with named holes. `example` is a few lines
    that would be right. `general` stands for the cure on the page of messages, where the message is said without a
    cure or where only the case gives one. `rule` names the rule of a piece of advice, empty for a fault. `many` tells
    several of one file together, by their `count` and their `lines`, before the general cure.
    """

    code: str
    message: str
    cure: str = ""
    example: str = ""
    general: str = ""
    rule: str = ""
    many: str = ""

    def __call__(self, **words: object) -> Finding:
        """Return the finding whose holes are filled with `words`, each made fit for one line."""
        values = {name: one_line(str(word)) for name, word in words.items()}
        return Finding(self, self.message.format(**values), self.cure.format(**values).strip())

    @property
    def holes(self) -> frozenset[str]:
        """The names of the holes of its message and of its cure."""
        return frozenset(name for _, name, _, _ in Formatter().parse(f"{self.message} {self.cure}") if name)


@dataclass(frozen=True)
class Finding:
    """What a rule found, without its place: the kind, the message and the cure, their holes filled."""

    kind: Kind
    message: str
    hint: str

    def at(self, path: str, line: int = 1, key: str = "") -> Problem:
        """Return the problem at a line of a file, under a key of its header, if one is given."""
        return Problem(path, line, key, self.message, self.hint, kind=self.kind)


@dataclass(frozen=True, order=True)
class Problem:
    """One fault a contributor can mend, or a piece of advice.

    `path` is relative to the project, with `/`; `line` counts from 1; `field` is the key's place in the header,
    items counted from 1 (`method[3].id` is the third method's identifier), empty where no key is at fault;
    `message` says what was read and what was expected; `hint` proposes the cure; `example` is a few lines that would be
    right there, empty where the hint shows them already.
    """

    path: str
    line: int
    field: str
    message: str
    hint: str = ""
    example: str = ""
    kind: Kind = dataclasses.field(kw_only=True, compare=False)

    def __str__(self) -> str:
        return f"{one_line(self.path)}:{self.line}  {self.text}"

    @property
    def code(self) -> str:
        """The code of its kind."""
        return self.kind.code

    @property
    def rule(self) -> str:
        """The rule of a piece of advice, which stops no build; empty for a fault, which does."""
        return self.kind.rule

    @property
    def text(self) -> str:
        """Everything but the place: the key, the message, the cure."""
        subject = f"{one_line(self.field)} : " if self.field else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{subject}{self.message}{hint}"


class ContentError(Exception):
    """Content that can't be published, with every problem of one run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return the lines shown to a contributor, in the order of files and lines: the first problems, then how many there
    are.
    """
    ordered = sorted(set(problems))
    count = len(ordered)
    if not count:
        return "Aucun problème."
    closing = "1 problème à corriger." if count == 1 else f"{count} problèmes à corriger."
    messages = [*_told(ordered)]
    return "\n".join([*messages[:MOST], *filter(None, [others(len(messages))]), "", closing])


def others(count: int) -> str:
    """Return the line that counts the problems not shown, of `count` in all; empty where all are shown."""
    more = count - MOST
    if more < 1:
        return ""
    noun = "autre problème, compté mais non montré" if more == 1 else "autres problèmes, comptés mais non montrés"
    return f"… et {more} {noun} ; pour les lire tous : python3 recueil.py verifier --format json"


def one_line(text: str) -> str:
    """Return a quoted text as it can be shown anywhere: on one line, without a sign that commands a terminal or a
    CI runner; such signs are spelled out (`\\n`, `\\x1b`).
    """
    spelled = UNSHOWN.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)
    return LOG_COMMANDS.sub("# #", spelled)


def short(text: str, length: int = 60) -> str:
    """Return a text as a message quotes it."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _told(ordered: Sequence[Problem]) -> Iterator[str]:
    """Yield the lines of each problem; problems of one kind that are many are shown together, where the first of them
    stands.
    """
    alike = Counter((problem.path, problem.kind.code) for problem in ordered if problem.kind.many)
    sentences = set()
    for problem in ordered:
        same = (problem.path, problem.kind.code)
        if alike[same] < MANY:
            yield _with_example(problem)
        elif same not in sentences:
            sentences.add(same)
            lines = [str(other.line) for other in ordered if (other.path, other.kind.code) == same]
            sentence = problem.kind.many.format(count=len(lines), lines=", ".join(lines))
            yield f"{one_line(problem.path)}:{problem.line}  {sentence} {problem.kind.general}"


def _with_example(problem: Problem) -> str:
    """Return the line of a problem, with its example indented below."""
    lines = [one_line(line) for line in problem.example.split("\n")] if problem.example else []
    return "\n".join(
        [
            str(problem),
            *(f"{'    Exemple : ' if not rank else '              '}{line}" for rank, line in enumerate(lines)),
        ]
    )


def nearest(read: str, valid: Iterable[str]) -> str:
    """Return « Vouliez-vous dire « … » ? » for the valid value closest to `read`, or an empty string."""
    folded = {value.casefold(): value for value in valid}
    close = difflib.get_close_matches(read.casefold(), folded, n=1, cutoff=0.6)
    return f"Vouliez-vous dire « {folded[close[0]]} » ?" if close else ""


def admitted(valid: Iterable[str], limit: int = 60) -> str:
    """Return « Valeurs admises : … » with all valid values, or nothing where there are more than `limit`."""
    values = list(valid)
    return f"Valeurs admises : {', '.join(values)}." if 0 < len(values) <= limit else ""
