"""Links of fiches and of editors' pages: each fault in French, at its line, with its cure; code and sound links left
alone.
"""

from __future__ import annotations

import pytest

from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"


def written(mini: Mini, body: str) -> list[str]:
    path = mini.root / FILE
    header = path.read_text(encoding="utf-8").split("\n---\n")[0]
    path.write_text(f"{header}\n---\n\n{body}", encoding="utf-8")
    return mini.messages()


_BESIDE = "Rangez-la à côté de votre fichier, et écrivez son nom exact."


WAY = (
    "Écrivez le chemin du fichier .md de la page depuis celui-ci, comme « ../../methodes/index.md » ; pour le web, une"
    " adresse entière, https://…"
)


@pytest.mark.parametrize(
    "body, message",
    [
        pytest.param(
            "Voir [Lille](lile.md).\n",
            "30  le lien « lile.md » ne mène nulle part. Vouliez-vous dire « lille.md » ?",
            id="fiche",
        ),
        pytest.param(
            "Voir [les ateliers](../../methodes/atelier.md).\n",
            "30  le lien « ../../methodes/atelier.md » ne mène nulle part. Vouliez-vous dire «"
            " ../../methodes/ateliers.md » ?",
            id="terme",
        ),
        pytest.param(
            "Un lien\n[sur deux\nlignes](lile.md).\n",
            "32  le lien « lile.md » ne mène nulle part. Vouliez-vous dire « lille.md » ?",
            id="deux-lignes",
        ),
        pytest.param(
            "[Lille][1]\n\n[1]: lile.md\n",
            "32  le lien « lile.md » ne mène nulle part. Vouliez-vous dire « lille.md » ?",
            id="renvoi",
        ),
        pytest.param(
            "## Contexte\n\n[Bas](#contxte)\n",
            "32  le lien « #contxte » vise une section que la page n'a pas. Vouliez-vous dire « #contexte » ?",
            id="section-d-ici",
        ),
        pytest.param(
            "[Usages](../../methodes/ateliers.md#usage)\n",
            "30  le lien « ../../methodes/ateliers.md#usage » vise une section que la page n'a pas. Vouliez-vous dire «"
            " ../../methodes/ateliers.md#usages » ?",
            id="section-d-un-terme",
        ),
        pytest.param(
            "[Ateliers](../../methodes/ateliers/)\n",
            "30  le lien « ../../methodes/ateliers/ » ne nomme pas le fichier de la page. Écrivez «"
            " ../../methodes/ateliers.md ».",
            id="dossier",
        ),
        pytest.param(
            "[Méthodes](../../methodes/)\n",
            "30  le lien « ../../methodes/ » ne nomme pas le fichier de la page. Écrivez « ../../methodes/index.md ».",
            id="dossier-de-liste",
        ),
        pytest.param(
            "[Ateliers](../../methodes/ateliers.html)\n",
            "30  le lien « ../../methodes/ateliers.html » ne nomme pas le fichier de la page. Écrivez «"
            " ../../methodes/ateliers.md ».",
            id="html",
        ),
        pytest.param(
            "[Ateliers](/methodes/ateliers/#usages)\n",
            "30  le lien « /methodes/ateliers/#usages » part de la racine du domaine, où le site n'est pas toujours."
            " Écrivez « ../../methodes/ateliers.md#usages ».",
            id="absolu",
        ),
        pytest.param(
            "[Rien](/rien/du/tout)\n", f"30  le lien « /rien/du/tout » ne mène nulle part. {WAY}", id="absolu-inconnu"
        ),
        pytest.param(
            "[Rien](www.exemple.fr/a)\n",
            "30  le lien « www.exemple.fr/a » ne mène nulle part. Pour une page du web, écrivez l'adresse entière :"
            " https://www.exemple.fr/a",
            id="web-sans-protocole",
        ),
        pytest.param(
            "[Rien](rapport.pdf)\n",
            "30  le lien « rapport.pdf » ne mène nulle part. Déposez le document dans docs/annexes/, et"
            " écrivez « ../../annexes/rapport.pdf » ; ou donnez l'adresse où il est en ligne, https://…",
            id="document",
        ),
        pytest.param(
            "## Contexte\n\n[Suite](#xyz)\n",
            "32  le lien « #xyz » vise une section que la page n'a pas. Sections de la page :"
            " « #a-quelles-conditions », « #ce-qui-se-transfere », « #commande », « #condition-calendrier »,"
            " « #contexte », « #demarche », « #methodes-employee »"
            " et « #projets-proches ».",
            id="section-loin-de-toute-autre",
        ),
        pytest.param(
            "![Un plan](pan.png)\n",
            f"30  l'image « pan.png » n'existe pas. Vouliez-vous dire « plan.png » ? {_BESIDE}",
            id="image",
        ),
        pytest.param(
            "![Un plan](zzz.svg)\n", f"30  l'image « zzz.svg » n'existe pas. {_BESIDE}", id="image-sans-proche"
        ),
        pytest.param(
            "[![Un plan](pan.png)](lille.md)\n",
            f"30  l'image « pan.png » n'existe pas. Vouliez-vous dire « plan.png » ? {_BESIDE}",
            id="image-dans-un-lien",
        ),
        pytest.param(
            "![Écrire](a@b.fr)\n",
            "30  « a@b.fr » n'est pas une image du site. Pour un lien, retirez le « ! » devant les crochets ; pour une"
            " image, donnez un fichier .png, .jpg, .webp ou .svg.",
            id="adresse-en-image",
        ),
        pytest.param(
            "![Un plan](plan.png =300x200)\n",
            "30  « plan.png =300x200 » donne une taille à l'image : la page règle la sienne. Écrivez : plan.png",
            id="taille",
        ),
        pytest.param(
            "![Un plan|300](plan.png)\n",
            "30  « Un plan|300 » donne une taille à l'image : la page règle la sienne. Écrivez : ![Un plan](plan.png)",
            id="taille-apres-les-mots",
        ),
        pytest.param(
            "[Le rapport](https://[exemple)\n",
            "30  un lien qui commence par « https://[exemple » n'est pas admis. Écrivez une adresse en http://,"
            " https:// ou mailto:, ou le chemin d'une page du site.",
            id="pas-une-adresse",
        ),
        pytest.param(
            "![Un plan](docs/projets/essai/plan.png)\n",
            f"30  l'image « docs/projets/essai/plan.png » n'existe pas. Vouliez-vous dire « plan.png » ? {_BESIDE}",
            id="image-depuis-la-racine",
        ),
        pytest.param(
            "[Lille](docs/projets/essai/lille.md)\n",
            "30  le lien « docs/projets/essai/lille.md » ne mène nulle part. Vouliez-vous dire « lille.md » ?",
            id="page-depuis-la-racine",
        ),
        pytest.param(
            "[Écrire](<a@b.fr)\n",
            "30  le lien « <a@b.fr » ne mène nulle part. Pour une adresse électronique, écrivez-la entière :"
            " mailto:prenom.nom@exemple.fr",
            id="adresse-mal-fermee",
        ),
        pytest.param("[Rien]()\n", "30  un lien n'a pas d'adresse. Écrivez-la entre les parenthèses.", id="vide"),
    ],
)
def test_a_faulty_link_says_why_and_its_cure(mini: Mini, body: str, message: str):
    mini.picture("docs/projets/essai/plan.png")
    assert written(mini, body) == [f"{FILE}:{message}"]


