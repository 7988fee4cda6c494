"""What is looked for only where its signs are is what would be looked for everywhere."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.inlinepatterns import SimpleTextInlineProcessor
from markdown.treeprocessors import InlineProcessor

from macros.text.markdown.inline import SIGNS
from macros.text.markdown.rendering import Renderer, prepare, site_settings
from tests.conftest import ROOT

SEARCHED = Renderer(site_settings(ROOT))
WHOLE = Renderer(site_settings(ROOT))
WHOLE._markdown.treeprocessors.register(InlineProcessor(WHOLE._markdown), "inline", 20)
PIECES = [
    *"*_~^=+`[]()!<>@&\\\n #|-.:",
    *(
        "**",
        "~~",
        "==",
        "++ctrl++",
        "  \n",
        "mot",
        "Lille ",
        "[^1]",
        "\n\n[^1]: note",
        "](https://a.fr)",
        "![a](b.png)",
    ),
    *(
        "www.a.fr",
        "WWW.a.fr",
        "https://a.fr",
        "jean@a.fr",
        "<jean@a.fr>",
        "<https://a.fr>",
        "&eacute;",
        "H~2~O",
        "\n\n- ",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_a_text_is_rendered_as_if_every_mark_were_looked_for(pieces: list[str]):
    text = "".join(pieces)
    assert SEARCHED.of_dialect(text) == WHOLE.of_dialect(text)


def test_every_mark_of_the_site_has_its_signs():
    patterns = SEARCHED._markdown.inlinePatterns
    said = {id(patterns[name]) for name in SIGNS if name in patterns}
    assert [
        type(pattern).__name__ for pattern in patterns if id(pattern) not in said and not hasattr(pattern, "tokens")
    ] == []


@pytest.mark.parametrize("text", ["un mot", "un *mot*"])
def test_a_mark_of_a_publisher_is_looked_for_in_every_text(text: str):
    reader = markdown.Markdown()
    prepare(reader)
    reader.inlinePatterns.register(SimpleTextInlineProcessor(r"(mot)"), "leur-marque", 200)
    pattern = reader.inlinePatterns["leur-marque"]
    pattern.compiled_re = re.compile(r"(m)ot")
    assert "mot" not in reader.convert(text)
