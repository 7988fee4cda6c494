"""`recueil.py importer FILE`: make the draft of a fiche of a text written in Word, LibreOffice or a plain editor, or
one a chapter; say what was found, what was changed, and which words, if any, didn't come through.

Exit status: 0, 1 where nothing is written, or where words are lost.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from macros.catalogue.families import EDITION
from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import PROJECTS
from macros.catalogue.read.loading import load
from macros.commands.options import Main, Parser, from_here
from macros.contributing.choices import Choice
from macros.contributing.manuscripts.docx import docx_manuscript
from macros.contributing.manuscripts.drafts import draft_text, drafts_of, lost_words
from macros.contributing.manuscripts.manuscript import Manuscript, Unreadable
from macros.contributing.manuscripts.odt import odt_manuscript
from macros.contributing.manuscripts.plain import plain_manuscript
from macros.contributing.questions import Refused, free
from macros.text.french.wording import counted, identifier, listed
from macros.text.markdown.rendering import Renderer, site_settings
from macros.text.problem import one_line
from recueil import Stop

ROOT = Path(__file__).resolve().parents[2]

READERS: Mapping[str, Callable[[Path], Manuscript]] = MappingProxyType(
    {
        ".docx": docx_manuscript,
        ".docm": docx_manuscript,
        ".odt": odt_manuscript,
        ".md": plain_manuscript,
        ".txt": plain_manuscript,
    }
)
"""What reads each kind of file, by its suffix."""

_ELSEWHERE = MappingProxyType(
    {
        ".doc": "au format de Word 97-2003. Dans Word ou LibreOffice, enregistrez-le sous le format .docx ou .odt",
        ".rtf": "au format RTF. Enregistrez-le sous le format .docx ou .odt",
        ".pdf": "un PDF, qui ne garde ni titres ni listes. Partez du fichier d'origine, .docx ou .odt",
        ".pages": "au format de Pages. Exportez-le sous le format .docx (Fichier, Exporter vers, Word)",
        ".html": "une page web. Copiez-en le texte dans un document .docx ou .odt",
    }
)
_LONGEST_NAME = 60

USAGE = (
    "Écrivez « python3 recueil.py importer synthese.docx » (ou .odt, .md, .txt), au besoin suivi de --edition et d'une"
    " édition, de --nom et d'un nom de fichier ; --decouper fait un brouillon par chapitre."
)


def _run(options: argparse.Namespace) -> int:
    """Write the drafts and their pictures, and say what became of the text."""
    path = from_here(options.fichier)
    try:
        manuscript = _read(path)
        content = load(ROOT)
        edition = _edition(content, options.edition)
        folder = ROOT / PROJECTS / edition
        base = _name(options.nom or path.stem)
        if options.nom:
            free(folder, ".md")(options.nom)
        drafts = drafts_of(manuscript, _free(folder, base), options.decouper)
    except (Unreadable, Refused) as refusal:
        raise Stop(f"{str(refusal)[:1].upper()}{str(refusal)[1:]}") from None
    folder.mkdir(parents=True, exist_ok=True)
    stories = "\n".join(draft.story for draft in drafts.drafts)
    for name, data in drafts.pictures.items():
        if f"]({name} " in stories:
            (folder / name).write_bytes(data)
    paths: list[str] = []
    for draft in drafts.drafts:
        title = draft.title or path.stem
        name = _free(folder, _name(draft.title or f"{base}-ouverture") if options.decouper else base)
        text = draft_text(content, draft, edition, title)
        (folder / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
        paths.append(f"{PROJECTS}/{edition}/{name}.md")
        print(f"{paths[-1]} est écrit, en brouillon : « {title} ».")
        _tell(
            [
                *draft.notices,
                *(() if draft.title else ["aucun titre n'a été trouvé : le nom du fichier en tient lieu."]),
            ]
        )
    pictures = [name for name in drafts.pictures if f"]({name} " in stories]
    if pictures:
        print(f"{counted(len(pictures), 'image')} à décrire et à créditer : {', '.join(pictures)}.")
    if drafts.notices:
        print("\nDans le document :")
        _tell(drafts.notices)
    losses = lost_words(Renderer(site_settings(ROOT)), manuscript, drafts)
    if losses:
        print("\nMOTS DU DOCUMENT ABSENTS DU RÉCIT, à reprendre à la main :")
        _tell(losses)
    else:
        print("\nTous les mots du document sont dans le récit.")
    print(
        "\nDans l'en-tête, chaque ligne « # à vérifier » dit ce qui a été lu, et où : gardez, corrigez ou retirez."
        " Remplacez chaque « À compléter. », retirez « draft: true » quand la fiche est prête ; le formulaire du site"
        " que montre « servir », à /contribuer/formulaire/, le fait champ par champ. Puis lancez :\n"
        + "\n".join(f"  python3 recueil.py verifier {name}" for name in paths)
    )
    return 1 if losses else 0


def _read(path: Path) -> Manuscript:
    """Return what a file holds; raise Unreadable where it is not one that can be read, or says nothing."""
    suffix = path.suffix.lower()
    if suffix in _ELSEWHERE:
        raise Unreadable(f"« {path.name} » est {_ELSEWHERE[suffix]}, puis recommencez.")
    if suffix not in READERS:
        raise Unreadable(f"« {one_line(path.name)} » n'est pas un texte à importer : {listed(READERS)} le sont.")
    if not path.is_file():
        raise Unreadable(f"« {one_line(str(path))} » n'existe pas : vérifiez le dossier et le nom du fichier.")
    if not path.stat().st_size:
        raise Unreadable(f"« {path.name} » est vide.")
    manuscript = READERS[suffix](path)
    if not manuscript.words.strip():
        raise Unreadable(f"« {path.name} » ne contient aucun texte : s'il s'agit d'images de pages, tapez-le.")
    return manuscript


def _edition(content: Content, name: str | None) -> str:
    """Return the edition that is named, or the last one."""
    known = list(content.sound(EDITION))
    if not known:
        raise Refused("il n'y a pas encore d'édition. Pour en ouvrir une : python3 recueil.py nouveau edition")
    if name is None:
        return known[-1]
    return Choice(lambda: content, EDITION).resolve(name, is_live=False)


def _name(words: str) -> str:
    """Return an identifier of some words, not too long."""
    name = identifier(words)
    return (name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME + 1].rpartition("-")[0]) or "fiche"


def _free(folder: Path, name: str) -> str:
    """Return a name that no fiche of the edition has."""
    stems = {path.stem for path in folder.glob("*.md")}
    return next(
        free for rank in range(1, len(stems) + 3) if (free := name if rank == 1 else f"{name}-{rank}") not in stems
    )


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        print(f"  - {line}")


def _declare(parser: Parser) -> None:
    parser.add_argument("fichier", metavar="FICHIER", help="le texte : .docx, .odt, .md ou .txt")
    parser.add_argument("--edition", help="identifiant de l'édition, la dernière sinon")
    parser.add_argument("--nom", help="nom du fichier de la fiche, qui devient son adresse")
    parser.add_argument("--decouper", action="store_true", help="un brouillon par titre de premier niveau")


main = Main("importer", USAGE, _run, _declare)

if __name__ == "__main__":
    main.end()
