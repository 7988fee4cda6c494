"""The prose of a fiche: each slip and each danger, its line and its whole message; what is read as meant passes."""

from __future__ import annotations

import pytest

from macros.text.markdown.rendering import Renderer, site_settings
from tests.conftest import ROOT
from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"
RENDERER = Renderer(site_settings(ROOT))
UNSAFE_LINK = "Écrivez une adresse en http://, https:// ou mailto:, ou le chemin d'une page du site."

UNDERLINE = (
    "« Contexte » deviendrait un titre : une ligne de « = » ou de « - » est dessous. Écrivez l'intertitre « ###"
    " Intertitre » ; pour un filet, laissez une ligne vide avant."
)


def html(cure: str = "Écrivez le passage en Markdown") -> str:
    return f"est écrit en HTML, qui n'est pas admis. {cure} ; pour le signe lui-même, écrivez « &lt; »."


HEADING = html("Écrivez l'intertitre « ### Intertitre »")
COMMENT = html("Retirez-le : un commentaire n'a pas d'écriture en Markdown")
BOLD = "Écrivez **ainsi**, sans espace entre les étoiles et les mots."
EMPTY = "l'encadré « Note » n'a pas de texte. Écrivez-le sous son ouverture, chaque ligne en retrait de quatre espaces."

CONFLICT = (
    "une marque de conflit Git est restée dans le texte. Gardez l'une des deux versions et retirez les lignes «"
    " <<<<<<< », « ======= » et « >>>>>>> »."
)

CELLS = (
    "la ligne a plus de cases que le tableau n'a de colonnes. Retirez des cases ou ajoutez des colonnes ; dans un"
    " texte, « | » s'écrit « \\| »."
)

TABLE = (
    "n'ouvrirait pas de tableau. Sous les titres de colonnes, mettez une ligne « |---|---| », avec un « --- » par"
    " colonne."
)

LINK = "ne serait pas un lien. Écrivez [mots](adresse), sans espace entre « ] » et « ( »."

UNMARKED = (
    "n'est pas un intertitre : la page n'aurait ni cette section, ni son entrée au sommaire. Écrivez, seul sur sa"
    " ligne :"
)

REFERENCE = "est un renvoi que le traitement de texte n'a pas su écrire. Écrivez ce à quoi il renvoyait, ou retirez-le."
NOTE = "porte un appel de note, sans la note. Écrivez [^1] à cette place, et « [^1]: texte de la note » à la fin."


def put(mini: Mini, body: str) -> list[str]:
    """Return the problems of the miniature with `body` after its header, its first line being line 30."""
    path = mini.root / FILE
    header = path.read_text(encoding="utf-8").split("\n---\n")[0]
    path.write_text(f"{header}\n---\n\n{body}", encoding="utf-8")
    mini.picture("docs/projets/essai/plan.png")  # the picture that some of them show
    return mini.messages()


