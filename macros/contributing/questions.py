"""Questions and answers: each question has an option of the same name, and is asked, in French, only where the option
is missing.

An answer is checked as it is given: a wrong one is asked again, or refused where it came as an option. Only plain lines
are printed and read, so that it works in any terminal, with a screen reader, and through a pipe.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path

from macros.catalogue.families import Family
from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import RESERVED
from macros.contributing.answer_journal import Journal
from macros.model.hints import form
from macros.model.organisation import Organisation
from macros.text.french.wording import grouped, identifier

WIDTH = 100
"""How long a line of a list is."""

Check = Callable[[str], str]
"""Turns an answer into what is written, or refuses it."""


class Refused(Exception):
    """A refused answer; the message says why, and what would do."""


class Ended(Exception):
    """Nobody answers any more: the input has ended."""


class Dialogue:
    """The questions of one run, and its journal."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @property
    def is_live(self) -> bool:
        """Tell whether somebody is answering: optional questions are asked of nobody else."""
        return self._journal.typed

    def knows(self, question: str) -> bool:
        """Tell whether a question will be answered by what a former run left."""
        return self._journal.knows(question)

    def converse(self) -> None:
        """Let optional questions be asked from now on."""
        self._journal.typed = True

    def ask(self, given: str | None, question: str, check: Check, default: str = "", is_choice: bool = False) -> str:
        """Return a checked answer: that of the option, refused at once if it is wrong; else what is typed, asked until
        it is right. For a choice, the journal keeps the term chosen, since numbers may change.
        """
        if given is not None:
            self._journal.again(question)
            answer = check(given.strip())
            self._journal.keep(question, answer if is_choice else given.strip())
            return answer
        again = self._journal.again(question)
        if again is not None:
            print(f"{question} : {again}")
        while True:
            typed = again if again is not None else self._typed(question, default)
            again = None
            rank = self._journal.keep(question, typed)
            try:
                answer = check(typed)
            except Refused as refusal:
                self._journal.drop(rank)
                print(f"  {refusal}")
            else:
                self._journal.settle(rank, answer if is_choice else typed)
                return answer

    def agrees(self, question: str) -> bool:
        """Tell whether the answer to a question is yes; an empty answer means yes."""

        def check(text: str) -> str:
            word = text.casefold()
            if word not in ("", "o", "oui", "n", "non"):
                raise Refused("répondez « oui » ou « non » ; Entrée vaut « oui ».")
            return "non" if word in ("n", "non") else "oui"

        return self.ask(None, f"{question} (Entrée pour oui, ou « non »)", check) == "oui"

    def resume(self) -> None:
        """Propose to take up what a former run left; said no, it is forgotten."""
        left = self._journal.left()
        if not left:
            return
        print("Une saisie interrompue attend :")
        for question, answer in left:
            print(f"  {question} : {answer or 'rien'}")
        self._journal.take_up(left)
        is_wanted = self.agrees("La reprendre ?")
        self._journal.drop(0)
        if not is_wanted:
            self._journal.take_up(())

    def _typed(self, question: str, default: str) -> str:
        try:
            typed = input(f"{question}{f' [{default}]' if default else ''} : ").strip()
        except EOFError:
            raise Ended(f"{question} : il manque une réponse.") from None
        self._journal.typed = True
        return typed or default


def print_line(rank: int, line: str) -> None:
    """Print one line of a list that is chosen from by number."""
    print(textwrap.fill(line, WIDTH, initial_indent=f"  {rank:>3}. ", subsequent_indent=" " * 7))


def readable(content: Content, family: Family) -> None:
    """Raise Refused where the file of a family can't be read."""
    if family.id in content.unread:
        raise Refused(f"{family.file.format('*')} ne peut pas être lu : « verifier » dit pourquoi.")


def filled(text: str) -> str:
    """Refuse an empty answer."""
    if not text:
        raise Refused("une réponse est attendue.")
    return text


def free(folder: Path, suffix: str) -> Check:
    """Return the check of a file name: an identifier that no file of `folder` has."""

    def check(text: str) -> str:
        _is_address(text, "saint-herblain")
        if (folder / f"{text}{suffix}").exists():
            raise Refused(f"{text}{suffix} existe déjà : choisissez un autre nom.")
        return text

    return check


def unused(content: Content, family: Family) -> Check:
    """Return the check of an identifier that no term of a family has."""

    def check(text: str) -> str:
        _is_address(text, "arbre-a-palabres")
        if text in content.terms[family.id]:
            raise Refused(
                f"« {text} » existe déjà dans {family.file} : servez-vous-en, ou choisissez un autre identifiant."
            )
        return text

    return check


def _is_address(text: str, example: str) -> None:
    """Refuse what can't be the end of an address."""
    if identifier(text) != text or not text:
        raise Refused(f"« {text} » ne peut pas devenir une adresse : écrivez « {identifier(text) or example} ».")
    if text == RESERVED:
        raise Refused(f"« {text} » est réservé : choisissez un autre identifiant.")


def siren(text: str) -> str:
    """Return a SIREN without what people put in it or around it; its form is the model's, its last digit proves it."""
    plain = re.sub(r"[\s\"']", "", text)
    pattern = next(mark.pattern for mark in Organisation.model_fields["siren"].metadata if hasattr(mark, "pattern"))
    if not re.match(pattern, plain):
        raise Refused(f"« {text} » n'a pas la forme attendue. {form(pattern, plain)}")
    if sum(sum(divmod(int(digit) * (1 + rank % 2), 10)) for rank, digit in enumerate(reversed(plain))) % 10:
        raise Refused(f"« {text} » n'est pas un numéro SIREN : un de ses chiffres est faux.")
    return plain


def number(least: float, most: float) -> Check:
    """Return the check of a number between two others, a comma or a minus sign of any kind admitted."""

    def check(text: str) -> str:
        plain = re.sub(r"\s", "", filled(text).replace(",", ".").replace("\u2212", "-"))
        try:
            value = float(plain)
        except ValueError:
            raise Refused(f"« {text} » n'est pas un nombre.") from None
        if not least <= value <= most:
            raise Refused(f"« {text} » n'est pas entre {grouped(least)} et {grouped(most)}.")
        return str(value)

    return check


def whole(least: int, most: int) -> Check:
    """Return the check of a whole number between two others."""
    between = number(least, most)

    def check(text: str) -> str:
        value = float(between(text))
        if value % 1:
            raise Refused(f"« {text} » n'est pas un nombre entier.")
        return str(int(value))

    return check


def code_of(known: Iterable[str], noun: str, optional: bool = False) -> Check:
    """Return the check of a code among some."""
    codes = frozenset(known)

    def check(text: str) -> str:
        if text not in codes and not (optional and not text):
            raise Refused(f"« {text} » n'est pas le code d'{noun}.")
        return text

    return check
