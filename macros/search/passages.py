"""What the search can find: each publication as passages, each with the texts that make it found and the one that a
result shows. The first passage of a page holds its names, its description and its terms; the others are its sections.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.catalogue.catalogue import Catalogue
from macros.catalogue.families import CROSSED, EDITION, ORGANISATION, PART, PLACE, THEME, Place
from macros.catalogue.project import Project
from macros.catalogue.read.content import PageFile
from macros.catalogue.subject import Subject
from macros.model import sections
from macros.pages.key_figures import printed
from macros.search.built_pages import reading
from macros.search.territories import place_names, seat_names
from macros.text.french.typography import typeset_plain
from macros.text.french.wording import identifier
from macros.text.html.document import END, SKIPPED, START, TEXT, Node, parse, walk
from macros.text.memory import Memory

PROJECT, PAGE = "Projet", "Page"

NAME, ABOUT, FILED, TITLE, BODY, ASIDE = 5.0, 2.5, 1.5, 2.0, 1.0, 0.5
"""What a word is worth in each kind of text: the names of a page, its description, the names of the terms it is filed
under, the title of a section, its prose, what stands beside the prose (figures, source).
"""

_LEFT_OUT = frozenset(anchor for _, anchor in (sections.FICHE.neighbours, sections.FICHE.source)) | {
    sections.EDITION.projects.anchor,
    sections.EDITION.matrices.anchor,
    sections.EDITION.doubts.anchor,
}
"""Sections that are left out: they speak of other pages, or of the source rather than of the project."""

_SILENT = (
    "script, style, svg, :is(span, p, a, label):is(.note, .fig-note, .preuve, .headerlink, .fig-lien, .mode-d-emploi,"
    " .bilan, .a-cocher)"
)
"""Elements that are left out: repeated in every section, or meant for the eye alone."""

_ASIDE = "figure, table"
"""Elements that are no prose: their words are found, but never shown as a sentence."""

_PROSE = ", ".join(
    f"{top} > :is(p, ul:not([class]), ol:not([class]), h2, h3, .intertitre)"
    for top in ("article:not(.vignette)", ".guide")
)
"""The prose of an editors' page, without what its macros draw."""

_LONGEST = 800
"""How much of a section of an editors' page is read, in characters."""

_GUIDE = "contribuer/"
"""The pages for contributors: found by their titles, not by what they say of files and tools."""

_BLOCKS = frozenset(
    "p li ul ol h1 h2 h3 h4 h5 h6 dl dt dd table tr td th caption figcaption figure div section br".split()
)
_HEADINGS = ("h2", "h3")
_LIMIT = "\0"
"""Stands between two blocks: no page holds it."""
_SPACES = " \t\n"
_GAP = re.compile(r"[ \t\n]{2,}|[\t\n]")
_ENDED = tuple(".!?:;,…\u00a0\u202f")
"""The ends of a block that already make it a sentence: no full stop is added."""


@dataclass(frozen=True)
class Passage:
    """A piece of a page: its anchor, its title, the text that a result shows, and the texts whose words make it found,
    with what each is worth.
    """

    anchor: str
    title: str
    text: str
    searched: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Searched:
    """A publication: its address, its kind (« Projet »), its title, its owner, its names, its passages and its facets.
    `headings` tells whether the titles of its passages are names too.
    """

    address: str
    kind: str
    title: str
    label: str
    names: tuple[str, ...]
    passages: tuple[Passage, ...]
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headings: bool = False


def searched_pages(
    catalogue: Catalogue,
    html: Mapping[str, str],
    facets: Mapping[Project, Mapping[str, tuple[str, ...]]],
    memory: Memory | None = None,
) -> Iterator[Searched]:
    """Yield every publication: projects, then terms, then the pages of the site. `html` holds, by address, the built
    pages of projects, of editions and of the editors' pages to search; `memory` returns what was read of the same pages
    before.
    """
    memory = memory or Memory()
    memory.prepare(
        sections_texts,
        (((key,), {"read": read}) for key, read in (reading(html, project.address) for project in catalogue.projects)),
    )
    hidden = () if catalogue.publisher.privacy.names else (sections.EDITION.students.anchor,)
    for project in catalogue.projects:
        yield _project(catalogue, project, _sections(html, project.address, (), memory), facets[project])
    for family in CROSSED:
        for subject in catalogue.family(family):
            more = _sections(html, subject.address, hidden, memory) if family is EDITION else ()
            title = typeset_plain(subject.label)
            names, passages = _names(subject, catalogue), (_term(subject), *more)
            yield Searched(subject.address, kind_of(subject), title, "", names, passages, headings=family is EDITION)
    for page in catalogue.editors_pages:
        if (address := address_of(page)) in html:
            key, read = reading(html, address)
            yield _page(page, address, memory.of(page_texts, key, read=read))


