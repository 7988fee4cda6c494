"""The answers of a run of `nouveau`, kept on the disk as they are given: a run that stops loses none of them.

The next run of the same command proposes to take them up again; each is then given, unasked, to the question it
answered.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from macros.text.whole_file import write_whole


class Journal:
    """What was answered to each question, in order, and what a former run left to be taken up.

    `path` is where it is kept, once somebody has typed something; options alone are no effort to lose.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.typed = False
        self._kept: list[tuple[str, str]] = []
        self._left: list[tuple[str, str]] = []

    def left(self) -> Sequence[tuple[str, str]]:
        """Return the questions that a former run had answered, and the answers; none where it ended, or none was."""
        try:
            read = json.loads(self.path.read_text(encoding="utf-8"))
            return [(str(question), str(answer)) for question, answer in read]
        except (OSError, ValueError, TypeError):
            return []

    def take_up(self, answers: Sequence[tuple[str, str]]) -> None:
        """Give answers again, each to its question."""
        self._left = list(answers)
        self.typed = True
        self._save()

    def knows(self, question: str) -> bool:
        """Tell whether a former run answered a question that has not been asked again yet."""
        return any(earlier == question for earlier, _ in self._left)

    def again(self, question: str) -> str | None:
        """Return what was answered to a question, once; None where nothing was."""
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
        """Keep another answer in place of one and of all those that came of it: a term made on the way is known now."""
        question, _ = self._kept[rank]
        self._kept[rank:] = [(question, answer)]
        self._save()

    def drop(self, rank: int) -> None:
        """Forget an answer that could not stand, and those that came of it."""
        del self._kept[rank:]
        self._save()

    def end(self) -> None:
        """Forget everything: the run is over."""
        self.path.unlink(missing_ok=True)

    def _save(self) -> None:
        if self.typed:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, json.dumps([*self._kept, *self._left], ensure_ascii=False, indent=1))
