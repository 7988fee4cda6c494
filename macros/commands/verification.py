"""What `recueil.py verifier` answers of a project: its exit status, and what it prints on each stream.

Everything is read whatever files are asked about, since a fiche is judged against the vocabularies. Nothing is ever
written, but what is kept of the reading.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.catalogue.check import publication
from macros.catalogue.check.advice import DRAFTED, RULES, advice
from macros.catalogue.check.checks import problems
from macros.catalogue.check.parallel_reading import read_ahead
from macros.catalogue.drafts import left_out, published
from macros.catalogue.read.content import Content, FicheFile
from macros.catalogue.read.loading import checked, load
from macros.contributing.term_labels import COPIES, are_listed, labels_of
from macros.text.french.wording import counted, listed
from macros.text.memory import Memory
from macros.text.problem import Problem, one_line, report
from macros.text.today import today


def answer(
    root: Path, memory: Memory, files: Collection[str], detailed: bool, with_bars: bool, style: str
) -> tuple[int, str, str]:
    """Return the exit status, the lines printed and those printed as errors: of the problems of the content in `root`,
    or of `files` alone, by their real paths. A `memory` gives back what was read before.
    """
    content = load(root, memory, read_ahead)
    public = published(content)
    faults = tuple(sorted(_with_examples(problems(public, memory), public)))
    drafted = _of_drafts(content, faults, memory)
    names = checked(content, (*faults, *drafted))
    refused = [message for message in (_refusal(root, Path(file), names) for file in files) if message]
    if refused:
        return 2, "", _lines(refused)
    advised = tuple(sorted((*advice(content, memory), *drafted)))
    memory.save()
    if files:
        faults, advised = (
            tuple(problem for problem in kinds if _file(root, problem.path) in files) for kinds in (faults, advised)
        )
    status = 1 if faults else 0
    fiches = [file for file in content.fiches if not files or _file(root, file.path) in files]
    bars = _bars(fiches, advised) if with_bars or style == "json" else ()
    if style != "texte":
        from macros.commands.verify_formats import github_report, json_report  # noqa: PLC0415  with every message

        text = json_report(faults, advised, bars) if style == "json" else github_report(faults, advised)
        return status, _lines([text]), ""
    lines = [] if faults else [f"{_scope(files, content)} : aucun problème."]
    lines += _advice(advised, bars, detailed or bool(files))
    if content.drafts:
        lines.append(left_out(file.path for file in content.drafts))
    if not faults and (not files or _file(root, publication.FILE) in files):
        lines.append(publication.advice(content.publisher, today()))
    if not content.problems and not are_listed(labels_of(content), root):
        lines.append(
            f"Pour les éditeurs de texte, le dossier {COPIES} est à récrire, si vous le pouvez :"
            " python3 recueil.py actualiser"
        )
    return status, _lines(filter(None, lines)), _lines([report(faults)] if faults else ())


def _with_examples(faults: Collection[Problem], content: Content) -> Set[Problem]:
    """Return the problems found, each once, with an example of what would be right."""
    if not faults:
        return set()
    from macros.catalogue.check.examples import with_examples  # noqa: PLC0415  of no use to a sound content

    return set(with_examples(faults, content))


def _of_drafts(content: Content, faults: Collection[Problem], memory: Memory) -> tuple[Problem, ...]:
    """Return the problems that drafts alone have, as advice: they keep nothing from being published."""
    faults_of_drafts = _with_examples(problems(content, memory), content) - set(faults) if content.drafts else set()
    return tuple(replace(problem, kind=replace(problem.kind, rule=DRAFTED)) for problem in faults_of_drafts)


def _bars(files: Collection[FicheFile], advised: Collection[Problem]) -> Sequence[Any]:
    """Return how complete each fiche is."""
    from macros.catalogue.check.completeness import completeness  # noqa: PLC0415  seldom asked for

    return completeness(files, advised)


def _advice(advised: Collection[Problem], bars: Collection[object], detailed: bool) -> Iterator[str]:
    """Yield the advice, `detailed` or counted, then the bars."""
    if advised and detailed:
        yield from (f"{one_line(problem.path)}:{problem.line}  conseil : {problem.text}" for problem in advised)
    if advised:
        counts = Counter(problem.rule for problem in advised)
        kinds = listed(counted(counts[rule], *wording) for rule, wording in RULES.items() if counts[rule])
        detail = "" if detailed else " Pour les lire : python3 recueil.py verifier --conseils"
        yield f"{counted(len(advised), 'conseil')} : {kinds}.{detail}"
    yield from map(str, bars)


def _scope(files: Collection[str], content: Content) -> str:
    if files:
        return counted(len(files), "fichier vérifié", "fichiers vérifiés")
    return counted(len(content.fiches), "fiche vérifiée", "fiches vérifiées")


def _file(root: Path, path: str) -> str:
    return os.path.realpath(root / path)


def _refusal(root: Path, path: Path, names: Collection[str]) -> str:
    """Return why a path is none of the files that are checked, or nothing where it is one."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    if path.is_dir():
        reason = "c'est un dossier ; nommez ses fichiers."
    elif not path.is_file():
        reason = "ce fichier n'existe pas."
    else:
        reason = "" if name in names else "ce fichier n'est pas un contenu du site."
    return reason and f"{one_line(name)} : {reason}"


def _lines(texts: Iterator[str] | Collection[str]) -> str:
    return "".join(f"{text}\n" for text in texts)
