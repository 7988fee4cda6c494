"""Building: a faulty content stops it with every French message, and the catalogue is read once."""

from __future__ import annotations

import datetime
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.commands.build_date import WrongDate, build_date
from macros.commands.site_folder import MARKS
from tests.builder import Builder, plain_build
from tests.conftest import environment
from tests.mini import MiniSite

BUILD, PRINT = "macros.commands.build", "macros.commands.print"


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> str:
    """What a build says of a project with a fault of each sort, which stop it."""
    mini = new_site(tmp_path_factory.mktemp("fautif"))
    mini.fiche("cergy", ("status: employee", "status: conseillee"))
    mini.replace("title: Écouter les agents", "title: Cergy : l'habitat")
    mini.write("docs/matrice.md", "# Matrice\n\n{{ inconnue() }}\n\n[Nulle part](nulle-part.md)\n")
    result = mini.build()
    assert result.returncode != 0 and "WARNING" not in result.stderr
    return result.stdout + result.stderr


@pytest.mark.dear
@pytest.mark.parametrize(
    "said",
    [
        "docs/projets/essai/cergy.md:12  method[1].status : « conseillee » n'est pas une valeur admise.",
        "docs/projets/essai/lille.md:2  title : le texte « Cergy : l'habitat » contient « : » sans guillemets",
        "docs/matrice.md:3  « inconnue » n'est pas une macro.",
        "docs/matrice.md:5  le lien « nulle-part.md » ne mène nulle part.",
    ],
    ids=["en-tête", "deux-points", "macro", "lien"],
)
def test_a_fault_stops_the_build_with_its_message(refused: str, said: str):
    assert said in refused and "Traceback" not in refused


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> MiniSite:
    """A project built once: programs have dropped files in it, a page links to a section that a template draws, a title
    holds signs of HTML, and the core is wrapped by one line that tells each of its readings. MkDocs itself builds it,
    without a date.
    """
    mini = new_site(tmp_path_factory.mktemp("sain"))
    for folder in ("docs", "docs/projets/essai", "overrides/assets/images"):
        for name in ("Thumbs.db", "desktop.ini", "._plan.svg", "#lille.md#", "lille.md~", "~$lille.md", "@eaDir/a.png"):
            mini.write(f"{folder}/{name}", "perdu")
    mini.add("docs/matrice.md", "\n[Méthodes](projets/essai/lille.md#demarche)\n")
    mini.replace("title: Écouter les agents", 'title: "Achats & marchés, si 5 < 6 et 6 > 5"')
    mini.add(
        "macros/catalogue/catalogue.py",
        "\n\n_read = read_catalogue\n\n\ndef read_catalogue(*given):\n    print('LECTURE')\n    return _read(*given)\n",
    )
    result = plain_build(mini.root, SOURCE_DATE_EPOCH="")
    assert result.returncode == 0, result.stdout + result.stderr
    mini.write("dit.txt", result.stdout + result.stderr)
    return mini


@pytest.mark.dear
def test_what_programs_drop_beside_files_is_never_published(sound: MiniSite):
    texts = {path: path.read_bytes() for path in (sound.root / "site").rglob("*") if path.is_file()}
    assert [path for path, text in texts.items() if text == b"perdu" or b"<p>perdu" in text] == []
    assert [path for path in texts if path.name.startswith(("~", "#", ".")) or "eaDir" in str(path)] == []


def test_a_macro_that_fails_is_told_without_a_trace(mini_site: MiniSite, builder: Builder):
    mini_site.add("overrides/partials/macros/plan.html", "{{ 1 / 0 }}")
    result = builder.run(mini_site.root, BUILD)
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert "La page plan-du-site.md n'a pas pu être faite" in result.stderr
    assert "ZeroDivisionError : division by zero" in result.stderr


@pytest.mark.dear
def test_a_link_to_a_section_that_a_template_draws_is_sound(sound: MiniSite):
    """The build is strict: it passes."""
    html = (sound.root / "site/matrice/index.html").read_text(encoding="utf-8")
    assert '<a href="../projets/essai/lille/#demarche">Méthodes</a>' in html


@pytest.mark.dear
def test_the_catalogue_is_read_once_per_build(sound: MiniSite):
    assert (sound.root / "dit.txt").read_text(encoding="utf-8").count("LECTURE") == 1


@pytest.mark.dear
def test_what_a_fiche_holds_is_escaped(sound: MiniSite):
    html = (sound.root / "site/projets/essai/lille/index.html").read_text(encoding="utf-8")
    assert "Achats &amp; marchés, si 5 &lt; 6 et 6 &gt; 5" in html.replace("\u00a0", " ").replace("\u202f", " ")


