"""Finds what YAML would silently drop or join in a text without quotes: comments, anchors, tags, lines indented too
far.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from macros.text.problem import Finding, Kind, Topic, short
from macros.text.yaml import rows
from macros.text.yaml.rows import WORD_QUOTES, opens_row, row

PLAIN = (None, "")
"""The style of a scalar without quotes nor block, as the two loaders of PyYAML say it."""

QUOTED = ('"', "'")

_SIGNS = re.compile(r"[ \t]#|(?:^|[:?,\[{-])\s*[&!]", re.M)
_COMMENT = re.compile(r"[ \t]+(#.*)")
_WORD = re.compile(r"[ \t]+(#\S.*)")
"""After a key without a value, « # note » is a note of whoever wrote the file, and « #1 du pôle » its text."""
_PROPERTY = re.compile(r"[&!]\S*")
_JOINED = re.compile(
    r"[\s\u00a0\u202f]*(?:(?P<item>[-–•*][\s\u00a0\u202f]|-\w)|(?P<key>[A-Za-z_][\w-]*)[ \u00a0\u202f]?:(?!//))"
)
_OPENING, _CLOSING = "“„”«", "”“»"
CLOSING = _CLOSING + '"'
"""How a text without quotes ends that may hold some, or one too many: few do, and no other is looked at."""
_PROPERTIES = {"&": "une ancre", "!": "une étiquette"}

TOPIC = Topic("Les mots que YAML perdrait", "Sans guillemets, YAML avalerait une partie du texte sans rien dire.")

_QUOTED = "Mettez tout le texte entre guillemets droits"

PROPERTY = Kind(
    "mot-perdu",
    "« {word} » est perdu : YAML y lit {what}, non du texte.",
    f"{_QUOTED}, ou retirez ce mot.",
    'text: "&co, le réseau des agents"',
)
JOINED = Kind(
    "ligne-collee",
    "{what} est en retrait du texte précédent, et YAML l'y colle.",
    "Alignez la ligne sur celles de même niveau, ou mettez tout le texte entre guillemets droits.",
    "title: Écouter les agents\npart: organisation",
)
COMMENT = Kind(
    "commentaire-perdu",
    "« {text} » est perdu : après une espace, YAML lit « # » comme un commentaire.",
    f"{_QUOTED} ; un commentaire s'écrit seul sur sa ligne.",
    'text: "Le projet #1 du pôle"',
)

LONE_QUOTE = Kind(
    "guillemet-de-trop",
    "« {text} » finit par un guillemet droit que rien n'ouvre ; il serait imprimé.",
    "Retirez-le, ou mettez tout le texte entre guillemets droits.",
    'title: "Lille : écouter les agents"',
)

Loss = tuple[int, Finding]
"""The line, from 0, and the finding."""


def has_signs(text: str) -> bool:
    """Tell whether a text holds a sign by which YAML may drop words. Without any, only a text of several lines may lose
    some.
    """
    return any(sign in text for sign in (" #", "\t#", "&", "!")) and bool(_SIGNS.search(text))


def word_quoted(node: yaml.ScalarNode) -> str:
    """Return the text between Word's quotes, where they stand for straight ones; else nothing."""
    value = node.value
    if node.style in PLAIN and value[:1] in _OPENING and value[-1:] in _CLOSING:
        inner = value.strip(WORD_QUOTES)
        return "" if any(sign in inner for sign in _OPENING + _CLOSING) else inner
    return ""


def lone_quote(node: yaml.ScalarNode) -> Finding | None:
    """Tell whether a text without quotes ends with one."""
    if node.style in PLAIN and node.value.endswith('"') and node.value.count('"') == 1:
        return LONE_QUOTE(text=short(node.value))
    return None


def loss(node: yaml.Node, text: str) -> Loss | None:
    """Return what YAML loses of a node composed from `text`, or puts in the wrong place."""
    start = node.start_mark
    if isinstance(node, yaml.MappingNode) and node.value and node.value[0][0].start_mark.index == start.index:
        return None  # what opens the first key opens the mapping too: told once, of the key
    mark = _PROPERTY.match(text, start.index)
    if mark and (mark[0][0] == "&" or node.tag.startswith("tag:yaml.org,2002:str")):
        return start.line, PROPERTY(word=mark[0], what=_PROPERTIES[mark[0][0]])
    if not isinstance(node, yaml.ScalarNode) or node.style not in (*PLAIN, *QUOTED):
        return None
    end = node.end_mark
    source = text[text.rfind("\n", 0, start.index) + 1 : end.index].split("\n")
    if node.style in QUOTED:
        return _swallowed(start.line, source)
    comment = (_COMMENT if node.value else _WORD).match(text, end.index)
    comment_lost = (end.line, COMMENT(text=short(comment[1]))) if comment else None
    return _joined(node, source) or comment_lost


def _joined(node: yaml.ScalarNode, source: Sequence[str]) -> Loss | None:
    """Tell whether a text without quotes has swallowed an item or a key below it."""
    first = node.start_mark.line
    if not any(map(_JOINED.match, source[1:])):
        return None
    from macros.text.yaml.layout import LIST_BESIDE_KEY  # noqa: PLC0415  all the slips: of no use to a sound text
    from macros.text.yaml.syntax import item_slip  # noqa: PLC0415

    for line, below in enumerate(source[1:], first + 1):
        joined = _JOINED.match(below)
        above = row(first, source[0])
        if joined and joined["item"] and (slip := item_slip(node.value)):
            return first, slip  # the first item was taken for a text, which the others followed
        if joined and joined["item"] and above.key and above.value:
            return first, LIST_BESIDE_KEY(key=above.key, text=short(above.value))
        if joined:
            what = "cet élément de liste" if joined["item"] else f"la clé « {joined['key']} »"
            return line, JOINED(what=what)
    return None


def _swallowed(first: int, source: Sequence[str]) -> Loss | None:
    """Tell whether a quoted text has swallowed the keys or items below it: its quote was left open."""
    above = row(first, source[0])
    if above.value[:1] in QUOTED and any(opens_row(line, above.holder) for line in source[1:]):
        return first, rows.OPEN_QUOTE(text=short(above.value[1:]), quote=f"« {above.value[0]} »")
    return None
