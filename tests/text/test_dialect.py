"""What people type, as Markdown reads it once put in its own words: each way of typing, and what the page holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.text.html.document import fragment
from macros.text.markdown.dialect import dialect
from macros.text.markdown.rendering import Renderer, site_settings
from tests.conftest import ROOT

RENDERER = Renderer(site_settings(ROOT))


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
        ("o\tA\no\tB", "ul\n  li: A\n  li: B"),
        ("➢ A\n➢ B", "ul\n  li: A\n  li: B"),
        ("✓ A\n→ B", "ul\n  li: ✓ A\n  li: → B"),
        ("✅ A\n❌ B", "ul\n  li: ✅ A\n  li: ❌ B"),
        ("• A\n  – B\n• C", "ul\n  li: A\n    ul\n      li: B\n  li: C"),
        ("•\tA\no\tB\n▪\tC\n•\tD", "ul\n  li: A\n    ul\n      li: B\n        ul\n          li: C\n  li: D"),
        ("- A\n-B", "ul\n  li: A\n  li: B"),
        ("- A\n\n* B", "ul\n  li: A\nul\n  li: B"),
        ("- A\n* B\n* C", "ul\n  li: A\nul\n  li: B\n  li: C"),
        ("- A\n- B\n\n– C\n– D", "ul\n  li: A\n  li: B\nul\n  li: C\n  li: D"),
        ("> - A\n>\n> + B", "blockquote\n  ul\n    li: A\n  ul\n    li: B"),
        ("1. A\n\n- B\n\n2. C", "ol\n  li: A\nul\n  li: B\nol@2\n  li: C"),
        ("1.1 A\n1.2 B", "p: 1.1 A 1.2 B\n  br"),
        ("I. A\nII. B", "p: I. A II. B\n  br"),
        ("II. A\n\nIII. B", "p: II. A\np: III. B"),
        ("Depuis\n1890.", "p: Depuis 1890.\n  br"),
        ("12/03/2018 : A\n1/4/2018 : B", "p: 12/03/2018 : A 1/4/2018 : B\n  br"),
        ("\u00a0\u00a0- A\n\u00a0\u00a0- B", "ul\n  li: A\n  li: B"),
        ("-\u2003A\n-\u2003B", "ul\n  li: A\n  li: B"),
        ("I - A\nII - B", "p: I - A II - B\n  br"),
        ("A/ B\nB/ C", "p: A/ B B/ C\n  br"),
        ("Lundi : A\nMardi : B", "p: Lundi : A Mardi : B\n  br"),
        ("**A :** b\n**C** : d", "p: b : d\n  strong: A :\n  br\n  strong: C"),
        ("9 h A\n10 h B", "p: 9 h A 10 h B\n  br"),
        ("2014-2016 A\n2017 B", "p: 2014-2016 A 2017 B\n  br"),
        ("1 : A\n2 : B", "p: 1 : A 2 : B\n  br"),
        ("1°/ A\n2°/ B", "ol\n  li: A\n  li: B"),
        ("-- A\n-- B", "ul\n  li: A\n  li: B"),
        ("-> A\n-> B", "ul\n  li: A\n  li: B"),
        ("- A\n-\n- B", "ul\n  li: A\n  li: B"),
        ("`C:\\a` et `3*4` et `b[c]('d')`", "p: et et\n  code: C:\\a\n  code: 3*4\n  code: b[c]('d')"),
        ("C:\\_a_\\*.txt", "p: C:\\_a_\\*.txt"),
        ("| A |\n|---|\n| B |\nC", "table\n  thead\n    tr\n      th: A\n  tbody\n    tr\n      td: B\np: C"),
        ("2014 : A\n2015 : B", "p: 2014 : A 2015 : B\n  br"),
        ("(a) A\n(b) B", "p: (a) A (b) B\n  br"),
        ("Trois axes :\nAxe 1 : A\nAxe 2 : B", "p: Trois axes : Axe 1 : A Axe 2 : B\n  br\n  br"),
        ("-5 %\n-6 %", "p: -5 % -6 %\n  br"),
        ("§ 3. A\n§ 4. B", "p: § 3. A § 4. B\n  br"),
        ("A[^1]\n\n[^1] : B", "p: A\n  sup\n    a: 1\ndiv\n  hr\n  ol\n    li\n      p: B"),
        ("[A](a@b.fr) [B](<a@b.fr>) [C][c]\n\n[c]: a@b.fr", "p\n  a: A\n  a: B\n  a: C"),
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
        ("!!! \"A\"\n    B", "div\n  p: A\n  p: B"),
        ("!!!note \"A\"\n    B", "div\n  p: A\n  p: B"),
        (":::note[A]\nB\n:::", "div\n  p: A\n  p: B"),
        ("!!! note \"\"\n    A", "div\n  p: A"),
        ("!!! À retenir\n    A", "div\n  p: À retenir\n  p: A"),
        ("!!! warning Lire avant\n    A", "div\n  p: Lire avant\n  p: A"),
        ("??? Pourquoi ?\n    A", "details\n  summary: Pourquoi ?\n  p: A"),
        ("I. A\n   A. B\n   B. C\nII. D", "p: I. A A. B B. C II. D\n  br\n  br\n  br"),
        ("-**A**\n-« B »", "ul\n  li\n    strong: A\n  li: « B »"),
        ("> A\n> — Elle, agente", "blockquote\n  p: A — Elle, agente\n    br"),
        ("A\n```py hl_lines=\"1\"\nb\n```\nC", "p: A\npre\n  code: b\np: C"),
        ("> A  \n> B", "blockquote\n  p: A B\n    br"),
        ("```A```\n\nB\n\n```\nc\n```", "p\n  code: A\np: B\npre\n  code: c"),
        ("1. A\n   > B\n2. C", "ol\n  li\n    p: A\n    blockquote\n      p: B\n  li\n    p: C"),
        (
            "A\tB\n1\t2\n3",
            "table\n  thead\n    tr\n      th: A\n      th: B\n  tbody"
            "\n    tr\n      td: 1\n      td: 2\n    tr\n      td: 3\n      td",
        ),
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


def test_an_email_that_a_link_leads_to_is_one():
    text = "[A](a@b.fr), [B](<a@b.fr> 'T'), [C][c], [D](mailto: a@b.fr), [<a@b.fr>](a@b.fr?subject=E)\n\n[c]: a@b.fr"
    links = [link.attributes["href"] for link in fragment(RENDERER.html(text)).css("a")]
    assert links == ["mailto:a@b.fr"] * 4 + ["mailto:a@b.fr?subject=E"]


def test_notes_are_numbered_in_the_order_of_their_calls():
    root = fragment(RENDERER.html("A[^x], B[^y] et C[^x].\n\n[^y]: deux\n\n[^x]: un"))
    assert [link.text() for link in root.css("a.footnote-ref")] == ["1", "2", "1"]
    assert [(link.attributes["href"], link.attributes["title"][-1]) for link in root.css("a.footnote-backref")] == [
        ("#fnref:x", "1"),
        ("#fnref2:x", "1"),
        ("#fnref:y", "2"),
    ]


MARKS = ("- ", "* ", "+ ", "• ", "1. ", "1) ")


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[int]]:
    """Return lists inside lists, set in by any number of spaces, parted or not by blank lines; and how deep each word
    stands.
    """
    depths, lines = [0], []
    margins, marks = [0], [draw(st.sampled_from(MARKS))]
    for rank in range(draw(st.integers(2, 12))):
        depth = draw(st.integers(0, min(depths[-1] + 1, 2))) if rank else 0
        while len(margins) > depth + 1:
            margins.pop()
            marks.pop()
        if len(margins) <= depth:
            margins.append(margins[-1] + draw(st.integers(3 if marks[-1][0] == "1" else 2, 4)))
            marks.append(draw(st.sampled_from(MARKS[:3] if marks[-1][0] == "•" else MARKS)))
        depths += [depth] if rank else []
        lines += [""] if rank and draw(st.booleans()) else []
        lines.append(" " * margins[-1] + marks[-1] + f"mot{rank:02}x")
    return "\n".join(lines), depths


@settings(deadline=None)  # a machine may be busy
@given(lists())
def test_every_item_stands_as_deep_as_it_was_typed(drawn: tuple[str, list[int]]):
    text, depths = drawn
    shown: list[int] = []

    def visit(node, depth: int) -> None:
        for child in node.iter():
            inner = depth + (child.tag == "li")
            shown.extend([inner] * len(re.findall(r"mot\d\dx", child.text(deep=False) or "")))
            visit(child, inner)

    visit(fragment(RENDERER.html(text)), -1)
    assert shown == depths
