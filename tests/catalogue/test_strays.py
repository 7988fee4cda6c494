"""Files that are neither fiche, page, image nor data: each is told, with its cure; nothing is lost nor published by
chance.
"""

from __future__ import annotations

import os
import re

import pytest

from macros.catalogue.read.known_files import PAGES
from tests.conftest import ROOT
from tests.mini import FICHE, Mini

OUT = "Sinon, déplacez le fichier hors de docs/."
GENERATED = "sont produites à partir de"


def not_a_fiche(name: str, right: str) -> str:
    return (
        f"docs/projets/essai/{name}:1  « {name} » n'est pas une fiche, et serait perdu. Une fiche porte l'extension"
        f" .md, en minuscules : {right}. {OUT}"
    )


@pytest.mark.parametrize(
    "name, right",
    [("autre.markdown", "autre.md"), ("autre.mkd", "autre.md"), ("autre.MD", "autre.md"), ("autre.txt", "autre.md")],
)
def test_a_fiche_under_another_extension_is_not_lost(mini: Mini, name: str, right: str):
    mini.write(f"docs/projets/essai/{name}", FICHE)
    assert mini.messages() == [not_a_fiche(name, right)]


@pytest.mark.parametrize(
    "path, message",
    [
        (
            "docs/methodes/ateliers.md",
            (
                f"les pages du dossier « methodes » {GENERATED} data/methodes.yml. Écrivez-y ce que dit ce fichier,"
                " puis supprimez-le."
            ),
        ),
        (
            "docs/methodes/autre.md",
            (
                f"les pages du dossier « methodes » {GENERATED} data/methodes.yml. Écrivez-y ce que dit ce fichier,"
                " puis supprimez-le."
            ),
        ),
        (
            "docs/editions/essai.md",
            (
                f"les pages du dossier « editions » {GENERATED} data/editions/. Écrivez-y ce que dit ce fichier, puis"
                " supprimez-le."
            ),
        ),
        (
            "docs/lieux/nord.md",
            (
                f"les pages du dossier « lieux » {GENERATED} data/organisations.yml. Écrivez-y ce que dit ce fichier,"
                " puis supprimez-le."
            ),
        ),
        (
            "docs/Glossaire.txt",
            (
                "« Glossaire.txt » n'est pas une page, et serait perdu. Une page porte l'extension .md, en minuscules :"
                f" glossaire.md. {OUT}"
            ),
        ),
        (
            "docs/Le glossaire.md",
            (
                "« Le glossaire » ne peut pas devenir une adresse. Nommez le fichier en minuscules sans accent, les"
                " mots liés par « - » : le-glossaire.md."
            ),
        ),
        (
            "docs/donnees/autre.md",
            "le site produit lui-même ce qui est sous « donnees ». Rangez la page ailleurs dans docs/.",
        ),
        (
            "docs/notes.log",
            (
                "ce fichier n'est ni une page ni une image : personne ne le lirait. Déplacez-le hors de docs/. Images"
                " admises : .png, .jpg, .jpeg, .svg et .webp ; documents, dans docs/annexes/ : .pdf, .odt, .ods, .odp,"
                " .docx, .xlsx, .pptx et .csv."
            ),
        ),
        (
            "data/tehmes.yml",
            (
                "ce fichier n'est pas une donnée connue : personne ne le lirait. Vouliez-vous dire « data/themes.yml »"
                " ? Sinon, déplacez le fichier hors de data/."
            ),
        ),
        ("data/editions/x.yaml", "une édition porte l'extension .yml, en minuscules. Renommez le fichier : x.yml."),
    ],
)
def test_a_stray_file_is_told_with_its_cure(mini: Mini, path: str, message: str):
    mini.write(path, "x: y\n")
    assert mini.messages() == [f"{path}:1  {message}"]


def test_two_pages_of_one_address_are_told(mini: Mini):
    for path in ("aide.md", "aide/index.md"):
        mini.write(f"docs/{path}", "# Aide\n")
    assert mini.messages() == [
        "docs/aide/index.md:1  cette page a l'adresse de « docs/aide.md ». Réunissez les deux, ou renommez l'une."
    ]


def test_a_term_is_not_called_useless_while_a_fiche_may_be_lost(mini: Mini):
    (mini.root / "docs/projets/essai/lille.md").rename(mini.root / "docs/projets/essai/lille.markdown")
    assert mini.messages() == [not_a_fiche("lille.markdown", "lille.md")]


