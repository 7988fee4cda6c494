"""What is kept of a build holds what others add to it: hooks that a publisher's settings name, what MkDocs tells."""

from __future__ import annotations

import pytest

from tests.mini import MiniSite

pytestmark = pytest.mark.dear

HOOK = """\
import logging

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor


class Replacement(Postprocessor):
    def run(self, text):
        if "Un texte" in text:
            logging.getLogger("mkdocs.hooks").warning("Un texte à revoir")
        return text.replace("Un texte", "Un mot")


class Words(Extension):
    def extendMarkdown(self, md):
        md.postprocessors.register(Replacement(md), "words", 1)


def on_config(config):
    config.markdown_extensions.append(Words())


def on_env(env, config, files):
    env.filters["compose"] = lambda text: "Un titre"
"""


@pytest.fixture
def hooked(mini_site: MiniSite) -> MiniSite:
    """A site whose settings name a hook more, which changes a word of texts and the title of pages, and warns of it."""
    mini_site.write("mots.py", HOOK)
    mini_site.replace("  - hooks.py\n", "  - hooks.py\n  - mots.py\n", "mkdocs.yml")
    mini_site.replace("strict: true", "strict: false", "mkdocs.yml")
    return mini_site


def fiche(site: MiniSite) -> str:
    return (site.built() / "projets/essai/lille/index.html").read_text(encoding="utf-8")


def test_a_hook_that_has_changed_draws_pages_again(hooked: MiniSite):
    hooked.replace("warning", "debug", "mots.py")
    before = fiche(hooked)
    assert "Un mot" in before and "Un titre" in before
    hooked.replace("Un mot", "Un autre mot", "mots.py")
    hooked.replace("Un titre", "Un autre titre", "mots.py")
    after = fiche(hooked)
    assert "Un autre mot" in after and "Un autre titre" in after


def test_a_module_that_a_hook_imports_counts_too(hooked: MiniSite):
    hooked.write("aide.py", 'MOT = "Un mot"\n')
    hooked.replace("import logging\n", "import logging\n\nimport aide\n", "mots.py")
    hooked.replace('"Un mot"', "aide.MOT", "mots.py")
    hooked.replace("warning", "debug", "mots.py")
    assert "Un mot" in fiche(hooked)
    hooked.write("aide.py", 'MOT = "Un autre mot"\n')
    assert "Un autre mot" in fiche(hooked)


def test_what_a_quiet_build_does_not_tell_the_next_one_does(hooked: MiniSite):
    hooked._build(hooked.root, "--quiet")
    result = hooked.build()
    assert "Un texte à revoir" in result.stdout + result.stderr


def test_an_anchor_that_leads_nowhere_is_told_at_each_build(mini_site: MiniSite):
    """MkDocs looks at anchors once all texts are rendered: it would have nothing to look at in those that are kept."""
    mini_site.replace("anchors: ignore", "anchors: warn", "mkdocs.yml")
    results = [mini_site.build() for _ in range(2)]
    first, second = (result.stdout + result.stderr for result in results)
    assert "'#liste'" in first and "'#liste'" in second
