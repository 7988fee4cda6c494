"""The door to MkDocs: hands it the catalogue's pages and exports, and nothing else.

Each event is a few lines that call the core; every rule about projects lives in `macros/`, which never imports MkDocs.
"""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url, write_file
from mkdocs_macros import context

sys.path.insert(0, str(Path(__file__).parent))  # `mkdocs` does not put the project's folder on the path

from door.collector import uncollected
from door.completion import Completion
from door.drawings import Drawings
from door.facts import page_context, rubrics, site_facts
from door.files import DrawnPage, dress, leave_out, let_go_of_files, let_go_of_pages, source_file
from door.frame import Frame, equip
from door.kinds import lighten_frame
from door.macros import draw_call, root_of
from door.pages import DrawnPages, code_digest, finished_page
from door.settings import added_sheets, is_alone, missing_files, settings, vain_settings
from door.templates import NoTemplate, compiled_templates, environment
from door.texts import Texts, story_facts, told
from macros.catalogue.drafts import left_out
from macros.commands.build_date import WrongDate, build_date
from macros.pages.fiche import FicheView
from macros.pages.part_sheet import PARTS, part_sheet
from macros.pages.workshop import workshop_files
from macros.search.index import write_search
from macros.site import Site, read_site
from macros.text.digest import Digests
from macros.text.french.mkdocs_messages import french
from macros.text.french.typography import typeset
from macros.text.html.document import parse, serialize
from macros.text.markdown.calls import with_calls
from macros.text.markdown.dialect import dialect
from macros.text.memory import FINISHED, INDEXED, READ, Memory
from macros.text.problem import ContentError, report

MEND = "Corrigez et enregistrez : la page ouverte se rechargera d'elle-même."

_log = logging.getLogger("mkdocs.recueil")


def on_startup(command: str, dirty: bool) -> None:
    """Let MkDocs's own messages speak French; keep the macros plugin from asking Git a dozen questions at each build.

    Nothing of Git may enter a page: two builds are the same, from a repository or from an archive.
    """
    context.get_git_info = dict
    try:
        day = build_date()
    except WrongDate as error:
        raise Abort(str(error)) from None
    if day is None:
        os.environ["SOURCE_DATE_EPOCH"] = "0"  # by which MkDocs dates what it writes: any day would do, but ours
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(french)


