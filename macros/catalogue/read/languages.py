"""Read the foreign expressions of the site, `data/langues.yml`: a language, then its expressions."""

from __future__ import annotations

import re
from types import MappingProxyType

from macros.catalogue.read.known_files import LANGUAGES as FILE
from macros.catalogue.read.reader import Reader
from macros.text.french.foreign import Foreign
from macros.text.problem import Problem


def read_languages(reader: Reader) -> Foreign:
    """Return the foreign expressions, none where the file is absent."""
    values = reader.optional(FILE)
    if values is None:
        return Foreign({})
    if not isinstance(values.data, dict):
        reader.tell(
            Problem(
                FILE,
                1,
                "",
                "le fichier doit dire une langue, puis ses expressions.",
                "Écrivez : la: [in itinere, ex ante]",
            )
        )
        return Foreign({})
    languages: dict[str, str] = {}
    for language, expressions in values.data.items():
        if not re.fullmatch(r"[a-z]{2}", language):
            reader.tell(
                Problem(
                    FILE,
                    values.line((language,)),
                    language,
                    f"« {language} » n'est pas un code de langue.",
                    "Écrivez ses deux lettres : en, la, de.",
                )
            )
        if not isinstance(expressions, tuple) or not all(isinstance(expression, str) for expression in expressions):
            reader.tell(
                Problem(
                    FILE,
                    values.line((language,)),
                    language,
                    "une liste d'expressions est attendue.",
                    "Écrivez : [in itinere, ex ante]",
                )
            )
            continue
        for expression in expressions:
            if languages.setdefault(expression.lower(), language) != language:
                reader.tell(
                    Problem(
                        FILE,
                        values.line((language,)),
                        language,
                        f"« {expression} » figure déjà dans une autre langue.",
                        "Gardez-le dans une seule.",
                    )
                )
    return Foreign(MappingProxyType(languages))
