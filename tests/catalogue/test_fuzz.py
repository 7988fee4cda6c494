"""Damaged fiches, a few hundred at each run: never a traceback, never two seconds, never a green check whose page would
lose or run anything.

The draws are the same at each run, ten times as many with `--long`. `FUZZ=50000` asks for as many more, drawn anew: see
CONTRIBUTING.md.
"""

from __future__ import annotations

import os
import re
import time
from functools import cache
from urllib.parse import urlsplit

from hypothesis import HealthCheck, given, settings
from markdown import Markdown
from mkdocs.config import load_config

from macros.catalogue.catalogue import build
from macros.catalogue.check.advice import advice
from macros.catalogue.check.checks import problems
from macros.catalogue.check.examples import with_examples
from macros.catalogue.read.content import Content, sound_content
from macros.catalogue.read.loading import load
from macros.model.fiche import Fiche
from macros.text.html.document import SKIPPED, START, parse, walk
from macros.text.problem import Problem, report
from tests.conftest import ROOT, SAMPLE, typeset_piece
from tests.damage import damaged, prose
from tests.mini import FICHE, Mini

FILE = "docs/projets/essai/lille.md"
HEADER = FICHE.split("\n---\n")[0] + "\n---\n"
REAL = (SAMPLE / "docs/projets/nina-simone/saint-nazaire.md").read_text(encoding="utf-8")

ASKED = int(os.environ.get("FUZZ", "0"))
drawn = settings(
    max_examples=ASKED or settings.default.max_examples,
    derandomize=not ASKED,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)

TAGS = frozenset(
    (
        "p h1 h2 h3 h4 h5 h6 a em strong code pre ul ol li blockquote hr br img table thead tbody tr th td div sup"
        " sub span del ins mark kbd abbr dl dt dd details summary input label"
    ).split()
)
ATTRIBUTES = frozenset("href title id class src alt style start type open disabled checked name for data-tabs".split())
STYLES = frozenset(("text-align: left;", "text-align: center;", "text-align: right;"))


def beyond(html: str) -> list[str]:
    """Return what a piece of page would do that no text should, as browsers read it: elements, attributes and addresses
    beyond those of Markdown, comments and instructions.
    """
    document = parse(f"<body>{html}")
    body = document.body
    faults = [f"<{node.tag}>" for node in (body.parent, body) if node.attributes]
    for kind, told, node in walk(body):
        if kind is SKIPPED or (kind is START and told not in TAGS):
            faults.append(f"<{told}>")
        for name, value in node.attributes.items() if kind is START else ():
            address = re.sub(r"[\x00-\x20]", "", value or "") if name in ("href", "src") else ""
            if (
                name not in ATTRIBUTES
                or (name == "style" and value not in STYLES)
                or address.startswith("//")
                or (urlsplit(address).scheme.lower() not in ("", "http", "https", "mailto") and ":" in address)
            ):
                faults.append(f"{told} {name}={value}")
    return faults


@cache
def extensions() -> tuple[tuple[str, ...], dict]:
    """Return Markdown's extensions and their settings, as the site has them."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return tuple(config.markdown_extensions), config.mdx_configs


def rendered(text: str) -> str:
    names, configs = extensions()
    return Markdown(extensions=list(names), extension_configs=configs).convert(text)


def judged(mini: Mini, text: str) -> tuple[Content, list[Problem]]:
    """Return the miniature with `text` as its fiche, and its problems; all that `verifier` does is done, and timed."""
    (mini.root / FILE).write_bytes(text.encode("utf-8", "surrogatepass"))
    start = time.process_time()
    content = load(mini.root)
    found = list(with_examples(problems(content), content))
    said = report((*found, *advice(content)))
    assert time.process_time() - start < 2
    assert "Traceback" not in said
    lines = re.split(r"\r\n|\r|\n", text)
    assert [problem for problem in found if problem.path == FILE and not 1 <= problem.line <= len(lines) + 1] == []
    return content, found


def check(mini: Mini, text: str) -> None:
    """Check that a fiche is refused, or published whole and harmless."""
    content, found = judged(mini, text)
    if found:
        return
    (body,) = build(sound_content(content)).bodies.values()
    start = time.process_time()
    html = rendered(body)
    typeset_piece(html)
    assert time.process_time() - start < 2
    assert beyond(html) == [], html
    left = re.search(rf"(?:<p>|\n)(?:{'|'.join(Fiche.model_fields)}):", re.sub(r"(?s)<(pre|code)\b.*?</\1>", "", html))
    assert left is None, html


@given(text=damaged(FICHE))
@drawn
def test_a_damaged_fiche_is_refused_or_published_whole(mini: Mini, text: str):
    check(mini, text)


@given(text=damaged(REAL))
@settings(drawn, max_examples=drawn.max_examples // 10)
def test_a_damaged_real_fiche_is_read_without_a_stumble(mini: Mini, text: str):
    judged(mini, text)


@given(body=prose())
@drawn
def test_no_story_runs_anything(mini: Mini, body: str):
    check(mini, HEADER + "\n" + body)


@given(
    body=damaged(
        "## Contexte\n\nUn texte[^1] avec `du code` et [un lien](https://exemple.fr).\n"
        "\n```\n<b>\n```\n\n- un\n- deux\n\n[^1]: Une note.\n"
    )
)
@drawn
def test_a_damaged_story_runs_nothing(mini: Mini, body: str):
    check(mini, HEADER + "\n" + body)
