"""French typography: a table of what is typed and what is printed, then the built site, its exports and a real browser.

In the tables « ~ » stands for the thin space that never breaks (U+202F) and « _ » for the wide one (U+00A0).
"""

from __future__ import annotations

import re
import timeit
from html.parser import HTMLParser
from pathlib import Path

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.pages.exports import exports
from macros.text.french.typography import typeset
from macros.text.html.document import SKIPPED, TEXT, parse, serialize, walk
from tests.conftest import typeset_piece

CHANGED = {
    "point-virgule": ("avis ; sept", "avis~; sept"),
    "exclamation": ("Bravo !", "Bravo~!"),
    "interrogation": ("Pourquoi ?", "Pourquoi~?"),
    "deux-points": ("Durée : 6", "Durée_: 6"),
    "guillemets": ("le « Faire autrement » local", "le «~Faire autrement~» local"),
    "espace-oubliée-interrogation": ("Pourquoi?", "Pourquoi~?"),
    "espace-oubliée-exclamation": ("<p>Bravo!</p>", "<p>Bravo~!</p>"),
    "espace-oubliée-point-virgule": ("avis; sept", "avis~; sept"),
    "espace-oubliée-deux-points": ("Durée: six", "Durée_: six"),
    "espace-oubliée-guillemets": ("le «mot» dit", "le «~mot~» dit"),
    "parenthèse-avant": ("(16 décembre) : nous", "(16_décembre)_: nous"),
    "parenthèse-après": ("(pourquoi?)", "(pourquoi~?)"),
    "deux-signes": ("Quoi ?!", "Quoi~?!"),
    "signe-doublé": ("Non!!", "Non~!!"),
    "points-de-suspension-avant": ("Et…?", "Et…~?"),
    "guillemet-puis-signe": ("« mot » ; « autre »?", "«~mot~»~; «~autre~»~?"),
    "plusieurs-espaces": ("mot  ;", "mot~;"),
    "fin-de-ligne": ("mot\n; suite\n: fin", "mot~; suite_: fin"),
    "fin-de-ligne-dans-guillemets": ("«\nmot\n»", "«~mot~»"),
    "mauvaise-espace-typée": ("mot_; mot~: 20~%", "mot~; mot_: 20_%"),
    "espaces-en-entités": ("mot&nbsp;; mot&#160;: 1&#8239;607", "mot~; mot_: 1~607"),
    "lien-avant": ('un <a href="#">mot</a> ; suite', 'un <a href="#">mot</a>~; suite'),
    "lien-avant-sans-espace": ('un <a href="#">mot</a>; suite', 'un <a href="#">mot</a>~; suite'),
    "espace-dans-le-lien": ('un <a href="#">mot </a>; suite', 'un <a href="#">mot</a>~; suite'),
    "signe-dans-la-balise": ("mot <b>: suite</b>", "mot<b>_: suite</b>"),
    "gras-imbriqué": ("<b><i>mot</i></b> ?", "<b><i>mot</i></b>~?"),
    "étiquette-en-gras": ("<strong>Durée:</strong> six", "<strong>Durée_:</strong> six"),
    "guillemets-autour-d-une-balise": ("« <em>mot</em> »", "«~<em>mot</em>~»"),
    "guillemets-dans-la-balise": ("<em>« mot »</em>", "<em>«~mot~»</em>"),
    "code-avant": ("<code>a ; b</code> ; suite", "<code>a ; b</code>~; suite"),
    "appel-de-note": ('mot<sup><a href="#">1</a></sup> ; suite', 'mot<sup><a href="#">1</a></sup>~; suite'),
    "commentaire": ("mot<!-- l'un ; --> l'autre", "mot<!-- l'un ; --> l’autre"),
    "apostrophe": ("l'art d'agir, aujourd'hui", "l’art d’agir, aujourd’hui"),
    "apostrophe-entité-39": ("qu&#39;est-ce", "qu’est-ce"),
    "apostrophe-entité-apos": ("qu&apos;est-ce", "qu’est-ce"),
    "apostrophe-hexadécimale": ("qu&#x27;est-ce", "qu’est-ce"),
    "apostrophe-avant-balise": ("l'<em>art</em>", "l’<em>art</em>"),
    "apostrophe-de-titre": ("<title>L'accueil : ici</title>", "<title>L’accueil_: ici</title>"),
    "guillemets-droits": ('le "mot juste", dit-on', "le «~mot juste~», dit-on"),
    "guillemets-droits-entités": ("le &quot;mot&quot; et &#34;l&#39;autre&#34;", "le «~mot~» et «~l’autre~»"),
    "guillemets-droits-et-balise": ('"<em>mot</em>"', "«~<em>mot</em>~»"),
    "guillemets-de-second-rang": ('« il dit "non" »', "«~il dit “non”~»"),
    "points-de-suspension": ("à suivre...", "à suivre…"),
    "esperluette": ("Achats &amp; marchés ; suite", "Achats &amp; marchés~; suite"),
    "inférieur": ("a &lt; b ; &lt;b&gt; ; c", "a &lt; b~; &lt;b&gt;~; c"),
    "pour-cent": ("20 % des", "20_% des"),
    "pour-cent-collé": ("20% des", "20_% des"),
    "euros": ("4 000 € ou 12 M€", "4~000_€ ou 12_M€"),
    "millions": ("250 millions d'euros", "250_millions d’euros"),
    "unités": (
        "6 mois, 52 semaines, 221 jours, 60 ans, 85 agents, 3 km, 35 h",
        "6_mois, 52_semaines, 221_jours, 60_ans, 85_agents, 3_km, 35_h",
    ),
    "unité-dans-une-balise": ("<b>46 <span>heures</span></b>", "<b>46_<span>heures</span></b>"),
    "unité-après-balise": ("<b>46</b> heures", "<b>46</b>_heures"),
    "unité-à-la-ligne": ("36\nheures", "36_heures"),
    "pour-cent-après-balise": ("<b>20</b>%", "<b>20</b>_%"),
    "quantième": ("le 16 décembre 2016", "le 16_décembre 2016"),
    "milliers-espacés": ("1 607 heures", "1~607_heures"),
    "milliers-collés": ("1607 heures", "1~607_heures"),
    "milliers-sans-unité": ("ARTT, 1607, 1656", "ARTT, 1~607, 1~656"),
    "millions-collés": ("1338485 habitants", "1~338~485_habitants"),
    "milliers-décimaux": ("1591,2 et 1 591,25", "1~591,2 et 1~591,25"),
    "calcul": ("1 656 − 46 = 1 607 ; fin", "1~656 − 46 = 1~607~; fin"),
    "milliers-en-fin-de-phrase": ("Soit 1607.", "Soit 1~607."),
    "quantité-qui-ressemble-à-une-année": ("après 1607 heures", "après 1~607_heures"),
    "hors-des-années": (
        "1899, 2101, 1899 agents, 2101 agents, 1899-1901 agents",
        "1~899, 2~101, 1~899_agents, 2~101_agents, 1~899–1901_agents",
    ),
    "bornes-des-années": ("1900 agents, 2100 agents, 1900-2100", "1900_agents, 2100_agents, 1900–2100"),
    "tranche-d-âge": ("les 20-29 ans", "les 20–29_ans"),
    "intervalle-d-années": ("le modèle 2020-2023", "le modèle 2020–2023"),
    "intervalle-5-10": ("de 5-10 minutes, pages 9-12", "de 5–10_minutes, pages 9–12"),
    "intervalle-d-années-anciennes": ("1789-1815", "1789–1815"),
    "intervalle-depuis-zéro": ("0-3 ans", "0–3_ans"),
    "article-de-code": ("L. 5211-4, n° 82-213", "L._5211-4, n°_82-213"),
    "intervalle-compté": ("80-120 agents, 1500-1800 agents", "80–120_agents, 1~500–1~800_agents"),
    "intervalle-déjà-typé": ("20–29 ans", "20–29_ans"),
    "année-scolaire": ("en 2018-19, en 2012-13", "en 2018–19, en 2012–13"),
    "premier": ("le 1er avril 2018", "le 1ᵉʳ_avril 2018"),
    "première": ("la 1re et la 1ère fois", "la 1ʳᵉ et la 1ʳᵉ fois"),
    "deuxième": ("le 2e et le 21ème", "le 2ᵉ et le 21ᵉ"),
    "numéro": ("fiche n° 12", "fiche n°_12"),
    "page-et-article": ("p. 12, pp. 3-5, art. 72, art. L. 5211", "p._12, pp._3–5, art._72, art._L._5211"),
    "titres": ("M. Dupont, Mme Élu, MM. A et B", "M._Dupont, Mme_Élu, MM._A et B"),
    "titre-et-balise": ("M. <b>Dupont</b>", "M._<b>Dupont</b>"),
    "ligatures": (
        "oeuvre, manoeuvre, chef-d'oeuvre, coeur, rancoeur, soeur",
        "œuvre, manœuvre, chef-d’œuvre, cœur, rancœur, sœur",
    ),
    "ligatures-suite": ("noeud, oeil, boeuf, voeu, voeux, Oeuvre, COEUR", "nœud, œil, bœuf, vœu, vœux, Œuvre, CŒUR"),
    "étiquette-d-un-dessin": ("<svg><text>L'art : un</text></svg>", "<svg><text>L’art_: un</text></svg>"),
    "français-dit-tel": ('<div lang="fr"><p>Quoi ?</p></div>', '<div lang="fr"><p>Quoi~?</p></div>'),
}

