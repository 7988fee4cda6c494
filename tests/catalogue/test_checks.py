"""What files say of one another: references, repeats, unused terms, claimed synonyms, and the form of the prose."""

from __future__ import annotations

import pytest

from tests.mini import Mini
from tests.pages.test_timeline import TIMELINE

FILE = "docs/projets/essai/lille.md"


@pytest.mark.parametrize(
    "old, new, message",
    [
        pytest.param(
            "id: ateliers",
            "id: atelier",
            "11  method[1].id : « atelier » n'est pas une méthode connue. Vouliez-vous dire « ateliers »"
            " ? Valeurs admises : ateliers (data/methodes.yml). Pour en ajouter : python3 recueil.py"
            " nouveau methode.",
            id="méthode",
        ),
        pytest.param(
            "themes: [management]",
            "themes: [menagement]",
            "5  themes[1] : « menagement » n'est pas un thème connu. Vouliez-vous dire « management » ?"
            " Valeurs admises : management (data/themes.yml). Pour en ajouter : python3 recueil.py"
            " nouveau theme.",
            id="thème",
        ),
        pytest.param(
            "part: organisation",
            "part: urbanisme",
            "4  part : « urbanisme » n'est pas une partie connue. Valeurs admises : organisation"
            " (data/parties.yml). Pour en ajouter : python3 recueil.py nouveau partie.",
            id="partie",
        ),
        pytest.param(
            "organisation: ville-de-lille",
            "organisation: ville-de-lile",
            "7  commanditaire.organisation : « ville-de-lile » n'est pas une organisation connue."
            " Vouliez-vous dire « ville-de-lille » ? Valeurs admises : ville-de-lille"
            " (data/organisations.yml). Pour en ajouter : python3 recueil.py nouveau organisation.",
            id="organisation",
        ),
        pytest.param(
            "id: calendrier",
            "id: calandrier",
            "24  transferability.conditions[1].id : « calandrier » n'est pas une condition connue."
            " Vouliez-vous dire « calendrier » ? Valeurs admises : calendrier (data/conditions.yml)."
            " Pour en ajouter : python3 recueil.py nouveau condition.",
            id="condition",
        ),
        pytest.param(
            "id: ateliers",
            "id: workshop",
            "11  method[1].id : « workshop » n'est pas une méthode connue. C'est un autre nom de «"
            " ateliers ». Valeurs admises : ateliers (data/methodes.yml). Pour en ajouter : python3"
            " recueil.py nouveau methode.",
            id="synonyme",
        ),
    ],
)
def test_a_reference_that_resolves_nowhere_names_the_nearest(mini: Mini, old: str, new: str, message: str):
    mini.replace(old, new)
    assert f"{FILE}:{message}" in mini.messages()


def test_a_reusable_method_must_be_among_those_of_the_fiche(mini: Mini):
    mini.write(
        "data/methodes.yml",
        (mini.root / "data/methodes.yml").read_text()
        + "entretiens: {label: Entretiens, family: participer, definition: D., when: W.}\n",
    )
    mini.replace("      method: ateliers", "      method: entretiens")
    assert (
        mini.messages()[-1]
        == f"{FILE}:22  transferability.reusable[1].method : « entretiens » n'est pas parmi les méthodes de la fiche. "
        "Ajoutez-la sous « method », ou choisissez parmi : ateliers."
    )


def test_a_misspelt_method_is_told_once_where_it_is_written(mini: Mini):
    mini.replace("  - id: ateliers\n", "  - id: atelier\n")
    assert [message for message in mini.messages() if "transferability" in message] == []


@pytest.mark.parametrize(
    "old, new, message",
    [
        (
            "themes: [management]",
            "themes: [management, management]",
            "5  themes[2] : « management » figure déjà ligne 5. Gardez-en une.",
        ),
        (
            "results:\n",
            "  - id: ateliers\n    status: employee\n    detail: Encore.\nresults:\n",
            "14  method[2].id : « ateliers, employee » figure déjà ligne 11. Réunissez les deux entrées.",
        ),
    ],
)
def test_what_a_fiche_says_twice_is_told(mini: Mini, old: str, new: str, message: str):
    mini.replace(old, new)
    assert mini.messages() == [f"{FILE}:{message}"]


def test_a_method_may_be_employed_and_recommended(mini: Mini):
    mini.replace("results:\n", "  - id: ateliers\n    status: preconisee\n    detail: Encore.\nresults:\n")
    assert mini.messages() == []


def test_a_term_that_no_fiche_uses_is_told(mini: Mini):
    mini.write(
        "data/themes.yml",
        "management: {label: Management, definition: D.}\nhabitat: {label: Habitat, definition: D.}\n",
    )
    assert mini.messages() == [
        "data/themes.yml:2  habitat : aucune fiche n'utilise « habitat ». Retirez-le, ou citez-le dans la fiche qui en"
        " a besoin."
    ]


def test_unused_terms_wait_until_every_fiche_can_be_read(mini: Mini):
    mini.replace("themes: [management]", "themes: [menagement]")
    assert [message for message in mini.messages() if "aucune fiche" in message] == []


@pytest.mark.parametrize("word", ["workshop", "Workshop", "work-shop", "Ateliers"])
def test_a_synonym_claimed_by_two_terms_is_told(mini: Mini, word: str):
    mini.replace(
        "synonyms: [workshop]",
        "synonyms: [workshop, work-shop]" if word == "work-shop" else "synonyms: [workshop]",
        "data/methodes.yml",
    )
    mini.write("data/themes.yml", f"management: {{label: Management, definition: D., synonyms: [{word}]}}\n")
    assert mini.messages() == [
        f"data/themes.yml:1  management : « {word} » désigne déjà « ateliers » (data/methodes.yml:1). Gardez-le dans un"
        " seul terme."
    ]


