"""A whole project in miniature, sound and small, that tests copy, change in one place, then read again or build."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path
from textwrap import dedent

from macros.catalogue.catalogue import Catalogue, read_catalogue
from macros.text.problem import ContentError
from tests.builder import Build, plain_build

FICHE = dedent("""\
    ---
    title: Écouter les agents
    brief: { problem: Personne n'écoute., action: L'équipe écoute., outcome: Les agents parlent. }
    part: organisation
    themes: [management]
    commanditaire:
      organisation: ville-de-lille
    mission:
      - Écouter.
    method:
      - id: ateliers
        status: employee
        detail: Trois ateliers.
    results:
      - text: Les agents parlent.
        kind: constat
    transferability:
      level: transferable
      summary: Partout.
      reusable:
        - text: Les ateliers.
          method: ateliers
      conditions:
        - id: calendrier
          detail: Hors période électorale.
    source:
      headings: [Écouter]
    ---

    ## Contexte

    Un texte.
    """)

FILES = {
    "data/familles.yml": """\
        participer:
          label: Faire participer
          definition: Travailler à plusieurs.
        """,
    "data/methodes.yml": """\
        ateliers:
          label: Ateliers
          family: participer
          definition: Travail en groupe.
          when: Quand on est plusieurs.
          synonyms: [workshop]
        """,
    "data/themes.yml": """\
        management:
          label: Management
          definition: Diriger.
        """,
    "data/conditions.yml": """\
        calendrier:
          label: Calendrier
          question: Est-ce le moment ?
          definition: Le bon moment.
        """,
    "data/livrables.yml": "{}\n",
    "data/parties.yml": """\
        organisation:
          label: Organisation
          definition: Première partie.
        """,
    "data/collectivites.yml": """\
        commune:
          label: Commune
          plural: Communes
          definition: Une ville.
        """,
    "data/organisations.yml": """\
        ville-de-lille:
          name: Ville de Lille
          short: Lille
          kind: commune
          official_code: "59350"
          siren: "215903501"
          departement: {code: "59", name: Nord}
          region: {code: "32", name: Hauts-de-France}
          seat: Lille
          position: {lat: 50.63, lon: 3.06}
          population: {value: 238246, year: 2023}
        """,
    "data/geometrie/departements.yml": """\
        frame: {width: 1000, height: 1000, left: 0, per_radian: 10000, equator: 10000, per_mercator: 10000}
        regions:
          "04": {name: La Réunion, of: de La Réunion}
          "32": {name: Hauts-de-France, of: des Hauts-de-France}
        departements:
          "59": {name: Nord, of: du Nord, region: "32", path: m500-350 80 0 0 80-80 0z}
          "974": {name: La Réunion, of: de La Réunion, region: "04"}
        """,
    "data/editions/essai.yml": """\
        title: Un recueil
        promotion: Essai
        order: 1
        parts: [organisation]
        purpose: Essayer.
        """,
    "docs/projets/essai/lille.md": FICHE,
}


TERRITORIES = """\
commune|59350|Lille|215903501|59|32|238246|2023|50.6330|3.0586|59000 59800||200093201
commune|59512|Roubaix|215905126|59|32|98828|2023|50.6942|3.1746|59100||200093201
commune|59586|Templeuve-en-Pévèle|215905860|59|32|6100|2023|||59242||200041960
commune|76351|Le Havre|217603513|76|28|166687|2023|49.4938|0.1077|76600 76620||
commune|93066|Saint-Denis|929939411|93|11|149077|2023|48.9356|2.3539|93200||
commune|97411|Saint-Denis|219740115|974|04|155634|2023|-20.8823|55.4504|97400 97490||
commune|98818|Nouméa||988|988|85976|2025|-22.2741|166.4488|98800||
CC|200041960|CC Pévèle-Carembault|200041960|59|32|96000|2023||||59586|
METRO|200093201|Métropole européenne de Lille|200093201|59|32|1194000|2023|50.6330|3.0586||59350|
departement|59|Nord||59|32|2613000|2023|50.6330|3.0586||59350|
departement|93|Seine-Saint-Denis||93|11|1680000|2023|48.9356|2.3539||93066|
departement|974|La Réunion||974|04|890000|2023|-20.8823|55.4504||97411|
outre-mer|988|Nouvelle-Calédonie||988|988|264596|2025|-22.2741|166.4488||98818|
region|04|La Réunion|||04|890000|2023|-20.8823|55.4504||97411|
region|11|Île-de-France|||11|12000000|2023|||||
region|28|Normandie|||28|3327000|2023|49.4431|1.0993|||
region|32|Hauts-de-France|||32|6000000|2023|50.6330|3.0586||59350|
"""
"""A few territories, their columns divided by bars: homonyms, an article, a commune without position, overseas."""


PNG = b"\x89PNG\r\n\x1a\n"
"""The beginning of any PNG picture, which is all that is looked at."""


class Mini:
    """The miniature project in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        """Write a file, its common indent removed."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text), encoding="utf-8", newline="\n")

    def picture(self, path: str, content: bytes = PNG) -> None:
        """Write a picture."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def replace(self, old: str, new: str, path: str = "docs/projets/essai/lille.md") -> None:
        """Change one passage of a file; the passage must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} n'est pas dans {path}"
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    def fiche(self, id_: str, *changes: tuple[str, str]) -> None:
        """Add a fiche made from the model one with some passages changed; its title is its own."""
        text = FICHE
        for old, new in changes:
            assert old in text, f"{old!r} n'est pas dans la fiche modèle"
            text = text.replace(old, new, 1)
        text = text.replace("title: Écouter les agents\n", f"title: Écouter les agents de {id_}\n")
        self.write(f"docs/projets/essai/{id_}.md", text)

    def territories(self) -> None:
        """Give the project a few territories, which the rules of the others do without."""
        target = self.root / "data/territoires/cog.tsv.gz"
        target.parent.mkdir()
        target.write_bytes(gzip.compress(f"\n{TERRITORIES}".replace("|", "\t").encode("utf-8")))

    def catalogue(self) -> Catalogue:
        """Return the catalogue of the project."""
        return read_catalogue(self.root)

    def messages(self) -> list[str]:
        """Return the problems as contributors read them, none where the content is sound."""
        try:
            read_catalogue(self.root)
        except ContentError as error:
            return [str(problem) for problem in error.problems]
        return []


_UNSEARCHED = "extra:\n  whole: false\n"
"""The setting of a site whose search is not indexed."""


class MiniSite(Mini):
    """The miniature project with all that builds it as a site: a second of work, where the recueil takes four.

    The pages of `docs/` are the site's own, its fiches excepted; some want a deliverable, or the examples of figures.
    The words of French, a thousand files and half of the work, are not indexed unless a test asks for it.
    """

    def __init__(self, root: Path, source: Path, build: Build = plain_build) -> None:
        self._build = build
        # With the compiled modules: they would all be compiled again.
        for folder in ("door", "macros", "overrides", "preview"):
            shutil.copytree(source / folder, root / folder)
        shutil.copytree(source / "docs", root / "docs", ignore=_fiches)
        for path in ("mkdocs.yml", "hooks.py", "recueil.py", "data/langues.yml", "data/exemples/figures.yml"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / path, root / path)
        super().__init__(root)
        leave_search_out(root)
        self.write("data/livrables.yml", "guide:\n  label: Guide\n  definition: Un guide.\n")
        self.replace("results:\n", "deliverables:\n  - id: guide\n    detail: Un guide.\nresults:\n")

    def index(self) -> None:
        """Have the search indexed, as in any site."""
        self.replace(_UNSEARCHED, "extra:\n", "mkdocs.yml")

    def add(self, path: str, text: str) -> None:
        """Add a text at the end of a file."""
        with (self.root / path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)

    def build(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """Build the site as `recueil.py construire` does, into `site`; `variables` are of the environment."""
        return self._build(self.root, **variables)

    def built(self, **variables: str) -> Path:
        """Build the site, which must succeed; return its folder."""
        result = self.build(**variables)
        assert result.returncode == 0, result.stdout + result.stderr
        return self.root / "site"


def leave_search_out(root: Path) -> None:
    """Have a project built without the index of its search."""
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("extra:\n", _UNSEARCHED, 1), encoding="utf-8")


def _fiches(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder).name == "projets" and name != "index.md"]
