"""Checks the calls of macros in editors' pages: each alone on its line, with a known name and an argument that the
macro admits.

They are checked before anything is built, so that `verifier` reports them and no page is half drawn.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from macros.catalogue.macros import MACROS
from macros.catalogue.read.content import PageFile
from macros.text.french.wording import listed
from macros.text.markdown.body import template_signs
from macros.text.markdown.calls import Call, calls
from macros.text.problem import Finding, Kind, Problem, Topic, nearest

_NAME = re.compile(r"\{\{-?\s*(\w+)")

TOPIC = Topic("Les macros des pages")

_RIGHT = "Écrivez : {{{{ {call} }}}}"

NO_MACRO = Kind(
    "gabarit-page",
    "« {{% », « {{# » et « {{{{ » sans nom de macro ne sont pas admis.",
    "Macros admises : {macros}.",
    "{{ explorateur() }}",
)
UNKNOWN_MACRO = Kind(
    "macro-inconnue", "« {name} » n'est pas une macro.", "{near} Macros admises : {macros}.", "{{ explorateur() }}"
)
NOT_ALONE = Kind(
    "macro-accompagnee",
    "la macro « {name} » se place seule sur sa ligne, sans retrait, entre deux lignes vides, hors d'un bloc de code.",
    _RIGHT,
    "Un texte.\n\n{{ explorateur() }}\n\nUn autre.",
    "Laissez une ligne vide avant et après l'appel.",
)
BAD_CALL = Kind(
    "macro-mal-appelee",
    "l'appel de « {name} » n'est pas compris.",
    _RIGHT,
    '{{ liste("methodes") }}',
    "Recopiez l'appel que le message propose.",
)
NEEDS_ARGUMENT = Kind(
    "argument-absent",
    "la macro « {name} » attend un argument.",
    f"Arguments admis : {{arguments}}. {_RIGHT}",
    '{{ liste("methodes") }}',
)
TAKES_NO_ARGUMENT = Kind(
    "argument-de-trop",
    "la macro « {name} » n'a pas d'argument.",
    _RIGHT,
    "{{ explorateur() }}",
    "Retirez ce qui est entre les parenthèses.",
)
UNKNOWN_ARGUMENT = Kind(
    "argument-inconnu",
    "« {argument} » n'est pas {expected}.",
    "{near} Arguments admis : {arguments}.",
    '{{ liste("methodes") }}',
)


def call_problems(page: PageFile, editions: Collection[str]) -> Iterator[Problem]:
    """Find the calls of a page that can't be drawn, or not in this page."""
    lines = page.body.split("\n")
    understood = {call.line: call for call in calls(page.body)}
    for number in dict.fromkeys(line for line, _ in template_signs(page.body)):
        call = understood.get(number)
        finding = _call_finding(call, editions) if call else _line_finding(lines[number])
        if finding:
            yield finding.at(page.path, page.body_line + number)


def _line_finding(line: str) -> Finding:
    """Return why a line that holds signs of templates is no valid call."""
    match = _NAME.search(line)
    if match is None:
        return NO_MACRO(macros=listed(MACROS))
    name = match[1]
    if name not in MACROS:
        return _unknown(name)
    if any(calls(line)) or line.count("{{") > 1 or not line.startswith("{{") or not line.rstrip().endswith("}}"):
        return NOT_ALONE(name=name, call=_right(name))
    return BAD_CALL(name=name, call=_right(name))


def _call_finding(call: Call, editions: Collection[str]) -> Finding | None:
    """Return why a call can't be drawn; None where it can."""
    macro = MACROS.get(call.name)
    if macro is None:
        return _unknown(call.name)
    admitted, argument = macro.admitted(editions), call.argument
    if argument is None and macro.draws_without():
        return None
    if argument is None:
        return NEEDS_ARGUMENT(name=call.name, arguments=listed(admitted), call=_right(call.name))
    if macro.arguments == ():
        return TAKES_NO_ARGUMENT(name=call.name, call=_right(call.name))
    if argument not in admitted:
        near = nearest(argument, admitted)
        return UNKNOWN_ARGUMENT(argument=argument, expected=macro.wanted, near=near, arguments=listed(admitted))
    return None


def _unknown(name: str) -> Finding:
    return UNKNOWN_MACRO(name=name, near=nearest(name, MACROS), macros=listed(MACROS))


def _right(name: str) -> str:
    """Return a valid call of a macro: « plan() »."""
    macro = MACROS[name]
    argument = "" if macro.draws_without() or not macro.arguments else f'"{macro.arguments[0]}"'
    return f"{name}({argument})"
