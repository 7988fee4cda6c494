"""The figures of fiches: what contributors are told, what readers see, and that nothing in them is only an image."""

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
from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"
BODY = "Un texte.\n"
CYCLE = """\
diagrams:
  - id: boucle
    kind: cycle
    title: La boucle
    caption: Une légende.
    steps:
      - title: Un
      - title: Deux
      - title: Trois
"""
TABLE = """\
diagrams:
  - id: boucle
    kind: tableau
    title: La boucle
    caption: Une légende.
    corner: Étape
    columns: [Ville, Région]
    rows:
      - title: Décider
        cells: [Oui, Non]
"""
SETS = """\
diagrams:
  - id: boucle
    kind: ensembles
    title: La boucle
    caption: Une légende.
    sets: [Un, Deux]
    regions:
      - sets: [1, 2]
        title: Les deux
"""
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


def messages(mini: Mini, diagrams: str, body: str = BODY + "\n[figure: boucle]\n") -> list[str]:
    """Return what a contributor reads of a fiche with these figures and this prose, without the name of the file."""
    mini.replace("source:\n", diagrams + "source:\n")
    mini.replace(BODY, body)
    return [message.removeprefix(f"{FILE}:") for message in mini.messages()]


@pytest.mark.parametrize("diagrams", [CYCLE, TABLE, SETS], ids=["cycle", "tableau", "ensembles"])
def test_ten_lines_make_a_figure(mini: Mini, diagrams: str):
    assert messages(mini, diagrams) == []
    assert diagrams.count("\n") <= 10


ADMITTED = ", ".join(KINDS)


@pytest.mark.parametrize(
    "diagrams, old, new, message",
    [
        pytest.param(
            CYCLE,
            "kind: cycle",
            "kind: cycles",
            "28  diagrams[1].kind : « cycles » n'est pas un genre de figure connu. Vouliez-vous dire « cycle » ?"
            f" Valeurs admises : {ADMITTED}.",
            id="genre-inconnu",
        ),
        pytest.param(
            CYCLE,
            "    kind: cycle\n",
            "",
            f"27  diagrams[1] : la clé « kind » manque (genre de la figure). Ajoutez-la. Valeurs admises : {ADMITTED}.",
            id="genre-manquant",
        ),
        pytest.param(
            CYCLE,
            "    caption: Une légende.\n",
            "",
            "27  diagrams[1].caption : la clé « caption » manque (légende, avec nos mots et la source). Ajoutez-la.",
            id="légende-manquante",
        ),
        pytest.param(
            CYCLE,
            "      - title: Deux",
            "      - title: Deux\n        titre: x",
            "34  diagrams[1].steps[2].titre : la clé « titre » n'existe pas. Vouliez-vous dire « title » ? Clés admises"
            " : label, title, detail, items.",
            id="clé-inconnue",
        ),
        pytest.param(
            CYCLE,
            "    title: La boucle",
            "    title: La boucle\n    pillars: []",
            "30  diagrams[1].pillars : la clé « pillars » n'existe pas. Clés admises : id, title, caption, note, kind,"
            " center, influence, steps.",
            id="clé-d-un-autre-genre",
        ),
        pytest.param(
            CYCLE,
            "      - title: Deux",
            "      - Deux",
            "33  diagrams[1].steps[2] : des clés sont attendues ici (label, title, detail, items) ; « Deux » est un"
            " texte. Mettez chaque clé sur sa ligne, en retrait de deux espaces.",
            id="texte-pour-case",
        ),
        pytest.param(
            CYCLE,
            "      - title: Deux",
            "      - title: Deux\n        label: 2020",
            "34  diagrams[1].steps[2].label : un texte est attendu ; « 2020 » est un nombre. Mettez des guillemets :"
            ' "2020".',
            id="année-sans-guillemets",
        ),
        pytest.param(
            CYCLE,
            "      - title: Trois\n",
            "",
            "31  diagrams[1].steps : la liste compte 2 éléments ; 3 au moins sont attendus. Complétez-la.",
            id="trop-court",
        ),
        pytest.param(
            CYCLE,
            "      - title: Trois\n",
            "      - title: Trois\n" * 5,
            "31  diagrams[1].steps : la liste compte 7 éléments ; 6 au plus sont admis. Raccourcissez-la, ou faites"
            " deux figures.",
            id="trop-long",
        ),
        pytest.param(
            CYCLE,
            "      - title: Deux",
            "      - title: " + "x" * 91,
            "33  diagrams[1].steps[2].title : le texte compte 91 signes ; le maximum est de 90. Raccourcissez-le.",
            id="case-trop-pleine",
        ),
        pytest.param(
            CYCLE,
            "diagrams:\n  - id: boucle\n",
            "diagrams:\n  - boucle\n  - id: boucle\n",
            "27  diagrams[1] : des clés sont attendues ici (kind, id) ; « boucle » est un texte. Mettez chaque clé"
            " sur sa ligne, en retrait de deux espaces.",
            id="texte-pour-figure",
        ),
        pytest.param(
            TABLE,
            "[Oui, Non]",
            "[Oui]",
            "27  diagrams[1] : la ligne « Décider » ne compte pas autant de cases que de colonnes (1 pour 2). Ajoutez"
            " ou retirez des cases : une par colonne.",
            id="case-manquante",
        ),
        pytest.param(
            SETS,
            "sets: [1, 2]",
            "sets: [1, 3]",
            "27  diagrams[1] : la zone « Les deux » nomme un ensemble qui n'existe pas : « sets » prend des rangs de 1"
            " à 2. Comptez les ensembles dans leur ordre : le premier est 1.",
            id="ensemble-inconnu",
        ),
        pytest.param(
            SETS,
            "        title: Les deux\n",
            "        title: Les deux\n      - sets: [2, 1]\n        title: Encore\n",
            "27  diagrams[1] : la zone « Encore » occupe une place déjà prise par une autre. Réunissez les deux"
            " zones, ou changez les ensembles de l'une.",
            id="zone-prise",
        ),
    ],
)
def test_a_fault_in_a_figure_says_what_was_expected_and_read(
    mini: Mini, diagrams: str, old: str, new: str, message: str
):
    assert old in diagrams
    assert messages(mini, diagrams.replace(old, new, 1)) == [message]


