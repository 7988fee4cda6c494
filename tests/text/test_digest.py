"""A digest tells all that a value is made of, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import pytest

from macros.catalogue.catalogue import Catalogue
from macros.text.digest import Untold, digest
from tests.conftest import ROOT
from tests.mini import Mini


@dataclass(frozen=True, eq=False)
class Town:
    name: str

    @cached_property
    def length(self) -> int:
        return len(self.name)


@dataclass(frozen=True)
class Pair:
    first: Town
    second: Town
    more: Mapping[str, int]


def pair(first: str, second: str, **more: int) -> Pair:
    return Pair(Town(first), Town(second), MappingProxyType(more))


def test_the_same_data_has_one_digest_whatever_it_shares():
    town = Town("".join(["Li", "lle"]))
    assert digest(Pair(town, town, MappingProxyType({}))) == digest(pair("Lille", "Lille"))


@pytest.mark.parametrize("other", [pair("Lille", "Nord"), pair("Nord", "Lille", a=1), pair("Nord", "Lille").first])
def test_other_data_has_another(other: object):
    assert digest(pair("Nord", "Lille")) != digest(other)


def test_what_was_computed_does_not_count():
    town = Town("Lille")
    before = digest(town)
    assert town.length == 5 and digest(town) == before


def test_two_records_of_the_same_fields_are_told_apart():
    @dataclass(frozen=True, eq=False)
    class Village(Town):
        pass

    with pytest.raises(Untold):
        digest(Village("Lille"))  # a class that no module holds has no name
    assert digest(Town("Lille")) != digest(("Lille",))


@pytest.mark.parametrize("value", [lambda: 1, (part for part in "a"), [Catalogue, sys.stdout]])
def test_what_cannot_be_told_has_none(value: object):
    with pytest.raises(Untold):
        digest(value)


class Row(NamedTuple):
    town: Town


def test_a_named_tuple_is_told_by_what_it_holds():
    assert digest(Row(Town("Lille"))) == digest(Row(Town("Lille"))) != digest(Row(Town("Nord")))


def test_a_catalogue_is_told_whole(mini: Mini):
    before = digest(mini.catalogue())
    assert digest(mini.catalogue()) == before
    mini.replace("Un texte.", "Un autre texte.")
    after = digest(mini.catalogue())
    mini.replace("definition: Diriger.", "definition: Conduire.", "data/themes.yml")
    assert len({before, after, digest(mini.catalogue())}) == 3


def test_two_runs_tell_the_same(mini: Mini):
    """Python mixes its sets otherwise at each run."""
    code = """
import pathlib, sys
from macros.catalogue.catalogue import read_catalogue
from macros.text.digest import digest
print(digest(read_catalogue(pathlib.Path(sys.argv[1]))).hex())"""
    runs = [subprocess.check_output([sys.executable, "-c", code, str(mini.root)], cwd=ROOT) for _ in range(3)]
    assert len(set(runs)) == 1
