"""The legal pages as built: the imposed statement, no claim beyond the audit, what is missing in words, and a site that
keeps no trace.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.catalogue.catalogue import Catalogue
from macros.model.publisher import awaited
from macros.text.today import today
from tests.catalogue.test_publisher import AUDIT, COMPLETE
from tests.conftest import ROOT
from tests.mini import MiniSite

pytestmark = pytest.mark.dear

LEGAL = ("accessibilite", "mentions-legales", "donnees-personnelles")

CLAIMS = {
    "non conforme": ("non conforme", "n'est pas en conformité avec"),
    "partiellement conforme": ("partiellement conforme", "en conformité partielle"),
    "totalement conforme": ("totalement conforme", "en totale conformité"),
}
"""How a page words each state; with one of them in force, none of the others may be read anywhere."""

IMPOSED = (
    (
        "s'engage à rendre son site internet accessible conformément à l'article 47 de la loi n° 2005-102 du 11 février"
        " 2005."
    ),
    "À cette fin, il met en œuvre la stratégie et les actions suivantes :",
    "Cette déclaration d'accessibilité s'applique à Un autre regard sur les territoires.",
    "Les contenus listés ci-dessous ne sont pas accessibles pour les raisons suivantes.",
    "Cette déclaration a été établie le",
    (
        "Si vous n'arrivez pas à accéder à un contenu ou à un service, vous pouvez contacter le responsable du site"
        " internet pour être orienté vers une alternative accessible ou obtenir le contenu sous une autre forme."
    ),
    "Cette procédure est à utiliser dans le cas suivant.",
    (
        "Vous avez signalé au responsable du site internet un défaut d'accessibilité qui vous empêche d'accéder à un"
        " contenu ou à un des services du portail et vous n'avez pas obtenu de réponse satisfaisante."
    ),
    "Défenseur des droits Libre réponse 71120 75342 Paris CEDEX 07",
)

SECTIONS = (
    "Déclaration d'accessibilité",
    "État de conformité",
    "Résultats des tests",
    "Contenus non accessibles",
    "Non-conformité",
    "Dérogations pour charge disproportionnée",
    "Contenus non soumis à l'obligation d'accessibilité",
    "Établissement de cette déclaration d'accessibilité",
    "Technologies utilisées pour la réalisation du site",
    "Agents utilisateurs, technologies d'assistance et outils utilisés pour vérifier l'accessibilité",
    "Pages du site ayant fait l'objet de la vérification de conformité",
    "Retour d'information et contact",
    "Voies de recours",
)
"""The sections of the statement, imposed with their order (RGAA, first part)."""


def words(markup: str) -> str:
    """Return the text of some HTML with plain spaces and apostrophes, whatever the typography puts in."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style)\b.*?</\1>", "", markup, flags=re.S)))
    return re.sub(r"\s+", " ", text).replace("’", "'").replace(" .", ".").replace(" ,", ",")


