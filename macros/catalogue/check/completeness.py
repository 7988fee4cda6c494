"""How complete a fiche is: which of the keys that a reader hopes for it has, and which it lacks.

What only the source may give (its own title, certain pages, a service) does not count: nobody can add it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from macros.catalogue.check.advice import SHORTEST
from macros.catalogue.read.content import FicheFile, SoundFiche
from macros.text.french.wording import listed
from macros.text.markdown.sentences import length, passages
from macros.text.problem import Problem

WIDTH = 20
"""The length of a bar, in characters."""


@dataclass(frozen=True)
class Completeness:
    """The bar of one fiche: how many of the keys hoped for it has, which it lacks, how much advice it has."""

    path: str
    held: int
    hoped: int
    lacking: tuple[str, ...]
    advice: int

    def __str__(self) -> str:
        full = self.held * WIDTH // self.hoped
        bar = "█" * full + "░" * (WIDTH - full)
        lacking = f"  il manque : {listed(self.lacking)}" if self.lacking else ""
        advised = f"  {self.advice} conseil{'s' if self.advice > 1 else ''}" if self.advice else ""
        return f"{bar} {self.held:2}/{self.hoped}  {self.path}{lacking}{advised}"


def completeness(files: Iterable[FicheFile], faults: Iterable[Problem]) -> tuple[Completeness, ...]:
    """Return the bar of each fiche whose header is sound, with the number of its pieces of advice among `found`."""
    counts = Counter(problem.path for problem in faults)
    return tuple(_bar(file, counts[file.path]) for file in files if isinstance(file, SoundFiche))


def _bar(file: SoundFiche, advised: int) -> Completeness:
    fiche = file.record
    transfer = fiche.transferability
    hopes = (
        ("l'interlocuteur (commanditaire.contact)", fiche.commanditaire.contact),
        ("des livrables (deliverables)", fiche.deliverables),
        ("des chiffres clés (figures)", fiche.figures),
        (
            "un résultat qui n'est pas seulement attendu (results)",
            any(result.evidence != "attendu" for result in fiche.results),
        ),
        ("des préconisations (recommendations)", fiche.recommendations),
        ("des enseignements (lessons)", fiche.lessons),
        ("ce qui se transfère (transferability.reusable)", transfer.reusable),
        ("des conditions de transfert (transferability.conditions)", transfer.conditions),
        ("des limites (transferability.limits)", transfer.limits),
        ("une figure (diagrams)", fiche.diagrams),
        ("sa place dans le recueil (source)", fiche.source.pages or fiche.source.headings),
        (f"un récit de {SHORTEST} mots", sum(length(passage.text) for passage in passages(file.body)) >= SHORTEST),
        ("ce que le recueil ne dit pas (silences)", fiche.silences),
    )
    lacking = tuple(label for label, is_met in hopes if not is_met)
    return Completeness(file.path, len(hopes) - len(lacking), len(hopes), lacking, advised)
