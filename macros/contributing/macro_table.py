"""CONTRIBUTING's table of the macros, from the one that the site calls them by."""

from __future__ import annotations

from collections.abc import Collection

from macros.catalogue.macros import MACROS, Macro
from macros.model.edition import Edition
from macros.text.french.wording import listed


def macro_table() -> str:
    """Return the table in Markdown: how each macro is called, what it draws, the arguments it admits."""
    return "\n".join(("| Macro | Ce qu'elle dessine |", "|---|---|", *map(_row, MACROS.values())))


def _row(macro: Macro) -> str:
    admitted = macro.admitted(Edition.model_fields["id"].examples or ())
    forms = (*([""] if macro.draws_without() else []), *(f'"{argument}"' for argument in tuple(admitted)[:1]))
    forms_ = ", ".join(f"`{{{{ {macro.name}({form}) }}}}`" for form in forms)
    return f"| {forms_} | {macro.draws}{_choice(macro.arguments or ())} |"


def _choice(arguments: Collection[str]) -> str:
    return f" : {listed(f'`{argument}`' for argument in arguments)}" if arguments else ""
