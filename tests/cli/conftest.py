"""The command line on a copy of the data with one report: workshop 324."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from igflod.cli import main

Run: TypeAlias = Callable[..., Result]
ENVIRONMENT = {"IGFLOD_BASE": None, "IGFLOD_DATA": None, "IGFLOD_RELEASE": None}


def _invoke(
    *arguments: object, text: str | None = None, env: dict[str, str] | None = None
) -> Result:
    words = [str(argument) for argument in arguments]
    settings = {**ENVIRONMENT, **(env or {})}
    result = CliRunner().invoke(
        main, words, text, env=settings, catch_exceptions=False, prog_name="igflod"
    )
    assert "Traceback" not in result.output
    return result


@pytest.fixture(scope="session")
def run() -> Run:
    """Give a function that runs a command in this process: `run('read', path)`."""
    return _invoke


def _copy_data(root: Path, folder: Path) -> Path:
    shutil.copytree(root / "data" / "curated", folder / "curated")
    (folder / "reports" / "2013").mkdir(parents=True)
    shutil.copy(root / "data" / "reports" / "2013" / "ws324.txt", folder / "reports" / "2013")
    return folder


@pytest.fixture
def data(root: Path, tmp_path: Path) -> Path:
    """Give a data folder of one's own, not built yet."""
    return _copy_data(root, tmp_path / "data")


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder that is built; not to be written to."""
    folder = _copy_data(root, tmp_path_factory.mktemp("built") / "data")
    assert _invoke("build", "--data", folder).exit_code == 0
    return folder
