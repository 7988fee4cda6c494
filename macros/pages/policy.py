"""The Content-Security-Policy of every page: everything from this site, nothing inline but the scripts it names by
hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

_RULES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # Material's icons are masks written in its style sheet
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def content_policy(inline_scripts: Iterable[str], more: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the policy that lets these scripts run, beside the site's own files, and no other; `more` is what a page
    asks beyond that, by rule.
    """
    hashes = (
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline_scripts
    )
    rules = _RULES | {"script-src": " ".join(("'self'", *hashes))}
    return "; ".join(" ".join(filter(None, (name, value, more.get(name)))) for name, value in rules.items())