@pytest.mark.parametrize(
    "body, message",
    [
        pytest.param(
            BODY,
            "27  la figure « boucle » n'est placée nulle part dans le texte. Ajoutez, là où le texte en parle, une"
            " ligne : [figure: boucle]",
            id="jamais-placée",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\n[figure: boucle]\n",
            "45  la figure « boucle » est déjà placée ligne 43. Gardez-en une.",
            id="placée-deux-fois",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\n[figure: boule]\n",
            "45  « boule » n'est pas une figure de la fiche. Vouliez-vous dire « boucle » ? Figures de la fiche :"
            " boucle.",
            id="inconnue",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\nVoyez [figure: boucle] ici.\n",
            "45  une figure se place seule sur sa ligne, sans retrait, entre deux lignes vides. Écrivez : [figure:"
            " identifiant]",
            id="dans-une-phrase",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\n[figure: boucle]\nSuite.\n",
            "45  une figure se place seule sur sa ligne, sans retrait, entre deux lignes vides. Écrivez : [figure:"
            " identifiant]",
            id="collée-au-texte",
        ),
        pytest.param(
            BODY + "\n[figure: boucle]\n\n    [Figure : boucle]\n",
            "45  une figure se place seule sur sa ligne, sans retrait, entre deux lignes vides. Écrivez : [figure:"
            " identifiant]",
            id="en-retrait",
        ),
    ],
)
def test_the_place_of_a_figure_is_checked(mini: Mini, body: str, message: str):
    assert messages(mini, CYCLE, body) == [message]


def test_a_figure_in_a_code_span_is_not_placed(mini: Mini):
    assert messages(mini, CYCLE, BODY + "\n[figure: boucle]\n\nÉcrivez `[figure: boucle]`.\n") == []


def test_a_fiche_without_figures_names_none(mini: Mini):
    assert messages(mini, "", BODY + "\n[figure: boucle]\n") == [
        "34  « boucle » n'est pas une figure de la fiche. Décrivez-la dans l'en-tête, sous « diagrams »."
    ]


def test_two_figures_can_not_share_an_identifier(mini: Mini):
    second = CYCLE.removeprefix("diagrams:\n")
    assert messages(mini, CYCLE + second) == [
        "35  diagrams[2].id : « boucle » désigne déjà la figure de la ligne 27. Donnez-lui un autre identifiant."
    ]


def test_a_fault_in_an_example_is_told(mini: Mini):
    mini.write("data/exemples/figures.yml", CYCLE.replace("kind: cycle", "kind: rond"))
    assert mini.messages() == [
        "data/exemples/figures.yml:3  diagrams[1].kind : « rond » n'est pas un genre de figure connu. Valeurs admises"
        f" : {ADMITTED}."
    ]


def test_there_is_one_example_a_kind(catalogue: Catalogue):
    assert [example.diagram.kind for example in catalogue.examples] == list(KINDS)


def test_an_example_shows_the_very_lines_that_make_it(catalogue: Catalogue, mini: Mini):
    for example in catalogue.examples:
        lines = "".join(f"  {line}\n" for line in example.text.split("\n"))
        assert example.text.startswith(f"- id: {example.diagram.id}\n  kind: {example.diagram.kind}\n")
        mini.write("data/exemples/figures.yml", f"diagrams:\n{lines}")
        assert [read.diagram for read in mini.catalogue().examples] == [example.diagram]


# What readers get


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
