"""What the frame of a YAML text lacks: each fault at the line where it was made, however far below the parser stops."""

from __future__ import annotations

import pytest

from macros.text.yaml.values import read_values
from tests.mini import FICHE

HEADER = FICHE.split("\n---\n")[0].removeprefix("---\n")


def told(text: str) -> list[str]:
    """Return the line of each problem, from 1, and what is said of it, without the cure."""
    problems = sorted(read_values(text, "x", 1)[1])
    return [f"{problem.line} {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    "text, line, start",
    [
        ('a: "Un texte\nb: c\nd: [e]\nf:\n  - "g"\nh: "i"\n', 1, "le guillemet qui ouvre « Un texte »"),
        ("a: 'Lille\nb: c\nd: 'e'\n", 1, "le guillemet qui ouvre « Lille »"),
        ('a:\n  - "Écouter\n  - "Parler"\nb: c\n', 2, "le guillemet qui ouvre « Écouter »"),
        ('a: "Lille\nb: c"\nd: e\n', 1, "le guillemet qui ouvre « Lille »"),
        ('a: ["b, c]\nd: e\n', 1, "le guillemet qui ouvre « b, c] »"),
        ('a: Lille"\nb: c\n', 1, '« Lille" » finit par un guillemet droit'),
        ("a: [b, c\nd: e\n", 1, "la liste « [b, c » n'est pas refermée"),
        ("a: {b: c\nd: e\n", 1, "la liste « {b: c » n'est pas refermée"),
        ("a: [b, c]]\nd: e\n", 1, "« ] » ferme une liste que rien n'ouvre"),
        ("a: [b, c}\nd: e\n", 1, "« } » ferme une liste que rien n'ouvre"),
        ("a: [Lille] écouter\nb: c\n", 1, "la liste ouverte par « [ » est fermée avant la fin"),
        ("a:\n  - [Lille] écouter\n  - b\n", 2, "la liste ouverte par « [ » est fermée avant la fin"),
        ("a: b\n  - c\nd: e\n", 1, "une liste commence sur la ligne de sa clé, « a: b »"),
        ("a: b\n- c\nd: e\n", 1, "une liste commence sur la ligne de sa clé, « a: b »"),
        ("a: - b\n  - c\nd: e\n", 1, "une liste commence sur la ligne de sa clé, « a: b »"),
        ("a:\n  - b\n  c: d\ne: f\n", 3, "la clé « c » est au milieu d'une liste"),
        ("a:\n  - b\n  c\nd: e\n", 3, "« c » est dans une liste, sans « - » devant"),
        ("a = b\nc: d\n", 1, "« a = b » n'est ni une clé"),
        ("a: b\n...\nc: d\n", 2, "une ligne « ... » coupe le texte"),
        ('a: "C:\\Users"\nb: c\n', 1, "entre guillemets droits doubles, « \\ » annonce un signe"),
        ("a: , b\nc: d\n", 1, "un texte commence par un signe réservé"),
        ("a: ? b\nc: d\n", 1, "un texte commence par un signe réservé"),
        ("a:\n  b: c\n   d: e\nf: g\n", 3, "« d: e » n'est pas aligné : 3 espaces devant la ligne, au lieu de 2."),
        ("a:\n  b: c\n d: e\n", 3, "« d: e » n'est pas aligné : 1 espace devant la ligne, au lieu de 0 ou 2."),
        ("a: b\n  c: d\ne: f\n", 2, "« c: d » n'est pas aligné : 2 espaces devant la ligne, au lieu de 0."),
        (" a: b\nc: d\n", 1, "« a: b » n'est pas aligné : 1 espace devant la ligne, au lieu de 0."),
        ("a:\n  - b: c\n  d: e\n    f: g\n", 3, "« d: e » n'est pas aligné : 2 espaces devant la ligne, au lieu de 4."),
        ("a:\n  - b\n - c\nd: e\n", 3, "« - c » n'est pas aligné : 1 espace devant la ligne, au lieu de 2."),
    ],
)
def test_a_fault_is_told_where_it_was_made(text: str, line: int, start: str):
    (message,) = told(text)
    assert message.startswith(f"{line} {start}")


@pytest.mark.parametrize(
    "text",
    [
        'a: "un texte\n  plié : deux"\nb: [c,\n  d]\n',
        "a:\n- b\n- c\nd: e\n",
        "a: |\n  - b\n  c: [d\ne: f\n",
        "a: [\"b, c\", d]  # note [\ne: {f: 'g'}\n",
        "a: [l'équipe, d'ici]\n",
    ],
)
def test_a_sound_frame_passes(text: str):
    assert told(text) == []


@pytest.mark.parametrize("by", [-3, -2, -1, 1, 2, 3, 4])
def test_one_line_out_of_place_is_the_only_one_told(by: int):
    lines = HEADER.split("\n")
    wrong = []
    for rank, line in enumerate(lines):
        indent = len(line) - len(line.lstrip()) + by
        if indent < 0:
            continue
        values, problems = read_values(
            "\n".join([*lines[:rank], " " * indent + line.lstrip(), *lines[rank + 1 :]]), "x"
        )
        if values is None and [problem.line for problem in problems] != [rank + 1]:
            wrong.append((rank + 1, sorted(problems)))
    assert wrong == []


def test_two_lines_out_of_place_are_both_told():
    text = HEADER.replace("  organisation:", "   service: x\n  organisation:").replace("  level:", " level:")
    assert [message.split(" »")[0] for message in told(text)] == ["6 « service: x", "18 « level: transferable"]
