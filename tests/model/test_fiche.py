"""The header of a fiche: each kind of fault, its line, its whole message."""

from __future__ import annotations

import pytest

from macros.model import diagram, edition, fiche, organisation, vocabulary
from macros.model.fiche import Contact, Fiche
from macros.model.reading import read_record
from macros.model.record import Record
from macros.text.yaml.values import read_values
from tests.mini import Mini

FILE = "docs/projets/essai/lille.md"
EVIDENCE = "« evidence » dit ce que vaut un effet : elle est attendue avec « kind: effet », et avec lui seul"
KEYS = ", ".join(Fiche.model_fields)


def records(module) -> list[type[Record]]:
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record) and value.__module__ == module.__name__
    ]


@pytest.mark.parametrize(
    "old, new, message",
    [
        pytest.param(
            "title: Écouter les agents\n",
            "",
            "2  title : la clé « title » manque (titre de la fiche). Ajoutez-la.",
            id="clé-manquante",
        ),
        pytest.param(
            "title: Écouter les agents",
            "title: Écouter les agents\ntitel: x",
            f"3  titel : la clé « titel » n'existe pas. Vouliez-vous dire « title » ? Clés admises : {KEYS}.",
            id="clé-inconnue",
        ),
        pytest.param(
            "part: organisation",
            "identifiers: { doi: abc }\npart: organisation",
            "4  identifiers.doi : « abc » n'a pas la forme attendue. La référence en montre un exemple.",
            id="doi-mal-écrit",
        ),
        pytest.param(
            "    kind: constat",
            "    kind: constat\n    preuve: x",
            "17  results[1].preuve : la clé « preuve » n'existe pas. Clés admises : text, kind, evidence.",
            id="clé-inconnue-dedans",
        ),
        pytest.param(
            "title: Écouter les agents",
            "title: 2018",
            '2  title : un texte est attendu ; « 2018 » est un nombre. Mettez des guillemets : "2018".',
            id="nombre-pour-texte",
        ),
        pytest.param(
            "title: Écouter les agents",
            "title: true",
            '2  title : un texte est attendu ; « true » est vrai ou faux. Mettez des guillemets : "true".',
            id="booléen-pour-texte",
        ),
        pytest.param(
            "title: Écouter les agents", "title:", "2  title : un texte est attendu ; il n'y a rien.", id="rien"
        ),
        pytest.param(
            "title: Écouter les agents",
            'title: "  "',
            "2  title : le texte est vide. Complétez-le, ou retirez la clé.",
            id="texte-vide",
        ),
        pytest.param(
            "title: Écouter les agents",
            "title: " + "x" * 121,
            "2  title : le texte compte 121 signes ; le maximum est de 120. Raccourcissez-le.",
            id="texte-trop-long",
        ),
        pytest.param(
            "  - Écouter.",
            "  - Écouter : entendre",
            "9  mission[1] : un texte est attendu ; YAML y lit des clés (Écouter). "
            "Si le texte contient « : », mettez-le tout entier entre guillemets droits.",
            id="deux-points-dans-une-liste",
        ),
        pytest.param(
            "themes: [management]",
            "themes: management",
            "5  themes : une liste est attendue ; « management » est un texte. Mettez chaque élément sur"
            " sa ligne, précédé de « - ».",
            id="texte-pour-liste",
        ),
        pytest.param(
            "themes: [management]",
            "themes: []",
            "5  themes : la liste est vide ; un élément au moins est attendu. Ajoutez-en un, sur une ligne qui commence"
            " par « - ».",
            id="liste-vide",
        ),
        pytest.param(
            "commanditaire:\n  organisation: ville-de-lille",
            "commanditaire: ville-de-lille",
            "6  commanditaire : des clés sont attendues ici (organisation, contact, service) ; «"
            " ville-de-lille » est un texte. Mettez chaque clé sur sa ligne, en retrait de deux espaces.",
            id="texte-pour-clés",
        ),
        pytest.param(
            "part: organisation",
            "part: Organisation",
            "4  part : « Organisation » n'est pas une partie connue. Vouliez-vous dire « organisation »"
            " ? Valeurs admises : organisation (data/parties.yml). Pour en ajouter : python3 recueil.py"
            " nouveau partie.",
            id="identifiant",
        ),
        pytest.param(
            "status: employee",
            "status: employe",
            "12  method[1].status : « employe » n'est pas une valeur admise. Vouliez-vous dire « employee » ? "
            "Valeurs admises : employee, preconisee, existante.",
            id="statut",
        ),
        pytest.param(
            "kind: constat",
            "kind: prouvé",
            "16  results[1].kind : « prouvé » n'est pas une valeur admise. Valeurs admises : constat,"
            " realisation, effet.",
            id="genre-de-résultat",
        ),
        pytest.param(
            "kind: constat",
            "kind: [constat]",
            "16  results[1].kind : une valeur parmi d'autres est attendue ; c'est une liste. Valeurs admises :"
            " constat, realisation, effet.",
            id="genre-en-liste",
        ),
        pytest.param(
            "kind: constat",
            "kind: true",
            "16  results[1].kind : une valeur parmi d'autres est attendue ; « true » est vrai ou faux. Valeurs"
            " admises : constat, realisation, effet.",
            id="genre-vrai",
        ),
        pytest.param(
            "kind: constat",
            "kind: effet",
            f"15  results[1] : {EVIDENCE} ; YAML y lit des clés (text, kind). Valeurs : mesure, constate, attendu.",
            id="effet-sans-preuve",
        ),
        pytest.param(
            "kind: constat",
            "kind: constat\n    evidence: mesure",
            f"15  results[1] : {EVIDENCE} ; YAML y lit des clés (text, kind, evidence). Valeurs : mesure, constate,"
            " attendu.",
            id="constat-avec-preuve",
        ),
        pytest.param(
            "      method: ateliers\n",
            "",
            "21  transferability.reusable[1] : « method » ou « deliverable » est attendu, l'un des deux et un seul ;"
            " YAML y lit des clés (text).",
            id="ni-méthode-ni-livrable",
        ),
        pytest.param(
            "  headings: [Écouter]",
            "  pages: p. 12",
            "27  source.pages : « p. 12 » n'a pas la forme attendue. Écrivez une page ou deux bornes : 20 ou 20-29.",
            id="pages",
        ),
        pytest.param(
            "  headings: [Écouter]",
            "  deduced: [titre]",
            "27  source.deduced[1] : « titre » n'est pas une clé de la fiche. Vouliez-vous dire « title » ?",
            id="clé-déduite",
        ),
    ],
)
def test_a_fault_says_what_was_expected_and_read(mini: Mini, old: str, new: str, message: str):
    mini.replace(old, new)
    assert mini.messages() == [f"{FILE}:{message}"]


