"""What people type, as Markdown reads it once put in its own words: each way of typing, and what the page holds."""

from __future__ import annotations

import pytest

from macros.text.html.document import fragment
from macros.text.markdown.dialect import dialect
from macros.text.markdown.rendering import Renderer
from tests.conftest import ROOT

RENDERER = Renderer(ROOT)


def shape(text: str) -> str:
    """Return the page a text makes, one element a line, as « name: words »; names alone where nothing stands inside."""
    lines: list[str] = []

    def visit(node, depth: int) -> None:
        for child in node.iter():
            start = f"@{child.attributes['start']}" if child.attributes.get("start") else ""
            own = " ".join((child.text(deep=False) or "").split())
            lines.append("  " * depth + f"{child.tag}{start}" + (f": {own}" if own else ""))
            visit(child, depth + 1)

    root = fragment(RENDERER.html(text))
    for made in root.css("a.headerlink, a.footnote-backref"):
        made.decompose()
    visit(root, 0)
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text, page",
    [
        ("- A\n  - B\n- C\n   - D", "ul\n  li: A\n    ul\n      li: B\n  li: C\n    ul\n      li: D"),
        ("- A\n    - B\n        - C", "ul\n  li: A\n    ul\n      li: B\n        ul\n          li: C"),
        ("Ils vote\x0bencore.", "p: Ils vote encore.\n  br"),
        ("- A\n\t- B", "ul\n  li: A\n    ul\n      li: B"),
        ("1. A\n   - B\n2. C", "ol\n  li: A\n    ul\n      li: B\n  li: C"),
        ("3. A\n4. B", "ol@3\n  li: A\n  li: B"),
        ("1. A\n\nPause.\n\n2. B", "ol\n  li: A\np: Pause.\nol@2\n  li: B"),
        ("1) A\n2) B", "ol\n  li: A\n  li: B"),
        ("1/ A\n2/ B", "ol\n  li: A\n  li: B"),
        ("1° A\n2° B", "ol\n  li: A\n  li: B"),
        ("a) A\nb) B", "ol\n  li: A\n  li: B"),
        ("1.A\n2.B", "ol\n  li: A\n  li: B"),
        ("-A\n-B", "ul\n  li: A\n  li: B"),
        ("– A\n– B", "ul\n  li: A\n  li: B"),
        ("• A\n• B", "ul\n  li: A\n  li: B"),
        ("• A", "ul\n  li: A"),
        ("\uf0b7 A\n\uf0b7 B", "ul\n  li: A\n  li: B"),
        ("o\tA\no\tB", "ul\n  li: A\n  li: B"),
        ("➢ A\n➢ B", "ul\n  li: A\n  li: B"),
        ("✓ A\n→ B", "ul\n  li: ✓ A\n  li: → B"),
        ("-\u00a0A\n-\u00a0B", "ul\n  li: A\n  li: B"),
        ("Deux points :\n- A\n- B", "p: Deux points :\nul\n  li: A\n  li: B"),
        ("- A\n\n  suite\n- B", "ul\n  li\n    p: A\n    p: suite\n  li\n    p: B"),
        ("2014. Un guichet.\n2017. Il ferme.", "p: 2014. Un guichet. 2017. Il ferme.\n  br"),
        ("2014. Un guichet.", "p: 2014. Un guichet."),
        ("+ 12 % de visites.", "p: + 12 % de visites."),
        ("+ 12 % de visites.\n- 5 % de courriers.", "ul\n  li: + 12 % de visites.\n  li: - 5 % de courriers."),
        ("- > 50 agents ;\n- + 3 %.", "ul\n  li: > 50 agents ;\n  li: + 3 %."),
        ("> 50 agents.", "p: > 50 agents."),
        ("> Une parole.", "blockquote\n  p: Une parole."),
        ("> 50 ans\n> de service", "blockquote\n  p: 50 ans de service"),
        ("- 12 agents\n- 3 élus", "ul\n  li: 12 agents\n  li: 3 élus"),
        ("    Collé en retrait.", "p: Collé en retrait."),
        ("Hôtel de ville\\\nLille", "p: Hôtel de ville Lille\n  br"),
        ("Un\vdeux", "p: Un deux\n  br"),
        ("A\tB\n1\t2", "table\n  thead\n    tr\n      th: A\n      th: B\n  tbody\n    tr\n      td: 1\n      td: 2"),
        ("- [x] A\n- [ ] B", "ul\n  li: A\n    input\n  li: B\n    input"),
        ("~~A~~ ==B== H~2~O m^2^", "p: HO m\n  del: A\n  mark: B\n  sub: 2\n  sup: 2"),
        ("**A :**nous", "p: nous\n  strong: A :"),
        ("Sigle\n:   Sens", "dl\n  dt: Sigle\n  dd: Sens"),
        ("!!! note\n  A", "div\n  p: Note\n  p: A"),
        ("!!! warning\n    A", "div\n  p: Attention\n  p: A"),
        ("??? note \"Lire\"\n    A", "details\n  summary: Lire\n  p: A"),
        ("> [!TIP]\n> A", "div\n  p: Conseil\n  p: A"),
        (":::tip\nA\n:::", "div\n  p: Conseil\n  p: A"),
        (":::tip Retenir\nA\n:::", "div\n  p: Retenir\n  p: A"),
        ("Voir https://a.fr/b_c.", "p: Voir .\n  a: https://a.fr/b_c"),
        ("Écrire à a@b.fr.", "p: Écrire à .\n  a: a@b.fr"),
        ("[L'idée](https://a.fr/l'idée) et [B](https://b.fr 'C').", "p: et .\n  a: L'idée\n  a: B"),
        ("++ctrl+c++", "p\n  span\n    kbd: Ctrl\n    span: +\n    kbd: C"),
        ("-\tA\n-\tB", "ul\n  li: A\n  li: B"),
        ("1.\tA\n2.\tB", "ol\n  li: A\n  li: B"),
        ("1°) A\n2°) B", "ol\n  li: A\n  li: B"),
        ("- A\n– B", "ul\n  li: A\n  li: B"),
        ("[ ] A\n[x] B", "ul\n  li: A\n    input\n  li: B\n    input"),
        ("☐ A\n☑ B", "ul\n  li: A\n    input\n  li: B\n    input"),
        ("+ de 50 agents.", "p: + de 50 agents."),
        ("2 - 3 ans\n3 - 4 ans", "p: 2 - 3 ans 3 - 4 ans"),
        ("5*3*2 = 30", "p: 5*3*2 = 30"),
        ("\\\\serveur\\a", "p: \\\\serveur\\a"),
        ("l`agent et l`élu", "p: l`agent et l`élu"),
        ("#1 du classement", "p: #1 du classement"),
        ("A :\n| B |\n|---|\n| C |", "p: A :\ntable\n  thead\n    tr\n      th: B\n  tbody\n    tr\n      td: C"),
        ("!!! note « A »\n    B", "div\n  p: A\n  p: B"),
        ("Le <b>mot</b>.", "p: Le <b>mot</b>."),
    ],
)  # fmt: skip
def test_what_is_typed_is_what_the_page_holds(text: str, page: str):
    assert shape(text) == page


