"""The words by which a text is found: no accent, no elision, no plural; « L'accueil des élus » gives `accueil`, `elu`.

The same rule is applied to what is indexed, here, and to what a reader types, in `overrides/assets/javascripts/mots.js`;
a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

EMPTY = frozenset("""
    a afin ai aient ainsi ait alors as au aucun aucune aupres aussi autre autres aux avait avec beaucoup c ca car ce ceci cela celle
    celles celui cependant ces cet cette ceux chacun chacune chaque chez ci d dans de deja depuis des dont du elle elles en encore
    enfin ensuite entre es est et etait etc ete etre eu eux furent fut ici il ils j jamais je jusque l la le les leur leurs lors
    lorsque lui ma mais malgre me meme memes mes moi mon n ne ni nos notre notamment nous on ont ou par parce parfois pas peu plus
    plusieurs pour pourtant puis puisque qu quand que quelque quelques qui quoi s sa sans sauf se selon sera seront ses si soi soit
    son sont sous souvent sur t ta te tel telle telles tels tes toi ton toujours tous tout toute toutes toutefois tres trop tu un une
    vers voici voila vos votre vous vraiment y
    """.split())
"""French words that say nothing alone: neither indexed nor looked for."""

WEAK = frozenset("""
    ameliorer aide aider aimerais aimerait avoir besoin bien bon bonne chercher cherche combien comment connaitre dire doit doivent donner
    etre existe exemple experience exemplaire faire fait faut gerer lorsque mettre mieux mise moyen oeuvre organiser parler permettre
    peut peuvent place pourquoi pouvoir pratique projet quel quelle rendre reussir savoir sert servir sujet trouver utiliser veut veux vouloir
    souhaite souhaiter voudrais voudrait voulons apres autour avant comme commencer demarrer dessus envie essayer
    donc eviter face facon idee laquelle lancer lequel maniere methode passer pendant recueil travaille travailler travers vis
    """.split())
"""Words that questions are made of: indexed, but what they find counts little beside the rest."""

COMMON = frozenset("""
    abandon absence accelerer accelerateur accentuer accessible accompagnateur accroitre achever acquerir actuel additionnel adequat
    adoption affaiblir affronter agencer aggraver aider aise ajout alleger allonger ambitieux amelioration amorce ampleur annonce
    apaiser appel appliquer apprehender approche approfondir appui arbitrer arriver aspect assouplir assumer assurer astuce atteindre
    attenuer attirer attractif audacieux augmentation augmenter avancee avantage avenir avis bilan blocage bloquer booster bouger
    bousculer brusque budgetaire but capacite cause central certitude challenge chamboulement changer chantier charge choix cible
    clarification clarifier coherent collectivement commande comparer competent complexe comprehension concilier concret conduire
    confiance confier conflictuel conforter connaissance consequence conservation consolidation constater construction construire
    contexte contourner contraindre contribuer controle convaincre coordonner cout creation creer crise critere croissance debat debuter
    decideur decision declin defaillance defi defaut delai deleguer demande demarche demenagement demenager demontrer demultiplier
    depart dependre deploiement deployer depasser derive desaccord descriptif desorganisation determinant developper difficile
    difficulte diffusion diminuer diminution directement dirigeant disparition disponible disposer dynamiser echanger echec echelle
    echouer eclairer ecoute effet efficace elaboration elargir elargissement element eliminer emergence encourager enjeu
    enrichir entamer enthousiasme entrainer entretenir envisager epauler eprouver equilibre equilibrer erreur etablir etape etendre
    evenement evoluer excellent excessif exigence expertiser explication expliquer exploiter exploitation facile faciliter faible
    faiblesse faisable fatigue favoriser federer fermeture fiable financement finaliser fixer flexible fonctionner fondamental force
    formaliser freiner frustration gagnant gagner garantie garantir general generaliser global grandir grave gros guide guider 
    harmoniser hesitation ideal identification identifier image imagination immense impact impacter implanter impliquer important
    imposer impossible impulser incitation inciter incertitude inconvenient incoherence indispensable inefficace inertie informer
    ingenierie initier inquiet inquietude insatisfaction inspirant inspirer installer instauration instaurer insuffisance integrer
    interessant interlocuteur interroger intervention inventer investissement investir invisible isolement isoler jonction juste
    justifier laisser levier liberation liberer lien limite limiter lisibilite lisible local lourd lourdeur lutte lutter 
    maintenir maintien maitrise magistrat maitriser majeur malaise manquer manque maturite mecontent mecontentement meconnaissance mefiance
    meilleur mener menace mesure mesurer mobiliser moderne moderniser modifier moment monter motiver mutualisation mutualiser mutuel
    naissance necessaire negatif nocturne nouveau objectif obligatoire obligation observation obstacle obtenir offre operation
    opinion opportun opportunite optimisation optimiser ordre orienter original oser ouverture ouvrir parfait partage participer
    passage penser penurie perception performance performant perte perturber peur phase piloter piste plan planification planifier
    point politique positif possible potentiel poursuivre precaution precis preparer pression prevenir prevision prevoir principe
    priorite prioritaire probleme procedure processus proche produire professionnaliser profond progres progresser promouvoir
    proposer protection proteger prouver quotidien radical raisonnable rapide rapidement rapprocher rassurer rater realisation
    realiser realiste recent reclamer recommandation recommander reconnaitre reconnaissance recours reduction reduire reel refonte
    reforme reformer refus regler regrouper relance relancer relation relever remedier remplacer rencontrer renforcer renforcement
    renouveler renouvellement reorganiser reparer repartir repenser repondre reponse reproduire resistance resolution resoudre
    respect respecter responsable ressentir ressource restructuration restructurer resultat retenir reticence retour retrouver reunir
    reussite revoir risque role rue rupture satisfaction satisfaire securiser sensible sensibiliser sensibilisation simple
    simplification simplifier situation soigner solide solution solutionner sortir souci souplesse soutenir soutien specifique
    stabilite standardiser strategie strategique structure structurer succes suggestion suivre suppression supprimer
    surmonter surveiller systeme tache tarder technique temoignage tendance tension tentative tenir tourner tournant
    tradition traiter transfert transformer transition transmettre transmission transparent transposer transposition trouble
    urgence urgent usage utile utilite valoriser valorisation varier verifier veritable version vigilance visible vision
    viser vital vivre voie volonte volontaire vue 
    """.split())
"""French words of any project, which say nothing of its subject: what no page says of them leaves the rest of a query answered."""

ELIDED = frozenset("c d j l m n qu s t jusqu lorsqu puisqu quelqu quoiqu".split())
"""What an apostrophe joins to the word that matters."""

_WORD = re.compile("(?:[a-z]\\.){2,}[a-z]?(?![a-z])|[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3})+(?![0-9])|[a-z0-9]+")
"""An acronym with its dots, a number with its thousands apart, a word."""

_LIGATURES = MappingProxyType({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_RANGES = (range(0xC0, 0x300), range(0x1D2C, 0x1DC0), range(0x1E00, 0x1F00), range(0x2070, 0x20A0), range(0xB2, 0xBB))


def _plain(sign: str) -> str:
    """Return a sign without accent nor height, in small letters, where that is one sign; itself otherwise."""
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part)).lower()
    return bare if len(bare) == 1 else sign


_SIGNS = MappingProxyType({chr(code): _plain(chr(code)) for codes in _RANGES for code in codes if _plain(chr(code)) != chr(code)} | {"’": "'"})


def words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text that can be looked for, in order: each as it is written there, and its key.

    A word that says nothing but is written with capitals past the first is a name: « la loi NOTRe ».
    """
    return [word for piece in text.replace("\n", " ").replace("\t", " ").split(" ") for word in _pieces_words(piece)]


