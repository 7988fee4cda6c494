"""What the site says to the programs that visit it: robots (`robots.txt`), language models (`llms.txt`), and whoever
finds a flaw (`security.txt`, RFC 9116, at its place and at the older one, for hosts that leave out hidden folders).
"""

from __future__ import annotations

import datetime

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CONDITION, EDITION, METHOD, THEME
from macros.model.publisher import Security
from macros.pages.data_package import ABOUT

SECURITY = (".well-known/security.txt", "security.txt")


def for_programs(catalogue: Catalogue, address: str, today: datetime.date) -> dict[str, str]:
    """Return the text of each file by its address; `address` is the site's own, absolute, where it is known."""
    security = _security(catalogue.publisher.security, address, today)
    return {
        "robots.txt": f"User-agent: *\nAllow: /\n{f'Sitemap: {address}sitemap.xml' if address else ''}".rstrip() + "\n",
        "llms.txt": _models(catalogue, address or "/"),
        **(dict.fromkeys(SECURITY, security) if security else {}),
    }


def _models(catalogue: Catalogue, root: str) -> str:
    """Return the contents of the site in Markdown, a link a line, as https://llmstxt.org asks."""
    editions = catalogue.family(EDITION)
    lists = [(family.plural.capitalize(), family.index_address) for family in (METHOD, THEME, CONDITION)]
    return "\n".join(
        [
            f"# {editions[0].record.title}\n\n> {ABOUT}\n",
            "## Projets\n",
            *(
                f"- [{project.title}]({root}{project.address}): {project.fiche.description}"
                for project in catalogue.projects
            ),
            "\n## Données\n",
            f"- [Tous les projets, en JSON]({root}donnees/projets.json)",
            f"- [Les tableaux, leurs colonnes, leur licence]({root}donnees/)",
            "\n## Listes\n",
            *(f"- [{label}]({root}{address})" for label, address in lists),
            *(f"- [{edition.label}]({root}{edition.address})" for edition in editions),
            "",
        ]
    )


def _security(security: Security, address: str, today: datetime.date) -> str:
    """Return whom to tell of a flaw; empty where nobody is named, or no more."""
    if not (security.contact and security.expires and security.expires > today):
        return ""
    contact = security.contact if "://" in security.contact else f"mailto:{security.contact}"
    canonical = f"Canonical: {address}{SECURITY[0]}\n" if address else ""
    return (
        f"Contact: {contact}\nExpires: {security.expires.isoformat()}T00:00:00Z\nPreferred-Languages: fr\n{canonical}"
    )
