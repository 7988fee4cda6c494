"""A small book printed by a real Chromium, sound on every point of the check: what tests of printed files damage."""

from __future__ import annotations

import datetime
from pathlib import Path

from playwright.sync_api import Browser

from macros.printing import tag_requests
from macros.printing.plan import A5, Chapter, Diagram, Heading, Locator, Plan

FACES = (Path(__file__).parent.parent / "overrides/assets/fonts").as_uri()

LONG = (
    "L'équipe a rencontré les agents des deux ser&shy;vices, puis les élus, et rendu compte de chaque entretien le jour"
    " même. Les constats ont été par&shy;tagés en atelier ; les écarts entre ce qui est dit et ce qui est fait ont"
    " nourri les pré&shy;co&shy;ni&shy;sa&shy;tions. "
)

STYLE = f"""
@font-face {{ font-family: "Newsreader"; src: url("{FACES}/newsreader-latin-400-normal.woff2"); font-weight: 400; }}
@font-face {{ font-family: "Newsreader"; src: url("{FACES}/newsreader-latin-600-normal.woff2"); font-weight: 600; }}
@page {{ size: A5; margin: 20mm 15mm; @top-left {{ content: "" }} @top-right {{ content: "" }}
  @bottom-left {{ content: "" }} @bottom-right {{ content: "" }}
  @bottom-center {{ content: counter(page); font: 9pt Newsreader }} }}
@page nue {{ @bottom-center {{ content: "" }} }}
@page amont {{ @top-center {{ content: "Ville d'Amont"; font: 9pt Newsreader }} }}
@page aval {{ @top-center {{ content: "Ville d'Aval"; font: 9pt Newsreader }} }}
body {{ font: 400 11pt/1.4 Newsreader; font-synthesis: none; hyphens: manual; text-rendering: geometricPrecision; }}
h1, h2 {{ break-after: avoid; font-weight: 600; }}
section, .blanche {{ break-before: page; }}
.couverture, .blanche {{ page: nue; }}
#amont {{ page: amont; }}
#aval {{ page: aval; }}
"""

FILLING = [
    f"<p>{word}. {LONG}</p>"
    for word in (
        "Premièrement",
        "Deuxièmement",
        "Troisièmement",
        "Enfin",
        "De plus",
        "Aussi",
        "En outre",
        "D'ailleurs",
        "Or",
        "Donc",
        "Ainsi",
        "Car",
    )
]
"""What makes the first project two pages and a half long."""

BODY = f"""
<section class="couverture" style="break-before: auto"><h1 id="titre">Un petit recueil</h1></section>
<div class="blanche"></div>
<section><h1 id="sommaire">Sommaire</h1><ol>
  <li><a href="#projet-amont">Organiser l'amont</a> <a href="#projet-amont">5</a></li>
  <li><a href="#projet-aval">Organiser l'aval</a> <a href="#projet-aval">9</a></li></ol></section>
<div class="blanche"></div>
<section id="amont"><h1 id="projet-amont">Organiser l'amont</h1>
  <p>{LONG}</p>
  <p class="exergue">Un exergue que rien d'autre ne répète.</p>
  <h2 id="demarche-amont">Une démarche en trois temps, que le titre annonce sur deux lignes</h2>
  {"".join(FILLING)}
  <figure id="figure-cycle"><figcaption>Un cycle</figcaption><ol><li>Écouter</li><li>Proposer</li></ol></figure>
  <p><a href="#titre">Revenir au titre</a> ou <a href="#figure-cycle">à la figure</a>.
  La suite est dans <a href="#note-amont">une note</a> et sur <a href="https://exemple.fr/">un site</a>.</p>
  <svg role="img" aria-label="Carte de l'amont" width="60" height="60">
  <circle cx="30" cy="30" r="28" fill="none" stroke="black"/></svg>
  <p id="note-amont">Une note <em>brève</em>.</p></section>
<div class="blanche"></div>
<section id="aval"><h1 id="projet-aval">Organiser l'aval</h1>
  <table><thead><tr><th scope="col">Service</th><th scope="col">Agents</th></tr></thead>
  <tbody><tr><th scope="row">Voirie</th><td>12</td></tr></tbody></table>
  <p>{LONG}</p></section>
"""

PLAN = Plan(
    title="Un petit recueil",
    author="Une promotion",
    description="Deux projets.",
    address="https://exemple.fr/imprimer/",
    day=datetime.date(2026, 1, 2),
    size=A5,
    margins=(20, 15, 20, 15),
    facing=True,
    pages=9,
    blanks=(2, 4, 8),
    unnumbered=(1, 2, 4, 8),
    headings=(
        Heading("Un petit recueil", 1, "titre"),
        Heading("Sommaire", 1, "sommaire"),
        Heading("Organiser l'amont", 1, "projet-amont"),
        Heading("Une démarche en trois temps, que le titre annonce sur deux lignes", 2, "demarche-amont"),
        Heading("Organiser l'aval", 1, "projet-aval"),
    ),
    chapters=(
        Chapter(
            "Organiser l'amont",
            "projet-amont",
            "Ville d'Amont",
            (LONG.replace("&shy;", ""), "Un exergue que rien d'autre ne répète.", "Une note brève."),
            recto=True,
        ),
        Chapter("Organiser l'aval", "projet-aval", "Ville d'Aval", ("Voirie", LONG.replace("&shy;", "")), recto=True),
    ),
    locators=(Locator("Organiser l'amont", 5, "projet-amont"), Locator("Organiser l'aval", 9, "projet-aval")),
    diagrams=(Diagram("figure-cycle", ("Un cycle", "Écouter", "Proposer")),),
    images=("Carte de l'amont",),
)


def print_book(browser: Browser, folder: Path, style: str = "", body: str = BODY) -> Path:
    """Print the book, with more style rules or another text, as Chromium writes it; return the file."""
    page_file, path = folder / "livre.html", folder / "livre.pdf"
    page_file.write_text(
        '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Un petit'
        f" recueil</title><style>{STYLE}{style}</style><body>{body}",
        encoding="utf-8",
    )
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(page_file.as_uri())
    tab.evaluate(tag_requests.SCRIPT, tag_requests.KINDS)
    tab.pdf(path=path, prefer_css_page_size=True, tagged=True, outline=True)
    context.close()
    return path
