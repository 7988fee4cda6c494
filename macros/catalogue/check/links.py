"""Checks the links of fiches and of editors' pages. MkDocs would report them too, but later, and in English."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from macros.catalogue.anchors import Anchors, page_anchors, read_anchors
from macros.catalogue.check.pictures import clean_path
from macros.catalogue.families import CROSSED, ORGANISATION
from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import ATTACHMENTS, DOCS, missing_pages
from macros.text.french.wording import listed
from macros.text.html.allow_list import foreign_scheme
from macros.text.markdown.judge import Link
from macros.text.problem import Finding, Kind, Problem, Topic, nearest

EXPORTS = (
    "donnees/projets.json",
    "donnees/projets.jsonl",
    "donnees/projets.csv",
    "donnees/vocabulaires.json",
    "donnees/datapackage.json",
    "donnees/dcat.jsonld",
    "donnees/schemas/fiche.json",
    "donnees/schemas/edition.json",
)
"""Files made at each build, which pages link to."""

_PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".avif")
_WEB = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:fr|com|org|net|eu|info|gouv|io|be|ch|ca)(?:[/?#:]|\Z))", re.I)
_SIZE = re.compile(r"\s+=\d*x?\d*\s*\Z")
_OBSIDIAN = re.compile(r"\s*\|\s*\d+(?:x\d+)?\s*\Z")
"""The size that some tools write after the description of a picture: « Plan|200 »."""
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|odt|xlsx?|ods|pptx?|odp|zip|csv|rtf|mp[34])(?:#.*)?\Z", re.I)

MOST = 8
"""How many sections of a page are named where none is close to the one asked for."""

TOPIC = Topic("Les liens et les images")

_EXAMPLE = "[La méthode](../../methodes/ateliers.md)"

NO_ADDRESS = Kind("lien-vide", "un lien n'a pas d'adresse.", "Écrivez-la entre les parenthèses.", _EXAMPLE)
NO_PICTURE = Kind(
    "image-absente",
    "l'image « {target} » n'existe pas.",
    "{near} Rangez-la à côté de votre fichier, et écrivez son nom exact.",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
    "Rangez-la à côté de votre fichier, et écrivez son nom exact, majuscules comprises.",
)
PICTURE_NAME = Kind(
    "image-citee-mal-nommee",
    "« {target} » : un nom d'image n'a ni espace, ni accent.",
    "Nommez le fichier « {right} », et écrivez ici : {meant}",
    '![Plan du quartier](plan-du-quartier.png "Crédit : Prénom Nom")',
)
OTHER_CASE = Kind(
    "image-majuscules",
    "l'image « {target} » n'existe pas, mais « {meant} » : majuscules et minuscules comptent.",
    "Écrivez : {meant}",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
)
NOT_A_PICTURE = Kind(
    "cible-sans-image",
    "« {target} » n'est pas une image du site.",
    "Pour un lien, retirez le « ! » devant les crochets ; pour une image, donnez un fichier .png, .jpg, .webp ou .svg.",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
)
SIZED = Kind(
    "image-avec-taille",
    "« {target} » donne une taille à l'image : la page règle la sienne.",
    "Écrivez : {meant}",
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
)
NO_SECTION = Kind(
    "section-absente",
    "le lien « {target} » vise une section que la page n'a pas.",
    "{cure}",
    "[La démarche](lille.md#demarche)",
    "Recopiez l'adresse de la section visée, que son « # » donne sur la page.",
)
ABSOLUTE = Kind(
    "lien-absolu",
    "le lien « {target} » part de la racine du domaine, où le site n'est pas toujours.",
    "Écrivez « {meant} ».",
    _EXAMPLE,
    "Écrivez le chemin du fichier .md depuis celui où vous écrivez ; le message le donne.",
)
NO_FILE_NAME = Kind(
    "lien-sans-fichier",
    "le lien « {target} » ne nomme pas le fichier de la page.",
    "Écrivez « {meant} ».",
    _EXAMPLE,
    "Écrivez le chemin du fichier .md depuis celui où vous écrivez ; le message le donne.",
)
WITHHELD = Kind(
    "lien-vers-brouillon",
    "le lien « {target} » mène à un brouillon, ou à un terme que seuls des brouillons nomment : il n'est pas publié.",
    "Retirez le lien ; ou, si la fiche est prête, sa ligne « draft: true ».",
    _EXAMPLE,
)
NOWHERE = Kind(
    "lien-rompu",
    "le lien « {target} » ne mène nulle part.",
    "{cure}",
    _EXAMPLE,
    "Vérifiez le chemin ; le message propose la page la plus proche, ou dit comment écrire l'adresse.",
)


def link_problems(content: Content) -> Iterator[Problem]:
    """Find links that lead to no page, no file or no section, and those that only work at the root of a domain."""
    pages = dict.fromkeys(missing_pages(content.root)) | dict(page_anchors(content))  # missing ones are told as such
    files = (content.files - pages.keys()) | set(EXPORTS)
    faulty = tuple(_faulty_folders(content))
    for path, first_line, links in _linked(content):
        for link in links:
            fault = _fault(path.removeprefix("docs/"), link, pages, files, content.withheld)
            if fault and not any(f"{folder}/" in link.target for folder in faulty):
                yield fault.at(path, first_line + link.line)


def _linked(content: Content) -> Iterator[tuple[str, int, Iterable[Link]]]:
    """Yield the path, the first line and the links of every page that holds some."""
    yield from ((file.path, file.body_line, file.links) for file in content.fiches)
    yield from ((page.path, page.body_line, page.page.links) for page in content.pages)


def _faulty_folders(content: Content) -> Iterator[str]:
    """Yield the folders whose list of pages is incomplete, since a file that makes them can't be read whole."""
    faulty = {problem.path for problem in content.problems}
    for family in CROSSED:
        file = (family.file or ORGANISATION.file).partition("{")[0]
        if any(path.startswith(file) for path in faulty):
            yield family.folder


