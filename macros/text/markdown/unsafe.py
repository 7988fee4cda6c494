"""What the prose of a fiche may not ask of a browser: HTML, scripts, addresses that run code, pictures from
elsewhere.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator

from macros.text.markdown.body import lines
from macros.text.problem import Finding, Kind, Topic

SCHEMES = ("http", "https", "mailto")

_TAG = re.compile(
    r"<(?!(?<=\]\(<)[\w./-]+\.(?:png|jpe?g|svg|webp|md)>|https?://[^<>\s]*>|[^<>\s!@]+@[^<>\s@]+>)(?P<name>/?[A-Za-z][^\s/<>]*)(?P<rest>[^<>]*>?)|<(?P<mark>!|\?)",
    re.IGNORECASE,
)
"""As browsers read them: a name may hold any sign, and « <x:y onclick=… > » would act. Web and e-mail addresses are
none, nor the path of a file that a link sets between « < » and « > »."""

_HEADING = re.compile(r"/?h[1-6]\Z", re.IGNORECASE)
_ALT = r"(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*"
_IMAGE = re.compile(rf"!\[(?P<alt>{_ALT})\](?:\(\s*<?(?P<target>[^)\s>]*)|\s?\[(?P<name>[^\]]*)\])?")
_TARGET = re.compile(r"\]\(\s*<?\s*(?P<target>[^)>]*)")
_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\]^][^\]]*)\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][\w+.-]+:[^<>\s]*)>")
"""Two signs at least before the « : »: Word's « <o:p> » is a tag, told as such."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BLANK = re.compile(r"[\x00-\x20\xa0\u200b\u202f]+")


TOPIC = Topic("Ce qu'une fiche n'admet pas", "Une fiche est une donnée : ni HTML, ni script, ni image d'ailleurs.")

COMMENT = Kind(
    "commentaire-html", "un commentaire ou une déclaration HTML n'est pas admis dans une fiche.", "Retirez-le."
)
OPEN_TAG = Kind(
    "balise-ouverte",
    "la balise HTML « <{name} » n'est pas fermée, et le HTML n'est pas admis dans une fiche.",
    "Retirez-la ; pour le signe lui-même, écrivez « &lt; ».",
    "un effectif &lt; 50 agents",
)
HTML_HEADING = Kind(
    "titre-html",
    "le titre « <{name}> » est écrit en HTML.",
    "Écrivez-le en Markdown, par exemple « ### Intertitre ».",
    "### Trois ateliers",
)
TAG = Kind(
    "balise-html",
    "la balise HTML « <{name}> » n'est pas admise dans une fiche.",
    "Écrivez le passage en Markdown ; pour le signe lui-même, écrivez « &lt; ».",
    "un mot en **gras**, un effectif &lt; 50 agents",
)
SCHEME = Kind(
    "adresse-refusee",
    "un lien qui commence par « {scheme} » n'est pas admis.",
    "Écrivez une adresse en http://, https:// ou mailto:, ou le chemin d'une page du site.",
    "[Le rapport](https://www.exemple.fr/rapport)",
)
NO_ALTERNATIVE = Kind(
    "image-sans-texte",
    "l'image « {target} » n'a pas de texte de remplacement.",
    "Écrivez entre les crochets ce qu'elle montre : ![Plan du quartier](plan.png).",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
)
ELSEWHERE = Kind(
    "image-d-ailleurs",
    "l'image « {target} » vient d'ailleurs.",
    "Rangez-la à côté de la fiche, et donnez son chemin.",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
)

Hazard = tuple[int, Finding]
"""The line, from 0, or the place in the text; and the finding."""


def unsafe(body: str) -> Iterator[Hazard]:
    """Yield each passage of the prose that a browser would act upon."""
    if not any(sign in body for sign in ("<", "](", "]:", "![")):
        return
    written = [""] * (body.count("\n") + 1)
    for number, line in lines(body):
        written[number] = line
    text = "\n".join(written)
    ends = [match.start() for match in re.finditer("\n", text)]
    for place, finding in (*_tags(text), *_links(text), *_images(text)):
        yield bisect_left(ends, place), finding


def _tags(text: str) -> Iterator[Hazard]:
    opened: set[str] = set()
    for match in _TAG.finditer(text):
        name = (match["name"] or "").lower()
        opened.add(name)
        if name.startswith("/") and name[1:] in opened:
            continue  # told of the tag that opens the element
        if match["mark"]:
            yield match.start(), COMMENT()
        elif not match["rest"].endswith(">"):
            yield match.start(), OPEN_TAG(name=match["name"])
        elif _HEADING.match(match["name"]):
            yield match.start(), HTML_HEADING(name=match["name"])
        else:
            yield match.start(), TAG(name=match["name"])


def _links(text: str) -> Iterator[Hazard]:
    pictures = {
        match.start("target") for match in _IMAGE.finditer(text) if match["target"] and _is_elsewhere(match["target"])
    }  # told as such
    for pattern in (_TARGET, _DEFINITION, _AUTOLINK):
        for match in pattern.finditer(text):
            scheme = _foreign_scheme(match["target"])
            if scheme and match.start("target") not in pictures:
                yield match.start("target"), SCHEME(scheme=scheme)


def _foreign_scheme(target: str) -> str:
    """Return how an address begins where it is none that a fiche may name, as a browser would read it."""
    address = _address(target)
    if address.startswith("//"):
        return "//"
    match = _SCHEME.match(address)
    return f"{match[1]}:" if match and match[1].lower() not in SCHEMES else ""


def _is_elsewhere(target: str) -> bool:
    """Tell whether an address names another place than the site."""
    address = _address(target)
    return address.startswith("//") or bool(_SCHEME.match(address))


def _address(target: str) -> str:
    """Return an address as a browser would read it."""
    return _BLANK.sub("", html.unescape(target.replace("\\", "")))


def _images(text: str) -> Iterator[Hazard]:
    targets = {match["name"].casefold(): match["target"] for match in _DEFINITION.finditer(text)}
    for match in _IMAGE.finditer(text):
        named = match["name"] or match["alt"]
        target = match["target"] if match["target"] is not None else targets.get(named.casefold())
        if target is None:
            continue
        if not match["alt"].strip():
            yield match.start(), NO_ALTERNATIVE(target=target)
        if _is_elsewhere(target):
            yield match.start(), ELSEWHERE(target=target)
