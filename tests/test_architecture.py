"""The promises of the code that no linter knows: imports go one way, the core ignores MkDocs, nothing is kept."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from tests.conftest import ROOT

LAYERS = ("text", "model", "catalogue", "contributing", "pages", "book", "search", "site", "printing", "commands")
GENERATOR = {"door", "mkdocs", "material", "mkdocs_macros", "markdown", "jinja2"}
LONGEST = 300
"""Lines of a module: past three hundred, one looks for its second noun."""


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(tree: ast.Module) -> set[str]:
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


PATHS = (*ROOT.glob("macros/**/*.py"), *ROOT.glob("door/*.py"), *ROOT.glob("preview/*.py"), ROOT / "hooks.py")
"""The core and its doors."""


@cache
def imported() -> dict[str, set[str]]:
    """Return what each module of the core imports."""
    paths = sorted(ROOT.glob("macros/**/*.py"))
    return {module(path): imports(ast.parse(path.read_text(encoding="utf-8"))) for path in paths}


def layer(name: str) -> int:
    """Return the rank of a module of ours; doors, outside the layers, come last."""
    folder = name.removeprefix("macros.").split(".")[0]
    return LAYERS.index(folder) if folder in LAYERS else len(LAYERS)


def test_imports_go_one_way():
    ours = {(name, other) for name, others in imported().items() for other in others if other.split(".")[0] == "macros"}
    assert ours and [(name, other) for name, other in sorted(ours) if layer(other) > layer(name)] == []


def test_only_the_doors_know_mkdocs():
    """Two modules read Markdown as the site does: a library, whatever generator the site is made with."""
    assert {
        name: known
        for name, others in imported().items()
        if (known := {other.split(".")[0] for other in others} & GENERATOR)
    } == {f"macros.text.markdown.{name}": {"markdown"} for name in ("inline", "rendering")}


def test_reading_the_content_loads_no_mkdocs():
    script = (
        "import sys; import macros.commands.verification; import macros.site; print([name for name in sys.modules if"
        " name.split('.')[0] in ('mkdocs', 'jinja2')])"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == ("[]", "")


def test_the_entry_needs_nothing_but_the_standard_library():
    """Nothing is installed yet when it starts: all that it imports, near or far, comes with Python."""
    names = imports(ast.parse((ROOT / "recueil.py").read_text(encoding="utf-8")))
    while ours := names & imported().keys():
        names = (names - ours).union(*(imported()[name] for name in ours))
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_no_two_modules_need_each_other():
    """A circle ends the sort, and is in its message."""
    TopologicalSorter(imported()).prepare()


def test_no_catalogue_is_kept_in_a_module():
    """At module level only constants stand: nothing is read from the disk, no empty container waits to be filled."""
    empty = {"[]", "{}", "set()", "dict()", "list()", "None"}
    kept = [
        (path.name, ast.unparse(node))
        for path in PATHS
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None
        if ast.unparse(node.value) in empty or "read_" in ast.unparse(node.value)
    ]
    assert kept == []


def test_a_module_stays_short():
    paths = (*PATHS, ROOT / "recueil.py", *ROOT.glob("tests/**/*.py"), *ROOT.glob("identite/*.py"))
    lengths = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in paths}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}
