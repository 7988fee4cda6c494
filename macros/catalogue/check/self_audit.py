"""Checks that the self-audit judges every criterion of the RGAA once, and says what each verdict rests on."""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue.read.content import Content
from macros.catalogue.read.file_entry import Sound
from macros.model.self_audit import NUMBERS, SelfAudit
from macros.text.french.wording import listed
from macros.text.problem import Kind, Problem, Topic, admitted, nearest
from macros.text.yaml.values import Location

TOPIC = Topic("L'autocontrôle d'accessibilité", "Chaque critère du RGAA y figure une fois, même s'il n'est pas testé.")

MISSING = Kind(
    "critere-absent",
    "sans verdict : {numbers}.",
    "Ajoutez chaque critère absent, avec « verdict: NT » s'il n'est pas testé.",
    '- id: "1.1"\n  label: Images : une alternative\n  verdict: NT',
)
UNKNOWN = Kind("critere-inconnu", "le RGAA n'a pas de critère « {number} ».", "Corrigez ce numéro, ou retirez-le.")
TWICE = Kind(
    "critere-double", "le critère {number} est déjà jugé à la ligne {line}.", "Gardez un seul des deux verdicts."
)
NO_EVIDENCE = Kind(
    "verdict-sans-preuve",
    "le verdict « {verdict} » du critère {number} ne dit pas sur quoi il repose.",
    "Dites sous « evidence » ce qui a été vu ; si rien ne l'a été, écrivez « verdict: NT ».",
    "evidence: Aucun cadre dans les pages.",
)
UNKNOWN_PAGE = Kind(
    "page-hors-echantillon",
    "« {page} » n'est pas une page de l'échantillon.",
    "{cure}",
    "pages: [accueil]",
    "Prenez le nom court d'une page de l'échantillon, ou ajoutez-la sous « pages ».",
)


def self_audit_problems(content: Content) -> Iterator[Problem]:
    """Yield the criteria that are missing, unknown, judged twice or without a ground, and the unknown pages."""
    file = content.self_audit
    if not isinstance(file, Sound):
        return
    pages = [page.id for page in file.record.pages]
    lines: dict[str, int] = {}
    for rank, criterion in enumerate(file.record.criteria):
        at = ("criteria", rank)
        number = criterion.id
        if number not in NUMBERS:
            yield file.problem((*at, "id"), UNKNOWN(number=number))
        elif number in lines:
            yield file.problem((*at, "id"), TWICE(number=number, line=lines[number]))
        lines.setdefault(number, file.line_of((*at, "id")))
        if criterion.verdict != "NT" and not criterion.evidence:
            yield file.problem((*at, "verdict"), NO_EVIDENCE(verdict=criterion.verdict, number=number))
    for place, page in _pages(file.record):
        if page not in pages:
            yield file.problem(place, UNKNOWN_PAGE(page=page, cure=f"{nearest(page, pages)} {admitted(pages)}".strip()))
    missing = [number for number in NUMBERS if number not in lines]
    if missing:
        yield file.problem(("criteria",), MISSING(numbers=listed(missing)))


def _pages(audit: SelfAudit) -> Iterator[tuple[Location, str]]:
    """Yield every name of a page, and its place in the file."""
    for rank, criterion in enumerate(audit.criteria):
        yield from ((("criteria", rank, "pages", place), page) for place, page in enumerate(criterion.pages))
    yield from ((("readings", rank, "page"), reading.page) for rank, reading in enumerate(audit.readings))
