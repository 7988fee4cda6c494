"""Lets somebody choose among the terms of a vocabulary: these are listed by family, with numbers, names and
definitions, and chosen by number, name, synonym or identifier. What was chosen is repeated by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from macros.catalogue.families import METHOD, METHOD_FAMILY, Family
from macros.catalogue.near_terms import names, proposal
from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import Faulty
from macros.contributing.questions import Dialogue, Refused, filled, print_line, readable
from macros.text.french.wording import identifier
from macros.text.problem import admitted

AGAIN = "?"
"""The answer that shows a list again."""

NEW = "+"
"""The sign before the name of a term to be made on the way."""

Make = Callable[[Family, str], str]
"""What makes a term of a family from the name that somebody gave, and returns its identifier."""


class Choice:
    """The terms of a family, of which one or several are chosen.

    `only` restricts them to some identifiers. `make` adds a term on the way; where it is None, none can be.
    """

    def __init__(
        self,
        content: Callable[[], Content],
        family: Family,
        make: Make | None = None,
        only: Sequence[str] | None = None,
    ) -> None:
        readable(content(), family)
        self._content = content
        self._family = family
        self._make = make
        self._only = only
        self._numbers = {id_: rank for rank, id_ in enumerate(self._ids(), 1)}

    def one(self, dialogue: Dialogue, given: str | None, question: str, default: str = "") -> str:
        """Return the identifier of the term chosen; the default where nothing is."""
        if given is None and not dialogue.knows(question):
            self._show(question)

        def check(text: str) -> str:
            return self.resolve(text or default, is_live=given is None)

        answer = dialogue.ask(given, question, check, default, is_choice=True)
        if given is None:
            print(f"  Retenu : {self._label(answer)}.")
        return answer

    def several(self, dialogue: Dialogue, given: str | None, question: str, optional: bool = False) -> list[str]:
        """Return the identifiers of the terms chosen, each once; none where they are optional and nothing is said."""
        end = "plusieurs à séparer par des virgules" + (", ou rien" if optional else "")
        prompt = f"{question} ({end})"
        if given is None and not dialogue.knows(prompt):
            self._show(question, several=True)

        def check(text: str) -> str:
            if not text and optional:
                return ""
            return ",".join(dict.fromkeys(self.resolve(part, given is None) for part in self._parts(text)))

        answers = dialogue.ask(given, prompt, check, is_choice=True)
        ids = answers.split(",") if answers else []
        if given is None:
            print(f"  Retenu : {' ; '.join(map(self._label, ids)) or 'rien'}.")
        return ids

    def _ids(self) -> list[str]:
        """Return the identifiers in the order of the list: family after family."""
        content = self._content()
        ids = [id_ for id_ in content.terms[self._family.id] if self._only is None or id_ in self._only]
        if self._family is METHOD:
            order = list(content.terms[METHOD_FAMILY.id])
            sound = content.sound(METHOD)
            ranks = {id_: order.index(sound[id_].record.family) for id_ in ids if id_ in sound}
            ids.sort(key=lambda id_: ranks.get(id_, len(order)))
        return ids

    def _show(self, question: str, several: bool = False) -> None:
        content = self._content()
        sound = content.sound(self._family)
        print(f"\n{question} : {'numéros ou noms' if several else 'un numéro ou un nom'}.{self._ways()}")
        above = ""
        for id_, rank in self._numbers.items():
            if id_ not in sound:
                continue
            record = sound[id_].record
            family = getattr(record, "family", "")
            if family != above:
                families = content.sound(METHOD_FAMILY)
                print(f"  {families[family].record.label if family in families else family}")
                above = family
            print_line(rank, f"{record.label} : {record.definition}")

    def _ways(self) -> str:
        new = f" « {NEW} nom » en ajoute ; « {AGAIN} » remontre la liste." if self._make else ""
        return new if self._numbers else f" Il n'y en a pas encore.{new}"

    def _parts(self, text: str) -> list[str]:
        """Divide an answer at its commas, but those of a name that has some."""
        parts = [part.strip() for part in text.split(",")]
        known = self._known()
        divided = []
        while parts:
            whole = (count for count in range(len(parts), 0, -1) if identifier(", ".join(parts[:count])) in known)
            count = next(whole, 1)
            divided.append(", ".join(parts[:count]))
            parts = parts[count:]
        return divided

    def resolve(self, text: str, is_live: bool) -> str:
        """Return the identifier of the term that an answer means; raise Refused where it means none.

        Numbers and new names are admitted only where `is_live`: they mean nothing to somebody who has not seen the
        list.
        """
        if is_live and text == AGAIN:
            self._show("Liste")
            raise Refused("Choisissez.")
        if is_live and self._make and text.startswith(NEW):
            new = self._make(self._family, text.removeprefix(NEW).strip())
            self._numbers.setdefault(new, len(self._numbers) + 1)
            return new
        numbered = {str(rank): id_ for id_, rank in self._numbers.items()} if is_live else {}
        known = self._known()
        term = known.get(identifier(text)) or numbered.get(text.rstrip("."))
        if term is None:
            raise Refused(self._unknown(text, known, is_live))
        entry = self._content().terms[self._family.id][term]
        if isinstance(entry, Faulty):
            raise Refused(
                f"« {term} » est fautif ({entry.path}:{entry.line}) : corrigez-le d'abord, « verifier » dit comment."
            )
        return term

    def _unknown(self, text: str, known: Mapping[str, str], is_live: bool) -> str:
        """Return a message: no such term, those that are close, how to add one."""
        if not text:
            return "une réponse est attendue."
        if is_live and text.isdecimal():
            return f"« {text} » n'est pas un numéro de la liste : de 1 à {len(self._numbers)}."
        message = f"« {text} » n'est pas {self._family.unknown}."
        near = proposal(text, known)
        if is_live:
            new = f"Pour l'ajouter, écrivez : {NEW} {text}" if self._make else self._family.making
            return " ".join(filter(None, (message, self._numbered(near), new)))
        values = admitted(sorted(set(known.values())))
        return " ".join(filter(None, (message, near, values, self._family.making)))

    def _numbered(self, near: str) -> str:
        """Name the terms of a proposal as the list does: by number and name."""
        for id_, rank in self._numbers.items():
            near = near.replace(f"« {id_} »", f"« {self._label(id_)} » ({rank})")
        return near

    def _known(self) -> Mapping[str, str]:
        return {
            name: id_
            for name, id_ in names(self._content(), self._family).items()
            if self._only is None or id_ in self._only
        }

    def _label(self, id_: str) -> str:
        entry = self._content().sound(self._family).get(id_)
        return entry.record.label if entry else id_


def numbered(dialogue: Dialogue, question: str, lines: Iterable[str]) -> int:
    """Let somebody choose among a few lines by number; return the rank of the one chosen, from 0."""
    rows = list(lines)
    for rank, line in enumerate(rows, 1):
        print_line(rank, line)

    def check(text: str) -> str:
        if filled(text).rstrip(".") not in map(str, range(1, len(rows) + 1)):
            raise Refused(f"« {text} » n'est pas un numéro de la liste : de 1 à {len(rows)}.")
        return text.rstrip(".")

    return int(dialogue.ask(None, question, check)) - 1
