"""The kinds of figures: what each is called, for a reader and for whoever chooses one."""

from __future__ import annotations

KINDS: dict[str, tuple[str, str]] = {
    "etapes": ("Étapes", "Des temps qui se suivent ; en escalier, quand chacun s'élève sur le précédent."),
    "cycle": ("Cycle", "Des étapes qui recommencent, autour d'un centre s'il y en a un."),
    "entourage": ("Entourage", "Un centre et ce qui l'entoure, sans ordre."),
    "cercle-vicieux": ("Cercle vicieux", "Des difficultés qui s'entretiennent, leurs causes et leurs effets."),
    "frise": ("Frise", "Une ligne du temps entre deux voies, l'une au-dessus, l'autre au-dessous."),
    "tableau": ("Tableau", "Des lignes et des colonnes de cases courtes."),
    "organigramme": ("Organigramme", "Des acteurs, leurs rôles, et qui relève de qui."),
    "edifice": ("Édifice", "Des fondations, des piliers, une clef de voûte : ce qui porte et ce qui est porté."),
    "ensembles": ("Ensembles", "Deux ou trois ensembles qui se croisent, et les zones dont on parle."),
    "leviers": ("Leviers", "Des colonnes d'éléments : axes, objectifs, leviers."),
    "niveaux": ("Niveaux", "Des niveaux empilés, qui se combinent ou se déclinent."),
    "calcul": ("Calcul", "Un calcul posé, une colonne par façon de le faire."),
}
"""What each kind is called, and when it fits."""
