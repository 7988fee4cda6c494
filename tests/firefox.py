"""`python -m tests.firefox [ADDRESS…]`: print pages of the built site in Firefox, and say what paper has lost.

Not among the tests: a contributor need not have Firefox. It drives the browser by Marionette, its own protocol, over a
plain socket; Debian's package is enough. Exit status: 0 where every page is whole, 1 otherwise.
"""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.printing.pdf_reader import read
from macros.printing.press import served
from tests.paper import PAGES, PRINTED_WORDS, lost_words, past_the_paper

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("firefox-esr", "firefox")
PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
}


class Firefox:
    """A headless Firefox that obeys: each command waits for its answer."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._count = 0
        self._answer()  # it introduces itself
        self.ask("WebDriver:NewSession", capabilities={})

    def ask(self, command: str, **parameters: object) -> dict:
        """Send a command; return its result, raise RuntimeError where Firefox refuses it."""
        self._count += 1
        message = json.dumps([0, self._count, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._answer()
        if error:
            raise RuntimeError(f"{command} : {error['message']}")
        return result

    def print(self, address: str, path: Path) -> str:
        """Print a page as Ctrl-P would, on A4; return the words that it meant to print."""
        self.ask("WebDriver:Navigate", url=address)
        words = self.ask("WebDriver:ExecuteScript", script=f"return ({PRINTED_WORDS})()", args=[])["value"]
        printed = self.ask("WebDriver:Print", background=False, shrinkToFit=False, page={"width": 21.0, "height": 29.7})
        path.write_bytes(base64.b64decode(printed["value"]))
        return words

    def _answer(self) -> list:
        size = b""
        while not size.endswith(b":"):
            size += self._socket.recv(1)
        message = b""
        while len(message) < int(size[:-1]):
            message += self._socket.recv(int(size[:-1]) - len(message))
        return json.loads(message)


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Give a headless Firefox whose profile is in `folder`; both end together."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        raise SystemExit("Aucun Firefox n'a été trouvé. Sur Debian ou Ubuntu : sudo apt install firefox-esr")
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    process = subprocess.Popen(
        [executable, "--headless", "--marionette", "--no-remote", "--profile", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Firefox(_port(folder / "MarionetteActivePort", process))
    finally:
        process.terminate()
        process.wait()


def _port(path: Path, process: subprocess.Popen) -> int:
    """Return the port that Firefox chose, once it has written it."""
    waited = threading.Event()
    for _ in range(600):
        if path.exists() and path.read_text().strip():
            return int(path.read_text())
        if process.poll() is not None:
            break
        waited.wait(0.1)
    raise SystemExit("Firefox n'a pas démarré.")


def main(addresses: list[str]) -> int:
    """Print the pages and say what each has lost; return the exit status."""
    faults = 0
    with tempfile.TemporaryDirectory() as folder, served(ROOT / "site") as root, firefox(Path(folder)) as browser:
        for address in addresses or PAGES:
            path = Path(folder) / "page.pdf"
            words = browser.print(root + address, path)
            document = read(path)
            found = [*(f"il manque « {word} »" for word in lost_words(words, document)), *past_the_paper(document)]
            print(
                f"{address or 'accueil'} : {len(document.pages)} pages, {'; '.join(found[:5]) or 'rien ne manque'}",
                flush=True,
            )
            faults += len(found)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
