"""Reading YAML: what is let through, and every slip with its own message at its line."""

from __future__ import annotations

import datetime

import pytest

from macros.text.yaml.values import field_name, read_values


def messages(text: str) -> list[str]:
    return [str(problem) for problem in read_values(text, "x.md", 2)[1]]


def test_scalars_are_what_a_contributor_expects():
    values, problems = read_values(
        'a: 1607\nb: 44.2\nc: true\nd:\ne: 2017-11-15\nf: Oui\ng: "01000"\nh: 1 607\n', "x.md"
    )
    assert problems == ()
    assert values.data == {
        "a": 1607,
        "b": 44.2,
        "c": True,
        "d": None,
        "e": datetime.date(2017, 11, 15),
        "f": "Oui",
        "g": "01000",
        "h": "1 607",
    }


def test_every_key_and_item_keeps_its_line():
    values, _ = read_values("a: 1\nb:\n  - c: 2\n    d: 3\n  - e\n", "x.md", 2)
    assert [values.line(at) for at in (("a",), ("b",), ("b", 0, "c"), ("b", 0, "d"), ("b", 1))] == [2, 3, 4, 5, 6]


def test_a_key_that_is_not_there_has_the_line_of_what_should_hold_it():
    values, _ = read_values("a:\n  b: 1\n", "x.md", 2)
    assert values.line(("a", "absent")) == 2


def test_values_can_not_be_changed_by_accident():
    values, _ = read_values("a: [1, 2]\n", "x.md")
    assert values.data["a"] == (1, 2)


def test_items_are_counted_from_one():
    assert field_name(("method", 2, "id")) == "method[3].id"


@pytest.mark.parametrize(
    "text, message",
    [
        pytest.param(
            "title: Lille : une ville\n",
            "x.md:2  title : le texte « Lille : une ville » contient « : » sans guillemets, que YAML lit comme une clé."
            ' Écrivez : title: "Lille : une ville"',
            id="deux-points",
        ),
        pytest.param(
            "a: 1\n\tb: 2\n",
            "x.md:3  une tabulation sert de retrait ; YAML n'admet que des espaces. Remplacez-la par deux espaces par"
            " niveau.",
            id="tabulation",
        ),
        pytest.param(
            "a: 1\na: 2\n",
            "x.md:3  a : la clé « a » figure deux fois (déjà ligne 2). Gardez-en une seule.",
            id="clé-doublée",
        ),
        pytest.param(
            "a: *gras* et le reste\n",
            "x.md:2  une valeur commence par « * », que YAML lit comme un renvoi. Mettez le texte entre guillemets"
            " droits.",
            id="astérisque",
        ),
        pytest.param(
            "a:\n  <<: {b: 1}\n",
            "x.md:3  a : la fusion YAML « << » n'est pas admise. Recopiez les valeurs.",
            id="fusion",
        ),
        pytest.param(
            "a: !!python/name:os.system x\n",
            "x.md:2  a : l'étiquette YAML « tag:yaml.org,2002:python/name:os.system » n'est pas admise. Retirez-la.",
            id="étiquette",
        ),
        pytest.param(
            'a: "ouvert\nb: 2\n',
            "x.md:2  a : le guillemet qui ouvre « ouvert » n'est pas refermé. Ajoutez « \" » à la fin du texte.",
            id="guillemet",
        ),
        pytest.param(
            "a: @x\n",
            "x.md:2  a : un texte commence par un signe réservé de YAML (@, `, %, virgule, ], }, ? ou tabulation)."
            " Mettez le texte entre guillemets droits.",
            id="signe-réservé",
        ),
        pytest.param(
            "a: [1, 2\nb: 3\n",
            "x.md:2  a : la liste « [1, 2 » n'est pas refermée. Ajoutez « ] » à sa fin ; si c'est un texte, mettez-le"
            " entre guillemets droits.",
            id="crochet",
        ),
        pytest.param(
            "? [a]\n: b\n", "x.md:2  une clé doit être un mot. Vérifiez crochets et accolades.", id="clé-composée"
        ),
        pytest.param(
            "e: 2018-02-30\n",
            "x.md:2  e : « 2018-02-30 » n'est pas une date du calendrier. Écrivez AAAA-MM-JJ, par exemple 2017-11-15.",
            id="date-fausse",
        ),
    ],
)
def test_a_slip_has_its_own_message(text: str, message: str):
    assert messages(text) == [message]


