"""`mkdocs serve`, for who knows MkDocs better than `servir`: it shows faults too, and goes on."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress

import pytest

from tests.commands.served_preview import FICHE, PAGE, PATIENCE
from tests.conftest import environment
from tests.mini import MiniSite

pytestmark = pytest.mark.dear


def test_mkdocs_serve_answers_after_a_fault(mini_site: MiniSite):
    root = mini_site.root
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )

    def wait_for(words: str) -> None:
        deadline = time.monotonic() + PATIENCE / 1000
        page = ""
        while words not in page:
            assert time.monotonic() < deadline and process.poll() is None, page
            time.sleep(0.2)
            with suppress(OSError):
                page = urllib.request.urlopen(f"http://127.0.0.1:{port}/{PAGE}", timeout=10).read().decode()

    try:
        wait_for("tete-fiche")
        fiche = root / FICHE
        fiche.write_text(fiche.read_text(encoding="utf-8").replace("\npart: ", "\npartt: "), encoding="utf-8")
        wait_for("2 problèmes à corriger")
    finally:
        process.terminate()
        process.wait(timeout=30)
