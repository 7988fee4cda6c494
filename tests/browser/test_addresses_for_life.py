"""Addresses are for life: those of the site's own pages, of its schemas, and a sample of each family made of terms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FIXED = (
    "",
    "projets/",
    "methodes/",
    "themes/",
    "conditions/",
    "livrables/",
    "commanditaires/",
    "collectivites/",
    "lieux/",
    "parties/",
    "editions/",
    "imprimer/",
    "transferer/",
    "carte/",
    "confier-une-mission/",
    "matrice/",
    "comparer/",
    "recherche/",
    "plan-du-site/",
    "donnees/",
    "contribuer/",
    "contribuer/formulaire/",
    "contribuer/premiere-fiche/",
    "contribuer/bien-ecrire/",
    "contribuer/figures/",
    "contribuer/reference/",
    "contribuer/messages/",
    "contribuer/publier/",
    "accessibilite/",
    "mentions-legales/",
    "donnees-personnelles/",
)
"""Addresses that are not made from a term: for life."""

SCHEMAS = tuple(
    f"donnees/schemas/{name}.json"
    for name in (
        "fiche",
        "edition",
        "familles",
        "methodes",
        "themes",
        "conditions",
        "livrables",
        "parties",
        "collectivites",
        "organisations",
        "editeur",
        "rgaa",
        "sigles",
        "langues",
        "equivalents",
        "figures",
        "page",
    )
)
"""Where editors find the schemas: for life."""

PINNED = (
    "projets/nina-simone/essonne/",
    "projets/nina-simone/lille/",
    "projets/nina-simone/saint-herblain/",
    "projets/nina-simone/plaine-commune/",
    "projets/nina-simone/cergy/",
    "projets/nina-simone/saint-nazaire/",
    "projets/nina-simone/strasbourg/",
    "projets/nina-simone/nanterre/",
    "projets/nina-simone/aubervilliers/",
    "projets/nina-simone/pays-de-la-loire/",
    "editions/nina-simone/",
    "editions/nina-simone/corrections/",
    "methodes/arbre-a-palabres/",
    "methodes/abaque-de-regnier/",
    "methodes/benchmark/",
    "methodes/conseil-d-inspiration/",
    "methodes/marches-exploratoires/",
    "themes/habitat/",
    "conditions/portage-politique/",
    "conditions/calendrier/",
    "commanditaires/ville-de-lille/",
    "commanditaires/region-pays-de-la-loire/",
    "collectivites/commune/",
    "lieux/ile-de-france/",
    "lieux/loire-atlantique/",
    "parties/ressources-humaines/",
    "livrables/guide-pratique/",
    "imprimer/nina-simone/",
    "projets/nina-simone/lille/note/",
)
"""A sample of each family, pinned by name: a renamed identifier breaks an address that somebody has printed."""


@pytest.mark.parametrize("address", SCHEMAS)
def test_the_schemas_have_their_address(site: Path, address: str):
    assert (
        json.loads((site / address).read_text(encoding="utf-8"))["$schema"] == "http://json-schema.org/draft-07/schema#"
    )


@pytest.mark.parametrize("address", [*FIXED, *PINNED], ids=lambda address: address or "accueil")
def test_an_address_is_for_life(address: str, site: Path):
    assert (site / address / "index.html").is_file()
