"""SVG pictures: what draws passes, all else is refused, however it is disguised."""

from __future__ import annotations

import time

import pytest

from macros.catalogue.check.pictures import MAX_BYTES
from macros.catalogue.check.svg import TOO_MANY, drawing_fault
from tests.mini import Mini

FILE = "docs/projets/essai/plan.svg"
CURE = (
    "Exportez-le en « SVG simple » (Inkscape : « Enregistrer une copie », puis « SVG simple »), sans script, animation"
    " ni lien."
)
NO_SVG = "le fichier n'est pas un dessin SVG. Exportez-le à nouveau depuis votre logiciel de dessin."
NOT_UTF_8 = "le dessin n'est pas en UTF-8. Enregistrez-le en UTF-8."
DECLARED = b'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'


def drawing(inside: str, attributes: str = "") -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<?xml version="1.0"?>\n<svg {spaces}{attributes}>\n{inside}\n</svg>\n'.encode()


@pytest.mark.parametrize(
    "inside, said",
    [
        ("<script>alert(1)</script>", "un élément qui n'est pas admis : « <script> »"),
        (
            '<a.b:script xmlns:a.b="http://www.w3.org/2000/svg">x</a.b:script>',
            "un élément qui n'est pas admis : « <script> »",
        ),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "un élément qui n'est pas admis : « <script> »"),
        ('<h:g xmlns:h="http://www.w3.org/1999/xhtml"/>', "un élément qui n'est pas admis : « <g> »"),
        ('<g xmlns=""/>', "un élément qui n'est pas admis : « <g> »"),
        ("<metadata><script/></metadata>", "un élément qui n'est pas admis : « <script> »"),
        ('<dc:x xmlns:dc="http://purl.org/dc/elements/1.1/"/>', "un élément qui n'est pas admis : « <x> »"),
        ("<foreignObject><b/></foreignObject>", "un élément qui n'est pas admis : « <foreignObject> »"),
        ('<animate attributeName="href"/>', "un élément qui n'est pas admis : « <animate> »"),
        ('<set attributeName="x"/>', "un élément qui n'est pas admis : « <set> »"),
        ('<a href="#b"/>', "un élément qui n'est pas admis : « <a> »"),
        ('<feImage href="#b"/>', "un élément qui n'est pas admis : « <feImage> »"),
        ('<g onclick="a()"/>', 'un attribut qui n\'est pas admis : « onclick="a()" »'),
        ('<g ONLOAD="a()"/>', 'un attribut qui n\'est pas admis : « ONLOAD="a()" »'),
        ('<g xml:base="https://a.fr/"/>', 'un attribut qui n\'est pas admis : « base="https://a.fr/" »'),
        (
            '<g i:label="x" xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>',
            'un attribut qui n\'est pas admis : « label="x" »',
        ),
        ('<use href="https://a.fr/a.svg#b"/>', 'un lien vers autre chose : « href="https://a.fr/a.svg#b" »'),
        ('<use xlink:href="autre.svg#b"/>', 'un lien vers autre chose : « href="autre.svg#b" »'),
        ('<use href="java&#115;cript:a()"/>', 'un lien vers autre chose : « href="javascript:a()" »'),
        ('<image href="plan.png"/>', 'un lien vers autre chose : « href="plan.png" »'),
        (
            '<image href="data:image/svg+xml;base64,AA"/>',
            'un lien vers autre chose : « href="data:image/svg+xml;base64,AA" »',
        ),
        ('<use href="data:image/png;base64,AA"/>', 'un lien vers autre chose : « href="data:image/png;base64,AA" »'),
        ("<style>@import 'x';</style>", "un style qui mène ailleurs : « @import »"),
        ("<style>@font-face { src: url(#a) }</style>", "un style qui mène ailleurs : « @font-face »"),
        ("<style>g { fill: url(//a.fr) }</style>", "un style qui mène ailleurs : « url(//a.fr »"),
        ("<style>g { fill: u<!-- -->rl(//a.fr) }</style>", "un style qui mène ailleurs : « url(//a.fr »"),
        ("<style>g { fill: u<![CDATA[rl(//a.fr)]]> }</style>", "un style qui mène ailleurs : « url(//a.fr »"),
        ("<style>g { fill: u<g/>rl(//a.fr) }</style>", "un style qui mène ailleurs : « url(//a.fr »"),
        ("<style>g { fill: \\75rl(a) }</style>", "un style qui mène ailleurs : « \\7 »"),
        ("<g style=\"fill: image-set('a.png' 1x)\"/>", "un style qui mène ailleurs : « image-set( »"),
        ("<g fill=\"url( 'a.svg#b')\"/>", "un style qui mène ailleurs : « url( 'a.svg#b' »"),
        ('<g clip-path="URL(a.svg#b)"/>', "un style qui mène ailleurs : « URL(a.svg#b »"),
        ("<?xml-stylesheet href='a.css'?>", "une instruction : « <?xml-stylesheet »"),
    ],
)
def test_what_acts_or_leads_elsewhere_is_refused_at_its_line(mini: Mini, inside: str, said: str):
    mini.picture(FILE, drawing(inside))
    assert mini.messages() == [f"{FILE}:3  le dessin contient {said}. {CURE}"]


