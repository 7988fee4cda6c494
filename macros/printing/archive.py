"""What lets a printed file say that libraries can keep it (PDF/A-2a, ISO 19005-2): the colours of the screen that its
numbers mean, and its claim.
"""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import ImageCms

PART, CONFORMANCE = "2", "A"

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
    with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["pdfaid:part"], xmp["pdfaid:conformance"] = PART, CONFORMANCE
    start, end = file.Root.Metadata.read_bytes().split(b"</rdf:RDF>")
    file.Root.Metadata.write(start + _ACCESSIBLE + b"</rdf:RDF>" + end)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB",
        Info="sRGB IEC61966-2.1",
        DestOutputProfile=file.make_indirect(file.make_stream(_screen(), N=3)),
    )
    file.Root.OutputIntents = Array([file.make_indirect(intent)])


def _screen() -> bytes:
    """Return the profile of sRGB that Little CMS computes; it says of itself « No copyright, use freely »."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = bytes.fromhex("07ea 0001 0001 0000 0000 0000")
    return bytes(profile)
