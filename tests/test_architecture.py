"""The promises of the code: imports go one way, the core ignores MkDocs, nothing is kept in a module."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted((ROOT / "macros").rglob("*.py"))
PREVIEW = sorted((ROOT / "preview").glob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LAYERS = ("text", "model", "catalogue", "contributing", "pages", "book", "search", "site", "printing", "commands")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]


def layer(module: str) -> int:
    """Return the rank of a module of ours; doors and commands, outside the layers, come last."""
    folder = module.removeprefix("macros.").split(".")[0]
    return LAYERS.index(folder) if folder in LAYERS else len(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_one_way(path: Path):
    own = layer(".".join(path.relative_to(ROOT).with_suffix("").parts))
    assert [module for module in imports(path) if module.startswith("macros") and layer(module) > own] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_doors_know_mkdocs(path: Path):
    assert [
        module
        for module in imports(path)
        if module.split(".")[0] in ("mkdocs", "material", "mkdocs_macros", "markdown", "jinja2")
    ] == []


def test_reading_the_content_loads_no_mkdocs():
    script = (
        "import sys; import macros.commands.verify; import macros.site; print([name for name in sys.modules if"
        " name.split('.')[0] in ('mkdocs', 'jinja2')])"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == ("[]", "")


def test_no_two_modules_need_each_other():
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): imports(path)
        for path in MODULES
    }

    def circles(module: str, trail: tuple[str, ...]) -> list[tuple[str, ...]]:
        if module in trail:
            return [(*trail[trail.index(module) :], module)]
        return [
            circle for other in graph.get(module, []) if other in graph for circle in circles(other, (*trail, module))
        ]

    assert [circle for module in graph for circle in circles(module, ())] == []


@pytest.mark.parametrize("path", [*MODULES, *PREVIEW, ROOT / "hooks.py"], ids=name)
def test_no_import_hides_in_a_function(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    assert [
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ] == []


@pytest.mark.parametrize("path", [*MODULES, *PREVIEW, *TESTS, ROOT / "hooks.py"], ids=name)
def test_what_is_imported_is_used(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = [
        alias.asname or alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    ]
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {"annotations"}
    assert [name for name in imported if name not in used] == []


@pytest.mark.parametrize("path", [*MODULES, *PREVIEW, ROOT / "hooks.py"], ids=name)
def test_no_catalogue_is_kept_in_a_module(path: Path):
    """At module level only constants stand: nothing is read from the disk, no empty container waits to be filled."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kept = [
        ast.unparse(node)
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        and node.value is not None
        and (
            ast.unparse(node.value) in ("[]", "{}", "set()", "dict()", "list()", "None")
            or "read_" in ast.unparse(node.value)
        )
    ]
    assert kept == []


@pytest.mark.parametrize("path", [*MODULES, *PREVIEW, ROOT / "hooks.py", ROOT / "recueil.py"], ids=name)
def test_a_module_says_what_it_is_for_and_stays_short(path: Path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 360
