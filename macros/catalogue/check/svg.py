"""Checks SVG pictures against a list of elements, attributes and addresses: they may only draw.

An SVG is a document: opened at its own address it would run its scripts as the site's own, whatever the pages' policy
says. It is read as XML, as a browser reads it, so that nothing hides behind a prefix, an entity or an encoding.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from math import inf
from xml.parsers import expat

from macros.text.problem import Finding, Kind, Topic, short

TOPIC = Topic("Les dessins SVG", "Un dessin SVG ne fait que dessiner : une liste dit ce qu'il peut contenir.")

_SIMPLE = (
    "Exportez-le en « SVG simple » (Inkscape : « Enregistrer une copie », puis « SVG simple »), sans script, animation"
    " ni lien."
)

NOT_UTF_8 = Kind("dessin-non-utf-8", "le dessin n'est pas en UTF-8.", "Enregistrez-le en UTF-8.")
NO_SVG = Kind(
    "dessin-invalide", "le fichier n'est pas un dessin SVG.", "Exportez-le à nouveau depuis votre logiciel de dessin."
)
TOO_MANY = Kind(
    "dessin-sans-fin",
    "ce que le dessin répète par « <use> » ou « url(#…) » ferait plus de {most} formes, ou se répéterait sans fin.",
    "Aplatissez-le : dans Inkscape, « Édition », « Clone », « Délier le clone », puis « SVG simple ».",
)
REFUSED = Kind("dessin-actif", "le dessin contient {what} : « {text} ».", _SIMPLE)

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_METADATA = frozenset(
    (
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
    )
)
"""The elements where drawing programs keep an author and rights: neither drawn nor run."""

_ELEMENTS = frozenset(
    "svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline polygon text tspan"
    " textPath image marker pattern mask clipPath linearGradient radialGradient stop filter feBlend feColorMatrix"
    " feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow"
    " feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight"
    " feSpecularLighting feSpotLight feTile feTurbulence".split()
)

_PLAIN = frozenset(
    "id class lang role version baseProfile viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx"
    " fy fr d points pathLength dx dy rotate textLength lengthAdjust startOffset method spacing side offset refX refY"
    " markerWidth markerHeight markerUnits orient patternUnits patternContentUnits gradientUnits spreadMethod"
    " clipPathUnits maskUnits maskContentUnits filterUnits primitiveUnits in in2 result mode type values tableValues"
    " slope intercept amplitude exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode"
    " kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle"
    " azimuth elevation pointsAtX pointsAtY pointsAtZ z scale xChannelSelector yChannelSelector stdDeviation radius"
    " baseFrequency numOctaves seed stitchTiles enable-background media requiredFeatures requiredExtensions"
    " systemLanguage focusable tabindex zoomAndPan contentScriptType contentStyleType".split()
)
"""Attributes that hold a number, a name or a text."""

_STYLED = frozenset(
    "style transform gradientTransform patternTransform alignment-baseline baseline-shift clip clip-path clip-rule"
    " color color-interpolation color-interpolation-filters color-rendering cursor direction display dominant-baseline"
    " fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-feature-settings font-kerning"
    " font-size font-size-adjust font-stretch font-style font-variant font-weight glyph-orientation-horizontal"
    " glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color line-height marker"
    " marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events"
    " shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap"
    " stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration"
    " text-rendering transform-box transform-origin unicode-bidi vector-effect visibility white-space word-spacing"
    " writing-mode".split()
)
"""Attributes that a browser reads as a style sheet."""

MOST = 20_000
"""The most shapes of a drawing, each counted as often as it is drawn: a few lines that repeat each other make billions.
"""

_REFERENCE = re.compile(r"url\(\s*[\"']?\s*#([^)\"'\s]+)")
_NAMED = re.compile(r"(?:aria|data)-[a-z0-9_-]+\Z", re.I)
_INSIDE = re.compile(r"\s*#\S+\s*\Z")
_RASTER = re.compile(r"\s*data:image/(?:png|jpe?g|webp);base64,[A-Za-z0-9+/=\s]*\Z")
_FUNCTIONS = "|".join(
    "url rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx skewy calc var blur"
    " brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia not is where nth-child".split()
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_LEADING_ELSEWHERE = re.compile(
    rf"@(?!media\b)[\w-]*|\\.?|url\((?!\s*[\"']?\s*#)[^)]*|(?<![\w-])(?!(?:{_FUNCTIONS})\()[\w-]+\(", re.I
)
"""In a style: a rule that fetches a file, a sign written by its number, an address, or a function that may take one."""


def drawing_fault(raw: bytes) -> tuple[int, Finding] | None:
    """Return the line and the finding of the first thing that a drawing may not hold; None for a sound drawing."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return raw.count(b"\n", 0, error.start) + 1, NOT_UTF_8()
    return _Reader().fault(text)