@pytest.mark.parametrize(
    "content, said",
    [
        pytest.param(
            drawing("<g/>", ' onload="a()"'),
            f'2  le dessin contient un attribut qui n\'est pas admis : « onload="a()" ». {CURE}',
            id="racine",
        ),
        pytest.param(
            b'<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
            f"1  le dessin contient une déclaration : « <!DOCTYPE svg ». {CURE}",
            id="entités",
        ),
        pytest.param(b"<html></html>", f"1  {NO_SVG}", id="html"),
        pytest.param(b"<svg/>", f"1  {NO_SVG}", id="sans-espace-de-noms"),
        pytest.param(DECLARED.replace(b"svg xmlns", b"g xmlns"), f"2  {NO_SVG}", id="autre-racine"),
        pytest.param(drawing("<g>"), f"4  {NO_SVG}", id="mal-fermé"),
        pytest.param(drawing("&nbsp;"), f"3  {NO_SVG}", id="entité-inconnue"),
        pytest.param(drawing("\x02"), f"3  {NO_SVG}", id="signe-de-commande"),
        pytest.param(b"", f"1  {NO_SVG}", id="vide"),
        pytest.param("<svg>\né</svg>".encode("latin-1"), f"2  {NOT_UTF_8}", id="codage"),
        pytest.param(DECLARED.decode().encode("utf-16"), f"1  {NOT_UTF_8}", id="utf-16"),
        pytest.param(DECLARED.replace(b"UTF-8", b"iso-2022-jp"), f"1  {NOT_UTF_8}", id="codage-déclaré"),
    ],
)
def test_a_file_that_is_no_plain_drawing_is_refused(mini: Mini, content: bytes, said: str):
    mini.picture(FILE, content)
    assert mini.messages() == [f"{FILE}:{said}"]


@pytest.mark.parametrize(
    "content",
    [
        DECLARED,
        b"\xef\xbb\xbf" + DECLARED,
        drawing('<path d="M0 0h10"/><use href="#a"/><use xlink:href="#a"/>', ' viewBox="0 0 1 1" xml:space="preserve"'),
        drawing('<rect fill="url(#a)" transform="rotate(3)"/><text>Avant &amp; apr&#232;s (2018)</text>'),
        drawing('<image href="data:image/png;base64,AA"/><image xlink:href="data:image/jpeg;base64,A&#10;A="/>'),
        drawing(
            "<style>/* url(a) */ .a { fill: url('#b'); stroke: rgb(1,2,3) } @media print { .a { fill: none } }</style>"
        ),
        drawing('<g role="img" aria-label="f(x)" data-name="Calque 1" id="url(1)"><title>@a</title></g>'),
        drawing(
            '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:c="http://creativecommons.org'
            '/ns#"><c:Work r:about=""/></r:RDF></metadata>'
        ),
        drawing('<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><g style="filter:url(#f);opacity:.5"/>'),
    ],
)
def test_a_drawing_passes(mini: Mini, content: bytes):
    mini.picture(FILE, content)
    assert mini.messages() == []


