"""The self-audit names only tests that there are, and pages of the site."""

from __future__ import annotations

import re

from macros.catalogue.catalogue import read_catalogue
from tests.conftest import ROOT


def test_each_test_named_is_one_of_the_project():
    audit = read_catalogue(ROOT).self_audit
    named = {test for criterion in audit.criteria for test in criterion.tests} if audit else set()
    lost = []
    for test in named:
        path, _, name = test.partition("::")
        file = ROOT / path
        if not file.is_file() or not re.search(rf"^def {re.escape(name)}\(", file.read_text(encoding="utf-8"), re.M):
            lost.append(test)
    assert sorted(lost) == []
