"""Every message that the checks can say, with its cure, read from the code that says them: none can be forgotten.

A message and its cure stand side by side there, in a call or in a pair; what a file, a key or a number changes in them
is shown as « … ».
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from macros.text.french.wording import identifier, tight

_CODE = Path(__file__).parent.parent
_LAYERS = ("text", "model", "catalogue")

HOLE = "…"
"""What stands for the words that a file, a key or a number gives."""

TITLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "text.source": ("Le fichier lui-même", "Avant de lire un mot, l'outil s'assure que le fichier est un texte."),
        "text.markdown.header": (
            "Les bornes de l'en-tête",
            "L'en-tête tient entre deux lignes « --- », la première en tout début de fichier.",
        ),
        "text.yaml.syntax": (
            "L'écriture de l'en-tête",
            "L'en-tête est du YAML : retraits de deux espaces, « clé: valeur », guillemets droits au moindre doute.",
        ),
        "text.yaml.losses": (
            "Les mots que YAML perdrait",
            "Sans guillemets, YAML avalerait une partie du texte sans rien dire.",
        ),
        "text.yaml.values": ("Les valeurs ambiguës", "Sans guillemets, YAML lirait autre chose que ce qui est écrit."),
        "model.validation": (
            "Les clés et leurs valeurs",
            "Chaque clé a un rôle et un type : la référence les donne tous.",
        ),
        "model.record": ("Les nombres", ""),
        "model.fiche": ("Ce qui se transfère", ""),
        "model.diagram": ("Les figures", "La page des figures montre chaque genre avec ses lignes."),
        "catalogue.check.references": (
            "Les renvois d'un fichier à l'autre",
            "Un identifiant doit exister dans son vocabulaire, et chaque terme servir.",
        ),
        "catalogue.check.checks": ("L'édition, la partie, et ce qui reste à écrire", ""),
        "catalogue.check.diagrams": ("La place des figures", "Chaque figure de l'en-tête est placée une fois."),
        "catalogue.check.prose": (
            "Le récit de la fiche",
            "Le récit suit sept sections connues, sans gabarit ni second en-tête.",
        ),
        "text.markdown.slips": ("Les faux pas de Markdown", "Ce qui s'imprimerait autrement que prévu."),
        "text.markdown.unsafe": (
            "Ce qu'une fiche n'admet pas",
            "Une fiche est une donnée : ni HTML, ni script, ni image d'ailleurs.",
        ),
        "text.markdown.limits": (
            "Les textes démesurés",
            "Personne ne les tape : ils sont refusés avant d'être lus plus loin.",
        ),
        "catalogue.check.pictures": ("Les images", "Une image est ce que dit son nom, pèse peu, et n'agit pas."),
        "catalogue.check.links": ("Les liens et les images", ""),
        "catalogue.check.doubles": (
            "Ce qui est dit deux fois",
            "Un titre, un rang ou un nom n'appartient qu'à un seul.",
        ),
        "catalogue.check.terms": ("Les vocabulaires et les éditions", ""),
        "catalogue.check.revisions": (
            "Les corrections datées",
            "Elles vont de la plus ancienne à la plus récente, et jamais dans l'avenir.",
        ),
        "catalogue.read.fiches": ("La place des fiches", ""),
        "catalogue.read.vocabularies": ("Les fichiers de vocabulaire", ""),
        "catalogue.read.reader": ("La longueur de l'en-tête", ""),
        "catalogue.check.strays": ("Les fichiers égarés", "Un fichier que personne ne lit serait un texte perdu."),
        "catalogue.check.territory": ("Les codes et les lieux", "Codes, noms et positions sont confrontés à la carte."),
        "catalogue.read.map": ("Le fond de carte", ""),
        "model.map": ("Les contours de la carte", ""),
        "catalogue.read.languages": ("Les expressions étrangères", ""),
        "catalogue.read.equivalents": (
            "Les mots des lecteurs",
            "Ceux que les pages ne disent pas, sous ce qu'elles disent.",
        ),
        "catalogue.read.editors_pages": ("Les pages du site", ""),
        "catalogue.check.calls": ("Les macros des pages", ""),
        "catalogue.check.publication": (
            "Les informations de l'éditeur",
            "Elles n'empêchent pas d'écrire ; seule une publication les exige.",
        ),
        "text.problem": ("Le compte", ""),
        "catalogue.check.advice": (
            "Les conseils",
            "Un conseil n'arrête rien : il montre ce qui rendrait la fiche meilleure.",
        ),
    }
)
"""How the page calls what each module checks, and what it says of it, in the order a contributor meets them."""

CURES: Mapping[str, str] = MappingProxyType(
    {
        "une espace insécable sert de retrait, ou touche le « : » ou le « - » ; YAML n'admet là que l'espace ordinaire.": (
            "Effacez-la et retapez-la avec la barre d'espace ; si la ligne est un texte, mettez-le tout entier entre"
            " guillemets droits."
        ),
        "… de l'éditeur à compléter dans … avant de publier : ….": (
            "Rien à faire pour écrire une fiche ; l'éditeur du site complète son fichier avant de publier."
        ),
        "… problèmes à corriger.": "Ce n'est que le compte : reprenez la liste depuis le haut.",
        "le fichier pèse … octets ; le maximum est de … octets.": (
            "Une fiche est un texte court : retirez ce qui y a été collé par erreur, ou coupez le fichier."
        ),
        "le fichier contient un caractère nul : ce n'est pas un fichier texte.": (
            "Recopiez le texte dans un fichier neuf, enregistré en UTF-8."
        ),
        "la fiche n'a pas de texte après son en-tête.": "Écrivez le récit sous la ligne « --- » qui ferme l'en-tête.",
        "la page n'a pas de texte après son en-tête.": "Écrivez le texte sous la ligne « --- » qui ferme l'en-tête.",
        "le fichier des … manque.": "Rétablissez-le depuis le dépôt.",
        "le fond de carte manque.": "Rétablissez data/geometrie/departements.yml depuis le dépôt.",
        "le fond de carte doit tenir en trois clés : ….": (
            "Rétablissez data/geometrie/departements.yml depuis le dépôt."
        ),
        "« … » n'est pas une région de la carte.": "Prenez un code de la liste « regions » du même fichier.",
        "plus de … niveaux de retrait.": (
            "Si ces crochets sont du texte, mettez-le tout entier entre guillemets droits ; sinon, vérifiez les"
            " retraits."
        ),
        "un texte est attendu ; ….": "Mettez la valeur entre guillemets droits.",
        "« … » n'a pas la forme attendue.": "Le message montre un exemple de cette forme ; la référence aussi.",
        "« … » n'est pas une valeur admise.": (
            "Choisissez parmi les valeurs que le message énumère ; il propose la plus proche."
        ),
        "« … » n'est pas un genre de figure connu.": (
            "Choisissez parmi les genres que le message énumère ; la page des figures les montre."
        ),
        "« … » est hors des bornes : un nombre … à … est attendu.": (
            "Vérifiez le nombre, et qu'il n'est pas dans une autre unité."
        ),
        "un nombre est attendu (1607 ou 44.2 : ni espace, ni unité, ni guillemets, un point pour la virgule) ; ….": (
            "Écrivez le nombre seul ; son unité va dans « unit »."
        ),
        "« … » n'est pas une figure de la fiche.": (
            "Prenez l'identifiant d'une figure de l'en-tête, ou décrivez-la sous « diagrams »."
        ),
        "le lien « … » ne mène nulle part.": "Vérifiez le chemin ; le message propose la page la plus proche.",
        "le lien « … » vise une section que la page n'a pas.": (
            "Recopiez l'adresse de la section visée, que son « # » donne sur la page."
        ),
        "l'image « … » n'existe pas.": (
            "Rangez-la à côté de votre fichier, et écrivez son nom exact, majuscules comprises."
        ),
        "le lien « … » ….": "Écrivez le chemin du fichier .md depuis celui où vous écrivez ; le message le donne.",
        "la macro « … » se place seule sur sa ligne, sans retrait, entre deux lignes vides.": (
            "Laissez une ligne vide avant et après l'appel."
        ),
        "l'appel de « … » n'est pas compris.": "Recopiez l'appel que le message propose.",
        "la macro « … » n'a pas d'argument.": "Retirez ce qui est entre les parenthèses.",
        "« … » reste à compléter.": "Écrivez la valeur dans data/editeur.yml, à la ligne indiquée.",
        "le récit compte … ; de … à … sont attendus.": (
            "Trop court, racontez les faits que l'en-tête ne dit pas ; trop long, coupez ce qu'il dit déjà."
        ),
        "« … » est déjà le titre d'une fiche (…).": "Donnez à chacune le sien.",
        "« method » ou « deliverable » est attendu, l'un des deux et un seul ; ….": (
            "Gardez la clé qui convient, et retirez l'autre."
        ),
        "la zone « … » nomme un ensemble qui n'existe pas : « sets » prend des rangs de 1 à ….": (
            "Comptez les ensembles dans leur ordre : le premier est 1."
        ),
        "la zone « … » occupe une place déjà prise par une autre.": (
            "Réunissez les deux zones, ou changez les ensembles de l'une."
        ),
        "la ligne « … » ne compte pas autant de cases que de colonnes (… pour …).": (
            "Ajoutez ou retirez des cases : une par colonne."
        ),
    }
)
"""What to do where the code builds the cure elsewhere, or where the message stands alone."""

DEFAULT_CURE = "Corrigez la valeur à la ligne indiquée ; la référence dit ce que la clé attend."

VARIABLE: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "catalogue.check.checks": (
            (
                "le dossier « … » n'est pas une édition connue.",
                "Créez le fichier de l'édition dans data/editions/, ou déplacez la fiche.",
            ),
        ),
        "catalogue.check.publication": (
            (
                "la déclaration d'accessibilité est datée du …, il y a plus de trois ans.",
                "À refaire : une déclaration tient trois ans.",
            ),
            (
                "l'audit d'accessibilité est daté du …, il y a plus de trois ans.",
                "À refaire : un audit tient trois ans.",
            ),
            ("la déclaration d'accessibilité est datée du …, qui n'est pas encore passé.", "Vérifiez l'année."),
            ("l'audit d'accessibilité est daté du …, qui n'est pas encore passé.", "Vérifiez l'année."),
        ),
        "catalogue.check.advice": (
            ("… n'est pas parmi les chiffres clés.", "Ajoutez sous « figures » ceux qui parlent d'eux-mêmes."),
            ("… ne sont pas parmi les chiffres clés.", "Ajoutez sous « figures » ceux qui parlent d'eux-mêmes."),
        ),
    }
)
"""Messages that the code puts together from pieces, none of which is a sentence."""


@dataclass(frozen=True)
class Message:
    """One message and its cure, as patterns."""

    id: str
    text: str
    cure: str


@dataclass(frozen=True)
class MessageGroup:
    """The messages of one kind of check."""

    id: str
    title: str
    note: str
    messages: tuple[Message, ...]


def message_groups() -> tuple[MessageGroup, ...]:
    """Return every message, in the order of `TITLES`; those of a module that it doesn't name come last."""
    paths = {
        ".".join(path.relative_to(_CODE).with_suffix("").parts): path
        for layer in _LAYERS
        for path in sorted((_CODE / layer).rglob("*.py"))
    }
    found = {name: _module(name, path) for name, path in paths.items()}
    seen: set[str] = set()
    return tuple(
        MessageGroup(
            f"messages-{name.rsplit('.', 1)[-1]}",
            *map(tight, TITLES.get(name, ("Autres messages", ""))),
            tuple(_messages(found[name], seen)),
        )
        for name in (*TITLES, *sorted(found.keys() - TITLES.keys()))
        if found.get(name)
    )