@pytest.mark.parametrize(
    "text",
    [
        "```\n• code\n2014. x\n+ 12\n```",
        "- A\n\n    ```\n    - code\n    ```",
        "M. Dupont\nA. Martin",
        "– Une incise seule",
        "§ 3 de la loi",
        "Texte.\n- une ligne",
        "***\n\n- - -",
        "| A | B |\n|---|---|\n| 1 | 2 |",
        "[figure : cycle]",
    ],
)
def test_what_can_mean_two_things_is_left_as_it_is(text: str):
    assert dialect(text) == text


@pytest.mark.parametrize(
    "title",
    [
        "“Crédit : Ville”",
        "« Crédit : Ville »",
        "«\u00a0Crédit : Ville\u00a0»",
        "„Crédit : Ville“",
        "‘Crédit : Ville’",
        "“Crédit : Ville",
    ],
)
def test_the_title_of_an_address_may_stand_between_the_quotes_of_a_word_processor(title: str):
    root = fragment(RENDERER.html(f"![Urne](urne.png {title}) et [Lille](<lille 2.md> {title})."))
    found = [
        (node.tag, node.attributes.get("src") or node.attributes.get("href"), node.attributes["title"])
        for node in root.css("img, a")
    ]
    assert found == [("img", "urne.png", "Crédit : Ville"), ("a", "lille 2.md", "Crédit : Ville")]
