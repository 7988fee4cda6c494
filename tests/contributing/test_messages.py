"""The kinds of problems: each declared once, named for life, shown with a cure, built as declared, and used."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from macros.contributing.messages import MODULES, declared, message_groups
from macros.model.record import refusal
from macros.pages.faults import fault_page
from macros.text.problem import MOST, Kind, Problem, one_line, report
from tests.conftest import ROOT

SOURCES = [path for room in ("text", "model", "catalogue") for path in sorted((ROOT / f"macros/{room}").rglob("*.py"))]
KINDS = [kind for module in MODULES for kind in declared(module)]
OF_THE_INPUT = {"read", "number"}
"""The holes that the reader of records fills, wherever a validator refuses a value."""

HOLE = Kind("essai", "« {read} » est lu.", "Écrivez « {read} ».")


def module_of(path: Path) -> ModuleType:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return importlib.import_module(name)


def value(node: ast.AST, module: ModuleType) -> object:
    """Return what a name, or a name in a module, stands for where it is read; None for anything else."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return getattr(module, node.id, None)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return getattr(getattr(module, node.value.id, None), node.attr, None)
    return None


def nodes() -> Iterator[tuple[ModuleType, ast.AST]]:
    for path in SOURCES:
        module = module_of(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield module, node


def test_a_code_is_a_word_for_life_of_one_kind_alone():
    assert [code for code, count in Counter(kind.code for kind in KINDS).items() if count > 1] == []
    assert [kind.code for kind in KINDS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.code)] == []


def test_every_kind_has_a_cure_and_no_message_is_left_with_an_open_end():
    messages = [message for group in message_groups() for message in group.messages]
    assert [message.id for message in messages if not message.cure] == []
    assert [kind.code for kind in KINDS if not kind.message.endswith(".")] == []


def test_the_page_lists_every_module_that_declares_a_kind():
    declaring = {module.__name__ for module in map(module_of, SOURCES) if hasattr(module, "TOPIC")}
    assert declaring == {module.__name__ for module in MODULES}
    constants = sum(
        isinstance(node, ast.Assign) and value(getattr(node.value, "func", None), module) is Kind
        for module, node in nodes()
    )
    calls = sum(isinstance(node, ast.Call) and value(node.func, module) is Kind for module, node in nodes())
    assert constants == calls == len(KINDS)


def test_every_kind_is_said_by_a_rule():
    said = {id(value(node, module)) for module, node in nodes()}
    assert [kind.code for kind in KINDS if id(kind) not in said] == []


def test_every_kind_is_given_the_words_that_it_waits_for():
    wrong = []
    for module, node in nodes():
        if not isinstance(node, ast.Call):
            continue
        kind, words = value(node.func, module), {keyword.arg for keyword in node.keywords}
        if isinstance(kind, Kind) and words != kind.holes:
            wrong.append((kind.code, words ^ kind.holes))
        if kind is refusal:
            refused = value(node.args[0], module)
            if not words <= refused.holes <= words | OF_THE_INPUT:
                wrong.append((refused.code, words ^ refused.holes))
    assert wrong == []


def test_only_a_finding_makes_a_problem():
    assert [
        module.__name__
        for module, node in nodes()
        if isinstance(node, ast.Call) and value(node.func, module) is Problem
    ] == ["macros.text.problem"]


@pytest.mark.parametrize(
    "text, shown",
    [
        ("a\n::warning::b\x1b[31m", r"a\n::warning::b\x1b[31m"),
        ("##[error]x ##vso[task.complete] ## Titre", "# #[error]x # #vso[task.complete] ## Titre"),
        ("###VSO[a] ##teamcity[b]", "## #VSO[a] # #teamcity[b]"),
        ("a\u200b\xad\u2066\u200e\ufeff", r"a\u200b\xad\u2066\u200e\ufeff"),
        ("\u202egnirts\u2028\x9b\udcff", r"\u202egnirts\u2028\x9b\udcff"),
        ("l’accueil « hors\u00a0les murs »", "l’accueil « hors\u00a0les murs »"),
    ],
)
def test_what_is_quoted_commands_nothing(text: str, shown: str):
    assert one_line(text) == shown
    assert str(HOLE(read=text).at("x.md", 2, text)) == (f"x.md:2  {shown} : « {shown} » est lu. Écrivez « {shown} ».")


def test_a_path_that_commands_is_shown_on_one_line():
    assert str(HOLE(read="a").at("docs/a\n::error::b.md")).startswith(r"docs/a\n::error::b.md:1  ")


def test_an_example_commands_nothing():
    problem = replace(HOLE(read="a").at("x.md"), example="a\x1b[31m\n##[error]")
    assert report([problem]).split("\n")[1:3] == [r"    Exemple : a\x1b[31m", "              # #[error]"]


def many(count: int) -> list[Problem]:
    return [HOLE(read="a").at("x.md", line) for line in range(1, count + 1)]


def test_fifty_problems_are_shown_and_the_others_counted():
    lines = report(many(MOST + 2)).split("\n")
    assert lines[MOST - 1].startswith("x.md:50 ") and lines[MOST:] == [
        "… et 2 autres problèmes, comptés mais non montrés ; pour les lire tous : python3 recueil.py verifier --format"
        " json",
        "",
        "52 problèmes à corriger.",
    ]
    assert "… et 1 autre problème, compté mais non montré ;" in report(many(MOST + 1))
    assert report(many(MOST)).split("\n")[MOST:] == ["", "50 problèmes à corriger."]


@pytest.mark.parametrize("count, lines", [(2, 2), (3, 1)])
def test_three_problems_of_a_file_that_say_the_same_are_told_together(count: int, lines: int):
    kind = replace(HOLE, many="{count} fois (lignes {lines}).")
    told = report([kind(read="a").at("x.md", line) for line in range(1, count + 1)]).split("\n\n")[0].split("\n")
    assert len(told) == lines and (lines > 1 or "3 fois (lignes 1, 2, 3)." in told[0])


def test_the_page_of_faults_shows_fifty_and_names_their_messages_where_they_can_be_read():
    page = fault_page(many(MOST + 2), with_messages=True)
    assert page.count("<li>") == MOST and "52 problèmes à corriger" in page and "<p>… et 2 autres problèmes" in page
    assert '<a href="/contribuer/messages/index.html#message-essai">' in page
    assert "/contribuer/messages/" not in fault_page(many(1))