@pytest.mark.parametrize(
    "body, message",
    [
        pytest.param(
            "title: Écouter\n",
            "30  la clé « title » suit la fin de l'en-tête ; elle serait imprimée. Remontez-la au-dessus de la ligne"
            " « --- ».",
            id="clé-après",
        ),
        pytest.param(
            "Un texte.\n\n title: Écouter\n",
            "32  la clé « title » suit la fin de l'en-tête ; elle serait imprimée. Remontez-la au-dessus de la ligne"
            " « --- ».",
            id="clé-plus-loin",
        ),
        pytest.param(
            "---\ntitle: x\n",
            "30  un second en-tête suit le premier ; il serait imprimé. Gardez un seul en-tête, entre deux lignes «"
            " --- ».",
            id="second-en-tête",
        ),
        pytest.param("Contexte\n========\n", f"30  {UNDERLINE}", id="souligné-deux-fois"),
        pytest.param("Contexte\n--------\n", f"30  {UNDERLINE}", id="souligné"),
        pytest.param("<h2>Contexte</h2>\n", f"30  « <h2>Contexte</h2> » {HEADING}", id="titre-html"),
        pytest.param(
            "## Contexte\n\n### Résultats\n",
            "32  « Résultats » est le titre d'une section, dont l'intertitre prendrait l'adresse. Choisissez un autre"
            " intertitre ; pour la section, écrivez « ## » devant.",
            id="titre-de-section",
        ),
        pytest.param(
            "1. Contexte\n\nEn 2017.\n",
            "30  « Contexte » n'est pas un intertitre : la page n'aurait ni cette section, ni son entrée au sommaire."
            " Écrivez, seul sur sa ligne : ## Contexte",
            id="section-numerotee",
        ),
        pytest.param(
            "- Écouter.\n- Répondre.\nLes agents parlent.\n",
            "32  « Les agents parlent. » serait imprimé dans le dernier élément de la liste. Laissez une ligne vide"
            " avant ; si c'est la suite de l'élément, mettez-la en retrait de deux espaces.",
            id="suite-de-liste",
        ),
        pytest.param(
            "### Projets proches\n",
            "30  « Projets proches » est le titre d'une section que le site écrit lui-même. Choisissez un"
            " autre intertitre.",
            id="ancre-prise",
        ),
        pytest.param(
            "### Source et réserves\n",
            "30  « Source et réserves » est le titre d'une section que le site écrit lui-même. Choisissez un"
            " autre intertitre.",
            id="ancre-prise-apostrophe",
        ),
        pytest.param("| a | b |\n| 1 | 2 |\n", f"30  « | a | b | » {TABLE}", id="tableau"),
        pytest.param("a | b\n1 | 2\n", f"30  « a | b » {TABLE}", id="tableau-sans-bords"),
        pytest.param(
            "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
            f"32  « 3 » n'apparaîtrait nulle part : {CELLS}",
            id="tableau-trop-large",
        ),
        pytest.param(
            "a | b\n--|--\n1 | 2\n3 | 4 | 5\n",
            f"33  « 5 » n'apparaîtrait nulle part : {CELLS}",
            id="tableau-sans-bords-trop-large",
        ),
        pytest.param(
            "#### Un détail\n",
            "30  « Un détail » saute un niveau : un titre « #### » se place sous un titre « ### ». Écrivez : ### Un"
            " détail",
            id="niveau-sauté",
        ),
        pytest.param(
            "## Contexte\n\nUn texte.\n\n#### Un détail\n",
            "34  « Un détail » saute un niveau : un titre « #### » se place sous un titre « ### ». Écrivez : ### Un"
            " détail",
            id="niveau-sauté-sous-une-section",
        ),
        pytest.param("**Contexte**\n\nUn texte.\n", f"30  « Contexte » {UNMARKED} ## Contexte", id="section-en-gras"),
        pytest.param("Démarche\n\nUn texte.\n", f"30  « Démarche » {UNMARKED} ## Démarche", id="section-nue"),
        pytest.param(
            "**RESULTATS :**\nUn texte.\n", f"30  « RESULTATS : » {UNMARKED} ## Résultats", id="section-collée"
        ),
        pytest.param(
            "*2. Commande* Un texte.\n", f"30  « 2. Commande » {UNMARKED} ## Commande", id="section-en-italique"
        ),
        pytest.param(
            "> ## Contexte\n>\n> Un texte.\n",
            "30  « Contexte » serait un intertitre au milieu d'une citation, d'une liste ou d'un encadré. Sortez-le de"
            " ce bloc, ou mettez-le en gras : **Contexte**",
            id="section-citée",
        ),
        pytest.param(
            "Voir Erreur\u00a0! Signet non défini.\n",
            f"30  « Erreur\u00a0! Signet non défini. » {REFERENCE}",
            id="signet",
        ),
        pytest.param(
            "Voir Erreur ! Source du renvoi introuvable. Ensuite.\n",
            f"30  « Erreur ! Source du renvoi introuvable. » {REFERENCE}",
            id="renvoi-de-word",
        ),
        pytest.param("Les agents¹ parlent.\n", f"30  « agents¹ » {NOTE}", id="note-de-word"),
        pytest.param("Ils parlent.² Ensuite.\n", f"30  « parlent.² » {NOTE}", id="deuxième-note-de-word"),
        pytest.param("Un <div\n", f"30  « <div » {html()}", id="balise-ouverte"),
        pytest.param('Un <p class="a\n', f'30  « <p class="a » {html()}', id="attribut-ouvert"),
        pytest.param(
            "Un texte **en gras.\n",
            f"30  un gras ouvert par « ** » n'est pas refermé ; les étoiles seraient imprimées : « **en ». {BOLD}",
            id="gras-ouvert",
        ),
        pytest.param(
            "Un texte\n** en gras ** ici.\n",
            "31  un gras ouvert par « ** » n'est pas refermé ; les étoiles seraient imprimées : « ** en gras ** »."
            f" {BOLD}",
            id="gras-espacé",
        ),
        pytest.param(
            "Voir [le site] (https://exemple.fr).\n", f"30  « [le site] (https://exemple.fr) » {LINK}", id="lien-espacé"
        ),
        pytest.param("!!! note\nTexte.\n", f"30  {EMPTY}", id="encadré"),
        pytest.param("!!! note\n", f"30  {EMPTY}", id="encadré-vide"),
        pytest.param(
            '!!! note "Titre\n    Texte.\n',
            "30  l'ouverture de l'encadré « !!! note \"Titre » n'est pas reconnue. Écrivez : !!! note \"Titre\","
            " entre guillemets droits, puis le texte en retrait de quatre espaces.",
            id="encadré-guillemets",
        ),
        pytest.param(
            "Un texte[^1].\n",
            "30  la note « [^1] » est appelée mais n'existe pas. Ajoutez, à la fin, une ligne : [^1]: texte de la"
            " note.",
            id="appel",
        ),
        pytest.param(
            "Un texte.\n\n[^1]: Une note.\n",
            "32  la note « 1 » n'est appelée nulle part. Écrivez [^1] là où le texte y renvoie.",
            id="note",
        ),
        pytest.param("Voir [le site][ville].\n", f"30  « [le site][ville] » {LINK}", id="renvoi"),
        pytest.param("<<<<<<< HEAD\n", f"30  {CONFLICT}", id="conflit"),
        pytest.param("Un texte.\n=======\n", f"30  {CONFLICT}", id="conflit-milieu"),
        pytest.param(
            "```\nDu code.\n",
            "30  un bloc de code n'est jamais refermé, ou son ouverture n'est pas reconnue. Ouvrez-le et fermez-le"
            " par une ligne « ``` » au début de la ligne.",
            id="code-ouvert",
        ),
        pytest.param("<b>\n", f"30  « <b> » {html('Écrivez **le passage**')}", id="html"),
        pytest.param("<!-- x -->\n", f"30  « <!-- x --> » {COMMENT}", id="commentaire"),
        pytest.param(
            "[x](javascript:alert(1))\n",
            f"30  un lien qui commence par « javascript: » n'est pas admis. {UNSAFE_LINK}",
            id="javascript",
        ),
        pytest.param(
            "[x](ftp://exemple.fr)\n", f"30  un lien qui commence par « ftp: » n'est pas admis. {UNSAFE_LINK}", id="ftp"
        ),
        pytest.param(
            "[x](//exemple.fr)\n",
            f"30  un lien qui commence par « // » n'est pas admis. {UNSAFE_LINK}",
            id="sans-protocole",
        ),
        pytest.param(
            "![](plan.png)\n",
            "30  l'image « plan.png » n'a pas de texte de remplacement. Écrivez entre les crochets ce qu'elle montre"
            " : ![Plan du quartier](plan.png).",
            id="sans-alternative",
        ),
        pytest.param(
            "![Plan](https://exemple.fr/plan.png)\n",
            "30  l'image « https://exemple.fr/plan.png » vient d'ailleurs. Rangez-la à côté de la fiche, et donnez"
            " son chemin.",
            id="image-d-ailleurs",
        ),
        pytest.param(
            "![Plan](data:image/png;base64,AA==)\n",
            "30  l'image « data:image/png;base64,AA== » vient d'ailleurs. Rangez-la à côté de la fiche, et donnez"
            " son chemin.",
            id="image-collée",
        ),
        pytest.param("Un texte.<o:p></o:p>\n", f"30  « <o:p></o:p> » {html()}", id="html-de-word"),
        pytest.param(
            "> [Elle]: oui\n",
            "30  « oui » n'apparaîtrait nulle part : Markdown lit « [mots]: » comme l'adresse d'un lien, qu'aucun"
            " n'emploie. Mettez une espace avant les deux-points ; pour un lien, écrivez [mots](adresse) à sa place"
            " dans le texte.",
            id="adresse-sans-lien",
        ),
        pytest.param(
            "*[CCAS]: centre communal\n",
            "30  « centre communal » n'apparaîtrait nulle part : le texte n'emploie pas ce sigle. Écrivez le sigle"
            " dans le texte comme entre les crochets, ou retirez la ligne.",
            id="sigle-sans-emploi",
        ),
    ],
)
def test_each_fault_has_its_own_message(mini: Mini, body: str, message: str):
    assert put(mini, body) == [f"{FILE}:{message}"]
