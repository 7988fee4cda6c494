"""The addresses of fiches and terms that were renamed, split or joined: each still leads where its matter went."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import accumulate

from macros.catalogue.addresses import book_address
from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, EDITION, PLACE
from macros.pages.page import Page

_PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Page déplacée : {title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={way}">
<link rel="canonical" href="{canonical}">
</head>
<body><h1>Cette page a changé d'adresse</h1><p>Elle est maintenant ici : <a href="{way}">{title}</a>.</p></body>
</html>
"""


def redirections(catalogue: Catalogue, pages: Iterable[Page], site_address: str) -> dict[str, str]:
    """Return the page that stands at each former address, by its file: that of a fiche or a term, and of every page
    below it; `site_address` is absolute, if known.
    """
    formers: dict[str, list[str]] = {}
    for former, now in _moves(catalogue):
        formers.setdefault(now, []).append(former)
    moved = (
        (f"{former}{page.address.removeprefix(now)}", page)
        for page in pages
        for now in accumulate(re.findall("[^/]*/", page.address))
        for former in formers.get(now, ())
    )
    return {f"{former}index.html": _page(former, page.address, page.title, site_address) for former, page in moved}


def _moves(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each former address of a fiche, a term or a book, and its address now; that of an edition is in those of
    its fiches.
    """
    for project in catalogue.projects:
        for edition in (project.edition.id, *project.edition.former_ids):
            for id_ in (project.id, *project.fiche.former_ids):
                former = f"projets/{edition}/{id_}/"
                if former != project.address:
                    yield former, project.address
    for family in CROSSED:
        for subject in catalogue.family(family) if family is not PLACE else ():
            for id_ in subject.record.former_ids:
                yield family.address(id_), subject.address
    for subject in catalogue.family(EDITION):
        for id_ in subject.record.former_ids:
            yield book_address(id_), book_address(subject.id)


def _page(former: str, address: str, title: str, site_address: str) -> str:
    way = f"{'../' * former.count('/')}{address}"
    return _PAGE.format(title=escape(title), way=way, canonical=f"{site_address}{address}" if site_address else way)
