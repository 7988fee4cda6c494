"""What readers get of a figure: every word of its data as text, on any screen, on paper, in the export."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.catalogue.catalogue import Catalogue
from macros.model.diagram import Diagram
from macros.model.diagram_kinds import KINDS
from macros.model.record import Record
from macros.text.html.document import TEXT, parse, walk

EXPECTED = {
    "essonne": ["edifice"],
    "lille": ["cercle-vicieux", "referents", "niveaux-de-marches"],
    "saint-herblain": ["etapes-2020-2023", "plan-d-actions"],
    "plaine-commune": ["cinq-dimensions", "objectifs-d-essaimage"],
    "cergy": ["quatre-phases", "axes-fiches-dispositifs", "neuf-focus", "gouvernance"],
    "saint-nazaire": ["trois-niveaux", "modele-economique", "modele-organisationnel"],
    "strasbourg": ["besoins"],
    "nanterre": ["calendrier", "circuit"],
    "aubervilliers": ["calcul", "axes-de-decision", "dialogue-social"],
    "pays-de-la-loire": ["scenarios", "cycle", "competences", "reseaux-metiers", "de-la-prospective-a-la-gestion"],
}


class _Figures:
    """The text of each figure by its identifier, what is hidden from assistive technology left out; and its tags."""

    def __init__(self, html: str) -> None:
        self.texts: dict[str, str] = {}
        self.tags: dict[str, list[tuple[str, dict[str, str | None]]]] = {}
        for figure in parse(html).css("figure[id]"):  # the silhouette of a territory is a figure without a name
            self.tags[figure.id] = [(node.tag, node.attributes) for node in figure.traverse()]
            silent = figure.css("svg, [aria-hidden=true]")
            self.texts[figure.id] = " ".join(told for kind, told, _ in walk(figure, silent) if kind is TEXT)

    def text(self, anchor: str) -> str:
        """Return the text of one figure, folded."""
        return folded(self.texts[anchor])


def folded(text: str) -> str:
    """Return the form under which typed and typeset text are one: no space, plain apostrophes, dashes and ligatures."""
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans({"’": "'", "–": "-", "œ": "oe", "Œ": "OE"}))
    return re.sub(r"\s+", "", plain)


def words(value: Any) -> Iterator[str]:
    """Yield every text of a figure's data."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            if name not in ("id", "kind", "layout"):
                yield from words(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from words(item)
    elif isinstance(value, str):
        yield value


def lost(diagram: Diagram, figures: _Figures) -> list[str]:
    text = figures.text(f"figure-{diagram.id}")
    return [word for word in words(diagram) if folded(word) not in text]


@pytest.fixture(scope="module")
def gallery(site: Path) -> _Figures:
    return _Figures((site / "contribuer/figures/index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_drawn_with_every_word_of_its_data_as_text(kind: str, catalogue: Catalogue, gallery: _Figures):
    diagram = next(example.diagram for example in catalogue.examples if example.diagram.kind == kind)
    assert lost(diagram, gallery) == []


@pytest.mark.parametrize("id_", EXPECTED)
def test_the_figures_of_the_recueil_are_in_its_fiches(id_: str, catalogue: Catalogue, site: Path):
    project = next(project for project in catalogue.projects if project.id == id_)
    figures = _Figures((site / project.address / "index.html").read_text(encoding="utf-8"))
    assert [diagram.id for diagram in project.fiche.diagrams] == EXPECTED[id_]
    assert sorted(figures.texts) == sorted(f"figure-{name}" for name in EXPECTED[id_])
    assert [word for diagram in project.fiche.diagrams for word in lost(diagram, figures)] == []


@pytest.mark.parametrize(
    "id_, figure, said",
    [
        (
            "essonne",
            "edifice",
            ["Sécurisation des risques", "Guide des procédures", "Plan de communication", "Projet de direction"],
        ),
        (
            "aubervilliers",
            "calcul",
            ["× 0,2 heure", "1 656 heures", "− 46 heures", "= 1 607 heures", "1 656 − 46 donne 1 610"],
        ),
        ("strasbourg", "besoins", ["14 besoins", "que sept"]),
        (
            "pays-de-la-loire",
            "competences",
            [
                "Dans « Nécessaires aujourd'hui » et « Disponibles aujourd'hui », hors de « Nécessaires demain »",
                "seules B, D et F",
            ],
        ),
    ],
)
def test_a_figure_says_what_matters(id_: str, figure: str, said: list[str], site: Path):
    text = _Figures((site / f"projets/nina-simone/{id_}/index.html").read_text(encoding="utf-8")).text(
        f"figure-{figure}"
    )
    assert [words for words in said if folded(words) not in text] == []


def test_a_figure_is_named_captioned_linked_and_needs_no_script(site: Path):
    faults = []
    for path in [*site.glob("projets/*/*/index.html"), site / "contribuer/figures/index.html"]:
        figures = _Figures(path.read_text(encoding="utf-8"))
        for anchor, tags in figures.tags.items():
            names = [name for name, _ in tags]
            links = [values.get("href") for name, values in tags if name == "a"]
            named = tags[0][1].get("aria-labelledby") in [values.get("id") for _, values in tags]
            drawn = [
                values
                for name, values in tags
                if name == "svg"
                and values.get("aria-hidden") != "true"
                and not (values.get("role") == "img" and values.get("aria-label"))
            ]
            if names.count("figcaption") != 1 or links != [f"#{anchor}"] or not named or drawn:
                faults.append(f"{path.parent.name} {anchor}")
            if {"script", "img", "canvas", "iframe"} & set(names) or any(
                "style" in values or any(key.startswith("on") for key in values) for _, values in tags
            ):
                faults.append(f"{path.parent.name} {anchor} : script, image ou style en ligne")
    assert faults == []


@pytest.mark.parametrize("path", [*(f"projets/nina-simone/{id_}/" for id_ in EXPECTED), "contribuer/figures/"])
def test_a_page_with_figures_fits_any_screen_and_paper(page: Page, path: str):
    """Nothing scrolls sideways, no box of a circle covers another; a page of A5 is 446 px wide between its margins."""
    page.goto(path)
    for width in (320, 360, 720, 768, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (width, page.evaluate(SCROLLED), page.evaluate(OVERLAPS)) == (width, [], [])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 446, "height": 700})
    assert page.evaluate(CUT) == []


SCROLLED = """() => [...document.querySelectorAll('.fig-dessin')]
    .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.parentElement.id)"""


OVERLAPS = """() => [...document.querySelectorAll('.fig-anneau')].flatMap((ring) => {
  const boxes = [...ring.querySelectorAll('.fig-centre, .fig-tour > li')].map((e) => e.getBoundingClientRect());
  const covers = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => covers(a, b)).map(() => ring.closest('figure').id));
})"""

CUT = """() => [...document.querySelectorAll('.fig')]
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > 447).map((e) => e.id)"""


def test_the_export_holds_the_figures(site: Path, catalogue: Catalogue):
    text = (site / "donnees/projets.json").read_text(encoding="utf-8")
    assert [
        diagram.id
        for project in catalogue.projects
        for diagram in project.fiche.diagrams
        if f'"id": "{diagram.id}", "title": "' not in text
    ] == []
