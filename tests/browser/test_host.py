"""The nginx recipe, served for real: what a reader's browser gets, and what it keeps."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT

RECIPE = ROOT / "publication/nginx.conf"
FICHE = "/projets/nina-simone/lille/"


@pytest.fixture(scope="module")
def port(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port on which nginx serves the built site by the recipe, two values of which are ours."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    assert nginx, "Le test de la recette nginx a besoin de nginx : sudo apt install nginx (Debian, Ubuntu)."
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    recipe = RECIPE.read_text(encoding="utf-8")
    for old, new in (("listen 80;", f"listen 127.0.0.1:{port};"), ("root /var/www/recueil/site;", f"root {site};")):
        assert recipe.count(f"    {old}") == 1
        recipe = recipe.replace(old, new)
    (folder / "recueil.conf").write_text(recipe, encoding="utf-8")
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{'' if os.geteuid() else 'user root;'}\ndaemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log"
        f" {folder}/errors.txt;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\ndefault_type"
        f" application/octet-stream;\naccess_log off;\n{temporary}include {folder}/recueil.conf;\n}}\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 30
    while not answers(port):
        assert process.poll() is None and time.monotonic() < deadline, process.stderr.read()
        time.sleep(0.05)
    yield port
    process.terminate()
    process.wait(timeout=20)
    process.stderr.close()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def get(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return the status, the headers in small letters and the body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


@pytest.mark.parametrize(
    "path", ["/", FICHE, "/assets/javascripts/frame/frame.js", "/donnees/projets.json", "/nulle-part/"]
)
def test_every_answer_bears_the_security_headers(port: int, path: str):
    _, headers, _ = get(port, path)
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert {"referrer-policy", "permissions-policy", "cross-origin-opener-policy", "cache-control"} <= headers.keys()
    assert re.search(r"\d", headers["server"]) is None


@pytest.mark.parametrize(
    "path, kind",
    [
        ("/", "text/html; charset=utf-8"),
        ("/donnees/projets.json", "application/json; charset=utf-8"),
        ("/assets/javascripts/frame/frame.js", "application/javascript; charset=utf-8"),
        ("/assets/images/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("/assets/fonts/newsreader-latin-400-normal.woff2", "font/woff2"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/donnees/projets.csv", "text/csv; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is(port: int, path: str, kind: str):
    status, headers, _ = get(port, path)
    assert (
        status,
        headers["content-type"]
        .replace("text/javascript", "application/javascript")
        .replace("application/xml", "text/xml"),
    ) == (200, kind)


def test_texts_are_compressed(port: int):
    for path in (FICHE, "/assets/javascripts/frame/frame.js", "/donnees/projets.json"):
        plain, (_, headers, packed) = get(port, path)[2], get(port, path, **{"Accept-Encoding": "gzip"})
        assert headers["content-encoding"] == "gzip" and headers["vary"] == "Accept-Encoding"
        assert gzip.decompress(packed) == plain and len(packed) < 0.5 * len(plain)


def test_what_may_change_is_asked_again_and_sent_once(port: int):
    _, headers, _ = get(port, FICHE)
    assert headers["cache-control"] == "no-cache"
    assert get(port, FICHE, **{"If-None-Match": headers["etag"]})[0] == 304


def test_what_is_named_by_its_content_is_kept(port: int, site: Path):
    sheet = next((site / "assets/stylesheets").glob("cadre.*.min.css"))
    _, headers, _ = get(port, f"/assets/stylesheets/{sheet.name}")
    assert (headers["cache-control"], headers["content-type"]) == (
        "public, max-age=31536000, immutable",
        "text/css; charset=utf-8",
    )
    assert get(port, "/assets/fonts/newsreader-latin-400-normal.woff2")[1]["cache-control"] == "public, max-age=604800"


def test_a_wrong_address_is_answered_by_the_site_s_page(port: int, site: Path):
    status, headers, body = get(port, "/projets/nulle-part/")
    assert (status, headers["content-type"], body) == (
        404,
        "text/html; charset=utf-8",
        (site / "404.html").read_bytes(),
    )


def test_a_missing_slash_is_mended_whatever_the_host(port: int):
    status, headers, _ = get(port, FICHE.rstrip("/"))
    assert (status, headers["location"]) == (301, FICHE)


def test_hidden_files_are_not_served(port: int, site: Path):
    hidden = site / ".essai"
    hidden.write_text("secret", encoding="utf-8")
    try:
        assert get(port, "/.essai")[0] == 404
    finally:
        hidden.unlink()


@pytest.mark.parametrize("path", ["", "projets/nina-simone/lille/", "projets/", "matrice/", "recherche/?q=palabres"])
def test_pages_live_under_both_policies(port: int, browser: Browser, path: str):
    tab = browser.new_page()
    faults: list[str] = []
    tab.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(f"http://127.0.0.1:{port}/{path}", wait_until="networkidle")
    said = tab.locator("h1").inner_text()
    tab.close()
    assert said and faults == []
