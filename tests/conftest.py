"""Fixtures that every test may use: where things are, and how to compare with a golden file."""

import difflib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).resolve().parents[1]
GOLDENS = ROOT / "tests" / "goldens"

Golden: TypeAlias = Callable[[str, str], None]
"""Takes the text that was made, and the name of the file below tests/goldens/ that it should be."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what was made to tests/goldens/ instead of comparing; read the diff after",
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of reference data that is not part of the repository, or skip the test."""
    folder = Path(os.environ.get("IGFLOD_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"no reference data at {folder}; set IGFLOD_SHARED to the folder that has it")
    return folder


@pytest.fixture(scope="session")
def report_324(root: Path) -> Path:
    """Give the report of workshop 324 of IGF 2013."""
    return root / "data" / "reports" / "2013" / "ws324.txt"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Give a function that fails, with a diff, when a text is not what its golden file holds."""
    update = bool(request.config.getoption("--update-goldens"))

    def compare(made: str, name: str) -> None:
        path = GOLDENS / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made.encode())
            return
        if not path.exists():
            pytest.fail(f"{path} is missing: run `pytest --update-goldens` and read what it holds")
        expected = path.read_bytes().decode()
        if made != expected:
            pytest.fail(_difference(expected, made, name), pytrace=False)

    return compare


def _difference(expected: str, made: str, name: str) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(), made.splitlines(), f"goldens/{name}", "made", lineterm=""
    )
    hint = "`pytest --update-goldens` accepts it; read the diff first."
    return "\n".join([f"what was made is not what {name} holds", *lines, hint])
