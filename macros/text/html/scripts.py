"""Scripts and style sheets as browsers get them: without the comments and the indentation, which are for whoever mends
them.
"""

from __future__ import annotations

import re

_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.DOTALL | re.MULTILINE)


def bare(text: str) -> str:
    """Return a script or a style sheet without its comments that stand on lines of their own nor its indentation;
    nothing else changes.

    No text of a script may run over several lines: a test sees to it.
    """
    return _INDENT.sub("", _COMMENT.sub("", text))
