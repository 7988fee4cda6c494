"""The lists of texts that LibreOffice wrote itself, from one source: levels, kinds, numbers, styles, tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.commands.import_text import READERS
from macros.contributing.manuscripts.manuscript import Manuscript
from macros.contributing.manuscripts.markdown import MarkdownWriter
from tests.manuscript_files import odt

LISTS = {
    "levels of two kinds": "1. préparer\n    - lire\n        1. relire\n    - voir\n2. écouter",
    "a list that goes on after a paragraph": "La suite compte toujours.\n\n3. écrire\n4. rendre",
    "a list that begins again": "Ici, elle recommence.\n\n1. partir",
    "a list that begins at four": "Ici, elle commence à quatre.\n\n4. quatre\n5. cinq",
    "bullets first": "- accueil\n    1. guichet\n        - file\n    2. salle\n- courrier",
    "levels by styles": "- ville\n    - mairie\n        - bureau\n- métropole",
    "in a table": "|---|---|\n| D'abord : une chose ; 1. dessous ; une autre | rien |",
}


def markdown(manuscript: Manuscript) -> str:
    return MarkdownWriter([]).write(manuscript.html)


@pytest.mark.parametrize("suffix", [".odt", ".docx"])
@pytest.mark.parametrize("expected", LISTS.values(), ids=LISTS)
def test_a_list_of_libreoffice_keeps_its_levels_and_its_numbers(suffix: str, expected: str):
    path = Path(__file__).with_name(f"listes{suffix}")
    assert f"\n{expected}\n" in markdown(READERS[suffix](path))


OLD = (
    '<text:list-style style:name="L"><text:list-level-style-{kind} text:level="1" style:num-format="1">'
    '<style:list-level-properties text:space-before="{before}cm" text:min-label-width="0.5cm"/>'
    "</text:list-level-style-{kind}></text:list-style>"
)


def test_the_margins_of_old_files_are_read_too(tmp_path: Path):
    def one(name: str, words: str) -> str:
        return (
            f'<text:list text:style-name="{name}"><text:list-item><text:p>{words}</text:p></text:list-item></text:list>'
        )

    near = OLD.format(kind="bullet", before="0.2").replace('"L"', '"near"')
    far = OLD.format(kind="number", before="1.5").replace('"L"', '"far"')
    body = one("near", "un") + one("far", "dessous") + one("near", "deux")
    path = odt(tmp_path / "vieux.odt", body, styles=near + far)
    assert markdown(READERS[".odt"](path)) == "- un\n    1. dessous\n- deux"
