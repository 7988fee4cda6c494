"""A Hugo site of the same fiches: the words of their pages, crossed by the same vocabularies, all words in a JSON list.

Hugo is Debian's package, and optional: without it the benchmark says that it was not measured.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.benchmark import parts_of
from tests.benchmark.material import words

TAXONOMIES = ("methodes", "themes", "conditions", "commanditaires", "parties", "editions")

_SETTINGS = {
    "baseURL": "https://exemple.fr/",
    "languageCode": "fr",
    "title": "Hugo",
    "taxonomies": {name: name for name in TAXONOMIES},
    "outputs": {"home": ["HTML", "JSON"]},
    "markup": {"goldmark": {"renderer": {"unsafe": True}}},
}

_FRAME = """\
<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<header><a href="/">Accueil</a><nav>{{ range $name, $_ := .Site.Taxonomies }}<a href="/{{ $name }}/">{{ $name }}</a>
{{ end }}</nav></header><main>{{ block "main" . }}{{ end }}</main></body></html>
"""
_LAYOUTS = {
    "_default/baseof.html": _FRAME,
    "_default/single.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Description }}</p>
{{ range $name, $_ := .Site.Taxonomies }}{{ with $.GetTerms $name }}<h2>{{ $name }}</h2><ul>
{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}{{ end }}
{{ .Content }}
<h2>Projets proches</h2><ul>{{ range first 3 (.Site.RegularPages.Related .) }}<li><a href="{{ .RelPermalink }}">
{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
""",
    "_default/list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ .Description }}</li>{{ end }}</ul>{{ end }}
""",
    "index.json": """\
[{{ range $rank, $page := .Site.RegularPages }}{{ if $rank }},{{ end }}
{{ dict "title" .Title "address" .RelPermalink "words" .Plain | jsonify }}{{ end }}]
""",
}


def is_there() -> bool:
    """Tell whether this machine has Hugo."""
    return shutil.which("hugo") is not None


def hugo(root: Path, product: Path) -> None:
    """Write the Hugo site of the fiches of a project that is built."""
    root.mkdir(parents=True)
    (root / "config.json").write_text(json.dumps(_SETTINGS), encoding="utf-8")
    for name, text in _LAYOUTS.items():
        path = root / "layouts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for path in sorted((product / "docs/projets").glob("*/*.md")):
        header, _ = parts_of(path)
        published = product / "site/projets" / path.parent.name / path.stem / "index.html"
        page = {
            "title": header["title"],
            "description": header.get("brief", {}).get("problem", ""),
            "methodes": [use["id"] for use in header.get("method", ())],
            "themes": header.get("themes", []),
            "conditions": [one["id"] for one in header.get("transferability", {}).get("conditions", ())],
            "commanditaires": [header["commanditaire"]["organisation"]],
            "parties": [header["part"]],
            "editions": [path.parent.name],
        }
        content = root / "content/projets" / path.parent.name / path.name
        content.parent.mkdir(parents=True, exist_ok=True)
        story = "\n\n".join(words(published.read_text(encoding="utf-8")))
        content.write_text(f"{json.dumps(page, ensure_ascii=False)}\n\n{story}", encoding="utf-8")
