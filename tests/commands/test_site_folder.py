"""The folder of a built site: what must never be emptied, and what stands when a build is stopped at any time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from macros.commands import site_folder
from macros.commands.environment import Stop
from macros.commands.site_folder import MARKS, refusal, replacing
from tests.conftest import ROOT


def write_site(folder: Path, words: str) -> None:
    """Write what makes a folder a built site, and a page."""
    for name in (*MARKS, "index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project, with its data and a site built in `site/`."""
    root = tmp_path / "projet"
    (root / "data").mkdir(parents=True)
    (root / "data/themes.yml").write_text("{}\n", encoding="utf-8")
    write_site(root / "site", "ancien")
    return root


def build(root: Path, target: Path, words: str = "nouveau") -> None:
    with replacing(target, root) as folder:
        write_site(folder, words)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "target, words",
    [
        ("projet/data", "« data » est dans le projet"),
        ("projet/docs/site", "« docs/site » est dans le projet"),
        ("projet", "contient le projet"),
        (".", "contient le projet"),
        ("notes", "contient autre chose qu'un site construit"),
        ("projet/data/themes.yml", "n'est pas un dossier"),
        ("lien", "« data » est dans le projet"),
    ],
)
def test_what_is_no_built_site_is_never_emptied(tmp_path: Path, root: Path, target: str, words: str):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/a.txt").write_text("à garder", encoding="utf-8")
    (tmp_path / "lien").symlink_to(root / "data")
    with pytest.raises(Stop) as stop:
        build(root, tmp_path / target)
    assert words in str(stop.value)
    assert (tmp_path / "notes/a.txt").is_file() and names(root) == ["data", "site"]
    assert names(root / "data") == ["themes.yml"]


def test_a_site_folder_with_something_else_in_it_is_kept(root: Path):
    (root / "site/404.html").unlink()
    assert "contient autre chose qu'un site construit" in refusal(root / "site", root)


@pytest.mark.parametrize("target", ["neuf", "projet/public", "a/b/c", "vide", "projet/site", "site-ailleurs"])
def test_a_new_an_empty_or_a_built_folder_takes_the_site(tmp_path: Path, root: Path, target: str):
    (tmp_path / "vide").mkdir()
    write_site(tmp_path / "site-ailleurs", "ancien")
    (tmp_path / "site-ailleurs/page.html").write_text("ancienne", encoding="utf-8")
    build(root, tmp_path / target)
    assert names(tmp_path / target) == ["404.html", "donnees", "index.html", "sitemap.xml"]
    assert (tmp_path / target / "index.html").read_text(encoding="utf-8") == "nouveau"
    assert [name for name in names((tmp_path / target).parent) if name.startswith(".")] == []


def test_a_new_site_is_as_open_to_read_as_any_new_folder(tmp_path: Path, root: Path):
    (tmp_path / "repère").mkdir()
    build(root, tmp_path / "neuf")
    assert (tmp_path / "neuf").stat().st_mode == (tmp_path / "repère").stat().st_mode


def test_an_error_leaves_the_old_site_whole_and_nothing_beside(root: Path):
    with pytest.raises(ZeroDivisionError), replacing(root / "site", root) as folder:
        (folder / "index.html").write_text("à moitié", encoding="utf-8")
        raise ZeroDivisionError
    assert (root / "site/index.html").read_text(encoding="utf-8") == "ancien" and names(root) == ["data", "site"]


UNENDING = """
import sys, time
from pathlib import Path
from macros.commands.site_folder import replacing
with replacing(Path(sys.argv[1], "site"), Path(sys.argv[1])) as folder:
    (folder / "index.html").write_text("à moitié")
    print("commencé", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def unending(root: Path):
    """Another process in the middle of a build."""
    process = subprocess.Popen([sys.executable, "-c", UNENDING, str(root)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout and process.stdout.readline() == "commencé\n"
        yield process
        process.kill()


def test_a_killed_build_leaves_the_old_site_whole_and_the_next_one_tidies_up(root: Path, unending: subprocess.Popen):
    unending.send_signal(signal.SIGKILL)
    unending.wait()
    assert (root / "site/index.html").read_text(encoding="utf-8") == "ancien" and len(names(root)) == 3
    build(root, root / "site")
    assert (root / "site/index.html").read_text(encoding="utf-8") == "nouveau" and names(root) == ["data", "site"]


def test_a_build_leaves_another_one_alone(root: Path, unending: subprocess.Popen):
    build(root, root / "site")
    assert len([name for name in names(root) if name.startswith(".site.nouveau-")]) == 1


def test_a_build_killed_between_two_renames_is_put_right_by_the_next(root: Path):
    os.replace(root / "site", root / ".site.ancien")
    with replacing(root / "site", root) as folder:
        assert (root / "site/index.html").read_text(encoding="utf-8") == "ancien"
        write_site(folder, "nouveau")
    assert names(root) == ["data", "site"]


def test_a_build_killed_after_the_renames_is_put_right_by_the_next(root: Path):
    write_site(root / ".site.ancien", "plus ancien")
    (root / ".site.ancien/.git").mkdir()
    build(root, root / "site")
    assert names(root) == ["data", "site"] and (root / "site/.git").is_dir()


def test_what_is_hidden_in_the_old_site_stays(root: Path):
    (root / "site/.git").mkdir()
    (root / "site/.htaccess").write_text("Deny from all", encoding="utf-8")
    build(root, root / "site")
    assert names(root / "site")[:2] == [".git", ".htaccess"]


def test_a_folder_that_can_not_be_renamed_is_written_file_by_file(root: Path, monkeypatch: pytest.MonkeyPatch):
    """As on Windows when a file of the site is open, or for a mount point."""
    rename = os.replace

    def refuse_folders(source: Path, target: Path) -> None:
        if Path(source).is_dir():
            raise PermissionError(13, "Access is denied", str(source))
        rename(source, target)

    monkeypatch.setattr(site_folder.os, "replace", refuse_folders)
    (root / "site/ancienne").mkdir()
    (root / "site/ancienne/index.html").touch()
    (root / "site/.git").mkdir()
    build(root, root / "site")
    assert names(root / "site") == [".git", "404.html", "donnees", "index.html", "sitemap.xml"]
    assert (root / "site/index.html").read_text(encoding="utf-8") == "nouveau" and names(root) == ["data", "site"]
