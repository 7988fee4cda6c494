"""What the preview shows of a content that has problems: every page that can be, what is missing said, nothing run."""

from __future__ import annotations

import time
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.preview import read_preview
from macros.catalogue.project import Project
from macros.model.diagram import Timeline
from macros.model.fiche import Fiche
from macros.model.mending import TO_NAME, backed, mended
from macros.site import read_site
from macros.text.problem import ContentError
from tests.catalogue.test_fuzz import beyond, drawn, rendered
from tests.conftest import SAMPLE
from tests.damage import damaged
from tests.mini import FICHE, FILES, Mini

FILE = "docs/projets/essai/lille.md"
REAL = (SAMPLE / "docs/projets/nina-simone/saint-nazaire.md").read_text(encoding="utf-8")
slow = settings(drawn, max_examples=drawn.max_examples // 2, suppress_health_check=list(HealthCheck))


def shown(mini: Mini) -> Project:
    """Return the first project of the preview, all of whose pages could be made."""
    return bodies_shown(mini)[0][0]


def bodies_shown(mini: Mini) -> list[tuple[Project, str]]:
    """Return the projects of the preview with their texts."""
    return list(read_site(mini.root, is_preview=True).catalogue.bodies.items())


def told(mini: Mini) -> list[str]:
    return [problem.code for problem in read_preview(mini.root)[1]]


def test_a_sound_content_is_shown_as_it_is_published(mini: Mini):
    preview = read_site(mini.root, is_preview=True)
    published = read_site(mini.root)
    assert (preview.problems, preview.preview) == ((), None)
    assert (preview.pages.keys(), preview.exports) == (published.pages.keys(), published.exports)


def test_an_unknown_term_keeps_the_fiche_and_what_it_says_of_it(mini: Mini):
    mini.replace("id: ateliers", "id: atelier")
    fiche = shown(mini).fiche
    assert (fiche.method[0].id, fiche.method[0].detail) == (TO_NAME, "Trois ateliers.")
    assert fiche.title == "Écouter les agents"


@pytest.mark.parametrize(
    "old, new, key, value",
    [
        ("title: Écouter les agents\n", "", "title", "À compléter."),
        ("title: Écouter les agents\n", "title: 2016\n", "title", "2016"),
        ("title: Écouter les agents\n", f"title: {'x' * 130}\n", "title", f"{'x' * 119}…"),
        ("mission:\n  - Écouter.\n", "mission: Écouter.\n", "mission", ("Écouter.",)),
        ("mission:\n  - Écouter.\n", "", "mission", ("À compléter.",)),
        ("themes: [management]\n", "", "themes", (TO_NAME,)),
        ("part: organisation\n", "part: autre\n", "part", TO_NAME),
        ("source:\n", "lessons: [Un., 3, Deux.]\nsource:\n", "lessons", ("Un.", "3", "Deux.")),
        ("source:\n", "inconnue: 1\nsource:\n", "title", "Écouter les agents"),
    ],
)
def test_what_can_be_read_is_kept_and_what_is_missing_says_so(mini: Mini, old: str, new: str, key: str, value: object):
    mini.replace(old, new)
    assert getattr(shown(mini).fiche, key) == value


def test_a_result_without_its_proof_is_shown(mini: Mini):
    mini.replace("kind: constat", "kind: effet")
    assert shown(mini).fiche.results[0].text == "Les agents parlent."


def test_a_number_is_never_made_up(mini: Mini):
    mini.replace("source:\n", "figures:\n  - label: agents\n  - value: 3\n    label: services\nsource:\n")
    assert [figure.label for figure in shown(mini).fiche.figures] == ["services"]


def test_a_header_that_cannot_be_read_whole_keeps_its_other_keys_and_the_text(mini: Mini):
    mini.replace("title: Écouter les agents", "title: Écouter : les agents")
    ((project, body),) = bodies_shown(mini)
    assert (project.title, project.organisation.name) == ("À compléter.", "Ville de Lille")
    assert "Un texte." in body


def test_a_fiche_without_a_header_is_its_text(mini: Mini):
    mini.write("docs/projets/essai/lille.md", "## Contexte\n\nUn texte.\n")
    assert "Un texte." in bodies_shown(mini)[0][1]


def test_a_vocabulary_with_one_faulty_line_keeps_its_terms(mini: Mini):
    mini.replace("short: Lille", "short: Lille : ville", "data/organisations.yml")
    assert shown(mini).organisation.name == "Ville de Lille"


@pytest.mark.parametrize("path", [path for path in FILES if path.startswith("data/")])
def test_without_a_file_of_data_the_site_stands(mini: Mini, path: str):
    (mini.root / path).unlink()
    assert shown(mini).title == "Écouter les agents"
    assert told(mini)


def test_a_term_that_no_fiche_names_is_told_and_left_out(mini: Mini):
    mini.write("data/themes.yml", dedent(FILES["data/themes.yml"]) + "climat: { label: Climat, definition: Un. }\n")
    site = read_site(mini.root, is_preview=True)
    assert [problem.code for problem in site.problems] == ["terme-inutilise"]
    assert "themes/climat.md" not in site.pages


def test_marks_tell_drafts_and_faulty_fiches_in_every_list(mini: Mini):
    mini.fiche("brouillon", ("part: organisation", "draft: true\npart: organisation"))
    mini.fiche("faute", ("id: ateliers", "id: atelier"))
    labels = {project.id: project.label for project in read_preview(mini.root)[0].projects}
    assert labels["brouillon"].endswith(" (brouillon)") and labels["faute"].endswith(" (à corriger)")
    assert "(" not in labels["lille"]


def test_each_page_has_its_own_problems_with_the_way_to_their_cure(mini: Mini):
    mini.replace("id: ateliers", "id: atelier")
    mini.replace("label: Management", "labell: Management", "data/themes.yml")
    said = read_site(mini.root, is_preview=True).preview
    assert said.count == "3 problèmes à corriger"
    assert [fault.address for fault in said.by_page["projets/essai/lille.md"].faults] == [
        "contribuer/messages/#message-terme-inconnu"
    ]
    assert {fault.code for fault in said.by_page["themes/management.md"].faults} == {"cle-absente", "cle-inconnue"}
    assert [(file.path, file.page) for file in said.files] == [
        ("data/themes.yml", "themes/management/"),
        (FILE, "projets/essai/lille/"),
    ]


def test_a_text_that_would_run_something_is_shown_as_it_was_typed(mini: Mini):
    mini.replace("Un texte.", "Un [lien](javascript:alert(1)) et ![](https://ailleurs.exemple/a.png).")
    html = rendered(bodies_shown(mini)[0][1])
    assert beyond(html) == [] and "javascript:alert(1)" in html


def test_a_link_that_leads_out_of_the_project_shows_nothing(mini: Mini):
    (mini.root / "docs/ailleurs").symlink_to("/")
    with pytest.raises(ContentError):
        read_preview(mini.root)


def test_nothing_at_all_makes_a_fiche_that_says_so():
    assert mended(Fiche, {}).brief.problem == "À compléter."


@given(text=damaged(FICHE))
@slow
def test_a_damaged_fiche_is_shown_and_runs_nothing(mini: Mini, text: str):
    check(mini, text)


@given(text=damaged(REAL))
@settings(slow, max_examples=slow.max_examples // 5)
def test_a_damaged_real_fiche_is_shown(mini: Mini, text: str):
    check(mini, text)


@pytest.mark.parametrize("path", [path for path in FILES if path.startswith("data/")])
def test_damaged_data_leave_the_site_up(mini: Mini, path: str):
    sound = (mini.root / path).read_text(encoding="utf-8")

    @given(text=damaged(sound))
    @settings(slow, max_examples=slow.max_examples // 5)
    def damage(text: str) -> None:
        (mini.root / path).write_bytes(text.encode("utf-8", "surrogatepass"))
        shown(mini)

    damage()


def check(mini: Mini, text: str) -> None:
    """Check that a fiche is shown, harmless, in less than two seconds; one whose file is no text may be left out."""
    (mini.root / FILE).write_bytes(text.encode("utf-8", "surrogatepass"))
    start = time.process_time()
    try:
        _, body = bodies_shown(mini)[0]
    except ContentError:
        return
    assert time.process_time() - start < 2
    assert beyond(rendered(body)) == []


def test_a_timeline_that_shows_the_calendar_is_shown(catalogue: Catalogue):
    lane = {"title": "Une voie", "events": ({"label": "Tous les mois", "title": "Comité"},)}
    timeline = Timeline.model_validate(
        {
            "id": "calendrier",
            "kind": "frise",
            "title": "Le calendrier",
            "caption": "Du recueil.",
            "above": lane,
            "below": lane,
        }
    )
    fiche = catalogue.projects[0].fiche.model_copy(update={"diagrams": (timeline,)})
    assert backed(fiche) == fiche
