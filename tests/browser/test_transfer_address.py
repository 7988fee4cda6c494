"""What the transfer check keeps in its address and tells in a letter: the pure rules of `rule.js`."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

KNOWN = {
    "conditions": ["a", "b", "c"],
    "kinds": ["commune"],
    "sizes": ["petite"],
    "projects": ["un/lille", "un/cergy", "deux/cergy"],
    "themes": ["habitat"],
    "methods": ["ateliers"],
}


@pytest.mark.parametrize(
    "search, expected",
    [
        ("", ""),
        ("?oui=a&oui=b&non=c", "?oui=a&oui=b&non=c"),
        ("?non=c&oui=b", "?oui=b&non=c"),
        ("?oui=a&non=a", "?non=a"),
        ("?p=lille", "?p=un/lille"),
        ("?p=un%2Flille&p=un/lille", "?p=un/lille"),
        ("?p=cergy", ""),
        ("?p=nulle-part&methode=rien&oui=x&taille=y&collectivite=z", ""),
        (
            "?collectivite=commune&taille=petite&methode=ateliers",
            "?methode=ateliers&collectivite=commune&taille=petite",
        ),
        ("?theme=habitat&theme=rien&p=lille", "?p=un/lille&theme=habitat"),
        ("?pres=47.22,-1.55&oui=a", "?pres=47.22,-1.55&oui=a"),
        ("?pres=-21.1,55.5~&taille=petite", "?taille=petite&pres=-21.1,55.5~"),
        ("?pres=ici&oui=a", "?oui=a"),
    ],
    ids=[
        "rien",
        "réponses",
        "ordre",
        "contradiction",
        "fiche seule",
        "fiche deux fois",
        "fiche ambiguë",
        "inconnus",
        "qui et méthode",
        "thème",
        "près d'une commune",
        "près d'une commune mal placée",
        "nulle part",
    ],
)
def test_an_address_is_read_and_written_again(rule, search: str, expected: str):
    assert rule("(search, known) => rule.written(rule.read(search, known))", search, KNOWN) == (expected or "?")


def test_what_fits_a_page_stops_at_the_first_that_does_not(rule):
    items = [{"name": name, "lines": lines} for name, lines in (("a", 2), ("b", 3), ("c", 1))]
    assert rule(
        "(items) => [4, 5, 6].map((lines) => rule.fitting(items, lines).kept.map((item) => item.name).join(''))", items
    ) == ["a", "ab", "abc"]


def test_a_letter_tells_the_first_three_and_the_address_and_holds_any_sign(rule):
    said = rule(
        """async (names) => {
            const { letter } = await import('/assets/javascripts/transfer/letter.js');
            const results = rule.ranked(names.map((name) => ({ name, title: `${name} & co`, conditions: ['a'] })),
                new Map(), {});
            return letter({ results, who: 'commune, 20 000 à 49 999 habitants', address: 'https://a.fr/?oui=a&non=b' });
        }""",
        ["Lille", "Cergy", "Dijon", "Albi"],
    )
    assert said.startswith("mailto:?subject=") and said.count("&") == 1
    body = re.sub(r"[\u00a0\u202f]", " ", unquote(said.partition("&body=")[2]))
    assert body.split("\r\n\r\n") == [
        "Notre collectivité : commune, 20 000 à 49 999 habitants.",
        "1. Albi : Albi & co. 1 condition à vérifier.",
        "2. Cergy : Cergy & co. 1 condition à vérifier.",
        "3. Dijon : Dijon & co. 1 condition à vérifier.",
        "Avec nos réponses : https://a.fr/?oui=a&non=b",
    ]
