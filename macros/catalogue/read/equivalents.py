"""Reads `data/equivalents.yml`: the words of the pages, and those that readers use instead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from macros.catalogue.read.known_files import EQUIVALENTS as FILE
from macros.catalogue.read.reader import Reader
from macros.text.french.wording import folded
from macros.text.problem import Kind, Topic

TOPIC = Topic("Les mots des lecteurs", "Ce qu'ils disent autrement, sous ce que disent les pages.")

NO_KEYS = Kind(
    "equivalents-mal-formes",
    "le fichier doit dire ce que disent les pages, puis les mots des lecteurs.",
    "Écrivez : bruit: [tapage, vacarme]",
)
NO_LIST = Kind(
    "equivalents-sans-liste", "une liste de mots est attendue.", "Écrivez : [ASVP, tapage]", "bruit: [tapage, vacarme]"
)
TWICE = Kind("equivalent-double", "« {word} » figure déjà sous « {meant} ».", "Gardez-le une seule fois.")


def read_equivalents(reader: Reader) -> Mapping[str, str]:
    """Return, for each word or expression of readers, the words to search for besides; none where the file is
    absent.
    """
    values = reader.optional(FILE)
    if values is None:
        return MappingProxyType({})
    lines: dict[str, str] = {}
    known: dict[str, str] = {}
    if not isinstance(values.data, dict):
        reader.tell(NO_KEYS().at(FILE))
        return MappingProxyType({})
    for meant, typed in values.data.items():
        line = values.line((meant,))
        if not isinstance(typed, tuple) or not all(isinstance(word, str) for word in typed):
            reader.tell(NO_LIST().at(FILE, line, meant))
            continue
        for word in typed:
            if folded(word) in known:
                reader.tell(TWICE(word=word, meant=known[folded(word)]).at(FILE, line, meant))
            else:
                lines[word] = known[folded(word)] = meant
    return MappingProxyType(lines)
