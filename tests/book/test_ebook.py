"""The book for e-readers: what its chapters keep of the page, what its file says of itself; EPUBCheck has no fault to
find.
"""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macros.book.ebook import ebook, name_blocks
from macros.book.prints import Pagination, PrintedFile
from macros.commands.ebook_file import write_ebook
from macros.site import Site, read_site
from macros.text.html.document import parse

ADDRESS = "https://recueil.example/"
DAY = datetime.date(2026, 1, 1)
XHTML, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"

PAGE = (
    '<main><section class="titre recto" data-recto="titre"><p id="titre">Un recueil</p></section>'
    '<div class="blanche" data-avant="a" hidden></div>'
    '<section class="division index" data-chapitre="a"><h2 id="a">Index <span class="note">3</span></h2>'
    '<p><a href="#b-x">B &amp; C</a><span class="folios" data-pages="b-x"></span></p></section>'
    '<article class="projet recto" data-chapitre="b" aria-labelledby="b"><h3 id="b">B</h3><p id="b-x">Un<br>mot</p>'
    '<p>Encore <a href="../../themes/t/?p=1">un thème</a> <a href="#sommaire">ailleurs</a> <a hidden href="#b"></a></p>'
    '<img src="../../projets/e/b/plan.png" alt="Plan" loading="lazy"></article></main>'
)


def chapters(site_address: str = "", pagination: Pagination | None = None, **pages: int) -> dict[str, str]:
    """Return the content of each chapter of PAGE."""
    made = ebook(PAGE, "imprimer/e/", site_address, pagination or Pagination(), pages)
    return {chapter.name: chapter.content for chapter in made.chapters}


def test_each_division_is_a_chapter_known_for_what_it_is():
    made = ebook(PAGE, "imprimer/e/", "", Pagination(), {})
    assert [(chapter.file, chapter.kind, chapter.title) for chapter in made.chapters] == [
        ("titre.xhtml", "titlepage", ""),
        ("a.xhtml", "index", "Index"),
        ("b.xhtml", "chapter", "B"),
    ]
    assert 'role="doc-index"' in made.chapters[1].content


def test_links_lead_from_file_to_file_and_out_only_where_the_site_is_known():
    assert '<a href="b.xhtml#b-x">B &amp; C</a>' in chapters()["a"]
    assert "Encore un thème ailleurs" in chapters()["b"]
    assert f'<a href="{ADDRESS}themes/t/?p=1">un thème</a>' in chapters(ADDRESS)["b"]


def test_what_is_hidden_is_left_out_and_what_is_left_is_xml():
    for content in chapters().values():
        ElementTree.fromstring(content.replace("epub:", ""))
        assert "hidden" not in content and "folios" not in content
    assert '<p id="b-x">Un<br/>mot</p>' in chapters()["b"]


def test_pictures_come_along():
    made = ebook(PAGE, "imprimer/e/", "", Pagination(), {})
    assert dict(made.pictures) == {"images/projets-e-b-plan.png": "projets/e/b/plan.png"}
    assert '<img src="images/projets-e-b-plan.png" alt="Plan"/>' in made.chapters[2].content


def test_printed_pages_start_before_their_first_block():
    names = name_blocks(parse(PAGE))
    pages = dict(zip(names, (3, 5, 5, 7, 7, 8), strict=True))
    found = chapters("", Pagination({"b-x": 7}), **pages)
    mark = '<span epub:type="pagebreak" role="doc-pagebreak" id="page-{0}" aria-label="{0}"></span>'
    assert f'{mark.format(5)}<h2 id="a">' in found["a"] and f'{mark.format(7)}<h3 id="b">' in found["b"]
    assert f"{mark.format(8)}<p>Encore" in found["b"] and "bloc-" not in "".join(found.values())
    assert '<a class="folio" href="b.xhtml#b-x" aria-label="page 7">7</a>' in found["a"]


