"""The door to the macros plugin: what each macro of `macros.catalogue.macros` draws in an editors' page.

A macro picks data from the catalogue and draws the partial of `overrides/partials/macros/` that bears its name; it
holds no rule of its own. The drawing is set aside, and a line stands for it in the Markdown, which would otherwise be
parsed again for nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED
from macros.catalogue.macros import MACROS, is_drawn
from macros.contributing import reference
from macros.contributing.annotated_fiche import annotated_fiche
from macros.contributing.form import form
from macros.contributing.messages import message_groups
from macros.model.sections import FACETS, SEARCHED_TERM
from macros.pages import matrix
from macros.pages.atlas import atlas
from macros.pages.diagrams import printed_examples
from macros.pages.edition import latest_call
from macros.pages.explorer import explorer
from macros.pages.facets import facets
from macros.pages.gaps import ORDERS, crossed, gaps, surprising_gaps
from macros.pages.home import counts, doors
from macros.pages.lists import shelf, whole_list
from macros.pages.nearby import neighbourhood
from macros.pages.self_audit import printed_self_audit
from macros.pages.term_lists import first_terms
from macros.pages.transfer import transfer_check
from macros.site import Site, newest_by_edition, site_map
from macros.text.markdown.calls import Call

_FOLDERS = {family.folder: family for family in CROSSED}

Drawing = tuple[str, Mapping[str, Any]]
"""The name of a partial, and what it prints."""


def drawings(site: Site) -> Mapping[str, Callable[[str], Drawing]]:
    """Return, for each macro, the function that makes its drawing from its argument."""
    catalogue, legal = site.catalogue, site.legal
    return {
        "projets": lambda edition: ("projets", {"shelf": shelf(catalogue, edition)}),
        "recherche": lambda _: (
            "recherche",
            {"groups": site_map(catalogue), "term": SEARCHED_TERM, **_facets(catalogue)},
        ),
        "explorateur": lambda _: ("explorateur", {"explorer": explorer(catalogue), "chosen": FACETS}),
        "comparaison": lambda _: (
            "comparaison",
            {"editions": newest_by_edition(catalogue), "whole": whole_list(catalogue)},
        ),
        "liste": lambda folder: ("liste", {"leaf": first_terms(catalogue, _FOLDERS[folder])}),
        "matrice": lambda kind: _matrix(catalogue, kind),
        "transferer": lambda _: ("transferer", {"check": transfer_check(catalogue)}),
        "missions": lambda _: ("missions", {"call": latest_call(catalogue)}),
        "commune": lambda _: ("commune", {"near": neighbourhood(catalogue)}),
        "carte": lambda _: ("carte", {"atlas": atlas(catalogue)}),
        "livres": lambda _: ("livres", {"books": site.books}),
        "portes": lambda _: ("portes", {"doors": doors(catalogue)}),
        "chiffres": lambda _: ("chiffres", {"counts": counts(catalogue)}),
        "plan": lambda _: ("plan", {"groups": site_map(catalogue)}),
        "editeur": lambda block: ("editeur", {"particulars": legal.particulars[block]}),
        "declaration": lambda _: (
            "declaration",
            {"statement": legal.statement, "self_audit": printed_self_audit(catalogue.self_audit)},
        ),
        "figures": lambda _: ("figures", {"examples": printed_examples(catalogue.examples)}),
        "modele": lambda _: ("modele", {"text": annotated_fiche(catalogue)}),
        "formulaire": lambda _: ("formulaire", {"form": form(catalogue)}),
        "reference": lambda subject: ("reference", {"tables": reference.reference(subject)}),
        "valeurs": lambda kind: ("valeurs", {"lists": reference.values(catalogue, kind)}),
        "tableaux": lambda _: ("tableaux", {"tables": site.tables}),
        "messages": lambda _: ("messages", {"groups": message_groups()}),
    }


def _facets(catalogue: Catalogue) -> Mapping[str, Any]:
    """Return the data of the form of facets."""
    return {"facets": facets(catalogue), "chosen": FACETS}


def _matrix(catalogue: Catalogue, kind: str) -> Drawing:
    """Return the data of a table, by its name: themes crossed with methods, surprising gaps, the newest projects
    crossed with methods or conditions, or the filters.
    """
    match kind:
        case "filtres":
            return "matrice-filtres", {
                **_facets(catalogue),
                "orders": ORDERS,
                "projects": crossed(catalogue),
                "summary": gaps(catalogue).summary,
                "whole": whole_list(catalogue),
            }
        case "themes":
            return "matrice-themes", {"gaps": gaps(catalogue)}
        case "vides":
            return "matrice-vides", {"gaps": surprising_gaps(catalogue)}
    crossing = {"methodes": matrix.method_matrix, "conditions": matrix.condition_matrix}[kind]
    return "matrice", {
        "matrices": [crossing(catalogue, edition) for edition in matrix.newest_first(catalogue)[:1]],
        "legend": matrix.legend() if kind == "methodes" else (),
        "elsewhere": matrix.elsewhere(catalogue),
    }


def root_of(page) -> str:
    """Return the way from a page of MkDocs to the root of the site."""
    return "/".join([".."] * page.url.count("/")) or "."


def draw(config, page, name: str, argument: str = "") -> str:
    """Draw a macro in a page of MkDocs; return the line that stands for it in the page's Markdown."""
    template, values = drawings(config.extra["recueil"])[name](argument)
    return config.extra["dessins"].draw(
        f"macros/{template}", base_url=root_of(page), site_name=config.site_name, **values
    )


def draw_call(config, page, call: Call) -> str | None:
    """Draw the macro that a page calls, in the same way; None where it can't be drawn, and the call stays as it was
    typed.
    """
    known = is_drawn(call, config.extra["recueil"].editions)
    return draw(config, page, call.name, call.argument or "") if known else None


def define_env(env) -> None:
    """Register the macros of the table in the plugin, and nothing else: called by mkdocs-macros at each build.

    The plugin renders no page: `hooks.py` reads the calls and draws them.
    """
    for registered in (env.variables, env.macros, env.filters):
        registered.clear()
    for name in MACROS:
        env.macro(partial(_drawn, env, name), name)


def _drawn(env, name: str, argument: str = "") -> str:
    return draw(env.conf, env.page, name, argument)
