"""Damaged fiches and vocabularies through `verifier` itself: no traceback, two seconds at most, in French, and a header
that one line breaks is told at that line.

Some hundreds are drawn at each run, ten thousand with `--long`.
"""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.commands import verify
from macros.text.signs import visible
from macros.text.yaml.values import read_values
from tests.damage import WITHIN, changed_line, damaged
from tests.mini import FICHE, FILES, Mini

FIRST = 2
"""The first line of a fiche's header."""

ENGLISH = re.compile(r"Traceback|\b(?:expected|found|could not|did not|error|invalid|line \d+|column \d+)\b")
PATHS = [path for path, text in FILES.items() if text.strip() != "{}"]
LONG = pytest.param(10_000, marks=pytest.mark.long)


def some(count: int) -> settings:
    return settings(
        max_examples=count, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )


@pytest.fixture
def here(mini: Mini, monkeypatch: pytest.MonkeyPatch) -> Mini:
    """The miniature project, which the command checks."""
    monkeypatch.setattr(verify, "ROOT", mini.root)
    return mini


@pytest.mark.parametrize("count", [75, LONG])
def test_whatever_is_damaged_is_answered_in_time_and_in_french(
    here: Mini, capsys: pytest.CaptureFixture[str], count: int
):
    sound = {path: (here.root / path).read_bytes() for path in PATHS}
    slowest = 0.0

    @some(count)
    @given(st.sampled_from(PATHS).flatmap(lambda path: st.tuples(st.just(path), damaged(sound[path].decode()))))
    def check(drawn: tuple[str, str]) -> None:
        nonlocal slowest
        path, text = drawn
        (here.root / path).write_bytes(text.encode("utf-8", "surrogatepass"))
        start = time.process_time()
        status = verify.main([])
        slowest = max(slowest, time.process_time() - start)
        (here.root / path).write_bytes(sound[path])
        out, err = capsys.readouterr()
        assert status == (1 if err else 0)
        assert "aucun problème" in out or "à corriger" in err
        assert not ENGLISH.search(quoted(out + err)), err
        last = len(re.split(r"\r\n|\r|\n", text)) + 1
        lines = [int(line) for line in re.findall(rf"^{re.escape(path)}:(\d+)  ", err, re.M)]
        assert all(1 <= line <= last for line in lines), err

    check()
    assert slowest < 2


def quoted(said: str) -> str:
    """Return what is said without what it quotes, and without examples and keys, which are English."""
    return re.sub(r"«[^»]*»|Clés admises :.*|\(.*?\)|^ .*|^\S*  [\w.\[\]-]+ : ", "", said, flags=re.M)


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, int]:
    """Return a header with one line damaged, and the rank of that line, from 1."""
    lines = FICHE.split("\n---\n")[0].split("\n")[1:]
    rank = draw(st.integers(0, len(lines) - 1))
    changed = draw(changed_line(draw(st.sampled_from(WITHIN)), lines[rank]))
    return "\n".join([*lines[:rank], changed, *lines[rank + 1 :]]) + "\n", rank + 1


@pytest.mark.parametrize("count", [400, LONG])
def test_a_header_that_one_line_breaks_is_told_at_that_line(count: int):
    found = {"there": 0, "near": 0}

    @some(count)
    @given(broken())
    def check(drawn: tuple[str, int]) -> None:
        written, rank = drawn
        text, hidden = visible(written)  # as files are read
        values, problems = read_values(text, "x")
        if values is None or hidden:
            lines = {problem.line for problem in problems} | {line + 1 for line, _ in hidden}
            found["there" if lines == {rank} else "near"] += 1
            assert lines & {rank - 1, rank, rank + 1, rank + 2}, (text, problems)

    check()
    assert found["there"] > 10 * found["near"]
