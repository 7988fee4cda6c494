"""What the site makes of everyday texts, through the whole check: told at its line, or shown as it was meant."""

from __future__ import annotations

import time

import pytest

from macros.text.html.document import fragment
from macros.text.markdown.rendering import Renderer, site_settings
from tests.conftest import ROOT
from tests.mini import FICHE, Mini

FILE = "docs/projets/essai/lille.md"
HEADER = FICHE.split("\n---\n")[0]
FIRST = len(HEADER.split("\n")) + 2
OPEN_STRESS = "un italique n'est pas refermé, et son signe serait imprimé : « "
RENDERER = Renderer(site_settings(ROOT))


def told(mini: Mini, body: str) -> list[tuple[int, str]]:
    """Return the line, counted from the first of `body`, and what is said to be printed or lost."""
    mini.write(FILE, f"{HEADER}\n---\n{body}\n")
    places = (message.removeprefix(f"{FILE}:").split("  ", 1) for message in mini.messages())
    return [(int(line) - FIRST, said.split(" »")[0].removeprefix("« ")) for line, said in places]


@pytest.mark.parametrize(
    "body, names, words",
    [
        ("2014. Un guichet.\n\n2017. Il ferme.", "p p", "2014. Un guichet. 2017. Il ferme."),
        ("1. A.\n2. B.\n\nUn mois.\n\n3. C.\n4. D.", "ol li li p ol li li", "A. B. Un mois. C. D."),
        ("- A\n  - B\n- C\n   - D", "ul li ul li li ul li", "A B C D"),
        ("1) A\n2) B", "ol li li", "A B"),
        ("– A\n– B", "ul li li", "A B"),
        ("✓ A\n✓ B", "ul li li", "A B"),
        ("-A\n-B", "ul li li", "A B"),
        ("1.A\n2.B", "ol li li", "A B"),
        ("[L'idée](https://a.fr/l'i) et [B](https://a.fr/b 'C').", "p a a", "L'idée et B."),
        ("**A :**nous. **5 %**des. **« b »**est.", "p strong strong strong", "A :nous. 5 %des. « b »est."),
        ("Hôtel\\\nPlace", "p br", "Hôtel Place"),
        ("Le guide : https://a.fr/b_c/. À a@b.fr.", "p a a", "Le guide : https://a.fr/b_c/. À a@b.fr."),
        ("    Collé en retrait.\n\nSuite.", "p p", "Collé en retrait. Suite."),
        ("+ 12 % de visites.\n\n- 5 % de courriers.", "ul li p li p", "+ 12 % de visites. - 5 % de courriers."),
        ("> 50 agents : un comité.", "p", "> 50 agents : un comité."),
        ("- > 50 agents ;\n- + 3 % l'an.", "ul li li", "> 50 agents ; + 3 % l'an."),
        ("Prix* : 10 €.\n\n* hors taxes", "p p", "Prix* : 10 €. * hors taxes"),
        ("Le prix* est là.\n* hors taxes", "p p", "Le prix* est là. * hors taxes"),
        ("Le prix*.\n\n*Hors taxes.", "p p", "Le prix*. *Hors taxes."),
        ("Prix*, coût**.\n\n* hors taxes\n** tout compris", "p p p", "Prix*, coût**. * hors taxes ** tout compris"),
        ("Le *prix*.\n\n* Un.", "p em ul li", "Le prix. Un."),
        ("Le prix*.\n\n* Un.\n* Deux.", "p ul li li", "Le prix*. Un. Deux."),
        ("Les agent*es et les élu*es ; a*b*c ; *C*entre.", "p em", "Les agent*es et les élu*es ; a*b*c ; Centre."),
        ("Dix m^2, le 1^er et le 2^e.", "p sup sup sup", "Dix m2, le 1er et le 2e."),
        ("[Lille](https://a.fr (La page)).", "p a", "Lille."),
        ("http://a.fr/?a=1&copy=3", "p a", "http://a.fr/?a=1&copy=3"),
        ("* A\n** B\n** C\n* D", "ul li ul li li li", "A B C D"),
        ("1 . A\n2 . B", "ol li li", "A B"),
        ("Ø  A\nØ  B", "ul li li", "A B"),
        ("Tél. : 03.\nMél : a@b.fr", "p br a", "Tél. : 03. Mél : a@b.fr"),
        ("a.\tA\nb.\tB", "ol li li", "A B"),
        ("A\tB\nC\tD\nSource : E", "table thead tr th th tbody tr td td p", "A B C D Source : E"),
        ("- A\n\n  > B\n\n  C", "ul li p blockquote p p", "A B C"),
        ("(https://a.fr)[le rapport]", "p a", "le rapport"),
        ("<https://a.fr|le rapport>", "p a", "le rapport"),
        ("> Un :\n> > Deux.\n> Trois.", "blockquote p blockquote p p", "Un : Deux. Trois."),
        ("Le tableau :\nA\tB\nC\tD", "p table thead tr th th tbody tr td td", "Le tableau : A B C D"),
        ("| A | B |\n|---|---|\n| `a \\| b` | c |", "table thead tr th th tbody tr td code td", "A B a | b c"),
    ],
)
def test_a_text_is_shown_as_it_was_meant(mini: Mini, body: str, names: str, words: str):
    root = fragment(RENDERER.html(body))
    for link in root.css("a.headerlink"):
        link.decompose()
    shown = (" ".join(node.tag or "" for node in root.css("body *")), " ".join(root.text().split()))
    assert (told(mini, body), *shown) == ([], names, words)


