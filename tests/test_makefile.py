"""The Makefile: says what it can do, and what it needs."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest


def make(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments],  # noqa: S607
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
    )


def test_alone_it_lists_its_commands(root: Path) -> None:
    done = make(root)
    phony = re.search(r"^\.PHONY: (.+)$", (root / "Makefile").read_text(), re.MULTILINE)
    assert phony
    listed = re.findall(r"^  ([a-z]+)  ", done.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(phony[1].split())


@pytest.fixture
def old_python(tmp_path: Path) -> Path:
    """Give a Python that says it is 3.9 and fails every question for a newer one."""
    program = tmp_path / "python-old"
    program.write_text('#!/bin/sh\n[ "$1" = --version ] || exit 1\necho Python 3.9.2\n')
    program.chmod(0o755)
    return program


def test_an_old_python_is_refused_in_words(root: Path, tmp_path: Path, old_python: Path) -> None:
    done = make(root, "setup", f"PYTHON={old_python}", f"VENV={tmp_path / 'venv'}")
    assert done.returncode != 0
    assert "igflod needs Python 3.11 or newer" in done.stderr
    assert "Python 3.9.2" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_a_missing_python_is_said_in_words(root: Path, tmp_path: Path) -> None:
    done = make(root, "setup", "PYTHON=no-such-python", f"VENV={tmp_path / 'venv'}")
    assert done.returncode != 0
    assert "There is no no-such-python here" in done.stderr


@pytest.mark.parametrize("target", ["setup", "run"])
def test_what_is_installed_is_not_installed_again(root: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "bin").mkdir()
    for name in ("bin/python", ".ready-for-running", ".ready-for-developing"):
        (tmp_path / name).touch()
    planned = make(root, "--dry-run", target, f"VENV={tmp_path}").stdout
    assert planned
    assert "pip install" not in planned


def test_what_is_not_installed_is(root: Path, tmp_path: Path) -> None:
    planned = make(root, "--dry-run", "run", f"VENV={tmp_path}").stdout
    assert re.search(r"pip install .*--editable \.$", planned, re.MULTILINE)
    assert "[dev]" not in planned


@pytest.mark.parametrize("npm", ["absent", "failing"])
def test_without_the_editor_it_says_so_and_goes_on(root: Path, tmp_path: Path, npm: str) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    if npm == "failing":
        (programs / "npm").write_text("#!/bin/sh\nexit 1\n")
        (programs / "npm").chmod(0o755)
    manifest = tmp_path / "editor" / "manifest.json"
    done = subprocess.run(
        [str(shutil.which("make")), f"EDITOR={manifest}", str(manifest)],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
        env={"PATH": str(programs)},
    )
    assert done.returncode == 0
    assert "the query page is a plain form" in done.stdout
    assert not done.stderr
    assert not manifest.exists()