class _Refused(Exception):
    """Stops the reading at the first fault, with its line and its finding."""


class _Reader:
    """Reads a drawing once, element by element; expands nothing, fetches nothing."""

    def __init__(self) -> None:
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        self._open: list[str] = []
        self._sheet: list[str] = []
        self._names: list[str] = [""]
        self._shapes: Counter[str] = Counter()
        self._repeated: dict[str, list[str]] = {}
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = lambda name, *_: self._refuse("une déclaration", f"<!DOCTYPE {name}")
        parser.ProcessingInstructionHandler = lambda name, _: self._refuse("une instruction", f"<?{name}")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def fault(self, text: str) -> tuple[int, Finding] | None:
        """Return the line and the finding of the first fault."""
        try:
            self._parser.Parse(text.encode(), True)
        except _Refused as refused:
            return refused.args
        except expat.ExpatError as error:
            return error.lineno, NO_SVG()
        return None if self._drawn() <= MOST else (1, TOO_MANY(most=MOST))

    def _drawn(self) -> float:
        """Return how many shapes the drawing makes; endless where it repeats itself."""
        drawn: dict[str, float] = {}
        children: set[str] = set()
        names = [""]
        while names:
            name = names.pop()
            inner = self._repeated.get(name, ())
            if name in drawn:
                continue
            if name in children and any(other in children and other not in drawn for other in inner):
                return inf
            if name in children:
                drawn[name] = self._shapes[name] + sum(drawn[other] for other in inner)
            else:
                children.add(name)
                names += (name, *inner)
        return drawn[""]

    def _refuse(self, what: str, text: str) -> None:
        self._tell(REFUSED(what=what, text=short(text)))

    def _tell(self, finding: Finding) -> None:
        raise _Refused(self._parser.CurrentLineNumber, finding)

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self._tell(NOT_UTF_8())

    def _start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        space, name = _parts(qualified)
        if not self._open and (space, name) != (_SVG, "svg"):
            self._tell(NO_SVG())
        described = space in _METADATA and "metadata" in self._open
        if not described and (space != _SVG or name not in _ELEMENTS):
            self._refuse("un élément qui n'est pas admis", f"<{name}>")
        self._open.append(name)
        self._names.append(attributes.get("id") or self._names[-1])
        self._shapes[self._names[-1]] += 1
        if self._names[-1] != self._names[-2]:
            self._repeated.setdefault(self._names[-2], []).append(self._names[-1])
        for attribute, value in () if described else attributes.items():
            self._attribute(name, *_parts(attribute), value)

    def _attribute(self, element: str, space: str, name: str, value: str) -> None:
        if name == "href" and space in ("", _XLINK):
            if not _INSIDE.match(value) and not (element == "image" and _RASTER.match(value)):
                self._refuse("un lien vers autre chose", f'href="{value}"')
            if element != "image":
                self._repeat(value.strip().removeprefix("#"))
        elif not space and name in _STYLED:
            self._style(value)
        elif not (
            (not space and (name in _PLAIN or _NAMED.match(name)))
            or (space == _XML and name in ("space", "lang"))
            or (space == _XLINK and name in ("type", "title"))
        ):
            self._refuse("un attribut qui n'est pas admis", f'{name}="{value}"')

    def _text(self, text: str) -> None:
        if self._open[-1] == "style":  # in pieces, which a browser joins
            self._sheet.append(text)

    def _end(self, qualified: str) -> None:
        self._names.pop()
        if self._open.pop() == "style":
            self._style("".join(self._sheet))
            self._sheet.clear()

    def _style(self, text: str) -> None:
        leading = _LEADING_ELSEWHERE.search(_COMMENT.sub(" ", text))
        if leading:
            self._refuse("un style qui mène ailleurs", leading[0])
        for name in _REFERENCE.findall(text):
            self._repeat(name)

    def _repeat(self, name: str) -> None:
        """Record that the current element, or the nearest named one around it, draws another one again."""
        self._repeated.setdefault(self._names[-1], []).append(name)


def _parts(qualified: str) -> tuple[str, str]:
    """Return the namespace of a name, empty where it has none, and the name."""
    space, _, name = qualified.rpartition(" ")
    return space, name
