"""The built site: addresses for life, links and anchors, nothing orphaned, French, nothing from elsewhere."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, EDITION
from macros.text.html.document import parse, serialize
from tests.browser.test_addresses_for_life import FIXED

ELSEWHERE = (
    "https://formulaire.defenseurdesdroits.fr/",
    "https://www.defenseurdesdroits.fr/saisir/delegues",
    "https://www.cnil.fr/fr/plaintes",
    "https://creativecommons.org/licenses/by/4.0/deed.fr",
    "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
    "https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/",
    "http://www.lexique.org/",
    "https://grammalecte.net/",
    "https://www.mozilla.org/MPL/2.0/",
    "https://www.libreoffice.org/",
    "https://www.gnu.org/licenses/old-licenses/lgpl-2.1.fr.html",
    "https://www.geonames.org/",
    "https://www.naturalearthdata.com/",
    "https://www.python.org/downloads/",
    "https://www.inet.cnfpt.fr",
    "https://github.com/sveltia/sveltia-cms",
)
"""Where the site's own pages lead outside: recourses, licences, the call for missions; the publisher's own links come
from `data/editeur.yml`.

A link that a contribution needs is added here, so that each has been read by somebody.
"""


class Document:
    """What a page links to, names, and says of itself."""

    def __init__(self, text: str) -> None:
        page = parse(text)
        self.links = [node.attrs.sget("href") for node in page.css("a[href], area[href]")]
        self.loads = [
            *(node.attrs.sget("src") for node in page.css("[src]")),
            *(
                node.attrs.sget("href")
                for node in page.css("link")
                if node.attrs.sget("rel") in ("stylesheet", "icon", "preload", "preconnect")
            ),
        ]
        self.ids = [node.attrs.sget("id") for node in page.css("[id]")]
        self.headings = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
        self.lang = page.root.attrs.sget("lang")
        self.title = page.css("title")[0].text()


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[str, Document]:
    """Every page by its address."""
    return {
        posixpath.dirname(path.relative_to(site).as_posix()) + "/" if path.parent != site else "": Document(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(site.rglob("index.html"))
    }


def inside(page: str, link: str) -> str | None:
    """Return the address a link leads to on the site, with its fragment and without its query, or None where it leaves
    it.
    """
    parts = urlsplit(urljoin(f"http://site/{page}", link))
    target = parts._replace(query="").geturl()
    return target.removeprefix("http://site/") if parts.netloc == "site" and parts.scheme == "http" else None


def test_every_term_and_every_project_has_its_page(catalogue: Catalogue, documents: dict[str, Document]):
    expected = (
        {project.address for project in catalogue.projects}
        | {subject.address for family in CROSSED for subject in catalogue.family(family)}
        | set(FIXED)
    )
    expected |= {f"{edition.address}corrections/" for edition in catalogue.family(EDITION)}
    expected |= {f"imprimer/{project.edition.id}/" for project in catalogue.projects}
    expected |= {f"{project.address}note/" for project in catalogue.projects}
    assert set(documents) == expected


def test_every_link_leads_somewhere(catalogue: Catalogue, documents: dict[str, Document], site: Path):
    stated = catalogue.publisher.accessibility
    elsewhere = (*ELSEWHERE, stated.scheme, stated.plan, stated.audit and stated.audit.report)
    dead = []
    for page, document in documents.items():
        for link in document.links:
            target = inside(page, link)
            if target is None:
                if link not in elsewhere and not re.fullmatch(r"mailto:([^@\s]+@[^@\s]+)?", link):
                    dead.append(f"{page} → {link} : ce lien vers l'extérieur n'est pas dans ELSEWHERE")
                continue
            path, fragment = urldefrag(unquote(target))
            if path.endswith("/") or not path:
                if path not in documents:
                    dead.append(f"{page} → {link} : cette page n'existe pas")
                elif fragment and fragment not in documents[path].ids:
                    dead.append(f"{page} → {link} : cette page n'a pas cette section")
            elif not (site / path).is_file():
                dead.append(f"{page} → {link} : ce fichier n'existe pas")
    assert dead == []


def test_every_page_can_be_reached_from_the_home_page(documents: dict[str, Document]):
    reached, waiting = set(), [""]
    while waiting:
        page = waiting.pop()
        if page in reached or page not in documents:
            continue
        reached.add(page)
        waiting.extend(
            urldefrag(target)[0]
            for target in (inside(page, link) for link in documents[page].links)
            if target is not None
        )
    assert set(documents) - reached == set()


def test_a_project_is_reached_from_each_of_its_terms_and_leads_back(
    catalogue: Catalogue, documents: dict[str, Document]
):
    def leads(page: str, address: str) -> bool:
        return any(urldefrag(inside(page, link) or "-")[0] == address for link in documents[page].links)

    lost = []
    for project in catalogue.projects:
        for mention in catalogue.all_mentions(project):
            for one, other in ((mention.subject.address, project.address), (project.address, mention.subject.address)):
                if not leads(one, other):
                    lost.append(f"{one} → {other}")
    assert lost == []


def test_the_site_map_names_every_generated_page(catalogue: Catalogue, documents: dict[str, Document]):
    named = {inside("plan-du-site/", link) for link in documents["plan-du-site/"].links}
    expected = {project.address for project in catalogue.projects} | {
        subject.address for family in CROSSED for subject in catalogue.family(family)
    }
    assert expected - named == set()


def test_nothing_is_loaded_from_elsewhere(documents: dict[str, Document]):
    assert [
        f"{page} : {load}"
        for page, document in documents.items()
        for load in document.loads
        if inside(page, load) is None
    ] == []


def test_no_identifier_stands_twice_in_a_page(documents: dict[str, Document]):
    assert {
        page: sorted({id_ for id_ in document.ids if document.ids.count(id_) > 1})
        for page, document in documents.items()
        if len(set(document.ids)) < len(document.ids)
    } == {}


def test_pages_are_in_french_with_one_title_and_headings_in_order(documents: dict[str, Document]):
    faults = []
    for page, document in documents.items():
        steps = list(zip([0, *document.headings], document.headings))
        if (
            document.lang != "fr"
            or document.headings.count(1) != 1
            or any(after > before + 1 for before, after in steps)
        ):
            faults.append((page, document.lang, document.headings))
    assert faults == []


def test_every_page_has_its_own_title(documents: dict[str, Document]):
    titles = [document.title for document in documents.values()]
    assert sorted(title for title in set(titles) if titles.count(title) > 1) == []


@pytest.mark.parametrize(
    "english",
    ["Permanent link", "Jump back", "Made with", "Skip to content", "Search", "Table of contents", "Not found"],
)
def test_no_english_of_the_theme_is_left(english: str, site: Path):
    pages = [*site.rglob("index.html"), site / "404.html"]
    assert [
        path.relative_to(site).as_posix()
        for path in pages
        if english in re.sub(r"<script.*?</script>", "", path.read_text(encoding="utf-8"), flags=re.S)
    ] == []


def test_no_template_sign_nor_machine_path_is_published(site: Path):
    """What a page quotes as it is typed is left out: the guide tells of templates."""
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.json")}
    for path in site.rglob("*.html"):
        document = parse(path.read_text(encoding="utf-8"))
        for quoted in document.css("code, [translate=no]"):
            quoted.decompose()
        texts[path] = serialize(document)
    assert [
        path.name
        for path, text in texts.items()
        if "{{" in text or "{%" in text or str(Path.home()) in text or "Traceback" in text
    ] == []
