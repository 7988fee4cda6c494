"""The form of a fiche as a test uses it: open it, fill its fields, take the file it writes."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.conftest import SAMPLE

PAGE = "contribuer/formulaire/"
FICHES = sorted(path.relative_to(SAMPLE / "docs/projets") for path in (SAMPLE / "docs/projets").rglob("*.md"))
LILLE = "nina-simone/lille"


def ready(page: Page, address: str = PAGE) -> Page:
    page.goto(address)
    expect(page.locator(".formulaire")).to_have_attribute("data-pret", "")
    return page


def unfolded(page: Page) -> Page:
    page.locator("details").evaluate_all("groups => groups.forEach((group) => { group.open = true; })")
    return page


def downloaded(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger", exact=True).click()
    return Path(download.value.path()).read_bytes()


def field(page: Page | Locator, *keys: str) -> Locator:
    """Return the field of a key, by those of the records that hold it."""
    return page.locator(" ".join(f'.champ[data-cle="{key}"]' for key in keys)).first


def element(page: Page | Locator, key: str, rank: int) -> Locator:
    return field(page, key).locator(":scope > .elements > .element").nth(rank)


def section(page: Page, title: str) -> Locator:
    return page.locator(f'.recit[data-section="{title}"] textarea')


def add(page: Page | Locator, key: str) -> Locator:
    """Add an element to a list, and return it."""
    field(page, key).locator(":scope > .ajout > .ajouter").click()
    return field(page, key).locator(":scope > .elements > .element").last


def opened(page: Page, name: str, text: str | bytes) -> None:
    """Give the form a file of the reader's own."""
    content = text.encode() if isinstance(text, str) else text
    page.get_by_label("Ou un fichier de votre ordinateur").set_input_files(
        {"name": name, "mimeType": "text/markdown", "buffer": content}
    )
