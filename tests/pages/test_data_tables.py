"""The data tables: what a spreadsheet opens, what it must never run, and what programs read of their description."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from frictionless import Package
from rdflib import DCTERMS, RDF, Graph, Namespace, URIRef

from macros.catalogue.catalogue import Catalogue
from macros.model.examples import is_list, records_of
from macros.model.fiche import Fiche
from macros.pages.data_tables import FILES
from macros.pages.exports import exports
from tests.mini import Mini

DCAT = Namespace("http://www.w3.org/ns/dcat#")
ADDRESS = "https://exemple.fr/recueil/"


def lines(text: str) -> list[dict[str, str]]:
    """Return the lines of a table as a French spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, str]:
    """What the sample exports."""
    return {address: content.decode() for address, content in exports(catalogue, ADDRESS).items()}


def table(mini: Mini, name: str) -> list[dict[str, str]]:
    return lines(exports(mini.catalogue(), ADDRESS)[f"donnees/{name}.csv"].decode())


def test_a_spreadsheet_is_told_that_it_is_unicode(mini: Mini):
    assert exports(mini.catalogue())["donnees/projets.csv"].startswith(b"\xef\xbb\xbfproject;")


def test_a_project_is_one_line(mini: Mini):
    (line,) = table(mini, "projets")
    assert (line["project"], line["title"], line["themes"], line["themes_label"]) == (
        "essai/lille",
        "Écouter les agents",
        "management",
        "Management",
    )
    assert (line["url"], line["organisation_population_value"], line["organisation_position_lat"]) == (
        "https://exemple.fr/recueil/projets/essai/lille/",
        "238246",
        "50,63",
    )


def test_a_list_has_a_line_an_item_with_what_is_said_of_its_group(mini: Mini):
    mini.replace(
        "transferability:\n",
        "recommendations:\n  - title: Un réseau\n    items:\n      - text: Le réunir.\n        method: ateliers\n"
        "      - text: Le\n          payer.\ntransferability:\n",
    )
    assert [(line["title"], line["text"], line["method_label"]) for line in table(mini, "projets-preconisations")] == [
        ("Un réseau", "Le réunir.", "Ateliers"),
        ("Un réseau", "Le payer.", ""),
    ]


def test_a_method_that_a_recommendation_names_is_among_the_methods(mini: Mini):
    mini.replace(
        "transferability:\n",
        "recommendations:\n  - items:\n      - text: En refaire.\n        method: ateliers\ntransferability:\n",
    )
    assert [(line["method"], line["status"], line["detail"]) for line in table(mini, "projets-methodes")] == [
        ("ateliers", "employee", "Trois ateliers."),
        ("ateliers", "preconisee", "En refaire."),
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\n="])
def test_no_text_is_run_as_a_formula(mini: Mini, sign: str):
    told = json.dumps(f"{sign}HYPERLINK(A1)")
    mini.replace("Les agents parlent.\n    kind", f"{told}\n    kind")
    (line,) = table(mini, "projets-resultats")
    assert line["text"] == f"'{sign.strip()}HYPERLINK(A1)"


def test_a_number_is_no_formula_and_has_its_comma(mini: Mini):
    mini.replace("results:\n", "figures:\n  - value: -4.5\n    label: de budget\nresults:\n")
    (line,) = table(mini, "projets-chiffres")
    assert line["value"] == "-4,5"


def test_every_list_of_a_fiche_is_in_a_table(mini: Mini):
    """Figures are drawn, not listed: they are of many kinds."""
    lists = {key for key, field in Fiche.model_fields.items() if is_list(field.annotation)}
    assert {key for key in lists if records_of(Fiche.model_fields[key].annotation)} == {
        keys[0] for keys in FILES if keys and keys[0] in lists
    } | {"diagrams"}


@pytest.mark.parametrize("name", FILES.values())
def test_no_column_stands_twice(files: dict[str, str], name: str):
    head = files[f"donnees/{name}.csv"].split("\r\n")[0].removeprefix("\ufeff").split(";")
    assert len(set(head)) == len(head)


def test_the_package_says_what_the_tables_hold(files: dict[str, str], tmp_path: Path):
    """A reader of Data Packages finds every column, every type and every project where the package says."""
    for address, text in files.items():
        if address.endswith((".csv", "datapackage.json")):
            (tmp_path / Path(address).name).write_bytes(text.encode())
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["title", "message"]) == []
    assert len(report.tasks) == len(FILES)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib, which uses it itself
def test_a_portal_reads_where_each_file_is(mini: Mini):
    mini.write("data/editeur.yml", "licence: https://exemple.fr/licence\n")
    graph = Graph().parse(data=exports(mini.catalogue(), ADDRESS)["donnees/dcat.jsonld"], format="json-ld")
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    assert graph.value(dataset, DCTERMS.license) == URIRef("https://exemple.fr/licence")
    files = {
        str(graph.value(file, DCAT.downloadURL)).removeprefix(f"{ADDRESS}donnees/")
        for file in graph.objects(dataset, DCAT.distribution)
    }
    assert files == {f"{name}.csv" for name in FILES.values()} | {"projets.json", "projets.jsonl", "vocabulaires.json"}


def test_each_line_of_the_lines_is_a_project(files: dict[str, str]):
    told = [json.loads(line) for line in files["donnees/projets.jsonl"].splitlines()]
    assert told == json.loads(files["donnees/projets.json"])
