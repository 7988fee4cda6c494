"""`recueil.py nouveau` for a term: it is sound but for what is left to write, and stands among its like."""

from __future__ import annotations

import pytest

from macros.commands import new
from tests.contributing.test_new import FICHE, typed
from tests.mini import Mini
from tests.short_files import short_files


@pytest.fixture
def here(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> Mini:
    """The miniature project, where the command writes."""
    monkeypatch.setattr(new, "ROOT", mini.root)
    return mini


TERMS = {
    "methode": (
        ("--nom", "Débat mouvant", "--famille", "participer"),
        "data/methodes.yml",
        (
            'debat-mouvant:\n  label: "Débat mouvant"\n  family: participer\n  definition: "À compléter."\n  when: "À'
            ' compléter."\n'
        ),
    ),
    "theme": (
        ("--nom", "Habitat", "--definition", "Le logement."),
        "data/themes.yml",
        'habitat:\n  label: "Habitat"\n  definition: "Le logement."\n',
    ),
    "condition": (
        ("--nom", "Portage", "--question", "Qui porte ?"),
        "data/conditions.yml",
        'portage:\n  label: "Portage"\n  definition: "À compléter."\n  question: "Qui porte ?"\n',
    ),
    "livrable": (
        ("--nom", "Guide", "--synonymes", "manuel, mode d'emploi"),
        "data/livrables.yml",
        'guide:\n  label: "Guide"\n  definition: "À compléter."\n  synonyms:\n    - manuel\n    - "mode d\'emploi"\n',
    ),
}


@pytest.mark.parametrize("kind", TERMS)
def test_a_new_term_is_sound_but_for_its_prose_and_its_use(here: Mini, kind: str, capsys: pytest.CaptureFixture[str]):
    options, path, text = TERMS[kind]
    before = (here.root / path).read_text(encoding="utf-8")
    assert new.main([kind, *options]) == 0
    after = (here.root / path).read_text(encoding="utf-8")
    assert after == (text if before == "{}\n" else before + text)
    assert all(
        "ce texte reste à écrire" in message or "aucune fiche n'utilise" in message for message in here.messages()
    )
    assert "citez « " in capsys.readouterr().out


def test_a_disk_that_fills_up_leaves_the_vocabulary_whole(here: Mini):
    path = here.root / TERMS["theme"][1]
    before = path.read_bytes()
    with short_files(len(before)), pytest.raises(OSError):
        new.main(["theme", *TERMS["theme"][0]])
    assert path.read_bytes() == before


def test_a_new_term_and_the_fiche_that_needs_it_make_one_change(here: Mini):
    assert new.main(["theme", "--nom", "Habitat", "--definition", "Le logement."]) == 0
    assert new.main([*FICHE[:11], "--themes", "habitat, management", *FICHE[13:]]) == 0
    path = here.root / "docs/projets/essai/deux.md"
    path.write_text(path.read_text(encoding="utf-8").replace("À compléter.", "Écrit."), encoding="utf-8")
    assert here.messages() == []


def test_a_method_stands_beside_those_of_its_family(here: Mini):
    here.write(
        "data/familles.yml",
        "participer:\n  label: Participer\n  definition: X.\necouter:\n  label: Écouter\n  definition: X.\n",
    )
    here.write(
        "data/methodes.yml",
        """\
        # Participer
        ateliers:
          label: Ateliers
          family: participer
          definition: X.
          when: X.

        # Écouter
        entretiens:
          label: Entretiens
          family: ecouter
          definition: X.
          when: X.
        """,
    )
    assert new.main(["methode", "--nom", "Vote", "--famille", "participer", "--definition", "X.", "--quand", "X."]) == 0
    text = (here.root / "data/methodes.yml").read_text(encoding="utf-8")
    assert text.index("ateliers:") < text.index("vote:") < text.index("\n\n# Écouter") < text.index("entretiens:")


ORGANISATION = (
    "organisation",
    "--nom",
    "Ville de Roubaix",
    "--court",
    "Roubaix",
    "--type",
    "Communes",
    "--code",
    "59512",
    "--siren",
    "215905126",
    "--departement",
    "59",
    "--siege",
    "Roubaix",
    "--latitude",
    "50,69",
    "--longitude",
    "3.17",
    "--population",
    "98 828",
    "--annee",
    "2023",
)


def test_a_new_commanditaire_takes_its_places_from_the_map(here: Mini):
    assert new.main([word if word != "Communes" else "commune" for word in ORGANISATION]) == 0
    text = (here.root / "data/organisations.yml").read_text(encoding="utf-8")
    assert (
        'departement:\n    code: "59"\n    name: "Nord"\n' in text
        and 'region:\n    code: "32"\n    name: "Hauts-de-France"\n' in text
        and "value: 98828\n" in text
    )
    assert here.messages() == [
        "data/organisations.yml:12  ville-de-roubaix : aucune fiche n'utilise « ville-de-roubaix ». Retirez-le, ou"
        " citez-le dans la fiche qui en a besoin."
    ]


@pytest.mark.parametrize(
    "arguments, message",
    [
        (
            ("theme", "--nom", "workshop"),
            "« workshop » désigne déjà « ateliers » (méthode) : un mot ne mène qu'à un terme, choisissez-en un autre.",
        ),
        (("methode", "--nom", "workshop"), "« workshop » désigne déjà « ateliers » (méthode) : servez-vous-en."),
        (("theme", "--nom", "Index"), "« index » est réservé : choisissez un autre identifiant."),
        (
            ("methode", "--nom", "Vote", "--famille", "participe"),
            (
                "« participe » n'est pas une famille de méthodes connue. Vouliez-vous dire « participer » ? Valeurs"
                " admises : participer. Pour en ajouter : python3 recueil.py nouveau famille."
            ),
        ),
        (
            ("theme", "--nom", "Habitat", "--synonymes", "ateliers"),
            "« ateliers » désigne déjà « ateliers » (méthode) : un mot ne mène qu'à un terme, choisissez-en un autre.",
        ),
        (
            tuple("12" if word == "59" else "commune" if word == "Communes" else word for word in ORGANISATION),
            "« 12 » n'est pas le code d'un département.",
        ),
        (
            tuple("x" if word == "50,69" else "commune" if word == "Communes" else word for word in ORGANISATION),
            "« x » n'est pas un nombre.",
        ),
        (
            tuple("12" if word == "215905126" else "commune" if word == "Communes" else word for word in ORGANISATION),
            ('« 12 » n\'a pas la forme attendue. Un SIREN compte neuf chiffres, entre guillemets : "215903501".'),
        ),
    ],
)
def test_a_term_that_can_not_stand_is_refused_and_nothing_is_written(
    here: Mini, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
):
    before = {path: path.read_bytes() for path in (here.root / "data").rglob("*.yml")}
    assert new.main(list(arguments)) == 1
    assert capsys.readouterr().err == f"{message}\n"
    assert {path: path.read_bytes() for path in (here.root / "data").rglob("*.yml")} == before


def test_close_terms_are_proposed_first_and_one_may_be_kept(
    here: Mini, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    typed(monkeypatch, "Managements", "2", "1")
    before = (here.root / "data/themes.yml").read_bytes()
    assert new.main(["theme"]) == 0
    said = capsys.readouterr().out
    assert (
        "Des termes proches existent :\n    1. Management (management) : Diriger.\n" in said
        and "répondez par un numéro, de 1 à 1, ou par Entrée." in said
        and "Rien n'est écrit : servez-vous de « management »." in said
    )
    assert (here.root / "data/themes.yml").read_bytes() == before


def test_an_identifier_names_its_own_term_before_any_label(here: Mini):
    here.write(
        "data/themes.yml",
        """\
        fleuves: {label: Eau, definition: D.}
        eau: {label: Assainissement, definition: D.}
        management: {label: Management, definition: D., synonyms: [diriger]}
        """,
    )
    assert new.main(["eau, Diriger" if word == "management" else word for word in FICHE]) == 0
    text = (here.root / "docs/projets/essai/deux.md").read_text(encoding="utf-8")
    assert "themes:\n  - eau\n  - management\n" in text


def test_a_new_method_stands_after_the_last_of_its_family(here: Mini):
    here.write("data/familles.yml", "a: {label: A, definition: D.}\nb: {label: B, definition: D.}\n")
    here.write(
        "data/methodes.yml",
        "".join(
            f"{id_}:\n  label: {id_}\n  family: {family}\n  definition: D.\n  when: Q.\n"
            for id_, family in (("un", "a"), ("deux", "a"), ("trois", "b"))
        ),
    )
    assert new.main(["methode", "--nom", "Neuf", "--famille", "a"]) == 0
    text = (here.root / "data/methodes.yml").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line[:1].isalpha()] == ["un:", "deux:", "neuf:", "trois:"]


@pytest.mark.parametrize(
    "name, close",
    [("Manager", ["management"]), ("Temps libre", ["horaires"]), ("Lieu pour tous", []), ("Organisation", [])],
    ids=["presque le même mot", "un mot long en commun", "un mot court en commun", "rien de commun"],
)
def test_terms_are_close_by_their_spelling_or_a_long_word(
    here: Mini, capsys: pytest.CaptureFixture[str], name: str, close: list[str]
):
    here.write(
        "data/themes.yml",
        """\
        management: {label: Management, definition: D.}
        horaires: {label: Organiser pour une équipe le temps de travail, definition: D.}
        """,
    )
    assert new.main(["theme", "--nom", name]) == 0
    said = capsys.readouterr().out
    assert [id_ for id_ in ("management", "horaires") if f" ({id_}) : D.\n" in said] == close


def test_a_term_is_asked_for_word_by_word(here: Mini, monkeypatch: pytest.MonkeyPatch):
    typed(monkeypatch, "Débat mouvant", "", "débat dansé", "participer", "", "")
    assert new.main(["methode"]) == 0
    assert "debat-mouvant:" in (here.root / "data/methodes.yml").read_text(encoding="utf-8")


def test_a_faulty_term_can_not_be_used(here: Mini, capsys: pytest.CaptureFixture[str]):
    here.replace("short: Lille", "court: Lille", "data/organisations.yml")
    assert new.main(list(FICHE)) == 1
    assert (
        capsys.readouterr().err
        == "« ville-de-lille » est fautif (data/organisations.yml:1) : corrigez-le d'abord, « verifier » dit comment.\n"
    )


def test_terms_that_can_not_be_read_are_told_once_rather_than_called_unknown(
    here: Mini, capsys: pytest.CaptureFixture[str]
):
    here.write("data/methodes.yml", "ateliers: [\n")
    assert new.main(FICHE) == 1
    assert capsys.readouterr().err == "data/methodes.yml ne peut pas être lu : « verifier » dit pourquoi.\n"


def test_a_latitude_of_the_south_is_a_value(here: Mini):
    words = {"50,69": "-20,8789", "3.17": "\u221255,4", "Communes": "commune", "215905126": '"215 905 126"'}
    assert new.main([words.get(word, word) for word in ORGANISATION]) == 0
    written = (here.root / "data/organisations.yml").read_text(encoding="utf-8")
    assert "lat: -20.8789\n" in written and 'siren: "215905126"' in written


@pytest.mark.parametrize(
    "arguments, place",
    [
        (("theme", "--nom", "Eau"), "sous « themes », dans la fiche qui en a besoin"),
        (("methode", "--nom", "Vote", "--famille", "participer"), "sous « method », dans la fiche qui en a besoin"),
        (("famille", "--nom", "Voter"), "sous « family », dans data/methodes.yml"),
        (("collectivite", "--nom", "Région", "--pluriel", "Régions"), "sous « kind », dans data/organisations.yml"),
    ],
)
def test_a_new_term_is_told_where_to_cite_it(
    here: Mini, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], place: str
):
    assert new.main(list(arguments)) == 0
    assert f" {place} (un terme que personne" in capsys.readouterr().out


def test_a_word_that_is_taken_is_asked_again_at_once(here: Mini, monkeypatch: pytest.MonkeyPatch):
    typed(monkeypatch, "Eau", "", "ateliers", "assainissement", "L'eau.")
    assert new.main(["theme"]) == 0
    assert "synonyms:\n    - assainissement\n" in (here.root / "data/themes.yml").read_text(encoding="utf-8")