def kind_of(subject: Subject) -> str:
    """Return the kind of a term, in words: « Méthode », « Région »."""
    noun = subject.record.noun if isinstance(subject.record, Place) else subject.family.noun
    return noun.capitalize()


def address_of(page: PageFile) -> str:
    """Return the address of an editors' page on the site."""
    return page.path.removeprefix("docs/").removesuffix(".md").removesuffix("index").rstrip("/") + "/"


def _names(subject: Subject, catalogue: Catalogue) -> tuple[str, ...]:
    """Return all the names of a term. The names of a territory that only lead to it belong to no project."""
    if subject.family is PLACE:
        return (*_said(subject), *place_names(subject.id, catalogue.geometry))
    return (*_said(subject), *(seat_names(subject.record, catalogue) if subject.family is ORGANISATION else ()))


def _said(subject: Subject) -> tuple[str, ...]:
    return (subject.label, *subject.synonyms, *subject.keywords)


def _project(
    catalogue: Catalogue, project: Project, told: Iterable[Passage], facets: Mapping[str, tuple[str, ...]]
) -> Searched:
    fiche = project.fiche
    organisation = project.organisation
    contact = fiche.commanditaire.contact if catalogue.publisher.privacy.names else None
    mentions = [mention for mention in catalogue.all_mentions(project) if mention.subject.family not in (PART, EDITION)]
    subjects = dict.fromkeys(mention.subject for mention in mentions)
    filed = dict.fromkeys(name for subject in subjects for name in _said(subject))
    defined = [subject.definition for subject in subjects if subject.family is THEME]
    around = [*([contact.name, contact.role] if contact else []), fiche.commanditaire.service, fiche.original_title]
    figures = [printed(figure) for figure in fiche.figures]
    counted = [
        " ".join(filter(None, (figure.qualifier, figure.value, figure.unit, figure.label, figure.when)))
        for figure in figures
    ]
    description = typeset_plain(fiche.description)
    first = Passage(
        "",
        "",
        description,
        (
            (NAME, f"{fiche.title}. {organisation.name}. {organisation.short}"),
            (ABOUT, f"{fiche.description} {'. '.join(filter(None, around))}"),
            (FILED, ". ".join(filed)),
            (BODY, " ".join(defined)),
        ),
    )
    beside = Passage("", "", "", ((BODY, typeset_plain(". ".join(counted))), (ASIDE, ". ".join(fiche.source.headings))))
    return Searched(
        project.address,
        PROJECT,
        typeset_plain(fiche.title),
        typeset_plain(project.label),
        (fiche.title,),
        (first, beside, *told),
        facets,
    )


def _term(subject: Subject) -> Passage:
    """Return the passage of a term: its names and its definition."""
    text = getattr(subject.record, "question", "") or subject.definition
    names, about = ". ".join(_said(subject)), "" if subject.family in (ORGANISATION, PLACE) else text
    return Passage("", "", typeset_plain(text), ((NAME, names), (ABOUT, about)))


def _page(page: PageFile, address: str, texts: PageTexts) -> Searched:
    """Return an editors' page, by its own prose."""
    heading, parts = texts
    title = page.header.title or "" if heading is None else heading
    names = ". ".join((title, *page.header.keywords))
    description = page.header.description or ""
    longest = 0 if address.startswith(_GUIDE) else _LONGEST
    passages = [(anchor, name, text[:longest]) for anchor, name, text in parts]
    opening = passages[0][2]
    first = Passage(
        "", "", typeset_plain(description) or opening, ((NAME, names), (ABOUT, description), (BODY, opening))
    )
    more = (Passage(anchor, name, text, ((TITLE, name), (BODY, text))) for anchor, name, text in passages[1:])
    return Searched(address, PAGE, title, "", _page_names(title, page, address), (first, *more), headings=True)