@pytest.mark.parametrize(
    "path, old, new",
    [
        ("data/themes.yml", "label: Management", "label: Workshop"),
        ("data/conditions.yml", "label: Calendrier", "label: Workshop"),
        ("data/livrables.yml", "label: Guide", "label: Workshop"),
        ("data/collectivites.yml", "label: Commune", "label: Workshop"),
    ],
)
def test_a_word_leads_to_one_term_in_all_families(mini: Mini, path: str, old: str, new: str):
    mini.write("data/livrables.yml", "guide: {label: Guide, definition: D.}\n")
    mini.replace("results:\n", "deliverables:\n  - id: guide\n    detail: Un guide.\nresults:\n")
    assert mini.messages() == []
    mini.replace(old, new, path)
    (message,) = mini.messages()
    assert message.startswith(path) and "« Workshop » désigne déjà « ateliers » (data/methodes.yml:1)." in message


def test_a_synonym_repeated_in_its_own_term_is_told(mini: Mini):
    mini.replace("[workshop]", "[workshop, Workshop]", "data/methodes.yml")
    assert mini.messages() == [
        "data/methodes.yml:1  ateliers : « workshop » figure deux fois parmi ses noms. Gardez-en un."
    ]


def test_a_method_of_an_unknown_family_is_told(mini: Mini):
    mini.replace("family: participer", "family: groupe", "data/methodes.yml")
    assert (
        mini.messages()[-1]
        == "data/methodes.yml:3  ateliers.family : « groupe » n'est pas une famille de méthodes connue."
        " Valeurs admises : participer (data/familles.yml). Pour en ajouter : python3 recueil.py"
        " nouveau famille."
    )


def test_a_part_must_be_one_of_the_edition(mini: Mini):
    mini.write("data/parties.yml", "organisation: {label: O, definition: D.}\nrh: {label: R, definition: D.}\n")
    mini.fiche("deux", ("part: organisation", "part: rh"))
    assert mini.messages() == [
        "docs/projets/essai/deux.md:4  part : l'édition « essai » n'a pas de partie « rh ». Ses parties : organisation."
    ]


@pytest.mark.parametrize(
    "body, message",
    [
        pytest.param(
            "",
            "29  la fiche n'a pas de texte après son en-tête. Écrivez le récit sous la ligne « --- » qui ferme"
            " l'en-tête.",
            id="sans-texte",
        ),
        pytest.param(
            "# Titre\n",
            "30  le titre « Titre » est de premier niveau, déjà donné par « title ». Commencez-le par « ## ».",
            id="premier-niveau",
        ),
        pytest.param(
            "## Contxte\n",
            "30  « Contxte » n'est pas une section connue. Vouliez-vous dire « Contexte » ? Sections admises, dans cet"
            " ordre : Contexte, Commande, Démarche, Résultats, Préconisations, Enseignements et Transfert ; un"
            " intertitre libre s'écrit « ### ».",
            id="section-inconnue",
        ),
        pytest.param(
            "## Commande\n\n## Contexte\n",
            "32  la section « Contexte » n'est pas à sa place. Ordre attendu, une fois chacune : Contexte, Commande,"
            " Démarche, Résultats, Préconisations, Enseignements et Transfert.",
            id="section-déplacée",
        ),
        pytest.param(
            "## Contexte\n\n## Contexte\n",
            "32  la section « Contexte » n'est pas à sa place. Ordre attendu, une fois chacune : Contexte, Commande,"
            " Démarche, Résultats, Préconisations, Enseignements et Transfert.",
            id="section-doublée",
        ),
        pytest.param(
            "Du texte {{ config }}.\n",
            "30  « {{ » appartient aux gabarits et n'est pas admis dans une fiche. Retirez-le.",
            id="gabarit",
        ),
    ],
)
def test_prose_that_can_not_be_published_says_why(mini: Mini, body: str, message: str):
    path = mini.root / FILE
    header = path.read_text(encoding="utf-8").split("\n---\n")[0]
    path.write_text(f"{header}\n---\n\n{body}", encoding="utf-8")
    assert mini.messages() == [f"{FILE}:{message}"]


@pytest.mark.parametrize(
    "body",
    [
        "```\n# du code\n[lien](nulle-part.md)\n```\n",
        "Le code `[lien](nulle-part.md)`.\n",
        "## Contexte\n\n### Un intertitre libre\n\n## Transfert\n",
        "Voir [la méthode](../../methodes/ateliers.md#usages) et [Lille](lille.md).\n",
    ],
)
def test_sound_prose_passes(mini: Mini, body: str):
    path = mini.root / FILE
    header = path.read_text(encoding="utf-8").split("\n---\n")[0]
    path.write_text(f"{header}\n---\n\n{body}", encoding="utf-8")
    assert mini.messages() == []


@pytest.mark.parametrize("dates, told", [(0, True), (1, True), (2, False), (6, False), (7, True)])
def test_a_timeline_without_moments_has_the_dates_of_the_calendar(mini: Mini, dates: int, told: bool):
    lines = "".join(f"  - {{when: Jour {rank}, text: Un bilan., kind: echeance}}\n" for rank in range(dates))
    mini.replace("method:\n", f"{'calendar:' if dates else ''}\n{lines}method:\n")
    mini.replace("source:\n", TIMELINE + "source:\n")
    mini.replace("Un texte.\n", "Un texte.\n\n[figure: dates]\n")
    expected = f"la frise « dates » prend les dates de « calendar » : {dates}, quand 2 à 6 sont attendues."
    said = mini.messages()
    assert len(said) == told and all(expected in message for message in said)
