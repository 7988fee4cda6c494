"""Signs that nobody sees: dropped where the text stays as it was meant, told where it would not."""

from __future__ import annotations

import time
import unicodedata

import pytest

from macros.catalogue.families import EDITION, THEME
from macros.text.signs import CONTROL, CUT_WORD, DIRECTION, NOT_FOLLOWED, on_one_line, visible
from macros.text.yaml.values import read_values
from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"


@pytest.mark.parametrize(
    "text, meant",
    [
        pytest.param(unicodedata.normalize("NFD", "Évaluer à Œuilly"), "Évaluer à Œuilly", id="accents-décomposés"),
        pytest.param("e\u200b\u0301lu", "élu", id="accent-séparé"),
        pytest.param("xylo\u00adphone", "xylophone", id="césure"),
        pytest.param("xylo\u00ad", "xylo", id="césure-finale"),
        pytest.param("a \u00ad\nb 3\u00ad\nc", "a \nb 3\nc", id="césure-sans-mot"),
        pytest.param("xylo\x1fphone", "xylophone", id="césure-de-Word"),
        pytest.param("porte\x1eparole", "porte\u2011parole", id="trait-d'union-de-Word"),
        pytest.param("gui\u200bchet\u2060 \ufeffla\u180e", "guichet la", id="sans-chasse"),
        pytest.param("gui\u200dchet\u200c, a\ufe0f", "guichet, a", id="liants-sans-objet"),
        pytest.param("🏳\ufe0f\u200d🌈, می\u200cخواهم", "🏳\ufe0f\u200d🌈, می\u200cخواهم", id="liants-utiles"),
        pytest.param("\u202a+33 6 12\u202c, \u200e\u2068Lille\u2069", "+33 6 12, Lille", id="de-gauche-à-droite"),
        pytest.param("c\u200e!\nשלום\u200e!", "c!\nשלום\u200e!", id="marque-utile"),
        pytest.param("l\u0092agent\u0085 \u0093cœur\u0094", "l’agent… “cœur”", id="windows-1252"),
        pytest.param("\uf0b7\ta\n\uf0a7\tb", "•\ta\n▪\tb", id="puces-de-Word"),
        pytest.param("a\u2800b\u3164c", "a b c", id="faux-blancs"),
        pytest.param("\f## Titre\na\fb", "## Titre\na b", id="saut-de-page"),
        pytest.param("a\u2029b", "a\u2028b", id="fin-de-paragraphe"),
        pytest.param("a\tb\u00a0c\u202fd\ve\n", "a\tb\u00a0c\u202fd\ve\n", id="blancs-gardés"),
    ],
)
def test_a_sign_that_nobody_sees_is_dropped_where_it_says_nothing(text: str, meant: str):
    assert visible(text) == (meant, [])


@pytest.mark.parametrize(
    "sign", ["\x00", "\x02", "\x08", "\r", "\x1b", "\x7f", "\x81", "\ud800", "\ufdd0", "\uffff", "\U0001fffe"]
)
def test_a_sign_that_commands_or_breaks_a_file_is_told(sign: str):
    assert visible(f"a\nb{sign}c{sign}") == ("a\nbc", [(1, CONTROL(sign=f"{ord(sign):04X}"))])


@pytest.mark.parametrize("sign", ["\u202b", "\u202d", "\u202e", "\u2067"])
def test_a_sign_that_turns_the_direction_of_reading_is_told(sign: str):
    assert visible(f"{sign}gro.live\u2069")[1] == [(0, DIRECTION(sign=f"{ord(sign):04X}"))]


def test_an_embedding_is_told_where_both_directions_meet():
    assert visible("שלום \u2066a\u2069")[1] == [(0, DIRECTION(sign="2066"))]


@pytest.mark.parametrize("sign", ["\ufffc", "\ufffd"])
def test_what_a_copy_lost_is_told(sign: str):
    assert visible(f"a{sign}b") == ("ab", [(0, NOT_FOLLOWED(sign=f"{ord(sign):04X}"))])


@pytest.mark.parametrize("after", ["\nphone", "\n> phone", " \n  phone"])
def test_a_word_cut_at_the_end_of_a_line_is_told(after: str):
    assert visible(f"Le xylo\u00ad{after}") == (f"Le xylo{after}", [(0, CUT_WORD(word="xylo"))])


def test_a_line_tells_one_sign_and_each_line_its_own():
    lines = "a\x02\x03\nb\n\u202ec\ufffc"
    assert [(line, finding.kind) for line, finding in visible(lines)[1]] == [(0, CONTROL), (2, DIRECTION)]