@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Read the whole content, anew at each build, before anything else, since the macros plugin copies `extra`.

    Our templates escape what they print, since a fiche may hold « & » or « < »; Material's do not. A preview shows
    drafts, and what it can of faulty content, whose problems are reported in the terminal and on the pages.
    """
    root = Path(config.config_file_path).parent
    read, config.extra["pages_finies"] = Memory(root / READ), Memory(root / FINISHED)
    config.extra["empreintes"] = Digests()
    config.extra["code"] = code_digest(root, config.extra["empreintes"], config.hooks)
    printed, address = config.extra.get("impression"), config.site_url or ""
    try:
        with uncollected(until_the_next=True):
            config.extra["recueil"] = read_site(
                root, Path(printed) if printed else None, address, _is_served(config), read, config.extra["empreintes"]
            )
    except ContentError as error:
        raise Abort(f"\n{error}\n") from error  # the preview shows its problems one by one
    finally:
        read.save()
    for words in vain_settings(config):
        _log.warning(words)
    if _site(config).catalogue.drafts:
        _log.info(left_out(_site(config).catalogue.drafts))
    if _site(config).problems:
        for validation in (config.validation.nav, config.validation.links):
            validation.update(dict.fromkeys(validation, logging.DEBUG))
        _log.info("%s\n%s", report(_site(config).problems), MEND)
    config.theme.get_env = partial(environment, config.theme)  # type: ignore[method-assign]
    templates = config.theme.get_env()
    templates.autoescape = config.extra["recueil"].escapes
    templates.bytecode_cache = compiled_templates(root)
    templates.auto_reload = False  # a build draws them ten thousand times, and they are read afresh for the next
    templates.globals["parties"] = config.extra["recueil"].catalogue.palette
    config.extra["dessins"] = Drawings(templates)
    config.markdown_extensions.append(config.extra["dessins"])
    config.markdown_extensions.append(Completion())


def on_pre_build(config: MkDocsConfig) -> None:
    """Leave the macros plugin unable to compile anything, whatever it is asked."""
    config.plugins["macros"].env.add_extension(NoTemplate)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and the exports; the fiches are there already. Leave out what no page loads."""
    site = _site(config)
    leave_out(files, config)
    for words in missing_files(files, config):
        _log.warning(words)
    sheets = {PARTS: part_sheet(site.catalogue.palette)}
    config.extra["feuilles"], config.extra["cadre"] = dress(files, config, sheets)
    for page in site.pages.values():
        if files.get_file_from_path(page.source_path) is None:
            file = File.generated(config, page.source_path, content="")
            DrawnPage(None, file, config)
            files.append(file)
    names = site.catalogue.publisher.privacy.names or _is_served(config)  # who writes drafts there has the files
    for project in site.catalogue.projects:
        files.append(source_file(project, config, names, config.extra["pages_finies"]))
    for address, content in site.exports.items():
        files.append(File.generated(config, address, content=content, inclusion=InclusionLevel.INCLUDED))
    config.extra["recueil"] = replace(site, exports=dict.fromkeys(site.exports, b""))  # what is written lets it go
    for address, path in workshop_files(site.catalogue, Path(config.config_file_path).parent):
        files.append(File.generated(config, address, abs_src_path=str(path), inclusion=InclusionLevel.INCLUDED))
    for file in site.prints.files:
        path = str(Path(config.extra["impression"], file.path))
        files.append(File.generated(config, file.address, abs_src_path=path))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Hand over the text of a page without its header, which is read once, by the project, with line numbers.

    It begins with an empty line, below which MkDocs looks for no header: a text may begin with « Rappel : ».
    """
    text = _site(config).texts.get(page.file.src_uri)
    return None if text is None else f"\n{text}"


@event_priority(100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give MkDocs the header of a page, and draw the figures of a fiche and the macros of an editors' page.

    This comes before the macros plugin, which is told to render nothing: no text of the content is ever a template.
    """
    site, drawings = _site(config), config.extra["dessins"]
    page.meta = {**site.headers.get(page.file.src_uri, {}), "render_macros": False}
    ours = site.pages.get(page.file.src_uri)
    composed = config.extra["textes"].composed(page)
    if isinstance(page, DrawnPage):
        return markdown
    page.render = partial(config.extra["textes"].render, page)  # type: ignore[method-assign]
    if composed is not None:
        return composed
    if ours is None:
        return with_calls(dialect(markdown), partial(draw_call, config, page))
    if not isinstance(ours.view, FicheView):
        return dialect(markdown)
    return told(ours.view, dialect(markdown), drawings, root_of(page), site.prints.diagrams)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Prepare the rendering of texts, now that the files to which they may link are known, and render those of the
    fiches.
    """
    extra = config.extra
    levels = [dict(config.validation.nav), dict(config.validation.links), _log.getEffectiveLevel()]
    code = extra["empreintes"].attempt(extra["code"], settings(config), levels, extra["dessins"].templates.globals)
    extra["textes"] = Texts(extra["pages_finies"], extra["empreintes"], extra["dessins"], code, files)
    extra["fichiers"], extra["navigation"], extra["faits"] = files, nav, site_facts(config, _site(config))

    def compose(page: Page) -> str:
        page.read_source(config)
        return on_page_markdown(page.markdown or "", page, config, files)

    def context(page: Page) -> dict:
        page.markdown = compose(page)
        page.render(config, files)
        page.content = on_page_content(page.content or "", page, config, files)
        return on_page_context({"base_url": get_relative_url(".", page.url)}, page, config, nav)

    if extra.get("avance"):
        extra["avance"].draw(files, context, _site(config).preview)
    fiches = (files.get_file_from_path(project.source_path) for project in _site(config).catalogue.projects)
    texts = ((file.page, story_facts(_site(config), file.page)) for file in fiches if file and file.page)
    extra["textes"].prepare(texts, config, compose, are_all_composed=not is_alone(config))
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add the sections that the template draws to the page's table of contents."""
    ours = _site(config).pages.get(page.file.src_uri)
    if ours:
        page.toc.items += [AnchorLink(section.title, section.anchor, 2) for section in ours.sections_after]
    return html


