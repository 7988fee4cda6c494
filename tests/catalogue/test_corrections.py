"""Corrections: dated by whoever makes them, told on the fiche and edition by edition, proposed to a known address or to
none.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.pages.corrections import correction_pages, standing
from macros.pages.feed import FEED, feed
from macros.text.today import today
from tests.conftest import shown, text_of
from tests.mini import Mini, MiniSite

TWO = (
    "source:\n  headings: [Écouter]\n",
    (
        "source:\n  headings: [Écouter]\nrevisions:\n  - date: 2024-03-01\n    text: Le nom du service est corrigé.\n "
        " - date: 2025-01-12\n    text: Un chiffre est corrigé.\n"
    ),
)
EDIT = "edit: https://forge.exemple.fr/recueil/-/edit/main/\nemail: contact@exemple.fr\n"


def mended(mini: Mini) -> Catalogue:
    mini.replace(*TWO)
    return mini.catalogue()


def test_without_a_correction_nothing_is_dated(mini: Mini):
    catalogue = mini.catalogue()
    found = standing(catalogue, catalogue.projects[0])
    assert (found.sentence, found.revisions, found.edit, found.mail.value) == (
        "Aucune correction n'est enregistrée pour cette fiche.",
        (),
        "",
        "",
    )


def test_the_day_an_edition_went_online_is_told_where_it_is_known(mini: Mini):
    mini.replace("order: 1\n", "order: 1\nonline: 2024-02-03\n", "data/editions/essai.yml")
    catalogue = mini.catalogue()
    assert (
        standing(catalogue, catalogue.projects[0]).sentence
        == "Mise en ligne le 3 février 2024 ; aucune correction depuis."
    )
    assert correction_pages(catalogue)[0].view.sentence.startswith("Mise en ligne le 3 février 2024. Aucune correction")


def test_the_last_correction_dates_the_fiche_and_the_newest_comes_first(mini: Mini):
    catalogue = mended(mini)
    found = standing(catalogue, catalogue.projects[0])
    assert found.sentence == "Dernière révision : 12 janvier 2025."
    assert [(revision.day, revision.text) for revision in found.revisions] == [
        ("2025-01-12", "Un chiffre est corrigé."),
        ("2024-03-01", "Le nom du service est corrigé."),
    ]


def test_an_edition_tells_its_corrections_day_by_day(mini: Mini):
    mini.fiche(
        "autre",
        ("title: Écouter les agents", "title: Autre"),
        (TWO[0], TWO[1].replace("2024-03-01", "2025-01-12").replace("Le nom", "Un nom")),
    )
    catalogue = mended(mini)
    (page,) = correction_pages(catalogue)
    assert (page.address, page.view.sentence) == (
        "editions/essai/corrections/",
        "4 corrections enregistrées, la plus récente d'abord.",
    )
    assert [(day.label, len(day.changes)) for day in page.view.days] == [("12 janvier 2025", 3), ("1er mars 2024", 1)]


def test_a_correction_is_proposed_where_the_publisher_says(mini: Mini):
    mini.write("data/editeur.yml", EDIT)
    catalogue = mini.catalogue()
    found = standing(catalogue, catalogue.projects[0])
    assert found.edit == "https://forge.exemple.fr/recueil/-/edit/main/docs/projets/essai/lille.md"
    assert (
        found.mail.address == "mailto:contact@exemple.fr?subject=Correction%20%3A%20%C3%89couter%20les%20agents"
        "&body=Page%20%3A%20/projets/essai/lille/%0A"
    )


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "2025-01-12",
            "2023-01-12",
            (
                "revisions[2].date : la correction du 12 janvier 2023 suit celle du 1er mars 2024. Rangez-les de la"
                " plus ancienne à la plus récente."
            ),
        ),
        (
            "2025-01-12",
            "2999-01-12",
            "revisions[2].date : le 12 janvier 2999 n'est pas encore passé. Écrivez le jour de la correction.",
        ),
        (
            "2025-01-12",
            "12 janvier 2025",
            (
                "revisions[2].date : une date est attendue ; « 12 janvier 2025 » est un texte. Écrivez AAAA-MM-JJ, par"
                " exemple 2017-11-15."
            ),
        ),
        (
            "    text: Un chiffre est corrigé.\n",
            "",
            "revisions[2].text : la clé « text » manque (ce qui a changé, en une phrase). Ajoutez-la.",
        ),
    ],
)
def test_a_date_that_can_not_be_is_told(mini: Mini, old: str, new: str, message: str):
    mini.replace(*TWO)
    mini.replace(old, new)
    assert [said.split("  ", 1)[1] for said in mini.messages()] == [message]


def test_a_correction_before_the_edition_is_told(mini: Mini):
    mini.replace(*TWO)
    mini.replace("order: 1\n", "order: 1\nonline: 2024-06-01\n", "data/editions/essai.yml")
    (message,) = mini.messages()
    assert "la correction du 1er mars 2024 précède la mise en ligne de l'édition, le 1er juin 2024." in message


def test_what_happens_on_the_day_itself_is_right(mini: Mini):
    """A correction on the day its edition goes online, two on one day, an edition and a correction of today."""
    day = today()
    mini.replace(TWO[0], TWO[1].replace("2024-03-01", str(day)).replace("2025-01-12", str(day)))
    mini.replace("order: 1\n", f"order: 1\nonline: {day}\n", "data/editions/essai.yml")
    assert mini.messages() == []


def test_an_edition_online_to_come_is_told(mini: Mini):
    tomorrow = today() + datetime.timedelta(days=1)
    mini.replace("order: 1\n", f"order: 1\nonline: {tomorrow}\n", "data/editions/essai.yml")
    (message,) = mini.messages()
    assert "online : le " in message and "n'est pas encore passé." in message


@pytest.fixture(params=["<+14>-14", "<+11>-11", "UTC0", "<-08>8"])
def zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """A machine at Kiritimati, Nouméa, Greenwich, Los Angeles."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


