"""Files as word processors write them, made for a test: Word's by python-docx, LibreOffice's by hand."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from PIL import Image

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BOX = f"<w:txbxContent {W}><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:txbxContent>"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


@cache
def _template() -> bytes:
    """Return a new Word document, without the hundred styles of tables that would be read again and again."""
    document = Document()
    for style in document.styles.element.xpath("w:style[@w:type='table'][not(@w:default)]"):
        style.getparent().remove(style)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word() -> Word:
    """Return a new Word document, with Word's styles."""
    return Document(io.BytesIO(_template()))


def bold(document: Word, text: str) -> None:
    document.add_paragraph().add_run(text).bold = True


def add(document: Word, text: str, xml: str) -> None:
    """Add a paragraph that begins with a text and goes on with raw XML."""
    document.add_paragraph(text)._p.append(parse_xml(xml))


def change(kind: str, text: str) -> str:
    """Return a tracked change: « ins » or « del »."""
    tag = "delText" if kind == "del" else "t"
    return f'<w:{kind} {W} w:id="1" w:author="A"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>'


def old_box(text: str) -> str:
    """Return a text box as every Word reads it."""
    return (
        f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>{_BOX.format(text)}</v:textbox>'
        "</v:shape></w:pict></w:r>"
    )


def new_box(text: str) -> str:
    """Return a text box that only a recent Word reads."""
    return (
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{_BOX.format(text)}</wps:txbx></w:drawing></mc:Choice>'
        "</mc:AlternateContent></w:r>"
    )


def photograph(width: int, form: str = "JPEG") -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (width, width // 2), "teal").save(file, form)
    file.seek(0)
    return file


def with_part(path: Path, name: str, xml: str) -> None:
    """Add a part to a file that is written."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, xml)


def odt(path: Path, body: str, manifest: str = "<manifest/>", styles: str = "") -> Path:
    """Write a file of LibreOffice: `body` is what its text holds, in ODF, `styles` those it names beside ours."""
    spaces = " ".join(
        f'xmlns:{prefix}="{_ODF}:{name}:1.0"'
        for prefix, name in (
            *((name, name) for name in ("office", "text", "table", "style")),
            ("fo", "xsl-fo-compatible"),
            ("draw", "drawing"),
        )
    )
    styles += (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="LN"><text:list-level-style-number text:level="1"/></text:list-style>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces} xmlns:xlink='http://www.w3.org/1999/xlink'><office:automatic-styles>"
            f"{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
        )
    return path