KEPT = {
    **{
        name: f'<{name}>l\'un ; 1607 "a" ... 1er</{name}>'
        for name in ("code", "pre", "kbd", "samp", "script", "style", "textarea", "time")
    },
    "signe-de-balise-dans-un-script": '<script>if (a<b && "</p> l\'un ; ") {}</script>',
    "attributs": '<a title="l\'un ; 1607 &gt; 20-29 ?" href="/a?b=1607;c">x</a>',
    "à-ne-pas-traduire": '<dd translate="no">1607 ; <b>l\'un</b> ?</dd>',
    "à-ne-pas-traduire-imbriqué": '<div translate="no"><div>1607 ;</div> l\'un ?</div>',
    "autre-langue": '<i class="x" lang="en">What? It\'s 1607!</i>',
    "chiffres-d-un-dessin": "<svg><text>1607</text><text>20-29 %</text></svg>",
    "adresse": "https://exemple.fr/l'oeuvre-1er/2020-2023?a=1607&amp;b=...&amp;c",
    "adresse-nue": "www.inet.cnfpt.fr/20-29",
    "courriel": "jean.d'or1607@coeur-de-ville.fr",
    "site-sans-www": "coeur-de-ville.fr",
    "fichier": "mon_oeuvre.json et coeur.json",
    "heure": "à 12:30, 14h30",
    "ratio": "1:3 et 16:9",
    "année": "en 2016, 1999 et 2100, 1900",
    "année-ancienne": "depuis 1884, en 1789, loi de 1884",
    "registre": "Siren 215903501, Siret 21590350100012",
    "code-commune": "code 44162, Insee 44162",
    "code-postal": "44800 Saint-Herblain",
    "code-entre-parenthèses": "Saint-Herblain (44800)",
    "zéro-initial": "01000 et 06, 01-03",
    "registre-nu": "215903501",
    "boîte-postale": "CS 70041, BP 1234",
    "norme": "ISO 9001, RFC 2119",
    "date-iso": "2017-11-15",
    "mois-iso": "2017-11, 2009-10, 2011-12",
    "téléphone": "01 40 15 70 00, 01.40.15.70.00, 0 800 123 456, 01-40-15-70-00",
    "loi": "loi 84-53, loi 82-213, décret 85-603, 2014-58",
    "article": "L5211-4, article 72-73, art.72",
    "version": "service public 4.0 et 2.0.1",
    "années-barrées": "2030/2040",
    "mot-composé": "Covid-19, H2020, rendez-vous, 2-en-1",
    "compte-à-rebours": "29-20, 7-7",
    "désignations": "1l, 3C, A4, 12",
    "esperluette-seule": "A &amp; B &lt;c&gt;",
    "tête-de-bloc": "<ul><li>?</li><li> : </li></ul><p>; suite</p>",
    "bloc-avant": "<p>mot</p> <p>; suite</p>",
    "question-entre-crochets": "(?) et (!)",
    "guillemet-seul": '15" et 17"',
    "sans-rien": "<p>Un texte simple.</p>\n<ul>\n<li>Un</li>\n</ul>",
    "coexistence": "coexister, poésie, oesophage, moelle, Noël",
    "pas-un-numéro": "top. 12",
    "signe-interdit": "l'un\1 ; l'autre",
}