@pytest.mark.parametrize(
    "body",
    [
        (
            "Voir [la méthode](../../methodes/ateliers.md#usages), [Lille](lille.md#demarche) et"
            " [Transfert](#transfert).\n"
        ),
        (
            "[Le Nord](../../lieux/nord.md#projets), [les données](../../donnees/projets.json),"
            " [l'édition](../../editions/essai.md#les-projets)\n"
        ),
        "[Le site](https://exemple.fr/page.html), [écrire](mailto:a@exemple.fr), <https://exemple.fr>\n",
        '![Un plan](plan.png "Le plan") et [le plan](<plan.png>)\n',
        "[Le plan](pl%61n.png), [Lille](l%69lle.md)\n",
        (
            "## Contexte\n\n### L'été *2018* : le `code`\n\n[Plus haut](#lete-2018-le-code)\n\n## Démarche\n\n###"
            " Suite\n\n### Suite\n\n[Suite](#suite_1)\n"
        ),
        "Une note[^1], [d'en bas](#fn:1).\n\n[^1]: La note.\n",
        "```\n[lien](nulle-part.md)\n```\n",
        "Le code `[lien](nulle-part.md)` et ``[un ` autre](nulle-part.md)``.\n",
    ],
)
def test_sound_links_and_code_pass(mini: Mini, body: str):
    mini.picture("docs/projets/essai/plan.png")
    assert written(mini, body) == []


