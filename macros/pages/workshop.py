"""The workshop of fiches, `/contribuer/atelier/`: Sveltia CMS over the publisher's repository, told of our fiches.

It is published where the publisher says which repository, and nowhere else: its files are those of `atelier/`, and
three more that are made here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import EDITION
from macros.contributing.schemas import catalogue_labels, schemas
from macros.contributing.workshop import BODY, fields
from macros.model.publisher import Workshop
from macros.pages.policy import content_policy

FOLDER = "contribuer/atelier/"
SOURCES = "atelier"
"""The folder of the project that holds its files."""

_PAGE, _FRENCH = "index.html", "fr.json"
"""The files that are not published as they are."""
_IMPORTS = json.dumps({"imports": {"./locales/fr.json": "./fr.js"}})
"""The editor imports its French as a module, which browsers refuse of a file of data."""
_TEXT = "texte_du_fichier"
_FORMAT = "fiche"
_APIS = {"github": "https://api.github.com", "gitlab": "https://gitlab.com", "gitea": "https://gitea.com"}
"""Where each forge answers programs, unless the publisher has its own."""
_API_PATHS = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1"}


def workshop(catalogue: Catalogue, root: Path) -> Mapping[str, str]:
    """Return the text of each file made of the workshop, by its address; nothing where it is closed."""
    setting = catalogue.publisher.workshop
    if setting is None:
        return {}
    sources = root / SOURCES
    policy = content_policy(
        (_IMPORTS,),
        {"style-src": "'unsafe-inline'", "img-src": "blob:", "connect-src": " ".join(("data:", *_origins(setting)))},
    )
    page = Template((sources / _PAGE).read_text(encoding="utf-8"))
    return {
        f"{FOLDER}{_PAGE}": page.substitute(policy=policy, imports=_IMPORTS),
        f"{FOLDER}fr.js": f"export default {(sources / _FRENCH).read_text(encoding='utf-8')}",
        f"{FOLDER}atelier.json": json.dumps(_settings(catalogue, setting), ensure_ascii=False) + "\n",
    }


def workshop_files(catalogue: Catalogue, root: Path) -> Iterable[tuple[str, Path]]:
    """Yield the address of each file published as it is, and where it lies."""
    if catalogue.publisher.workshop is None:
        return
    for path in sorted((root / SOURCES).rglob("*.*")):
        if path.is_file() and path.name not in (_PAGE, _FRENCH):
            yield f"{FOLDER}{path.relative_to(root / SOURCES).as_posix()}", path


def _origins(setting: Workshop) -> Iterable[str]:
    """Yield where the editor may read and write: the forge, and what signs people in."""
    for address in (setting.address or _APIS.get(setting.forge), setting.sign_in):
        if address:
            parts = urlsplit(address)
            yield f"{parts.scheme}://{parts.netloc}"


def _settings(catalogue: Catalogue, setting: Workshop) -> Mapping[str, Any]:
    schema = json.loads(schemas(catalogue_labels(catalogue))["fiche.json"])
    questions = fields(schema)
    hidden = {"name": _TEXT, "label": "Le texte du fichier", "widget": "hidden"}
    return {
        "format": _FORMAT,
        "text_key": _TEXT,
        "days": ["date"],
        "cms": {
            "load_config_file": False,
            "backend": _backend(setting),
            "slug": {"encoding": "ascii", "clean_accents": True},
            "media_folder": "docs/annexes",
            "public_folder": "/annexes",
            "collections": [
                {
                    "name": edition.id,
                    "label": edition.label,
                    "label_singular": "fiche",
                    "folder": f"docs/projets/{edition.id}",
                    "media_folder": "",
                    "public_folder": "",
                    "create": True,
                    "format": _FORMAT,
                    "identifier_field": "title",
                    "slug": {"template": "{{title}}", "editable": ["create"]},
                    "fields": [*(field for field in questions if field["name"] != BODY), hidden, questions[-1]],
                }
                for edition in catalogue.family(EDITION)
            ],
        },
    }


def _backend(setting: Workshop) -> Mapping[str, Any]:
    """Return where the editor saves, in its own words."""
    if setting.forge == "test-repo":
        return {"name": setting.forge}
    address = (setting.address or "").rstrip("/")
    sign_in = setting.sign_in or address
    signs_in = bool(setting.sign_in or setting.application)
    return {
        "name": setting.forge,
        "repo": setting.repository or "",
        "branch": setting.branch,
        "auth_methods": ["oauth", "token"] if signs_in else ["token"],
        **({"api_root": f"{address}{_API_PATHS[setting.forge]}"} if address else {}),
        **({"base_url": sign_in} if sign_in else {}),
        **({"app_id": setting.application} if setting.application else {}),
        **({"auth_type": "pkce"} if setting.application and setting.forge == "gitlab" else {}),
    }
