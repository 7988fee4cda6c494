"""The answers of a run of `nouveau`, written to the disk as they are given, so that a run that stops loses none.

The next run of the same command proposes to take them up again; each then answers the question that it answered before,
without being asked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from macros.text.whole_file import write_whole


class Journal:
    """The answers of this run, in order, and those of a former run that wait to be taken up.

    `path` is where they are kept, from the first answer that somebody types; options alone are no effort to lose.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.typed = False
        self._kept: list[tuple[str, str]] = []
        self._left: list[tuple[str, str]] = []

    def left(self) -> Sequence[tuple[str, str]]:
        """Return the questions and answers of a former run that stopped; none otherwise."""
        try:
            read = json.loads(self.path.read_text(encoding="utf-8"))
            return [(str(question), str(answer)) for question, answer in read]
        except (OSError, ValueError, TypeError):
            return []

    def take_up(self, answers: Sequence[tuple[str, str]]) -> None:
        """Take up former answers, each for its question."""
        self._left = list(answers)
        self.typed = True
        self._save()

    def knows(self, question: str) -> bool:
        """Tell whether a former answer still waits for a question."""
        return any(earlier == question for earlier, _ in self._left)

    def again(self, question: str) -> str | None:
        """Return the former answer to a question, the first time only; None where there is none."""
        for rank, (earlier, answer) in enumerate(self._left):
            if earlier == question:
                del self._left[rank]
                return answer
        return None

    def keep(self, question: str, answer: str) -> int:
        """Keep an answer; return its rank, for `settle`."""
        self._kept.append((question, answer))
        self._save()
        return len(self._kept) - 1

    def settle(self, rank: int, answer: str) -> None:
        """Replace an answer and all those that followed from it: a term made on the way is now a known one."""
        question, _ = self._kept[rank]
        self._kept[rank:] = [(question, answer)]
        self._save()

    def drop(self, rank: int) -> None:
        """Forget an answer that was refused, and those that followed from it."""
        del self._kept[rank:]
        self._save()

    def end(self) -> None:
        """Forget everything: the run is over."""
        self.path.unlink(missing_ok=True)

    def _save(self) -> None:
        if self.typed:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, json.dumps([*self._kept, *self._left], ensure_ascii=False, indent=1))