def test_a_folder_is_nowhere_to_lead(mini: Mini):
    mini.picture("docs/projets/essai/plans/plan.png")
    assert written(mini, "[Les plans](plans)\n") == [f"{FILE}:30  le lien « plans » ne mène nulle part. {WAY}"]


@pytest.mark.parametrize(
    "body",
    [
        "- Une liste\n\n    [lien](nulle-part.md)\n",
        "!!! note\n\n    [lien](nulle-part.md)\n",
        "Une suite\n    [lien](nulle-part.md)\n",
        "Un retrait :\n\n    [lien](nulle-part.md)\n",
    ],
)
def test_what_is_indented_without_being_code_is_checked(mini: Mini, body: str):
    assert [message.split("  ")[1] for message in written(mini, body)] == [
        f"le lien « nulle-part.md » ne mène nulle part. {WAY}"
    ]


def test_the_links_of_an_editors_page_are_checked_at_their_line(mini: Mini):
    mini.write(
        "docs/plan-du-site.md",
        "---\ntitle: Plan\n---\n\n# Plan\n\n[Lille](projets/essai/lile.md), [le plan](plan-du-site.md#plan)\n",
    )
    assert mini.messages() == [
        "docs/plan-du-site.md:7  le lien « projets/essai/lile.md » ne mène nulle part. Vouliez-vous dire «"
        " projets/essai/lille.md » ?"
    ]


def test_an_address_elsewhere_is_not_looked_for_here(mini: Mini):
    mini.write("docs/plan-du-site.md", "# Plan\n\n[Un site](https://exemple.fr/page), [écrire](a@exemple.fr)\n")
    assert mini.messages() == []


def test_links_to_editors_pages_and_to_what_their_macros_draw_pass(mini: Mini):
    mini.write("docs/plan-du-site.md", "# Plan\n\n{{ plan() }}\n")
    mini.write("docs/methodes/index.md", "# Méthodes\n\n{{ liste('methodes') }}\n")
    assert (
        written(
            mini, "[Le plan](../../plan-du-site.md#plan-themes), [la famille](../../methodes/index.md#participer)\n"
        )
        == []
    )


def test_links_to_the_book_and_to_the_corrections_of_an_edition_pass(mini: Mini):
    links = "[Le livre](../../imprimer/essai.md), [écrire](../../editions/essai/corrections.md#proposer)"
    assert written(mini, f"{links}\n") == []


def test_a_link_to_a_day_without_correction_is_told(mini: Mini):
    mini.replace("Un texte.\n", "[Un jour](../../editions/essai/corrections.md#corrections-du-2020-01-01)\n")
    assert ["vise une section que la page n'a pas" in message for message in mini.messages()] == [True]


def test_links_to_terms_wait_until_their_file_can_be_read(mini: Mini):
    (mini.root / "data/themes.yml").unlink()
    assert written(mini, "[Thème](../../themes/management.md)\n") == [
        "data/themes.yml:1  le fichier des thèmes manque."
    ]
