"""What organisations say of where they are, against the map and the Code officiel géographique: judged again where one
of the three has changed.
"""

from __future__ import annotations

from macros.catalogue.check.official_codes import official_code_problems
from macros.catalogue.check.territory import territory_problems
from macros.catalogue.families import ORGANISATION
from macros.catalogue.read.content import Content
from macros.text.digest import digest
from macros.text.memory import Memory
from macros.text.problem import Problem


def organisation_problems(content: Content, memory: Memory) -> tuple[Problem, ...]:
    """Return what is wrong with the places of organisations; a `memory` tells that there was nothing."""
    said = {id_: entry.record for id_, entry in content.sound(ORGANISATION).items()}
    geometry = content.geometry
    known = geometry and (geometry.frame, geometry.regions, geometry.departements)
    judges = digest(said, known, content.territories)
    return memory.of(_problems, judges, is_kept=lambda problems: not problems, content=content)


def _problems(judges: bytes, content: Content) -> tuple[Problem, ...]:
    """Return the problems of a content, of which `judges` is the digest of all that makes some."""
    return (*territory_problems(content), *official_code_problems(content))
