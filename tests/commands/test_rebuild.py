"""A build lays out again what nothing has changed: its site is, byte for byte, the one that is made from nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from macros.text.memory import FINISHED, INDEXED, READ
from tests.builder import Build, Builder, plain_build
from tests.conftest import ROOT, warm
from tests.mini import MiniSite, leave_search_out


class Site(MiniSite):
    """A small site that is edited as people do; each edit leaves it sound and unlike what it was."""

    def __init__(self, root: Path, source: Path, chance: random.Random, build: Build) -> None:
        super().__init__(root, source, build)
        self.index()
        for name in ("nord", "sud"):
            self.fiche(name)
        self._chance = chance
        self._count = 0

    def edit(self, name: str) -> None:
        """Change one thing; code that has changed is run by plain builds from then on."""
        self._count += 1
        if name in CODE:
            self._build = plain_build
        _EDITS[name](self, str(self._count))

    def change(self, path: str, begun: str, word: str) -> None:
        """Add a word to the first line of a file that begins so."""
        lines = (self.root / path).read_text(encoding="utf-8").split("\n")
        rank = next(rank for rank, line in enumerate(lines) if line.strip().startswith(begun))
        lines[rank] = lines[rank].rstrip(".?") + f" {word}" + ("." if lines[rank].endswith(".") else "")
        (self.root / path).write_text("\n".join(lines), encoding="utf-8", newline="\n")

    def some_fiche(self) -> str:
        """Return the path of a fiche."""
        return self._chance.choice(sorted(self.root.glob("docs/projets/essai/*.md"))).relative_to(self.root).as_posix()

    def rename(self, word: str) -> None:
        """Give a fiche that none leads to another name: its address changes."""
        path = self.some_other_fiche()
        path.rename(path.with_name(f"fiche-{word}.md"))

    def some_other_fiche(self) -> Path:
        """Return a fiche that nothing hangs on: no other leads to it, nor has the only deliverable there is."""
        texts = {path: path.read_text(encoding="utf-8") for path in sorted(self.root.glob("docs/projets/essai/*.md"))}
        whole = "".join(texts.values())
        return self._chance.choice(
            [path for path, text in texts.items() if "id: guide" not in text and f"({path.name})" not in whole]
        )


_EDITS: Mapping[str, Callable[[Site, str], None]] = {
    "a fiche's text": lambda site, word: site.add(site.some_fiche(), f"\nUne phrase {word} de plus.\n"),
    "a fiche's title": lambda site, word: site.change(site.some_fiche(), "title:", word),
    "a fiche's result": lambda site, word: site.change(site.some_fiche(), "- text: Les agents", word),
    "a fiche's condition": lambda site, word: site.change(site.some_fiche(), "detail: Hors", word),
    "a link between fiches": lambda site, word: site.add(
        site.some_fiche(), f"\nVoyez [cette fiche {word}]({Path(site.some_fiche()).name}).\n"
    ),
    "a fiche more": lambda site, word: site.fiche(f"plus-{word}", ("Un texte.", f"Un texte {word}.")),
    "a fiche less": lambda site, word: site.some_other_fiche().unlink(),
    "a fiche's name": lambda site, word: site.rename(word),
    "a theme's name": lambda site, word: site.change("data/themes.yml", "label:", word),
    "a theme's definition": lambda site, word: site.change("data/themes.yml", "definition:", word),
    "a method's use": lambda site, word: site.change("data/methodes.yml", "when:", word),
    "a condition's definition": lambda site, word: site.change("data/conditions.yml", "definition:", word),
    "a part's name": lambda site, word: site.change("data/parties.yml", "label:", word),
    "a commanditaire's name": lambda site, word: site.change("data/organisations.yml", "short:", word),
    "an edition's purpose": lambda site, word: site.change("data/editions/essai.yml", "purpose:", word),
    "what readers say": lambda site, word: site.write("data/equivalents.yml", f"management: [conduite {word}]\n"),
    "a foreign word": lambda site, word: site.write("data/langues.yml", f"en: [workshop, texte {word}]\n"),
    "an editors' page": lambda site, word: site.add("docs/transferer.md", f"\nUne phrase {word}.\n"),
    "a page more": lambda site, word: site.write(f"docs/page-{word}.md", f"---\ntitle: Page {word}\n---\n\nTexte.\n"),
    "a picture": lambda site, word: site.picture(f"docs/image-{word}.png"),
    "every page's template": lambda site, word: site.add("overrides/partials/footer.html", f"<p>{word}</p>\n"),
    "a fiche's template": lambda site, word: site.add("overrides/partials/fiche/suites.html", f"<p>{word}</p>\n"),
    "a macro's template": lambda site, word: site.add("overrides/partials/macros/plan.html", f"<p>{word}</p>\n"),
    "a sheet": lambda site, word: site.add("overrides/assets/stylesheets/regard.css", f".x{word} {{ top: 0; }}\n"),
    "a script": lambda site, word: site.add("overrides/assets/javascripts/frame/frame.js", f"void {word};\n"),
    "the site's name": lambda site, word: site.change("mkdocs.yml", "site_name:", word),
    "the code": lambda site, word: site.replace("Accueil", f"Accueil {word}", "macros/pages/page.py"),
    "a door": lambda site, word: site.replace("def page_facts", f"# {word}\n\n\ndef page_facts", "door/facts.py"),
}


def files(folder: Path) -> dict[str, bytes]:
    """Return what each file of a folder holds, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def cold(site: Site, folder: Path) -> dict[str, bytes]:
    """Return the site as it is made in a folder where nothing is kept."""
    shutil.copytree(site.root, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    try:
        result = site._build(folder)
        assert result.returncode == 0, result.stdout + result.stderr
        return files(folder / "site")
    finally:
        shutil.rmtree(folder)


CODE = ("the code", "a door")
"""After these nothing that was kept stands: they come last, or they would hide what the others have changed."""

WIDE = (
    "a foreign word",
    "every page's template",
    "a fiche's template",
    "a macro's template",
    "a sheet",
    "a script",
    "the site's name",
)
"""With these every page is drawn again: in the same build as others, they would hide what others have changed."""

NARROW = tuple(name for name in _EDITS if name not in (*WIDE, *CODE))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, small_site: Path, builder: Builder) -> Site:
    """The site, built once upon what another has kept."""
    site = Site(tmp_path_factory.mktemp("edited") / "project", ROOT, random.Random(0), builder.build)
    warm(site.root, small_site.parent)
    site.built()
    return site


