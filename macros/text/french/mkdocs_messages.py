"""MkDocs's few messages of an ordinary build, in French: contributors read them every day."""

from __future__ import annotations

import logging
import re

_FRENCH = (
    (re.compile(r"Cleaning site directory"), "Nettoyage du dossier du site"),
    (re.compile(r"Building documentation to directory: (.*)"), r"Construction du site dans : \1"),
    (re.compile(r"Building documentation\.\.\."), "Construction du site…"),
    (re.compile(r"Documentation built in ([\d.]+) seconds"), r"Site construit en \1 s"),
    (
        re.compile(r"Error (?:reading|building) (?:page|template) '(.*?)':.*", re.DOTALL),
        r"La page \1 n'a pas pu être faite",
    ),
    (re.compile(r"Serving on (.*)"), r"Le site est à l'adresse \1"),
    (re.compile(r"Watching paths for changes: (.*)"), r"Surveillance des changements : \1"),
    (re.compile(r"Detected file changes"), "Changement détecté : nouvelle construction"),
    (
        re.compile(r"An error happened during the rebuild.*"),
        "La construction a échoué : corrigez ce qui est dit plus haut et enregistrez, le site repartira.",
    ),
    (re.compile(r"Reloading browsers"), "Rechargement des pages ouvertes"),
    (re.compile(r"Browser connected: (.*)"), r"Page ouverte : \1"),
    (re.compile(r"Shutting down\.\.\."), "Arrêt…"),
)

_NOISE = re.compile(r"\[macros\] - (Found|Functions|Config) |DeprecationWarning: ")
"""What the macros plugin tells of itself, and libraries of one another: nothing a contributor can act on."""


def french(record: logging.LogRecord) -> bool:
    """Reword a record in place where its message is known; let through all but noise, and every warning."""
    message = record.getMessage()
    if record.levelno <= logging.INFO and _NOISE.search(message):
        return False
    for english, wording in _FRENCH:
        if english.search(message):
            record.msg, record.args = english.sub(wording, message), None
            break
    return True