def command(mini_site: MiniSite, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a copy of the project, by the entry itself; most tests ask for its module alone."""
    return subprocess.run(
        [sys.executable, "recueil.py", *arguments],
        cwd=mini_site.root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**variables),
    )


def test_the_messages_of_a_build_are_in_french(mini_site: MiniSite):
    result = command(mini_site, "construire")
    assert (result.returncode, result.stdout) == (0, f"Le site est dans {mini_site.root / 'site'}.\n")
    assert re.fullmatch(r"Site construit en [\d.]+ s\n", result.stderr)


def test_a_folder_of_the_project_is_never_emptied(mini_site: MiniSite, builder: Builder):
    before = sorted(path.name for path in (mini_site.root / "data").iterdir())
    result = builder.run(mini_site.root, BUILD, "--site-dir", "data")
    assert result.returncode == 1 and result.stderr.startswith("« data » est dans le projet")
    assert sorted(path.name for path in (mini_site.root / "data").iterdir()) == before


@pytest.mark.parametrize("module", [BUILD, PRINT], ids=["construire", "imprimer"])
@pytest.mark.parametrize("fault", ["contenu", "navigateur"])
def test_what_was_published_stays_until_the_new_site_is_sound(
    mini_site: MiniSite, builder: Builder, module: str, fault: str
):
    """`construire` asks for no browser: there, the fault is that of a template."""
    for mark in (*MARKS, "telechargements/livre.pdf"):
        (mini_site.root / "site" / mark).parent.mkdir(parents=True, exist_ok=True)
        (mini_site.root / "site" / mark).write_text("ancien", encoding="utf-8")
    if fault == "contenu":
        (mini_site.root / "docs/carte.md").unlink()
    elif module == BUILD:
        with (mini_site.root / "overrides/fiche.html").open("a", encoding="utf-8") as template:
            template.write("{% if %}")
    result = builder.run(mini_site.root, module, CHROMIUM=shutil.which("false") or sys.executable)
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert sorted(path.name for path in (mini_site.root / "site").iterdir()) == [
        "404.html",
        "donnees",
        "sitemap.xml",
        "telechargements",
    ]


@pytest.mark.parametrize("value", ["abc", "1.5", "-1", str(2**32), "9" * 9999])
def test_a_date_that_is_none_is_told_in_french(monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(WrongDate, match=f"La variable SOURCE_DATE_EPOCH vaut « {value} » : un nombre de secondes"):
        build_date()


def test_a_wrong_date_stops_the_build_without_a_trace(mini_site: MiniSite, builder: Builder):
    result = builder.run(mini_site.root, BUILD, SOURCE_DATE_EPOCH="abc")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("La variable SOURCE_DATE_EPOCH vaut « abc » : un nombre de secondes")


@pytest.mark.parametrize("value, day", [("", None), (" ", None), ("1767225600", datetime.date(2026, 1, 1))])
def test_an_empty_date_is_as_if_there_was_none(monkeypatch: pytest.MonkeyPatch, value: str, day: datetime.date | None):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert build_date() == day


@pytest.mark.dear
def test_mkdocs_itself_builds_without_a_date(sound: MiniSite):
    assert all((sound.root / "site" / mark).is_file() for mark in MARKS)


def test_a_disk_that_fills_up_is_told_and_leaves_nothing(mini_site: MiniSite):
    """No file may be longer than 100 kB here, and a style sheet is."""
    result = subprocess.run(
        [sys.executable, "recueil.py", "construire"],
        cwd=mini_site.root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )
    assert result.returncode == 1 and "Arrêt : un fichier dépasse la taille permise" in result.stderr
    assert "Traceback" not in result.stderr
    assert [path.name for path in mini_site.root.iterdir() if "site" in path.name] == []


@pytest.mark.parametrize("path", ["docs/boucle.md", "docs/projets/essai/boucle.md", "data/boucle.yml", "mkdocs.yml"])
def test_a_link_that_leads_to_itself_is_told(mini_site: MiniSite, builder: Builder, path: str):
    (mini_site.root / path).unlink(missing_ok=True)
    (mini_site.root / path).symlink_to(Path(path).name)
    result = builder.run(mini_site.root, BUILD)
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert f"{path}:1  les liens symboliques ne sont pas admis." in result.stderr or (
        result.stderr == f"Arrêt : un lien symbolique tourne en rond ({mini_site.root / path}).\n"
    )