def test_a_date_is_judged_alike_in_every_zone(mini: Mini, zone: None):
    """The day of the first zone has come everywhere, and the next one nowhere."""
    first = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date()
    mini.replace("order: 1\n", f"order: 1\nonline: {first}\n", "data/editions/essai.yml")
    assert mini.messages() == []
    mini.replace(str(first), str(first + datetime.timedelta(days=1)), "data/editions/essai.yml")
    assert len(mini.messages()) == 1


def test_every_fiche_and_every_edition_leads_to_the_corrections(catalogue: Catalogue, site: Path):
    for project in catalogue.projects:
        text = (site / project.address / "index.html").read_text(encoding="utf-8")
        assert f"editions/{project.edition.id}/corrections/" in text and shown(
            standing(catalogue, project).sentence
        ) in text_of(text)
    for page in correction_pages(catalogue):
        assert shown(page.view.sentence) in text_of((site / page.address / "index.html").read_text(encoding="utf-8"))


def test_a_corrected_site_says_so(mini_site: MiniSite):
    mini_site.replace(
        "---\n\n## Contexte",
        "revisions:\n  - date: 2025-01-12\n    text: Le nombre d'ateliers est corrigé.\n---\n\n## Contexte",
    )
    mini_site.write("data/editeur.yml", "edit: https://forge.exemple.fr/edit/main\nemail: contact@exemple.fr\n")
    site = mini_site.built()
    page = (site / "projets/essai/lille/index.html").read_text(encoding="utf-8")
    assert shown("Dernière révision : 12 janvier 2025.") in text_of(page)
    assert 'href="https://forge.exemple.fr/edit/main/docs/projets/essai/lille.md">Proposer une correction</a>' in page
    assert not (site / FEED).exists()
    corrections = (site / "editions/essai/corrections/index.html").read_text(encoding="utf-8")
    assert shown("Le nombre d'ateliers est corrigé.") in corrections


ADDRESS = "https://recueil.exemple.fr/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_tells_editions_put_online_and_corrections_the_newest_first(mini: Mini):
    mini.replace("order: 1\n", "order: 1\nonline: 2024-02-03\n", "data/editions/essai.yml")
    root = ElementTree.fromstring(feed(mended(mini), ADDRESS))
    fiche = f"{ADDRESS}projets/essai/lille/"
    assert [
        (entry.find(f"{ATOM}link").get("href"), entry.find(f"{ATOM}updated").text)
        for entry in root.iter(f"{ATOM}entry")
    ] == [
        (fiche, "2025-01-12T00:00:00Z"),
        (fiche, "2024-03-01T00:00:00Z"),
        (f"{ADDRESS}editions/essai/", "2024-02-03T00:00:00Z"),
    ]
    assert root.find(f"{ATOM}updated").text == "2025-01-12T00:00:00Z" and root.find(f"{ATOM}author/{ATOM}name").text


def test_what_is_known_is_not_new_again_where_the_domain_changes(mini: Mini):
    mini.replace("order: 1\n", "order: 1\nonline: 2024-02-03\n", "data/editions/essai.yml")
    catalogue = mended(mini)

    def identifiers(address: str) -> list[str | None]:
        return [element.text for element in ElementTree.fromstring(feed(catalogue, address)).iter(f"{ATOM}id")]

    assert identifiers(ADDRESS) == identifiers("https://ailleurs.exemple.fr/")
    assert len(set(identifiers(ADDRESS))) == 4 and all(id_.startswith("urn:uuid:") for id_ in identifiers(ADDRESS))


def test_there_is_no_feed_without_an_address_or_a_date(mini: Mini):
    assert feed(mini.catalogue(), ADDRESS) == ""
    assert feed(mended(mini), "") == ""


def test_a_site_that_knows_its_address_offers_its_feed(mini_site: MiniSite):
    mini_site.replace("order: 1\n", "order: 1\nonline: 2024-02-03\n", "data/editions/essai.yml")
    site = mini_site.built(SITE_URL=ADDRESS)
    assert f'href="{ADDRESS}editions/essai/"' in (site / FEED).read_text(encoding="utf-8")
    corrections = (site / "editions/essai/corrections/index.html").read_text(encoding="utf-8")
    assert f'href="../../../{FEED}"' in corrections
