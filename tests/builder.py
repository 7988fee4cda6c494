"""Builds the sites of tests one after another, each in a process of its own, as `mkdocs build` does; runs commands too.

What a small build imports is half of its work: `python -m tests.builder` imports it once, then forks a process for each
build that is asked on its input. What the system refuses to fork (Windows) is built by a plain command.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from macros.pages import pager

Build = Callable[..., subprocess.CompletedProcess[str]]
"""Builds the project in a folder; `variables` are of the environment."""

ROOT = Path(__file__).parent.parent
SETTINGS = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


class Builder:
    """The process that forks builds, started by the first that is asked. It serves the project's own code: a test that
    changes code builds by a plain command.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def build(self, folder: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `mkdocs build --clean` in a folder; return its status and what it said."""
        if not hasattr(os, "fork"):
            return plain_build(folder, *options, **variables)
        return self._ask(folder, "", ["build", "--clean", *options], variables)

    def build_cut(self, folder: Path, items: int, **variables: str) -> subprocess.CompletedProcess[str]:
        """Build as `build` does, where a page of a list holds so many items: what is kept of other builds serves."""
        assert hasattr(os, "fork")
        return self._ask(folder, "", ["build", "--clean"], variables, items)

    def run(self, folder: Path, module: str, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run the command of a module on the project in a folder; return its status and what it said."""
        if not hasattr(os, "fork"):
            return _run(folder, [module, *words], variables)
        return self._ask(folder, module, words, variables)

    def _ask(
        self, folder: Path, module: str, words: Sequence[str], variables: Mapping[str, str], items: int = pager.PAGE
    ) -> subprocess.CompletedProcess[str]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.builder"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env={**os.environ, **SETTINGS},
            )
        assert self._process.stdin and self._process.stdout
        with tempfile.TemporaryDirectory() as output:
            task = {"folder": str(folder), "module": module, "words": words, "output": output, "items": items}
            task["variables"] = {**os.environ, **SETTINGS, **variables}
            print(json.dumps(task), file=self._process.stdin, flush=True)
            status = int(self._process.stdout.readline())
            out, err = ((Path(output) / name).read_text(encoding="utf-8") for name in ("out", "err"))
        return subprocess.CompletedProcess(words, status, out, err)

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.communicate()


def plain_build(folder: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --clean` in a folder by the command itself."""
    return _run(folder, ["mkdocs", "build", "--clean", *options], variables)


def _run(folder: Path, words: Sequence[str], variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **SETTINGS, **variables},
    )


def serve() -> None:
    """Fork a build or a command for each line of the input, and answer by its status."""
    from mkdocs.__main__ import cli  # noqa: PLC0415  the process that asks needs none of it
    from mkdocs.config import load_config  # noqa: PLC0415

    import_module("macros.commands.publish")
    load_config(str(ROOT / "mkdocs.yml"))  # imports the hooks, the plugins, the theme and the extensions of Markdown
    for line in sys.stdin:
        task = json.loads(line)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                os.chdir(task["folder"])
                os.environ.clear()
                os.environ.update(task["variables"])
                for number, name in ((1, "out"), (2, "err")):
                    os.dup2(os.open(Path(task["output"]) / name, os.O_WRONLY | os.O_CREAT), number)
                _cut(task["items"])
                if task["module"]:
                    _command(task["module"], Path(task["folder"]), task["words"])
                else:
                    cli(task["words"])
            except SystemExit as end:
                status = end.code if isinstance(end.code, int) else int(bool(end.code))
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _cut(items: int) -> None:
    """Have a page of a list hold so many items, in all modules that read how many."""
    whole = pager.PAGE
    for module in [module for name, module in sys.modules.items() if name.startswith("macros.")]:
        if getattr(module, "PAGE", None) == whole:
            module.PAGE = items


def _command(name: str, root: Path, words: Sequence[str]) -> None:
    """Run the command of a module, which takes the project it stands in for its own, on the one in a folder."""
    module = import_module(name)
    module.ROOT = root
    sys.argv = [name, *words]
    module.main.end()


if __name__ == "__main__":
    serve()
