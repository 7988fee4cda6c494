"""Building: a faulty content stops it with every French message, and the catalogue is read once."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT
from tests.mini import MiniSite


def test_a_faulty_header_stops_the_build_with_its_message(mini_site: MiniSite):
    mini_site.replace("status: employee", "status: conseillee")
    result = mini_site.build()
    said = result.stdout + result.stderr
    assert result.returncode != 0
    assert "« conseillee » n'est pas une valeur admise." in said and "docs/projets/essai/lille.md:" in said
    assert "Traceback" not in said


def test_an_unquoted_colon_never_gives_a_green_build(mini_site: MiniSite):
    mini_site.replace("title: Écouter les agents", "title: Cergy : l'habitat")
    result = mini_site.build()
    assert result.returncode != 0
    assert (
        "docs/projets/essai/lille.md:2  title : le texte « Cergy : l'habitat » contient « : » sans guillemets"
        in result.stdout + result.stderr
    )


def test_a_macro_that_does_not_exist_stops_the_build(mini_site: MiniSite):
    mini_site.add("docs/matrice.md", "\n{{ inconnue() }}\n")
    assert mini_site.build().returncode != 0


def test_a_dead_link_in_a_page_stops_the_build_in_french(mini_site: MiniSite):
    mini_site.add("docs/matrice.md", "\n[Nulle part](nulle-part.md)\n")
    result = mini_site.build()
    assert result.returncode != 0
    assert "le lien « nulle-part.md » ne mène nulle part." in result.stdout and "WARNING" not in result.stderr


def test_a_link_to_a_section_that_a_template_draws_is_sound(mini_site: MiniSite):
    mini_site.add("docs/matrice.md", "\n[Méthodes](projets/essai/lille.md#les-methodes)\n")
    mini_site.built()


def test_the_catalogue_is_read_once_per_build(mini_site: MiniSite):
    """The core is wrapped, in the copy, by one line that counts its calls."""
    mini_site.add(
        "macros/catalogue/catalogue.py",
        "\n\n_read = read_catalogue\n\n\ndef read_catalogue(root):\n    print('LECTURE')\n    return _read(root)\n",
    )
    result = mini_site.build()
    assert result.returncode == 0, result.stdout + result.stderr
    assert (result.stdout + result.stderr).count("LECTURE") == 1


def test_what_a_fiche_holds_is_escaped(mini_site: MiniSite):
    mini_site.replace("title: Écouter les agents", 'title: "Achats & marchés <b>publics</b>"')
    html = (mini_site.built() / "projets/essai/lille/index.html").read_text(encoding="utf-8")
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