def pattern(message: str) -> re.Pattern[str]:
    """Return what recognises a message once its holes are filled."""
    return re.compile(
        r"\A" + ".*?".join(map(re.escape, message.replace("\N{NO-BREAK SPACE}", " ").split(HOLE))) + r"\Z", re.S
    )


def _module(name: str, path: Path) -> dict[str, list[str]]:
    """Return the messages of a module, each with the cures it may have."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    silent = {id(below) for node in nodes if _is_silent(node) for below in ast.walk(node)}
    cures: dict[str, list[str]] = {}
    for first, after in _pairs(nodes):
        for text in filter(_is_message, _texts(first)):
            cures.setdefault(text, []).extend(_texts(after))
    hints = {text for said in cures.values() for text in said}
    texts = [text for node in nodes if id(node) not in silent for text in _spoken(node)]
    messages = {text: cures.get(text, []) for text in texts if _is_message(text) and text not in hints}
    return messages | {text: [cure] for text, cure in VARIABLE.get(name, ())}


def _messages(found: Mapping[str, list[str]], seen: set[str]) -> Iterator[Message]:
    for text, cures in found.items():
        said = [cure for cure in dict.fromkeys(map(_trimmed, cures)) if re.search(r"\w\w", cure)]
        anchor = _anchor(text, seen)
        seen.add(anchor)
        yield Message(anchor, tight(text), tight(CURES.get(text) or " Ou : ".join(said) or DEFAULT_CURE))


def _trimmed(cure: str) -> str:
    """Return a cure without the words that the message alone can fill, at its ends."""
    return re.sub(rf"^{HOLE}\s+|(?<=[.?»])\s+{HOLE}$", "", re.sub(rf"{HOLE}{{2,}}", HOLE, cure))


def _anchor(text: str, seen: set[str]) -> str:
    base = "message-" + "-".join(identifier(text.replace(HOLE, " ")).split("-")[:9])
    return next(name for name in (base, *(f"{base}-{rank}" for rank in range(2, 99))) if name not in seen)


def _is_silent(node: ast.AST) -> bool:
    """Tell what a module says to its readers alone: docstrings, and what the model says of its keys."""
    return (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) or (
        isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Field"
    )


def _pairs(nodes: Iterable[ast.AST]) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Yield what stands side by side in a call or in a tuple: a message and its cure do."""
    for node in nodes:
        yield from pairwise(
            node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
        )