def on_env(env, config: MkDocsConfig, files: Files):
    """Draw the pages, or take them from the memory, with the templates that drew the macros, compiled once. The sheets
    that all pages share lose the rules that pages of a kind can't need.
    """
    site, env = _site(config), config.extra["dessins"].templates
    config.extra["rubriques"] = rubrics(config.extra["navigation"])
    lighten_frame(files, config, _is_served(config))
    equip(
        env,
        _is_served(config),
        feuille=config.extra["feuilles"].address,
        feuilles_du_cadre=config.extra["cadre"],
        feuilles_ajoutees=added_sheets(config),
        apercu=site.preview,
    )
    languages = dict(site.catalogue.foreign.languages)
    finish = partial(finished_page, languages=languages, is_preview=_is_served(config))
    digests, sheets = config.extra["empreintes"], config.extra["feuilles"]
    pages = (
        (
            page.meta.get("template", "main.html"),
            on_page_context({"base_url": get_relative_url(".", page.url)}, page, config, None),
        )
        for page in (file.page for file in files.documentation_pages())
        if page
    )

    def made_by() -> bytes:
        return digests.attempt(config.extra["code"], languages, env.globals | {"feuille": sheets})

    config.extra["dessinateur"] = Frame(env, sheets, finish, config.extra["rubriques"])
    return DrawnPages(config.extra["dessinateur"], config.extra["pages_finies"], digests, made_by, pages)


def on_template_context(context: dict, template_name: str, config: MkDocsConfig) -> dict:
    """Give pages without Markdown what the others may read of the site, now that all files are copied."""
    if is_alone(config):
        let_go_of_files(config.extra["fichiers"])
    if template_name.endswith(".html"):
        context.update(config=config.extra["faits"], nav=config.extra["rubriques"])
    return context


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav) -> dict:
    """Give a page's template all that it may read, and nothing else."""
    extra = config.extra
    frame = {"config": extra["faits"], "nav": extra.get("rubriques"), "base_url": context["base_url"]}
    return frame | page_context(page, _site(config), extra["fichiers"])


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Typeset the pages without Markdown, such as the answer to a wrong address; leave the site map of robots as it
    is.
    """
    if not template_name.endswith(".html"):
        return output_content
    document = parse(output_content)
    typeset(document)
    return serialize(document)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the style sheets that pages asked for, and keep the finished pages. Index them for the search, unless a
    measurement leaves it out: by then only the catalogue is held, unless another plugin may want the rest.
    """
    config.extra["pages_finies"].save()
    for address, text in config.extra["feuilles"].files.items():
        write_file(text.encode(), str(Path(config.site_dir, address)))
    if is_alone(config):
        let_go_of_pages(config.extra["fichiers"])
        config.extra["empreintes"].forget()
        config.extra["recueil"] = replace(_site(config), pages={}, texts={})
    if config.extra.get("whole", True):
        with uncollected():  # the words of French are many objects too
            memory = Memory(Path(config.config_file_path).parent / INDEXED)
            write_search(_site(config).catalogue, Path(config.site_dir), memory)
            memory.save()


def _site(config: MkDocsConfig) -> Site:
    return config.extra["recueil"]


def _is_served(config: MkDocsConfig) -> bool:
    """Tell `mkdocs serve` from a build: only its address does."""
    return (config.site_url or "").startswith(f"http://{config.dev_addr}/")
