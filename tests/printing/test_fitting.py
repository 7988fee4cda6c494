"""What a story may hold is fitted to the page by itself: tables, code, pictures and addresses never shrink the book."""

from __future__ import annotations

import io
import random
import re
import struct
import zlib
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import macros.commands.print
from macros.commands.site_prints import STORE
from macros.printing.pdf_document import Document
from macros.printing.pdf_reader import read
from macros.text.html.document import fragment, parse, serialize
from macros.text.html.hyphens import Hyphenator
from macros.text.html.tables import columns
from tests.conftest import ROOT, SITE_URL
from tests.mini import MiniSite
from tests.printing.in_process import print_in_process
from tests.printing.test_print import DAY

STYLES = "".join(
    f'<link rel="stylesheet" href="{(ROOT / f"overrides/assets/stylesheets/{name}.css").as_uri()}">'
    for name in ("polices", "regard", "composants", "livre", "livre-chapitres", "livre-ecran", "livre-papier")
)
WORDS = (
    "agents bénéficiaires Intercommunalité 1250 STRASBOURG l'agglomération déplacements annuel 44,2 % observations"
    " évaluation Hauts-de-France développement `montant_ttc_des_subventions` Responsabilité MÉTROPOLE en de la"
).split(" ")

LINE = "L'équipe a rencontré les agents des deux services, puis les élus, et rendu compte de chaque entretien.\n\n"
ADDRESS = "https://www.exemple-de-ville.fr/documents/2018/consultation/pdf?telechargement=rapport-final-de-la-mission"
STORY = f"""
{LINE * 4}
| Service | Agents | Bénéficiaires | Intercommunalité | Déplacements | Coût annuel | Observations | Échéance |
|---|---|---|---|---|---|---|---|
| Direction de la voirie | 1 250 | Les habitants | Métropole européenne | Professionnels | 12 500 € | Non | 2018 |

{LINE * 4}
```
python3 recueil.py imprimer nina-simone --controler un-fichier-au-nom-tres-long.pdf --plan un-plan-long.json | tee fin
├── docs
└── data
```

Le champ `montant_ttc_des_subventions_versees_aux_associations_du_territoire_metropolitain_en_2018` est à remplir.

![Une affiche haute](../../images/affiche.png)

{LINE * 4}
Voir {ADDRESS} pour le rapport, ou [le bilan](https://exemple.fr/bilan).

=== "Avant"

    Un guichet par service, et des files.

=== "Après"

    Un seul guichet, sans rendez-vous.

??? note "Le détail du calcul"

    Douze agents, deux sites, et ≥ 5 ‰ de Mme Žižková ✅ ⚠\ufe0f.

- Un point.

    | Service | Agents | Bénéficiaires | Intercommunalité | Déplacements | Coût annuel | Observations | Échéance |
    |---|---|---|---|---|---|---|---|
    | Direction de la voirie | 1 250 | Les habitants | Métropole européenne | Professionnels | 12 500 € | Non | 2018 |

    ![Une affiche en liste](../../images/affiche.png)

> Une citation, et son affiche.
>
> ![Une affiche citée](../../images/affiche.png)

{LINE * 4}
"""


