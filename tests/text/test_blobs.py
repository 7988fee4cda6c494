"""Contents kept in one sealed file, of which only the places are held."""

from __future__ import annotations

import os
import pickle
import tempfile
from pathlib import Path

from macros.text.blobs import Blobs, read_sealed, write_sealed

SEAL = b"sceau"


def sealed(path: Path, contents: dict[bytes, bytes]) -> Path:
    with open(path, "wb") as file:
        write_sealed(file, contents.items(), SEAL)
    return path


def test_each_content_is_given_back(tmp_path: Path):
    contents = {b"a": b"un", b"b": b"", b"c": b"trois" * 100_000}
    blobs = read_sealed(sealed(tmp_path / "kept", contents), SEAL, pickle.loads)
    assert {key: blobs.get(key) for key in blobs} == contents and blobs.get(b"d") is None


def test_a_file_of_another_seal_holds_nothing(tmp_path: Path):
    assert len(read_sealed(sealed(tmp_path / "kept", {b"a": b"un"}), b"autre", pickle.loads)) == 0


def test_what_is_added_last_is_given_back():
    with tempfile.TemporaryFile(buffering=0) as file:
        blobs = Blobs(file)
        for content in (b"un", b"deux"):
            blobs.add(b"a", content)
        assert (blobs.get(b"a"), len(blobs)) == (b"deux", 1)


def test_a_process_that_is_forked_writes_nothing_over_its_parent_s():
    with tempfile.TemporaryFile(buffering=0) as file:
        blobs = Blobs(file)
        blobs.add(b"a", b"un")
        process = os.fork()
        if process == 0:
            blobs.add(b"b", b"de l'enfant")
            os._exit(0 if (blobs.get(b"a"), blobs.get(b"b")) == (b"un", b"de l'enfant") else 1)
        assert os.waitpid(process, 0)[1] == 0
        blobs.add(b"c", b"trois")
        assert (blobs.get(b"a"), blobs.get(b"b"), blobs.get(b"c")) == (b"un", None, b"trois")
