"""The macros that editors' pages call: each alone on its line, by a known name, with an argument it knows.

Checked before anything is built, so that `verifier` tells it and no page is half drawn.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from macros.catalogue.macros import MACROS
from macros.catalogue.read.content import PageFile
from macros.text.french.wording import listed
from macros.text.markdown.body import template_signs
from macros.text.markdown.calls import Call, calls
from macros.text.problem import Problem, nearest

_NAME = re.compile(r"\{\{-?\s*(\w+)")
_ADMITTED = f"Macros admises : {listed(MACROS)}."


def call_problems(page: PageFile, editions: Collection[str]) -> Iterator[Problem]:
    """Find what a page calls that can't be drawn, or not there."""
    lines = page.body.split("\n")
    understood = {call.line: call for call in calls(page.body)}
    for number in dict.fromkeys(line for line, _ in template_signs(page.body)):
        call = understood.get(number)
        fault = _call_fault(call, editions) if call else _line_fault(lines[number])
        if fault:
            yield Problem(page.path, page.body_line + number, "", *fault)


def _line_fault(line: str) -> tuple[str, str]:
    """Return why a line with signs of templates is no call, and the cure."""
    named = _NAME.search(line)
    if named is None:
        return "« {% », « {# » et « {{ » sans nom de macro ne sont pas admis.", _ADMITTED
    name = named[1]
    if name not in MACROS:
        return _unknown(name)
    cure = _cure(name)
    if any(calls(line)) or line.count("{{") > 1 or not line.startswith("{{") or not line.rstrip().endswith("}}"):
        return (
            f"la macro « {name} » se place seule sur sa ligne, sans retrait, entre deux lignes vides, hors d'un bloc de"
            " code."
        ), cure
    return f"l'appel de « {name} » n'est pas compris.", cure


def _call_fault(call: Call, editions: Collection[str]) -> tuple[str, str] | None:
    """Return why a call can't be drawn, and the cure; None where it can."""
    macro = MACROS.get(call.name)
    if macro is None:
        return _unknown(call.name)
    admitted, argument = macro.admitted(editions), call.argument
    if argument is None:
        cure = f"Arguments admis : {listed(admitted)}. {_cure(call.name)}"
        return None if macro.draws_without() else (f"la macro « {call.name} » attend un argument.", cure)
    if macro.arguments == ():
        return f"la macro « {call.name} » n'a pas d'argument.", _cure(call.name)
    if argument not in admitted:
        cure = f"{nearest(argument, admitted)} Arguments admis : {listed(admitted)}.".strip()
        return f"« {argument} » n'est pas {macro.wanted}.", cure
    return None


def _unknown(name: str) -> tuple[str, str]:
    return f"« {name} » n'est pas une macro.", f"{nearest(name, MACROS)} {_ADMITTED}".strip()


def _cure(name: str) -> str:
    """Return how to call a macro: « Écrivez : {{ plan() }} »."""
    macro = MACROS[name]
    argument = "" if macro.draws_without() or not macro.arguments else f'"{macro.arguments[0]}"'
    return f"Écrivez : {{{{ {name}({argument}) }}}}"
