"""`data/editeur.yml`: what is missing, what is refused, and a state of conformity that no file can claim."""

from __future__ import annotations

import datetime

import pytest

from macros.catalogue.check.publication import advice, refusals
from macros.catalogue.read.loading import load
from macros.model.publisher import Accessibility, Audit
from tests.mini import Mini

FILE = "data/editeur.yml"
TODAY = datetime.date(2026, 11, 23)

COMPLETE = """\
name: Association d'essai
address: 1 rue de l'Essai, 59000 Lille
phone: "03 20 00 00 00"
email: contact@essai.fr
director: Camille Essai, présidente
rights: Licence Ouverte 2.0
host: {name: Serveurs d'essai, address: 2 rue de l'Essai, phone: "03 20 00 00 01", logs: Douze mois}
privacy: {officer: "dpo@essai.fr", basis: Mission d'intérêt public}
accessibility:
  scheme: https://www.essai.fr/schema
  plan: https://www.essai.fr/plan
  established: 2026-06-01
"""

AUDIT = """\
  nonconformities: [Une carte sans équivalent.]
  audit:
    date: 2026-05-12
    auditor: en interne
    version: "4.1.2"
    rate: 87.5
    environments: [Firefox et NVDA]
    tools: [Contrast Finder]
    pages: [Accueil]
"""


def said(mini: Mini) -> str:
    return advice(load(mini.root).publisher, TODAY)


def audit(rate: float, date: str = "2026-05-12") -> Audit:
    return Audit(
        date=datetime.date.fromisoformat(date),
        auditor="en interne",
        version="4.1.2",
        rate=rate,
        environments=("N",),
        tools=("T",),
        pages=("P",),
    )


def test_without_a_file_the_content_is_sound_and_everything_is_to_complete(mini: Mini):
    assert mini.messages() == []
    assert (
        said(mini)
        == "15 informations de l'éditeur à compléter dans data/editeur.yml avant de publier : nom de l'éditeur, adresse"
        " de l'éditeur, téléphone de l'éditeur, adresse électronique de contact, directeur de la publication,"
        " conditions de reprise des contenus, nom de l'hébergeur, adresse de l'hébergeur, téléphone de l'hébergeur,"
        " durée de conservation des journaux du serveur, délégué à la protection des données, base légale du"
        " traitement, schéma pluriannuel de mise en accessibilité, plan d'action de l'année en cours et date"
        " d'établissement de la déclaration d'accessibilité."
    )


def test_one_missing_value_is_named_alone(mini: Mini):
    mini.write(FILE, COMPLETE.replace("director: Camille Essai, présidente", "director:"))
    assert mini.messages() == []
    assert (
        said(mini) == "1 information de l'éditeur à compléter dans data/editeur.yml avant de publier : directeur de la"
        " publication."
    )


def test_a_complete_file_calls_for_nothing_and_can_be_published(mini: Mini):
    mini.write(FILE, COMPLETE)
    assert (mini.messages(), said(mini), refusals(load(mini.root).publisher, TODAY)) == ([], "", ())


def test_publishing_is_refused_key_by_key_with_its_line(mini: Mini):
    mini.write(
        FILE, COMPLETE.replace("director: Camille Essai, présidente", "director:").replace(", logs: Douze mois", "")
    )
    assert [str(problem) for problem in refusals(load(mini.root).publisher, TODAY)] == [
        "data/editeur.yml:5  director : « directeur de la publication » reste à compléter.",
        "data/editeur.yml:7  host.logs : « durée de conservation des journaux du serveur » reste à compléter.",
    ]


@pytest.mark.parametrize(
    "rate, date, state",
    [
        pytest.param(None, None, "non conforme", id="sans-audit"),
        pytest.param(0, "2026-05-12", "non conforme", id="zéro"),
        pytest.param(49.99, "2026-05-12", "non conforme", id="moins-de-la-moitié"),
        pytest.param(50, "2026-05-12", "partiellement conforme", id="la-moitié"),
        pytest.param(99.99, "2026-05-12", "partiellement conforme", id="presque-tout-n-est-pas-tout"),
        pytest.param(100, "2026-05-12", "totalement conforme", id="tout"),
        pytest.param(100, "2023-11-24", "totalement conforme", id="dernier-jour-de-validité"),
        pytest.param(100, "2023-11-23", "non conforme", id="audit-échu"),
        pytest.param(100, "2026-11-23", "totalement conforme", id="audit-du-jour"),
        pytest.param(100, "2026-11-24", "non conforme", id="audit-à-venir"),
    ],
)
def test_the_state_is_computed_from_an_audit_in_force(rate: float | None, date: str | None, state: str):
    stated = Accessibility(audit=audit(rate, date) if date else None)
    assert stated.conformity(TODAY) == state


