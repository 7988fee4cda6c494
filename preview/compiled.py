"""Templates once compiled, kept from one build to the next: a quarter of its time. Jinja itself knows which changed."""

from __future__ import annotations

import functools
from collections.abc import Callable

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """The templates of one preview."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def kept_by(self, get_env: Callable[[], Environment]) -> Callable[[], Environment]:
        """Return the theme's maker of environments, that now keep their templates here."""

        @functools.wraps(get_env)
        def kept() -> Environment:
            environment = get_env()
            environment.bytecode_cache = self
            return environment

        return kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what it compiled last time, if it did."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja has compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()