@pytest.mark.parametrize(
    "lines, message",
    [
        (
            ["value: 1 607"],
            (
                "value : un nombre est attendu (1607 ou 44.2 : ni espace, ni unité, ni guillemets, un point pour la"
                " virgule) ; « 1 607 » est un texte. Écrivez : value: 1607."
            ),
        ),
        (
            ["value: 44,2 %"],
            (
                "value : un nombre est attendu (1607 ou 44.2 : ni espace, ni unité, ni guillemets, un point pour la"
                " virgule) ; « 44,2 % » est un texte. Écrivez, chacune sur sa ligne : « value: 44.2 » et"
                ' « unit: "%" ».'
            ),
        ),
        (
            ["value: 30 ou 80"],
            (
                "value : un nombre est attendu (1607 ou 44.2 : ni espace, ni unité, ni guillemets, un point pour la"
                " virgule) ; « 30 ou 80 » est un texte. Un chiffre clé est un seul nombre. Écrivez, chacune sur sa"
                " ligne : « value: 30 » et « qualifier: au moins » ; ou racontez « 30 ou 80 » dans le récit."
            ),
        ),
        (
            ["value: true"],
            (
                "value : un nombre est attendu (1607 ou 44.2 : ni espace, ni unité, ni guillemets, un point pour la"
                " virgule) ; « true » est vrai ou faux."
            ),
        ),
        (
            ["value: 3", "year: 20188"],
            "year : « 20188 » est hors des bornes : un nombre inférieur ou égal à 2100 est attendu.",
        ),
        (
            ["value: 3", "year: deux mille"],
            (
                "year : un nombre est attendu ; « deux mille » est un texte. Écrivez-le en chiffres, ou"
                " retirez-le s'il n'est pas connu."
            ),
        ),
        (
            ["value: 3", "date: hier"],
            "date : une date est attendue ; « hier » est un texte. Écrivez AAAA-MM-JJ, par exemple 2017-11-15.",
        ),
        (
            ["value: 3", "date: 12/03/2018"],
            "date : une date est attendue ; « 12/03/2018 » est un texte. Écrivez AAAA-MM-JJ, ici 2018-03-12.",
        ),
        (
            ["value: 3", "date: 31/02/2018"],
            "date : une date est attendue ; « 31/02/2018 » est un texte. Écrivez AAAA-MM-JJ, par exemple 2017-11-15.",
        ),
        (
            ["value: 3", "qualifier: presque"],
            (
                "qualifier : « presque » n'est pas une valeur admise. Valeurs admises : plus de, près de, environ,"
                " moins de, au moins."
            ),
        ),
    ],
)
def test_a_figure_says_how_to_write_it(mini: Mini, lines: list[str], message: str):
    mini.replace(
        "results:\n", "figures:\n  - label: agents\n" + "".join(f"    {line}\n" for line in lines) + "results:\n"
    )
    assert [found.split("figures[1].")[1] for found in mini.messages()] == [message]


@pytest.mark.parametrize("read, meant", [("50,63", "50.63"), ("-50,63", "-50.63")])
def test_a_decimal_comma_has_its_own_cure(mini: Mini, read: str, meant: str):
    mini.replace("lat: 50.63", f'lat: "{read}"', "data/organisations.yml")
    assert (
        f"data/organisations.yml:10  ville-de-lille.position.lat : un nombre est attendu ; « {read} » est un texte."
        f" Mettez un point à la place de la virgule : {meant}." in mini.messages()
    )


def test_a_refused_value_is_told_once(mini: Mini):
    mini.replace("title: Écouter les agents", "title: no")
    assert len(mini.messages()) == 1


def test_all_the_faults_of_a_header_come_out_at_once(mini: Mini):
    mini.replace("part: organisation", "part: Organisation")
    mini.replace("status: employee", "status: employe")
    mini.replace("  summary: Partout.\n", "")
    assert [message.split("  ")[0] for message in mini.messages()] == [f"{FILE}:4", f"{FILE}:12", f"{FILE}:17"]


def test_a_record_can_not_be_changed():
    values, _ = read_values("name: Marion Tanniou\nrole: Directrice\n", "x.md")
    contact, _ = read_record(Contact, values, "x.md")
    with pytest.raises(ValueError, match="frozen"):
        contact.name = "Autre"


@pytest.mark.parametrize(
    "record",
    [record for module in (diagram, edition, fiche, organisation, vocabulary) for record in records(module)],
    ids=lambda record: record.__name__,
)
def test_every_key_says_what_it_is_for(record: type[Record]):
    assert [name for name, field in record.model_fields.items() if not field.description] == []
