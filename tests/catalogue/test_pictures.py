"""Pictures: what they claim to be, their weight, and SVG that would act as a page."""

from __future__ import annotations

import pytest

from macros.catalogue.check.pictures import MAX_BYTES
from tests.mini import PNG, Mini

FILE = "docs/projets/essai/plan.svg"
CURE = "Exportez-le en « SVG simple », sans script, animation ni lien."


def drawing(inside: str, attributes: str = "") -> bytes:
    return f'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"{attributes}>\n{inside}\n</svg>\n'.encode()


@pytest.mark.parametrize(
    "content, said",
    [
        pytest.param(
            drawing("<script>alert(1)</script>"),
            f"3  le dessin contient un élément qui agit : « <script ». {CURE}",
            id="script",
        ),
        pytest.param(
            drawing("<g/>", ' onload="a()"'),
            f"2  le dessin contient un gestionnaire d'événement : « onload= ». {CURE}",
            id="onload",
        ),
        pytest.param(
            drawing('<a href="javascript:a()"/>'),
            f'3  le dessin contient un lien vers autre chose : « href="j ». {CURE}',
            id="javascript",
        ),
        pytest.param(
            drawing('<a xlink:href="java&#115;cript:a()"/>'),
            "3  le dessin cache des signes par leur numéro ou par une entité. Écrivez les signes eux-mêmes.",
            id="déguisé",
        ),
        pytest.param(
            drawing('<image href="https://exemple.fr/a.png"/>'),
            f'3  le dessin contient un lien vers autre chose : « href="h ». {CURE}',
            id="ailleurs",
        ),
        pytest.param(
            drawing("<style>@import 'x';</style>"),
            f"3  le dessin contient un lien vers autre chose : « @import ». {CURE}",
            id="style",
        ),
        pytest.param(
            drawing("<foreignObject><b/></foreignObject>"),
            f"3  le dessin contient un élément qui agit : « <foreignObject ». {CURE}",
            id="page",
        ),
        pytest.param(
            drawing('<animate attributeName="href"/>'),
            f"3  le dessin contient un élément qui agit : « <animate ». {CURE}",
            id="animation",
        ),
        pytest.param(
            b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>',
            f"1  le dessin contient une déclaration ou une instruction : « <!DOCTYPE ». {CURE}",
            id="entités",
        ),
        pytest.param(
            b"<html></html>",
            "1  le fichier n'est pas un dessin SVG. Exportez-le à nouveau depuis votre logiciel de dessin.",
            id="html",
        ),
        pytest.param(
            "<svg>é</svg>".encode("latin-1"), "1  le dessin n'est pas en UTF-8. Enregistrez-le en UTF-8.", id="codage"
        ),
    ],
)
def test_a_drawing_that_acts_is_refused(mini: Mini, content: bytes, said: str):
    mini.picture(FILE, content)
    assert mini.messages() == [f"{FILE}:{said}"]


@pytest.mark.parametrize(
    "content",
    [
        drawing('<path d="M0 0h10"/><use href="#a"/>'),
        drawing('<rect fill="url(#a)"/><text>Avant &amp; après</text>'),
        drawing('<image href="data:image/png;base64,AA"/>'),
    ],
)
def test_a_plain_drawing_passes(mini: Mini, content: bytes):
    mini.picture(FILE, content)
    assert mini.messages() == []


def test_a_picture_is_what_its_name_says(mini: Mini):
    mini.picture("docs/projets/essai/plan.jpg", PNG)
    mini.picture("docs/projets/essai/plan.webp", b"RIFF\0\0\0\0WAVE")
    cure = "Enregistrez-la dans ce format, ou donnez-lui l'extension de son format."
    assert mini.messages() == [
        f"docs/projets/essai/plan{suffix}:1  le fichier n'est pas une image {suffix}. {cure}"
        for suffix in (".jpg", ".webp")
    ]


def test_a_heavy_picture_is_refused(mini: Mini):
    mini.picture("docs/projets/essai/plan.png", PNG + b"0" * MAX_BYTES)
    assert mini.messages() == [
        "docs/projets/essai/plan.png:1  l'image pèse 2000008 octets ; le maximum est de 2000000 octets. Réduisez-la à"
        " la largeur d'une page, 1 600 points au plus."
    ]
