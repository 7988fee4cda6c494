"""Keeps Python's garbage collector away from the many objects that a build makes."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(until_the_next: bool = False) -> Iterator[None]:
    """Pause the collector while many objects are made: walking them over and over takes a tenth of a build. With
    `until_the_next`, it also ignores them until the next build, for objects that live that long.
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
