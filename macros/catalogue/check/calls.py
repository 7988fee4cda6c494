"""The macros that editors' pages call: each alone on its line, by a known name, with an argument it knows.

Checked before anything is built, so that `verifier` tells it and no page is half drawn.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from macros.catalogue.families import CROSSED
from macros.catalogue.read.content import PageFile
from macros.text.french.wording import listed
from macros.text.markdown import body
from macros.text.problem import Problem, nearest

MATRICES = ("methodes", "conditions", "themes", "filtres")
REFERENCE = ("fiche", "figures", "vocabulaires", "organisation", "edition", "editeur", "page")
VALUES = ("fermees", "ouvertes")
PARTICULARS = ("editeur", "hebergeur", "droits", "journaux", "traitement")

_CALL = re.compile(r"""\{\{\s*(?P<name>\w+)\s*\(\s*(?:(?P<quote>["'])(?P<argument>[^"']*)(?P=quote))?\s*\)\s*\}\}\s*""")
_NAMED = re.compile(r"\{\{-?\s*(?P<name>\w+)")


def macros(editions: Collection[str]) -> Mapping[str, tuple[str, Collection[str], bool]]:
    """Return, by macro, what its argument is not when unknown (« une édition »), the arguments it knows, whether it
    needs one.
    """
    without: tuple[str, Collection[str], bool] = ("", (), False)
    return {
        "projets": ("une édition connue", editions, False),
        "liste": ("une famille de termes", tuple(family.folder for family in CROSSED), True),
        "matrice": ("une matrice connue", MATRICES, True),
        "editeur": ("un sujet de data/editeur.yml", PARTICULARS, True),
        "livres": without,
        "reference": ("une partie de la référence", REFERENCE, True),
        "valeurs": ("une sorte de valeurs", VALUES, True),
        **dict.fromkeys(
            (
                "modele",
                "messages",
                "explorateur",
                "comparaison",
                "recherche",
                "transferer",
                "carte",
                "portes",
                "chiffres",
                "plan",
                "figures",
                "declaration",
                "accessibilite",
            ),
            without,
        ),
    }


def call_problems(page: PageFile, editions: Collection[str]) -> Iterator[Problem]:
    """Find what a page calls that can't be drawn, or not there."""
    written = page.body.split("\n")
    known = macros(editions)
    for number in dict.fromkeys(line for line, _ in body.template_signs(page.body)):
        found = _fault(written, number, known)
        if found:
            yield Problem(page.path, page.body_line + number, "", *found)


def _fault(
    written: list[str], number: int, known: Mapping[str, tuple[str, Collection[str], bool]]
) -> tuple[str, str] | None:
    """Return why the macro on one line can't be drawn, and the cure; None where it can."""
    line = written[number]
    named = _NAMED.search(line)
    if named is None:
        return "« {% », « {# » et « {{ » sans nom de macro ne sont pas admis.", f"Macros admises : {listed(known)}."
    name = named["name"]
    if name not in known:
        return f"« {name} » n'est pas une macro.", f"{nearest(name, known)} Macros admises : {listed(known)}.".strip()
    expected, arguments, needed = known[name]
    example = f'{name}("{next(iter(arguments))}")' if needed else f"{name}()"
    cure = f"Écrivez : {{{{ {example} }}}}"
    around = (*written[max(number - 1, 0) : number], *written[number + 1 : number + 2])
    if (
        line.count("{{") > 1
        or not line.startswith("{{")
        or not line.rstrip().endswith("}}")
        or any(other.strip() for other in around)
    ):
        return f"la macro « {name} » se place seule sur sa ligne, sans retrait, entre deux lignes vides.", cure
    call = _CALL.fullmatch(line)
    if call is None:
        return f"l'appel de « {name} » n'est pas compris.", cure
    argument = call["argument"]
    if argument is None:
        return (
            (f"la macro « {name} » attend un argument.", f"Arguments admis : {listed(arguments)}. {cure}")
            if needed
            else None
        )
    if not arguments:
        return f"la macro « {name} » n'a pas d'argument.", cure
    if argument not in arguments:
        return (
            f"« {argument} » n'est pas {expected}.",
            f"{nearest(argument, arguments)} Arguments admis : {listed(arguments)}.".strip(),
        )
    return None
