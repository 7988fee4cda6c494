"""How a fiche and a recueil are cited: the reference that a reader pastes, and what the programs of references make of
theirs.
"""

from __future__ import annotations

import json

import bibtexparser
import pytest
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from rdflib import RDF, Graph, Namespace, URIRef

from macros.pages.citation import Citation, edition_citation, fiche_citation
from macros.site import read_site
from macros.text.html.document import parse
from tests.mini import Mini, MiniSite

ADDRESS = "https://exemple.fr/"
KNOWN = "order: 1\nyear: 2018\npublisher: CNFPT & AATF\nidentifiers: { isbn: 978-2-12-345680-3 }\n"
AUTHORS = "Élèves administrateurs territoriaux, promotion Essai"
SCHEMA = Namespace("https://schema.org/")


@pytest.mark.parametrize(
    "edition, title, address, reference",
    [
        (
            KNOWN,
            "Écouter les agents",
            "https://exemple.fr/projets/essai/lille/",
            "ÉLÈVES ADMINISTRATEURS TERRITORIAUX, PROMOTION ESSAI. Écouter les agents. In : Un recueil [en ligne]."
            " CNFPT & AATF, 2018. Disponible à l'adresse : https://exemple.fr/projets/essai/lille/",
        ),
        (
            "order: 1\n",
            "Qui écoute les agents ?",
            "",
            "ÉLÈVES ADMINISTRATEURS TERRITORIAUX, PROMOTION ESSAI. Qui écoute les agents ? In : Un recueil [en ligne]."
            " [sans date].",
        ),
    ],
    ids=["en ligne", "sans date ni adresse"],
)
def test_a_fiche_is_cited_under_its_promotion(mini: Mini, edition: str, title: str, address: str, reference: str):
    mini.replace("order: 1\n", edition, "data/editions/essai.yml")
    mini.replace("title: Écouter les agents\n", f"title: {title}\n")
    (project,) = mini.catalogue().projects
    assert fiche_citation(project, address).text == reference


def fiche(mini: Mini) -> Citation:
    """Return how a fiche of which all is known is cited; its title holds what programs could mistake."""
    mini.replace("order: 1\n", KNOWN, "data/editions/essai.yml")
    mini.replace("title: Écouter les agents\n", 'title: "Écouter : 50 % des {agents} & élus #1"\n')
    mini.replace("source:\n", "identifiers: { doi: 10.5281/zenodo.1234 }\nsource:\n")
    (project,) = mini.catalogue().projects
    return fiche_citation(project, f"{ADDRESS}projets/essai/lille/")


def told(citation: Citation, name: str) -> str:
    return next(format_.text for format_ in citation.formats if format_.name == name)


def test_a_recueil_is_cited_whole(mini: Mini):
    mini.replace("order: 1\n", KNOWN, "data/editions/essai.yml")
    (project,) = mini.catalogue().projects
    assert edition_citation(project.edition, f"{ADDRESS}editions/essai/").text == (
        "ÉLÈVES ADMINISTRATEURS TERRITORIAUX, PROMOTION ESSAI. Un recueil [en ligne]. CNFPT & AATF, 2018."
        " ISBN 978-2-12-345680-3. Disponible à l'adresse : https://exemple.fr/editions/essai/"
    )


def test_a_program_reads_the_bibtex(mini: Mini):
    library = bibtexparser.parse_string(told(fiche(mini), "BibTeX"))
    (entry,) = library.entries
    assert not library.failed_blocks
    assert (entry.entry_type, entry.key) == ("techreport", "essai-lille")
    assert {field.key: field.value for field in entry.fields} == {
        "author": f"{{{AUTHORS}}}",
        "title": r"{Écouter : 50 \% des \{agents\} \& élus \#1}",
        "series": "Un recueil",
        "institution": r"CNFPT \& AATF",
        "year": "2018",
        "language": "french",
        "url": "https://exemple.fr/projets/essai/lille/",
        "doi": "10.5281/zenodo.1234",
    }


