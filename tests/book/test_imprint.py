"""The imprint: what the data know, and nothing else."""

from __future__ import annotations

from macros.book.imprint import Imprint, Mention, imprint
from macros.model.publisher import Publisher
from tests.mini import Mini

KNOWN = """\
order: 1
year: 2018
publisher: CNFPT
identifiers: { isbn: 978-2-12-345680-3, doi: 10.5281/zenodo.1234 }
printing: { legal_deposit: mars 2026, printer: "Imprimerie d'exemple, Lille", completed: mars 2026 }
"""


def said(mini: Mini, publisher: Publisher, online: str = "") -> Imprint:
    return imprint(mini.catalogue().projects[0].edition, publisher, online)


def test_what_is_not_known_is_not_there(mini: Mini):
    assert said(mini, Publisher()) == Imprint((), "")


def test_all_that_is_known_is_said(mini: Mini):
    mini.replace("order: 1\n", KNOWN, "data/editions/essai.yml")
    publisher = Publisher(
        name="Institut d'exemple",
        address="1 rue de l'Exemple, Lille",
        email="contact@exemple.fr",
        director="Ada Martin",
        rights="Licence Ouverte 2.0",
        licence="https://exemple.fr/licence",
    )
    assert said(mini, publisher, "https://exemple.fr/") == Imprint(
        (
            Mention("Le recueil", "CNFPT, 2018"),
            Mention("Éditeur", "Institut d'exemple, 1 rue de l'Exemple, Lille"),
            Mention("Directeur de la publication", "Ada Martin"),
            Mention("Contact", "contact@exemple.fr", "mailto:contact@exemple.fr"),
            Mention("DOI", "10.5281/zenodo.1234", "https://doi.org/10.5281/zenodo.1234"),
            Mention("ISBN", "978-2-12-345680-3"),
            Mention("Dépôt légal", "mars 2026"),
            Mention("Licence", "Licence Ouverte 2.0", "https://exemple.fr/licence"),
            Mention("En ligne", "https://exemple.fr/", "https://exemple.fr/"),
        ),
        "Achevé d'imprimer en mars 2026 par Imprimerie d'exemple, Lille.",
    )
