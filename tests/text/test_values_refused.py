"""What YAML would read otherwise than it was typed is refused: numbers, quotes, colons, what nests without end."""

from __future__ import annotations

import pytest

from tests.text.test_values import messages


def test_an_anchor_and_its_alias_are_both_told():
    assert messages("a: &x texte\nb: *x\n") == [
        (
            "x.md:2  a : « &x » est perdu : YAML y lit une ancre, non du texte. Mettez tout le texte entre guillemets"
            " droits, ou retirez ce mot."
        ),
        "x.md:3  b : les renvois YAML (& et *) ne sont pas admis. Recopiez la valeur.",
    ]


@pytest.mark.parametrize(
    "written, read_as",
    [
        ("01000", "un nombre en base 8, 16 ou 60"),
        ("12:30", "un nombre en base 8, 16 ou 60"),
        ("0x1F", "un nombre en base 8, 16 ou 60"),
        ("1_000", "un nombre en base 8, 16 ou 60"),
        ("no", "vrai ou faux"),
        ("Yes", "vrai ou faux"),
        ("off", "vrai ou faux"),
        ("~", "une valeur vide"),
        (".5", "un nombre décimal en notation savante ou en base 60"),
        ("2018-02-03 10:00:00", "une date et une heure"),
        ("=", "une valeur par défaut"),
    ],
)
def test_what_yaml_would_turn_into_something_else_is_refused(written: str, read_as: str):
    assert messages(f"a: {written}\n") == [
        f"x.md:2  a : « {written} » sans guillemets serait lu par YAML comme {read_as}. "
        f'Écrivez "{written}" pour un texte ; un nombre s\'écrit sans zéro initial ni séparateur, oui ou non « true »'
        " ou « false »."
    ]


_HARD = (
    "une espace insécable sert de retrait, ou touche le « : » ou le « - » ; YAML n'admet là que l'espace ordinaire."
    " Effacez-la et retapez-la avec la barre d'espace ; si la ligne est un texte, mettez-le tout entier entre"
    " guillemets droits."
)

_CLOSED = (
    "un guillemet ou une apostrophe ferme le texte avant sa fin. Mettez tout le texte entre guillemets droits doubles ;"
    " à l'intérieur, citez entre « et »."
)

_WORD = "le texte est entre guillemets de Word, qui s'imprimeraient."


@pytest.mark.parametrize(
    "text",
    [
        'a: "« Un texte »"\n',
        "a: « Un » et « deux »\n",
        "a: Un « mot »\n",
        "a: 'L''équipe'\n",
        "a: [\"b\", 'c']\n",
        'a: "b"  # note\n',
        "a: {b: 'c', d: \"e\"}\n",
    ],
)
def test_sound_quotes_pass(text: str):
    assert messages(text) == []


