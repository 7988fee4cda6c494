"""What the styles of a Word file become, as mammoth reads it in Python and in the browser."""

from __future__ import annotations

_HEADINGS = "\n".join(
    f"p[style-name='{name} {level}'] => h{level}:fresh" for level in range(1, 7) for name in ("Heading", "Titre")
)
_LISTS = "\n".join(
    f"p[style-name='List {name} {level}'] => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
    for level in (2, 3, 4, 5)
    for name, tag in (("Bullet", "ul"), ("Number", "ol"))
)
STYLES = f"""
p[style-name='Title'] => h1.title:fresh
p[style-name='Titre'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
{_HEADINGS}
{_LISTS}
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
"""
CONTENTS = r"(?:toc|tm) ?\d|toc heading|table of figures"
"""The names of the styles of a table of contents, which the page makes by itself; whatever their case."""


def ignored(name: str) -> str:
    """Return what leaves a style out."""
    return f"p[style-name='{name}'] => !"
