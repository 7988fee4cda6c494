"""Publishing: the command that lets nothing through, builds that are the same anywhere, offline, and the recipes of two
forges.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

import recueil
from macros.commands.published_site import inspect
from tests.builder import Builder
from tests.catalogue.test_publisher import COMPLETE
from tests.conftest import ROOT, copy_project
from tests.mini import MiniSite

Publish = Callable[..., subprocess.CompletedProcess[str]]

OFFLINE = """
import os
import socket

def _asked(what):
    with open(os.environ["DEMANDES"], "a", encoding="utf-8") as file:
        file.write(f"{what}\\n")

def _refused(self, address, _plain=socket.socket.connect):
    here = str(address[0]).startswith(("127.", "::1", "localhost"))
    if self.family in (socket.AF_INET, socket.AF_INET6) and not here:
        _asked(address)
        raise OSError("réseau coupé")
    return _plain(self, address)

def _unknown(*arguments, **options):
    _asked(arguments)
    raise socket.gaierror("réseau coupé")

socket.socket.connect = _refused
socket.getaddrinfo = _unknown
"""
"""Cuts Python off: nothing but this machine answers, no name is known; what was asked is kept."""


def built(source: Path, target: Path, *prefix: str, **variables: str) -> dict[str, bytes]:
    """Build a project into a folder of its own; return every file of the site."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **variables}
    result = subprocess.run(
        [
            *prefix,
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--clean",
            "--config-file",
            str(source / "mkdocs.yml"),
            "--site-dir",
            str(target),
        ],
        cwd=source,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def other_day() -> str:
    """Return a zone where the day is not ours: 26 hours lie between the two."""
    zones = ("Etc/GMT-14", "Etc/GMT+12")
    return next(zone for zone in zones if datetime.datetime.now(ZoneInfo(zone)).date() != datetime.date.today())


@dataclass(frozen=True)
class Elsewhere:
    """The files of a site built elsewhere, and what its build asked of the network."""

    files: dict[str, bytes]
    asked: str


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """The project built from nothing in another folder, its files dated otherwise, on a day that is not ours, in an
    order of its own, cut off: Python's own door is shut, always; where the system lets us, the whole process has no
    network at all.
    """
    folder = tmp_path_factory.mktemp("ailleurs")
    project = copy_project(folder / "projet")
    for path in [path for path in project.rglob("*") if path.is_file() and not path.suffix.startswith(".py")]:
        os.utime(path, (1_000_000_000, 1_000_000_000))  # but the code, which would all be compiled again
    (folder / "coupe").mkdir()
    (folder / "coupe/sitecustomize.py").write_text(OFFLINE, encoding="utf-8")
    alone = ["unshare", "--user", "--map-root-user", "--net"]
    is_free = shutil.which("unshare") and subprocess.run([*alone, "true"], capture_output=True).returncode == 0
    asked = folder / "demandes.txt"
    files = built(
        project,
        folder / "site",
        *(alone if is_free else []),
        TZ=other_day(),
        PYTHONHASHSEED="1",
        PYTHONPATH=str(folder / "coupe"),
        DEMANDES=str(asked),
    )
    return Elsewhere(files, asked.read_text(encoding="utf-8") if asked.exists() else "")


@pytest.mark.dear
def test_two_builds_are_the_same_whatever_the_folder_the_day_and_the_order(elsewhere: Elsewhere, site: Path):
    ours = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert different(elsewhere.files, ours) == []


@pytest.mark.dear
def test_a_build_asks_nothing_of_the_network(elsewhere: Elsewhere):
    assert elsewhere.asked == ""


def test_nothing_says_the_day_of_a_build(site: Path):
    """The clock of the two builds above is one: MkDocs's own dates are looked for, in the site map and in its
    compressed twin.
    """
    packed = (site / "sitemap.xml.gz").read_bytes()
    assert packed[4:8] == bytes(4)  # when it was packed
    assert "lastmod" not in (site / "sitemap.xml").read_text(encoding="utf-8")


@pytest.fixture
def publish(mini_site: MiniSite, builder: Builder) -> Publish:
    """A function that runs the command on the miniature project."""
    return partial(builder.run, mini_site.root, "macros.commands.publish")


def test_what_the_publisher_has_not_said_holds_a_publication_back(mini_site: MiniSite, publish: Publish):
    shutil.copy(ROOT / "data/editeur.yml", mini_site.root / "data")
    result = publish("--sans-pdf")
    assert result.returncode == 1 and not (mini_site.root / "site").exists()
    assert (
        "✗ Éditeur" in result.stdout
        and "data/editeur.yml:" in result.stdout
        and "« nom de l'éditeur » reste à compléter." in result.stdout
    )
    assert result.stdout.rstrip().endswith("Le site ne peut pas être publié : reprenez les lignes marquées ✗.")


def test_a_fault_of_the_content_holds_a_publication_back(mini_site: MiniSite, publish: Publish):
    mini_site.replace("status: employee", "status: conseillee")
    result = publish("--incomplet", "--sans-pdf")
    assert result.returncode == 1 and not (mini_site.root / "site").exists()
    assert (
        "« conseillee » n'est pas une valeur admise." in result.stderr
        and "✗ Contenu  1 problème à corriger" in result.stdout
    )


@pytest.mark.parametrize("complete", [True, False], ids=["complet", "incomplet"])
def test_a_publication_ends_with_one_page_of_results(mini_site: MiniSite, publish: Publish, complete: bool):
    if complete:
        mini_site.write("data/editeur.yml", COMPLETE)
    address = "https://exemple.fr/recueil/" if complete else ""
    result = publish("--sans-pdf", *(() if complete else ("--incomplet",)), SITE_URL=address)
    assert result.returncode == 0, result.stdout + result.stderr
    lines = result.stdout.split("Résultats\n")[1]
    assert re.findall(r"^(?:  |✗ )(\w+)  ", lines, re.M) == [
        "Contenu",
        "Conseils",
        "Éditeur",
        "Construction",
        "Adresse",
        "Pages",
        "PDF",
        "Poids",
        "Liens",
    ]
    assert re.search(r"Éditeur +tout est dit\." if complete else r"à compléter \(admis par --incomplet\)\.", lines)
    assert f"Adresse       {address or 'inconnue, faute de SITE_URL'}" in lines
    assert "aucun lien mort, rien qui vienne d'ailleurs." in lines and lines.rstrip().endswith(
        "Le site peut être publié : déposez le dossier site/."
    )


def test_an_unknown_option_is_told_in_french(publish: Publish):
    result = publish("--vite")
    assert (result.returncode, result.stdout) == (2, "") and result.stderr.startswith("« --vite » n'est pas compris.")


def test_the_real_site_holds(site: Path):
    found = inspect(site)
    assert found.faults == () and found.pages == len(list(site.rglob("*.html")))


@pytest.mark.parametrize(
    "html, fault",
    [
        ('<a href="nulle-part/">x</a>', "index.html mène à nulle-part/, qui n'existe pas."),
        ('<a href="#nulle-part">x</a>', "index.html mène à #nulle-part, une section qui n'existe pas."),
        (
            '<script src="https://ailleurs.exemple/x.js"></script>',
            "index.html charge https://ailleurs.exemple/x.js, qui vient d'ailleurs.",
        ),
        ('<img src="//ailleurs.exemple/x.png">', "index.html charge //ailleurs.exemple/x.png, qui vient d'ailleurs."),
        ('<link rel="stylesheet" href="absente.css">', "index.html mène à absente.css, qui n'existe pas."),
    ],
)
def test_a_fault_of_the_built_site_is_told(tmp_path: Path, html: str, fault: str):
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    (tmp_path / "404.html").write_text("<p>Rien.</p>", encoding="utf-8")
    assert inspect(tmp_path).faults == (fault,)


def test_a_sheet_that_loads_from_elsewhere_is_told(tmp_path: Path):
    (tmp_path / "404.html").write_text("", encoding="utf-8")
    (tmp_path / "a.css").write_text('@import "https://ailleurs.exemple/b.css";', encoding="utf-8")
    assert inspect(tmp_path).faults == ("a.css charge https://ailleurs.exemple/b.css, qui vient d'ailleurs.",)


@pytest.mark.parametrize("name", ["github-pages.yml", "gitlab-ci.yml"])
def test_a_forge_s_recipe_checks_tests_shows_and_publishes(name: str):
    """It is YAML, and what it runs exists; the forges' own schemas are tried by hand, see the guide of who touches the
    code.
    """
    text = (ROOT / "publication" / name).read_text(encoding="utf-8")
    assert isinstance(yaml.safe_load(text), dict)
    ran = set(re.findall(r"(?:run:|-) python3 recueil\.py (\w+)", text))
    assert ran == {"verifier", "tester", "construire", "publier"}
    assert ran <= set(recueil.COMMANDS)
    assert ".ci/run" in text and (ROOT / ".ci/run").is_file() and (ROOT / "tests/content").is_dir()