def test_a_program_draws_a_reference_from_the_csl(mini: Mini):
    items = json.loads(told(fiche(mini), "CSL-JSON"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    drawn = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    drawn.register(Cited([CitationItem("essai-lille")]))
    (reference,) = map(str, drawn.bibliography())
    assert AUTHORS in reference and "2018" in reference and "élus #1" in reference


def test_each_line_of_the_ris_has_its_tag(mini: Mini):
    lines = told(fiche(mini), "RIS").splitlines()
    assert [line[:6] for line in lines] == [
        f"{tag}  - " for tag in ("TY", "ID", "AU", "TI", "T2", "PB", "PY", "LA", "UR", "DO", "ER")
    ]
    assert lines[0] == "TY  - RPRT" and lines[-1] == "ER  - "


def test_a_reference_manager_takes_a_fiche_for_a_report_of_one_author(mini: Mini):
    tags = dict(fiche(mini).tags)
    assert (tags["DC.type"], tags["DC.creator"]) == ("report", AUTHORS)
    assert tags["citation_technical_report_institution"] == "CNFPT & AATF"
    assert "citation_author" not in tags and "citation_journal_title" not in tags


def test_a_page_says_how_it_is_cited(mini_site: MiniSite):
    mini_site.replace("order: 1\n", KNOWN, "data/editions/essai.yml")
    site = mini_site.built(SITE_URL=ADDRESS)
    for address, name in (("projets/essai/lille/", "Écouter les agents"), ("editions/essai/", "Un recueil")):
        page = parse((site / address / "index.html").read_text(encoding="utf-8"))
        said = {meta.attributes["name"]: meta.attributes["content"] for meta in page.css("meta[name]")}
        assert (said["citation_title"], said["DC.creator"]) == (name, AUTHORS)
        assert said["citation_fulltext_html_url"] == f"{ADDRESS}{address}"
        assert json.loads(page.css("script[type='application/ld+json']")[0].text())["@context"] == "https://schema.org"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib, which uses it itself
def test_a_search_engine_reads_of_whom_a_fiche_is_about(mini: Mini):
    """The context of schema.org is not fetched: its vocabulary alone is named, which is what it says of these words."""
    site = read_site(mini.root, address=ADDRESS)
    data = json.loads(site.structured["projets/essai/lille.md"]) | {"@context": {"@vocab": str(SCHEMA)}}
    graph = Graph().parse(data=json.dumps(data), format="json-ld")
    (report,) = graph.subjects(RDF.type, SCHEMA.Report)
    area = graph.value(report, SCHEMA.about)
    codes = {
        str(graph.value(code, SCHEMA.propertyID)): str(graph.value(code, SCHEMA.value))
        for code in graph.objects(area, SCHEMA.identifier)
    }
    assert report == URIRef(f"{ADDRESS}projets/essai/lille/")
    assert (graph.value(area, RDF.type), codes) == (SCHEMA.AdministrativeArea, {"COG": "59350", "SIREN": "215903501"})
    assert graph.value(report, SCHEMA.isPartOf) == URIRef(f"{ADDRESS}editions/essai/")
    (way,) = graph.subjects(RDF.type, SCHEMA.BreadcrumbList)
    assert len(list(graph.objects(way, SCHEMA.itemListElement))) == 4


def test_a_page_says_nothing_to_search_engines_of_a_site_without_address(mini: Mini):
    assert read_site(mini.root).structured == {}


def test_a_title_never_ends_the_script_that_holds_it(mini: Mini):
    mini.replace("title: Écouter les agents\n", 'title: "Écouter < 30 agents"\n')
    assert "<" not in read_site(mini.root, address=ADDRESS).structured["projets/essai/lille.md"]


def test_the_site_map_dates_a_fiche_by_its_last_correction(mini: Mini):
    mini.replace("order: 1\n", "order: 1\nonline: 2026-03-02\n", "data/editions/essai.yml")
    mini.replace("source:\n", "revisions:\n  - { date: 2026-05-12, text: Un nombre. }\nsource:\n")
    site = read_site(mini.root)
    assert site.changed("projets/essai/lille.md") == "2026-05-12"
    assert site.changed("editions/essai.md") == "2026-03-02"
    assert site.changed("index.md") == ""
