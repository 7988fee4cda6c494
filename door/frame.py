"""What draws the pages of a site, and all that their templates may ask for besides what is theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from door.facts import Rubrics
from macros.pages.policy import content_policy
from macros.pages.sheets import Asked, Sheets
from macros.text.french.typography import typeset_plain

Finish = Callable[[str, Any], str]
"""What makes a page, once its view is drawn, the page that is published."""


@dataclass(frozen=True)
class Frame:
    """What draws the pages of a site: the environment of their templates, the sheets that they ask for, what finishes
    them, the navigation that each bears.
    """

    templates: Environment
    sheets: Sheets
    finish: Finish
    nav: Rubrics

    def drawn(self, template: str, context: Mapping[str, Any]) -> tuple[str, list[Asked]]:
        """Return a finished page, and the sheets that it asked for."""
        with self.sheets.requests() as asked:
            html = self.finish(self.templates.get_template(template).render(context), context["view"])
        return html, asked


def equip(templates: Environment, is_served: bool, **facts: object) -> None:
    """Hand the frame its own first script, that of the search page, the policies that name them, and some facts. There
    is no policy under `mkdocs serve`, which writes a script of its own into each page.
    """
    templates.filters["compose"] = typeset_plain
    scripts = ("premier-script", "script-recherche")
    script, search = (templates.get_template(f"partials/{name}.html").render() for name in scripts)
    policies = {"politique": [script], "politique_recherche": [script, search]}
    templates.globals.update(
        facts,
        premier_script=Markup(script),
        script_recherche=Markup(search),
        **{name: None if is_served else Markup(content_policy(allowed)) for name, allowed in policies.items()},
    )
