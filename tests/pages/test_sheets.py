"""Style sheets are joined, each page's into one file named by what it holds; nothing else is published of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import material
import pytest
import tinycss2
from tinycss2.ast import Node

from macros.pages.light_sheet import OF_TEXT, TEXT, LightSheet, in_use
from macros.pages.sheets import FOLDER, Sheets, in_layer
from macros.text.html.document import parse
from macros.text.html.scripts import bare
from macros.text.memory import Memory
from tests.conftest import ROOT

LATER = re.compile(r"<template.*?</template>", re.DOTALL)
LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


def test_sheets_are_joined_in_their_order():
    sheets = Sheets({"un": "a { color: red; }", "deux": "a { color: blue; }"})
    both, other = sheets.address("un", "deux"), sheets.address("deux", "un")
    assert sheets.files == {
        both: "a { color: red; }\na { color: blue; }",
        other: "a { color: blue; }\na { color: red; }",
    }
    assert sheets.address("un", "deux") == both


def test_a_file_is_named_by_its_last_sheet_and_by_what_it_holds():
    first, changed, same = (
        Sheets({"main.57a0d79d.min": "a {}", "cadre": text}).address("main.57a0d79d.min", "cadre")
        for text in ("b {}", "c {}", "b {}")
    )
    assert re.fullmatch(r"assets/stylesheets/cadre\.[0-9a-f]{8}\.min\.css", first)
    assert first == same != changed


def test_the_theme_s_sheet_stands_in_a_layer(site: Path):
    assert in_layer('@charset "UTF-8";a{}') == "@layer material {\na{}\n}"
    frame = next((site / "assets/stylesheets").glob("cadre.*.css"))
    text = frame.read_text(encoding="utf-8")
    assert text.startswith("@layer material {") and "@charset" not in text and "@import" not in text


def test_a_sheet_that_does_not_exist_is_told():
    with pytest.raises(LookupError, match=r"overrides/assets/stylesheets/absente\.css n'existe pas"):
        Sheets({"un": ""}).address("un", "absente")


def test_only_what_pages_load_is_published(site: Path):
    loaded = {
        href.rsplit("/", 1)[-1]
        for page in site.rglob("*.html")
        for href in LINK.findall(page.read_text(encoding="utf-8"))
        if "assets/" in href
    }
    published = {path.name for path in (site / "assets/stylesheets").iterdir()}
    assert published == loaded
    assert all(
        path.name.split(".")[1] == hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        for path in (site / "assets/stylesheets").iterdir()
    )


PRINTED = ("livrel.css", "pieces.css")
"""The sheets of what printing makes: books to read on a screen, figures and cards to take away."""


def test_every_sheet_is_in_some_page(site: Path):
    published = "".join(path.read_text(encoding="utf-8") for path in (site / "assets/stylesheets").iterdir())
    pages = (ROOT / "overrides/assets/stylesheets").glob("*.css")
    written = (path for path in pages if path.name not in PRINTED)
    rules = {
        path.name: re.search(r"^ *\S.*(?:\{.*\}|;)$", path.read_text(encoding="utf-8"), re.MULTILINE)[0].strip()
        for path in written
    }
    assert [name for name, rule in rules.items() if rule not in published] == []


def test_a_page_asks_for_few_sheets(site: Path):
    """What all share, the frame's, its own, that of paper; a book its own alone. The comparison's table brings its own
    two when it comes.
    """
    counts = {
        path.relative_to(site).as_posix(): len(LINK.findall(LATER.sub("", path.read_text(encoding="utf-8"))))
        for path in site.rglob("*.html")
    }
    assert {name: count for name, count in counts.items() if count > 4} == {}


@pytest.mark.parametrize(
    "css, left",
    [
        ("a,.vu>.vu{color:red}.non-vu{color:red}", "a,.vu>.vu{color:red}"),
        (".non-vu .vu,.vu .non-vu:hover,p.vu{color:red}", "p.vu{color:red}"),
        (".vu:not(.non-vu):is(.non-vu,a){color:red}", ".vu:not(.non-vu):is(.non-vu,a){color:red}"),
        (
            "@layer un{@media print{.non-vu{color:red}}@media print{.vu{color:red}}}",
            "@layer un{@media print{.vu{color:red}}}",
        ),
        ("@media print{.non-vu{color:red}}", ""),
        ("@font-face{src:url(a.woff2)}@keyframes x{to{top:0}}", "@font-face{src:url(a.woff2)}@keyframes x{to{top:0}}"),
        (".vu{background:url(data:image/svg+xml,.non-vu)}", ".vu{background:url(data:image/svg+xml,.non-vu)}"),
    ],
)
def test_what_no_page_can_meet_is_left_out(css: str, left: str):
    assert in_use(css, {"vu", "a", "p", "title"}) == left


@pytest.mark.parametrize(
    "css, left",
    [
        ("p{color:red}kbd,a kbd{color:red}", "p{color:red}"),
        ("#vu{color:red}#non-vu{color:red}", "#vu{color:red}"),
        ("[title=vu]{color:red}[title=non-vu],[lang] p{color:red}", "[title=vu]{color:red}"),
        ('[title$="#non-vu"]{color:red}', ""),
        ("p:hover::before{color:red}", "p:hover::before{color:red}"),
        ("p{--lue:1;--jamais:2;margin:var(--lue)}", "p{--lue:1;margin:var(--lue)}"),
        ("p{-webkit-mask:none;mask:none}", "p{mask:none}"),
        ("p{--jamais:var(--par-elle)}a{--par-elle:1;color:red}", "p{}a{color:red}"),
    ],
)
def test_what_asks_for_an_element_or_a_name_of_no_page_is_left_out(css: str, left: str):
    assert in_use(css, {"vu", "a", "p", "title"}) == left


@pytest.mark.parametrize(
    "css, left",
    [
        (":is(.vu,.non-vu) p{color:red}", ":is(.vu,.non-vu) p{color:red}"),
        (":is(.non-vu,.autre) p,p:has(>.non-vu){color:red}", ""),
        ('[data-jamais="dit"] p{color:red}', '[data-jamais="dit"] p{color:red}'),
    ],
)
def test_one_of_several_is_enough_and_data_is_not_looked_at(css: str, left: str):
    assert in_use(css, {"vu", "a", "p", "title"}) == left


def test_a_variable_that_another_sheet_reads_stays():
    sheets = Sheets({"cadre": "p{--lue:1;--jamais:2}", "page": "a{margin:var(--lue)}"})
    sheets.lighten(("cadre",), {"a.html": ({"p"}, set()), "b.html": ({"q"}, set())}, Memory())
    texts = [sheets.files[sheets.address("cadre", kind=kind)] for kind in ("a.html", "b.html", "")]
    assert texts == ["p{--lue:1}", "", "p{--lue:1;--jamais:2}"]


def test_what_all_kinds_may_meet_is_apart():
    assert cut("p{top:0}.un{left:0}@media print{p,.deux{right:0}}", un={"p", "un"}, deux={"p", "deux"}) == (
        "p{top:0}@media print{p{right:0}}",
        {"un": ".un{left:0}", "deux": "@media print{.deux{right:0}}"},
    )


@pytest.mark.parametrize(
    "css, besides",
    [
        (".un{top:0}.tous{top:1px}", ".un{top:0}.tous{top:1px}"),
        (".un{font-size:1px}.tous{font:2px a}", ".un{font-size:1px}.tous{font:2px a}"),
        (".un{line-height:1}.tous{font:2px a}", ".un{line-height:1}.tous{font:2px a}"),
        (".un{top:0}.tous{inset:0}.autre.tous{top:0}", ".un{top:0}.tous{inset:0}"),
        (".un{top:0}.tous{left:0}", ".un{top:0}"),
        (".un{font-size:1px}.tous{font-weight:1}", ".un{font-size:1px}"),
        (".tous{top:1px}.un{top:0}", ".un{top:0}"),
        (".un{top:0}p.tous{top:1px}.tous :is(#tous){top:0}", ".un{top:0}"),
        ("p.un{top:0}a.tous{top:1px}", "p.un{top:0}"),
        (".un::before{top:0}.tous{top:1px}", ".un::before{top:0}"),
        ("@layer a{.un{top:0}}.tous{top:1px}", "@layer a{.un{top:0}}"),
    ],
)
def test_of_what_all_may_meet_what_overrode_a_rule_of_a_kind_is_said_again_after_it(css: str, besides: str):
    assert cut(css, un={"un", "tous", "p", "a", "autre"}, deux={"tous", "p", "a", "autre"})[1]["un"] == besides


def cut(css: str, **names: set[str]) -> tuple[str, dict[str, str]]:
    """Return a sheet as kinds of pages load it."""
    return LightSheet(css).in_use_by_kind(names)


def test_what_is_asked_for_below_what_a_page_says_is_to_be_there():
    css = ".md-typeset p{top:0}nav p{top:0}"
    assert in_use(css, {"p", "nav", "md-typeset"}) == "nav p{top:0}"
    assert in_use(css, {"p", "nav", "md-typeset", f"{OF_TEXT}p"}) == css


def test_a_name_of_which_a_piece_is_not_known_keeps_all_that_it_may_be():
    sheets = Sheets({"cadre": ".fig-un{top:0}.fig{top:0}.un-fin{top:0}"})
    sheets.lighten(("cadre",), {"a": ({"fig-*"}, set()), "b": ({"*-fin"}, set())}, Memory())
    texts = [sheets.files[sheets.address("cadre", kind=kind)] for kind in ("a", "b")]
    assert texts == [".fig-un{top:0}", ".un-fin{top:0}"]


FRAME = ("parties", "regard", "cadre", "composants", "territoire")


def test_every_name_of_a_page_keeps_its_rules(site: Path):
    """Of the sheets of the frame, the rules that a page could meet are in those that it loads."""
    (theme_s,) = (Path(material.__file__).parent / "templates" / FOLDER).glob("main.*.css")
    own = [bare((ROOT / f"overrides/{FOLDER}{name}.css").read_text(encoding="utf-8")) for name in FRAME[1:]]
    frame = LightSheet("\n".join([in_layer(theme_s.read_text("utf-8")), *own]))
    lost = {}
    for path in site.rglob("*.html"):
        sheets = re.findall(r"assets/stylesheets/((?:commun|cadre)\.\w+\.min\.css)", path.read_text(encoding="utf-8"))
        served = "".join((site / FOLDER / name).read_text(encoding="utf-8") for name in sheets)
        names = names_of(path) if len(sheets) > 1 else set()
        if names:
            wanted = [*selectors(frame.in_use(names))]
            assert len(wanted) > 100
            lost[path.relative_to(site).as_posix()] = sorted({one for one in wanted if one not in served})
    assert len(lost) > 100 and {path: rules for path, rules in lost.items() if rules} == {}


@cache
def selectors(css: str) -> tuple[str, ...]:
    """Return the selectors of a sheet, which many pages share."""
    return tuple(one for rule in tinycss2.parse_stylesheet(css) for one in _selectors(rule))


def _selectors(rule: Node) -> Iterator[str]:
    if rule.type == "qualified-rule":
        yield from (selector.strip() for selector in re.split(r",(?![^(]*\))", tinycss2.serialize(rule.prelude)))
    elif rule.type == "at-rule" and rule.lower_at_keyword in ("layer", "media", "supports") and rule.content:
        for one in tinycss2.parse_rule_list(rule.content):
            yield from _selectors(one)


def names_of(page: Path) -> set[str]:
    """Return the names of a page's elements and of their attributes, what these say in one word, its classes; not its
    anchors, which no rule of the theme asks for and which may be called as a class is. Those of what it says come with
    their sign too.
    """
    document = parse(page.read_text(encoding="utf-8"))
    return {*_names(document.css("*")), *(f"{OF_TEXT}{name}" for name in _names(document.css(f".{TEXT}, .{TEXT} *")))}


def _names(nodes: list) -> set[str]:
    tags = {node.tag or "" for node in nodes}
    attributes = [(name, value or "") for node in nodes for name, value in node.attributes.items()]
    classes = {word for name, value in attributes if name == "class" for word in value.split()}
    words = [(name, "" if name in ("id", "headers", "for") else value) for name, value in attributes]
    return {*tags, *classes, *(word for pair in words for word in pair if re.fullmatch(r"[\w-]+", word))}
