"""The foreign words of what scripts write are marked where the build would mark them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.text.french.foreign import Foreign
from macros.text.french.typography import typeset
from macros.text.html.document import parse
from tests.browser.pure_scripts import module

LANGUAGES = {"in itinere": "la", "design": "en", "design thinking": "en", "c++": "en"}
WRITE = "((p) => (p.append(...m.foreignMarks(v[0])(v[1])), p.outerHTML))(document.createElement('p'))"


@pytest.mark.parametrize(
    "text",
    ["Le design thinking, le Design et le trajet in itinere", "Un co-design, des designs, rien", "C++ enfin", ""],
)
def test_a_script_marks_what_the_build_marks(blank: Page, text: str):
    document = parse(f"<p>{text}</p>")
    typeset(document, Foreign(LANGUAGES))
    assert module(blank, "common/foreign.js")(WRITE, LANGUAGES, text) == document.css("p")[0].html


def test_nothing_is_marked_where_no_language_is_told(blank: Page):
    assert module(blank, "common/foreign.js")("m.foreignMarks({})(v[0])", "design") == ["design"]
