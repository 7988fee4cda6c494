"""Pagefind, spoken to in memory: records go in, the files of its index come out, none is written that no search loads.

The package's own Python client waits a tenth of a second for each answer, and indexing a folder costs three files a
record; the service that both drive takes a record in some tenths of a millisecond. Its messages are JSON in base64,
each ended by a comma: https://github.com/Pagefind/pagefind/blob/main/pagefind/src/service/mod.rs
"""

from __future__ import annotations

import base64
import json
import subprocess
from io import BufferedReader
from typing import Any, cast

from pagefind.service import get_executable

_LANGUAGE = "fr"
_END = b","
_AT_ONCE = 1 << 20
"""Bytes read at once, at most: an answer is a few, but the one that holds every file."""


class PagefindFailure(Exception):
    """Pagefind did not start, stopped early or refused a record; the message says what it said."""


def indexed(records: dict[str, str]) -> dict[str, bytes]:
    """Return the files of a French index, by their path, of `records`: the words of each, by the name it is found
    by.
    """
    try:
        with subprocess.Popen(
            [str(get_executable()), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as service:
            index = _asked(service, type="NewIndex", config={"force_language": _LANGUAGE})["index_id"]
            for name, words in records.items():
                _asked(
                    service,
                    type="AddRecord",
                    index_id=index,
                    url=name,
                    content=words,
                    language=_LANGUAGE,
                    meta={},
                    filters=None,
                    sort=None,
                )
            files = _asked(service, type="GetFiles", index_id=index)["files"]
    except OSError as error:
        raise PagefindFailure(str(error)) from None
    return {file["path"]: base64.b64decode(file["content"]) for file in files}


def _asked(service: subprocess.Popen[bytes], **payload: Any) -> dict[str, Any]:
    """Return what the service answers to one message, before another is sent: neither waits on a full pipe."""
    assert service.stdin is not None  # a pipe, as its output
    service.stdin.write(base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode()) + _END)
    service.stdin.flush()
    answer = json.loads(base64.b64decode(_message(cast(BufferedReader, service.stdout))))["payload"]
    if answer["type"] == "Error":
        raise PagefindFailure(answer["message"])
    return answer


def _message(stream: BufferedReader) -> bytes:
    pieces: list[bytes] = []
    while not pieces or not pieces[-1].endswith(_END):
        piece = stream.read1(_AT_ONCE)
        if not piece:
            raise PagefindFailure(
                f"Pagefind s'est arrêté : {b''.join(pieces).decode(errors='replace') or 'il n’a rien dit'}."
            )
        pieces.append(piece)
    return b"".join(pieces).removesuffix(_END)
