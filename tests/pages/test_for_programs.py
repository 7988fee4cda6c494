"""What programs that visit the site are told: robots, language models, whoever finds a flaw."""

from __future__ import annotations

import datetime

import pytest

from macros.pages.for_programs import SECURITY, for_programs
from tests.mini import Mini, MiniSite

ADDRESS = "https://exemple.fr/r/"
TODAY = datetime.date(2026, 5, 12)
PUBLISHER = "data/editeur.yml"


def test_robots_find_the_site_map_where_the_address_is_known(mini: Mini):
    catalogue = mini.catalogue()
    assert for_programs(catalogue, ADDRESS, TODAY)["robots.txt"] == (
        "User-agent: *\nAllow: /\nSitemap: https://exemple.fr/r/sitemap.xml\n"
    )
    assert for_programs(catalogue, "", TODAY)["robots.txt"] == "User-agent: *\nAllow: /\n"


def test_a_language_model_is_led_to_every_project(mini: Mini):
    lines = for_programs(mini.catalogue(), ADDRESS, TODAY)["llms.txt"].splitlines()
    assert lines[0] == "# Un recueil"
    assert (
        "- [Écouter les agents](https://exemple.fr/r/projets/essai/lille/): Personne n'écoute. L'équipe écoute."
        in lines
    )


@pytest.mark.parametrize(
    "contact, told",
    [("a@exemple.fr", "mailto:a@exemple.fr"), ("https://exemple.fr/faille", "https://exemple.fr/faille")],
)
def test_whoever_finds_a_flaw_knows_whom_to_tell(mini: Mini, contact: str, told: str):
    mini.write(PUBLISHER, f"security: {{ contact: '{contact}', expires: 2027-01-31 }}\n")
    files = for_programs(mini.catalogue(), ADDRESS, TODAY)
    assert {files[path] for path in SECURITY} == {
        f"Contact: {told}\nExpires: 2027-01-31T00:00:00Z\nPreferred-Languages: fr\n"
        "Canonical: https://exemple.fr/r/.well-known/security.txt\n"
    }


@pytest.mark.parametrize(
    "security", ["{}", "{ contact: a@exemple.fr }", "{ contact: a@exemple.fr, expires: 2026-05-12 }"]
)
def test_nobody_is_named_who_may_no_longer_answer(mini: Mini, security: str):
    mini.write(PUBLISHER, f"security: {security}\n")
    assert for_programs(mini.catalogue(), ADDRESS, TODAY).keys().isdisjoint(SECURITY)


def test_the_files_are_in_the_site_and_the_feed_at_its_foot(mini_site: MiniSite):
    mini_site.write(PUBLISHER, "security: { contact: a@exemple.fr, expires: 2999-01-31 }\n")
    mini_site.replace("order: 1\n", "order: 1\nonline: 2026-03-02\n", "data/editions/essai.yml")
    site = mini_site.built(SITE_URL=ADDRESS)
    assert all((site / path).is_file() for path in ("robots.txt", "llms.txt", *SECURITY))
    assert "S’abonner aux nouveautés" in (site / "projets/essai/lille/index.html").read_text(encoding="utf-8")
