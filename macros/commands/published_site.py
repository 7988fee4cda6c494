"""The built site as a host would serve it: how many pages, how heavy, what they load, where their links lead.

Enters a folder, leaves a report; nothing here knows how the folder was made.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from macros.text.html.document import parse

_LOADS = {
    "src": "script, img, source, iframe, video, audio, embed",
    "data": "object",
    "href": ", ".join(
        f"link[rel~={name}]"
        for name in "stylesheet icon apple-touch-icon preload modulepreload manifest shortcut".split()
    ),
}
"""The attributes that make a browser load a file, and their elements."""

_IN_SHEETS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
_HERE = "http://site.invalid/"


@dataclass(frozen=True)
class Inspection:
    """What a built site is: pages, files, bytes in all, the heaviest page with its sheets and scripts, and what is
    wrong.
    """

    pages: int
    files: int
    size: int
    heaviest: tuple[str, int]
    faults: tuple[str, ...]


def inspect(site: Path) -> Inspection:
    """Return what the site in a folder is; a fault names its page."""
    pages = {
        path.relative_to(site).as_posix(): _page(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
    files = [path for path in site.rglob("*") if path.is_file()]
    weights = {name: _weight(site, name, page) for name, page in pages.items()}
    faults = [*_outside(site, pages), *_dead(site, pages)]
    if "404.html" not in pages:
        faults.append("404.html manque : un hébergeur n'aurait rien à répondre à une adresse fausse.")
    return Inspection(
        len(pages),
        len(files),
        sum(path.stat().st_size for path in files),
        max(weights.items(), key=lambda item: item[1], default=("", 0)),
        tuple(faults),
    )


@dataclass(frozen=True)
class _Page:
    """What a page loads, links to and names."""

    loads: tuple[str, ...]
    links: tuple[str, ...]
    ids: frozenset[str]


def _page(html: str) -> _Page:
    document = parse(html)
    return _Page(
        loads=tuple(
            load for key, loading in _LOADS.items() for node in document.css(loading) if (load := node.attrs.sget(key))
        ),
        links=tuple(node.attrs.sget("href") for node in document.css("a[href]")),
        ids=frozenset(node.attrs.sget("id") for node in document.css("[id]")),
    )


def _outside(site: Path, pages: dict[str, _Page]) -> Iterator[str]:
    """Find what would be asked of another host: by pages, or by style sheets."""
    for name, page in pages.items():
        yield from (f"{name} charge {load}, qui vient d'ailleurs." for load in page.loads if _is_elsewhere(load))
    for sheet in sorted(site.rglob("*.css")):
        for match in _IN_SHEETS.finditer(sheet.read_text(encoding="utf-8")):
            if _is_elsewhere(match[1] or match[2]):
                yield f"{sheet.relative_to(site).as_posix()} charge {match[1] or match[2]}, qui vient d'ailleurs."


def _dead(site: Path, pages: dict[str, _Page]) -> Iterator[str]:
    """Find the links that lead to no file, and to no section of the page they name."""
    for name, page in pages.items():
        if name == "404.html":  # its links are made for the root it is served from
            continue
        for link in dict.fromkeys((*page.links, *page.loads)):
            target, anchor = _target(name, link)
            if target is None:
                continue
            if not (site / target).is_file():
                yield f"{name} mène à {link}, qui n'existe pas."
            elif anchor and target in pages and anchor not in pages[target].ids:
                yield f"{name} mène à {link}, une section qui n'existe pas."


def _target(name: str, link: str) -> tuple[str | None, str]:
    """Return the file of the site that a link leads to and its section; None where it leaves the site."""
    split = urlsplit(urljoin(_HERE + name, link))
    if not urljoin(_HERE + name, link).startswith(_HERE):
        return None, ""
    path = unquote(split.path).lstrip("/")
    return posixpath.join(path, "index.html") if not path or path.endswith("/") else path, unquote(split.fragment)


def _is_elsewhere(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https", "ftp") or address.startswith("//")


def _weight(site: Path, name: str, page: _Page) -> int:
    """Return the bytes of a page with all it loads at once, uncompressed."""
    targets = {target for target, _ in (_target(name, load) for load in page.loads) if target}
    return sum((site / path).stat().st_size for path in {name, *targets} if (site / path).is_file())
