"""A fault of a printed file: the point of the check it breaks, the page, what was expected and what was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """`point` is the number of the point; `page` counts from 1, 0 where the fault is the whole file's."""

    point: int
    page: int
    message: str
