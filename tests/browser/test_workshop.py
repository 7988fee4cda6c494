"""The workshop of fiches in Chromium, on its own trial store: a fiche is opened, changed, saved, and verified."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.pages.workshop import SOURCES
from tests.conftest import ROOT, environment
from tests.mini import MiniSite

FOLDER = "docs/projets/essai"
STORE = f"""async (text) => {{
  let folder = await navigator.storage.getDirectory();
  for (const name of ["sveltia-cms-test", ...{json.dumps(FOLDER.split("/"))}]) {{
    folder = await folder.getDirectoryHandle(name, {{ create: true }});
  }}
  const file = await folder.getFileHandle("lille.md", {{ create: true }});
  if (text === null) return await (await file.getFile()).text();
  const stream = await file.createWritable();
  await stream.write(text);
  await stream.close();
}}"""
"""Writes the fiche in the store of the editor's trials, or returns it."""

COMMENTED = (
    ("title: Écouter les agents\n", "# Le titre, décidé en juin\ntitle:   Écouter les agents\n"),
    ("## Contexte\n", "## Contexte\n\n* Une liste, à l'étoile ;\n* son deuxième point.\n"),
)
"""What an editor would write otherwise if it wrote the whole file again."""


class _Server(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the tests speak."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> MiniSite:
    """A project whose publisher opened the workshop, built."""
    mini = new_site(tmp_path_factory.mktemp("atelier"))
    shutil.copytree(ROOT / SOURCES, mini.root / SOURCES)
    mini.write("data/editeur.yml", "workshop:\n  forge: test-repo\n")
    for old, new in COMMENTED:
        mini.replace(old, new)
    mini.built()
    return mini


@pytest.fixture
def workshop(project: MiniSite, browser: Browser) -> Iterator[Page]:
    """The workshop, open on the fiche."""
    handler = functools.partial(_Server, directory=str(project.root / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    # A store asks for a trusted origin, which this name is.
    root = f"http://localhost:{server.server_port}/"
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    strangers: list[str] = []
    tab.on(
        "request",
        lambda request: None if request.url.startswith((root, "data:", "blob:")) else strangers.append(request.url),
    )
    tab.goto(f"{root}robots.txt")
    tab.evaluate(STORE, _fiche(project).read_text(encoding="utf-8"))
    tab.goto(f"{root}contribuer/atelier/")
    tab.get_by_role("button", name="test").click()
    tab.get_by_role("grid").or_(tab.get_by_role("listbox")).first.wait_for()
    tab.goto(f"{root}contribuer/atelier/#/collections/essai/entries/lille")
    tab.get_by_role("textbox", name="Titre de la fiche").wait_for()
    yield tab
    context.close()
    server.shutdown()
    server.server_close()
    assert strangers == []


def _fiche(project: MiniSite) -> Path:
    return project.root / FOLDER / "lille.md"


def test_a_fiche_saved_from_the_workshop_keeps_every_byte_but_the_change(project: MiniSite, workshop: Page):
    text = _fiche(project).read_text(encoding="utf-8")
    workshop.get_by_role("textbox", name="Titre de la fiche").fill("Écouter les agents, encore")
    workshop.get_by_role("button", name="Enregistrer").click()
    # A file can't be read while the editor puts another in its place.
    read = f"(old) => ({STORE})(null).catch(() => old)"
    for _ in range(100):
        saved = workshop.evaluate(read, text)
        if saved not in ("", text):
            break
        workshop.wait_for_timeout(100)
    changed = [(old, new) for old, new in zip(text.split("\n"), saved.split("\n"), strict=True) if old != new]
    assert changed == [("title:   Écouter les agents", 'title:   "Écouter les agents, encore"')]
    _fiche(project).write_text(saved, encoding="utf-8", newline="\n")
    verified = subprocess.run(
        [sys.executable, "-m", "macros.commands.verify"],
        cwd=project.root,
        capture_output=True,
        text=True,
        env=environment(),
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
