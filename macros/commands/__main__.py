"""`python -m macros.commands MODULE …`: run the module of a command, as `recueil.py` does.

While a module loads, Python answers Ctrl-C by telling what it was loading: until `guarded` (`recueil.py`) takes over,
the process ends without a word.
"""

from __future__ import annotations

import runpy
import signal
import sys

if __name__ == "__main__":
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
