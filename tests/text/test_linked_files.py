"""A text is rendered again where a file that its links asked for has changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from door.drawings import Drawings
from door.texts import Texts
from macros.text.digest import Digests
from macros.text.memory import Memory


class Site:
    """A site of a few files, whose page `un.md` links to `deux.md`, built again and again with one memory."""

    def __init__(self, root: Path) -> None:
        (root / "docs").mkdir()
        self._memory = root / "memory"
        (root / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
        self._config: MkDocsConfig = load_config(str(root / "mkdocs.yml"))

    def rendered(self, *paths: str) -> str:
        """Return the page as it is rendered in a build of these files."""
        files = Files([File(path, self._config.docs_dir, self._config.site_dir, True) for path in ("un.md", *paths)])
        file = files.get_file_from_path("un.md")
        assert file
        page = Page(None, file, self._config)
        page.markdown = "[Deux](deux.md), [ailleurs](https://exemple.fr)"
        memory = Memory(self._memory)
        Texts(memory, Digests(), Drawings(Environment()), b"code", files).render(page, self._config, files)
        memory.save()
        return page.content or ""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    assert 'href="../deux/"' in site.rendered("deux.md")
    return site


def test_a_file_more_changes_nothing(site: Site, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Page, "render", None)
    assert 'href="../deux/"' in site.rendered("deux.md", "trois.md")


def test_a_file_less_is_seen(site: Site):
    assert 'href="deux.md"' in site.rendered("trois.md")
    assert 'href="../deux/"' in site.rendered("deux.md", "trois.md")
