"""Read what readers type and no page says, `data/equivalents.yml`: what the pages say instead, then the words of
readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from macros.catalogue.read.known_files import EQUIVALENTS as FILE
from macros.catalogue.read.reader import Reader
from macros.text.french.words import words
from macros.text.problem import Kind, Topic

TOPIC = Topic("Les mots des lecteurs", "Ceux que les pages ne disent pas, sous ce qu'elles disent.")

NO_KEYS = Kind(
    "equivalents-mal-formes",
    "le fichier doit dire ce que disent les pages, puis les mots des lecteurs.",
    "Écrivez : bruit: [tapage, vacarme]",
)
NO_LIST = Kind(
    "equivalents-sans-liste", "une liste de mots est attendue.", "Écrivez : [ASVP, tapage]", "bruit: [tapage, vacarme]"
)
NO_WORD = Kind(
    "equivalent-de-plusieurs-mots",
    "« {word} » n'est pas un mot seul.",
    "Gardez celui que les pages ne disent pas ; une expression va parmi les synonymes d'un terme.",
    "bruit: [tapage]",
)
TWICE = Kind("equivalent-double", "« {word} » figure déjà sous « {meant} ».", "Gardez-le une seule fois.")


def read_equivalents(reader: Reader) -> Mapping[str, str]:
    """Return what is looked for instead of each word, by its key, none where the file is absent."""
    values = reader.optional(FILE)
    if values is None:
        return MappingProxyType({})
    said: dict[str, str] = {}
    if not isinstance(values.data, dict):
        reader.tell(NO_KEYS().at(FILE))
        return MappingProxyType({})
    for meant, typed in values.data.items():
        line = values.line((meant,))
        if not isinstance(typed, tuple) or not all(isinstance(word, str) for word in typed):
            reader.tell(NO_LIST().at(FILE, line, meant))
            continue
        for word in typed:
            keys = [key for _, key in words(word)]
            if len(keys) != 1:
                reader.tell(NO_WORD(word=word).at(FILE, line, meant))
            elif keys[0] in said:
                reader.tell(TWICE(word=word, meant=said[keys[0]]).at(FILE, line, meant))
            else:
                said[keys[0]] = meant
    return MappingProxyType(said)