_QUOTES = "Mettez tout le texte entre guillemets droits"
_HASH = f"après une espace, YAML lit « # » comme un commentaire. {_QUOTES} ; un commentaire s'écrit seul sur sa ligne."
_ALIGN = "Alignez la ligne sur celles de même niveau, ou mettez tout le texte entre guillemets droits."


@pytest.mark.parametrize(
    "text, message",
    [
        pytest.param("title: Partager #1 du pôle\n", f"x.md:2  title : « #1 du pôle » est perdu : {_HASH}", id="dièse"),
        pytest.param("title: #1 du pôle\n", f"x.md:2  title : « #1 du pôle » est perdu : {_HASH}", id="dièse-seul"),
        pytest.param(
            "a:\n  - é\n  - le lot #2\n", f"x.md:4  a[2] : « #2 » est perdu : {_HASH}", id="dièse-dans-une-liste"
        ),
        pytest.param("a: 50 # environ\n", f"x.md:2  a : « # environ » est perdu : {_HASH}", id="dièse-après-un-nombre"),
        pytest.param("a: un texte\n  plié #3\n", f"x.md:3  a : « #3 » est perdu : {_HASH}", id="dièse-plus-bas"),
        pytest.param(
            "title: &t Partager\n",
            f"x.md:2  title : « &t » est perdu : YAML y lit une ancre, non du texte. {_QUOTES}, ou retirez ce mot.",
            id="esperluette",
        ),
        pytest.param(
            "&t title: Partager\n",
            f"x.md:2  « &t » est perdu : YAML y lit une ancre, non du texte. {_QUOTES}, ou retirez ce mot.",
            id="esperluette-avant-la-clé",
        ),
        pytest.param(
            "title: ! Partager\n",
            f"x.md:2  title : « ! » est perdu : YAML y lit une étiquette, non du texte. {_QUOTES}, ou retirez ce mot.",
            id="exclamation",
        ),
        pytest.param(
            "a:\n  - Chercher\n    - Donner\n",
            f"x.md:4  a[1] : cet élément de liste est en retrait du texte précédent, et YAML l'y colle. {_ALIGN}",
            id="élément-collé",
        ),
        pytest.param(
            "a:\n  - Chercher\n   -Donner\n",
            f"x.md:4  a[1] : cet élément de liste est en retrait du texte précédent, et YAML l'y colle. {_ALIGN}",
            id="élément-collé-sans-espace",
        ),
        pytest.param(
            "a: Lille\n  part:organisation\n",
            f"x.md:3  a : la clé « part » est en retrait du texte précédent, et YAML l'y colle. {_ALIGN}",
            id="clé-collée",
        ),
    ],
)
def test_nothing_of_a_text_is_lost_or_joined_in_silence(text: str, message: str):
    assert messages(text) == [message]


@pytest.mark.parametrize(
    "text",
    [
        "# seule\na: 1\n  # en retrait\nb: 2\n",
        'a: "Partager #1"  # entière\n',
        "a: C#\n",
        "a:  # une note\n",
        "a:  # une liste\n  - b\n",
        "a: [b, c] # entière\n",
        "a: un texte\n  plié, https://exemple.fr\n",
        "a: R&D\n",
        "a: >\n  un #1\n  - deux\n",
        "a: du texte\n  https://exemple.fr\n",
    ],
)
def test_comments_that_cut_nothing_and_folded_texts_pass(text: str):
    assert messages(text) == []


@pytest.mark.parametrize(
    "written, digits",
    [("9" * 5000, 5000), ("9" * 400 + ".0", 401), ("0.1234567890123456", 17), ("-1234567890123456", 16)],
)
def test_a_number_too_long_to_be_kept_is_refused(written: str, digits: int):
    assert messages(f"a: {written}\n") == [
        f"x.md:2  a : le nombre compte {digits} chiffres ; le maximum est de 15. Arrondissez-le, ou mettez-le entre"
        " guillemets droits si c'est un texte."
    ]


def test_a_number_of_fifteen_digits_is_kept():
    assert read_values("a: -123456789012345\nb: 0.12345678901234\n", "x.md")[0].data == {
        "a": -123456789012345,
        "b": 0.12345678901234,
    }