@pytest.mark.parametrize(
    "name, what",
    [
        ("rapport.docx", "un document Word"),
        ("rapport.ODT", "un document LibreOffice"),
        ("rapport.pdf", "un PDF"),
        ("rapport.rtf", "un document RTF"),
        ("rapport.html", "une page web"),
        ("rapport.xlsx", "un tableau"),
    ],
)
@pytest.mark.parametrize("folder", ["docs", "docs/projets/essai"])
def test_a_document_is_told_what_to_do_of_it(mini: Mini, folder: str, name: str, what: str):
    mini.write(f"{folder}/{name}", "x")
    assert mini.messages() == [
        f"{folder}/{name}:1  « {name} » est {what} : le site ne le publie pas ici, et personne n'en lirait le texte."
        " Collez son texte dans un fichier .md. Pour le joindre tel quel, déposez-le dans docs/annexes/ et menez-y par"
        " un lien ; sont admis .pdf, .odt, .ods, .odp, .docx, .xlsx, .pptx et .csv."
    ]


@pytest.mark.parametrize("name", ["IMG_1.HEIC", "anime.gif", "scan.tiff", "logo.ai"])
def test_a_picture_of_another_format_is_told_which_to_take(mini: Mini, name: str):
    mini.write(f"docs/projets/essai/{name}", "x")
    assert mini.messages() == [
        f"docs/projets/essai/{name}:1  « {name} » est une image, mais d'un format que le site n'affiche pas."
        " Enregistrez-la en .jpg (photographie), .png ou .svg (dessin)."
    ]


def test_the_extension_that_notepad_adds_is_named(mini: Mini):
    mini.write("docs/projets/essai/Grenoble.md.txt", FICHE)
    assert mini.messages() == [
        "docs/projets/essai/Grenoble.md.txt:1  « Grenoble.md.txt » finit par « .txt », que le Bloc-notes ajoute et que"
        " Windows cache. Renommez-le « grenoble.md » ; pour voir la fin des noms, cochez « Extensions de noms de"
        " fichiers » dans l'Explorateur."
    ]


LEFTOVERS = (
    *("Thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", "$RECYCLE.BIN", "System Volume Information"),
    *(".DS_Store", "._lille.md", "Icon\r", ".Spotlight-V100", "__MACOSX", "@eaDir", "lost+found"),
    *("~$lille.docx", "~WRL0001.tmp", ".~lock.lille.odt#", "#lille.md#", ".#lille.md", "lille.md~", "4913"),
    *(".lille.md.swp", "lille.swo", "lille.md.bak", "lille.bak", "lille.md.orig", "lille.md.rej", "lille.tmp"),
    *("lille.crdownload", "lille.part", "~$autre.md", "._plan.svg", "~autre.yml"),
)


@pytest.mark.parametrize("name", LEFTOVERS)
def test_what_programs_drop_by_themselves_is_left_alone(mini: Mini, name: str):
    for folder in ("docs", "docs/projets", "docs/projets/essai", "docs/images", "data", "data/editions"):
        mini.write(f"{folder}/{name}", "x")
    assert mini.messages() == []


@pytest.mark.parametrize("name", ["__MACOSX", ".Trashes", "@eaDir"])
def test_a_folder_that_programs_drop_is_not_looked_into(mini: Mini, name: str):
    for path in ("docs", "docs/projets", "docs/projets/essai", "data"):
        mini.write(f"{path}/{name}/autre.md", "x")
        mini.picture(f"{path}/{name}/é.png")
    assert mini.messages() == []


def test_a_dead_lock_of_emacs_is_no_link(mini: Mini):
    os.symlink("moi@poste.1234:567", mini.root / "docs/projets/essai/.#lille.md")
    assert mini.messages() == []


def test_a_folder_that_holds_leftovers_alone_is_empty(mini: Mini):
    mini.write("docs/projets/vide/Thumbs.db", "x")
    assert mini.messages() == [
        "docs/projets/vide:1  ce dossier d'édition est vide. Ajoutez-y une fiche, ou supprimez-le."
    ]


