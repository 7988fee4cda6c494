"""A piece of one page set inside another: its identifiers told apart, its links turned, its headings lowered."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
_ADDRESSES = ("href", "src")

Attributes = list[tuple[str, str | None]]


def embedded(html: str, prefix: str, lower: int, resolve: Callable[[str], str]) -> str:
    """Return a fragment to set inside a page.

    `prefix` goes before each identifier and each reference to one; headings go down by `lower` levels, the sixth at most;
    `resolve` gives the new address of each link or picture that leads out of the fragment. Text stays as it is.
    """
    reader = _Embedding(prefix, lower, resolve)
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


class _Embedding(HTMLParser):
    def __init__(self, prefix: str, lower: int, resolve: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._prefix, self._lower, self._resolve = prefix, lower, resolve

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Write the tag again, only where something of it changes."""
        changed, name = [self._attribute(*attribute) for attribute in attrs], self._tag(tag)
        raw = self.get_starttag_text()
        if changed == attrs and name == tag:
            self.pieces.append(raw)
            return
        written = "".join(f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in changed)
        self.pieces.append(f"<{name}{written}{'/' if raw.endswith('/>') else ''}>")

    handle_startendtag = handle_starttag

    def _tag(self, tag: str) -> str:
        return f"h{min(6, int(tag[1]) + self._lower)}" if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else tag

    def _attribute(self, name: str, value: str | None) -> tuple[str, str | None]:
        if not value:
            return name, value
        if name == "id":
            return name, self._prefix + value
        if name in _REFERENCES:
            return name, " ".join(self._prefix + word for word in value.split())
        if name in _ADDRESSES:
            return name, f"#{self._prefix}{value[1:]}" if value.startswith("#") else self._resolve(value)
        return name, value

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{self._tag(tag)}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.pieces.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Leave comments out: nobody reads them on paper."""
