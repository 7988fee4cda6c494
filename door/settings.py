"""The settings of `mkdocs.yml`: the logo, the icon and the style sheets of a publisher act as in any MkDocs site;
others have no effect, since Material's frame is replaced, and are told with what to do instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from macros.pages.sheets import FOLDER

_PLACES = ("site_dir", "dev_addr")
"""The settings that tell where a site is written and shown, and nothing of what it holds."""

_THEME = ("name", "custom_dir", "language", "favicon", "logo")
"""What is read of the theme's settings."""

OURS = {"macros", "hooks.py", "apercu"}
"""The plugins and hooks of this project, that of the preview among them."""

_MORE = "Voyez « Ce qui reste de Material » dans CONTRIBUTING.md."
_COLOURS = (
    "Les couleurs sont les variables en tête de overrides/assets/stylesheets/regard.css : redéfinissez-les dans une"
    " feuille nommée sous extra_css."
)
_PUBLISHER = "Cela se dit dans data/editeur.yml."
_VAIN = {
    "theme.palette": _COLOURS,
    "theme.font": "Les polices sont dans le site : overrides/assets/stylesheets/polices.css.",
    "theme.icon": "Les signes sont dans les gabarits de overrides/ ; « logo » et « favicon » agissent.",
    "plugins.search": "La recherche est celle du site, sous /recherche/.",
    **dict.fromkeys(("copyright", "repo_url", "repo_name", "edit_uri", "edit_uri_template"), _PUBLISHER),
    **dict.fromkeys(
        (f"extra.{key}" for key in ("alternate", "analytics", "consent", "homepage", "social", "status", "version")),
        _MORE,
    ),
}
"""What to do instead of a setting that has no effect."""


def vain_settings(config: MkDocsConfig) -> Iterator[str]:
    """Say of each setting without effect that it is so, and what to do instead."""
    for name, value in _written(config):
        group, _, key = name.partition(".")
        is_vain = name in _VAIN or (group == "theme" and key and key not in _THEME)
        if is_vain and value is not False:
            yield f"mkdocs.yml : « {name} » est sans effet. {_VAIN.get(name, _MORE)} Retirez ce réglage."


def _written(config: MkDocsConfig) -> Iterator[tuple[str, Any]]:
    """Yield the names of what the file sets: each setting, those of the theme and of `extra`, and each plugin."""
    for settings in config.user_configs:
        yield from settings.items()
        for group in ("theme", "extra"):
            inside = settings.get(group)
            if isinstance(inside, Mapping):
                yield from ((f"{group}.{key}", value) for key, value in inside.items())
    yield from ((f"plugins.{name.rpartition('/')[2]}", True) for name in config.plugins)


def settings(config: MkDocsConfig) -> list[dict[str, Any]]:
    """Return all that is set that pages may be made from, in files and by who builds."""
    return [{name: value for name, value in one.items() if name not in _PLACES} for one in config.user_configs]


def is_alone(config: MkDocsConfig) -> bool:
    """Tell whether no plugin or hook but this project's reads texts and pages while they are made."""
    return OURS.issuperset(config.plugins)


def added_sheets(config: MkDocsConfig) -> list[str]:
    """Return the style sheets of `extra_css` that are not ours: every page loads them last."""
    return [path for path in map(str, config.extra_css) if not path.startswith(FOLDER)]


def missing_files(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Say which files named by the settings don't exist, and which style sheets of `docs/` no setting names."""
    names = [("theme.logo", config.theme.get("logo")), ("theme.favicon", config.theme.get("favicon"))]
    names += [("extra_css", str(path)) for path in config.extra_css]
    for setting, path in names:
        if path and files.get_file_from_path(path) is None:
            yield (
                f"mkdocs.yml : « {setting} » nomme « {path} », qui n'est ni dans docs/ ni dans overrides/. Le site ne"
                " charge rien d'ailleurs : déposez-y le fichier."
            )
    sheets = set(map(str, config.extra_css))
    for file in files.css_files():
        if file.src_dir == config.docs_dir and file.src_uri not in sheets:
            yield f"docs/{file.src_uri} : aucune page ne charge cette feuille. Nommez-la sous extra_css (mkdocs.yml)."
