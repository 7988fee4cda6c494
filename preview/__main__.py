"""`recueil.py servir`: serve the site while it is written, whatever its state, until Ctrl-C, SIGTERM or the end of the
command that runs it.
"""

from __future__ import annotations

import _thread
import argparse
import os
import shutil
import signal
import stat
import tempfile
import threading
from pathlib import Path
from types import FrameType

from macros.commands.environment import Stop
from macros.commands.options import Main
from preview.server import PORTS, NoPort, Server

ROOT = Path(__file__).parent.parent

ENDS = (signal.SIGINT, signal.SIGTERM)
"""What ends the preview: Ctrl-C, and a system that closes, which often tells this process and its parent at once."""


def _run(options: argparse.Namespace) -> int:
    for number in ENDS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt_once)
    if stat.S_ISFIFO(os.fstat(0).st_mode):
        threading.Thread(target=_end_with_the_other, daemon=True).start()
    folder = Path(tempfile.mkdtemp(prefix="apercu-"))
    server = None
    try:
        server = Server(ROOT, folder)
        warning = f"Le port {PORTS[0]} est pris par un autre programme. " * (server.server_port != PORTS[0])
        print(f"{warning}Le site sera à l'adresse {server.url} (Ctrl-C pour arrêter).", flush=True)
        server.serve()
    except NoPort as none:
        raise Stop(str(none)) from None
    except KeyboardInterrupt:
        pass
    finally:
        if server:
            server.shutdown()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _interrupt_once(number: int, frame: FrameType | None) -> None:
    """Stop as Ctrl-C does; told again, go on tidying up."""
    for other in ENDS:
        signal.signal(other, signal.SIG_IGN)
    raise KeyboardInterrupt


def _end_with_the_other() -> None:
    """Stop once the other end of the standard input is closed: the command that holds it is dead, even killed."""
    os.read(0, 1)
    _thread.interrupt_main(signal.SIGTERM)


main = Main("servir", "Écrivez « python3 recueil.py servir », sans rien de plus.", _run)

if __name__ == "__main__":
    main.end()
