"""Pagefind spoken to in memory: every record comes back, each by the shortest name that tells it, and whatever goes
wrong is told.
"""

from __future__ import annotations

import base64
import gzip
import json
import sys
from pathlib import Path

import pytest

from macros.search.index import shortened
from macros.search.pagefind import PagefindFailure, indexed


def program(folder: Path, script: str) -> str:
    """Return the path of a program that stands for Pagefind."""
    path = folder / "pagefind"
    path.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_every_record_is_a_fragment_by_its_name():
    records = {f"{rank}-0": f"mot{rank} territoire" for rank in range(300)}
    fragments = [content for path, content in indexed(records).items() if path.startswith("fragment/")]
    names = [json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))["url"] for content in fragments]
    assert sorted(names) == sorted(records)


def test_the_index_is_french_and_comes_with_what_reads_it():
    files = indexed({"0-0": "territoires"})
    entry = json.loads(files["pagefind-entry.json"])
    assert list(entry["languages"]) == ["fr"] and "pagefind.js" in files and "wasm.fr.pagefind" in files


REFUSAL = {"payload": {"type": "Error", "message": "refus"}}


@pytest.mark.parametrize(
    "script, said",
    [
        ("", "Pagefind s'est arrêté : il n’a rien dit"),
        ("print('plus de place')", "Pagefind s'est arrêté : plus de place"),
        (
            (f"print({base64.b64encode(json.dumps(REFUSAL).encode()).decode()!r}, end=',', flush=True); input()"),
            "refus",
        ),
    ],
)
def test_a_service_that_fails_is_told(script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program(tmp_path, script))
    with pytest.raises(PagefindFailure, match=said):
        indexed({"0-0": "territoires"})


@pytest.mark.parametrize(
    "names, short",
    [
        (["0a1b2c3", "9a1b2c3"], ["0a1b", "9a1b"]),
        (["0a1b2c3", "0a1b2d4"], ["0a1b2c", "0a1b2d"]),
        (["0a1b2c3", "0a1b2c3d4e"], ["0a1b2c3", "0a1b2c3d"]),  # two passages whose names Pagefind had to tell apart
    ],
)
def test_a_name_is_as_short_as_tells_it(names: list[str], short: list[str]):
    assert list(shortened(names)) == short
