"""Makes drafts of fiches from a manuscript, and says what became of every word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.catalogue.families import EDITION, PART
from macros.catalogue.read.content import Content
from macros.contributing.manuscripts.evidence import CHECK, Findings
from macros.contributing.manuscripts.manuscript import LOST_REFERENCE, Manuscript, Unreadable, missing
from macros.contributing.manuscripts.markdown import MarkdownWriter
from macros.contributing.manuscripts.notices import NOTICES
from macros.contributing.manuscripts.pictures import fit
from macros.contributing.manuscripts.sections import (
    arranged,
    cut,
    taken_title,
    with_guessed_headings,
    with_notes,
    without_notes,
    without_others,
)
from macros.contributing.scaffold import FicheAnswers, Origin, fiche_text
from macros.model.placeholder import TO_WRITE
from macros.text.french.wording import folded
from macros.text.html.document import fragment
from macros.text.markdown.rendering import Renderer

TITLE_SIGNS = 120


@dataclass(frozen=True)
class Draft:
    """A draft, before it has a name: its title, its story, its headings, what was decided on the way."""

    title: str
    story: str
    headings: Sequence[str]
    notices: Sequence[str]
    ranks: Sequence[str]
    part: str = ""
    """The words above it, in a recueil, that may name its part."""


@dataclass(frozen=True)
class Drafts:
    """The drafts of a manuscript, its pictures by file name, and what is told of the whole."""

    drafts: Sequence[Draft]
    pictures: dict[str, bytes]
    notices: Sequence[str]
    title: str
    """What the manuscript gives as its title by a style, even cut."""


def drafts_of(manuscript: Manuscript, name: str, is_cut: bool) -> Drafts:
    """Return the drafts of a manuscript, one in all or one per chapter. `name` begins the names of its pictures, and is
    the title of a text without one.
    """
    pictures: dict[str, bytes] = {}
    names: list[str | None] = []
    for rank, data in enumerate(manuscript.pictures, 1):
        fitted = fit(data)
        names.append(f"{name}-{rank}{fitted[1]}" if fitted else None)
        if fitted:
            pictures[f"{name}-{rank}{fitted[1]}"] = fitted[0]
    writer = MarkdownWriter(names)
    markdown = manuscript.markdown or writer.write(manuscript.html)
    markdown, guessed = with_guessed_headings(markdown)
    notices = list(dict.fromkeys((*manuscript.notices, *writer.notices)))
    if guessed:
        notices.append(NOTICES["headings"].format(" ; ".join(guessed)))
    count = len(LOST_REFERENCE.findall(manuscript.words))
    if count:
        notices.append(NOTICES["references"].format(count))
    markdown, footnotes = without_notes(markdown)
    if is_cut:
        chapters = cut(markdown)
        if not chapters:
            raise Unreadable(
                "le document n'a pas de titre où le couper : donnez le style « Titre 1 » au titre de chaque projet."
            )
        if writer.title:
            notices.append(f"titre du recueil, laissé de côté : « {writer.title} ».")
    else:
        title, rest = (writer.title, markdown) if writer.title else taken_title(markdown)
        chapters = [(title, rest)]
    projects, others = without_others(chapters) if is_cut else ([(title, text, "") for title, text in chapters], "")
    drafts = [_draft(title, text, footnotes, part) for title, text, part in projects]
    if others:
        drafts.insert(0, _draft("", others, footnotes, ""))
    return Drafts(drafts, pictures, notices, writer.title)


def _draft(title: str, text: str, notes: Mapping[str, str], part: str) -> Draft:
    story = arranged(text)
    body = with_notes(story.body, notes)
    headings = [_plain(heading) for heading in story.headings]
    return Draft(_plain(title), body, headings, story.notices, story.ranks, _plain(part))


def draft_text(content: Content, draft: Draft, clues: Findings, edition: str, title: str) -> str:
    """Return the file of a draft: the scaffold of a new fiche, the clues that its text gives, and its story."""
    parts = content.sound(EDITION)[edition].record.parts
    above = [id_ for id_ in parts if folded(content.sound(PART)[id_].record.label) in folded(draft.part)]
    remarks = dict(clues.remarks)
    if above and len(parts) > 1:
        remarks["part"] = [f"{CHECK} : {above[0]}, d'après « {draft.part} »"]
    remarks["title"] = [f"{CHECK} : le titre du texte, à dire avec un verbe ; 120 signes au plus"]
    if len(draft.title) > TITLE_SIGNS:
        remarks["title"].append(f"{CHECK}, en entier : {draft.title}")
    remarks["source"] = [f"{CHECK} : les titres du texte"]
    answers = FicheAnswers(
        title=title if len(title) <= TITLE_SIGNS else f"{title[: TITLE_SIGNS - 1].rsplit(' ', 1)[0]}…",
        organisation=clues.organisation or TO_WRITE,
        part=parts[0] if len(parts) == 1 else above[0] if above else TO_WRITE,
        themes=clues.themes or [TO_WRITE],
        methods=clues.methods or [TO_WRITE],
        conditions=[TO_WRITE],
    )
    headings = list(dict.fromkeys(heading for heading in (draft.title, *draft.headings) if heading))
    return fiche_text(answers, Origin(draft.story, headings, remarks))


def lost_words(renderer: Renderer, manuscript: Manuscript, drafts: Drafts) -> list[str]:
    """Return what the pages of the drafts would not show of a manuscript, a passage per line."""
    text = "\n".join(
        (*(_shown(renderer, draft) for draft in drafts.drafts), drafts.title if len(drafts.drafts) > 1 else "")
    )
    return missing(LOST_REFERENCE.sub("", manuscript.words), text)


def _shown(renderer: Renderer, draft: Draft) -> str:
    return "\n".join((draft.title, *draft.ranks, *_texts(renderer.html(draft.story))))


def _texts(html: str) -> Iterator[str]:
    """Yield the text of a page, ranks of lists included, which authors may have typed."""
    page = fragment(html)
    for call in page.css(".footnote-ref, .footnote-backref"):
        call.replace_with(" ")
    yield page.text(separator="", deep=True)
    for items in page.css("ol"):
        start = items.attributes.get("start") or "1"
        first = int(start) if start.isdecimal() else 1
        yield " ".join(str(first + rank) for rank, _ in enumerate(item for item in items.iter() if item.tag == "li"))


def _plain(words: str) -> str:
    """Return the words of a heading as a header holds them."""
    return " ".join((fragment(words).text() or "").replace("\\", "").replace("**", "").split())
