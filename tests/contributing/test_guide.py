"""The contributors' guide: what it says is what the model, the vocabularies, the checks and the commands do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

import recueil
from macros.catalogue.catalogue import Catalogue, read_catalogue
from macros.catalogue.check import advice, redundancy
from macros.catalogue.families import CROSSED, PLACE
from macros.catalogue.macros import MACROS
from macros.catalogue.read.known_files import GUIDE
from macros.catalogue.read.loading import load
from macros.contributing.annotated_fiche import annotated_fiche
from macros.contributing.messages import MODULES, declared, message_groups
from macros.contributing.reference import reference
from macros.model.fiche import Fiche
from macros.model.map import Frame
from macros.model.placeholder import TO_WRITE
from macros.model.record import Record
from macros.model.scales import EVIDENCES, LEVELS, STATUSES
from macros.model.sections import SECTIONS
from macros.text.french.wording import counted
from macros.text.html.document import parse
from tests.conftest import ROOT
from tests.mini import Mini

DOCS = ROOT / "docs/contribuer"
REFERENCE = MACROS["reference"].arguments


def page(site: Path, name: str) -> str:
    return (site / "contribuer" / name / "index.html").read_text(encoding="utf-8")


def records(above: type[BaseModel] = Record) -> list[type[Record]]:
    """Return every record that a contributor may write: those of the model, the map left out, which is no
    contribution.
    """
    return [
        found
        for below in above.__subclasses__()
        for found in (below, *records(below))
        if found.__module__.startswith("macros.model.") and found.__module__ != Frame.__module__
    ]


@pytest.mark.parametrize("record", records(), ids=lambda record: record.__name__)
def test_every_key_says_its_role_and_is_in_the_reference(record: type[Record]):
    rows = {(row.key, row.role) for subject in REFERENCE for table in reference(subject) for row in table.rows}
    assert [key for key, field in record.model_fields.items() if not field.description] == []
    derived = {"id"} & {
        key
        for key in record.model_fields
        if key == "id" and record.__module__.split(".")[-1] in ("vocabulary", "organisation", "edition")
    }
    assert [
        key for key, field in record.model_fields.items() if key not in derived and (key, field.description) not in rows
    ] == []


def test_the_page_of_the_reference_prints_every_row(site: Path):
    text = page(site, "reference")
    assert [
        row.id
        for subject in REFERENCE
        for table in reference(subject)
        for row in table.rows
        if f'id="{row.id}"' not in text
    ] == []


def test_the_reference_says_which_keys_are_required():
    head = reference("fiche")[0]
    assert {row.key: row.required == "oui" for row in head.rows} == {
        key: field.is_required() for key, field in Fiche.model_fields.items()
    }


@pytest.mark.parametrize(
    "subject, table, key, expected",
    [
        ("fiche", "cles-fiche", "title", "texte, 120 signes au plus"),
        ("fiche", "cles-fiche", "themes", "liste d'identifiants de data/themes.yml, 1 au moins"),
        ("fiche", "cles-fiche-method", "status", "une de ces valeurs : employee, preconisee, existante"),
        ("fiche", "cles-fiche-figures", "value", "nombre"),
        ("fiche", "cles-fiche-figures", "date", "date, AAAA-MM-JJ"),
        ("fiche", "cles-fiche-source", "headings", "liste de textes"),
        ("figures", "cles-figure-etapes", "steps", "liste de cases, de 2 à 9"),
        ("organisation", "cles-organisation-population", "year", "nombre entier"),
        ("edition", "cles-edition-missions-contact", "email", "adresse électronique"),
    ],
)
def test_a_type_is_said_in_french(subject: str, table: str, key: str, expected: str):
    rows = next(found for found in reference(subject) if found.id == table).rows
    assert next(row.type for row in rows if row.key == key) == expected


def test_the_reference_lists_every_identifier(catalogue: Catalogue, site: Path):
    text = page(site, "reference")
    known = [subject.id for family in CROSSED if family is not PLACE for subject in catalogue.family(family)] + [
        *STATUSES,
        *EVIDENCES,
        *LEVELS,
    ]
    assert [id_ for id_ in known if f"<code>{id_}</code>" not in text] == []


def test_the_model_card_is_a_sound_fiche_that_writes_every_key(project: Path, catalogue: Catalogue, site: Path):
    card = annotated_fiche(catalogue)
    (project / f"docs/projets/{catalogue.projects[0].edition.id}/modele.md").write_text(card, encoding="utf-8")
    assert len(read_catalogue(project).projects) == len(catalogue.projects) + 1
    assert [key for key in Fiche.model_fields if f"\n{key}:" not in card] == []
    assert card.rstrip() in parse(page(site, "reference")).css("pre.modele")[0].text()


FAULTS = (
    ("docs/projets/essai/lille.md", "title: Écouter les agents\n", ""),
    ("docs/projets/essai/lille.md", "title:", "titel:"),
    ("docs/projets/essai/lille.md", "title: Écouter les agents", "title: Lille : une ville"),
    ("docs/projets/essai/lille.md", "title: Écouter les agents", "title: 12"),
    ("docs/projets/essai/lille.md", "title: Écouter les agents", f"title: {'a' * 130}"),
    ("docs/projets/essai/lille.md", "themes: [management]", "themes: [managment]"),
    ("docs/projets/essai/lille.md", "themes: [management]", "themes: []"),
    ("docs/projets/essai/lille.md", "themes: [management]", "themes: management"),
    ("docs/projets/essai/lille.md", "themes: [management]", "themes: [management, management]"),
    ("docs/projets/essai/lille.md", "status: employee", "status: employe"),
    ("docs/projets/essai/lille.md", "      method: ateliers\n", ""),
    ("docs/projets/essai/lille.md", "      method: ateliers", "      method: entretiens"),
    ("docs/projets/essai/lille.md", "mission:\n  - Écouter.", "mission:\n\t- Écouter."),
    ("docs/projets/essai/lille.md", "mission:\n  - Écouter.", "mission:\n  -Écouter."),
    ("docs/projets/essai/lille.md", "  - Écouter.\n", "  - À compléter.\n"),
    ("docs/projets/essai/lille.md", "## Contexte", "## Contextes"),
    ("docs/projets/essai/lille.md", "## Contexte", "# Contexte"),
    ("docs/projets/essai/lille.md", "Un texte.", "<script>alert(1)</script>"),
    ("docs/projets/essai/lille.md", "Un texte.", "![](plan.png)"),
    ("docs/projets/essai/lille.md", "Un texte.", "[ici](nulle-part.md)"),
    ("docs/projets/essai/lille.md", "Un texte.", "[figure: schema]"),
    ("docs/projets/essai/lille.md", "Un texte.", "{{ config }}"),
    ("docs/projets/essai/lille.md", "part: organisation", "part: &a organisation"),
    ("docs/projets/essai/lille.md", "problem: Personne n'écoute.", "problem: no"),
    ("docs/projets/essai/lille.md", "brief: {", 'brief: { "Une fiche'),
    ("docs/projets/essai/lille.md", "---\ntitle", "title"),
    ("data/organisations.yml", 'siren: "215903501"', 'siren: "21"'),
    ("data/organisations.yml", "lat: 50.63", "lat: 43.2"),
    ("data/organisations.yml", 'code: "59", name: Nord', 'code: "59", name: Sud'),
    ("data/organisations.yml", "population: {value: 238246", "population: {value: 0"),
    ("data/themes.yml", "management:", "pilotage:\n  label: Pilotage\n  definition: Mener.\nmanagement:"),
    ("data/conditions.yml", "question: Est-ce le moment ?", "question: C'est le moment."),
    ("data/editions/essai.yml", "order: 1", "order: un"),
    ("data/editions/essai.yml", "parts: [organisation]", "parts: [ressources]"),
)
"""One fault each, of as many kinds as the checks know."""


KINDS = frozenset(id(kind) for module in MODULES for kind in declared(module))
"""The very kinds that the page of messages shows."""


@pytest.mark.parametrize("path, old, new", FAULTS, ids=lambda value: re.sub(r"\W+", "-", value)[:30])
def test_what_the_checks_say_is_among_the_messages(mini: Mini, path: str, old: str, new: str):
    mini.replace(old, new, path)
    try:
        read_catalogue(mini.root)
        problems = ()
    except Exception as error:
        problems = error.problems
    assert problems and [problem.code for problem in problems if id(problem.kind) not in KINDS] == []


def test_the_advice_given_is_among_the_messages(project: Path):
    fiche = project / "docs/projets/nina-simone/lille.md"
    text = fiche.read_text(encoding="utf-8").replace(
        "\n## Commande", f"\nLe SDAGE coûte 12 345 euros{', et encore' * 40}.\n\n## Commande", 1
    )
    fiche.write_text(text, encoding="utf-8")
    given = advice.advice(load(project))
    assert {problem.rule for problem in given} >= {"phrase", "nombre", "sigle"}
    assert [problem.code for problem in given if id(problem.kind) not in KINDS] == []


def test_the_page_shows_every_message_its_cure_and_its_example(site: Path):
    document = parse(page(site, "messages"))
    shown = {node.attributes["id"]: node for node in document.css(".messages [id]")}
    for group in message_groups():
        assert group.id in shown
        for message in group.messages:
            text = shown[message.id].text()
            assert message.text in text and message.cure in text and message.example in text


def test_the_limits_that_the_guide_gives_are_those_of_the_tool():
    text = (DOCS / "bien-ecrire.md").read_text(encoding="utf-8")
    assert f"de {advice.SHORTEST} à {advice.LONGEST} mots" in text and f"{advice.SENTENCE} mots au plus" in text
    assert f"en {redundancy.USE} mots" in text and f"en {redundancy.ANSWER} mots au plus" in text
    assert re.findall(r"^\| (\w+) \| .* \| .* \| .* \|$", text, re.M)[1:] == list(SECTIONS)
    assert f"Python {'.'.join(map(str, recueil.MINIMUM))} ou plus récent" in (DOCS / "premiere-fiche.md").read_text(
        encoding="utf-8"
    )


def test_the_guide_runs_commands_that_exist():
    said = {
        name
        for path in (*DOCS.glob("*.md"), ROOT / "CONTRIBUTING.md")
        for name in re.findall(r"recueil\.py (\w+)", path.read_text(encoding="utf-8"))
    }
    assert said <= set(recueil.COMMANDS) and {"servir", "nouveau", "verifier", "construire"} <= said


def test_the_guide_leads_to_each_of_its_pages():
    index, entry = (
        (DOCS / "index.md").read_text(encoding="utf-8"),
        (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    )
    names = {Path(name).name for name in GUIDE}
    assert names - {"index.md"} <= set(re.findall(r"\]\(([\w-]+\.md)", index))
    assert names == set(re.findall(r"\]\(docs/contribuer/([\w-]+\.md)", entry))


def cells(text: str, title: str) -> list[list[str]]:
    """Return the rows of the table that follows a heading, its first row and its rule left out."""
    table = re.search(rf"^## {title}.*?\n((?:\|[^\n]*\n)+)", text, re.M | re.S)[1]
    return [[cell.strip().strip("`") for cell in row.strip("|\n").split(" | ")] for row in table.splitlines()[2:]]


def test_the_tutorial_followed_to_the_letter_gives_a_sound_fiche(project: Path):
    """Its answers go to the command, its words into the file, its story under the header; then it checks, as it
    says.
    """
    text = (DOCS / "premiere-fiche.md").read_text(encoding="utf-8")
    answers = ["" if answer.startswith("Entrée") else answer for _, answer in cells(text, "3. Créer le fichier")]
    made = subprocess.run(
        [sys.executable, "-m", "macros.commands.new", "fiche"],
        cwd=project,
        input="\n".join(answers) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert made.returncode == 0, made.stdout + made.stderr
    path = project / "docs/projets/nina-simone/exercice.md"
    fiche = path.read_text(encoding="utf-8")
    fiche = re.sub(r"^  contact:\n(?:    .*\n)+", "", fiche, count=1, flags=re.M)
    written = [words for _, words in cells(text, r"4. Remplir l'en-tête") if words.startswith('"')]
    header, _, _ = fiche[4:].partition("\n---\n")
    assert header.count(f'"{TO_WRITE}"') == len(written), header
    for words in written:
        header = header.replace(f'"{TO_WRITE}"', words, 1)
    story = re.search(r"^## 5\..*?^```\n(.*?)^```", text, re.M | re.S)[1]
    path.write_text(f"---\n{header}\n---\n\n{story}", encoding="utf-8")
    check = subprocess.run(
        [sys.executable, "-m", "macros.commands.verify", str(path)],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert check.returncode == 0, check.stdout + check.stderr
    assert check.stdout.startswith(f"{counted(1, 'fichier vérifié', 'fichiers vérifiés')} : aucun problème")