@pytest.mark.parametrize(
    "path, target",
    [
        pytest.param("docs/projets/essai/autre.md", "lille.md", id="fichier"),
        pytest.param("docs/projets/essai/autre.md", "nulle-part.md", id="sans-but"),
        pytest.param("docs/projets/autre", "essai", id="dossier"),
        pytest.param("docs/boucle", ".", id="boucle"),
        pytest.param("docs/image.png", "nulle-part.png", id="image"),
        pytest.param("data/editions/autre.yml", "essai.yml", id="donnée"),
        pytest.param("data/autre", "editions", id="dossier-de-données"),
    ],
)
def test_links_are_refused_and_never_followed(mini: Mini, path: str, target: str):
    os.symlink(target, mini.root / path)
    assert mini.messages() == [
        f"{path}:1  les liens symboliques ne sont pas admis. Remplacez le lien par le fichier ou le dossier lui-même."
    ]


def test_what_a_link_in_the_place_of_data_leads_to_is_not_read(mini: Mini):
    path = mini.root / "data/themes.yml"
    path.rename(mini.root / "secret")
    mini.replace("label: Management", "mot de passe", "secret")
    os.symlink("../secret", path)
    assert mini.messages() == [
        "data/themes.yml:1  les liens symboliques ne sont pas admis. Remplacez le lien par le fichier ou le dossier"
        " lui-même."
    ]


def test_an_empty_folder_is_no_edition(mini: Mini):
    (mini.root / "docs/projets/vide").mkdir()
    assert mini.messages() == [
        "docs/projets/vide:1  ce dossier d'édition est vide. Ajoutez-y une fiche, ou supprimez-le."
    ]


def test_every_page_declared_is_there():
    assert [page for page in PAGES if not (ROOT / "docs" / page).is_file()] == []


@pytest.fixture
def site(mini: Mini) -> Mini:
    """The miniature project with templates and every page."""
    mini.write("overrides/main.html", "")
    for page in PAGES:
        mini.write(f"docs/{page}", "# Une page\n\nUn texte.\n")
    return mini


def test_a_site_with_every_page_is_sound(site: Mini):
    assert site.messages() == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_lacks_is_told_with_the_way_to_bring_it_back(site: Mini, page: str):
    (site.root / "docs" / page).unlink()
    assert site.messages() == [
        f"docs/{page}:1  cette page du site manque : d'autres pages, la navigation ou la loi y mènent. Rétablissez-la"
        f" sous ce nom : annulez sa suppression, ou lancez « git checkout HEAD -- docs/{page} »."
    ]


def test_the_pages_of_the_navigation_and_of_the_templates_are_known():
    """Where one leads to a page that is not in the list, its lack would be told to nobody."""
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    navigation = re.findall(r"[\w/-]+\.md", config.partition("\nnav:")[2].partition("\nplugins:")[0])
    addresses = {
        address
        for path in (ROOT / "overrides").rglob("*.html")
        for pair in re.findall(
            r"'([a-z/-]+/)' ?\| ?url|base_url \}\}/([a-z/-]+/)(?=[\"?#])", path.read_text(encoding="utf-8")
        )
        for address in pair
        if address
    }
    known = {page.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/" for page in PAGES}
    assert len(navigation) > 10 and [page for page in navigation if page.lstrip("/") not in PAGES] == []
    assert len(addresses) > 10 and addresses - known == set()


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "path", ["lille.md", "fiches/lille.MD", "docs/lille2.md", "docs/essai/lille.md", "data/lille.md"]
)
def test_a_fiche_out_of_the_folders_of_editions_is_told_its_place(mini: Mini, path: str, mark: str):
    mini.write(path, mark + FICHE)
    assert mini.messages() == [
        f"{path}:1  cette fiche n'est pas dans le dossier de son édition : elle ne serait pas publiée. Déplacez-la dans"
        " le dossier qui convient : docs/projets/essai/."
    ]


def test_the_only_fiche_out_of_place_leaves_its_terms_in_peace(mini: Mini):
    (mini.root / "docs/projets/essai/lille.md").rename(mini.root / "lille.md")
    assert [message.split("  ")[0] for message in mini.messages()] == ["lille.md:1"]


@pytest.mark.parametrize("path", ["README.md", "tests/lille.md", ".github/modele.md", "a/b/c/lille.md", "a/~lille.md"])
def test_other_texts_beside_the_content_are_nobodys_business(mini: Mini, path: str):
    mini.write(path, "---\ntitle: a\n---\n" if path == "README.md" else FICHE)
    assert mini.messages() == []
