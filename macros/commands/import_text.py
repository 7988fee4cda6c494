"""`recueil.py importer FILE`: make the draft of a fiche of a text written in Word, LibreOffice or a plain editor, or
one a chapter; say what was found, what was changed, and which words, if any, didn't come through.

Exit status: 0, 1 where nothing is written, or where words are lost.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from macros.catalogue.families import EDITION, ORGANISATION
from macros.catalogue.read.content import Content
from macros.catalogue.read.known_files import PROJECTS
from macros.catalogue.read.loading import load
from macros.commands.environment import Stop
from macros.commands.options import Main, Parser, from_here
from macros.contributing.choices import Choice
from macros.contributing.manuscripts.docx import docx_manuscript
from macros.contributing.manuscripts.drafts import Draft, draft_text, drafts_of, lost_words
from macros.contributing.manuscripts.evidence import findings
from macros.contributing.manuscripts.manuscript import Manuscript, Unreadable
from macros.contributing.manuscripts.odt import odt_manuscript
from macros.contributing.manuscripts.plain import plain_manuscript
from macros.contributing.questions import Refused, free
from macros.text.french.wording import counted, identifier, listed
from macros.text.markdown.rendering import Renderer, site_settings
from macros.text.problem import one_line
from macros.text.whole_file import write_whole

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
    " édition, de --nom et d'un nom de fichier ; --decouper fait un brouillon par projet."
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
    files: dict[str, Draft] = {}
    for draft in drafts.drafts:
        name = _write(content, folder, draft, base, path.stem, options.decouper)
        files[name] = draft
        print(f"{PROJECTS}/{edition}/{name}.md est écrit, en brouillon : « {draft.title or path.stem} ».")
    _tell(_notices(files, options.decouper, edition))
    stories = "\n".join(draft.story for draft in drafts.drafts)
    pictures = [name for name in drafts.pictures if f"]({name} " in stories]
    for name in pictures:
        write_whole(folder / name, drafts.pictures[name])
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
        f"  python3 recueil.py verifier{'' if len(files) > 1 else f' {PROJECTS}/{edition}/{name}.md'}"
    )
    return 1 if losses else 0


def _write(content: Content, folder: Path, draft: Draft, base: str, stem: str, is_cut: bool) -> str:
    """Write the file of a draft, under the document's name, `stem`, where it has no title; return its own."""
    clues = findings(content, draft.title, draft.story)
    own = _chapter_name(content, folder, draft, clues.organisation, base) if is_cut else base
    name = _free(folder, own)
    text = draft_text(content, draft, clues, folder.name, draft.title or stem)
    write_whole(folder / f"{name}.md", text)
    return name


def _notices(drafts: Mapping[str, Draft], is_cut: bool, edition: str) -> Iterable[str]:
    """Yield what is told of the drafts, each thing once; of several, with the names of those it is about."""
    names_by_notice: dict[str, list[str]] = {}
    for name, draft in drafts.items():
        for notice in _told(draft, is_cut, edition):
            names_by_notice.setdefault(notice, []).append(name)
    for notice, names in names_by_notice.items():
        where = listed(names) if len(names) < 4 else f"{len(names)} brouillons"
        yield f"{notice} ({where})" if len(drafts) > 1 else notice


def _read(path: Path) -> Manuscript:
    """Return what a file holds; raise Unreadable where it is not one that can be read, or says nothing."""
    suffix = path.suffix.lower()
    if suffix in _ELSEWHERE:
        raise Unreadable(f"« {path.name} » est {_ELSEWHERE[suffix]}, puis recommencez.")
    if suffix not in READERS:
        raise Unreadable(f"« {one_line(path.name)} » n'est pas un texte à importer : {listed(READERS)} le sont.")
    if not path.exists():
        raise Unreadable(f"« {one_line(str(path))} » n'existe pas : vérifiez le dossier et le nom du fichier.")
    if not path.is_file():
        raise Unreadable(f"« {one_line(str(path))} » n'est pas un fichier : donnez le chemin du texte lui-même.")
    if not path.stat().st_size:
        raise Unreadable(f"« {path.name} » est vide.")
    manuscript = READERS[suffix](path)
    if not manuscript.words.strip():
        raise Unreadable(f"« {path.name} » ne contient aucun texte : s'il s'agit d'images de pages, tapez-le.")
    return manuscript


def _edition(content: Content, name: str | None) -> str:
    """Return the edition that is named, or the last one."""
    editions = list(content.sound(EDITION))
    if not editions:
        raise Refused("il n'y a pas encore d'édition. Pour en ouvrir une : python3 recueil.py nouveau edition")
    if name is None:
        return editions[-1]
    return Choice(lambda: content, EDITION).resolve(name, is_live=False)


def _told(draft: Draft, is_cut: bool, edition: str) -> Iterable[str]:
    """Return what is reported of a draft; in a recueil that is cut, a draft that gathers what is no project is only
    reported as such.
    """
    if draft.title:
        return draft.notices
    if is_cut:
        return [
            "ce qui n'est pas un projet (avant-propos, pages de parties, remerciements) est rassemblé dans un brouillon"
            f" qui n'est pas à publier ; une préface se recopie dans data/editions/{edition}.yml."
        ]
    return [*draft.notices, "aucun titre n'a été trouvé : le nom du fichier en tient lieu."]


def _chapter_name(content: Content, folder: Path, draft: Draft, organisation: str, base: str) -> str:
    """Return the name of a chapter's file: its commanditaire's, where it is known and has no fiche yet, else its
    title's.
    """
    if organisation and draft.title:
        name = _name(content.sound(ORGANISATION)[organisation].record.short)
        if not (folder / f"{name}.md").exists():
            return name
    return _name(draft.title or f"{base}-ouverture")


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
    parser.add_argument(
        "--decouper", action="store_true", help="un brouillon par projet, coupé aux titres de premier niveau"
    )


main = Main("importer", USAGE, _run, _declare)

if __name__ == "__main__":
    main.end()
