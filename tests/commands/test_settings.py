"""What a publisher sets in `mkdocs.yml` as anywhere: it acts, or a message says that it does not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.text.html.document import Document, parse
from tests.mini import MiniSite

pytestmark = pytest.mark.dear

COLOURS = ":root { --accent-regard: rgb(1, 2, 3); }\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> Path:
    """A site with a logo, an icon and colours of the publisher's own."""
    mini = new_site(tmp_path_factory.mktemp("reglages"))
    mini.picture("docs/images/logo.png")
    mini.picture("docs/images/icone.png")
    mini.write("docs/stylesheets/couleurs.css", COLOURS)
    mini.replace(
        "  favicon: assets/images/favicon.svg", "  favicon: images/icone.png\n  logo: images/logo.png", "mkdocs.yml"
    )
    mini.replace("extra_css:\n", "extra_css:\n  - stylesheets/couleurs.css\n", "mkdocs.yml")
    return mini.built()


def page(site: Path) -> Document:
    return parse((site / "projets/essai/lille/index.html").read_text(encoding="utf-8"))


def test_the_logo_and_the_icon_are_those_of_the_settings(own: Path):
    (logo,) = page(own).css(".marque img")
    assert (logo.attributes["src"], logo.attributes["alt"]) == (
        "../../../images/logo.png",
        "Un autre regard sur les territoires",
    )
    assert [link.attributes["href"] for link in page(own).css("link[rel~=icon]")] == ["../../../images/icone.png"]


def test_colours_are_those_of_an_added_sheet(own: Path, browser: Browser):
    sheets = [link.attributes["href"] for link in page(own).css("link[rel=stylesheet]")]
    assert sheets[-1] == "../../../stylesheets/couleurs.css"
    tab = browser.new_page(bypass_csp=True)
    tab.goto((own / "projets/essai/lille/index.html").as_uri())
    for sheet in sheets:  # a page opened from a file obeys no policy that names its own host
        tab.add_style_tag(content=(own / "projets/essai/lille" / sheet).resolve().read_text(encoding="utf-8"))
    found = tab.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent-regard')")
    tab.close()
    assert found == "rgb(1, 2, 3)"


IN_VAIN = {
    "palette": ("  font: false", "  font: false\n  palette: { primary: indigo }"),
    "polices": ("  font: false\n", "  font: { text: Roboto }\n"),
    "features": ("  language: fr\n", "  language: fr\n  features: [navigation.tabs]\n"),
    "recherche": ("plugins:\n", "plugins:\n  - search\n"),
    "copyright": ("strict: true", "strict: true\ncopyright: Nous"),
    "extra": ("extra:\n", "extra:\n  social: []\n"),
    "feuille-absente": ("extra_css:\n", "extra_css:\n  - css/x.css\n"),
    "logo-absent": ("  language: fr\n", "  language: fr\n  logo: logo.png\n"),
}
"""What is set in vain, by its name: a passage of `mkdocs.yml`, and what takes its place."""

UNLOADED = "docs/stylesheets/x.css"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> str:
    """What a build says that is stopped by a sheet that nobody loads and by all that is set in vain."""
    mini = new_site(tmp_path_factory.mktemp("vain"))
    mini.write(UNLOADED, COLOURS)
    for old, new in IN_VAIN.values():
        mini.replace(old, new, "mkdocs.yml")
    result = mini.build()
    assert result.returncode == 1 and "Traceback" not in result.stderr
    return result.stderr


@pytest.mark.parametrize(
    "said",
    [
        "« theme.palette » est sans effet. Les couleurs",
        "« theme.font » est sans effet. Les polices",
        "« theme.features » est sans effet.",
        "« plugins.search » est sans effet. La recherche est celle du site",
        "« copyright » est sans effet. Cela se dit dans data/editeur.yml",
        "« extra.social » est sans effet.",
        "« extra_css » nomme « css/x.css », qui n'est ni dans docs/",
        "« theme.logo » nomme « logo.png », qui n'est ni dans docs/",
    ],
    ids=IN_VAIN,
)
def test_what_is_set_in_vain_is_told(told: str, said: str):
    assert re.search(rf"^WARNING -  mkdocs\.yml : {re.escape(said)}", told, re.M)  # a warning stops any build


def test_a_sheet_that_nobody_loads_is_told(told: str):
    assert f"WARNING -  {UNLOADED} : aucune page ne charge cette feuille. Nommez-la" in told


def test_a_sheet_that_stands_elsewhere_is_told(mini_site: MiniSite):
    mini_site.write("docs/css/x.css", COLOURS)
    result = mini_site.build()
    said = "docs/css/x.css:1  une feuille de style n'est pas lue ici. Déplacez-la dans docs/stylesheets/"
    assert result.returncode == 1 and said in result.stdout + result.stderr
