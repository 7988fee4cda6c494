"""Reads `data/rgaa.yml`, the self-audit, which a project may do without."""

from __future__ import annotations

from macros.catalogue.read.file_entry import Faulty, Sound
from macros.catalogue.read.known_files import SELF_AUDIT
from macros.catalogue.read.reader import Reader
from macros.model.self_audit import SelfAudit


def read_self_audit(reader: Reader) -> Sound[SelfAudit] | Faulty | None:
    """Return what the file says, None where there is none or it can't be parsed."""
    values = reader.optional(SELF_AUDIT)
    return None if values is None else reader.made(SelfAudit, SELF_AUDIT, values)
