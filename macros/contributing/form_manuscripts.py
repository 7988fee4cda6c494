"""What the form needs to read a Word file as the command does: the same styles, the same names, the same words."""

from __future__ import annotations

import json
import re

from macros.contributing.manuscripts.manuscript import LOST_REFERENCE, MACHINE
from macros.contributing.manuscripts.notices import NOTICES
from macros.contributing.manuscripts.sections import AUTHORITY, CALLED, LABELLED, LEDE
from macros.contributing.manuscripts.word_styles import CONTENTS, STYLES
from macros.model.placeholder import TO_WRITE
from macros.model.sections import SECTIONS
from macros.text.markdown.bullets import SIGNS


def manuscript_rules() -> str:
    """Return, in JSON, what scripts need: `styles`, what Word's styles become; `contents`, the names of those of a
    table of contents; `sections`, how authors call each section; `authority`, `labelled` and `lede`, how covers begin;
    `bullets`; `notices`; `lost`, what Word prints for a lost reference; `machine`, descriptions that nobody wrote;
    `toWrite`, the mark of a text to be written.
    """
    rules = {
        "styles": STYLES.split("\n"),
        "contents": CONTENTS,
        "sections": {section: CALLED[section].split() for section in SECTIONS},
        "authority": _for_scripts(AUTHORITY),
        "labelled": _for_scripts(LABELLED),
        "lede": LEDE,
        "bullets": SIGNS,
        "notices": dict(NOTICES),
        "lost": LOST_REFERENCE.pattern,
        "machine": MACHINE,
        "toWrite": TO_WRITE,
    }
    return json.dumps(rules, ensure_ascii=False)


def _for_scripts(pattern: re.Pattern[str]) -> str:
    """Return a pattern as scripts write it: their « \\w » knows no accent."""
    return pattern.pattern.replace(r"\w", r"\p{L}\p{N}_")