@pytest.mark.parametrize(
    "text, message",
    [
        pytest.param(
            "a: 1\npart:organisation\nb: 2\n",
            "x.md:3  part : une espace manque après « : ». Écrivez : part: organisation",
            id="clé-sans-espace",
        ),
        pytest.param(
            "m:\n  - a\n  -Donner\nb: 2\n",
            "x.md:4  une espace manque après le « - » de la liste. Écrivez : - Donner",
            id="élément-sans-espace",
        ),
        pytest.param(
            "m:\n  - a\n  – Chercher\n  - b\n",
            "x.md:4  « – » n'ouvre pas un élément de liste. Écrivez, avec le tiret du clavier : - Chercher",
            id="demi-cadratin",
        ),
        pytest.param(
            "m:\n  -Donner\n  - b\n",
            "x.md:3  m : une espace manque après le « - » de la liste. Écrivez : - Donner - b",
            id="premier-élément-sans-espace",
        ),
        pytest.param(
            "m:\n  • Donner\n  • b\n",
            "x.md:3  m : « • » n'ouvre pas un élément de liste. Écrivez, avec le tiret du clavier : - Donner • b",
            id="puces-collées",
        ),
        pytest.param("a: 'L'équipe'\n", f"x.md:2  a : {_CLOSED}", id="apostrophe-entre-apostrophes"),
        pytest.param('m:\n  - "Un "kit" utile"\n', f"x.md:3  {_CLOSED}", id="guillemets-dans-des-guillemets"),
        pytest.param(
            "a: “Un texte”\n",
            f'x.md:2  a : {_WORD} Écrivez : "Un texte" ; s\'ils citent quelqu\'un : "« Un texte »".',
            id="guillemets-de-word",
        ),
        pytest.param(
            "a: «\u00a0Un texte\u00a0»\n",
            f'x.md:2  a : {_WORD} Écrivez : "Un texte" ; s\'ils citent quelqu\'un : "« Un texte »".',
            id="guillemets-français-de-word",
        ),
        pytest.param(
            "a: “Un : texte”\n",
            "x.md:2  a : le texte « Un : texte » contient « : » sans guillemets, que YAML lit comme une clé. Écrivez :"
            ' a: "Un : texte"',
            id="guillemets-de-word-et-deux-points",
        ),
        pytest.param(
            "a: 1\nPartie\nb: 2\n",
            "x.md:3  « Partie » n'est ni une clé suivie de « : », ni un élément de liste. Écrivez « clé: valeur » ;"
            " pour la suite du texte précédent, mettez la ligne en retrait de deux espaces.",
            id="clé-seule",
        ),
        pytest.param(
            "a: 1\n<<<<<<< HEAD\nb: 2\n",
            "x.md:3  une marque de conflit Git est restée dans le fichier. "
            "Gardez l'une des deux versions et retirez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
            id="conflit",
        ),
        pytest.param("title:\u00a0x\nb: 2\n", f"x.md:2  {_HARD}", id="insécable-après"),
        pytest.param("title\u00a0: x\n", f"x.md:2  title : {_HARD}", id="insécable-avant"),
        pytest.param("m:\n\u202f - a\nb: 2\n", f"x.md:3  {_HARD}", id="insécable-en-retrait"),
        pytest.param("\u00a0\u00a0a: 1\n", f"x.md:2  a : {_HARD}", id="insécable-devant-la-clé"),
    ],
)
def test_a_fault_is_told_at_its_own_line(text: str, message: str):
    assert messages(text) == [message]


def test_all_the_unquoted_colons_of_a_header_come_out_at_once():
    assert [message.split("  ")[0] for message in messages("a: un : deux\nb: clair\nc: trois : quatre\n")] == [
        "x.md:2",
        "x.md:4",
    ]


def test_an_alias_bomb_is_refused_at_once():
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n" for i in range(1, 30)
    )
    assert all("renvois YAML" in message or "une ancre" in message for message in messages(bomb))


_DEEP = "plus de 12 niveaux de retrait. Si ces crochets sont du texte, mettez-le tout entier entre guillemets droits."


@pytest.mark.parametrize(
    "text, line",
    [
        ("t: é\na: " + "[" * 100_000 + "\n", 3),
        ("a: " + "[" * 40 + "]" * 40 + "\n", 2),
        ("- " * 100_000 + "x\n", 2),
        ("? " * 50_000 + "x\n", 2),
        ("a: " + "{a: " * 50_000, 2),
        ("a: " + "[a, " * 50_000, 2),
        ("a:\n" + "  [\n" * 100_000, 26),
        ("".join(" " * rank + "a:\n" for rank in range(600)), 26),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_nests_without_end_is_refused_before_it_is_composed(text: str, line: int):
    assert messages(text) == [f"x.md:{line}  {_DEEP}"]


def test_thirteen_levels_are_told_with_their_key():
    assert messages("a:\n  b: " + "[" * 14 + "]" * 14 + "\n") == ["x.md:3  a.b" + "[1]" * 11 + f" : {_DEEP}"]


def test_brackets_between_quotes_are_text():
    assert messages(f'a: "{"[" * 1000}"\n') == []
