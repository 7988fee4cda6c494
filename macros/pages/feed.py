"""The feed of what is new: editions put online and corrections of fiches, in Atom (RFC 4287).

A feed asks for absolute addresses and for a date: without the site's own address, or without any known date, there is
none rather than a wrong one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION
from macros.text.french.wording import lowered

FEED = "flux.atom"
"""The feed's address, from the root of the site."""

TITLE = "Éditions et corrections"

ENTRIES = 50
"""Entries told, the newest: readers of feeds keep the older ones."""

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class _Entry:
    """What is new: its day, the page it is about, and what tells it from other news of that page, for life."""

    day: datetime.date
    address: str
    mark: str
    title: str
    text: str


def feed(catalogue: Catalogue, site_address: str) -> str:
    """Return the text of the feed of a site whose absolute address ends with `/`; empty where there can be none."""
    entries = sorted(_entries(catalogue), key=lambda entry: (entry.day, entry.address, entry.mark), reverse=True)[
        :ENTRIES
    ]
    if not (site_address and entries):
        return ""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "fr"})
    _tell(root, FEED, TITLE, entries[0].day)
    author = ElementTree.SubElement(root, "author")
    ElementTree.SubElement(author, "name").text = catalogue.publisher.name or catalogue.family(EDITION)[0].record.title
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": site_address + FEED})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": site_address})
    for entry in entries:
        element = ElementTree.SubElement(root, "entry")
        _tell(element, f"{entry.address}#{entry.mark}", entry.title, entry.day)
        ElementTree.SubElement(
            element, "link", {"rel": "alternate", "type": "text/html", "href": site_address + entry.address}
        )
        ElementTree.SubElement(element, "summary").text = entry.text
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _tell(element: ElementTree.Element, id_: str, title: str, day: datetime.date) -> None:
    """Write what the feed and each entry must say; a day stands for its midnight, since no hour is known.

    Its identifier is made from its address in the site: it outlives a change of domain.
    """
    ElementTree.SubElement(element, "id").text = uuid5(NAMESPACE_URL, id_).urn
    ElementTree.SubElement(element, "title").text = title
    ElementTree.SubElement(element, "updated").text = f"{day.isoformat()}T00:00:00Z"


def _entries(catalogue: Catalogue) -> Iterator[_Entry]:
    """Yield the news whose day is known."""
    for subject in catalogue.family(EDITION):
        if subject.record.online:
            yield _Entry(
                subject.record.online,
                subject.address,
                "en-ligne",
                f"Mise en ligne de la {lowered(subject.label)}",
                subject.record.purpose,
            )
    for project in catalogue.projects:
        for rank, revision in enumerate(project.fiche.revisions, start=1):
            yield _Entry(
                revision.date, project.address, f"correction-{rank}", f"Correction : {project.title}", revision.text
            )
