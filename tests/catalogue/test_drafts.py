"""A draft is never published: left out of whatever is made, with what `data/` holds for it alone; it stops nothing."""

from __future__ import annotations

from textwrap import dedent

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.site import read_site
from tests.mini import FICHE, FILES, Mini, MiniSite

DRAFT = ("part: organisation", "draft: true\npart: organisation")


def draft(mini: Mini, *changes: tuple[str, str]) -> None:
    mini.fiche("grenoble", DRAFT, *changes)


def add(mini: Mini, path: str, text: str) -> None:
    mini.write(path, dedent(FILES[path]) + dedent(text))


def test_a_draft_is_left_out_of_every_page_and_export(mini: Mini):
    before = read_site(mini.root)
    draft(mini)
    after = read_site(mini.root)
    assert (after.pages.keys(), after.exports) == (before.pages.keys(), before.exports)
    assert after.catalogue.drafts == ("docs/projets/essai/grenoble.md",)
    assert [project.id for project in after.catalogue.projects] == ["lille"]


def test_no_file_of_a_draft_is_built(mini_site: MiniSite):
    """MkDocs would make a page of any text in `docs/`, and copy any picture."""
    for name in ("plan", "quartier"):
        mini_site.picture(f"docs/projets/essai/{name}.png")
    pictures = "".join(f'![{name}]({name}.png "Crédit : Ville")\n\n' for name in ("plan", "quartier"))
    draft(mini_site, ("Un texte.", pictures))
    mini_site.replace("Un texte.", 'Un texte.\n\n![Le quartier](quartier.png "Crédit : Ville")')
    site = mini_site.built()
    assert not [path for path in site.rglob("*") if "grenoble" in path.name]
    assert [path.name for path in site.rglob("projets/essai/*.png")] == ["quartier.png"]


@pytest.mark.parametrize(
    "changes",
    [
        (("mission:\n  - Écouter.\n", "mission:\n  - À compléter.\n"),),
        (("id: ateliers", "id: inconnue"),),
        (("source:\n", "sourc:\n"),),
        (("brief: {", "brief: {{"),),
        (("Un texte.", "Un <b>texte</b> et un [lien](nulle-part.md)."),),
    ],
    ids=["à écrire", "terme", "clé", "yaml", "récit"],
)
def test_the_faults_of_a_draft_stop_nothing(mini: Mini, changes: tuple[tuple[str, str], ...]):
    draft(mini, *changes)
    assert mini.messages() == []


def test_what_data_hold_for_a_draft_alone_is_left_out_faulty_or_not(mini: Mini):
    add(mini, "data/themes.yml", "climat: { label: Climat, definition: Le temps. }\n")
    add(mini, "data/parties.yml", "autre: { label: Autre, definition: Une autre. }\n")
    add(mini, "data/organisations.yml", "ville-de-grenoble: { name: Ville de Grenoble, kind: commune }\n")
    mini.replace("parts: [organisation]", "parts: [autre, organisation]", "data/editions/essai.yml")
    draft(mini, ("themes: [management]", "themes: [climat]"), ("ville-de-lille", "ville-de-grenoble"))
    mini.replace("part: organisation", "part: autre", "docs/projets/essai/grenoble.md")
    site = read_site(mini.root)
    assert not {path for path in site.pages if "climat" in path or "grenoble" in path or "autre" in path}
    assert site.catalogue.projects[0].edition.parts == ("organisation",)


def test_an_edition_of_drafts_is_left_out(mini: Mini):
    mini.write("data/editions/autre.yml", FILES["data/editions/essai.yml"].replace("Essai", "Autre"))
    mini.write("docs/projets/autre/paris.md", FICHE.replace(*DRAFT))
    assert list(read_site(mini.root).editions) == ["essai"]


def test_a_term_that_nobody_names_is_still_told(mini: Mini):
    add(mini, "data/themes.yml", "climat: { label: Climat, definition: Le temps. }\n")
    draft(mini)
    assert [message for message in mini.messages() if "aucune fiche n'utilise « climat »" in message]


@pytest.mark.parametrize("target", ["grenoble.md", "../../themes/climat.md"])
def test_a_link_to_what_is_not_published_is_a_fault(mini: Mini, target: str):
    add(mini, "data/themes.yml", "climat: { label: Climat, definition: Le temps. }\n")
    draft(mini, ("themes: [management]", "themes: [climat]"))
    mini.replace("Un texte.", f"Un [lien]({target}).")
    (message,) = mini.messages()
    assert f"le lien « {target} » mène à un brouillon" in message


def test_a_draft_may_link_to_anything(mini: Mini):
    draft(mini, ("Un texte.", "Un [lien](lille.md)."))
    mini.fiche("paris", DRAFT, ("Un texte.", "Un [lien](grenoble.md)."))
    assert mini.messages() == []


def test_without_drafts_nothing_changes(mini: Mini):
    mini.replace(*("part: organisation", "draft: false\npart: organisation"))
    catalogue: Catalogue = mini.catalogue()
    assert (len(catalogue.projects), catalogue.drafts) == (1, ())
