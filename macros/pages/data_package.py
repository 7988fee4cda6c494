"""What tells programs of the data tables: a Data Package with the schema of each table, and a DCAT record for the
portals that list open data.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.model.publisher import Publisher
from macros.pages.data_tables import Column, DataTable

TITLE = "Les projets, leurs méthodes et ce qui s'en transfère"

ABOUT = (
    "Les projets collectifs que des élèves administrateurs territoriaux ont menés pour des collectivités : commande,"
    " méthodes, chiffres, résultats, préconisations, conditions et limites du transfert."
)

_CSV = "text/csv"
FILES = (
    ("projets.json", "application/json", "Tous les projets, en JSON"),
    ("projets.jsonl", "application/x-ndjson", "Tous les projets, un objet JSON par ligne"),
    ("vocabulaires.json", "application/json", "Les vocabulaires qui croisent les projets"),
)
"""The files that are not tables: name, type, what they hold."""


def data_package(tables: Sequence[DataTable], publisher: Publisher) -> dict[str, Any]:
    """Return the description of the tables as a Data Package, whose paths are relative to it."""
    first = tables[0].columns[0].name
    licence = {"licenses": [{"path": publisher.licence, "title": publisher.rights or publisher.licence}]}
    return {
        "profile": "tabular-data-package",
        "name": "projets",
        "title": TITLE,
        "description": ABOUT,
        **(licence if publisher.licence else {}),
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "path": table.file,
                "title": table.title,
                "format": "csv",
                "mediatype": _CSV,
                "encoding": "utf-8-sig",
                "dialect": {"delimiter": ";", "lineTerminator": "\r\n"},
                "schema": {
                    "fields": [_field(column) for column in table.columns],
                    **(
                        {"primaryKey": first}
                        if table is tables[0]
                        else {
                            "foreignKeys": [
                                {"fields": first, "reference": {"resource": tables[0].name, "fields": first}}
                            ]
                        }
                    ),
                },
            }
            for table in tables
        ],
    }


def _field(column: Column) -> dict[str, Any]:
    """Return a column as Table Schema describes it."""
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    constraints |= {"enum": list(column.values)} if column.values else {}
    return {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        **({"decimalChar": ","} if column.type == "number" else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def dcat(tables: Sequence[DataTable], publisher: Publisher, address: str) -> dict[str, Any]:
    """Return the DCAT record of all the files; its addresses are absolute where the site's is known, else relative to
    it.
    """
    folder = f"{address}donnees/" if address else ""
    licence = {"dct:license": {"@id": publisher.licence}} if publisher.licence else {}
    files = [*FILES, *((table.file, _CSV, table.title) for table in tables)]
    return {
        "@context": {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"}
        | {"foaf": "http://xmlns.com/foaf/0.1/"},
        "@id": f"{folder}#jeu-de-donnees",
        "@type": "dcat:Dataset",
        "dct:title": {"@value": TITLE, "@language": "fr"},
        "dct:description": {"@value": ABOUT, "@language": "fr"},
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/FRA"},
        "dcat:landingPage": {"@id": folder or "./"},
        **({"dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher.name}} if publisher.name else {}),
        **licence,
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": {"@value": title, "@language": "fr"},
                "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
                "dcat:accessURL": {"@id": f"{folder}{name}"},
                "dcat:downloadURL": {"@id": f"{folder}{name}"},
                **licence,
            }
            for name, media, title in files
        ],
    }
