"""The file of a book for e-readers: EPUB 3, a zip of its chapters, their contents, what it says of itself. Two writings
of the same book are the same bytes.
"""

from __future__ import annotations

import datetime
import io
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from macros.book.book import BookView
from macros.book.ebook import Chapter, Ebook, Place

COVER, CONTENTS, STYLE = "couverture.png", "sommaire.xhtml", "livrel.css"
"""The files that are no chapter; the cover has its page too."""

_COVER_PAGE = "couverture.xhtml"
_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file of the zip, the first that a zip can tell: a date would make two writings differ."""

_MEDIA = {
    "css": "text/css",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xhtml": "application/xhtml+xml",
}

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="livre/livre.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="fr" xml:lang="fr">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="{style}"/></head>
<body>
{body}
</body>
</html>
"""

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="livre" xml:lang="fr">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{metadata}
</metadata>
<manifest>
{manifest}
</manifest>
<spine>
{spine}
</spine>
</package>
"""

_SUMMARY = (
    "Tout le contenu est du texte, celui des figures compris : il se lit à toute taille, à voix haute ou en braille."
    " Les dessins ont un texte de remplacement. Les titres, le sommaire et les index mènent à chaque passage{pages}."
)


def write_epub(
    book: BookView, ebook: Ebook, files: Mapping[str, bytes], address: str, licence: str, day: datetime.date
) -> bytes:
    """Return the file of a book; `files` holds its cover, its style sheet, its faces and the pictures of its text by
    their names, `address` is that of the book on the site, absolute, or nothing, `licence` that of its texts, if any.
    """
    pages = [place for chapter in ebook.chapters for place in chapter.pages]
    alternative = escape(f"Couverture : {book.subject.record.title}, {book.subject.label}")
    cover = f'<section class="couverture-page" epub:type="cover"><img src="{COVER}" alt="{alternative}"/></section>'
    texts = {
        _COVER_PAGE: _page("Couverture", cover),
        **{chapter.file: _page(chapter.title, chapter.content) for chapter in ebook.chapters},
        CONTENTS: _page(book.sections.contents.title, _contents(book, ebook.chapters, pages)),
    }
    order = list(texts)
    order.insert(2, order.pop())  # the contents come after the title page
    package = _PACKAGE.format(
        metadata="\n".join(_metadata(book, address, licence, day, bool(pages))),
        manifest="\n".join(_manifest(texts, files)),
        spine="\n".join(f'<itemref idref="{_id(name)}"/>' for name in order),
    )
    whole = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "livre/livre.opf": package.encode(),
        **{f"livre/{name}": text.encode() for name, text in texts.items()},
        **{f"livre/{name}": content for name, content in sorted(files.items())},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _DAY), "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in whole.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _page(title: str, body: str) -> str:
    return _PAGE.format(title=escape(title), style=STYLE, body=body)


def _id(name: str) -> str:
    return "f-" + name.replace("/", "-").replace(".", "-")


def _manifest(texts: Mapping[str, str], files: Iterable[str]) -> Iterator[str]:
    for name in (*texts, *sorted(files)):
        roles = [
            *(["nav"] if name == CONTENTS else []),
            *(["svg"] if "<svg" in texts.get(name, "") else []),
            *(["cover-image"] if name == COVER else []),
        ]
        properties = f' properties="{" ".join(roles)}"' if roles else ""
        media = _MEDIA[name.rsplit(".", 1)[1].lower()]
        yield f'<item id="{_id(name)}" href="{escape(name)}" media-type="{media}"{properties}/>'


def _metadata(book: BookView, address: str, licence: str, day: datetime.date, has_pages: bool) -> Iterator[str]:
    edition, isbn = book.subject.record, book.citation.identifiers.get("isbn", "")
    identity = uuid.uuid5(uuid.NAMESPACE_URL, address or f"recueil:{edition.id}")
    printed = (
        f"urn:isbn:{isbn.replace('-', '')}" if isbn else f"{edition.title}, {book.subject.label} : le livre en PDF"
    )
    dublin = {
        'identifier id="livre"': f"urn:uuid:{identity}",
        "title": f"{edition.title}, {book.subject.label}",
        "language": "fr",
        "creator": book.citation.authors,
        "publisher": book.citation.publisher,
        "date": book.citation.year,
        "description": edition.purpose,
        "rights": licence,
        'source id="papier"': printed if has_pages else "",
    }
    for name, value in dublin.items():
        if value:
            yield f"<dc:{name}>{escape(value, quote=False)}</dc:{name.split()[0]}>"
    properties = [
        ("dcterms:modified", f"{day.isoformat()}T00:00:00Z"),
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "visual"),
        ("schema:accessModeSufficient", "textual"),
        *(
            ("schema:accessibilityFeature", feature)
            for feature in (
                "alternativeText",
                "displayTransformability",
                "index",
                "readingOrder",
                "structuralNavigation",
                "tableOfContents",
                *(("pageBreakMarkers", "pageNavigation") if has_pages else ()),
            )
        ),
        ("schema:accessibilityHazard", "none"),
        (
            "schema:accessibilitySummary",
            _SUMMARY.format(pages=", les numéros de page sont ceux du livre imprimé" if has_pages else ""),
        ),
    ]
    for name, value in properties:
        yield f'<meta property="{name}">{escape(value, quote=False)}</meta>'
    if has_pages:
        yield '<meta property="source-of" refines="#papier">pagination</meta>'


def _contents(book: BookView, chapters: tuple[Chapter, ...], pages: Iterable[Place]) -> str:
    """Return the page that e-readers make their menus of, and that readers read after the title."""
    headings = [place for chapter in chapters for place in chapter.headings]
    first = {chapter.kind: chapter for chapter in reversed(chapters)}
    body = next(chapter for chapter in chapters if chapter.kind in ("preface", "part"))
    landmarks = [
        ("cover", "Couverture", _COVER_PAGE),
        ("toc", book.sections.contents.title, CONTENTS),
        ("bodymatter", "Début du texte", body.file),
        *(("index", chapter.title, chapter.file) for chapter in [first.get("index")] if chapter),
    ]
    marks = "".join(f'<li><a epub:type="{kind}" href="{file}">{label}</a></li>' for kind, label, file in landmarks)
    numbers = "".join(f'<li><a href="{place.address}">{place.label}</a></li>' for place in pages)
    return (
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="titre-sommaire"><h2 id="titre-sommaire">'
        f"{book.sections.contents.title}</h2>{_nested(headings)}</nav>"
        f'<nav epub:type="landmarks" aria-label="Repères" hidden="hidden"><ol>{marks}</ol></nav>'
        + (
            f'<nav epub:type="page-list" role="doc-pagelist" aria-label="Pages du livre imprimé" hidden="hidden">'
            f"<ol>{numbers}</ol></nav>"
            if numbers
            else ""
        )
    )


def _nested(headings: list[Place]) -> str:
    """Return headings as lists within lists; one that skips a level stands one level below the one before."""
    parts, depths = [], list[int]()
    for place in headings:
        while depths and depths[-1] > place.level:
            parts.append("</li></ol>")
            depths.pop()
        if depths and depths[-1] == place.level:
            parts.append("</li>")
        else:
            parts.append("<ol>")
            depths.append(place.level)
        parts.append(f'<li><a href="{place.address}">{escape(place.label, quote=False)}</a>')
    return "".join(parts) + "</li></ol>" * len(depths)
