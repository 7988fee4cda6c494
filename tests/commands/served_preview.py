"""The preview as a test uses it: served by the command itself, changed while it runs, its terminal read."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import environment

FICHE = "docs/projets/essai/lille.md"
PAGE = "projets/essai/lille/"
PATIENCE = 30_000
"""Milliseconds: far more than a save takes, on a machine that does much else."""


class Preview:
    """The project in miniature, served by the command itself, and what its terminal says."""

    def __init__(self, root: Path, **variables: str) -> None:
        self.root = root
        self._variables = variables
        self.address = ""
        self._journal = root / "journal.txt"

    def start(self) -> None:
        """Serve, and wait for the site."""
        self.launch()
        self.wait_until_ready()

    def launch(self) -> None:
        """Run the command."""
        with self._journal.open("w", encoding="utf-8") as journal:
            self._process = subprocess.Popen(
                [sys.executable, "-u", "recueil.py", "servir"],
                cwd=self.root,
                stdout=journal,
                stderr=journal,
                start_new_session=True,
                env=environment(**self._variables),
                preexec_fn=lambda: signal.signal(
                    signal.SIGINT, signal.SIG_DFL
                ),  # tests started in the background ignore Ctrl-C, and hand that down
            )

    def wait_until_ready(self) -> None:
        """Wait for the address, then for the site."""
        self.address = self.wait_for(r"http://127\.0\.0\.1:\d+/")
        self.wait_for("Le site est à l'adresse")

    def stop(self) -> None:
        """Stop the command as Ctrl-C does."""
        os.killpg(self._process.pid, signal.SIGINT)
        self._process.wait(timeout=30)

    def terminate(self) -> int:
        """Stop the command and its module as a system that closes does; return the exit status."""
        os.killpg(self._process.pid, signal.SIGTERM)
        return self._process.wait(timeout=30)

    def kill(self) -> None:
        """Kill the command alone, as `kill -9` does."""
        self._process.kill()
        self._process.wait(timeout=30)

    def said(self) -> str:
        """Return what the terminal shows."""
        return self._journal.read_text(encoding="utf-8")

    def wait_for(self, pattern: str) -> str:
        """Return what the terminal says once it does."""
        deadline = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < deadline:
            found = re.search(pattern, self.said())
            if found:
                return found[0]
            assert self._process.poll() is None, self.said()
            time.sleep(0.05)
        raise AssertionError(f"« {pattern} » n'est pas paru :\n{self.said()}")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change one passage of a file, which must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} n'est pas dans {path}"
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def asked(preview: Preview, method: str, path: str, host: str = "") -> tuple[int, bytes]:
    """Send a request as it is written; return the status and what is answered."""
    name = preview.address.removeprefix("http://").rstrip("/")
    connection = http.client.HTTPConnection(name, timeout=30)
    connection.putrequest(method, path, skip_host=True)
    if host != "none":
        connection.putheader("Host", host or name)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, body
