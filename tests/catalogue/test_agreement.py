"""What `verifier` accepts, `construire` builds: stories drawn at random, judged, then built in one strict site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.catalogue.check.checks import problems
from macros.catalogue.read.loading import load
from tests.damage import damaged, prose
from tests.mini import FICHE, MiniSite

FOLDER = "docs/projets/essai"
HEADER = FICHE.split("\n---\n")[0]

TARGETS = (
    "urne.png",
    "plan du quartier.png",
    "./urne.png",
    "%75rne.png",
    "urne.png?a=b",
    "urne.png#a",
    "lille.md",
    "lille.md#contexte",
    "./lille.md#En-bref",
    "#contexte",
    "#",
    "",
    "../../methodes/ateliers.md",
    "../../methodes/ateliers.md#usages",
    "../../methodes/",
    "/methodes/ateliers/",
    "../essai/lille.md",
    "../../donnees/projets.json",
    "https://exemple.fr/a_(b)",
    "https://exemple.fr/l'été",
    "HTTP://EXEMPLE.FR",
    "http:/exemple.fr",
    "https://[exemple",
    "mailto:a@b.fr",
    "a@b.fr",
    "www.exemple.fr",
    "rien.md",
)
TITLES = (
    "",
    ' "Crédit : Ville"',
    " 'Crédit : Ville'",
    " “Crédit : Ville”",
    " « Crédit : Ville »",
    ' "Crédit"Ville"',
    " (Crédit)",
    '"Crédit"',
    " Crédit",
    '\n"Crédit"',
)


@st.composite
def linked(draw: st.DrawFn) -> str:
    """Return a story of links and pictures, written in every way."""
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        target = draw(st.sampled_from(TARGETS))
        target = f"<{target}>" if draw(st.booleans()) else target
        words = draw(st.sampled_from(("Urne", "**Urne**", "l'urne", "[Urne]", "a\nb", "`a`", "![Urne](urne.png)")))
        mark = draw(st.sampled_from(("", "!")))
        title = draw(st.sampled_from(TITLES))
        note = f"{mark}[{words}][a]\n\n[a]: {target}{title}"
        pieces.append(draw(st.sampled_from((f"{mark}[{words}]({target}{title})", note, target))))
    glue = draw(st.sampled_from((" ", "\n", "\n\n", "\n- ", "\n> ", " | ")))
    return glue.join(pieces)


def accepted(site: MiniSite, bodies: Iterable[str]) -> int:
    """Write a fiche for each story and take away those that are refused; return how many are left."""
    site.picture(f"{FOLDER}/urne.png")
    for rank, body in enumerate(bodies):
        header = HEADER.replace("title: Écouter les agents", f"title: Essai {rank}")
        path = site.root / f"{FOLDER}/essai-{rank}.md"
        path.write_bytes(f"{header}\n---\n\n{body}\n".encode("utf-8", "surrogatepass"))
    while faulty := {problem.path for problem in problems(load(site.root))}:
        assert all(PurePosixPath(path).stem.startswith("essai-") for path in faulty), faulty
        for path in faulty:
            (site.root / path).unlink()
    return len(list((site.root / FOLDER).glob("essai-*.md")))


def drawn(count: int) -> list[str]:
    """Return some stories, the same at each run."""
    found: dict[str, None] = {}
    story = "## Contexte\n\nUn texte[^1], [un lien](lille.md), ![Urne](urne.png).\n\n- un\n- deux\n\n[^1]: Une note.\n"

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(linked() | linked() | prose() | damaged(story))
    def draw(body: str) -> None:
        found.setdefault(body)

    draw()
    return list(found)


@pytest.mark.parametrize("count", [60, pytest.param(1_000, marks=pytest.mark.long)])
def test_what_is_accepted_is_built(mini_site: MiniSite, count: int):
    assert accepted(mini_site, drawn(count)) > count // 10
    result = mini_site.build()
    assert result.returncode == 0, result.stdout + result.stderr