def text_of(site: Path, page: str) -> str:
    return words((site / page / "index.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite]) -> Path:
    """The site as built for a publisher who has completed everything and had an audit made."""
    mini = new_site(tmp_path_factory.mktemp("publie"))
    text = (
        (COMPLETE + AUDIT)
        .replace("Association d'essai", "Essai & <b>fils</b>")
        .replace("2026-05-12", today().isoformat())
        .replace("2026-06-01", today().isoformat())
    )
    mini.write("data/editeur.yml", text)
    return mini.built()


def test_every_page_shows_the_state_and_leads_to_the_statement(catalogue: Catalogue, site: Path):
    state = catalogue.publisher.accessibility.conformity(today())
    pages = {path: path.read_text(encoding="utf-8") for path in [*site.rglob("index.html"), site / "404.html"]}
    mention = re.compile(
        r'<a[^>]* href="([^"]*accessibilite/|\./)"[^>]*>Accessibilité&nbsp;:\s' + state + "</a>"
    )  # « ./ » on the statement itself
    assert [path.relative_to(site).as_posix() for path, text in pages.items() if not mention.search(text)] == []
    assert len(mention.findall(pages[site / "index.html"])) == 1  # the law wants it on the home page: at its foot


def test_no_page_claims_more_than_the_audit(catalogue: Catalogue, site: Path):
    state = catalogue.publisher.accessibility.conformity(today())
    others = [phrase for other, phrases in CLAIMS.items() if other != state for phrase in phrases]
    claims = [
        f"{path.relative_to(site).as_posix()} : {phrase}"
        for path in site.rglob("*.html")
        for text in [words(path.read_text(encoding="utf-8"))]
        for phrase in others
        if phrase in text
    ]
    assert claims == []


def test_the_statement_follows_the_imposed_model(site: Path):
    markup = (site / "accessibilite/index.html").read_text(encoding="utf-8")
    article = markup[markup.index("<article") : markup.index("</article>")]
    titles = [
        words(title).strip().removesuffix(" #") for _, title in re.findall(r"<h([123])[^>]*>(.*?)</h\1>", article, re.S)
    ]
    assert titles == list(SECTIONS)
    text = words(article)
    assert [sentence for sentence in IMPOSED if sentence not in text] == []


def test_what_the_publisher_has_not_said_is_marked_in_words(catalogue: Catalogue, site: Path):
    """Each missing value is read out where it belongs: after its name in a list, within the sentence otherwise."""
    text = " ".join(text_of(site, page) for page in LEGAL)
    inline = {"accessibility.established": "[date à compléter]"}
    lost = [
        label
        for at, label in awaited(catalogue.publisher)
        if not re.search(rf"{re.escape(label)} (: )?à compléter", text) and inline.get(".".join(at), "-") not in text
    ]
    assert lost == []


def test_no_page_says_who_publishes_until_the_publisher_does(site: Path):
    """The recueil comes from schools and associations that may have no part in the site: none may be taken for its
    publisher.
    """
    named = []
    for page in LEGAL:
        markup = (site / page / "index.html").read_text(encoding="utf-8")
        article = words(markup[markup.index("<article") : markup.index("</article>")])
        named += [
            f"{page} : {name}"
            for name in ("INET", "CNFPT", "AATF")
            if re.search(rf"\b{name}\b", article)
            and (ROOT / "data/editeur.yml").read_text(encoding="utf-8").find(name) < 0
        ]
    assert named == []


def test_a_completed_file_leaves_nothing_to_complete(audited: Path):
    assert [page for page in LEGAL if "à compléter" in text_of(audited, page)] == []
    assert "03 20 00 00 01" in text_of(audited, "mentions-legales") and "Douze mois" in text_of(
        audited, "donnees-personnelles"
    )


def test_an_audit_gives_its_state_its_results_and_its_means(audited: Path):
    text = text_of(audited, "accessibilite")
    for sentence in (
        "Accessibilité : partiellement conforme",
        (
            "est en conformité partielle avec le référentiel général d'amélioration de l'accessibilité (RGAA), version"
            " 4.1.2, en raison des non-conformités énumérées ci-dessous."
        ),
        "87,5 % des critères RGAA sont respectés.",
        "Une carte sans équivalent.",
        "Firefox et NVDA",
        "Contrast Finder",
    ):
        assert sentence in text
    assert "Accessibilité : partiellement conforme" in text_of(audited, "") and "non conforme" not in text_of(
        audited, ""
    )


def test_what_the_publisher_writes_is_escaped(audited: Path):
    for page in LEGAL:
        markup = (audited / page / "index.html").read_text(encoding="utf-8")
        assert "Essai &amp; &lt;b&gt;fils&lt;/b&gt;" in markup and "<b>fils" not in markup


def test_the_site_keeps_no_trace_but_the_choice_of_light_or_dark(browser: Browser, address: str):
    """What the page on personal data promises: no cookie, one key on the reader's own machine."""
    context = browser.new_context(color_scheme="light")
    tab = context.new_page()
    tab.goto(address)
    tab.locator(".bascule-mode:visible, [data-md-component=palette] label:visible").first.click()
    for path in ("projets/", "projets/nina-simone/lille/", "donnees-personnelles/"):
        tab.goto(address + path)
    kept = tab.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]")
    cookies = context.cookies()
    context.close()
    assert (cookies, kept[1], kept[2]) == ([], [], "")
    assert [key for key in kept[0] if not key.endswith("__palette")] == []
