"""Pagefind spoken to in memory: every record comes back, and whatever goes wrong is told."""

from __future__ import annotations

import base64
import gzip
import json
import sys
from pathlib import Path

import pytest

from macros.pages.pagefind_service import PagefindFailure, indexed


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


@pytest.mark.parametrize("script, said", [
    ("", "Pagefind s'est arrêté : il n’a rien dit"),
    ("print('plus de place')", "Pagefind s'est arrêté : plus de place"),
    (f"print({base64.b64encode(json.dumps({'payload': {'type': 'Error', 'message': 'refus'}}).encode()).decode()!r}, end=',', flush=True); input()", "refus"),
])
def test_a_service_that_fails_is_told(script: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", program(tmp_path, script))
    with pytest.raises(PagefindFailure, match=said):
        indexed({"0-0": "territoires"})
