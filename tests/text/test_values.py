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