@pytest.fixture(scope="module")
def source(sample: Path) -> Site:
    """The sample as the command reads it."""
    return read_site(sample, address=ADDRESS)


COVER_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]>>endobj\ntrailer<</Root 1 0 R>>\n"
)


def write(folder: Path, sample: Path, site: Path, source: Site) -> Path:
    """Write the sample's book, its PDF a cover alone, its pages made up."""
    book = source.books[0]
    (folder / f"{book.subject.id}.pdf").write_bytes(COVER_PDF)
    html = (site / book.address / "index.html").read_text(encoding="utf-8")
    blocks = {name: 1 + rank // 20 for rank, name in enumerate(name_blocks(parse(html)))}
    numbers = Pagination({anchor: blocks.get(anchor, 1) for anchor in re.findall(r' id="([^"]+)"', html)})
    file = write_ebook(sample, folder, site, source, book, html, numbers, blocks, ADDRESS, DAY)
    assert file == PrintedFile(f"{book.subject.id}.epub", 0, (folder / file.path).stat().st_size)
    return folder / file.path


@pytest.fixture(scope="module")
def written(sample: Path, site: Path, source: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's book."""
    return write(tmp_path_factory.mktemp("livrel"), sample, site, source)


def test_epubcheck_has_nothing_to_say(written: Path):
    """The reference validator of the format: no error, no warning."""
    program = shutil.which("epubcheck")
    assert program, "Le test du livre pour liseuse a besoin d'EPUBCheck : sudo apt install epubcheck (Debian, Ubuntu)."
    command = ["java", "-jar", program] if zipfile.is_zipfile(program) else [program]  # Debian's is the library itself
    result = subprocess.run(
        [*command, str(written)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"},  # run once
    )
    said = result.stdout + result.stderr
    assert "0 fatals / 0 errors / 0 warnings" in said, said


def test_the_file_says_how_it_can_be_read(written: Path, source: Site):
    with zipfile.ZipFile(written) as archive:
        first, package = archive.infolist()[0], archive.read("livre/livre.opf").decode()
        contents = ElementTree.fromstring(archive.read("livre/sommaire.xhtml"))
        files = {
            name: archive.read(f"livre/{name}").decode() for name in re.findall(r'href="([\w-]+\.xhtml)"', package)
        }
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    for feature in ("tableOfContents", "alternativeText", "readingOrder", "pageBreakMarkers"):
        assert f'<meta property="schema:accessibilityFeature">{feature}</meta>' in package
    lists = {nav.get(f"{OPS}type"): nav for nav in contents.iter(f"{XHTML}nav")}
    assert list(lists) == ["toc", "landmarks", "page-list"]
    titles = {"".join(link.itertext()) for link in lists["toc"].iter(f"{XHTML}a")}
    assert {chapter.view.fiche.title.replace("'", "’") for chapter in source.books[0].projects} <= {
        re.sub("[\u00a0\u202f]", " ", title) for title in titles
    }
    for nav in lists.values():
        for link in nav.iter(f"{XHTML}a"):
            file, _, anchor = link.get("href").partition("#")
            assert file in files and (not anchor or f'id="{anchor}"' in files[file])
    assert not any("<script" in text or "<input" in text for text in files.values())


def test_every_figure_keeps_its_words(written: Path, source: Site):
    with zipfile.ZipFile(written) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")}
    whole = "".join(texts.values())
    figures = [diagram for chapter in source.books[0].projects for diagram in chapter.view.diagrams.values()]
    assert figures and whole.count('class="fig"') == len(figures)
    for drawing in re.findall(r"<svg[^>]*>", whole):
        assert "aria-label" in drawing or 'aria-hidden="true"' in drawing


def test_two_writings_are_the_same_bytes(written: Path, sample: Path, site: Path, source: Site, tmp_path: Path):
    assert write(tmp_path, sample, site, source).read_bytes() == written.read_bytes()
