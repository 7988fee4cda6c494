"""What a page says of itself to search engines, in the vocabulary of schema.org: the way that leads to it, and the
report, the collection or the data set that it is. Addresses there are absolute: none without the site's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from macros.catalogue.catalogue import Catalogue
from macros.model.organisation import Organisation
from macros.model.publisher import Publisher
from macros.pages.citation import Citation
from macros.pages.data_package import ABOUT, FILES, TITLE
from macros.pages.data_tables import DataTable
from macros.pages.edition import EditionView
from macros.pages.fiche import FicheView
from macros.pages.page import Page


def structured_data(catalogue: Catalogue, page: Page, address: str) -> str:
    """Return what a generated page says, to stand in a script of its head; `address` is the site's own."""
    return _script([_way(page, address), *_publication(catalogue, page, address)])


def dataset(tables: Sequence[DataTable], publisher: Publisher, address: str) -> str:
    """Return what the page of the open data says."""
    files = [*FILES, *((table.file, "text/csv", table.title) for table in tables)]
    return _script(
        [
            {
                "@type": "Dataset",
                "@id": f"{address}donnees/",
                "url": f"{address}donnees/",
                "name": TITLE,
                "description": ABOUT,
                "inLanguage": "fr",
                "isAccessibleForFree": True,
                **_licence(publisher),
                "distribution": [
                    {
                        "@type": "DataDownload",
                        "name": title,
                        "encodingFormat": media,
                        "contentUrl": f"{address}donnees/{name}",
                    }
                    for name, media, title in files
                ],
            }
        ]
    )


def _script(things: Sequence[Any]) -> str:
    """Return data as JSON in which nothing can end the script."""
    return json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False).replace("<", "\\u003c")


def _way(page: Page, address: str) -> dict[str, Any]:
    links = [*((crumb.label, crumb.address) for crumb in page.crumbs), (page.title, page.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": rank, "name": label, "item": f"{address}{target}"}
            for rank, (label, target) in enumerate(links, start=1)
        ],
    }


def _publication(catalogue: Catalogue, page: Page, address: str) -> Iterator[dict[str, Any]]:
    """Yield what a page publishes, where it is a fiche or an edition."""
    view, licence = page.view, _licence(catalogue.publisher)
    if isinstance(view, FicheView):
        edition = view.edition
        modified = [revision.date.isoformat() for revision in view.fiche.revisions[-1:]]
        yield {
            "@type": "Report",
            **_told(view.citation),
            "description": view.fiche.description,
            "keywords": [theme.label for theme in view.themes],
            **({"dateModified": modified[0]} if modified else {}),
            **licence,
            "isPartOf": {"@type": "Collection", "@id": f"{address}{edition.address}", "name": edition.record.title},
            "about": _area(view.project.organisation),
        }
    if isinstance(view, EditionView):
        projects = catalogue.projects_of(view.subject) if view.subject in catalogue.by_subject else ()
        yield {
            "@type": "Collection",
            **_told(view.citation),
            "description": page.description,
            **licence,
            "hasPart": [
                {"@type": "Report", "@id": f"{address}{project.address}", "name": project.title} for project in projects
            ],
        }


def _told(citation: Citation) -> dict[str, Any]:
    """Return what fiches and editions have in common."""
    return {
        "@id": citation.address,
        "url": citation.address,
        "name": citation.title,
        "inLanguage": "fr",
        "author": {"@type": "Organization", "name": citation.authors},
        **({"publisher": {"@type": "Organization", "name": citation.publisher}} if citation.publisher else {}),
        **({"datePublished": citation.year} if citation.year else {}),
        **({"identifier": _identified(citation.identifiers)} if citation.identifiers else {}),
    }


def _area(organisation: Organisation) -> dict[str, Any]:
    codes = {"COG": organisation.official_code, "SIREN": organisation.siren}
    return {
        "@type": "AdministrativeArea",
        "name": organisation.name,
        "identifier": _identified({name: code for name, code in codes.items() if code}),
    }


def _identified(values: Any) -> list[dict[str, str]]:
    return [{"@type": "PropertyValue", "propertyID": name, "value": value} for name, value in values.items()]


def _licence(publisher: Publisher) -> dict[str, str]:
    return {"license": publisher.licence} if publisher.licence else {}
