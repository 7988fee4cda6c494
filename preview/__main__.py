"""`python -m preview PORT`: serve the site while it is written, whatever its state, until Ctrl-C or SIGTERM."""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
from pathlib import Path

from preview.builder import Builder
from preview.server import Server

ROOT = Path(__file__).parent.parent


def main(arguments: list[str]) -> int:
    """Serve on the port in `arguments`; return the exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # to stop as Ctrl-C does
    folder = Path(tempfile.mkdtemp(prefix="apercu-"))
    server = Server(Builder(ROOT, int(arguments[0])), folder)
    try:
        server.serve()
    except KeyboardInterrupt:
        return 0
    finally:
        server.shutdown()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
