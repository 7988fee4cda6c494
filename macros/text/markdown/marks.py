"""Marks of Markdown, HTML or Word left in a page: none shows where the text was read as its author meant it.

Each kind of problem comes with the pattern that finds it in a block of a page, code aside. The first that matches a
passage reports it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from macros.text.markdown import leftovers, other_tools
from macros.text.markdown.mark import Mark
from macros.text.problem import Kind, Topic

TOPIC = Topic("Ce que Markdown lirait autrement", "La page est d'abord faite, puis comparée à ce qui est écrit.")

_LINK = "[Le rapport](https://www.exemple.fr/rapport)"
_BOX = '!!! note "À retenir"\n    Le texte de l\'encadré.'
_TABLE = "| Ville | Agents |\n|---|---|\n| Lille | 85 |"
_HEADING = "### Trois ateliers"
_TAGS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|center|code|col|dd|del|details|div|dl|dt|em|embed|figure|font|footer"
    "|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|li|link|main|mark|meta|object|ol|option|p|pre|s|script"
    "|section|select|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|tr|u|ul|video"
)
"""The elements of HTML that people write: anything else between « < » and « > » is shown as it was typed."""

_SIGN = r"[^\w\s«»\"'’()\[\]{}<>$€%&*_.,;:!?…\u2013\u2014\2-]"
"""A sign that may be meant as a bullet: neither a sentence nor code begins with it."""

CONFLICT = Kind(
    "conflit-git-recit",
    "une marque de conflit Git est restée dans le texte.",
    "Gardez l'une des deux versions et retirez les lignes « <<<<<<< », « ======= » et « >>>>>>> ».",
)
TAG = Kind(
    "balise-html",
    "« {words} » est écrit en HTML, qui n'est pas admis.",
    "{cure} ; pour le signe lui-même, écrivez « &lt; ».",
    "un mot en **gras**, un effectif &lt; 50 agents",
    "Écrivez le passage en Markdown ; pour le signe lui-même, écrivez « &lt; ».",
)
PRINTED_HEADING = Kind(
    "intertitre-imprime",
    "« {words} » ne serait pas un intertitre.",
    "Commencez la ligne par « ### » et une espace, rien devant, une ligne vide avant.",
    _HEADING,
)
PRINTED_BOX = Kind(
    "encadre-mal-ouvert",
    "l'ouverture de l'encadré « {words} » n'est pas reconnue.",
    'Écrivez : !!! note "Titre", entre guillemets droits, puis le texte en retrait de quatre espaces.',
    _BOX,
)
MISSING_NOTE = Kind(
    "note-absente",
    "la note « {words} » est appelée mais n'existe pas.",
    "Ajoutez, à la fin, une ligne : {words}: texte de la note.",
    "[^1]: D'après le rapport de 2017.",
)
EMPTY_BOX = Kind(
    "encadre-sans-texte",
    "l'encadré « {title} » n'a pas de texte.",
    "Écrivez-le sous son ouverture, chaque ligne en retrait de quatre espaces.",
    _BOX,
)
UNCALLED_NOTE = Kind(
    "note-jamais-appelee",
    "la note « {name} » n'est appelée nulle part.",
    "Écrivez [^{name}] là où le texte y renvoie.",
    "Les ateliers ont réuni 85 agents[^1].",
)
PRINTED_PICTURE = Kind(
    "image-imprimee",
    "« {words} » ne serait pas une image.",
    "Écrivez : ![ce qu'elle montre](fichier.png), sans espace avant la parenthèse.",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
)
PRINTED_LINK = Kind(
    "lien-imprime",
    "« {words} » ne serait pas un lien.",
    "Écrivez [mots](adresse), sans espace entre « ] » et « ( ».",
    _LINK,
)
PRINTED_BOLD = Kind(
    "gras-ouvert",
    "un gras ouvert par « ** » n'est pas refermé ; les étoiles seraient imprimées : « {words} ».",
    "Écrivez **ainsi**, sans espace entre les étoiles et les mots.",
    "Les **ateliers** ont réuni 85 agents.",
)
PRINTED_STRESS = Kind(
    "italique-ouvert",
    "un italique n'est pas refermé, et son signe serait imprimé : « {words} ».",
    "Écrivez *ainsi*, sans espace entre les étoiles et les mots ; pour le signe lui-même, mettez « \\ » devant.",
    "Un mot en *italique*.",
)
PRINTED_CODE = Kind(
    "code-ouvert",
    "un accent grave serait imprimé : « {words} ».",
    "Mettez-en un de chaque côté du code, `ainsi`, sur la même ligne ; ou retirez-le.",
    "La commande `verifier` relit tout.",
)
PRINTED_STRIKE = Kind(
    "barre-ouvert",
    "« {words} » serait imprimé avec ses signes.",
    "Écrivez ~~ainsi~~, sans espace entre les signes et les mots.",
)
PRINTED_BOX_CHECK = Kind(
    "case-imprimee",
    "« {words} » ne serait pas une case à cocher.",
    "Écrivez « - [x] » ou « - [ ] » au début de l'élément, puis une espace.",
    "- [x] Écouter\n- [ ] Choisir",
)
PRINTED_ALERT = Kind(
    "alerte-imprimee",
    "« {words} » n'ouvre pas d'encadré.",
    "Écrivez « > [!NOTE] » seul sur la première ligne d'une citation, ou un encadré « !!! note ».",
    _BOX,
)
PRINTED_TABLE = Kind(
    "tableau-sans-filet",
    "« {words} » n'ouvrirait pas de tableau.",
    "Sous les titres de colonnes, mettez une ligne « |---|---| », avec un « --- » par colonne.",
    _TABLE,
)
PRINTED_ATTRIBUTES = Kind(
    "attributs-imprimes",
    "« {words} » serait imprimé tel quel.",
    "Retirez-le ; un passage se met en valeur par **le gras** ou par un encadré.",
    _BOX,
)
PRINTED_EMOJI = Kind(
    "emoji-imprime", "« {words} » serait imprimé tel quel.", "Écrivez le mot, ou collez le signe lui-même."
)
PRINTED_COMMAND = Kind(
    "commande-imprimee",
    "« {words} » serait imprimé tel quel.",
    "Retirez-le, ou dites-le en mots : c'est l'écriture d'un autre outil. La page a déjà son sommaire, et le livre ses"
    " sauts de page.",
)
PRINTED_QUOTE = Kind(
    "citation-imprimee",
    "« {words} » serait imprimé avec son chevron, sans faire de citation.",
    "Laissez une ligne vide avant la citation.",
    "Un agent résume :\n\n> On ne nous avait jamais demandé notre avis.",
)
EMPTY_QUOTE = Kind(
    "citation-vide", "une citation n'a pas de mots.", "Écrivez-les après le chevron, ou retirez la ligne.", "> Un mot."
)
EMPTY_HEADING = Kind("intertitre-vide", "un intertitre n'a pas de mots.", "Écrivez-les, ou retirez la ligne.", _HEADING)
EMPTY_LINK = Kind(
    "lien-sans-mots",
    "le lien vers « {target} » n'a pas de mots : personne ne le verrait.",
    "Écrivez-les entre les crochets.",
    _LINK,
)
OPEN_CODE = Kind(
    "bloc-de-code",
    "un bloc de code n'est jamais refermé, ou son ouverture n'est pas reconnue.",
    "Ouvrez-le et fermez-le par une ligne « ``` » au début de la ligne.",
    "```\nle code\n```",
)
PRINTED_BULLET = Kind(
    "puce-collee",
    "des lignes commencent par un signe sans ouvrir de liste : « {words} ».",
    "Commencez chaque élément par « - ».",
    "- Écouter.\n- Répondre.",
)
LATE_LIST = Kind(
    "liste-sans-ligne-vide",
    "« {words} » serait imprimé à la suite du texte, sans faire de liste.",
    "Pour une liste, laissez une ligne vide avant ; pour du texte, ne commencez pas la ligne par ce signe.",
    "Deux temps :\n\n- Écouter.\n- Répondre.",
)
BACKSLASH = Kind(
    "barre-oblique-imprimee",
    "une barre oblique inverse serait imprimée à la fin de la ligne.",
    "Pour aller à la ligne, terminez-la par deux espaces.",
)
NESTED_SECTION = Kind(
    "intertitre-dans-un-bloc",
    "« {words} » serait un intertitre au milieu d'une citation, d'une liste ou d'un encadré.",
    "Sortez-le de ce bloc, ou mettez-le en gras : **{words}**",
    "> **Contexte**\n>\n> Le texte cité.",
)
WORD_NOTE = Kind(
    "note-de-word",
    "« {words} » porte un appel de note, sans la note.",
    "Écrivez [^1] à cette place, et « [^1]: texte de la note » à la fin.",
    "Les ateliers ont réuni 85 agents[^1].\n\n[^1]: D'après le rapport de 2017.",
)

_MARKDOWN = {
    "br": "Pour aller à la ligne, terminez-la par deux espaces ; dans un tableau, ajoutez une ligne",
    "b strong": "Écrivez **le passage**",
    "i em": "Écrivez *le passage*",
    "u ins": "Écrivez **le passage** : sur le web, ce qui est souligné est un lien",
    "sup": "Écrivez m^2^, 1^er^ ; pour une note, [^1]",
    "sub": "Écrivez H~2~O",
    "a": "Écrivez [mots](adresse)",
    "img figure": "Écrivez ![ce qu'elle montre](fichier.png)",
    "li ol ul": "Écrivez « - » devant chaque élément",
    "table tbody td th thead tr": "Écrivez le tableau avec des « | »",
    "h1 h2 h3 h4 h5 h6": "Écrivez l'intertitre « ### Intertitre »",
    "details summary": 'Écrivez ??? note "Titre", et le texte en retrait de quatre espaces',
    "!--": "Retirez-le : un commentaire n'a pas d'écriture en Markdown",
}
"""What to write instead of each element of HTML."""

_NAME = re.compile(r"</?(\w+|!--)")


def way(passage: str) -> str:
    """Return how to write in Markdown what a passage writes in HTML."""
    name = _NAME.match(passage)
    return next(
        (cure for names, cure in _MARKDOWN.items() if name and name[1].lower() in names.split()),
        "Écrivez le passage en Markdown",
    )


MARKS: Mapping[Kind, Mark] = MappingProxyType(
    {
        CONFLICT: Mark(r"^(?:<{7}|={7}|>{7})(?=\s|\Z).*", re.M),
        **other_tools.MARKS,
        **leftovers.MARKS,
        TAG: Mark(
            rf"<({_TAGS})\b[^<>\n]*>(?:[^<>\n]*</\1>)?|</?(?:{_TAGS})\s*/?>|<[/!?]?[A-Za-z][^<>\n]*[=:@/?][^<>\n]*>(?:</[^<>\n]+>)?|<!--.*"
            r"|<(?P<pair>[A-Za-z][\w-]*)>[^<>\n]*</(?P=pair)>"
            rf"|<!\[?[A-Za-z]|</?(?:{_TAGS})\s+[\w:-]+\s*=[^<>\n]*|</?(?=[a-z]{{3}})(?:{_TAGS})\s*$",
            re.I | re.M,
            "<",
        ),
        PRINTED_HEADING: Mark(r"^\s*(?:##{1,5}\s?|#\s)[^\W\d_].*|^h[1-6]\.\s.*|^(={1,6})[ ]?[^=\n]+?[ ]?\1[ ]*$", re.M),
        PRINTED_BOX: Mark(r"^(?:(?:!{2,}|\?\?\?\+?)[ ]*[\w\"«“]|={3,}[+!]?[ ]+[\"«“]|:::|///).*", re.M),
        MISSING_NOTE: Mark(r"\[\^[^\]\n]+\]"),
        PRINTED_PICTURE: Mark(r"!\[[^\[\]\n]*\]\s?(?:\([^()\n]*\))?|!\[\[[^\[\]\n]+\]\]|!\([^()\n]*\)\[[^\[\]\n]+\]"),
        PRINTED_LINK: Mark(
            r"\[[^\[\]\n]+\](?:\([^()\n]*\)|\s\([^()\s]*[./#:][^()\s]+\))|\]\("
            r"|\[[^\[\]\n]*\w[^\[\]\n]*\]\[(?:[^\[\]\n]*[^\W\d_][^\[\]\n]*)?\]|\[\[[^\[\]\n]+\]\]"
        ),
        PRINTED_ALERT: Mark(r"\[!\w+\]"),
        PRINTED_BOX_CHECK: Mark(r"^\s*(?:[-*+]\s)?\[[ ]*[xX_✓✔]?[ ]*\](?=\s|\w)", re.M),
        PRINTED_BOLD: Mark(
            r"(?<![\w*])\*\*(?=[^\s*)])\S*|(?<!\S)\*\*\s[^*\n]+\*\*|^\*\*$|^\*{2,4}[ ]+\S.*"
            r"|(?<=[^\W_])\*\*[ ][^*\n]+\*\*(?!\w)",
            re.M,
        ),
        PRINTED_STRESS: Mark(
            r"(?<![\w*])\*(?=[^\W\d_])[^\s*]*(?![^\s]*\*)|(?<!\S)\*\s(?=[^\W\d_]{2})[^*\n]*[^\W\d_]{2}\s\*(?!\S)"
            r"|(?<![\w./\\-])_(?=[^\W\d_])[^\W_]+(?![\w./-])"
        ),
        PRINTED_CODE: Mark(r"(?<![\w`\2])`+(?=[^\s`])[^\s`]*|(?<=[^\W\d_])`+(?![\w`])"),
        PRINTED_STRIKE: Mark(r"(?<![\w~])~~(?=[^\s~])\S*"),
        PRINTED_COMMAND: Mark(
            r"^\\(?:newpage|pagebreak|clearpage|tableofcontents|begin)\b.*|\\[a-z]{3,}\{[^{}\n]*\}|^\[(?:toc|_toc_)\]$|^-+8<-+.*"
            r"|(?<![^\W\d])(?<![:\\])\\(?:times|cdot|sum|approx|[lg]eq?|neq|pm|sqrt|frac|d?frac|text|left|right|(?:left|right)arrow)\b|\w[_^]\{[^{}\n]+\}"
            r"|%%[^%\n]+%%|/\*.*\*/|(?<!\S)\^[a-z][\w-]{2,}$|(?<![\w$])\$\d[\d \u00a0.,]*%?\$(?![\w$])"
            r"|\{(?:\+\+|--|>>)[^{}\n]+\}|\$\$[^$]+\$\$|(?<![\w$])\$(?=[^\s$\d])[^$\n]*[\\^_={}][^$\n]*(?<!\s)\$(?![\w$])"
            r"|(?<![\w+])\+\+[a-z][\w-]*(?:\+[\w-]+)*\+\+(?![\w+])",
            re.M | re.I,
            ("\\", "[", "{", "$", "^", "++", "%%", "/*", "-8<"),
        ),
        PRINTED_QUOTE: Mark(r"^[ ]*>[ ]?[«“\"]?[ \u00a0]?[^\W\d_].*", re.M),
        PRINTED_TABLE: Mark(
            r"^[ ]*-{2,}(?:[ ]+-{2,})+[ ]*$|(?:^[ ]*\|.*\n?)+|(?:^.*[^\s|][ ]?\|[ ]?[^\s|].*(?:\n|\Z)){2,}", re.M
        ),
        PRINTED_ATTRIBUTES: Mark(
            r"\{:?\s*(?:[.#]\w[\w .#-]*|[\w-]+=(?:[\"“”][^}\n]*|[^\s}]+[^}\n]*))\}|\{:[a-z][^{}\n]*\}"
        ),
        PRINTED_EMOJI: Mark(r"(?<![\w:]):[a-z][\w+-]{2,}:(?![\w:/\2])"),
        OPEN_CODE: Mark(r"^(?:`{3,}|~{3,}).*", re.M),
        PRINTED_BULLET: Mark(
            rf"^{_SIGN}\s*\S.*(?:\n{_SIGN}\s*\S.*)+|^[oØüvð»›] \S.*(?:\n[oØüvð»›] \S.*)+|^[èð] [^\W\d_].*", re.M
        ),
        LATE_LIST: Mark(r"(?<=[.:;!?…»)]\n)[ ]*(?:[-*+]|\d{1,2}[.)])[ ]+\S.*"),
        BACKSLASH: Mark(r"\\$", re.M),
        WORD_NOTE: Mark(
            r"\A[\u00b9\u00b2\u00b3\u2074-\u2079]+(?=[ \u00a0]\S)"
            r"|(?:(?<=[^\W\d])|(?<=[\s.,;:!?»)\"]))[\u00b9\u2074-\u2079]+(?!\u2044|/)"
            r"|(?:(?<=[^\W\d]{4})|(?<=[^\W\d][.,;:!?»)\"]))[\u00b2\u00b3]+"
            r"|(?:(?<=[^\W\d]{4})|(?<=[\s.,;:!?»)\"]))\^\d{1,2}\^|(?<=[^\W\d])\^[014-9]\d?\^|\^\[[^\]\n]+\]",
            signs="\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079^",
        ),
    }
)
