"""What the form says of a value that the schema refuses: the words of the checks where they tell of the value, the
form's own where those tell of YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from macros.model.transferability import ONE_THING, Reusable
from macros.model.validation import TOO_FEW, TOO_LONG, TOO_MANY
from macros.text.markdown.header import NEVER_CLOSED, NO_HEADER
from macros.text.problem import Kind
from macros.text.yaml.syntax import NO_YAML

_OWN = {
    "required": "À remplir.",
    "minLength": "Le texte est vide : complétez-le, ou retirez l'élément.",
    "pattern": "« {read} » n'a pas la forme attendue.",
    "type": "Un nombre est attendu, sans unité : 1607, ou 44,2.",
    "minimum": "« {read} » est hors des bornes.",
    "uniqueItems": "La même valeur y est deux fois.",
    "emptyItems": "Ajoutez un élément au moins.",
    "enum": "« {read} » n'est pas une valeur admise : choisissez dans la liste.",
    "null": "Un effet seul se dit mesuré, constaté ou attendu : retirez cette valeur, ou dites que c'est un effet.",
    "false": "La clé « {key} » n'existe pas. Elle reste dans le fichier, et le formulaire n'y touche pas.",
    "toWrite": "Ce texte reste à écrire ; s'il est facultatif, effacez-le.",
    "storyToWrite": "Dans le récit, « {key} » reste à écrire ; si la synthèse n'en dit rien, effacez son texte.",
    "DUPLICATE_KEY": "Une clé figure deux fois. Gardez-en une seule.",
    "other": "Cette valeur n'est pas admise.",
}


def refusals() -> Mapping[str, str]:
    """Return the message of each keyword of the schema, and of what keeps a file from being read; in them stand the
    holes {read}, {key}, {count}, {most} and {least}.
    """
    return MappingProxyType(
        {
            **_OWN,
            "maxLength": _said(TOO_LONG),
            "minItems": _said(TOO_FEW),
            "maxItems": _said(TOO_MANY),
            "oneOf": _one_thing(),
            "NO_HEADER": _said(NO_HEADER),
            "NEVER_CLOSED": _said(NEVER_CLOSED),
            "unreadable": _said(NO_YAML),
        }
    )


def _said(kind: Kind) -> str:
    return f"{kind.message[:1].upper()}{kind.message[1:]} {kind.cure}".strip()


def _one_thing() -> str:
    """Return what a reusable thing names, its keys called as the form does."""
    message = ONE_THING.message.removesuffix(" ; {read}.")
    for key, field in Reusable.model_fields.items():
        label = field.description or key
        message = message.replace(f"« {key} »", f"« {label.removeprefix('Ou ')} »")
    return f"{message}."
