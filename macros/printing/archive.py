"""What lets a printed file say that libraries can keep it (PDF/A-2, ISO 19005-2): the colours that its numbers mean,
its claim, and whether that holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import page as norms
import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms

_CHANNELS = {b"RGB ": 3, b"CMYK": 4}
"""How many numbers make a colour, by the name that a profile gives its colours."""

_LENGTH = "STREAM-LENGTH-001"
"""A rule that `page` sees broken wherever a stream ends as a line does; qpdf, which reads lengths too, is right."""

_DATE = slice(24, 36)
"""Where a profile says when it was made: two prints are the same file."""

_ACCESSIBLE = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""What PDF/UA's claim is, which PDF/A asks to be told."""


def claim_archive(file: pikepdf.Pdf) -> None:
    """Give a file, whose metadata is written, what PDF/A-2a asks for beside what is tagged, embedded and described."""
    _claim(file, "A")
    start, end = file.Root.Metadata.read_bytes().split(b"</rdf:RDF>")
    file.Root.Metadata.write(start + _ACCESSIBLE + b"</rdf:RDF>" + end)
    add_intent(file, Name.GTS_PDFA1, _screen(), "sRGB", "sRGB IEC61966-2.1")


def claim_press_archive(file: pikepdf.Pdf, profile: bytes, name: str) -> None:
    """Give a file in the inks of a press what PDF/A-2b asks for: its metadata from what the file says, its profile."""
    with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp.load_from_docinfo(file.docinfo)
    _claim(file, "B")
    add_intent(file, Name.GTS_PDFA1, profile, "Custom", name)


def add_intent(file: pikepdf.Pdf, norm: pikepdf.Name, profile: bytes, condition: str, name: str) -> None:
    """Say with a profile what the colours of a file mean, in the terms of a norm."""
    intents = file.Root.get("/OutputIntents", Array())
    profiles = [intent.DestOutputProfile for intent in intents]  # norms agree on one
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=norm,
        OutputConditionIdentifier=condition,
        Info=name,
        DestOutputProfile=profiles[0]
        if profiles
        else file.make_indirect(file.make_stream(profile, N=_CHANNELS[profile[16:20]])),
    )
    file.Root.OutputIntents = Array([*intents, file.make_indirect(intent)])


def failures(path: Path, norm: norms.ValidationProfile) -> Iterator[tuple[str, str]]:
    """Yield the rules of a norm that a file breaks, and how."""
    try:
        report = norms.validate_pdf(str(path), profile=norm).failures
    except norms.PageError as error:
        yield "aucune règle n'a pu être contrôlée", str(error)
    else:
        yield from ((one.rule_id, one.message) for one in report if not one.rule_id.endswith(_LENGTH))


def _claim(file: pikepdf.Pdf, conformance: str) -> None:
    with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["pdfaid:part"], xmp["pdfaid:conformance"] = "2", conformance


def _screen() -> bytes:
    """Return the profile of sRGB that Little CMS computes; it says of itself « No copyright, use freely »."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = bytes.fromhex("07ea 0001 0001 0000 0000 0000")
    return bytes(profile)