@lru_cache(maxsize=1 << 16)
def _pieces_words(piece: str) -> tuple[tuple[str, str], ...]:
    """Return the words of what stands between two spaces, where every word stands whole: the same few thousand pieces, in any text."""
    piece = _replaced(piece, _LIGATURES)
    plain = _replaced(piece.lower(), _SIGNS)
    if len(plain) != len(piece):  # a foreign letter whose small form is longer
        piece = plain
    found = []
    for match in _WORD.finditer(plain):
        start, end = match.span()
        word = match[0] if match[0].isalnum() else re.sub("[^a-z0-9]", "", match[0])
        if (word in EMPTY and not _has_capitals(piece[start + 1 : end])) or (len(word) == 1 and not word.isdigit()) or (word in ELIDED and plain[end : end + 1] == "'"):
            continue
        found.append((piece[start:end], key(word)))
    return tuple(found)


def _replaced(text: str, signs: Mapping[str, str]) -> str:
    """Return a text with these signs replaced: few in any text, hence far quicker one after the other than by a table."""
    for sign in signs.keys() & set(text):
        text = text.replace(sign, signs[sign])
    return text


def _has_capitals(text: str) -> bool:
    return text != text.lower()


def key(word: str) -> str:
    """Return a word without the mark of its plural: enough for « élus » and « élu », « locaux » and « local » to meet."""
    if len(word) < 4 or word.isdigit():
        return word
    if word.endswith("eaux") or word.endswith("eux") and len(word) < 7:
        return word[:-1]
    if word.endswith("aux"):
        return word[:-2] + "l"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if word.endswith("ee") else word
