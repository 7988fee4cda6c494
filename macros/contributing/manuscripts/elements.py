"""Elements of the XML of word processors, whose namespaces are written in more than one way."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def element_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str, default: str = "") -> str:
    """Return an attribute, by its name without its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), default)
