"""`recueil.py verifier`: its levels, its formats, its exit statuses, the example beside each problem, and its speed."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys

import pytest

from macros.catalogue.families import EDITION, VOCABULARIES
from macros.commands import verify
from macros.model.editors_page import EditorsPage
from macros.model.examples import example, is_list, records_of
from macros.model.fiche import Fiche
from macros.model.publisher import Publisher
from macros.model.reading import read_record
from macros.model.record import Record
from macros.text.yaml.values import read_values
from macros.text.yaml.writing import yaml_text
from tests.conftest import ROOT
from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"
ROOTS = (Fiche, Publisher, EditorsPage, EDITION.record, *(family.record for family in VOCABULARIES))


@pytest.fixture
def here(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> Mini:
    """The miniature project, which the command checks."""
    monkeypatch.setattr(verify, "ROOT", mini.root)
    return mini


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = verify.main(list(arguments))
    return (status, *capsys.readouterr())


def test_advice_is_counted_and_does_not_change_the_status(here: Mini, capsys: pytest.CaptureFixture[str]):
    status, out, err = said(capsys)
    assert (status, err) == (0, "")
    assert out.split("\n")[:2] == [
        "1 fiche vérifiée : aucun problème.",
        (
            "3 conseils : 1 récit trop court ou trop long et 2 précisions trop courtes. Pour les lire : python3"
            " recueil.py verifier --conseils"
        ),
    ]


@pytest.mark.parametrize("arguments", [("--conseils",), (FILE,)])
def test_advice_is_detailed_on_request_or_for_the_files_named(
    here: Mini, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
):
    _, out, _ = said(capsys, *(str(here.root / name) if name == FILE else name for name in arguments))
    assert f"{FILE}:13  conseil : method[1].detail : « Trois ateliers. » ne dit presque rien de cette méthode." in out
    assert "3 conseils : " in out and "Pour les lire" not in out


def test_bars_are_shown_on_request(here: Mini, capsys: pytest.CaptureFixture[str]):
    assert "4/13  docs/projets/essai/lille.md  il manque : " in said(capsys, "--bilan")[1]
    assert "4/13" not in said(capsys)[1]


def test_a_problem_comes_with_a_correct_example(here: Mini, capsys: pytest.CaptureFixture[str]):
    here.replace("themes: [management]", "themes: management")
    here.replace("    status: employee\n", "")
    status, _, err = said(capsys)
    assert status == 1
    assert (
        err == f"{FILE}:5  themes : une liste est attendue ; « management » est un texte. Mettez chaque élément sur sa"
        " ligne, précédé de « - ».\n    Exemple : themes:\n                - management\n"
        f"{FILE}:11  method[1].status : la clé « status » manque (employée par l'équipe,"
        " préconisée par elle, ou existante dans la collectivité). Ajoutez-la.\n    Exemple : status: employee\n\n2"
        " problèmes à corriger.\n"
    )


def test_json_holds_problems_and_advice(here: Mini, capsys: pytest.CaptureFixture[str]):
    here.replace("part: organisation", "part: organisatoin")
    status, out, err = said(capsys, "--format", "json")
    data = json.loads(out)
    assert (status, err, data["errors"], data["advice"]) == (1, "", 1, 3)
    assert data["problems"][0] == {
        "level": "error",
        "rule": "terme-inconnu",
        "help": "/contribuer/messages/#message-terme-inconnu",
        "file": FILE,
        "line": 4,
        "field": "part",
        "message": "« organisatoin » n'est pas une partie connue.",
        "hint": "Vouliez-vous dire « organisation » ? Valeurs admises : organisation (data/parties.yml). Pour en"
        " ajouter : python3 recueil.py nouveau partie.",
        "example": "part: organisation",
    }
    assert {problem["level"] for problem in data["problems"][1:]} == {"advice"} and data["completeness"][0]["held"] == 4


def test_copies_for_editors_that_lag_behind_are_told_and_left_as_they_are(
    here: Mini, capsys: pytest.CaptureFixture[str]
):
    here.write("schemas/fiche.json", "{}\n")
    status, out, err = said(capsys)
    assert (status, err) == (0, "") and out.splitlines()[-1] == (
        "Pour les éditeurs de texte, le dossier schemas est à récrire, si vous le pouvez : python3 recueil.py"
        " actualiser"
    )
    assert [path.name for path in (here.root / "schemas").iterdir()] == ["fiche.json"]
    assert "actualiser" not in said(capsys, "--format", "json")[1]


def test_github_reads_one_command_a_line(here: Mini, capsys: pytest.CaptureFixture[str]):
    here.replace("    status: employee\n", "")
    here.replace("detail: Trois ateliers.", "detail: 50 % \\nd'ateliers")
    status, out, err = said(capsys, "--format", "github")
    lines = out.splitlines()
    assert (status, err) == (1, "") and all(line.startswith(("::error file=", "::notice file=")) for line in lines)
    assert (
        lines[0]
        == f"::error file={FILE},line=11,title=À corriger (cle-absente)::method[1].status : la clé « status » manque"
        " (employée par l'équipe, préconisée par elle, ou existante dans la collectivité). Ajoutez-la.%0AExemple"
        " :%0Astatus: employee"
    )


@pytest.mark.parametrize(
    "part, shown", [(r"a\n::warning::b##[error]", r"a\n::warning::b# #[error]"), (r"a\e[31m", "U+001B")]
)
@pytest.mark.parametrize("style", verify.FORMATS)
def test_what_a_file_says_commands_neither_a_terminal_nor_a_log(
    here: Mini, capsys: pytest.CaptureFixture[str], style: str, part: str, shown: str
):
    here.replace("part: organisation", f'part: "{part}"')
    status, out, err = said(capsys, "--format", style)
    text = out + err
    assert status == 1 and shown in text.replace(r"\\n", r"\n")
    assert not re.search(r"[^\n -~\xa0-\uffff]|^::warning|##\[", text, re.MULTILINE)


@pytest.mark.parametrize("style", verify.FORMATS)
def test_no_name_of_a_file_commands_either(here: Mini, capsys: pytest.CaptureFixture[str], style: str):
    here.picture("docs/a\n::error::b\x1b[31m\u202e##vso[c]/d.png")
    _, out, err = said(capsys, "--format", style, "--conseils")
    assert not re.search(r"[\x1b\u202e]|##vso\[", out + err)
    assert [line for line in (out + err).split("\n") if line.strip().startswith(("::error::", "##"))] == []
    assert re.search("a.{1,2}n(::|%3A%3A)error", out + err)


@pytest.mark.parametrize("word", ["a\n::error::b\x1b[31m.md", "--a\x1b[31m"])
def test_no_word_of_the_command_line_does(here: Mini, capsys: pytest.CaptureFixture[str], word: str):
    try:
        status, out, err = said(capsys, word)
    except SystemExit as end:
        status, (out, err) = int(str(end.code)), capsys.readouterr()
    assert status == 2 and "\x1b" not in out + err and "\n::error" not in out + err and r"\x1b[31m" in err


def test_fifty_problems_at_most_are_printed_and_json_holds_all(here: Mini, capsys: pytest.CaptureFixture[str]):
    here.replace("Un texte.", "\n\n".join(f"Un **gras{number}" for number in range(60)))
    _, _, err = said(capsys)
    assert err.count(f"{FILE}:") == 50 and "… et 10 autres problèmes" in err and "60 problèmes à corriger." in err
    assert json.loads(said(capsys, "--format", "json")[1])["errors"] == 60


def test_github_is_told_nothing_where_all_is_well(here: Mini, capsys: pytest.CaptureFixture[str]):
    here.replace("detail: Trois ateliers.", "detail: Trois ateliers de deux heures.")
    here.replace("detail: Hors période électorale.", "detail: Hors de toute période électorale.")
    here.replace("Un texte.", "Les agents parlent.\n\n" * 250)
    assert said(capsys, "--format", "github") == (0, "\n", "")


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("--conseil",), "« --conseil » n'est pas compris. Vouliez-vous dire « --conseils » ?"),
        (("--format", "jsn"), "« jsn » n'est pas compris. Vouliez-vous dire « json » ?"),
        (("--format",), "« --format » attend une valeur."),
    ],
)
def test_an_option_that_is_none_ends_with_two(
    here: Mini, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
):
    with pytest.raises(SystemExit) as end:
        said(capsys, *arguments)
    assert end.value.code == 2
    assert capsys.readouterr().err == f"{message}\n{verify.USAGE}\n"


def records(record: type[Record], seen: set[type[Record]]) -> set[type[Record]]:
    """Return a kind of record and all those it holds."""
    if record not in seen:
        seen.add(record)
        for field in record.model_fields.values():
            for below in records_of(field.annotation):
                records(below, seen)
    return seen


KEYS = [
    (record, key)
    for root in ROOTS
    for record in sorted(records(root, set()), key=lambda one: one.__name__)
    for key in record.model_fields
]


@pytest.mark.parametrize(
    "record, key", dict.fromkeys(KEYS), ids=lambda one: one if isinstance(one, str) else one.__name__
)
def test_every_key_has_an_example_that_the_model_accepts(record: type[Record], key: str):
    """The example of a key is written as YAML, read back, and judged as a contributor's would be."""
    shown = example(record, (key,))
    values, problems = read_values(yaml_text(shown), "x.yml")
    assert shown and problems == ()
    _, faults = read_record(record, values, "x.yml")
    assert [
        str(fault)
        for fault in faults
        if fault.field.startswith(key) and "manque" not in fault.message and not is_table(record, key)
    ] == []


