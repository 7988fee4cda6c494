"""Strips scripts and style sheets for browsers: no comments, no indentation, few line ends, which serve whoever edits
them.
"""

from __future__ import annotations

import re

_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.DOTALL | re.MULTILINE)
_REMARK = re.compile(r"(?<=[;,{}()\]]) (?://[^\"'`\n]*|/\*[^\"'`\n]*\*/)$", re.MULTILINE)
"""A comment at the end of a line; where a quotation mark follows, it may be part of a text."""

_CLOSED = re.compile(r"^((?:(?!//).)+?),?\n+(?=[)\]}])", re.MULTILINE)
_OPENED = re.compile(r"^((?:(?!//).)*[,;{(\[])\n+", re.MULTILINE)
"""Line ends that neither language needs: before what closes, after what opens or a comma; never one that may end a
comment.
"""


def bare(text: str) -> str:
    """Return a script or a style sheet without its comments, its indentation and needless line ends; nothing else
    changes.

    No text of a script may run over several lines: a test sees to it.
    """
    for pattern, replacement in ((_COMMENT, ""), (_INDENT, ""), (_REMARK, ""), (_CLOSED, r"\1"), (_OPENED, r"\1")):
        text = pattern.sub(replacement, text)
    return text
