"""Puts a line of prose in Markdown's own words: signs that Markdown would read, addresses, titles of links.

A line comes in and comes out; what stands between backticks is code, and stays as it is.
"""

from __future__ import annotations

import re

_CODE_SPAN = re.compile(r"((?<![`\\cdjlmnstCDJLMNST])`(?!`)[^`\n]+`(?!`))")
_PATH = re.compile(r"(?<!\w)[A-Za-z]:\\[^\s`]*")
"""« C:\\dossier\\*.txt », whose every sign is meant."""
_LITERAL = re.compile(
    r"(?<=\d)\*(?=\d)|(?<!\S)\\(?=\\[^\W_])|(?<=(?<![\w`])[cdjlmnstCDJLMNST])`(?=[^\W\d_])|(?<=\()\*(?=\*{0,2}\))"
)
"""Signs of prose that Markdown would read: « 3*4*5 », « \\serveur », « l`agent », « (*) »."""
_INSIDE = re.compile(r"(?<![\w*\\])\*[^\s*]+\*(?=\w)|(?P<star>(?<=[^\W_])\*(?=[^\W_]))")
"""A star inside a word, « agent*es et élu*es », which would open italics; unless it closes them: « *C*entre »."""
_RAISED = re.compile(r"(?<=[^\W_])\^(-?\d{1,3}|ers?|e|es|res?|ères?|èmes?|nde?s?|d)(?![\w^])")
"""A superscript that is never closed: « m^2 », « 1^er »."""
_MATHS = re.compile(r"(\$[^$\n]+\$)")
_REVERSED = re.compile(r"\((https?://[^\s()<>]+)\)\[(?!\^)([^\[\]\n]+)\](?!\()|<(https?://[^\s<>|]+)\|([^<>|\n]+)>")
"""A link written the wrong way round, or as messaging services do: « (adresse)[mots] », « <adresse|mots> »."""
_CROSSED = re.compile(r"\(([^()\n]+)\)\[(https?://[^\s\[\]]+)\]")
"""« (mots)[adresse] »."""
_ESCAPED = re.compile(r"(?<![\w\\:])\\(?=[%&$€\"',;?@])|(?<=\d)\\(?=[%$€])|(?<=\w)\\(?=[&'’])")
"""A reverse slash before a sign that Markdown never reads, and that others would keep with it: « 5\\% »."""
_THIN_SPACE = re.compile(r"(?<=\d)\\,[ ]?(?=[\d%€])")
"""The space of TeX inside a number: « 12\\,000 »."""
_CHEVRONS = re.compile(r"(?<!<)<<[ \u00a0]?(?![<\s])([^<>\n]+?)[ \u00a0]?>>(?!>)")
"""French quotation marks typed with what a keyboard has: « <<mot>> »."""
_PARENTHESES = re.compile(r"(?<=\]\()([^\s()<>\"]+)[ ]+\(([^()\n]*)\)(?=\))")
"""The title of a link between parentheses."""
_NUMBER_SIGN = re.compile(r"[ ]*(?=#(?![#\s]))")
"""« #1 », « #TousVoisins »: a title of the first level is the header's to give."""
_DASHES = re.compile(r"[ ]*-{2,}(?:[ ]+-{2,})+[ ]*\Z")
"""The « --- --- » below the columns of pandoc's tables, which would be a rule: `judge` tells it."""
_MARKERS = re.compile(r"[ ]*(?:(?:\d{1,3}|[a-z](?=\)))[.)][ ]+){2,}(?=\S)|[ ]*(?:[*+-][ ]+)+[*+-][ ]*\Z")
"""« 1. 2. 3. Partez ! », « * * »: marks of lists that begin none."""
_RULE = re.compile(r"[ ]*(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,})\Z")
_NOTE = re.compile(r"(?<!\S)(\[\^[^\]]+\])[ \u00a0\u202f]+(?=:)")
"""The space of French before a colon, where Markdown wants none: « [^1] : »."""
_ADDRESS = re.compile(r"(?<=\]\()[^\s()<>\"]*'[^\s()<>\"]*(?=[\s)])")
"""An address that holds an apostrophe, which would open the title of the link."""

_TITLE = re.compile(
    r"(?<=\]\()(?P<address>[^\s()<>\"]+|<[^<>\n]+>)[ \u00a0\u202f]+[“”„«‘]"
    r"(?:(?P<title>(?:(?!\]\()[^\n])*?)[“”»’][ \u00a0\u202f]*|(?P<unclosed>[^()\n]*))(?=\))"
)
"""The title of a link or of a picture between the quotation marks that word processors type."""


_SUSPECT = re.compile(r"[\\*`^]|://|\]\(|<<")
"""A line holds one of these signs if it holds any of the above: most hold none."""


def worded(line: str) -> str:
    """Protect the signs of a line that Markdown would read; write addresses and titles of links as Markdown expects
    them.
    """
    text = _NUMBER_SIGN.sub(r"\g<0>\\", line, count=1) if _NUMBER_SIGN.match(line) else line
    text = f"\\{text.lstrip(' ')}" if _DASHES.match(text) else text
    markers = _MARKERS.match(text)
    if markers and not _RULE.match(text):
        text = re.sub(r"(?=[-+*.)])", r"\\", markers[0]) + text[markers.end() :]
    text = _NOTE.sub(r"\1", text, count=1) if text.lstrip(" ").startswith("[^") else text
    pieces = _CODE_SPAN.split(text) if "`" in text else [text]
    if text.lstrip(" ").startswith("|"):  # « \\| » is a bar in every cell, code included
        pieces[1::2] = [code.replace("\\|", "|") for code in pieces[1::2]]
    text = "".join(piece if rank % 2 else _meant(piece) for rank, piece in enumerate(pieces))
    return f"{text[:-1]}  " if text.endswith("\\") and not text.endswith("\\\\") else text


def _meant(text: str) -> str:
    if not _SUSPECT.search(text):
        return text
    text = _PATH.sub(lambda path: re.sub(r"[\\*_]", r"\\\g<0>", path[0]), _LITERAL.sub(r"\\\g<0>", text))
    text = _INSIDE.sub(lambda star: r"\*" if star["star"] else star[0], text) if "*" in text else text
    if "^" in text:
        text = "".join(part if rank % 2 else _RAISED.sub(r"^\1^", part) for rank, part in enumerate(_MATHS.split(text)))
    if "://" in text:
        text = _REVERSED.sub(lambda link: f"[{link[2] or link[4]}]({link[1] or link[3]})", text)
        text = _CROSSED.sub(r"[\1](\2)", text)
    text = _ESCAPED.sub("", _THIN_SPACE.sub("\u202f", text))
    text = _CHEVRONS.sub("«\u00a0\\1\u00a0»", text)
    if "](" in text:
        text = _TITLE.sub(_titled, _PARENTHESES.sub(r"\1 “\2”", text))
    return _ADDRESS.sub(lambda address: address[0].replace("'", "%27"), text)


def _titled(link: re.Match[str]) -> str:
    """Return an address and its title, between straight quotes."""
    title = (link["title"] or link["unclosed"] or "").strip().replace('"', "&quot;")
    return f'{link["address"]} "{title}"'
