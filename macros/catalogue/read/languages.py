"""Reads `data/langues.yml`, the foreign expressions of the site, by language."""

from __future__ import annotations

import re
from types import MappingProxyType

from macros.catalogue.read.known_files import LANGUAGES as FILE
from macros.catalogue.read.reader import Reader
from macros.text.french.foreign import Foreign
from macros.text.problem import Kind, Topic

TOPIC = Topic("Les expressions étrangères")

NO_KEYS = Kind(
    "langues-mal-formees",
    "le fichier doit dire une langue, puis ses expressions.",
    "Écrivez : la: [in itinere, ex ante]",
)
NO_LANGUAGE = Kind(
    "langue-inconnue", "« {language} » n'est pas un code de langue.", "Écrivez ses deux lettres : en, la, de."
)
NO_LIST = Kind(
    "langue-sans-liste", "une liste d'expressions est attendue.", "Écrivez : [in itinere, ex ante]", "la: [in itinere]"
)
TWICE = Kind("expression-double", "« {expression} » figure déjà dans une autre langue.", "Gardez-le dans une seule.")


def read_languages(reader: Reader) -> Foreign:
    """Return the foreign expressions, none where the file is absent."""
    values = reader.optional(FILE)
    if values is None:
        return Foreign({})
    if not isinstance(values.data, dict):
        reader.tell(NO_KEYS().at(FILE))
        return Foreign({})
    languages: dict[str, str] = {}
    for language, expressions in values.data.items():
        line = values.line((language,))
        if not re.fullmatch(r"[a-z]{2}", language):
            reader.tell(NO_LANGUAGE(language=language).at(FILE, line, language))
        if not isinstance(expressions, tuple) or not all(isinstance(expression, str) for expression in expressions):
            reader.tell(NO_LIST().at(FILE, line, language))
            continue
        for expression in expressions:
            if languages.setdefault(expression.lower(), language) != language:
                reader.tell(TWICE(expression=expression).at(FILE, line, language))
    return Foreign(MappingProxyType(languages))
