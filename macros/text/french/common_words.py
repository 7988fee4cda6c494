"""The words of French that the search weighs apart, in alphabetical order, without accents: data alone."""

from __future__ import annotations

EMPTY = frozenset(
    """
    a afin ai aient ainsi ait alors as au aucun aucune aupres aussi autre autres aux avait avec beaucoup c ca car ce
    ceci cela celle celles celui cependant ces cet cette ceux chacun chacune chaque chez ci d dans de deja depuis des
    dont du elle elles en encore enfin ensuite entre es est et etait etc ete etre eu eux furent fut ici il ils j jamais
    je jusque l la le les leur leurs lors lorsque lui ma mais malgre me meme memes mes moi mon n ne ni nos notamment
    notre nous on ont ou par parce parfois pas peu plus plusieurs pour pourtant puis puisque qu quand que quelque
    quelques qui quoi s sa sans sauf se selon sera seront ses si soi soit son sont sous souvent sur t ta te tel telle
    telles tels tes toi ton toujours tous tout toute toutefois toutes tres trop tu un une vers voici voila vos votre
    vous vraiment y
    """.split()
)
"""French words that say nothing alone: neither indexed nor looked for."""

WEAK = frozenset(
    """
    aide aider aimerais aimerait ameliorer apres autour avant avoir besoin bien bon bonne cherche chercher combien comme
    commencer comment connaitre demarrer dessus dire doit doivent donc donner envie essayer etre eviter exemplaire
    exemple existe experience face facon faire fait faut gerer idee lancer laquelle lequel lorsque maniere methode
    mettre mieux mise moyen oeuvre organiser parler passer pendant permettre peut peuvent place pourquoi pouvoir
    pratique projet quel quelle recueil rendre reussir sait savoir sert servir souhaite souhaiter sujet travaille
    travailler travers trouver utiliser veut veux vis voudrais voudrait vouloir voulons
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
    avantage avenir avis avons benefice beneficier bientot bilan bizarre blocage bloquer bon booster bouger bousculer
    briser brusque budgetaire but cadrage cadrer calendaire capacite capitaliser cause centaine central certes certitude
    challenge chamboulement changer chantier charge cher cherchons choix cible clarification clarifier cle clef clivant
    coherence coherent collectif collective collectivement combien commande commun comparer competent complementaire
    complementarite complexe complique compliquee comporter comprehension compter concernant conciliation concilier
    concret concretement conduire confiance confier configuration conflictuel conforter conjoncturel connais
    connaissance consensuel consequence conservation consolidation consolider constamment constater constituer
    constitution construction construire content contente contexte continuer contourner contraindre contrairement
    contribuer controle convaincre coordonner court cout creation creer crise critere croire crois croissance crucial
    debat debuter deception decideur decision declin declinaison decliner decouler decouverte decouvrir decu dedans
    defaillance defaut defi dehors delai deleguer delicat delimitation demande demarche demenagement demenager demi
    demographique demontrer demultiplier depart depasser dependre deploiement deployer derive dernier derriere desaccord
    descriptif desorganisation dessous determinant developper devenir devons dialoguer differenciation difficile
    difficilement difficulte diffusion diminuer diminution directement dirigeant discuter disparition disponible
    disposer distinction diversifier dizaine dois dommage doux dur durable durablement durant dure dynamiser dynamisme
    echanger echec echelle echouer eclairer ecoute ecrire effet efficace efficacement elaboration elargir elargissement
    element eliminer emergence empecher enclencher encourager enjeu enrichir enrichissement ensemble entamer
    enthousiasme entrainer entretenir envergure envisager envoyer epauler eprouver epuise equilibre equilibrer erreur
    erreurs esperance etabli etablir etape etendre etonnant evenement evidence evoluer exact excellent exceptionnel
    excessif exhaustif exigence existent expertiser explication expliquer exploitation exploiter exploration explorer
    facile faciliter faible faiblesse fais faisable faisaient faisons fameux fatigue fausse faux favoriser federer
    fermeture fiable finaliser financement fixer flexible fluidifier fonctionner fondamental force formaliser freiner
    freins frustration gagnant gagner garantie garantir garder general generaliser gens geste global globalite grand
    grande grandir grave gros guide guider habituel harmonisation harmoniser hesitation heterogene heureux hierarchiser
    honneur hors ideal identification identifier image imagination imaginer immense impact impacter implanter impliquer
    impopulaire importance important importe imposer impossible impulser impulsion incertitude incitation inciter
    incoherence inconvenient indispensable individu individuel individuellement induire inefficace inertie informer
    ingenierie initier inquiet inquietude insatisfaction inspirant inspiration inspirer installer instauration instaurer
    insuffisance integration integrer interdependance interessant interessante interlocuteur interroger intervention
    inventer investir investissement invisible isolement isoler jonction juste justifier laisser leger legere lequel
    levier leviers liberation liberer lien limite limiter limites lire lisibilite lisible local longue lourd lourdeur
    lutte lutter magistrat maintenir maintien maitrise maitriser majeur mal malaise malheureux manque manquer maturite
    mauvais maximum meconnaissance mecontent mecontentement media mefiance meilleur menace mener meriter mesure mesurer
    metaphore methodologie methodologique milliard millier milliers minimum mobiliser moderne moderniser modifier moitie
    moment moments monter montrer motiver multiple multiplicite mutualisation mutualiser mutuel naissance necessaire
    negatif nocturne normal normale nouveau nouvelle nouvellement objectif objectiver obligation obligatoire observation
    obstacle obtenir occuper offre operation opinion opportun opportunite optimal optimisation optimiser optique
    ordinaire ordre orienter original oser oublier ouverture ouvrir paradigme paraitre parfait parmi partage partager
    partenaire partenarial participer passage pense penser pensons penurie perception perdre performance performant
    perte pertinence pertinent perturber petit petite peur peux phase piege piloter pire piste plaisir plan
    planification planifier plupart point politique populaire positif possible potentiel pourrais pourrait poursuivre
    pouvons pragmatique precaution precis preconiser preparer presque pression prevenir prevision prevoir primordial
    principe priorise prioritaire priorite problematique probleme procedure processus prochain proche produire
    professionnaliser professionnel profond progres progresser progression promouvoir proposer proprement protection
    proteger prouver public publique quasi quitter quotidien radical raisonnable rapide rapidement rapport rapprocher
    rassembler rassurer rate rater reaction reactivite realisation realiser realiste recent recevabilite reclamer
    recommandation recommander reconnaissance reconnaitre recours recurrent reduction reduire reel reellement reflechir
    refonte reforme reformer reformulation refus regler regrouper relance relancer relation relever remarquer remedier
    remplacer rencontrer renforcement renforcer renfort renouveler renouvellement reorganiser reparer repartir repenser
    repercussion repondre reponse reprendre reproduire requerir resistance resolution resorption resoudre respect
    respecte respecter responsable ressembler ressentir ressortir ressource rester restructuration restructurer resultat
    retenir reticence retour retours retrouver reunir reussi reussissent reussite reviser revision revoir richesse
    risque role rue rupture sais satisfaction satisfaire savons securiser sembler sensibilisation sensibiliser sensible
    sequencage simple simplicite simplification simplifier sincere sinon situation soigner solide solution solutionner
    sortir souci souhait souplesse soutenir soutien spatial special specificite specifique stabilisation stabilite
    standardiser strategie strategique structure structurel structurer succes suggestion suis suivre suppression
    supprimer surmonter surtout surveiller susciter systeme systemique tache tard tarder technique tellement temoignage
    temporalite temporel tendance tenir tension tentative tort tournant tourner tradition traduction traduire traiter
    tranquille transfert transformer transition transmettre transmission transparent transposer transposition trouble
    truc urgence urgent usage utile utilite valoir valorisation valoriser varier vecteur venir verification verifier
    veritable versant version vertu vigilance viser visible vision vital vite vivant vivre vocation voie volontaire
    volontairement volonte voulais vrai vraie vue
    """.split()
)
"""French words of any project, which say nothing of its subject: what no page says of them leaves the rest of a query
answered."""
