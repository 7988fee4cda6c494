"""The catalogue: indexed both ways, immutable, and related projects with their reasons."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from textwrap import dedent

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, DELIVERABLE, METHOD, ORGANISATION, PLACE, THEME
from macros.catalogue.related import related_projects
from tests.mini import FILES, Mini

REGION = """\
    region-reunion:
      name: Région Réunion
      short: La Réunion
      kind: commune
      official_code: "04"
      siren: "239740012"
      region: {code: "04", name: La Réunion}
      seat: Saint-Denis
      position: {lat: -20.88, lon: 55.45}
      population: {value: 881348, year: 2023}
    """


def test_a_project_is_found_from_its_terms_and_its_terms_from_it(mini: Mini):
    catalogue = mini.catalogue()
    (project,) = catalogue.projects
    found = {(mention.subject.family.id, mention.subject.id) for mention in catalogue.all_mentions(project)}
    assert found == {
        ("edition", "essai"),
        ("part", "organisation"),
        ("theme", "management"),
        ("organisation", "ville-de-lille"),
        ("kind", "commune"),
        ("place", "hauts-de-france"),
        ("place", "nord"),
        ("method", "ateliers"),
        ("condition", "calendrier"),
    }
    assert all(catalogue.projects_of(mention.subject) == (project,) for mention in catalogue.all_mentions(project))


def test_projects_follow_the_recueil_and_those_without_a_rank_come_last(mini: Mini):
    mini.fiche("a", ("source:\n", "source:\n  rank: 2\n"))
    mini.fiche("b", ("source:\n", "source:\n  rank: 1\n"))
    assert [project.id for project in mini.catalogue().projects] == ["b", "a", "lille"]


def test_a_mention_keeps_its_status_and_what_the_fiche_says(mini: Mini):
    catalogue = mini.catalogue()
    (mention,) = catalogue.by_subject[catalogue.subjects[METHOD.id]["ateliers"]]
    assert (mention.status, mention.detail) == ("employee", "Trois ateliers.")


def test_a_region_has_one_place_and_no_departement(mini: Mini):
    mini.write("data/organisations.yml", dedent(FILES["data/organisations.yml"]) + dedent(REGION))
    mini.fiche("reunion", ("organisation: ville-de-lille", "organisation: region-reunion"))
    catalogue = mini.catalogue()
    region = catalogue.subjects[ORGANISATION.id]["region-reunion"]
    (project,) = catalogue.projects_of(region)
    assert [mention.subject.label for mention in catalogue.mentions(project, PLACE)] == ["La Réunion"]


def test_an_authority_is_placed_by_its_smallest_area(mini: Mini):
    (authority,) = mini.catalogue().family(ORGANISATION)
    assert (authority.definition, authority.record.areas, authority.synonyms) == (
        "Ville de Lille (Nord)",
        ("Nord", "Hauts-de-France"),
        ("Lille",),
    )
    mini.replace("short: Lille", "short: Ville de Lille", "data/organisations.yml")
    assert mini.catalogue().family(ORGANISATION)[0].synonyms == ()


def test_a_deliverable_recommended_to_others_is_indexed_too(mini: Mini):
    mini.write("data/livrables.yml", "guide: {label: Guide, definition: D.}\nkit: {label: Kit, definition: D.}\n")
    mini.replace("results:\n", "deliverables:\n  - id: guide\n    detail: Un guide.\nresults:\n")
    mini.replace("  conditions:\n", "    - text: Un kit.\n      deliverable: kit\n  conditions:\n")
    catalogue = mini.catalogue()
    assert [
        (mention.subject.id, mention.status) for mention in catalogue.mentions(catalogue.projects[0], DELIVERABLE)
    ] == [("guide", "remis"), ("kit", "transferable")]


def test_a_deliverable_handed_over_and_recommended_is_indexed_once(mini: Mini):
    mini.write("data/livrables.yml", "guide: {label: Guide, definition: D.}\n")
    mini.replace("results:\n", "deliverables:\n  - id: guide\n    detail: Un guide.\nresults:\n")
    mini.replace("  conditions:\n", "    - text: Le guide.\n      deliverable: guide\n  conditions:\n")
    catalogue = mini.catalogue()
    assert [mention.status for mention in catalogue.mentions(catalogue.projects[0], DELIVERABLE)] == ["remis"]


def test_projects_come_newest_edition_first_then_by_part(mini: Mini):
    mini.write("data/parties.yml", "rh: {label: R, definition: D.}\norganisation: {label: O, definition: D.}\n")
    mini.write(
        "data/editions/suivante.yml",
        "title: X\npromotion: Suivante\norder: 2\nparts: [organisation, rh]\npurpose: X.\n",
    )
    text = (mini.root / "docs/projets/essai/lille.md").read_text(encoding="utf-8")
    mini.write(
        "docs/projets/suivante/a.md", text.replace("part: organisation", "part: rh").replace("title: ", "title: A ")
    )
    mini.write("docs/projets/suivante/b.md", text.replace("title: ", "title: B "))
    assert [(project.edition.id, project.id) for project in mini.catalogue().projects] == [
        ("suivante", "b"),
        ("suivante", "a"),
        ("essai", "lille"),
    ]


def test_the_catalogue_can_not_be_changed(mini: Mini):
    catalogue = mini.catalogue()
    with pytest.raises(FrozenInstanceError):
        catalogue.projects = ()
    with pytest.raises(TypeError):
        catalogue.subjects[METHOD.id]["autre"] = None


def test_two_readings_share_nothing(mini: Mini):
    first = mini.catalogue()
    mini.replace("title: Écouter les agents", "title: Un autre titre")
    assert (first.projects[0].title, mini.catalogue().projects[0].title) == ("Écouter les agents", "Un autre titre")


def shared(mini: Mini) -> Catalogue:
    """Four projects: all share a method; two share a rarer theme."""
    mini.write(
        "data/themes.yml",
        "management: {label: Management, definition: D.}\nhabitat: {label: Habitat, definition: D.}\ntourisme: {label:"
        " Tourisme, definition: D.}\n",
    )
    mini.fiche("b", ("themes: [management]", "themes: [habitat]"))
    mini.fiche("c", ("themes: [management]", "themes: [habitat]"))
    mini.fiche("d", ("themes: [management]", "themes: [tourisme]"))
    return mini.catalogue()


def test_rare_things_shared_bring_projects_together_and_say_why(mini: Mini):
    catalogue = shared(mini)
    relations = related_projects(catalogue)
    by_id = {project.id: project for project in catalogue.projects}
    assert [(relation.project.id, relation.reasons) for relation in relations[by_id["b"]]] == [
        ("c", ("même thème rare : habitat",))
    ]


def test_what_all_projects_share_brings_none_together(mini: Mini):
    catalogue = shared(mini)
    by_id = {project.id: project for project in catalogue.projects}
    assert related_projects(catalogue)[by_id["d"]] == ()


def test_what_more_than_two_share_is_not_called_rare(mini: Mini):
    catalogue = shared(mini)
    mini.fiche("e", ("themes: [management]", "themes: [habitat]"))
    catalogue = mini.catalogue()
    by_id = {project.id: project for project in catalogue.projects}
    assert related_projects(catalogue)[by_id["b"]][0].reasons == ("même thème : habitat",)


def test_every_real_term_leads_to_projects_and_back(catalogue: Catalogue):
    lost = [
        (subject.family.id, subject.id)
        for family in CROSSED
        for subject in catalogue.family(family)
        if not catalogue.projects_of(subject)
        or any(
            subject not in {mention.subject for mention in catalogue.all_mentions(project)}
            for project in catalogue.projects_of(subject)
        )
    ]
    assert lost == []


def test_every_real_project_has_neighbours_with_reasons(catalogue: Catalogue):
    relations = related_projects(catalogue)
    assert [
        project.id
        for project in catalogue.projects
        if not relations[project] or not all(relation.reasons for relation in relations[project])
    ] == []


def test_themes_are_those_of_the_fiche_in_its_order(catalogue: Catalogue):
    for project in catalogue.projects:
        assert tuple(mention.subject.id for mention in catalogue.mentions(project, THEME)) == project.fiche.themes
