"""The names of people who are not authors: on the pages; in the search, the data files and the sources only where the
publisher says so; nowhere once their line is gone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mini import MiniSite

STUDENT, CONTACT = "Zorastrel", "Yvonnick"


@pytest.fixture
def named(mini_site: MiniSite) -> MiniSite:
    """A project whose edition names an élève, and whose fiche names a contact."""
    mini_site.add("data/editions/essai.yml", f"students:\n  - {{ given: Claire, family: {STUDENT} }}\n")
    mini_site.replace(
        "  organisation: ville-de-lille\n",
        f"  organisation: ville-de-lille\n  contact: {{ name: {CONTACT}, role: Directrice }}\n",
    )
    return mini_site


def told(site: Path, name: str) -> set[str]:
    """Return the parts of the site that name somebody: `donnees`, `recherche`, `projets`…"""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).parts[0] for path in files if name.lower().encode() in path.read_bytes().lower()}


def source(site: Path) -> str:
    """Return the source that the site gives of the fiche that names a contact."""
    return (site / "projets/essai/lille/fiche.md").read_text(encoding="utf-8")


def test_names_stay_on_the_pages(named: MiniSite):
    named.index()
    site = named.built()
    assert told(site, STUDENT) == {"editions", "imprimer"}
    assert told(site, CONTACT) == {"projets", "imprimer"}
    assert CONTACT not in source(site)


def test_the_publisher_may_open_the_search_and_the_data_to_names(named: MiniSite):
    named.index()
    named.write("data/editeur.yml", "privacy: { names: true }\n")
    site = named.built()
    assert told(site, STUDENT) == {"editions", "imprimer", "donnees", "recherche"}
    assert told(site, CONTACT) == {"projets", "imprimer", "donnees", "recherche"}
    assert CONTACT in source(site)


def test_a_line_less_takes_a_name_off_everywhere(named: MiniSite):
    """The search is made of the pages, and needs no look."""
    named.replace(f"students:\n  - {{ given: Claire, family: {STUDENT} }}\n", "", "data/editions/essai.yml")
    named.replace(f"  contact: {{ name: {CONTACT}, role: Directrice }}\n", "")
    site = named.built()
    assert told(site, STUDENT) == told(site, CONTACT) == set()
