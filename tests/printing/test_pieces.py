"""What a fiche gives to take away: its figures as files of their own, the card shown where its link is shared."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from macros.book.prints import PrintedFile, Prints, write_prints
from macros.commands.piece_files import PieceFiles
from macros.pages.fiche import FicheView
from macros.printing.pieces import CARD
from macros.printing.press import Press, served
from macros.site import Site, read_site
from macros.text.french.typography import typeset_plain
from macros.text.html.document import parse
from tests.mini import MiniSite

ADDRESS = "https://recueil.example/"
LICENCE = "https://licence.example/"
SVG = "{http://www.w3.org/2000/svg}"


def letters(text: str) -> str:
    """Return the letters and figures of a text, which no line break nor space tells apart."""
    return re.sub(r"\W", "", text)


@pytest.fixture(scope="module")
def source(sample: Path) -> Site:
    """The sample as the command reads it, at an address."""
    return read_site(sample, address=ADDRESS)


def one_of_each_kind(views: Iterable[FicheView]) -> Iterator[FicheView]:
    """Yield the fiches with, of their figures, those of a kind or a layout that none before them has."""
    kinds: set[tuple[str, object]] = set()
    for view in views:
        figures = {}
        for id_, figure in view.diagrams.items():
            kind = figure.diagram.kind, getattr(figure.diagram, "layout", "")
            if kind not in kinds:
                figures[id_] = figure
                kinds.add(kind)
        if figures:
            yield replace(view, diagrams=figures)


@pytest.fixture(scope="module", params=["kinds", pytest.param("all", marks=pytest.mark.long)])
def views(source: Site, request: pytest.FixtureRequest) -> tuple[FicheView, ...]:
    """Fiches of the sample, with one figure of each of its kinds; all of them on demand."""
    views = tuple(chapter.view for book in source.books for chapter in book.projects)
    return views if request.param == "all" else tuple(one_of_each_kind(views))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the files are written."""
    return tmp_path_factory.mktemp("pieces")


@pytest.fixture(scope="module")
def pieces(browser: Browser, site: Path, sample: Path, folder: Path) -> Iterator[PieceFiles]:
    """What writes them."""
    with served(site) as address:
        yield PieceFiles(Press(browser, address), sample, folder, LICENCE)


@pytest.fixture(scope="module")
def figures(pieces: PieceFiles, views: tuple[FicheView, ...]) -> dict[str, dict[str, tuple[PrintedFile, PrintedFile]]]:
    """The files of every figure, by fiche, then by identifier."""
    return {view.project.key: pieces.diagrams(view) for view in views}


def test_every_figure_keeps_its_words_and_says_where_it_comes_from(
    site: Path,
    folder: Path,
    figures: dict[str, dict[str, tuple[PrintedFile, PrintedFile]]],
    views: tuple[FicheView, ...],
):
    """Each kind of figure of the sample, against the text of its page."""
    for view in views:
        page = parse((site / view.project.address / "index.html").read_text(encoding="utf-8"))
        for id_, (drawn, _) in figures[view.project.key].items():
            diagram = view.diagrams[id_]
            text = (folder / drawn.path).read_text(encoding="utf-8")
            tree = ElementTree.fromstring(text)
            title, said = (tree.findtext(f"{SVG}{name}") or "" for name in ("title", "desc"))
            assert title == typeset_plain(diagram.diagram.title)
            assert f"{ADDRESS}{view.project.address}" in said and LICENCE in said
            words = letters("".join("".join(line.itertext()) for line in tree.iter(f"{SVG}text")))
            (figure,) = page.css(f"#{diagram.anchor}")
            for left_out in figure.css(".fig-lien, .fig-colonne, .fig-retour"):
                left_out.decompose()
            shown = [
                part for node in figure.css("p, li, th, td") if not node.css("p, li, td") for part in [node.text()]
            ]
            assert [part for part in shown if letters(part) not in words] == []
            assert letters(ADDRESS + view.project.address) in words


