"""What draws the pages of a site, and what their templates may use besides their own data."""

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
"""Turns what a template drew into the page that is published."""


@dataclass(frozen=True)
class Frame:
    """What draws the pages of a site: the environment of the templates, the style sheets they may ask for, the function
    that finishes a page, and the navigation.
    """

    templates: Environment
    sheets: Sheets
    finish: Finish
    nav: Rubrics

    def drawn(self, template: str, context: Mapping[str, Any]) -> tuple[str, list[Asked]]:
        """Return a finished page, and the style sheets that it loads."""
        with self.sheets.requests() as asked:
            html = self.finish(self.templates.get_template(template).render(context), context["view"])
        return html, asked


def equip(templates: Environment, is_served: bool, **facts: object) -> None:
    """Give templates the script that opens every page, that of the search page, the security policies that allow them,
    and a few facts. Under `mkdocs serve`, which adds a script of its own to each page, there is no policy.
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
