"""What a command costs: wall time, CPU and memory, as Linux and macOS tell it of finished children."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Container, Sequence
from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1_000
"""A megabyte in the unit in which the system tells memory."""


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of CPU with those of what the command runs, megabytes of its largest process."""

    wall: float
    cpu: float
    memory: float


def cost(folder: Path, *command: str, codes: Container[int] = (0,)) -> Cost:
    """Run a command in a folder and return its cost; end here, with what it says, where it ends by another code."""
    with tempfile.TemporaryFile() as told:
        began = time.perf_counter()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process = subprocess.Popen(
            command, cwd=folder, stdout=told, stderr=told, env=dict(os.environ, NO_MKDOCS_2_WARNING="1")
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if process.returncode not in codes:
            told.seek(0)
            sys.exit(told.read().decode(errors="replace"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, seconds, usage.ru_maxrss / _MEGABYTE)


def build(root: Path, config: str = "mkdocs.yml") -> Cost:
    """Return the cost of one MkDocs build."""
    return cost(root, sys.executable, "-m", "mkdocs", "build", "--clean", "--config-file", config)


def median(costs: Sequence[Cost]) -> Cost:
    """Return the cost of the run whose CPU stands in the middle."""
    return sorted(costs, key=lambda one: one.cpu)[len(costs) // 2]
