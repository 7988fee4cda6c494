"""Advice: what would make a fiche better, and stops no build. Each rule is a generator, and its name is in the advice
it gives.

A rule must help whoever writes: it names the line, says why, and stays silent where it can't be sure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from macros.catalogue.check.prose import meant_section
from macros.catalogue.check.redundancy import redundancies
from macros.catalogue.read.content import Content, FicheFile, SoundFiche
from macros.model.fiche import Fiche
from macros.model.placeholder import TO_WRITE
from macros.text.french.wording import counted, folded, listed
from macros.text.markdown.body import lines
from macros.text.markdown.sentences import acronyms, length, passages, quantities, sentences, spelled_out
from macros.text.memory import Memory
from macros.text.problem import Kind, Problem, Topic
from macros.text.yaml.values import Location, field_name

SHORTEST, LONGEST = 250, 900
"""The number of words of a story: a shorter one says too little for anyone to take the project over, a longer one is
not read by somebody in a hurry.
"""

SENTENCE = 45
"""The number of words beyond which a sentence has to be read twice."""

DETAIL = 4
"""A detail of fewer words only repeats the name of its condition or of its method."""

DRAFTED = "brouillon"
"""The name of the rule for what would stop a fiche, but is only advice in a draft."""

RULES: dict[str, tuple[str, str]] = {
    "recit": ("récit trop court ou trop long", "récits trop courts ou trop longs"),
    "phrase": ("phrase trop longue", "phrases trop longues"),
    "detail": ("précision trop courte", "précisions trop courtes"),
    "nombre": (
        "fiche dont un nombre n'est pas parmi les chiffres",
        "fiches dont un nombre n'est pas parmi les chiffres",
    ),
    "preuve": ("résultat sans preuve", "résultats sans preuve"),
    "sigle": ("sigle jamais développé", "sigles jamais développés"),
    "intertitre": ("ligne en gras au lieu d'un intertitre", "lignes en gras au lieu d'intertitres"),
    "redite": ("redite", "redites"),
    "ponctuation": ("élément de liste sans majuscule ou sans point", "éléments de liste sans majuscule ou sans point"),
    "longueur": ("élément de liste trop long", "éléments de liste trop longs"),
    "credit": ("image sans crédit", "images sans crédit"),
    DRAFTED: ("problème d'un brouillon", "problèmes de brouillons"),
    "note": ("appel de note sans note", "appels de note sans note"),
}
"""What each rule finds, in words: singular, plural."""

TOPIC = Topic("Les conseils", "Un conseil n'arrête rien : il montre ce qui rendrait la fiche meilleure.")

_LENGTH = "le récit compte {count} ; de {least} à {most} sont attendus."

SHORT_STORY = Kind("recit-court", _LENGTH, "Racontez les faits que l'en-tête ne dit pas.", rule="recit")
LONG_STORY = Kind("recit-long", _LENGTH, "Coupez ce que l'en-tête dit déjà.", rule="recit")
LONG_SENTENCE = Kind(
    "phrase-longue",
    "la phrase « {start}… » compte {count} mots ; {most} au plus se lisent d'un trait.",
    "Coupez-la en deux.",
    rule="phrase",
)
POOR_DETAIL = Kind(
    "precision-courte",
    "« {detail} » ne dit presque rien de {what}.",
    "Dites comment, combien, avec qui : « Cinq ateliers, 85 agents en tout. »",
    "detail: Cinq ateliers, 85 agents en tout.",
    rule="detail",
)
LOOSE_NUMBERS = Kind(
    "nombre-hors-chiffres",
    "{numbers} {are} parmi les chiffres clés.",
    "Ajoutez sous « figures » ceux qui parlent d'eux-mêmes.",
    "figures:\n  - value: 85\n    unit: agents\n    label: Agents rencontrés",
    rule="nombre",
)
ONLY_HOPES = Kind(
    "resultats-seulement-attendus",
    "tous les résultats sont des effets attendus ; aucun n'est observé ni remis.",
    "Ajoutez ce que l'équipe a observé ou remis, même modeste.",
    "results:\n  - text: Le guide est remis aux agents.\n    kind: realisation",
    rule="preuve",
)
NO_NUMBER = Kind(
    "mesure-sans-nombre",
    "un résultat dit mesuré ne donne aucun nombre.",
    "Donnez le nombre, ou écrivez « evidence: constate ».",
    "results:\n  - text: Les délais baissent de 12 %.\n    kind: effet\n    evidence: mesure",
    rule="preuve",
)
ACRONYM = Kind(
    "sigle-obscur",
    "le sigle « {acronym} » n'est développé nulle part dans la fiche.",
    "Écrivez, à sa première apparition, ce qu'il abrège suivi de « ({acronym}) ».",
    "le centre communal d'action sociale (CCAS)",
    rule="sigle",
)
BOLD_HEADING = Kind(
    "gras-intertitre",
    "« {words} », en gras et seul, ressemble à un intertitre, et n'en est pas un : le sommaire ne le verrait pas.",
    "Écrivez : ### {words}",
    "### Trois ateliers",
    rule="intertitre",
)
NO_CREDIT = Kind(
    "image-sans-credit",
    "l'image « {target} » n'a pas de crédit.",
    'Écrivez-le après son chemin : ({target} "Crédit : Prénom Nom"). La page le montre sous l\'image.',
    '![Plan du quartier](plan.png "Crédit : Prénom Nom")',
    rule="credit",
)

NO_NOTE = Kind(
    "appel-sans-note",
    "« {call} » ressemble à un appel de note, dont la note manque.",
    "Écrivez [^1] à cette place, et « [^1]: texte de la note » à la fin.",
    "Les ateliers ont réuni 85 agents[^1].\n\n[^1]: D'après le rapport de 2017.",
    rule="note",
)

_CALL = re.compile(r"[^\W\d_]+[ \u00a0]?(?P<sign>\(1\)|\[1\])(?=[.,;:!?»]|[ ]*$)", re.M)
"""The sign by which typewriters and word processors call a first note."""


@dataclass(frozen=True)
class _Spoken:
    """A text of a fiche and its place: the location of a key of the header, or the line in the file for the story."""

    file: FicheFile
    text: str
    at: Location = ()
    story_line: int = 0

    @property
    def line(self) -> int:
        """The line in the file."""
        return self.story_line or self.file.line_of(self.at)

    @property
    def field(self) -> str:
        """The key, empty for the story."""
        return field_name(self.at)


Words = tuple[_Spoken, ...]

_ASIDE = ("diagrams", "source")
"""The keys that quote or draw: no style is asked of them."""


def advice(content: Content, memory: Memory | None = None) -> tuple[Problem, ...]:
    """Return the advice on the fiches whose header is sound, fiche by fiche. `memory` returns what was found of a fiche
    that has not changed.
    """
    return advice_on(content.sound_fiches, content.acronyms, memory or Memory())


def advice_on(files: Iterable[SoundFiche], acronyms: Collection[str], memory: Memory) -> tuple[Problem, ...]:
    """Return the advice on some fiches; `acronyms` are those that need not be spelled out."""
    names = sorted(acronyms)
    return tuple(problem for file in files for problem in memory.of(_advice, file.digest, names, file=file))


def _advice(text: bytes, names: Collection[str], file: SoundFiche) -> tuple[Problem, ...]:
    """Return the advice on a `file`, in the order of the rules; `names` are acronyms that need not be spelled out. The
    digest of its `text` is there for the memory.
    """
    rules = (_story, _sentences, _details, _numbers, _evidence, _acronyms, _bold_headings, _credits, _notes, _telling)
    spoken, known = tuple(_spoken(file)), frozenset(names)
    return tuple(problem for rule in rules for problem in rule(file, file.record, spoken, known))


def _story(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    words = sum(length(one.text) for one in spoken if one.story_line)
    if not SHORTEST <= words <= LONGEST and TO_WRITE not in file.body:
        kind = SHORT_STORY if words < SHORTEST else LONG_STORY
        yield kind(count=counted(words, "mot"), least=SHORTEST, most=LONGEST).at(file.path, file.body_line)


def _sentences(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    for one in spoken:
        for sentence in sentences(one.text) if len(one.text) > 2 * SENTENCE else ():
            words = length(sentence) if len(sentence) > 2 * SENTENCE else 0
            if words > SENTENCE:
                start = " ".join(sentence.split()[:6])
                finding = LONG_SENTENCE(start=start, count=words, most=SENTENCE)
                yield finding.at(file.path, one.line, one.field)


def _details(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    """Find conditions and methods whose detail says nothing: the model asks for a detail, but can't ask for a useful
    one.
    """
    entries = (
        *(
            (("transferability", "conditions", rank, "detail"), item.detail, "cette condition")
            for rank, item in enumerate(fiche.transferability.conditions)
        ),
        *((("method", rank, "detail"), item.detail, "cette méthode") for rank, item in enumerate(fiche.method)),
    )
    for at, detail, what in entries:
        if length(detail) < DETAIL and detail != TO_WRITE:
            yield file.problem(at, POOR_DETAIL(detail=detail, what=what))


def _numbers(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    """Find the telling numbers of the story (percentages, sums, counts from 100) that no figure of the header holds.

    Told once a fiche, at the first: not every number is a key figure, and whoever writes knows which are.
    """
    told = [(quantity, one) for one in spoken if one.story_line for quantity in quantities(one.text)]
    known = {float(figure.value) for figure in fiche.figures}
    if any(quantity.value not in known for quantity, _ in told):
        drawings = [text for at, text in file.values.texts if at[0] in ("figures", "diagrams")]
        known.update(quantity.value for text in drawings for quantity in quantities(text))
    missing = {quantity.text: one.line for quantity, one in told if quantity.value not in known}
    if missing:
        numbers = listed(f"{text} (ligne {line})" for text, line in missing.items())
        finding = LOOSE_NUMBERS(numbers=numbers, are="n'est pas" if len(missing) == 1 else "ne sont pas")
        yield finding.at(file.path, min(missing.values()), "figures")


def _evidence(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    """Find fiches whose results are all hoped for, and results said to be measured that give no number, in digits or in
    words.
    """
    if all(result.evidence == "attendu" for result in fiche.results):
        yield file.problem(("results",), ONLY_HOPES())
    for rank, result in enumerate(fiche.results):
        if result.evidence == "mesure" and not _COUNTED.search(folded(result.text)):
            yield file.problem(("results", rank, "evidence"), NO_NUMBER())


_COUNTED = re.compile(
    r"\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cents?|"
    r"mille|dizaine|douzaine|quinzaine|vingtaine|trentaine|centaine|millier|million|milliard|moitie|tiers|quart|double|triple|premiere?s?|aucune?|tou(?:s|tes))\b"
)


def _acronyms(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    obscure: dict[str, _Spoken] = {}
    for one in spoken:
        for sign in acronyms(one.text):
            if sign not in names:
                obscure.setdefault(sign, one)
    figured = (text for at, text in file.values.texts if at[0] in _ASIDE)
    explained = spelled_out("\n".join((*(one.text for one in spoken), *figured, file.body))) if obscure else ()
    for sign, one in obscure.items():
        if sign not in explained:
            yield ACRONYM(acronym=sign).at(file.path, one.line, one.field)


def _bold_headings(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    for lead in file.page.leads:
        is_sentence = lead.words.endswith((".", "!", "?", "…", ";", ",", ":"))
        if lead.is_bold_alone and not is_sentence and not meant_section(lead.words):
            yield BOLD_HEADING(words=lead.words).at(file.path, file.body_line + lead.line)


def _credits(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    for link in file.page.links:
        if link.is_picture and not link.title.strip():
            yield NO_CREDIT(target=link.target).at(file.path, file.body_line + link.line)


def _notes(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    for line, text in lines(file.body) if "(1)" in file.body or "[1]" in file.body else ():
        call = _CALL.search(text)
        if call and file.body.count(call["sign"]) == 1:
            yield NO_NOTE(call=call[0]).at(file.path, file.body_line + line)


def _telling(file: FicheFile, fiche: Fiche, spoken: Words, names: frozenset[str]) -> Iterator[Problem]:
    return redundancies(file, fiche)


def _spoken(file: FicheFile) -> Iterator[_Spoken]:
    """Yield the texts of a fiche, its figures aside: those of its header, then the passages of its story."""
    for at, text in file.values.texts:
        if at[0] not in _ASIDE:
            yield _Spoken(file, text, at)
    for passage in passages(file.body):
        yield _Spoken(file, passage.text, story_line=file.body_line + passage.line)
