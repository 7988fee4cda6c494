"""Work shared among processes gives what one alone would; what fails there is left to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

from tests.conftest import ROOT

HEAD = """
import os, sys
from pathlib import Path
from macros.text import processes
os.sched_getaffinity = lambda process: {0, 1}
"""


def said(code: str, *arguments: str) -> str:
    """Return what a program of one thread prints: that of the tests may have several."""
    command = [sys.executable, "-c", HEAD + dedent(code), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_every_item_is_worked_on_once_outside_of_the_program():
    code = """
    results = processes.in_processes(lambda share: (os.getpid(), list(share)), range(100))
    items = sorted(item for _, items in results for item in items)
    print(len({pid for pid, _ in results} - {os.getpid()}), items == [*range(100)])
    """
    assert said(code) == "2 True"


def test_a_process_that_has_worked_enough_ends_and_another_follows():
    code = """
    results = processes.in_processes(lambda share: (os.getpid(), list(share)), range(500))
    items = [item for _, items in results for item in items]
    print(len({pid for pid, _ in results}), max(len(items) for _, items in results) <= processes.MOST)
    print(sorted(items) == [*range(500)], len(os.listdir("/proc/self/fd")) < 10)
    """
    assert said(code) == "4 True\nTrue True"


def test_a_share_that_fails_gives_nothing_and_says_nothing():
    code = """
    def work(share):
        print("un mot")
        return 1 / (share[0] % 2)
    print(processes.in_processes(work, range(100)))
    """
    assert said(code) == "[1.0]"


def test_little_work_stays_here():
    assert said("print(processes.in_processes(list, range(processes.LEAST - 1)))") == "[]"


def test_what_is_made_ready_is_found_and_kept(tmp_path: Path):
    code = """
    from macros.text.french.typography import typeset_plain
    from macros.text import memory as memories
    from macros.text.memory import Memory
    memory = Memory(Path(sys.argv[1]))
    texts = [f"Texte {number} ?" for number in range(50)]
    memory.prepare(typeset_plain, [((text,), {}) for text in texts])
    memories._packed = None  # nothing can be kept from here on
    made = [memory.of(typeset_plain, text) for text in texts]
    memory.save()
    again = Memory(Path(sys.argv[1]))
    print(made == [again.of(typeset_plain, text) for text in texts] == [typeset_plain(text) for text in texts])
    """
    assert said(code, str(tmp_path / "kept")) == "True"


def test_a_system_that_refuses_a_process_leaves_its_share_to_do():
    code = """
    fork, forks = os.fork, []
    def refused():
        forks.append(0)
        if len(forks) > 1:
            raise BlockingIOError("Resource temporarily unavailable")
        return fork()
    os.fork = refused
    before = len(os.listdir("/proc/self/fd"))
    print(processes.in_processes(len, range(100)), len(os.listdir("/proc/self/fd")) - before)
    """
    assert said(code) == "[50] 0"
