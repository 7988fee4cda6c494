"""`recueil.py servir`: the open page follows each save, shows what is wrong, heals; nothing asks for a restart."""

from __future__ import annotations

import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builder import plain_build
from tests.commands.served_preview import FICHE, PAGE, PATIENCE, Preview, asked
from tests.conftest import shown
from tests.mini import MiniSite

pytestmark = pytest.mark.dear


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> Iterator[Preview]:
    """The project served once for the tests of this file; each leaves it sound."""
    preview = Preview(new_site(tmp_path_factory.mktemp("apercu")).root)
    preview.start()
    yield preview
    preview.stop()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """A page of a reader who never reloads."""
    tab = browser.new_page(locale="fr-FR")
    tab.set_default_timeout(PATIENCE)
    yield tab
    tab.close()


def title(tab: Page, words: str) -> None:
    expect(tab.locator("h1")).to_have_text(re.compile(re.escape(words)), timeout=PATIENCE)


def test_the_open_page_shows_a_save_sooner_than_a_build_would(preview: Preview, tab: Page, tmp_path: Path):
    """The best of three saves, from the write to the words in the browser, against one plain build on this machine."""
    tab.goto(preview.address + PAGE)
    times = []
    first = re.search(r"^title: .*$", (preview.root / FICHE).read_text(encoding="utf-8"), re.M)[0]
    line = first
    for rank in ("premier", "deuxième", "troisième"):
        start = time.monotonic()
        preview.replace(FICHE, line, f"title: Un {rank} titre")
        title(tab, f"Un {rank} titre")
        times.append(time.monotonic() - start)
        line = f"title: Un {rank} titre"
    preview.replace(FICHE, line, first)
    start = time.monotonic()
    assert plain_build(preview.root, "--site-dir", str(tmp_path / "site")).returncode == 0
    assert min(times) < time.monotonic() - start, times


def test_the_page_that_was_saved_is_loaded_once_and_the_lists_follow(preview: Preview, tab: Page, browser: Browser):
    tab.goto(preview.address + PAGE)
    others = browser.new_page()
    others.goto(f"{preview.address}projets/")
    preview.replace(FICHE, "title: ", "title: Enfin, ")
    title(tab, "Enfin, ")
    tab.evaluate("window.sinceTheSave = true")
    expect(others.locator("main")).to_contain_text("Enfin, ", timeout=PATIENCE)
    others.close()
    assert tab.evaluate("window.sinceTheSave") is True
    preview.replace(FICHE, "title: Enfin, ", "title: ")


def test_a_faulty_save_is_told_in_the_page_and_in_the_terminal_then_heals(preview: Preview, tab: Page):
    tab.goto(preview.address + PAGE)
    sound = (preview.root / FICHE).read_text(encoding="utf-8")
    preview.replace(FICHE, "status: employee", "status: conseillee")
    preview.replace("data/themes.yml", "label: Management", "labell: Management")
    strip = tab.locator(".apercu-bandeau")
    expect(strip).to_contain_text("3 problèmes à corriger", timeout=PATIENCE)
    body = tab.locator(".apercu-page")
    line = next(
        rank
        for rank, text in enumerate((preview.root / FICHE).read_text(encoding="utf-8").split("\n"), 1)
        if "conseillee" in text
    )
    expect(tab.locator(".tete-fiche")).to_be_visible()  # what can be read is there
    expect(body).to_contain_text(f"ligne {line}")
    expect(body).to_contain_text("conseillee\N{NO-BREAK SPACE}» n'est pas une valeur admise.")
    preview.wait_for(rf"{FICHE}:{line}  method\[\d+\]\.status : « conseillee » n'est pas une valeur admise\.")
    tab.goto(f"{preview.address}contribuer/premiere-fiche/")
    title(tab, "première fiche")
    strip.get_by_role("link").click()
    title(tab, "Ce qui reste à corriger")
    for path in (FICHE, "data/themes.yml"):
        expect(tab.locator("main")).to_contain_text(path)
    tab.get_by_role("link", name=FICHE).click()
    (preview.root / FICHE).write_text(sound, encoding="utf-8")
    preview.replace("data/themes.yml", "labell: Management", "label: Management")
    expect(strip).to_have_count(0, timeout=PATIENCE)
    expect(tab.locator(".tete-fiche")).to_be_visible()
    assert "Traceback" not in preview.said()