def is_table(record: type[Record], key: str) -> bool:
    """Tell whether a key only stands with others: rows and columns agree."""
    return key in ("rows", "regions") and is_list(record.model_fields[key].annotation)


@pytest.mark.dear
def test_checking_everything_costs_little_beside_starting_python():
    """Well under a second: the whole content takes less than seven times what loading the model alone takes."""

    def seconds(*command: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    start = min(seconds("-c", "import yaml, macros.model.fiche") for _ in range(3))
    assert min(seconds("-m", "macros.commands.verify") for _ in range(3)) < 7 * start


def test_a_sound_content_loads_nothing_that_only_a_fault_needs(mini: Mini):
    """What says why a file is faulty weighs as much as a fifth of the rules: most runs have no use for it."""
    script = (
        "import sys; from pathlib import Path; from macros.commands.verification import answer; from macros.text.memory"
        " import Memory; status, _, err = answer(Path(sys.argv[1]), Memory(), (), False, False, 'texte');"
        " print(status, err, *sorted(set(sys.argv[2:]) & set(sys.modules)))"
    )
    checks = (f"macros.catalogue.check.{name}" for name in ("examples", "completeness", "drawings"))
    faults = ("macros.model.validation", "macros.model.hints", "macros.text.yaml.syntax", "macros.text.yaml.layout")
    command = [sys.executable, "-c", script, str(mini.root), *checks, *faults]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert result.stdout.split() == ["0"]