@pytest.mark.parametrize(
    "body, problems",
    [
        ("A :smile: b.", [(0, ":smile:")]),
        ("A [[lille]].", [(0, "[[lille]]")]),
        ("A. {: .important }", [(0, "{: .important }")]),
        ("A.\n\n*[CCAS]: centre communal", [(2, "centre communal")]),
        ("A.\n\n> [Elle]: Bonjour", [(2, "bonjour")]),
        ("> | a | b |\n> |---|---|\n> | c | d | perdu |", [(2, "perdu")]),
        ("Le pôle ` a\nchangé ` <meta x> ` de nom.", [(1, "<meta x>")]),
        ("A.\n\nUn *mot oublié.", [(2, f"{OPEN_STRESS}*mot")]),
        ("A.\n\n*Un début oublié.", [(2, f"{OPEN_STRESS}*Un")]),
        ("Un * mot seul * là.", [(0, f"{OPEN_STRESS}* mot seul *")]),
        ("A.\n\nUn _mot oublié.", [(2, f"{OPEN_STRESS}_mot")]),
        ("A.\n\n\\textbf{gras}", [(2, "\\textbf{gras}")]),
        ("A.\n\nh2. Titre", [(2, "h2. Titre")]),
        ("A.\n\nB[[1]](#_ftn1).", [(2, "[1]")]),
        ("A.\n\nLe `code oublié.", [(2, "un accent grave serait imprimé : « `code")]),
        ("L'aire $a = b$.", [(0, "$a = b$")]),
        ("A.\n\n$$\na = b\n$$", [(2, "$$")]),
        (":::\n\nA.\n\n:::", [(0, "l'ouverture de l'encadré « :::"), (4, "l'ouverture de l'encadré « :::")]),
        ("::: a\nA\n\n::: b\nB", [(0, "l'ouverture de l'encadré « ::: a"), (3, "l'ouverture de l'encadré « ::: b")]),
    ],
)
def test_what_is_printed_or_lost_is_told(mini: Mini, body: str, problems: list[tuple[int, str]]):
    assert told(mini, body) == problems


@pytest.mark.parametrize(
    "old, new, line, field, mark",
    [
        ("detail: Trois ateliers.", "detail: Trois **ateliers** de dix.", 13, "method[1].detail", "**ateliers**"),
        ("detail: Trois ateliers.", "detail: Voir [Lille](lille.md).", 13, "method[1].detail", "[Lille](lille.md)"),
        ("detail: Trois ateliers.", "detail: Voir https://exemple.fr.", 13, "method[1].detail", "https://exemple.fr"),
        ("text: Les agents parlent.", "text: |\n      - un\n      - deux", 15, "results[1].text", "- un"),
    ],
)
def test_markdown_in_a_header_is_told(mini: Mini, old: str, new: str, line: int, field: str, mark: str):
    mini.replace(old, new)
    assert mini.messages() == [
        f"{FILE}:{line}  {field} : « {mark} » serait imprimé tel quel : cette clé est un texte simple. Retirez les"
        " signes de mise en forme ; une adresse ou une liste se met dans le récit."
    ]