@pytest.mark.parametrize(
    "text", ["x" * 200_000 + "\x02", "\x02\n" * 100_000, "x\u00ad \n" * 50_000, "\u202a \u05d0" * 99_999]
)
def test_the_longest_texts_are_read_at_once(text: str):
    start = time.process_time()
    visible(text)
    assert time.process_time() - start < 2


def test_a_file_that_is_no_text_is_told_a_thousand_times_at_most():
    assert len(visible("\x02\n" * 5_000)[1]) == 1_000


def test_a_value_has_no_break_of_its_own():
    assert on_one_line("a\vb\u2028c") == "a b c"


@pytest.mark.parametrize(
    "written, meant",
    [
        (r'"gui\u200bchet"', "guichet"),
        (r'"e\u0301lu"', "élu"),
        (r'"a\x0bb\Lc"', "a b c"),
        ('"a\vb\u2028c"', "a b c"),
        ("a\vb\u2028c", "a b c"),
    ],
)
def test_a_value_is_read_so_however_yaml_writes_it(written: str, meant: str):
    values, problems = read_values(f"a: {written}\n", "x.md")
    assert (values and values.data, problems) == ({"a": meant}, ())


@pytest.mark.parametrize(
    "escaped, kind", [(r"\x02", CONTROL), (r"\e", CONTROL), (r"\0", CONTROL), (r"\u202e", DIRECTION)]
)
def test_a_value_that_can_not_be_is_told_at_its_line_and_key(escaped: str, kind: object):
    values, problems = read_values(f'a: 1\nm:\n  - b: "x{escaped}y"\n', "x.md")
    assert [(problem.line, problem.field, problem.kind) for problem in problems] == [(3, "m[1].b", kind)]
    assert values and values.data["m"][0] == {"b": "xy"}


def test_an_escaped_key_is_read_so_too():
    values, _ = read_values('"ti\\u200btle": x\n', "x.md")
    assert values and values.data == {"title": "x"}


@pytest.mark.parametrize(
    "entity", ["&#x202E;", "&#8203;", "&shy;", "&zwnj;", "&#2;", "&#0;", "&#x301;", "&#xFFFE;", "&lrm;"]
)
@pytest.mark.parametrize("path, line", [(FILE, 32), ("docs/matrice.md", 3)])
def test_a_sign_written_by_its_number_is_told(mini: Mini, path: str, line: int, entity: str):
    mini.write("docs/matrice.md", "# Matrice\n\nUn texte.\n")
    mini.replace("Un texte.", f"Un texte {entity}, `du &shy; code`.", path)
    assert mini.messages() == [
        f"{path}:{line}  « {entity} » écrit un signe qu'on ne voit pas, ou un accent détaché de sa lettre. Retirez-le ;"
        " une lettre accentuée se tape telle quelle."
    ]


@pytest.mark.parametrize(
    "entity", ["&nbsp;", "&#160;", "&thinsp;", "&lt;", "&#233;", "&eacute;", "&#146;", "&inconnu;"]
)
def test_a_sign_that_shows_may_be_written_so(mini: Mini, entity: str):
    mini.replace("Un texte.", f"Un te{entity}xte.")
    assert mini.messages() == []


@pytest.mark.parametrize("title", ["\u200b", r"\u200b", r"\u3164\u2060", "\u00ad\u202c", r"\u2800"])
def test_a_title_that_nobody_would_see_is_empty(mini: Mini, title: str):
    mini.replace("title: Écouter les agents", f'title: "{title}"')
    assert [message.split(" : ")[0] for message in mini.messages()] == [f"{FILE}:2  title"]


@pytest.mark.parametrize(
    "path, old, line",
    [
        (FILE, "Un texte.", 32),
        (FILE, "L'équipe écoute", 3),
        ("data/themes.yml", "Diriger.", 3),
        ("data/editions/essai.yml", "Un recueil", 1),
    ],
)
def test_every_file_is_read_so(mini: Mini, path: str, old: str, line: int):
    mini.replace(old, "\u200bE\u0301lus \u202eici", path)
    assert [message.split("  ")[0] for message in mini.messages()] == [f"{path}:{line}"]
    mini.replace("\u202e", "", path)
    catalogue = mini.catalogue()
    project = catalogue.projects[0]
    records = [subject.record for family in (EDITION, THEME) for subject in catalogue.family(family)]
    assert "Élus ici" in f"{project.fiche.brief} {catalogue.bodies[project]} {records}"


def test_all_the_faults_of_a_file_come_out_with_those_of_its_signs(mini: Mini):
    mini.replace("Un texte.", "Un \x02texte.")
    mini.replace("part: organisation", "part: organisatoin")
    assert [message.split("  ")[0] for message in mini.messages()] == [f"{FILE}:4", f"{FILE}:32"]
