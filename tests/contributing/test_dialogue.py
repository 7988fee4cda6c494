"""`recueil.py nouveau` asks as a colleague would: nothing that it can look up, each answer checked at once, nothing
lost; what is missing is made on the way.
"""

from __future__ import annotations

import re

import pytest

from macros.commands import new
from macros.contributing.new_edition import cleaned
from tests.mini import Mini

ORGANISATIONS = "data/organisations.yml"
FICHE = "docs/projets/essai/roubaix.md"


@pytest.fixture
def here(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> Mini:
    """The miniature project with a few territories, where the command writes."""
    mini.territories()
    monkeypatch.setattr(new, "ROOT", mini.root)
    return mini


class Typist:
    """Answers the questions in order, and keeps them; then stops the command as Ctrl-C or the end of the input does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.questions: list[str] = []
        self._patch = monkeypatch

    def types(self, *answers: str, end: type[BaseException] = AssertionError) -> None:
        waiting = iter(answers)

        def read(question: str) -> str:
            try:
                answer = next(waiting)
            except StopIteration:
                raise end(question) from None
            self.questions.append(question)
            return answer

        self.questions.clear()
        self._patch.setattr("builtins.input", read)


@pytest.fixture
def typist(monkeypatch: pytest.MonkeyPatch) -> Typist:
    return Typist(monkeypatch)


def text(here: Mini, path: str = ORGANISATIONS) -> str:
    return (here.root / path).read_text(encoding="utf-8")


# — A commanditaire —


def test_what_the_official_codes_say_is_not_asked(here: Mini, typist: Typist, capsys: pytest.CaptureFixture[str]):
    typist.types("")
    assert new.main(["organisation", "Roubaix"]) == 0
    assert len(typist.questions) == 1 and "/commanditaires/" in typist.questions[0]
    assert "Roubaix : commune, Nord, Hauts-de-France, 98" in capsys.readouterr().out
    for line in (
        "ville-de-roubaix:\n",
        'name: "Ville de Roubaix"\n',
        'official_code: "59512"\n',
        'siren: "215905126"\n',
        "lat: 50.6942\n",
        "value: 98828\n",
    ):
        assert line in text(here)
    assert all("aucune fiche n'utilise" in message for message in here.messages())


@pytest.mark.parametrize(
    "name, answers, lines",
    [
        ("Ville du Havre", [""], ["ville-du-havre:", 'name: "Ville du Havre"', 'short: "Le Havre"']),
        ("59100", [""], ["ville-de-roubaix:"]),
        ("Saint Denis (974)", [""], ['official_code: "97411"']),
        ("Saint-Denis", ["2", ""], ['official_code: "93066"']),
        ("Templeuve-en-Pévèle", ["50,63", "3.06", ""], ["lat: 50.63", 'name: "Ville de Templeuve-en-Pévèle"']),
        ("Nouméa", ["", ""], ['official_code: "98818"', "year: 2025"]),
        ("Collectivité territoriale de La Réunion", ["", ""], ["region-reunion:", 'official_code: "04"']),
        ("Grand Pévèle-Carembault", ["", "50,63", "3.06", ""], ["kind: communaute-de-communes"]),
        ("conseil départemental du Nord", ["225900018", ""], ["departement-du-nord:", "kind: departement"]),
        ("CC Pévèle-Carembault", ["", "50,63", "3.06", ""], ['name: "Communauté de communes Pévèle-Carembault"']),
        ("Métropole européenne de Lille", ["Roubaix", ""], ['seat: "Roubaix"', "kind: metropole"]),
    ],
)
def test_any_authority_is_found_by_its_name(
    here: Mini, typist: Typist, name: str, answers: list[str], lines: list[str]
):
    typist.types(*answers)
    assert new.main(["organisation", name]) == 0
    assert [line for line in lines if line not in text(here)] == []
    assert all("aucune fiche n'utilise" in message for message in here.messages())


def test_the_kind_of_an_authority_is_written_with_the_first_of_it(here: Mini, typist: Typist):
    typist.types("", "")
    assert new.main(["organisation", "Métropole européenne de Lille"]) == 0
    assert 'metropole:\n  label: "Métropole"\n  plural: "Métropoles"\n' in text(here, "data/collectivites.yml")


def test_homonyms_are_told_apart(here: Mini, typist: Typist):
    typist.types("1", "", "2", "")
    assert new.main(["organisation", "Saint-Denis"]) == 0
    assert new.main(["organisation", "Saint-Denis"]) == 0
    assert 'name: "Ville de Saint-Denis (Seine-Saint-Denis)"\n  short: "Saint-Denis (Seine-Saint-Denis)"' in text(here)
    assert all("aucune fiche n'utilise" in message for message in here.messages())


def test_a_known_commanditaire_is_kept(here: Mini, typist: Typist, capsys: pytest.CaptureFixture[str]):
    typist.types()
    assert new.main(["organisation", "Lille"]) == 0
    assert "servez-vous de « ville-de-lille »" in capsys.readouterr().out


def test_what_the_official_codes_do_not_hold_is_asked(here: Mini, typist: Typist, capsys: pytest.CaptureFixture[str]):
    typist.types(
        *("", "+ Syndicat mixte", "", "", "", ""),
        *("12", "215903501", "", "200023414", "Lile", "Lille", "", "9,5", "9", "2020", "Banatic", ""),
    )
    assert new.main(["organisation", "Syndicat des eaux"]) == 0
    said = capsys.readouterr().out
    for line in (
        "« Syndicat des eaux » n'est pas dans le Code officiel géographique : c'est un autre organisme, à décrire.",
        "« 12 » n'a pas la forme attendue.",
        "« Lile » n'est pas une commune connue. Noms proches : Lille.",
        "  une réponse est attendue.",
        "« 9,5 » n'est pas un nombre entier.",
    ):
        assert line in said
    assert 'kind: syndicat-mixte\n  official_code: "200023414"' in text(here)
    assert re.search(r"value: 9,? *\n? *year: 2020,? *\n? *source: \"?Banatic", text(here))
    assert 'syndicat-mixte:\n  label: "Syndicat mixte"\n' in text(here, "data/collectivites.yml")
    assert 'plural: "Syndicats mixtes"\n' in text(here, "data/collectivites.yml")


def test_digits_that_are_no_code_are_refused(here: Mini, capsys: pytest.CaptureFixture[str]):
    assert new.main(["organisation", "00000"]) == 1
    assert "« 00000 » n'est ni un code officiel, ni un code postal, ni un SIREN connus." in capsys.readouterr().err


def test_a_code_of_two_digits_is_that_of_the_area_which_is_named(here: Mini):
    assert new.main(["organisation", "--nom", "Région Normandie", "--code", "28", "--siege", "Le Havre"]) == 0
    assert 'name: "Région Normandie"' in text(here) and "kind: region" in text(here)


@pytest.mark.parametrize(
    "options, message",
    [
        (
            ("--code", "59100"),
            '« 59100 » est un code postal, non un code officiel. Écrivez le code officiel de Roubaix : "59512".',
        ),
        (("--code", "59350"), "« 59350 » est le code de Lille (Nord, Hauts-de-France), non de « Roubaix »."),
        (("--siren", "215905127"), "« 215905127 » n'est pas un numéro SIREN : un de ses chiffres est faux."),
    ],
)
def test_an_option_is_confronted_too(
    here: Mini, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], message: str
):
    before = text(here)
    assert new.main(["organisation", "--nom", "Roubaix", *options]) == 1
    assert (capsys.readouterr().err, text(here)) == (f"{message}\n", before)


# — A fiche —

WHOLE = ("Roubaix", "", "", "Voter", "", "1", "management", "1", "1", "")
"""The answers of a fiche whose commanditaire is new."""


def test_a_new_commanditaire_is_added_on_the_way(here: Mini, typist: Typist):
    typist.types(*WHOLE)
    assert new.main(["fiche"]) == 0
    assert "  organisation: ville-de-roubaix\n" in text(here, FICHE)
    assert all("ce texte reste à écrire" in message for message in here.messages())


def test_terms_are_shown_by_family_and_what_is_kept_is_said(
    here: Mini, typist: Typist, capsys: pytest.CaptureFixture[str]
):
    typist.types(*WHOLE[:6], "2", "Managemnt", "1", "workshop, 1", *WHOLE[8:])
    assert new.main(["fiche"]) == 0
    said = capsys.readouterr().out
    assert "  Faire participer\n    1. Ateliers : Travail en groupe.\n" in said
    assert "« 2 » n'est pas un numéro de la liste : de 1 à 1." in said
    assert "Vouliez-vous dire « Management » (1) ? Pour l'ajouter, écrivez : + Managemnt" in said
    assert "  Retenu : Ateliers.\n" in said


def test_a_new_term_is_added_on_the_way(here: Mini, typist: Typist):
    typist.types(*WHOLE[:6], "1, + Vote", "", "", "Choisir.", *WHOLE[7:])
    assert new.main(["fiche"]) == 0
    assert "themes:\n  - management\n  - vote\n" in text(here, FICHE)
    assert 'vote:\n  label: "Vote"\n  definition: "Choisir."\n' in text(here, "data/themes.yml")


def test_a_name_with_a_comma_is_one(here: Mini, typist: Typist):
    here.write(
        "data/themes.yml", "management: {label: M, definition: D.}\nage: {label: 'Âge, soin et vie', definition: D.}\n"
    )
    typist.types(*WHOLE[:6], "Âge, soin et vie, management", *WHOLE[7:])
    assert new.main(["fiche"]) == 0
    assert "themes:\n  - age\n  - management\n" in text(here, FICHE)


def test_two_projects_of_one_commanditaire_have_their_own_address(here: Mini, typist: Typist):
    typist.types("Lille", "Voter autrement le budget", "", *WHOLE[5:])
    assert new.main(["fiche"]) == 0
    assert (here.root / "docs/projets/essai/lille-voter-autrement.md").is_file()


@pytest.mark.parametrize("end", [KeyboardInterrupt, EOFError])
@pytest.mark.parametrize("count", range(1, len(WHOLE)))
def test_a_run_that_stops_is_taken_up_where_it_was(
    here: Mini, typist: Typist, capsys: pytest.CaptureFixture[str], end: type[BaseException], count: int
):
    typist.types(*WHOLE[:count], end=end)
    assert new.main(["fiche"]) == 1
    assert "Vos réponses sont gardées" in capsys.readouterr().err
    typist.types("oui", *WHOLE[count:])
    assert new.main(["fiche"]) == 0
    assert 'title: "Voter"' in text(here, FICHE) and "ville-de-roubaix" in text(here, FICHE)
    assert not [*(here.root / ".cache/nouveau").iterdir()]


def test_nothing_is_lost_of_a_run_that_is_not_taken_up_at_once(
    here: Mini, typist: Typist, capsys: pytest.CaptureFixture[str]
):
    typist.types("Roubaix", "", "", "Voter", end=KeyboardInterrupt)
    assert new.main(["fiche"]) == 1
    typist.types("peut-être", end=KeyboardInterrupt)
    assert new.main(["fiche"]) == 1
    typist.types("oui", end=KeyboardInterrupt)
    assert new.main(["fiche"]) == 1
    capsys.readouterr()
    typist.types(end=KeyboardInterrupt)
    assert new.main(["fiche"]) == 1
    left = "Une saisie interrompue attend :\n  Édition : essai\n  Commanditaire : ville-de-roubaix\n"
    assert capsys.readouterr().out.startswith(f"{left}  Titre de la fiche : Voter\n")


def test_what_was_typed_may_be_left(here: Mini, typist: Typist):
    typist.types("Roubaix", end=KeyboardInterrupt)
    assert new.main(["fiche"]) == 1
    typist.types("peut-être", "non", "Lille", "Voter", "autre", *WHOLE[5:])
    assert new.main(["fiche"]) == 0
    assert (here.root / "docs/projets/essai/autre.md").is_file()


def test_a_term_made_half_way_is_taken_up_too(here: Mini, typist: Typist):
    typist.types(*WHOLE[:6], "+ Vote", "", end=KeyboardInterrupt)
    assert new.main(["fiche"]) == 1
    typist.types("", "scrutin", "Choisir.", *WHOLE[7:])
    assert new.main(["fiche"]) == 0
    assert "themes:\n  - vote\n" in text(here, FICHE)


# — An edition —


@pytest.mark.parametrize(
    "typed, promotion, year",
    [
        ("Promotion Joséphine Baker (2026-2027)", "Joséphine Baker", "2027"),
        ("la promotion Simone Veil 2025–26", "Simone Veil", "2026"),
        ("Nina Simone", "Nina Simone", ""),
        ("Promotion 2026", "Promotion", "2026"),
    ],
)
def test_a_promotion_is_its_name(typed: str, promotion: str, year: str):
    assert cleaned(typed) == (promotion, year)


def test_the_year_is_asked_and_the_address_confirmed(here: Mini, typist: Typist):
    typist.types("26", "", "josephine-baker")
    assert new.main(["edition", "Promotion Joséphine Baker (2026-2027)"]) == 0
    assert 'promotion: "Joséphine Baker"\n' in text(here, "data/editions/josephine-baker.yml")
    assert "year: 2027\n" in text(here, "data/editions/josephine-baker.yml")
    assert "pour la vie [josephine-baker]" in typist.questions[2]


def test_a_promotion_has_one_edition(here: Mini, capsys: pytest.CaptureFixture[str]):
    assert new.main(["edition", "--promotion", "promotion Essai", "--annee", "2026"]) == 1
    assert capsys.readouterr().err == "la promotion « Essai » a déjà une édition : « essai ».\n"
