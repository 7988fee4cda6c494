"""Scripts and style sheets as browsers get them: without the comments, the indentation and most ends of lines, which are
for whoever mends them.
"""

from __future__ import annotations

import re

_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.DOTALL | re.MULTILINE)


_OPENED = re.compile(r"^((?:(?!//).)*[,;{(\[])\n+", re.MULTILINE)
_CLOSED = re.compile(r"^((?:(?!//).)+)\n+(?=[)\]}])", re.MULTILINE)
"""Ends of lines that neither language needs: after a comma or what opens, before what closes; but never one that may end
a comment.
"""


def bare(text: str) -> str:
    """Return a script or a style sheet without its comments that stand on lines of their own, its indentation, and the
    ends of lines that say nothing; nothing else changes.

    No text of a script may run over several lines: a test sees to it.
    """
    return _CLOSED.sub(r"\1", _OPENED.sub(r"\1", _INDENT.sub("", _COMMENT.sub("", text))))
