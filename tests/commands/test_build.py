"""Building: a faulty content stops it with every French message, and the catalogue is read once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, build


def test_a_faulty_header_stops_the_build_with_its_message(project: Path):
    fiche = project / "docs/projets/nina-simone/lille.md"
    fiche.write_text(
        fiche.read_text(encoding="utf-8").replace("status: preconisee", "status: conseillee", 1), encoding="utf-8"
    )
    result = build(project / "mkdocs.yml", project / "site")
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert "« conseillee » n'est pas une valeur admise." in said and "docs/projets/nina-simone/lille.md:" in said
    assert "Traceback" not in said


def test_an_unquoted_colon_never_gives_a_green_build(project: Path):
    fiche = project / "docs/projets/nina-simone/cergy.md"
    lines = fiche.read_text(encoding="utf-8").split("\n")
    lines[1] = "title: Cergy : l'habitat"
    fiche.write_text("\n".join(lines), encoding="utf-8")
    result = build(project / "mkdocs.yml", project / "site")
    assert result.returncode != 0
    assert (
        "docs/projets/nina-simone/cergy.md:2  title : le texte « Cergy : l'habitat » contient « : » sans guillemets"
        in result.stdout + result.stderr
    )


def test_a_macro_that_does_not_exist_stops_the_build(project: Path):
    page = project / "docs/matrice.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ inconnue() }}\n", encoding="utf-8")
    assert build(project / "mkdocs.yml", project / "site").returncode != 0


def test_a_dead_link_in_a_page_stops_the_build_in_french(project: Path):
    page = project / "docs/matrice.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Nulle part](nulle-part.md)\n", encoding="utf-8")
    result = build(project / "mkdocs.yml", project / "site")
    assert result.returncode != 0
    assert "le lien « nulle-part.md » ne mène nulle part." in result.stdout and "WARNING" not in result.stderr


def test_a_link_to_a_section_that_a_template_draws_is_sound(project: Path):
    page = project / "docs/matrice.md"
    page.write_text(
        page.read_text(encoding="utf-8") + "\n[Méthodes](projets/nina-simone/essonne.md#les-methodes)\n",
        encoding="utf-8",
    )
    result = build(project / "mkdocs.yml", project / "site")
    assert result.returncode == 0, result.stderr


def test_the_catalogue_is_read_once_per_build(project: Path):
    """The core is wrapped, in the copy, by one line that counts its calls."""
    with (project / "macros/catalogue/catalogue.py").open("a", encoding="utf-8") as module:
        module.write(
            "\n\n_read = read_catalogue\n\n\ndef read_catalogue(root):\n    print('LECTURE')\n    return _read(root)\n"
        )
    result = build(project / "mkdocs.yml", project / "site")
    assert result.returncode == 0, result.stdout + result.stderr
    assert (result.stdout + result.stderr).count("LECTURE") == 1


def test_what_a_fiche_holds_is_escaped(project: Path):
    fiche = project / "docs/projets/nina-simone/lille.md"
    lines = fiche.read_text(encoding="utf-8").split("\n")
    lines[1] = 'title: "Achats & marchés <b>publics</b>"'
    fiche.write_text("\n".join(lines), encoding="utf-8")
    assert build(project / "mkdocs.yml", project / "site").returncode == 0
    html = (project / "site/projets/nina-simone/lille/index.html").read_text(encoding="utf-8")
    assert "Achats &amp; marchés &lt;b&gt;publics&lt;/b&gt;" in html and "<b>publics</b>" not in html


def test_the_messages_of_a_build_are_in_french():
    result = subprocess.run(
        [sys.executable, "recueil.py", "construire", "--site-dir", str(ROOT / ".cache/site-de-test")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0
    said = result.stdout + result.stderr
    assert "Site construit en" in said and "Documentation built" not in said and "DeprecationWarning" not in said
