"""What pasting leaves in a text and no page wants: a table of contents, page footers, words cut at the end of a line,
signs of an assistant or of a comment.

As in `marks`, each kind of problem comes with the pattern that finds it in a block of a page, code aside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from macros.text.markdown.mark import Mark
from macros.text.problem import Kind, Topic

TOPIC = Topic("Ce que laisse un copier-coller", "Sommaires, pieds de page, mots coupés : la page n'en a pas l'usage.")

CONTENTS = Kind(
    "sommaire-colle",
    "« {words} » vient du sommaire d'un autre document : la page a déjà le sien.",
    "Retirez-le : les intertitres « ### Intertitre » le font d'eux-mêmes.",
    "### Trois ateliers",
)
FOOT = Kind("pied-de-page", "« {words} » numérote les pages d'un autre document.", "Retirez-le.")
CUT_WORD = Kind(
    "mot-coupe-en-fin-de-ligne",
    "« {words} » finit la ligne sur un trait d'union : le mot serait imprimé en deux morceaux.",
    "Recollez-le : écrivez sa fin à la suite, sur la même ligne.",
    "Les agents ont été écoutés.",
)
LOST_APOSTROPHE = Kind(
    "apostrophe-perdue",
    "« {words} » a perdu son apostrophe, qu'un autre logiciel a changée en « ? ».",
    "Retapez-la : l'accueil.",
    "L'accueil des agents",
)
ASSISTANT = Kind(
    "trace-d-assistant",
    "« {words} » est le renvoi d'un assistant à une source que la page n'a pas.",
    "Retirez-le, et citez la source : [^1] à cette place, « [^1]: la source » à la fin.",
    "La ville compte 200 000 habitants[^1].\n\n[^1]: Insee, 2020.",
)
COMMENT = Kind("commentaire-de-relecture", "« {words} » appelle un commentaire de relecture.", "Retirez-le.")
WORD_REFERENCE = Kind(
    "renvoi-de-word",
    "« {words} » est un renvoi que le traitement de texte n'a pas su écrire.",
    "Écrivez ce à quoi il renvoyait, ou retirez-le.",
)
RULE = Kind(
    "filet-imprime",
    "« {words} » serait imprimé tel quel.",
    "Pour un filet, écrivez « --- » entre deux lignes vides ; pour un intertitre, « ### Intertitre ».",
    "### Trois ateliers",
)

MARKS: Mapping[Kind, Mark] = MappingProxyType(
    {
        CONTENTS: Mark(
            r"\S*[^\W_]\)?[ \t]?(?:\.{4,}|(?:[ ]\.){4,}|…{2,}|_{4,}|·{4,})[ \t]?\d{1,3}[ ]*$"
            r"|\A(?:Table des matières|Sommaire)[ \u00a0]?:?(?=\n|\Z)",
            re.M | re.I,
            ("....", " . .", "……", "____", "····", "ommaire", "OMMAIRE", "able des", "ABLE DES"),
        ),
        FOOT: Mark(r"^(?:page|p\.)[ \u00a0]\d{1,3}[ \u00a0]?(?:sur|/|de)[ \u00a0]?\d{1,3}[ ]*$", re.M | re.I),
        CUT_WORD: Mark(r"(?<![\w-])[^\W\d_]{2,}-(?=\n(?!(?:et|ou|ni)\b)[a-zà-ÿœ]{2})|[^\W\d_]+¬(?=\s|\Z)"),
        LOST_APOSTROPHE: Mark(r"(?<![\w/])(?:[cdjlmnst]|qu)\?[aeiouyhà-ÿœ]\w*", re.I, "?"),
        ASSISTANT: Mark(
            r"【[^【】\n]*】|:contentReference\[[^\]\n]*\](?:\{[^{}\n]*\})?|\boai_?cit(?:e|ation)\b[^\s()\[\]]*|\bturn\d+\w+\d+\b",
            signs=("【", "oai", "contentReference", "turn"),
        ),
        COMMENT: Mark(r"(?<=\w)\[[A-Z]{1,3}\d{1,2}\](?!\()|(?<!\w)\[[A-Z]{2,3}\d{1,2}\](?=\w)"),
        WORD_REFERENCE: Mark(
            r"(?i:Erreur|Error)\s?!\s*(?i:Signet|Source|Référence|Bookmark|Reference)[^.\n]*\.?"
            r"|\{[ ]?(?:PAGE|NUMPAGES|PAGEREF|TOC|SEQ|REF|HYPERLINK|DATE|FILENAME|MERGEFIELD|XE)\b[^{}\n]*\}"
            r"|\b(?:SEQ|PAGEREF|MERGEFIELD)[ ]\w+[ ]\\?(?:\*[ ]?[A-Za-z]+|h\b)"
            r"|\bTOC[ ]\\[a-z]\b.*|\bHYPERLINK[ ][\"«“]\S*",
            signs=("rreur", "RREUR", "rror", "{", "SEQ", "PAGEREF", "MERGEFIELD", "TOC", "HYPERLINK"),
        ),
        RULE: Mark(r"^[ ]*(?:([=~+^#%])\1{5,}|\.{5,}|[_-]{3,}|(?:[._=~][ ]){3,}[._=~]?)[ ]*$", re.M),
    }
)