PageTexts = tuple[str | None, Sequence[tuple[str, str, str]]]
"""The title of a page, if it has one; its opening; its sections: anchor, title, text."""


def page_texts(key: bytes, read: Callable[[], str]) -> PageTexts:
    """Return the prose of a built editors' page; `key` is its digest, for the memory."""
    article = parse(read()).css("article")[0]
    title = next((_text([heading.text()]).rstrip(".") for heading in article.css("h1")), None)
    parts: list[tuple[str, str, list[str]]] = [("", "", [])]
    for node in article.css(_PROSE):
        heading = node if node.tag in _HEADINGS else node.css_first("h2, h3")
        if heading is not None:
            parts.append((heading.id or "", _text([heading.text()]).rstrip("."), []))
        else:
            parts[-1][2].append(_prose(node))
    return title, [(anchor, name, " ".join(pieces)) for anchor, name, pieces in parts]


def _page_names(title: str, page: PageFile, address: str) -> tuple[str, ...]:
    """Return the names of an editors' page: its title, the beginning of the title where the address says no more, and
    its keywords.
    """
    titles = dict.fromkeys(filter(None, (title, page.header.title)))
    pieces = [heading.split(" ") for heading in titles]
    begun = (" ".join(words[:number]) for words in pieces for number in range(1, len(words)))
    names = (name for name in begun if identifier(name) == address.strip("/").rpartition("/")[2])
    return tuple(dict.fromkeys((*titles, *names, *page.header.keywords)))


def _prose(node: Node) -> str:
    pieces = [
        text if kind is TEXT else " " if kind is SKIPPED else _LIMIT * (text in _BLOCKS)
        for kind, text, _ in walk(node, node.css(_SILENT))
    ]
    return _text(pieces)


def _sections(html: Mapping[str, str], address: str, hidden: Collection[str], memory: Memory) -> tuple[Passage, ...]:
    """Return the sections of a built page but for those `hidden`."""
    key, read = reading(html, address)
    return tuple(
        Passage(anchor, name, text, ((TITLE, name), (BODY, text), (ASIDE, labels)))
        for anchor, name, text, labels in memory.of(sections_texts, key, read=read)
        if anchor not in hidden
    )


def sections_texts(key: bytes, read: Callable[[], str]) -> list[tuple[str, str, str, str]]:
    """Return the sections of a built page, cut at its headings of second and third level: anchor, title, prose, and
    what stands beside it. `key` is the digest of the page, for the memory.
    """
    article = parse(read()).css("article")[0]
    content: list[str] = []
    beside: list[str] = []
    pieces, sections = content, []
    aside = {node.mem_id for node in article.css(_ASIDE)}
    depth = 0
    for kind, words, node in walk(article, article.css(_SILENT)):
        if kind is TEXT:
            pieces.append(words)
        elif kind is SKIPPED:
            pieces.append(" ")
        elif words in _HEADINGS and kind is START and node.id:
            pieces, content, beside = [], [], []
            sections.append((node.id, pieces, content, beside))
        elif words in _HEADINGS and kind is END:
            pieces = content
        elif node.mem_id in aside:
            depth += 1 if kind is START else -1
            pieces = beside if depth else content
            pieces.append(_LIMIT)
        elif words in _BLOCKS:
            pieces.append(_LIMIT)
    cut = (
        (anchor, _text(title).rstrip("."), _text(content), _text(beside)) for anchor, title, content, beside in sections
    )
    return [section for section in cut if section[0] not in _LEFT_OUT and (section[2] or section[3])]


def _text(pieces: Iterable[str]) -> str:
    """Return the text of a piece of page, with each block ended as a sentence."""
    blocks = [block for piece in "".join(pieces).split(_LIMIT) if (block := piece.strip(_SPACES))]
    text = " ".join(block if block.endswith(_ENDED) else f"{block}." for block in blocks)
    return _GAP.sub(" ", text).strip(" .") + "." if blocks else ""
