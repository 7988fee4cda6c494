"""A page as it is published, once templates have drawn the whole of it."""

from __future__ import annotations

from collections.abc import Mapping

from macros.pages.preview import mark_missing
from macros.text.french.foreign import Foreign
from macros.text.french.quotations import mark_quotations
from macros.text.french.typography import typeset
from macros.text.html.document import parse, serialize


def finish(html: str, languages: Mapping[str, str], is_preview: bool) -> str:
    """Return a page with its foreign words marked, by their `languages`, typeset, and its quotations marked; in a
    preview, what it misses is marked. Nothing else is read, so that a page drawn as before need not be finished again.
    """
    document = parse(html)
    typeset(document, Foreign(languages))
    mark_quotations(document)
    if is_preview:
        mark_missing(document)
    return serialize(document)