@pytest.mark.parametrize("piece", ["/* ", "url", "\u00a0", "a-", "<g/>", '<g style="a:b"/>', "<style>a{b:c}</style>"])
def test_the_heaviest_drawing_is_read_at_once(piece: str):
    inside = piece * (MAX_BYTES // len(piece) // 2)
    start = time.process_time()
    drawing_fault(drawing(inside if "<" in piece else f"<style>{inside}</style>"))
    assert time.process_time() - start < 4


EXPORTED = {
    "Illustrator": """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 29.0, SVG Export Plug-In -->
<svg version="1.1" id="Calque_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px"
 y="0px" viewBox="0 0 9 9" style="enable-background:new 0 0 9 9;" xml:space="preserve"><style type="text/css">
	.st0{fill:#1D1D1B;} .st1{clip-path:url(#SVGID_2_);}
</style><switch><g><path class="st0" d="M0,0h9v9z"/></g></switch></svg>""",
    "Inkscape": """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="9mm" height="9mm" viewBox="0 0 9 9" version="1.1" id="svg1" xmlns="http://www.w3.org/2000/svg"
 xmlns:svg="http://www.w3.org/2000/svg"><defs id="defs1"/><g id="layer1"><text xml:space="preserve" x="1" y="2"
 style="font-size:3px;-inkscape-font-specification:'sans-serif, Normal';fill:#000"><tspan x="1" y="2">É</tspan></text>
</g></svg>""",
    "PowerPoint": """<svg width="9" height="9" xmlns="http://www.w3.org/2000/svg"
 xmlns:xlink="http://www.w3.org/1999/xlink" overflow="hidden"><defs><clipPath id="clip0"><rect x="0" y="0" width="9"
 height="9"/></clipPath></defs><g clip-path="url(#clip0)" transform="translate(-1 -2)"><text fill="#404040"
 font-family="Calibri,Calibri_MSFontService,sans-serif" font-weight="400" font-size="24"
 transform="matrix(1 0 0 1 2 3)">a</text><image width="4" height="4" xlink:href="data:image/png;base64,iVBORw0KGgo="
 preserveAspectRatio="none" id="img2"></image></g></svg>""",
    "matplotlib": """<?xml version="1.0" encoding="utf-8" standalone="no"?>
<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="9pt" height="9pt" viewBox="0 0 9 9"
 xmlns="http://www.w3.org/2000/svg" version="1.1"><metadata><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work>
<dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata><defs><style
 type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs><g id="figure_1"><use
 xlink:href="#m1" x="1" y="2" style="stroke: #000000; stroke-width: 0.8"/></g></svg>""",
}


@pytest.mark.parametrize("program", EXPORTED)
def test_what_usual_programs_export_passes(mini: Mini, program: str):
    mini.picture(FILE, EXPORTED[program].encode())
    assert mini.messages() == []


def repeated(name: str, again: str) -> str:
    """Return ten elements, each of which draws the one before ten times."""
    return "".join(f'<{name} id="{name}{rank}"><rect/>{again.format(rank - 1) * 10}</{name}>' for rank in range(10))


@pytest.mark.parametrize(
    "inside",
    [
        repeated("g", '<use href="#g{}"/>'),
        repeated("pattern", '<rect fill="url(#pattern{})"/>'),
        '<g id="a"><use href="#b"/></g><g id="b"><use xlink:href="#a"/></g>',
        '<g id="a"><use href="#a"/></g>',
    ],
    ids=["milliards", "motifs", "cercle", "boucle"],
)
def test_a_drawing_that_repeats_itself_without_end_is_refused(inside: str):
    fault = drawing_fault(drawing(inside))
    assert fault and fault[1].kind is TOO_MANY
