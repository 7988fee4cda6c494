"""The words of French that say little, in alphabetical order, without accents: data alone."""

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
"""French words that say nothing alone."""

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
"""Words that sentences of any subject are made of."""