def test_a_figure_stands_by_itself(folder: Path, figures: dict[str, dict[str, tuple[PrintedFile, PrintedFile]]]):
    """Nothing is fetched, no colour is the page's, each face has another that may stand for it, light is the ground."""
    for drawn, picture in (pair for fiche in figures.values() for pair in fiche.values()):
        text = (folder / drawn.path).read_text(encoding="utf-8")
        assert not re.search(r"href=|url\(|var\(|currentColor|class=|<style", text)
        assert {family.split(", ")[-1] for family in re.findall(r'font-family="([^"]+)"', text)} <= {
            "serif",
            "sans-serif",
        }
        assert 'fill="#fdfcf9"' in text
        size = [float(value) for value in re.findall(r'(?:width|height)="([\d.]+)"', text)[:2]]
        with Image.open(folder / picture.path) as image:
            assert [abs(image.width - 2 * size[0]) < 4, abs(image.height - 2 * size[1]) < 4] == [True, True]
            assert len(image.convert("RGB").getcolors(image.width * image.height) or ()) > 5
        assert drawn.weight == len(text.encode()) < 100_000 and picture.weight < 150_000


def test_a_figure_drawn_twice_is_the_same_files(
    pieces: PieceFiles,
    folder: Path,
    figures: dict[str, dict[str, tuple[PrintedFile, PrintedFile]]],
    views: tuple[FicheView, ...],
):
    view = min((view for view in views if view.diagrams), key=lambda view: len(view.diagrams))
    first = {
        file.path: (folder / file.path).read_bytes() for pair in figures[view.project.key].values() for file in pair
    }
    pieces.diagrams(view)
    assert {path: (folder / path).read_bytes() for path in first} == first


def test_a_card_is_light_and_of_the_size_that_networks_ask(
    pieces: PieceFiles, folder: Path, views: tuple[FicheView, ...]
):
    cards = [pieces.card(view) for view in views]
    pictures = [(folder / card.path).read_bytes() for card in cards]
    assert {Image.open(io.BytesIO(picture)).size for picture in pictures} == {CARD}
    assert max(map(len, pictures)) <= 60_000 and len(set(pictures)) == len(pictures)


def test_paper_shows_no_link_to_a_figure_nor_to_its_files(page: Page):
    page.goto("projets/nina-simone/lille/")
    page.emulate_media(media="print")
    expect(page.locator(".fig-lien").first).to_be_hidden()
    page.goto("imprimer/nina-simone/")
    page.emulate_media(media="print")
    expect(page.locator(".fig-lien").first).to_be_hidden()


def test_pages_show_the_files_that_were_made_and_no_other(mini_site: MiniSite, tmp_path: Path):
    figure = "diagrams:\n  - { id: cycle, kind: etapes, title: Un cycle, caption: Du recueil., steps: ["
    mini_site.replace("source:\n", f"{figure}{{ title: A }}, {{ title: B }}] }}\nsource:\n")
    mini_site.replace("Un texte.\n", "Un texte.\n\n[figure: cycle]\n")
    page = "projets/essai/lille/index.html"
    bare = (mini_site.built(SITE_URL=ADDRESS) / page).read_text(encoding="utf-8")
    assert "telechargements" not in bare and f'og:image" content="{ADDRESS}assets/images/partage.png"' in bare
    files = [PrintedFile(f"essai/lille-{name}", 0, 12_000) for name in ("figure.svg", "figure.png", "partage.png")]
    for file in files:
        (tmp_path / "tire/essai").mkdir(parents=True, exist_ok=True)
        (tmp_path / "tire" / file.path).write_bytes(b"")
    key = "essai/lille"
    write_prints(tmp_path / "tire", Prints(cards={key: files[2]}, diagrams={key: {"cycle": (files[0], files[1])}}))
    html = (mini_site.built(SITE_URL=ADDRESS, IMPRESSION=str(tmp_path / "tire")) / page).read_text(encoding="utf-8")
    assert f'og:image" content="{ADDRESS}telechargements/essai/lille-partage.png"' in html
    links = {link.attributes["href"]: link.text() for link in parse(html).css(".fig-lien a[download]")}
    assert links == {
        "../../../telechargements/essai/lille-figure.svg": "SVG de cette figure",
        "../../../telechargements/essai/lille-figure.png": "PNG de cette figure",
    }
