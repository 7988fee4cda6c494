"""The addresses of fiches and terms that were renamed, split or joined: each still leads where its matter went."""

from __future__ import annotations

from html import escape

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, PLACE

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


def redirections(catalogue: Catalogue, site_address: str) -> dict[str, str]:
    """Return the page that stands at each former address, by its file; `site_address` is absolute, if known."""
    moved = [
        (f"projets/{project.edition.id}/{id_}/", project.address, project.title)
        for project in catalogue.projects
        for id_ in project.fiche.former_ids
    ]
    moved += [
        (family.address(id_), subject.address, subject.label)
        for family in CROSSED
        if family is not PLACE
        for subject in catalogue.family(family)
        for id_ in subject.record.former_ids
    ]
    return {f"{former}index.html": _page(former, address, title, site_address) for former, address, title in moved}


def _page(former: str, address: str, title: str, site_address: str) -> str:
    way = f"{'../' * former.count('/')}{address}"
    return _PAGE.format(title=escape(title), way=way, canonical=f"{site_address}{address}" if site_address else way)
