"""Fixtures that every test may use: where things are, and how to compare with a golden file."""

import difflib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
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


@pytest.fixture(scope="session")
def igflod() -> Path:
    """Give the program `igflod` of the environment that the tests run in."""
    return Path(sys.executable).with_name("igflod")


@pytest.fixture(scope="session")
def project(root: Path, igflod: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a copy of data/ and of the example queries, where the dataset is built."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("data/reports", "data/records", "data/curated", "docs/queries"):
        shutil.copytree(root / name, folder / name)
    subprocess.run([igflod, "build"], cwd=folder, env=_environment(), check=True)
    return folder


@pytest.fixture(scope="session")
def server(project: Path, igflod: Path) -> Iterator[str]:
    """Give the address, without a slash at the end, of a server of the project's dataset."""
    serve: list[str | Path] = [igflod, "serve", "--port", "0"]
    with subprocess.Popen(
        serve, cwd=project, env=_environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        said = ""
        while not (address := re.search(r"http://[\d.]+:\d+", said)):
            line = process.stdout.readline()
            assert line, f"the server stopped: {said}"
            said += line
        _wait_until_answered(address[0], process)
        yield address[0]
        process.terminate()


def _wait_until_answered(address: str, process: subprocess.Popen[str]) -> None:
    """Wait for the worker, which takes a moment longer than the announcement."""
    port = int(address.rpartition(":")[2])
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server stopped before it answered")


def _environment() -> dict[str, str]:
    """Give the environment without settings of igflod that the person who tests may have."""
    return {name: value for name, value in os.environ.items() if not name.startswith("IGFLOD_")}


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