def typed(text: str) -> str:
    """Return a text of the tables with its spaces that never break."""
    return text.replace("~", "\u202f").replace("_", "\u00a0")


def test_the_indentation_of_templates_goes():
    html = "<ul>\n\n    <li>Un  texte\n      long</li>\n  </ul><pre>a\n\n  b</pre>"
    assert typeset_piece(html) == "<ul>\n<li>Un  texte\nlong</li>\n</ul><pre>a\n\n  b</pre>"


@pytest.mark.parametrize("name", CHANGED)
def test_what_is_typed_is_printed_in_french(name: str):
    plain, printed = CHANGED[name]
    assert typeset_piece(typed(plain)) == typed(printed)


@pytest.mark.parametrize("name", KEPT)
def test_what_is_no_prose_is_left_alone(name: str):
    assert typeset_piece(KEPT[name]) == KEPT[name]


@pytest.mark.parametrize("text", [*(typed(printed) for _, printed in CHANGED.values()), *KEPT.values()])
def test_a_page_typeset_twice_is_typeset_once(text: str):
    assert typeset_piece(text) == text


def test_two_cases_do_not_hide_each_other():
    """All cases in one page, each in its section: nothing leaks from one block into the next."""
    cases = [f"<section>{typed(plain)}</section>" for plain, _ in CHANGED.values()]
    assert typeset_piece("".join(cases)) == "".join(map(typeset_piece, cases))