def _fault(page: str, link: Link, pages: Anchors, files: frozenset[str], withheld: frozenset[str]) -> Finding | None:
    """Return what is wrong with a link of `page`, or None."""
    href = link.target
    if not href:
        return NO_ADDRESS()
    if foreign_scheme(href):
        return None  # told already, and it may be no address at all
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    folder = posixpath.dirname(page)
    absolute = parts.path.startswith("/")
    path = unquote(parts.path)
    target = posixpath.normpath(path.lstrip("/") if absolute else posixpath.join(folder, path)) if path else page
    if link.is_picture:
        if _OBSIDIAN.search(link.words):
            return SIZED(target=link.words, meant=f"![{_OBSIDIAN.sub('', link.words)}]({href})")
        return _picture(path, None if absolute else target, files, folder)
    if target in pages and not absolute and not path.endswith("/"):
        return (
            _missing_section(href, parts.path, unquote(parts.fragment), read_anchors(pages[target]))
            if parts.fragment
            else None
        )
    if target in files and not absolute:
        return None
    if target in withheld:
        return WITHHELD(target=href)
    meant = next((guess for guess in _guesses(target) if guess in pages or guess in files), None)
    if meant:
        address = f"{posixpath.relpath(meant, folder)}{f'#{parts.fragment}' if parts.fragment else ''}"
        return (ABSOLUTE if absolute else NO_FILE_NAME)(target=href, meant=address)
    return NOWHERE(target=href, cure=_way(href, page, _near(target, [*pages, *files], folder)))


def _way(href: str, page: str, near: str) -> str:
    """Return the right way to write what a dead address probably meant."""
    if _WEB.match(href):
        return f"Pour une page du web, écrivez l'adresse entière : https://{href}"
    if _DOCUMENT.search(href):
        there = posixpath.relpath(f"{ATTACHMENTS}/{posixpath.basename(href)}", posixpath.dirname(f"{DOCS}/{page}"))
        return (
            f"Déposez le document dans {ATTACHMENTS}/, et écrivez « {there} » ; ou donnez l'adresse où il est en ligne,"
            " https://…"
        )
    if "@" in href:
        return "Pour une adresse électronique, écrivez-la entière : mailto:prenom.nom@exemple.fr"
    if near:
        return near
    lexicon = posixpath.relpath("methodes/index.md", posixpath.dirname(page))
    return (
        f"Écrivez le chemin du fichier .md de la page depuis celui-ci, comme « {lexicon} » ; pour le web, une adresse"
        " entière, https://…"
    )


def _picture(href: str, target: str | None, files: frozenset[str], folder: str) -> Finding | None:
    """Return what is wrong with a picture of a page in `folder`; `target` is its path on the site, if it has one."""
    right = clean_path(href)
    if target in files and right == href:
        return None
    pictures = [file for file in files if file.lower().endswith(_PICTURES)]
    twin = next((file for file in pictures if target and file.casefold() == target.casefold()), None)
    if twin and twin != target and clean_path(twin) == twin:
        return OTHER_CASE(target=href, meant=posixpath.relpath(twin, folder))
    if _SIZE.search(href):
        return SIZED(target=href, meant=_SIZE.sub("", href))
    if posixpath.splitext(href)[1].lower() not in ("", *_PICTURES):
        return NOT_A_PICTURE(target=href)
    if right != href:
        return PICTURE_NAME(target=href, right=posixpath.basename(right), meant=right)
    return NO_PICTURE(target=href, near=_near(target or href.lstrip("/"), pictures, folder))


def _missing_section(href: str, path: str, anchor: str, known: frozenset[str] | None) -> Finding | None:
    if known is None or anchor in known:
        return None
    near = nearest(anchor, known).replace("« ", f"« {path}#", 1)
    if not near:
        near = "Sections de la page : " + listed(f"« {path}#{name} »" for name in sorted(known)[:MOST]) + "."
    return NO_SECTION(target=href, cure=near if known else "Cette page n'en a aucune : retirez « # » et la suite.")


def _guesses(target: str) -> Iterator[str]:
    """Yield the files that were probably meant by the address of a page, or by its name on the site."""
    yield target
    stem = target.removesuffix("/index.html").removesuffix(".html").removesuffix("/")
    yield f"{stem}.md"
    yield "index.md" if stem in (".", "index") else f"{stem}/index.md"


def _near(target: str, known: list[str], folder: str) -> str:
    """Return a hint with the known path nearest to `target`, or with the same name, written relative to `folder`."""
    paths = [posixpath.relpath(path, folder) for path in sorted(known)]
    twins = [path for path in paths if posixpath.basename(path) == posixpath.basename(target) != "index.md"]
    return nearest(posixpath.relpath(target, folder), twins or paths) or nearest("".join(twins[:1]), twins)