@pytest.mark.dear
def test_what_nothing_has_changed_is_laid_out_again(site: Site):
    """Nothing new is kept: nothing was made again, neither texts nor pages nor the index, in another folder either."""
    kept = {name: (site.root / name).stat().st_mtime_ns for name in (READ, FINISHED, INDEXED)}
    site.built()
    site._build(site.root, "--site-dir", "ailleurs")
    shutil.rmtree(site.root / "ailleurs")
    assert {name: (site.root / name).stat().st_mtime_ns for name in kept} == kept


@pytest.mark.dear
@pytest.mark.parametrize("alone", [False, pytest.param(True, marks=pytest.mark.long)], ids=["ensemble", "un par un"])
def test_what_is_kept_never_shows(site: Site, tmp_path: Path, alone: bool):
    """Each kind of edit, alone or with its like: each site is the one of a project that was never built. Those that
    change every page are built without the search, half of the work, which they change no more than the others do.
    """
    narrow, wide = ([*names] for names in (NARROW, WIDE))
    for names in (narrow, wide):
        random.Random(len(names)).shuffle(names)
    batches = [[name] for name in (*narrow, *wide, *CODE)] if alone else [narrow, [*wide, *CODE]]
    for names in batches:
        for name in names:
            site.edit(name)
        if not alone and names is not narrow:
            leave_search_out(site.root)
        again, anew = files(site.built()), cold(site, tmp_path / "new")
        assert again.keys() == anew.keys(), names
        assert [path for path in again if again[path] != anew[path]] == [], names
