"""The tools that read the code: what they refuse, the tests refuse."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "command",
    ["ruff check --output-format=concise .", "ruff format --check .", pytest.param("mypy", marks=pytest.mark.dear)],
)
def test_a_tool_finds_nothing(command: str):
    result = subprocess.run([sys.executable, "-m", *command.split()], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