def test_markdown_in_a_vocabulary_is_told(mini: Mini):
    mini.replace("definition: Travail en groupe.", "definition: Travail en **groupe**.", "data/methodes.yml")
    assert [message.split(" » ")[0] for message in mini.messages()] == [
        "data/methodes.yml:4  ateliers.definition : « **groupe**"
    ]


@pytest.mark.parametrize(
    "text, mark",
    [
        ("Trois <b>ateliers</b>.", "<b>ateliers</b>"),
        ("Trois &lt; quatre.", "&lt;"),
        ("Trois ateliers[^1].", "[^1]"),
        ("Trois *ateliers* de dix.", "*ateliers*"),
        ("Trois ~~ateliers~~.", "~~ateliers~~"),
        ("Trois *ateliers de dix.", "*ateliers"),
        ("Trois **ateliers de dix.", "**"),
        ("Trois ateliers** de dix.", "**"),
        ("Trois `ateliers.", "`ateliers."),
        ("Trois ''ateliers''.", "''ateliers''"),
        ("Trois [b]ateliers[/b].", "[b]ateliers[/b]"),
        ("Trois //ateliers//.", "//ateliers//"),
        ("Trois&nbsp ateliers.", "&nbsp"),
        ("Trois ateliers¹.", "¹"),
        ("Trois m^2^ au sol.", "m^2^"),
        ("Trois m de H~2~O.", "H~2~"),
        ("Trois $x^2$ au sol.", "$x^2$"),
        ("Trois ateliers\\\\", "\\"),
        ("Trois l\\\\'ateliers.", "\\'"),
        ("Trois ateliers {.grand}.", "{.grand}"),
        ("Trois :smile: ateliers.", ":smile:"),
        ("Trois ateliers</script>.", "</script>"),
        ("Trois ateliers .... 12", "ateliers .... 12"),
        ("L?accueil en trois ateliers.", "L?accueil"),
        ("Trois {{ ateliers }}", "{{ ateliers }}"),
        ("• Trois\\n• Quatre", "• Trois"),
        ("Trois<br> ateliers.", "<br>"),
        ("Trois <img src=x onerror=a> ateliers.", "<img src=x onerror=a>"),
        ("<!-- trois --> ateliers.", "<!-- trois --> ateliers."),
    ],
)
def test_what_a_header_would_print_as_typed_is_told(mini: Mini, text: str, mark: str):
    mini.replace("detail: Trois ateliers.", f'detail: "{text}"')
    assert [message.split(" » ")[0] for message in mini.messages()] == [f"{FILE}:13  method[1].detail : « {mark}"]


@pytest.mark.parametrize(
    "text",
    [
        "Soit 3 * 4 = 12, 50 % [sic] (p. 3)",
        '"1. Les ateliers"',
        "C'est l'art_icle 2_3.",
        "3* et R&D, à 10:30",
        "De <10 à >20, à <jean@exemple.fr>",
    ],
)
def test_ordinary_words_of_a_header_pass(mini: Mini, text: str):
    mini.replace("detail: Trois ateliers.", f"detail: {text}")
    assert mini.messages() == []


@pytest.mark.parametrize("path, old", [("data/methodes.yml", "Travail en groupe."), (FILE, "Trois ateliers.")])
def test_a_text_of_a_header_that_would_take_minutes_to_render_is_refused_at_once(mini: Mini, path: str, old: str):
    mini.replace(old, '"**a** ' + "[" * 30_000 + '"', path)
    start = time.process_time()
    (message,) = mini.messages()
    assert time.process_time() - start < 2
    assert "la ligne compte 30006 signes" in message
