"""Damaged fiches: what a slip, a bad editor, a bad merge or an ill will makes of a sound text, drawn by Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

KEYS = (
    "title",
    "part",
    "themes",
    "commanditaire",
    "organisation",
    "mission",
    "method",
    "id",
    "status",
    "detail",
    "results",
    "text",
    "evidence",
    "transferability",
    "level",
    "summary",
    "reusable",
    "conditions",
    "source",
    "headings",
    "render_macros",
    "template",
    "hide",
    "inconnue",
)

VALUES = (
    "01000",
    "12:30",
    "no",
    "~",
    "null",
    "1e3",
    "0x1F",
    "2018-02-30",
    "2017-11-15",
    "[]",
    "{}",
    "[[[[[[[[[[[[[[",
    "{a: {b: {c: {}}}}",
    "*x",
    "&a x",
    "!!python/name:os.system x",
    "<<: *a",
    "|",
    ">-",
    "'",
    '"',
    "'''",
    "a: b",
    "- a",
    "# rien",
    "a #b",
    "é",
    "«»",
    "\u00a0",
    "\u202f",
    "\ufeff",
    "\u2028",
    "\x85",
    "\x07",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "true",
    "1.0",
    "1,5",
    "9" * 40,
    "x" * 3000,
    "{{ config }}",
    "{% raw %}",
    "À compléter.",
    "<script>",
    "javascript:a()",
    "@a",
    "%a",
    "`a`",
    "? a",
    "...",
    "---",
    "--- #",
    "\t",
)

PROSE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.fr>",
    "<img src=x onerror=a()>",
    "<svg/onload=a()>",
    "<a href='javascript:a()'>b</a>",
    "[a](javascript:b)",
    "[a](java&#115;cript:b)",
    "[a](JAVA\tSCRIPT:b)",
    "[a](<javascript:b>)",
    "[a]: javascript:b",
    "[a][b]\n\n[b]: data:text/html,c",
    "[a](//x.fr)",
    "![a](https://x.fr/a.png)",
    "![a](a.png){ onerror=b }",
    "{: onclick=a() }",
    "# {: #x onclick=a }",
    "<!-- a",
    "-->",
    "<!--",
    "<![CDATA[",
    "]]>",
    "<?php",
    "<!DOCTYPE html>",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "\\<script>",
    "`<b>`",
    "``<b>`",
    "```",
    "~~~",
    "````",
    "``` html",
    "```js\n<b>\n```",
    "    <script>",
    "\t<b>",
    "- <b>",
    "> <b>",
    "> ```",
    "1. ```",
    "!!! note",
    "    ```",
    "    !!! note",
    "[^1]",
    "[^1]: a",
    "[^<b>]",
    "*",
    "**",
    "_",
    "***a",
    "[",
    "]",
    "](",
    "![",
    "(",
    ")",
    "|",
    "|---|",
    "a | b",
    "===",
    "---",
    "# a",
    "## Contexte",
    "## Résultats",
    "### b",
    "#b",
    " ## c",
    "[figure: a]",
    "[figure:",
    "[TOC]",
    "title: a",
    "{{ a }}",
    "{%",
    "{#",
    "<b",
    "</b>",
    "<a@b.fr>",
    "<http://x.fr>",
    "<javascript:a>",
    "<ftp://x>",
    "www.x.fr",
    "<x-y>",
    "<x:y z>",
    "< b>",
    "<\u00e9>",
    "&",
    "&amp;",
    "&#0;",
    "&#x1F600;",
    "\\",
    "\\`",
    "\u2028",
    "\x0b",
    "\x0c",
    "\x1f",
    "\u00a0",
    "\u202f",
    "\ufeff",
    "\u202e",
    "<a\nhref=x>",
    "<\nscript>",
    "<scr<script>ipt>",
    "`<script>\n`",
    "<style>*{}</style>",
    "<iframe srcdoc='a'>",
    "<form action=x>",
    "<math><a xlink:href=javascript:a>",
    "<details open ontoggle=a>",
)


FOREIGN = st.sampled_from((*VALUES, *PROSE)) | st.text(max_size=12)
WHOLE = ("lose", "double", "move", "key", "end")
"""What happens to whole lines."""
WITHIN = ("cut", "insert", "replace", "indent", "value", "quote")
"""What happens within one."""


@st.composite
def changed_line(draw: st.DrawFn, change: str, line: str) -> str:
    """Return a line with one change within it."""
    column = draw(st.integers(0, len(line)))
    match change:
        case "cut":
            return line[:column]
        case "insert":
            return line[:column] + draw(FOREIGN) + line[column:]
        case "replace":
            return draw(FOREIGN)
        case "indent":
            return draw(st.sampled_from((" ", "  ", "    ", "\t", "\u00a0"))) + line
        case "value":
            return line.split(":", 1)[0] + ": " + draw(FOREIGN) if ":" in line else line
    return line.replace('"', "'") if '"' in line else line[:column] + '"' + line[column:]


@st.composite
def damaged(draw: st.DrawFn, sound: str) -> str:
    """Return `sound` with one to six of its lines lost, doubled, moved, cut, or with something foreign in them."""
    lines = sound.split("\n")
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from((*WHOLE, *WITHIN)))
        if change in WITHIN:
            lines[place] = draw(changed_line(change, lines[place]))
        elif change == "lose" and len(lines) > 1:
            del lines[place]
        elif change == "double":
            lines.insert(place, lines[place])
        elif change == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(place))
        elif change == "key":
            lines.insert(place, f"{draw(st.sampled_from(KEYS))}: {draw(FOREIGN)}")
        elif change == "end":
            del lines[place + 1 :]
    return "\n".join(lines)


def prose() -> st.SearchStrategy[str]:
    """Return the strategy of stories: sound words and ill ones, in lines and paragraphs."""
    piece = (
        st.sampled_from(PROSE)
        | st.sampled_from(
            ("Un texte.", "mot", "- un lieu", "> dit", "| a | b |\n|---|---|\n| c | d |", "    suite", "`code`")
        )
        | st.text(max_size=8)
    )
    glued = st.lists(piece, min_size=1, max_size=12).flatmap(
        lambda pieces: st.lists(
            st.sampled_from((" ", "", "\n", "\n\n", "\n    ")), min_size=len(pieces), max_size=len(pieces)
        ).map(lambda glue: "".join(text for pair in zip(pieces, glue) for text in pair))
    )
    return glued | st.text(alphabet="<>[]()`*_#|!-=:&;/\\\"' \n\tab{}^~.0", max_size=120)