def portrait() -> bytes:
    """Return a picture of 700 by 1200."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + bytes((200, rank % 256, 120)) * 700 for rank in range(1200))
    header = struct.pack(">IIBBBBB", 700, 1200, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


@dataclass(frozen=True)
class Printed:
    """A project, what the command that printed it said, and its files."""

    mini: MiniSite
    said: str

    @property
    def files(self) -> Path:
        """The folder of its printed files."""
        return self.mini.root / "site/telechargements"


def printed(mini: MiniSite, browser: Browser) -> Printed:
    """Build a project, and print it by the command run in this process."""
    site, said = mini.built(SITE_URL=SITE_URL), io.StringIO()
    with pytest.MonkeyPatch.context() as monkeypatch, redirect_stdout(said):
        monkeypatch.setenv("SITE_URL", SITE_URL)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
        print_in_process(monkeypatch, mini.root, site, browser)
        assert macros.commands.print.main([]) == 0
    return Printed(mini, said.getvalue())


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory, new_site: Callable[[Path], MiniSite], browser: Browser) -> Printed:
    """A project printed, one of whose fiches holds all that is hard, the other of the same authority with a long
    title.
    """
    mini = new_site(tmp_path_factory.mktemp("difficile"))
    mini.replace("Un texte.", STORY.strip())
    mini.picture("docs/images/affiche.png", portrait())
    mini.fiche("lille-deux", ("Un texte.", LINE))
    mini.replace(
        "title: Écouter les agents de lille-deux",
        "title: Bâtir un éco-quartier avec toutes les habitantes et tous les habitants, puis le faire vivre",
        "docs/projets/essai/lille-deux.md",
    )
    return printed(mini, browser)


@pytest.fixture(scope="module")
def book(hard: Printed) -> Document:
    return read(hard.files / "essai.pdf")


def said(document: Document) -> str:
    """Return all the text of a file, without spaces."""
    return re.sub(r"\s", "", "".join(run.text for page in document.pages for run in page.body))


def test_two_projects_of_one_authority_are_in_the_index_and_the_running_heads(book: Document):
    heads = [text for page in book.pages for text in page.head]
    assert any(re.match(r".*Lille\s:\sBâtir\sun\séco-quartier.*…", head) for head in heads), heads
    assert "Lille:Bâtirunéco-quartieravectoutesleshabitantesettousleshabitants,puislefairevivre" in said(book)


def test_an_address_takes_no_false_hyphen_and_is_told(book: Document):
    assert ADDRESS in said(book)
    assert "lebilan(https://exemple.fr/bilan)" in said(book)


def test_nothing_is_folded_in_the_book(book: Document):
    text = said(book)
    assert all(
        re.sub(r"\s", "", words) in text
        for words in ("Avant", "et des files", "Après", "Un seul guichet", "Le détail du calcul", "Douze agents")
    )


@pytest.mark.parametrize("file", ["essai.pdf", "essai/lille.pdf"])
def test_the_text_keeps_its_size_around_what_is_hard(hard: Printed, file: str):
    """The browser shrinks a whole file where one thing is wider than its page."""
    pages = read(hard.files / file).pages
    heights = [run.top - run.bottom for page in pages for run in page.body if run.text.startswith("L’équipe")]
    plain = read(hard.files / file.replace("lille.pdf", "lille-deux.pdf")).pages
    expected = [run.top - run.bottom for page in plain for run in page.body if run.text.startswith("L’équipe")]
    assert heights and {round(height, 1) for height in heights} == {round(height, 1) for height in expected}


def test_a_table_that_holds_is_never_wider_than_the_page(browser: Browser, tmp_path: Path):
    chance = random.Random(13)
    tables = []
    while len(tables) < 60:
        count = chance.randint(5, 16)
        rows = [" ".join(f"<td>{cell}</td>" for cell in chance.choices(WORDS, k=count)) for _ in range(3)]
        html = re.sub("`([^`]+)`", r"<code>\1</code>", f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>")
        html = html.replace("<td>", "<th>", count).replace("</td>", "</th>", count)
        found = columns(fragment(html).css("table")[0])
        if found.hold:
            setting = f' data-colonnes="{found.setting}"' if found.setting else ""
            tables.append(html.replace("<table", f"<table{setting}", 1))
    document = parse(
        f'<!doctype html><html lang="fr" class="livre coupes"><meta charset="utf-8">{STYLES}<body><main'
        f' class="md-typeset"><div class="recit" style="width: 424px">{"<hr>".join(tables)}</div>'
    )
    Hyphenator().cut(document)
    path = tmp_path / "page.html"
    path.write_text(serialize(document), encoding="utf-8")
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(path.as_uri())
    tab.emulate_media(media="print")
    tab.evaluate("Promise.all([...document.fonts].map((face) => face.load().catch(() => null)))")
    widths = tab.evaluate("[...document.querySelectorAll('table')].map(table => table.getBoundingClientRect().width)")
    context.close()
    assert len(widths) == 60 and [(round(width), html) for width, html in zip(widths, tables) if width > 424.5] == []


def test_a_run_prints_the_fiche_that_was_edited_and_its_book_alone(hard: Printed, browser: Browser):
    """Last of all. The other fiche is as it was, to the byte; so is the note, which does not tell the story that was
    edited.
    """

    def files() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in hard.files.rglob("*.*")}

    def shelves() -> set[Path]:
        return set((hard.mini.root / STORE).iterdir())

    first, prints = files(), shelves()
    assert "inchangé" not in hard.said and "lille-deux.pdf" in first
    hard.mini.replace(LINE, f"{LINE}Un autre texte.\n", "docs/projets/essai/lille-deux.md")
    assert "5 tirages inchangés" in printed(hard.mini, browser).said
    second = files()
    changed = {name for name in first if second[name] != first[name]}
    assert changed == {"essai.pdf", "essai.epub", "lille-deux.pdf"}
    others = {path.name for shelf in shelves() - prints for path in shelf.rglob("*.*")}
    assert changed <= others and not others & {
        "lille.pdf",
        "lille-note.pdf",
        "lille-partage.png",
        "lille-deux-note.pdf",
    }
