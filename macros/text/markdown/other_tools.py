"""Marks of other tools, which Markdown doesn't read: wikis, BBCode, Textile, reST, TeX, spreadsheets, HTML's entities.

As in `marks`, each kind of problem comes with the pattern that finds it in a block of a page, code aside.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from macros.text.markdown.mark import Mark
from macros.text.problem import Kind, Topic

TOPIC = Topic("Les écritures d'autres outils", "Wikis, forums, tableurs : ce qu'ils lisent serait imprimé tel quel.")

STRESS = Kind(
    "mise-en-forme-imprimee",
    "« {words} » serait imprimé avec ses signes.",
    "Écrivez *ainsi* un italique, **ainsi** un gras, ~~ainsi~~ ce qui est barré, [mots](adresse) un lien.",
    "Un mot en *italique*, un autre en **gras**.",
)
LINK = Kind(
    "lien-d-un-autre-outil",
    "« {words} » ne serait pas un lien.",
    "Écrivez : [mots](adresse) ; pour une image, ![ce qu'elle montre](fichier.png).",
    "[Le rapport](https://www.exemple.fr/rapport)",
)
COMMAND = Kind(
    "commande-d-un-autre-outil",
    "« {words} » serait imprimé tel quel.",
    'Retirez ces signes, ou dites-le en mots ; un encadré s\'ouvre par !!! note "Titre".',
    '!!! note "À retenir"\n    Le texte de l\'encadré.',
)
CELLS = Kind(
    "tableau-colle",
    "« {words} » ressemble à une ligne de tableau, et serait imprimé à la suite des autres.",
    "Écrivez chaque ligne entre des « | », et sous les titres de colonnes « |---|---| », un « --- » par colonne.",
    "| Ville | Agents |\n|---|---|\n| Lille | 85 |",
)
ENTITY = Kind(
    "signe-code", "« {words} » serait imprimé tel quel.", "Tapez le signe lui-même : é, «, …", "Un été à Liévin…"
)
UNEVEN = Kind(
    "signes-croises",
    "les signes de « {words} » ne vont pas par deux, ou se croisent : la page ne montrerait pas ce qui est écrit.",
    "Fermez avec autant de signes, et d'abord ce qui s'est ouvert en dernier : *un **mot** en gras* ; pour le signe"
    " lui-même, mettez « \\ » devant.",
    "Un mot en *italique*, un autre en **gras**.",
)

_FORUM = "b|i|u|s|code|quote|size|color|center|left|right|img|list|url|email|font|table|tr|td"
_COMMA = r"(?:,(?=[^\s\d,])|(?<=[^\s\d,]),(?=\d))"
"""A comma that neither a sentence nor a number would hold."""
_ENTITIES = (
    r"nbsp|amp|lt|gt|quot|copy|reg|deg|euro|hellip|[lr][as]quo|[lr]dquo|[nm]dash|oelig|aelig|times|middot|apos|bull|sect"
    r"|plusmn|frac\d\d|sup\d|szlig|thinsp|e[nm]sp|[lr]arr"
    "|[a-z](?:acute|grave|circ|uml|cedil|tilde)"
)

MARKS: Mapping[Kind, Mark] = MappingProxyType(
    {
        STRESS: Mark(
            r"(?<![\w'])'{2,5}(?=[^\s'])[^\n]*?[^\s']'{2,5}(?![\w'])|(?<![\w:/])//(?=[^\s/])[^/\n]*[^\s/]//(?![\w/])"
            rf"|\[({_FORUM})(?:=[^\]\n]*)?\][^\n]*?\[/\1\]|\[/[a-z][\w-]*\]|\[[a-z][\w-]*[ ][\w-]+=[\"“«][^\]\n]*\]"
            r"|(?<![\w+])\+[^\W\d_]\w*(?: \w+){0,3}\+(?![\w+])|(?<![\w@])@[^\W\d_][^@\s]*@(?![\w@])",
            re.I,
            ("''", "//", "[", "+", "@"),
        ),
        LINK: Mark(
            r"\"[^\"\n]+\":https?://\S+|\[https?://\S+[ ][^\[\]\n]+\]|\b(?:link|xref|image|include):\S*\[[^\]\n]*\]"
            r"|(?<!\w)![^\s!]+\.(?:png|jpe?g|gif|svg)!|\x02_(?!\w)"
        ),
        COMMAND: Mark(
            r"^\.\.[ ]?_?[\w-]+::?(?!\w).*|^#\+[A-Za-z_]+:.*|(?<!\w):[a-z]+:\x02+|^(?:bq|fn\d+|pre|bc|p[<>=])\.[ ]\S.*"
            r"|\\(?:og|fg|l?dots|item|newline|noindent|quad|hfill|medskip|bigskip|clearpage)\b(?:\{\})?"
            r"|\A(?::{1,2}|;)(?![:;])[ ]?[^\W\d_].*|^[:;](?![a-z_+-]+:)[^\W\d_].*|^(?:\+{3}|;{3})$"
            r"|\A(?:%[ ]\S.*\n?){2,}|^#\+(?:begin|end|BEGIN|END)_\w+|^[\w-]{1,20}::[ ]\S.*"
            r"|\{(quote|code|color|noformat|panel)(?::[^{}\n]*)?\}[^{}]*\{\1\}",
            re.M,
        ),
        CELLS: Mark(
            rf"(?:^.*?{_COMMA}.*?{_COMMA}.*(?:\n|\Z)){{2,}}"
            r"|(?:^[^;\n]{1,40}(?:[ ]?;[ ][^;\n]{1,40})+(?<![.;,!?])(?:\n|\Z)){2,}"
            r"|(?:^[^;\n]*(?:;[^\s;][^;\n]*)+(?:\n|\Z)){2,}|(?:^[ ]*\S(?:.*?\S)?[ ]{3,}\S.*(?:\n|\Z)){2,}|\A\{\Z",
            re.M,
        ),
        ENTITY: Mark(
            rf"&(?:{_ENTITIES}|#\d{{2,6}}|#x[\dA-Fa-f]{{2,5}});|&(?:{_ENTITIES})\b(?![;=])|\\u[\da-f]{{4}}\w*"
            r"|(?-i:=(?:C3=[\dA-F]{{2}}|E[\dA-F])(?=[a-zà-ÿ]))\w*",
            re.I,
            "&\\=",
        ),
    }
)
