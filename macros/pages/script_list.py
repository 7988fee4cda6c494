"""All projects for the scripts that filter, rank and draw them, where there are too many for one page: a compact file,
which a page loads once the reader asks something of all of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import KIND
from macros.catalogue.project import Project
from macros.model.scales import LEVELS
from macros.pages.facets import facet_values
from macros.pages.lists import whole_list
from macros.pages.territory import PrintedDrawing, territory
from macros.pages.transfer import COUNTING, bracket
from macros.text.french.typography import typeset_plain
from macros.text.french.wording import lowered

_EMPLOYED = ("employee",)


def script_list(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the text of the file by its address, where one is needed: a column per fact, a line per project in the
    order of the catalogue, under the names of the attributes that hold the same in pages. Each drawing is there once.
    """
    address = whole_list(catalogue)
    if not address:
        return {}
    drawings: dict[tuple, int] = {}
    rows = [_row(catalogue, project, drawings) for project in catalogue.projects]
    said = "\n".join(row[name] for row in rows for name in ("titre", "description")).lower()
    data = {
        "langues": {words: code for words, code in catalogue.foreign.languages.items() if words in said},
        "niveaux": [typeset_plain(label) for label, _ in LEVELS.values()],
        "types": {kind.id: lowered(typeset_plain(kind.label)) for kind in catalogue.family(KIND)},
        "dessins": list(drawings),
        "projets": {name: [row[name] for row in rows] for name in rows[0]},
    }
    return {address: json.dumps(data, ensure_ascii=False, separators=(",", ":"))}


def _row(catalogue: Catalogue, project: Project, drawings: dict[tuple, int]) -> dict[str, Any]:
    """Return what is said of a project, its drawing added to `drawings` where it is a new one."""
    organisation, transferability = project.organisation, project.fiche.transferability
    drawn = territory(catalogue, organisation)
    return {
        "projet": project.key,
        "nom": typeset_plain(project.label),
        "commanditaire": typeset_plain(project.owner),
        "titre": typeset_plain(project.title),
        "description": typeset_plain(project.fiche.description),
        **facet_values(catalogue, project),
        "emploi": _methods(project, _EMPLOYED),
        "compte": _methods(project, COUNTING),
        "transfert": list(LEVELS).index(transferability.level),
        "population": organisation.population.value,
        "taille": bracket(organisation.population.value).id,
        "lat": organisation.position.lat,
        "lon": organisation.position.lon,
        "dessin": drawings.setdefault(_drawing(drawn.small, drawn.whole), len(drawings)) if drawn else -1,
    }


def _methods(project: Project, statuses: tuple[str, ...]) -> str:
    return " ".join(dict.fromkeys(use.id for use in project.fiche.method if use.status in statuses))


def _drawing(drawn: PrintedDrawing, is_whole: bool) -> tuple:
    """Return a silhouette as `territoire.html` draws it: its classes, its frame, its paths."""
    classes = " ".join(["silhouette", *["entier"] * is_whole, *["archipel"] * drawn.scattered])
    return classes, drawn.view_box, drawn.outline, drawn.borders, drawn.point