INLINE = ("a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup")
SEALED = "code, pre, kbd, samp, script, style, textarea, time, [translate=no], [lang]:not([lang=fr])"


def prose_of(html: str) -> str:
    """Return the text of a page, a line for each block; a word stands for what is no French prose."""
    document = parse(html)
    return "".join(
        told if kind is TEXT else "x" * (kind is SKIPPED) + ("" if told in INLINE else "\n\n")
        for kind, told, _ in walk(document, document.css(SEALED))
    )


@pytest.fixture(scope="module")
def prose(site: Path) -> dict[str, str]:
    """The prose of every page, the answer to a wrong address among them."""
    return {
        path.relative_to(site).as_posix(): prose_of(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")
    }


@pytest.mark.parametrize(
    "fault, pattern",
    [
        ("espace ordinaire avant ; ! ? »", r"\S[ \n\xa0][;!?»]"),
        ("signe collé à son mot", r"\w[!?»](?!\w)|\w;\s"),
        ("espace ordinaire avant :", r"\S[ \n\u202f]:\s"),
        ("espace ordinaire après «", r"«(?!\u202f)"),
        ("apostrophe droite", r"'"),
        ("guillemets droits", r'"'),
        ("trois points", r"\.\.\."),
        ("espace ordinaire dans un nombre", r"\d[ \xa0]\d{3}(?!\d)"),
        ("espace ordinaire avant une unité", r"\d[ \n\u202f](?:%|€|heures?\b|agents?\b|mois\b|ans\b)"),
        ("1er", r"\b1er\b"),
    ],
)
def test_no_page_shows_what_a_typographer_would_not(fault: str, pattern: str, prose: dict[str, str]):
    assert [
        f"{path} : {match[0]!r}" for path, text in prose.items() for match in [re.search(pattern, text)] if match
    ] == []


def test_the_answer_to_a_wrong_address_is_typeset(site: Path):
    assert "Cette page n’existe pas" in (site / "404.html").read_text(encoding="utf-8")


def test_a_register_s_number_stays_whole(site: Path):
    page = parse((site / "commanditaires/ville-de-saint-herblain/index.html").read_text(encoding="utf-8"))
    texts = [told for kind, told, _ in walk(page) if kind is TEXT]
    assert "44162" in texts and "214401622" in texts and "50\u202f973\u00a0habitants" in page.text()


def test_the_exports_stay_as_typed(catalogue: Catalogue, site: Path):
    for address, content in exports(catalogue).items():
        text = content.decode()
        published = (site / address).read_bytes().decode()
        assert published == text
        assert [sign for sign in ("\u202f", "\u00a0", "’", "ᵉ") if sign in published] == []


def test_a_page_is_typeset_faster_than_the_standard_library_parses_it(site: Path):
    """What is measured is a ratio, since machines differ; the page is parsed and written besides."""
    text = (site / "projets/nina-simone/plaine-commune/index.html").read_text(encoding="utf-8")

    def typeset_page() -> None:
        document = parse(text)
        typeset(document)
        serialize(document)

    ours = min(timeit.repeat(typeset_page, number=1, repeat=30))
    theirs = min(timeit.repeat(lambda: HTMLParser().feed(text), number=1, repeat=30))
    assert ours < theirs
