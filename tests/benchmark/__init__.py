"""Projects of many fiches, each with words of its own, generated from the fiches of another: what the benchmark builds
(`python -m tests.benchmark`) and some tests read.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent.parent

PER_EDITION = 10


def generate(root: Path, number: int, model_project: Path = ROOT) -> None:
    """Write a sound project of `number` fiches that use the vocabularies of another as its fiches do."""
    real = sorted((model_project / "docs/projets").glob("*/*.md"))
    left_out = {path.parent.name for path in real}
    ignored = shutil.ignore_patterns("__pycache__", *left_out, *(f"{name}.yml" for name in left_out))
    for entry in ("door", "macros", "overrides", "docs", "data"):
        shutil.copytree(model_project / entry, root / entry, ignore=ignored)
    for entry in ("mkdocs.yml", "hooks.py", "recueil.py"):
        shutil.copy(model_project / entry, root / entry)
    models = [parts_of(path) for path in real]
    organisations = yaml.safe_load((model_project / "data/organisations.yml").read_text(encoding="utf-8"))
    parts = list(yaml.safe_load((model_project / "data/parties.yml").read_text(encoding="utf-8")))
    (root / "data/editions").mkdir(exist_ok=True)
    names = {}
    for rank in range(number):
        edition = f"promotion-{rank // PER_EDITION + 1}"
        if rank % PER_EDITION == 0:
            text = {
                "title": "Un recueil",
                "promotion": edition,
                "order": rank // PER_EDITION + 1,
                "parts": parts,
                "purpose": "Mesurer.",
            }
            (root / f"data/editions/{edition}.yml").write_text(plain_yaml(text), encoding="utf-8")
            (root / "docs/projets" / edition).mkdir(parents=True)
        header, body = models[rank % len(models)]
        id_ = f"collectivite-{rank}"
        siren = f"{rank:09d}"
        own = {"name": f"Collectivité {rank}", "short": f"Collectivité {rank}", "siren": siren, "official_code": siren}
        names[id_] = organisations[header["commanditaire"]["organisation"]] | own
        header = header | {"title": f"Projet {rank} : {header['title']}"[:120], "commanditaire": {"organisation": id_}}
        text = f"---\n{plain_yaml(header)}---\n{body}"
        (root / "docs/projets" / edition / f"projet-{rank}.md").write_text(_own_words(text, rank), encoding="utf-8")
    (root / "data/organisations.yml").write_text(plain_yaml(names), encoding="utf-8")


def _own_words(text: str, rank: int) -> str:
    """Return a fiche whose sentences are its own: nothing can be kept from one fiche to serve another. None links to
    another, which is not there.
    """
    text = re.sub(r"\[([^\]\n]+)\]\([\w./-]+\.md(?:#[\w-]+)?\)", r"\1", text)
    return re.sub(r"(?<=[a-zé])\.(?=\n|$)", f", version {rank}.", text, flags=re.MULTILINE)


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Write a value out each time: the reader refuses aliases."""
        return True


def plain_yaml(data: dict) -> str:
    """Return data as the YAML that the reader of fiches takes: no alias, keys in their order."""
    return yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def parts_of(path: Path) -> tuple[dict, str]:
    """Return the header and the story of a fiche."""
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(header), body