def _spoken(node: ast.AST) -> tuple[str, ...]:
    """Return the text that a node is; what the model tells Pydantic is shown followed by what was read, unless keys
    disagree.
    """
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PydanticCustomError":
        ending = "." if _texts(node.args[0]) == ("accord",) else f" ; {HOLE}."
        return tuple(f"{text}{ending}" for text in _texts(node.args[1]))
    return _texts(node) if isinstance(node, ast.Constant | ast.JoinedStr) else ()


def _is_message(text: str) -> bool:
    """Tell a message: a French sentence that goes on from a key's name, hence without a capital."""
    return (
        text.endswith(".")
        and len(re.findall(r"[^\W\d_]{2,}", text)) > 1
        and (text[0] in f"«{HOLE}" or text[0].islower())
        and " " in text
    )


def _texts(node: ast.AST | None) -> tuple[str, ...]:
    """Return the texts that an expression may be, each with holes for what it takes from elsewhere."""
    match node:
        case ast.Constant(value=str() as text):
            return (re.sub(r"\{\w*\}", HOLE, text),)
        case ast.JoinedStr(values=parts):
            return (
                re.sub(
                    rf"{HOLE}+", HOLE, "".join(part.value if isinstance(part, ast.Constant) else HOLE for part in parts)
                ),
            )
        case ast.IfExp(body=first, orelse=second):
            return (*_texts(first), *_texts(second))
        case ast.BoolOp(values=parts):
            return tuple(text for part in parts for text in _texts(part))
        case ast.Call(func=ast.Attribute(value=inner, attr="strip" | "format")):
            return _texts(inner)
        case ast.Call(func=ast.Name(id="admitted")):
            return ("Choisissez parmi les valeurs que le message énumère.",)
        case ast.Call(func=ast.Name(id="nearest")):
            return ("Le message propose la valeur la plus proche.",)
        case _:
            return ()
