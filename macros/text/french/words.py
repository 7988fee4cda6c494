"""The words by which a text is found: no accent, no elision, no plural; « L'accueil des élus » gives `accueil`, `elu`.

The same rule is applied to what is indexed, here, and to what a reader types, in
`overrides/assets/javascripts/search/words.js`; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

EMPTY = frozenset(
    """
    a afin ai aient ainsi ait alors as au aucun aucune aupres aussi autre autres aux avait avec beaucoup c ca car ce ceci cela celle
    celles celui cependant ces cet cette ceux chacun chacune chaque chez ci d dans de deja depuis des dont du elle elles en encore
    enfin ensuite entre es est et etait etc ete etre eu eux furent fut ici il ils j jamais je jusque l la le les leur leurs lors
    lorsque lui ma mais malgre me meme memes mes moi mon n ne ni nos notre notamment nous on ont ou par parce parfois pas peu plus
    plusieurs pour pourtant puis puisque qu quand que quelque quelques qui quoi s sa sans sauf se selon sera seront ses si soi soit
    son sont sous souvent sur t ta te tel telle telles tels tes toi ton toujours tous tout toute toutes toutefois tres trop tu un une
    vers voici voila vos votre vous vraiment y
    """.split()
)
"""French words that say nothing alone: neither indexed nor looked for."""

WEAK = frozenset(
    """
    ameliorer aide aider aimerais aimerait avoir besoin bien bon bonne chercher cherche combien comment connaitre dire doit doivent donner
    etre existe exemple experience exemplaire faire fait faut gerer lorsque mettre mieux mise moyen oeuvre organiser parler permettre
    peut peuvent place pourquoi pouvoir pratique projet quel quelle rendre reussir sait savoir sert servir sujet trouver utiliser veut veux vouloir
    souhaite souhaiter voudrais voudrait voulons apres autour avant comme commencer demarrer dessus envie essayer
    donc eviter face facon idee laquelle lancer lequel maniere methode passer pendant recueil travaille travailler travers vis
    """.split()
)
"""Words that questions are made of: indexed, but what they find counts little beside the rest."""

COMMON = frozenset(
    """
    abandon absence accelerateur accelerer accentuer acceptabilite accessible accompagnateur accomplissement accroitre
    achever achoppement acquerir acteur action activation actualisation actualiser actuel adaptation adapter additionnel
    adequat adequation adoption affaiblir affirmation affirmer affronter agencer aggraver agir agreable aider aime aise
    ajout ajustement ajuster alleger aller allonger ambitieux amelioration amorce ampleur ancien ancienne ancrage ancrer
    angulaire annonce anticipation anticiper apaiser appel appeler appetence appliquer apprehender apprehension approche
    approfondir appui arbitrer arrivent arriver aspect asseoir assouplir assumer assurer astuce astuces atouts atteindre
    attendent attendre attenuer attirer attractif audacieux augmentation augmenter aura aurait avaient avais avancee
    avantage avenir avis avons benefice beneficier bientot bilan bizarre blocage bloquer bon booster bouger bousculer briser
    brusque budgetaire but cadrage cadrer calendaire capacite capitaliser cause centaine central certes certitude challenge
    chamboulement changer chantier charge cher cherchons choix cible clarification clarifier cle clef clivant coherence
    coherent collectif collective collectivement combien commande commun comparer competent complementaire complementarite
    complexe complique compliquee comporter comprehension compter concernant conciliation concilier concret concretement
    conduire confiance confier configuration conflictuel conforter conjoncturel connais connaissance consensuel consequence
    conservation consolidation consolider constamment constater constituer constitution construction construire content
    contente contexte continuer contourner contraindre contrairement contribuer controle convaincre coordonner court cout
    creation creer crise critere croire crois croissance crucial debat debuter deception decideur decision declin
    declinaison decliner decouler decouverte decouvrir decu dedans defaillance defaut defi dehors delai deleguer delicat
    delimitation demande demarche demenagement demenager demi demographique demontrer demultiplier depart depasser dependre
    deploiement deployer derive dernier derriere desaccord descriptif desorganisation dessous determinant developper devenir
    devons dialoguer differenciation difficile difficilement difficulte diffusion diminuer diminution directement dirigeant
    discuter disparition disponible disposer distinction diversifier dizaine dois dommage doux dur durable durablement
    durant dure dynamiser dynamisme echanger echec echelle echouer eclairer ecoute ecrire effet efficace efficacement
    elaboration elargir elargissement element eliminer emergence empecher enclencher encourager enjeu enrichir
    enrichissement ensemble entamer enthousiasme entrainer entretenir envergure envisager envoyer epauler epuise eprouver equilibre
    equilibrer erreur erreurs esperance etabli etablir etape etendre etonnant evenement evidence evoluer exact excellent
    exceptionnel excessif exhaustif exigence existent expertiser explication expliquer exploitation exploiter exploration
    explorer facile faciliter faible faiblesse fais faisable faisaient faisons fameux fatigue fausse faux favoriser federer
    fermeture fiable finaliser financement fixer flexible fluidifier fonctionner fondamental force formaliser freiner freins
    frustration gagnant gagner garantie garantir garder general generaliser gens geste global globalite grand grande grandir
    grave gros guide guider habituel harmonisation harmoniser hesitation heterogene heureux hierarchiser honneur hors ideal
    identification identifier image imagination imaginer immense impact impacter implanter impliquer impopulaire importance
    important importe imposer impossible impulser impulsion incertitude incitation inciter incoherence inconvenient
    indispensable individu individuel individuellement induire inefficace inertie informer ingenierie initier inquiet
    inquietude insatisfaction inspirant inspiration inspirer installer instauration instaurer insuffisance integration
    integrer interdependance interessant interessante interlocuteur interroger intervention inventer investir investissement
    invisible isolement isoler jonction juste justifier laisser leger legere lequel levier leviers liberation liberer lien
    limite limiter limites lire lisibilite lisible local longue lourd lourdeur lutte lutter magistrat maintenir maintien
    maitrise maitriser majeur mal malaise malheureux manque manquer maturite mauvais maximum meconnaissance mecontent
    mecontentement media mefiance meilleur menace mener meriter mesure mesurer metaphore methodologie methodologique
    milliard millier milliers minimum mobiliser moderne moderniser modifier moitie moment moments monter montrer motiver
    multiple multiplicite mutualisation mutualiser mutuel naissance necessaire negatif nocturne normal normale nouveau
    nouvelle nouvellement objectif objectiver obligation obligatoire observation obstacle obtenir occuper offre operation
    opinion opportun opportunite optimal optimisation optimiser optique ordinaire ordre orienter original oser oublier
    ouverture ouvrir paradigme paraitre parfait parmi partage partager partenaire partenarial participer passage pense
    penser pensons penurie perception perdre performance performant perte pertinence pertinent perturber petit petite peur
    peux phase piege piloter pire piste plaisir plan planification planifier plupart point politique populaire positif
    possible potentiel pourrais pourrait poursuivre pouvons pragmatique precaution precis preconiser preparer presque
    pression prevenir prevision prevoir primordial principe priorise prioritaire priorite problematique probleme procedure
    processus prochain proche produire professionnaliser professionnel profond progres progresser progression promouvoir
    proposer proprement protection proteger prouver public publique quasi quitter quotidien radical raisonnable rapide
    rapidement rapport rapprocher rassembler rassurer rate rater reaction reactivite realisation realiser realiste recent
    recevabilite reclamer recommandation recommander reconnaissance reconnaitre recours recurrent reduction reduire reel
    reellement reflechir refonte reforme reformer reformulation refus regler regrouper relance relancer relation relever
    remarquer remedier remplacer rencontrer renforcement renforcer renfort renouveler renouvellement reorganiser reparer
    repartir repenser repercussion repondre reponse reprendre reproduire requerir resistance resolution resorption resoudre
    respect respecte respecter responsable ressembler ressentir ressortir ressource rester restructuration restructurer
    resultat retenir reticence retour retours retrouver reunir reussi reussissent reussite reviser revision revoir richesse
    risque role rue rupture sais satisfaction satisfaire savons securiser sembler sensibilisation sensibiliser sensible
    sequencage simple simplicite simplification simplifier sincere sinon situation soigner solide solution solutionner
    sortir souci souhait souplesse soutenir soutien spatial special specificite specifique stabilisation stabilite
    standardiser strategie strategique structure structurel structurer succes suggestion suis suivre suppression supprimer
    surmonter surtout surveiller susciter systeme systemique tache tard tarder technique tellement temoignage temporalite
    temporel tendance tenir tension tentative tort tournant tourner tradition traduction traduire traiter tranquille
    transfert transformer transition transmettre transmission transparent transposer transposition trouble truc urgence
    urgent usage utile utilite valoir valorisation valoriser varier vecteur venir verification verifier veritable versant
    version vertu vigilance viser visible vision vital vite vivant vivre vocation voie volontaire volontairement volonte
    voulais vrai vraie vue
    """.split()
)
"""French words of any project, which say nothing of its subject: what no page says of them leaves the rest of a query
answered."""

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


_SIGNS = MappingProxyType(
    {chr(code): _plain(chr(code)) for codes in _RANGES for code in codes if _plain(chr(code)) != chr(code)} | {"’": "'"}
)


def words(text: str) -> list[tuple[str, str]]:
    """Return the words of a text that can be looked for, in order: each as it is written there, and its key.

    A word that says nothing but is written with capitals past the first is a name: « la loi NOTRe ».
    """
    return [word for piece in text.replace("\n", " ").replace("\t", " ").split(" ") for word in _pieces_words(piece)]


@lru_cache(maxsize=1 << 16)
def _pieces_words(piece: str) -> tuple[tuple[str, str], ...]:
    """Return the words of what stands between two spaces, where every word stands whole: the same few thousand pieces,
    in any text.
    """
    piece = _replaced(piece, _LIGATURES)
    plain = _replaced(piece.lower(), _SIGNS)
    if len(plain) != len(piece):  # a foreign letter whose small form is longer
        piece = plain
    found = []
    for match in _WORD.finditer(plain):
        start, end = match.span()
        word = match[0] if match[0].isalnum() else re.sub("[^a-z0-9]", "", match[0])
        if (
            (word in EMPTY and not _has_capitals(piece[start + 1 : end]))
            or (len(word) == 1 and not word.isdigit())
            or (word in ELIDED and plain[end : end + 1] == "'")
        ):
            continue
        found.append((piece[start:end], key(word)))
    return tuple(found)


def _replaced(text: str, signs: Mapping[str, str]) -> str:
    """Return a text with these signs replaced: few in any text, hence far quicker one after the other than by a
    table.
    """
    for sign in signs.keys() & set(text):
        text = text.replace(sign, signs[sign])
    return text


def _has_capitals(text: str) -> bool:
    return text != text.lower()


def key(word: str) -> str:
    """Return a word without the mark of its plural: enough for « élus » and « élu », « locaux » and « local » to
    meet.
    """
    if len(word) < 4 or word.isdigit():
        return word
    if word.endswith("eaux") or (word.endswith("eux") and len(word) < 7):
        return word[:-1]
    if word.endswith("aux"):
        return word[:-2] + "l"
    if word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if word.endswith("ee") else word
