"""The Content-Security-Policy: on every page built, respected by every page, off where MkDocs adds a script to
serve.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from tests.mini import MiniSite


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """The text of every page built."""
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def policy(html: str) -> str:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return found[1] if found else ""


def test_every_page_has_a_strict_policy(pages: dict[str, str]):
    lax = [
        path
        for path, html in pages.items()
        if "default-src 'none'" not in policy(html) or "unsafe" in policy(html) or "http" in policy(html)
    ]
    assert lax == []


def test_the_policy_comes_before_anything_it_governs(pages: dict[str, str]):
    assert [
        path
        for path, html in pages.items()
        if re.search(r"<script|<link|<style", html).start() < html.index("Content-Security-Policy")
    ] == []


def test_the_policy_names_the_scripts_written_in_the_page_and_no_other(pages: dict[str, str]):
    for path, html in pages.items():
        scripts = re.findall(r"<script(?: data-index=\"[^\"]*\")?>(.*?)</script>", html, re.DOTALL)
        hashes = {
            f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts
        }
        assert hashes == set(re.findall(r"'sha256-[^']+'", policy(html))), path


def test_no_page_holds_a_style_or_a_handler_that_the_policy_would_refuse(pages: dict[str, str]):
    assert [path for path, html in pages.items() if re.search(r"<style|<[^>]+\s(?:style|on\w+)=[\"']", html)] == []


def test_the_policy_is_off_while_serving(mini_site: MiniSite):
    """`mkdocs serve` gives the site its own address, by which the build knows it."""
    site = mini_site.built(SITE_URL="http://127.0.0.1:8000/")
    assert policy((site / "index.html").read_text(encoding="utf-8")) == ""
