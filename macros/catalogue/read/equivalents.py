"""Read what readers type and no page says, `data/equivalents.yml`: what the pages say instead, then the words of
readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from macros.catalogue.read.known_files import EQUIVALENTS as FILE
from macros.catalogue.read.reader import Reader
from macros.text.french.words import words
from macros.text.problem import Problem


def read_equivalents(reader: Reader) -> Mapping[str, str]:
    """Return what is looked for instead of each word, by its key, none where the file is absent."""
    values = reader.optional(FILE)
    if values is None:
        return MappingProxyType({})
    said: dict[str, str] = {}
    if not isinstance(values.data, dict):
        reader.tell(
            Problem(
                FILE,
                1,
                "",
                "le fichier doit dire ce que disent les pages, puis les mots des lecteurs.",
                "Écrivez : bruit: [tapage, vacarme]",
            )
        )
        return MappingProxyType({})
    for meant, typed in values.data.items():
        line = values.line((meant,))
        if not isinstance(typed, tuple) or not all(isinstance(word, str) for word in typed):
            reader.tell(Problem(FILE, line, meant, "une liste de mots est attendue.", "Écrivez : [ASVP, tapage]"))
            continue
        for word in typed:
            keys = [key for _, key in words(word)]
            if len(keys) != 1:
                reader.tell(
                    Problem(
                        FILE,
                        line,
                        meant,
                        f"« {word} » n'est pas un mot seul.",
                        "Gardez celui que les pages ne disent pas ; une expression va parmi les synonymes d'un terme.",
                    )
                )
            elif keys[0] in said:
                reader.tell(
                    Problem(
                        FILE,
                        line,
                        meant,
                        f"« {word} » figure déjà sous « {said[keys[0]]} ».",
                        "Gardez-le une seule fois.",
                    )
                )
            else:
                said[keys[0]] = meant
    return MappingProxyType(said)
