"""The search page as a test uses it: ask, wait for the answer, read it."""

from __future__ import annotations

from urllib.parse import quote_plus, urlsplit

from playwright.sync_api import Locator, Page


def search(page: Page, query: str) -> None:
    """Open the search page for a query, and wait for its answer."""
    page.goto(f"recherche/?q={quote_plus(query)}")
    answered(page)


def answered(page: Page) -> None:
    page.locator(".recherche:not([aria-busy]) .recherche-compte:not(:empty)").wait_for()


def status(page: Page) -> Locator:
    return page.locator(".recherche-compte")


def results(page: Page) -> Locator:
    return page.locator(".recherche-liste > li")


def addresses(items: Locator, address: str) -> list[str]:
    """Return the addresses to which results lead, without their sections."""
    return [
        urlsplit(href).path.lstrip("/")
        for href in items.locator("a").evaluate_all("links => links.map(link => link.href)")
    ]
