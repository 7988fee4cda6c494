"""The anchors that links may lead to are those that pages have: tried on a small site with every kind of section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.catalogue.anchors import page_anchors, read_anchors
from macros.catalogue.read.loading import load
from tests.mini import Mini, MiniSite

DATA = {
    "data/themes.yml": """\
        management:
          label: Management
          definition: Diriger.
        habitat:
          label: Habitat
          definition: Loger.
        """,
    "data/livrables.yml": """\
        guide:
          label: Guide
          definition: Un livret.
        charte:
          label: Charte
          definition: Des engagements.
        """,
    "data/editions/essai.yml": """\
        title: Un recueil
        promotion: Essai
        order: 1
        online: 2025-01-01
        parts: [organisation]
        purpose: Essayer.
        prefaces:
          - author: Ada Amont
            role: présidente
            organisation: INET
            summary: [Un mot.]
        students:
          - {given: Ada, family: Amont}
        missions:
          introduction: Toute collectivité peut confier une mission.
          stages:
            - name: Projet
              weeks: {min: 4}
              description: Un projet.
          contact:
            email: projets@exemple.fr
            website: www.exemple.fr
            path: Projets
        doubts: [L'année n'est pas imprimée.]
        """,
}
ORGANISATION = """\
{id}:
  name: Ville de {name}
  short: {name}
  kind: commune
  official_code: "{code}"
  siren: "{siren}"
  departement: {{code: "{departement}", name: {departement_name}}}
  region: {{code: "{region}", name: {region_name}}}
  seat: {name}
  position: {{lat: {lat}, lon: {lon}}}
  population: {{value: 90000, year: 2023}}
"""
RICH = (
    (
        "results:\n",
        "deliverables:\n  - {id: guide, detail: Un guide.}\n"
        "recommendations: [{items: [{text: Continuer.}]}]\nlessons: [Écouter.]\nresults:\n",
    ),
    (
        "      method: ateliers\n",
        "      method: ateliers\n    - text: La charte.\n      deliverable: charte\n"
        "  limits: [{text: Le temps., method: ateliers}]\n",
    ),
    ("headings: [Écouter]\n", "headings: [Écouter]\nrevisions:\n  - {date: 2025-02-01, text: Une date.}\n"),
    (
        "source:\n",
        "diagrams:\n  - {id: boucle, kind: cycle, title: Un cycle, caption: Un essai., steps: [{title: Un}, {title:"
        " Deux}, {title: Trois}]}\nsource:\n",
    ),
    ("Un texte.\n", "Un texte.\n\n[figure: boucle]\n\n### Un intertitre\n\nUne note[^1].\n\n[^1]: La note.\n"),
)
pytestmark = pytest.mark.dear

PAGES = {
    "transferer.md": "transferer()",
    "carte.md": "carte()",
    "matrice.md": 'matrice("filtres")',
    "plan-du-site.md": "plan()",
    "recherche.md": "recherche()",
    "accessibilite.md": "declaration()",
    "projets/index.md": "explorateur()",
    "methodes/index.md": 'liste("methodes")',
    "contribuer/figures.md": "figures()",
}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> Path:
    """A small site where every section of every kind of page has something to say, built."""
    root = tmp_path_factory.mktemp("ancres")
    mini = new_site(root)
    for path, text in DATA.items():
        mini.write(path, text)
    add_organisations(mini)
    mini.fiche("lille", *RICH)
    for name, themes in (("roubaix", "management, habitat"), ("paris", "habitat")):
        mini.fiche(name, ("ville-de-lille", f"ville-de-{name}"), ("themes: [management]", f"themes: [{themes}]"))
    for path, call in PAGES.items():
        mini.write(f"docs/{path}", f"# Page\n\n## Une section\n\n{{{{ {call} }}}}\n")
    mini.built()
    return root


def add_organisations(mini: Mini) -> None:
    """Add a town of the same région, and one that the map draws larger."""
    path = mini.root / "data/organisations.yml"
    roubaix = ORGANISATION.format(
        id="ville-de-roubaix",
        name="Roubaix",
        code="59512",
        siren="215905126",
        departement="59",
        departement_name="Nord",
        region="32",
        region_name="Hauts-de-France",
        lat=50.69,
        lon=3.18,
    )
    paris = ORGANISATION.format(
        id="ville-de-paris",
        name="Paris",
        code="75056",
        siren="217500016",
        departement="75",
        departement_name="Paris",
        region="11",
        region_name="Île-de-France",
        lat=48.86,
        lon=2.35,
    )
    path.write_text(f"{path.read_text(encoding='utf-8')}{roubaix}{paris}", encoding="utf-8")
    map_ = "data/geometrie/departements.yml"
    mini.replace('  "32":', '  "11": {name: Île-de-France, of: d\'Île-de-France}\n  "32":', map_)
    mini.replace(
        '  "974":', '  "75": {name: Paris, of: de Paris, region: "11", path: m400 150 80 0 0 80-80 0z}\n  "974":', map_
    )


def kind(path: str) -> str:
    """Return what gathers the pages of one kind: their folder, or the page itself where it is the only one."""
    return path if path in PAGES or path.endswith("/corrections.md") else path.rpartition("/")[0]


def test_links_lead_to_the_sections_that_pages_have(rich: Path):
    """No heading unknown on any page, no anchor declared that no page of its kind has."""
    unknown = []
    declared, there = defaultdict(set), defaultdict(set)
    for path, page in page_anchors(load(rich)).items():
        address = path.removesuffix(".md").removesuffix("index").removesuffix("/")
        file = rich / "site" / address / "index.html"
        anchors = read_anchors(page)
        if anchors is None or not file.is_file():
            continue  # a page whose sections only the build knows, a list that this small site has not
        html = file.read_text(encoding="utf-8")
        unknown += [(path, anchor) for anchor in set(re.findall(r'<h[2-6][^>]*\sid="([^"]+)"', html)) - anchors]
        declared[kind(path)] |= anchors
        there[kind(path)] |= set(re.findall(r'\sid="([^"]+)"', html))
    assert unknown == []
    assert {name: anchors - there[name] for name, anchors in declared.items() if anchors - there[name]} == {}
    assert set(PAGES) <= set(declared) and {"projets/essai", "methodes", "lieux", "livrables", "editions"} <= set(
        declared
    )


def test_a_book_s_own_sections_are_there(rich: Path):
    html = (rich / "site/imprimer/essai/index.html").read_text(encoding="utf-8")
    assert 'id=""' not in html and all(
        f'id="{anchor}"' in html for anchor in ("lire", "promotion", "missions", "reserves")
    )
