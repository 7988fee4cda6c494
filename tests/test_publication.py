"""What installs and publishes: pinned, from wheels alone, and never in the hands of what builds a contribution."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

GITHUB = ROOT / "publication/github-pages.yml"
GITLAB = ROOT / "publication/gitlab-ci.yml"
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


def recipe(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_takes_wheels_alone_each_by_its_fingerprint_what_installs_included(lock: Path):
    text = lock.read_text(encoding="utf-8")
    entries = text.replace("\\\n", "").split("\n")
    pinned = [line for line in entries if line and not line.startswith((" ", "#", "--"))]
    assert "://" not in text and "--index-url" not in text  # no host: each machine has its own
    assert entries[0] == "--only-binary :all:" and len(pinned) > 20
    assert [line for line in pinned if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []
    assert {"pip", "setuptools"} <= {line.split("==")[0] for line in pinned}


def test_each_action_is_named_by_its_commit_with_its_version_beside():
    used = re.findall(r"uses: *(.*)", GITHUB.read_text(encoding="utf-8"))
    assert len(used) > 8
    assert [one for one in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_what_may_publish_on_github_runs_nothing_of_the_project():
    jobs = recipe(GITHUB)["jobs"]
    assert recipe(GITHUB)["permissions"] == {"contents": "read"}
    publishing = {name for name, job in jobs.items() if "write" in job.get("permissions", {}).values()}
    assert publishing == {"publier"}
    assert [step["uses"].split("@")[0] for step in jobs["publier"]["steps"]] == ["actions/deploy-pages"]


def test_no_token_is_left_on_the_disk_of_what_builds():
    steps = [step for job in recipe(GITHUB)["jobs"].values() for step in job["steps"]]
    read = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert len(read) == 4 and all(step["with"] == {"persist-credentials": False} for step in read)


def test_what_publishes_on_gitlab_runs_nothing_of_the_project():
    jobs = recipe(GITLAB)
    assert (jobs["pages"]["script"], jobs["pages"]["variables"]) == (["mv site public"], {"GIT_STRATEGY": "none"})
    assert "before_script" not in {*jobs["default"], *jobs["pages"]}


@pytest.mark.parametrize("path, jobs", [(GITHUB, lambda recipe: recipe["jobs"]), (GITLAB, lambda recipe: recipe)])
def test_only_what_was_verified_tested_and_printed_is_published(path: Path, jobs: Any):
    names = jobs(recipe(path))
    if path == GITHUB:
        assert names["imprimer"]["needs"] == ["verifier", "tester"] and names["publier"]["needs"] == "imprimer"
    else:
        assert recipe(path)["stages"] == ["verifier", "tester", "imprimer", "publier"]
        assert (names["imprimer"]["stage"], names["pages"]["needs"]) == ("imprimer", ["imprimer"])
