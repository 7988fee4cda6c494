"""What a build makes, kept out of the sight of Python's collector of garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(until_the_next: bool = False) -> Iterator[None]:
    """Make many objects without the collector, which would walk them again and again for a tenth of a build's time; or
    have it leave them alone until the next build too, those that live as long as this one.
    """
    if until_the_next:
        gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        if until_the_next:
            gc.freeze()
        gc.enable()
