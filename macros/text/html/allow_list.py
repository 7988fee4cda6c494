"""What the HTML of a contribution may hold: elements, attributes and addresses, against one list.

A judge, not a washer: what the list doesn't know is told, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from macros.text.problem import Finding, Kind, Topic

TOPIC = Topic(
    "Ce qu'une contribution n'admet pas", "Une fiche est une donnée : ni HTML, ni script, ni image d'ailleurs."
)

ELEMENT = Kind(
    "element-refuse",
    "le passage donnerait sur la page « {name} », qui n'est pas admis.",
    "Écrivez-le autrement : le guide montre ce que Markdown sait faire.",
)
SCHEME = Kind(
    "adresse-refusee",
    "un lien qui commence par « {scheme} » n'est pas admis.",
    "Écrivez une adresse en http://, https:// ou mailto:, ou le chemin d'une page du site.",
    "[Le rapport](https://www.exemple.fr/rapport)",
)
ELSEWHERE = Kind(
    "image-d-ailleurs",
    "l'image « {target} » vient d'ailleurs.",
    "Rangez-la à côté de la fiche, et donnez son chemin.",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
)
NO_ALTERNATIVE = Kind(
    "image-sans-texte",
    "l'image « {target} » n'a pas de texte de remplacement.",
    "Écrivez entre les crochets ce qu'elle montre : ![Plan du quartier](plan.png).",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
)

SCHEMES = ("http", "https", "mailto", "tel")
"""How an address of another place may begin."""

_ANYWHERE = frozenset(("id", "class"))
_ELEMENTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        "h1 h2 h3 h4 h5 h6 p br hr span strong em b i del ins sub sup mark code pre kbd samp blockquote ul li dl dt dd"
        " thead tbody tr table figure figcaption caption summary section".split(),
        frozenset(),
    ),
    "ol": frozenset(("start", "type")),
    "a": frozenset(("href", "title", "rel")),
    "abbr": frozenset(("title",)),
    "div": frozenset(("data-tabs",)),
    "img": frozenset(("src", "alt", "title")),
    "th": frozenset(("style", "scope")),
    "td": frozenset(("style",)),
    "details": frozenset(("open",)),
    "input": frozenset(("type", "disabled", "checked", "name")),
    "label": frozenset(("for",)),
}
_STYLE = re.compile(r"text-align: (?:left|right|center);\Z")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_EMAIL = re.compile(r"mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?:\?[\w.=&%+-]*)?", re.I)
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")


def refusal(name: str, attributes: Mapping[str, str | None]) -> Finding | None:
    """Return what an element holds that no contribution may, itself included; None where all is well."""
    allowed = _ELEMENTS.get(name)
    if allowed is None:
        return ELEMENT(name=f"<{name}>")
    for attribute, value in attributes.items():
        is_known = attribute in allowed or attribute in _ANYWHERE
        styled = attribute == "style" and not _STYLE.match(value or "")
        active = name == "input" and attribute == "type" and value not in ("checkbox", "radio")
        if not is_known or styled or active:
            return ELEMENT(name=f'<{name} {attribute}="{value or ""}">')
    if name == "img":
        target = attributes.get("src") or ""
        if _is_elsewhere(target):
            return ELSEWHERE(target=target)
        return None if (attributes.get("alt") or "").strip() else NO_ALTERNATIVE(target=target)
    scheme = foreign_scheme(attributes.get("href") or "")
    return SCHEME(scheme=scheme) if scheme else None


def foreign_scheme(address: str) -> str:
    """Return how an address begins where no page may lead there: « javascript: », « // »; else nothing."""
    bare = _BLANK.sub("", address)
    scheme = _SCHEME.match(bare)
    if bare.startswith(("//", "\\\\", "/\\", "\\/")):
        return "//"
    if scheme and scheme[1].lower() == "mailto" and not _EMAIL.fullmatch(bare):
        return bare
    if scheme and scheme[1].lower() in ("http", "https") and not _host(bare):
        return bare
    return f"{scheme[1]}:" if scheme and scheme[1].lower() not in SCHEMES else ""


def _host(address: str) -> str | None:
    """Return the name of the machine that a web address leads to; None where it names none."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _is_elsewhere(address: str) -> bool:
    """Tell whether the address of a picture names another place than the site, or carries the picture itself."""
    bare = _BLANK.sub("", address)
    return bare.startswith(("//", "\\")) or bool(_SCHEME.match(bare))