def test_started_on_faulty_content_it_serves_the_site_and_its_faults_then_heals(mini_site: MiniSite, tab: Page):
    preview = Preview(mini_site.root)
    preview.replace(FICHE, "part: ", "partt: ")
    preview.start()
    try:
        tab.goto(preview.address)
        strip = tab.locator(".apercu-bandeau")
        expect(strip).to_contain_text("2 problèmes à corriger")  # a key that does not exist, a key that lacks
        expect(tab.locator(".marque")).to_be_visible()
        preview.replace(FICHE, "partt: ", "part: ")
        expect(strip).to_have_count(0, timeout=PATIENCE)
    finally:
        preview.stop()


def test_a_draft_is_shown_marked_and_asks_nothing(preview: Preview, tab: Page):
    tab.goto(preview.address + PAGE)
    preview.replace(FICHE, "\npart: ", "\ndraft: true\npart: ")
    expect(tab.locator(".apercu-page")).to_contain_text("Brouillon", timeout=PATIENCE)
    expect(tab.locator(".apercu-bandeau")).to_contain_text("1 brouillon")
    tab.goto(f"{preview.address}projets/")
    expect(tab.locator("main")).to_contain_text("Lille (brouillon)")
    preview.replace(FICHE, "\ndraft: true\npart: ", "\npart: ")
    expect(tab.locator(".apercu-bandeau")).to_have_count(0, timeout=PATIENCE)


@pytest.fixture(scope="module")
def others(
    preview: Preview, tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]
) -> Iterator[tuple[Preview, Preview]]:
    """Two previews started together while another serves, each with temporary files of its own; the tests end them."""
    folders = [tmp_path_factory.mktemp(name) for name in ("un", "deux")]
    first, second = (Preview(new_site(folder / "projet").root, TMPDIR=str(folder)) for folder in folders)
    for other in (first, second):
        other.launch()
    for other in (first, second):
        other.wait_until_ready()
    yield first, second
    for other in (first, second):
        other.kill()


def test_a_port_that_is_taken_is_told_and_the_next_one_taken(preview: Preview, others: tuple[Preview, Preview]):
    """The ports are taken for good at once: two previews started together never share one."""
    assert len({preview.address, *(other.address for other in others)}) == 3
    assert all("Le port 8000 est pris par un autre programme." in other.said() for other in others)


def test_told_to_end_it_leaves_neither_a_process_nor_a_folder(others: tuple[Preview, Preview]):
    told, _ = others
    assert list(told.root.parent.glob("apercu-*"))
    assert told.terminate() == 0
    assert list(told.root.parent.glob("apercu-*")) == []
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(told.address, timeout=5)


def test_killed_it_leaves_no_process_behind_that_keeps_the_port(others: tuple[Preview, Preview]):
    _, killed = others
    killed.kill()
    deadline = time.monotonic() + PATIENCE / 1000
    with pytest.raises(ConnectionRefusedError):
        while time.monotonic() < deadline:
            socket.create_connection(("127.0.0.1", int(killed.address.rstrip("/").rpartition(":")[2]))).close()
            time.sleep(0.1)


@pytest.mark.parametrize(
    "method, path, host, status",
    [
        ("GET", "/%00", "", 400),
        ("GET", "/%E9/", "", 400),
        ("GET", "/transferer/?x=%E9", "", 200),
        ("GET", "/%zz", "", 404),
        ("GET", "/../../etc/passwd", "", 404),
        ("GET", f"/{'a' * 5000}", "", 404),
        ("GET", "/", "ailleurs.exemple", 403),
        ("GET", "/livereload/1/1", "ailleurs.exemple:8000", 403),
        ("GET", "/", "none", 403),
        ("GET", "/", "localhost", 403),
        ("POST", "/", "", 405),
        ("DELETE", "/index.html", "", 405),
    ],
)
def test_what_no_reader_asks_is_refused_without_a_trace(
    preview: Preview, method: str, path: str, host: str, status: int
):
    assert asked(preview, method, path, host)[0] == status
    assert "Traceback" not in preview.said()


