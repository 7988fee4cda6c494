"""A content full of faults, built as `servir` builds it: each page that can be is there, marked; the guide stays."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.text.html.document import Document, Node, parse
from tests.conftest import environment
from tests.mini import FICHE, MiniSite

BUILD = """\
import sys
from pathlib import Path
from preview.builder import Builder
Builder(Path(), 8000).build(Path("site"))
"""

FAULTS = {
    "terme": ("id: ateliers", "id: atelier"),
    "yaml": ("title: Écouter", "title: Écouter : oui"),
    "vide": (FICHE, "---\nx: 1\n---\n"),
    "sans-en-tete": (FICHE, "## Contexte\n\nUn texte.\n"),
    "blanc": (FICHE, ""),
    "ouvert": (FICHE, FICHE.replace("\n---\n", "\n", 1)),
    "figure": ("Un texte.", "Un texte.\n\n[figure: inconnue]"),
    "preconisations": ("source:\n", "recommendations:\n  - items: [{ text: Un. }]\n    figure: rien\nsource:\n"),
    "lien": ("Un texte.", "Un [lien](nulle-part.md), [un autre](javascript:alert(1))."),
    "gabarit": ("Un texte.", "Un {{ config }} {% raw %} texte."),
    "edition": ("part: organisation", "part: inconnue"),
    "brouillon": ("part: organisation", "draft: true\npart: organisation"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> Path:
    """The folder of a preview with every fault at once."""
    mini = new_site(tmp_path_factory.mktemp("fautes"))
    for id_, (old, new) in FAULTS.items():
        if old == FICHE:
            mini.write(f"docs/projets/essai/{id_}.md", new)
        else:
            mini.fiche(id_, (old, new))
    mini.replace("label: Management", "labell: Management", "data/themes.yml")
    mini.replace("  short: Lille", "  short: Lille : ville", "data/organisations.yml")
    mini.write(
        "docs/matrice.md", '# Matrice\n\n{{ inconnue() }}\n\n{{ matrice("rien") }}\n\n<script>alert(1)</script>\n'
    )
    mini.write("docs/projets/essai/Été.md", FICHE)
    mini.write("docs/perdu.exe", "x")
    (mini.root / "docs/carte.md").unlink()
    done = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=mini.root, capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (mini.root / "dit.txt").write_text(done.stderr, encoding="utf-8")
    return mini.root / "site"


def page(site: Path, address: str) -> Document:
    return parse((site / address / "index.html").read_text(encoding="utf-8"))


def words(node: Node | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


@pytest.mark.parametrize("id_", FAULTS)
def test_each_fiche_has_its_page_and_says_its_state(site: Path, id_: str):
    told = page(site, f"projets/essai/{id_}").css(".apercu-page")
    assert len(told) == 1
    assert words(told[0]).startswith("Brouillon" if id_ == "brouillon" else "À corriger")
    links = [link.attributes["href"] for link in told[0].css("a")]
    assert all("contribuer/messages/#message-" in link for link in links) and (links or id_ == "brouillon")


def test_what_is_missing_is_marked_in_its_place_and_leads_to_what_is_said_of_it(site: Path):
    found = page(site, "projets/essai/vide")
    marks = found.css(".apercu-manque")
    assert {words(mark) for mark in marks} == {"À compléter"} and found.css("dl .apercu-manque")
    assert "#apercu-etat" in {mark.parent.attributes["href"] for mark in marks}
    assert found.css("#apercu-etat") and "1900" not in words(found.css_first("main"))
    assert not page(site, "projets/essai/lille").css(".apercu-manque")


def test_a_few_faults_are_shown_and_many_are_folded(site: Path):
    states = {id_: page(site, f"projets/essai/{id_}").css_first(".apercu-page details") for id_ in ("terme", "vide")}
    assert {id_: "open" in node.attributes for id_, node in states.items()} == {"terme": True, "vide": False}


def test_a_sound_page_shows_the_strip_alone(site: Path):
    found = page(site, "projets/essai/lille")
    assert not found.css(".apercu-page")
    (strip,) = found.css(".apercu-bandeau a")
    assert strip.attributes["href"] == "../../../apercu/" and "problèmes à corriger, 1 brouillon" in words(strip)


def test_the_guide_stays_and_each_cure_is_an_entry_of_it(site: Path):
    anchors = {node.attributes["id"] for node in page(site, "contribuer/messages").css("[id]")}
    links = [link.attributes["href"] for link in page(site, "apercu").css(".apercu-problemes a")]
    assert links and {link.partition("#")[2] for link in links} <= anchors
    assert page(site, "contribuer/premiere-fiche").css("h1")


def test_all_faults_are_listed_by_file_with_the_page_that_shows_them(site: Path):
    files = {words(title): title.css("a") for title in page(site, "apercu").css(".apercu-fichier")}
    assert files["docs/projets/essai/terme.md"][0].attributes["href"] == "../projets/essai/terme/"
    assert files["docs/perdu.exe"] == files["docs/projets/essai/Été.md"] == []
    assert "data/themes.yml" in files and "docs/carte.md" in files


def test_the_terminal_tells_them_too(site: Path):
    said = (site.parent / "dit.txt").read_text(encoding="utf-8")
    assert "docs/projets/essai/terme.md:11  method[1].id : « atelier » n'est pas une méthode connue." in said
    assert "Corrigez et enregistrez" in said and "Traceback" not in said and "WARNING" not in said


def test_what_is_refused_is_neither_copied_nor_run(site: Path):
    assert not (site / "perdu.exe").exists() and not (site / "projets/essai/Été").exists()
    link = page(site, "projets/essai/lien")
    assert not [node for node in link.css("[href]") if (node.attributes["href"] or "").startswith("javascript")]
    assert "{{ inconnue() }}" in words(page(site, "matrice").body)
    assert not [node for node in page(site, "matrice").css("script") if node.text() == "alert(1)"]
