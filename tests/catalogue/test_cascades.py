"""A slip is told where it is, and nowhere else: what can't be read says nothing of the files that are sound."""

from __future__ import annotations

import pytest

from macros.catalogue.families import VOCABULARIES, Family
from macros.catalogue.read.known_files import PAGES
from tests.mini import Mini

FICHE = "docs/projets/essai/lille.md"
FILES = [family.file for family in VOCABULARIES]

LINKS = """\
    # Matrice

    [Une méthode](methodes/ateliers.md), [une famille](methodes/index.md#participer), [un thème](themes/management.md),
    [une condition](conditions/calendrier.md), [un livrable](livrables/guide.md), [une partie](parties/organisation.md),
    [un type](collectivites/commune.md), [un commanditaire](commanditaires/ville-de-lille.md),
    [un lieu](lieux/nord.md), [une région de la carte](carte.md#carte-hauts-de-france),
    [une édition](editions/essai.md), [une fiche](projets/essai/lille.md#contexte).
    """


@pytest.fixture
def linked(mini: Mini) -> Mini:
    """A sound project where a page leads to every kind of thing, and where every vocabulary has a term."""
    mini.write("data/livrables.yml", "guide:\n  label: Guide\n  definition: Un guide.\n")
    mini.replace("results:\n", "deliverables:\n  - id: guide\n    detail: Un guide remis.\nresults:\n")
    mini.write("docs/matrice.md", LINKS)
    mini.write("docs/methodes/index.md", '# Méthodes\n\n{{ liste("methodes") }}\n')
    mini.write("docs/carte.md", "# Carte\n\n{{ carte() }}\n")
    assert mini.messages() == []
    return mini


def told(mini: Mini) -> set[str]:
    """Return the files that have a problem."""
    return {message.split(":")[0] for message in mini.messages()}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    "slip",
    [
        pytest.param(lambda text: f"{text}  a: [\n", id="illisible"),
        pytest.param(lambda text: "- a\n", id="liste"),
        pytest.param(lambda text: "", id="vide"),
        pytest.param(lambda text: text.replace("\n", "\n  inconnue: 1\n", 1), id="terme-fautif"),
    ],
)
def test_a_slip_in_a_vocabulary_is_told_there_alone(linked: Mini, file: str, slip):
    path = linked.root / file
    path.write_text(slip(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert told(linked) == {file}


def test_a_missing_page_is_told_alone(linked: Mini):
    """Pages that lead to it have nothing to mend."""
    linked.write("overrides/main.html", "")
    for page in PAGES:
        if not (linked.root / "docs" / page).exists():
            linked.write(f"docs/{page}", "# Une page\n\nUn texte.\n")
    assert linked.messages() == []
    (linked.root / "docs/carte.md").unlink()
    assert told(linked) == {"docs/carte.md"}


@pytest.mark.parametrize("file", FILES)
def test_a_missing_vocabulary_is_told_alone(linked: Mini, file: str):
    (linked.root / file).unlink()
    assert told(linked) == {file}


@pytest.mark.parametrize("file", [FICHE, "data/editions/essai.yml", "data/geometrie/departements.yml"])
@pytest.mark.parametrize(
    "slip",
    [
        pytest.param(lambda text: text.replace("title:", "title: [").replace("frame:", "frame: ["), id="illisible"),
        pytest.param(lambda text: text.replace(":", ": 1\ninconnue:", 1), id="clé-inconnue"),
        pytest.param(lambda text: "", id="vide"),
    ],
)
def test_a_slip_in_another_file_is_told_there_alone(linked: Mini, file: str, slip):
    """The terms that only that fiche uses are no orphans: it may be the one that means to use them."""
    path = linked.root / file
    path.write_text(slip(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert told(linked) == {file}


@pytest.mark.parametrize("family", VOCABULARIES, ids=lambda family: family.id)
def test_a_term_that_no_fiche_uses_is_told_once_all_can_be_read(linked: Mini, family: Family):
    """Silence has a reason: the same orphan, in a content that can be read whole, is told."""
    path = linked.root / family.file
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([*lines, *orphan(lines)]), encoding="utf-8")
    assert [message for message in linked.messages() if "aucune fiche n'utilise « orphelin »" in message] != []


def orphan(lines: list[str]) -> list[str]:
    """Return the lines of a term like the first, under another identifier and other names."""
    renamed = {"label:": "Orphelin", "name:": "Orphelin", "short:": "Orphelin", "siren:": '"215905126"'}
    kept = [line for line in lines[1:] if line.strip() and not line.strip().startswith("synonyms:")]
    return ["orphelin:"] + [
        next((f"  {key} {name}" for key, name in renamed.items() if line.strip().startswith(key)), line)
        for line in kept
    ]
