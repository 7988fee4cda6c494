"""The door to the macros plugin: what editors may write between `{{ }}` in the pages of `docs/`, fiches excepted.

A macro picks from the catalogue and draws one partial of `overrides/partials/`; it holds no rule of its own. What it
draws is set aside and only named in the Markdown, which would otherwise be parsed as text for nothing.
"""

from __future__ import annotations

from macros.catalogue.families import CROSSED
from macros.contributing import reference as keys
from macros.contributing.annotated_card import annotated_card
from macros.contributing.messages import message_groups
from macros.pages import matrix
from macros.pages.atlas import atlas
from macros.pages.diagrams import printed_examples
from macros.pages.explorer import explorer
from macros.pages.facets import facets
from macros.pages.gaps import ORDERS, crossed, gaps
from macros.pages.lists import shelf
from macros.pages.transfer import transfer_check
from macros.site import counts, doors, projects_by_edition, site_map, subject_groups

_FOLDERS = {family.folder: family for family in CROSSED}


def define_env(env) -> None:
    """Register the macros; called by mkdocs-macros at each build, once the catalogue is read."""
    config = env.conf
    site = config.extra["recueil"]
    drawings = config.extra["dessins"]
    catalogue = site.catalogue

    def draw(partial: str, **values) -> str:
        root = "/".join([".."] * env.page.url.count("/")) or "."
        return drawings.draw(partial, base_url=root, **values)

    @env.macro
    def projets(edition: str = "") -> str:
        """Draw the cards of an edition's projects, the newest's where none is named, and the way to the others."""
        return draw("cartes", shelf=shelf(catalogue, edition))

    @env.macro
    def explorateur() -> str:
        """Draw all projects with the filters, the order and the view that narrow them."""
        return draw("explorateur", explorer=explorer(catalogue))

    @env.macro
    def recherche() -> str:
        """Draw the search, with every project and every term for whoever reads without script."""
        return draw("recherche", facets=facets(catalogue), groups=site_map(catalogue))

    @env.macro
    def comparaison() -> str:
        """Draw what chooses two to four projects and shows them side by side."""
        return draw("comparaison", editions=projects_by_edition(catalogue))

    @env.macro
    def liste(famille: str) -> str:
        """Draw the terms of a family, called by its folder (« methodes »), with the projects of each."""
        return draw("termes", groups=subject_groups(catalogue, _FOLDERS[famille]))

    @env.macro
    def livres() -> str:
        """Draw the list of the books, one an edition."""
        return draw("livres", books=site.books)

    @env.macro
    def portes() -> str:
        """Draw the four ways into the projects."""
        return draw("portes", doors=doors(catalogue))

    @env.macro
    def chiffres() -> str:
        """Draw the figures of the site, computed from the catalogue."""
        return draw("comptes", counts=counts(catalogue))

    @env.macro
    def matrice(famille: str) -> str:
        """Draw themes crossed with methods (« themes »), the newest projects with « methodes » or « conditions », or
        what filters them.
        """
        if famille == "filtres":
            return draw(
                "filtres-matrice",
                facets=facets(catalogue),
                orders=ORDERS,
                projects=crossed(catalogue),
                summary=gaps(catalogue).summary,
            )
        if famille == "themes":
            return draw("croisements", gaps=gaps(catalogue))
        crossing = {"methodes": matrix.method_matrix, "conditions": matrix.condition_matrix}[famille]
        tables = [crossing(catalogue, edition) for edition in matrix.newest_first(catalogue)[:1]]
        return draw(
            "matrice",
            matrices=tables,
            legend=matrix.legend() if famille == "methodes" else (),
            elsewhere=matrix.elsewhere(catalogue),
        )

    @env.macro
    def carte() -> str:
        """Draw the map of the commanditaires and the same as a list."""
        return draw("carte", atlas=atlas(catalogue))

    @env.macro
    def transferer() -> str:
        """Draw the transfer check: its questions, then the projects and methods they bear on."""
        return draw("transferer", check=transfer_check(catalogue))

    @env.macro
    def figures() -> str:
        """Draw every kind of figure beside the lines that make it."""
        return draw("galerie-des-figures", examples=printed_examples(catalogue.examples))

    @env.macro
    def reference(sujet: str) -> str:
        """Draw the keys of « fiche », « figures », « vocabulaires », « organisation », « edition », « editeur » or «
        page ».
        """
        return draw("reference", tables=keys.reference(sujet))

    @env.macro
    def valeurs(sorte: str) -> str:
        """Draw the admitted values: « fermees », which the code holds, or « ouvertes », which the vocabularies do."""
        return draw("valeurs", lists=keys.closed_lists() if sorte == "fermees" else keys.open_lists(catalogue))

    @env.macro
    def modele() -> str:
        """Draw the annotated card, to copy."""
        return draw("fiche-modele", text=annotated_card(catalogue))

    @env.macro
    def messages() -> str:
        """Draw every message of the checks with its cure."""
        return draw("messages", groups=message_groups())

    @env.macro
    def plan() -> str:
        """Draw the list of all generated pages."""
        return draw("plan", groups=site_map(catalogue))

    @env.macro
    def editeur(bloc: str) -> str:
        """Draw what is known of the publisher: « editeur », « hebergeur », « droits », « journaux » or « traitement
        ».
        """
        return draw("informations", particulars=site.legal.particulars[bloc])

    @env.macro
    def declaration() -> str:
        """Draw the accessibility statement."""
        return draw("declaration", statement=site.legal.statement, site_name=config.site_name)

    @env.macro
    def accessibilite() -> str:
        """Draw the mention of the state of conformity."""
        return draw("mention", mention=site.legal.mention)