@pytest.mark.parametrize(
    "old, new, message",
    [
        pytest.param(
            "  scheme:",
            "  state: totalement conforme\n  scheme:",
            "10  accessibility.state : la clé « state » n'existe pas. Clés admises : scheme, plan, established, "
            "updated, nonconformities, derogations, exemptions, audit.",
            id="état-déclaré",
        ),
        pytest.param(
            "director:",
            "directeur:",
            "5  directeur : la clé « directeur » n'existe pas. Vouliez-vous dire « director » ? Clés admises : name,"
            " legal_form, registration, address, phone, email, director, editor, rights, licence, edit, forge,"
            " workshop, host, privacy, security, accessibility.",
            id="clé-inconnue",
        ),
        pytest.param(
            "contact@essai.fr",
            "essai.fr",
            "4  email : « essai.fr » n'a pas la forme attendue. Une adresse électronique s'écrit nom@domaine.fr.",
            id="courriel",
        ),
        pytest.param(
            "https://www.essai.fr/plan",
            "www.essai.fr/plan",
            "11  accessibility.plan : « www.essai.fr/plan » n'a pas la forme attendue. Une adresse s'écrit en entier :"
            " https://www.exemple.fr/page.",
            id="adresse",
        ),
        pytest.param(
            "Camille Essai, présidente",
            "À compléter",
            "5  director : « À compléter » n'est pas une information. Laissez la valeur vide : les pages l'affichent"
            " comme restant à compléter.",
            id="faux-renseignement",
        ),
        pytest.param(
            '"4.1.2"',
            "4.1",
            "17  accessibility.audit.version : un texte est attendu ; « 4.1 » est un nombre. Mettez des guillemets :"
            ' "4.1".',
            id="version",
        ),
        pytest.param(
            "rate: 87.5",
            "rate: 187.5",
            "18  accessibility.audit.rate : « 187.5 » est hors des bornes : un nombre inférieur ou égal à 100 est"
            " attendu.",
            id="taux-hors-bornes",
        ),
        pytest.param(
            "    date: 2026-05-12\n",
            "",
            "14  accessibility.audit.date : la clé « date » manque (date de l'audit). Ajoutez-la.",
            id="audit-sans-date",
        ),
        pytest.param(
            "    auditor: en interne\n",
            "",
            "14  accessibility.audit.auditor : la clé « auditor » manque (auteur de l'audit, tel que la phrase le dit)."
            " Ajoutez-la.",
            id="taux-sans-auditeur",
        ),
        pytest.param(
            "rate: 87.5",
            "rate: 100",
            "13  accessibility.nonconformities : des non-conformités sont listées alors que l'audit déclare tous les"
            " critères respectés. Corrigez « audit.rate », ou retirez-les si elles sont réparées.",
            id="tout-respecté-sauf",
        ),
        pytest.param(
            "  nonconformities: [Une carte sans équivalent.]\n",
            "",
            "17  accessibility.audit.rate : tous les critères ne sont pas respectés, mais rien n'est signalé. "
            "Listez ce que l'audit relève sous « nonconformities » ou « derogations ».",
            id="rien-de-signalé",
        ),
        pytest.param(
            "established: 2026-06-01",
            "established: 2026-05-01",
            "15  accessibility.audit.date : la déclaration date du 1er mai 2026, avant l'audit qu'elle rapporte. Mettez"
            " « updated » à jour.",
            id="déclaration-avant-l-audit",
        ),
        pytest.param(
            "established: 2026-06-01",
            "established: 2026-06-01\n  updated: 2026-05-31",
            "13  accessibility.updated : la déclaration est mise à jour avant d'être établie. Vérifiez « established »"
            " et « updated ».",
            id="mise-à-jour-avant",
        ),
    ],
)
def test_a_faulty_file_says_why(mini: Mini, old: str, new: str, message: str):
    mini.write(FILE, COMPLETE + AUDIT)
    assert mini.messages() == []
    mini.replace(old, new, FILE)
    assert mini.messages() == [f"{FILE}:{message}"]


def test_a_rate_without_an_audit_is_refused(mini: Mini):
    mini.write(FILE, COMPLETE + "  rate: 100\n")
    assert [message.split(" Clés")[0] for message in mini.messages()] == [
        f"{FILE}:13  accessibility.rate : la clé « rate » n'existe pas. Elle se place sous « audit »."
    ]


def test_a_date_that_no_longer_holds_is_told_and_forbids_publishing(mini: Mini):
    mini.write(FILE, (COMPLETE + AUDIT).replace("2026-06-01", "2022-06-01").replace("2026-05-12", "2022-05-12"))
    expected = [
        (
            "data/editeur.yml:12  accessibility.established : la déclaration d'accessibilité est datée du 1er juin"
            " 2022, il y a plus de trois ans. À refaire."
        ),
        (
            "data/editeur.yml:15  accessibility.audit.date : l'audit d'accessibilité est daté du 12 mai 2022, il y a"
            " plus de trois ans. À refaire."
        ),
    ]
    assert mini.messages() == []
    assert said(mini).split("\n") == expected
    assert [str(problem) for problem in refusals(load(mini.root).publisher, TODAY)] == expected