def test_the_preview_answers_to_its_two_names_and_to_head(preview: Preview):
    port = preview.address.rstrip("/").rpartition(":")[2]
    status, page = asked(preview, "GET", "/", f"localhost:{port}")
    assert (status, asked(preview, "HEAD", "/")) == (200, (200, b"")) and b"</html>" in page


@pytest.mark.parametrize(
    "page, path, old, new, words",
    [
        (
            "themes/",
            "data/themes.yml",
            "label: Management",
            "label: Management et direction",
            "Management et direction",
        ),
        ("editions/essai/", "data/editions/essai.yml", "promotion: Essai", "promotion: Simone Veil", "Simone Veil"),
        ("matrice/", "docs/matrice.md", "# Matrice", "# La grande matrice", "La grande matrice"),
        (
            PAGE,
            "overrides/fiche.html",
            "<h1>{{ fiche.title }}</h1>",
            "<h1>Gabarit changé : {{ fiche.title }}</h1>",
            "Gabarit changé",
        ),
        ("", "mkdocs.yml", "site_name: Un autre regard", "site_name: Un tout autre regard", "Un tout autre regard"),
        (PAGE, "macros/model/scales.py", '"Employée"', '"Vivement employée"', "Vivement employée"),
    ],
    ids=["vocabulaire", "édition", "page", "gabarit", "réglages", "module Python"],
)
def test_whatever_is_saved_shows_without_a_restart(
    preview: Preview, tab: Page, page: str, path: str, old: str, new: str, words: str
):
    tab.goto(preview.address + page)
    preview.replace(path, old, new)
    expect(tab.locator("body")).to_contain_text(re.compile(re.escape(shown(words)), re.I), timeout=PATIENCE)


def test_a_style_sheet_shows_without_a_restart(preview: Preview, tab: Page):
    path, rule = "overrides/assets/stylesheets/cadre.css", "\nh1 { color: rgb(1, 2, 3) !important; }\n"
    tab.goto(preview.address)
    with (preview.root / path).open("a", encoding="utf-8") as sheet:
        sheet.write(rule)
    tab.wait_for_function("getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'")
    preview.replace(path, rule, "")


def test_a_new_fiche_comes_and_goes(preview: Preview, tab: Page):
    text = (preview.root / FICHE).read_text(encoding="utf-8")
    new = preview.root / "docs/projets/essai/roubaix.md"
    tab.goto(f"{preview.address}projets/essai/roubaix/")
    title(tab, shown("Cette page n'existe pas"))
    new.write_text(re.sub(r"^title: .*$", "title: Une fiche nouvelle", text, count=1, flags=re.M), encoding="utf-8")
    title(tab, "Une fiche nouvelle")
    new.unlink()
    title(tab, shown("Cette page n'existe pas"))


@pytest.mark.parametrize(
    "path, old, new, words",
    [
        ("overrides/fiche.html", "{% block page_content %}", "{% block page_content %}{% if %}", "TemplateSyntaxError"),
        ("mkdocs.yml", "theme:\n", "theme: [\n", "mkdocs.yml"),
        ("hooks.py", "def on_env(", "def on_env((", "SyntaxError"),
    ],
    ids=["gabarit", "réglages", "module"],
)
def test_what_breaks_the_build_itself_is_told_then_heals(
    preview: Preview, tab: Page, path: str, old: str, new: str, words: str
):
    tab.goto(preview.address + PAGE)
    preview.replace(path, old, new)
    title(tab, "La construction a échoué")
    expect(tab.locator("main")).to_contain_text(words)
    preview.replace(path, new, old)
    expect(tab.locator(".tete-fiche")).to_be_visible(timeout=PATIENCE)
