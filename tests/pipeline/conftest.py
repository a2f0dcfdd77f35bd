"""Fixtures: a data folder of the test's own, and copies of a real report with changes in it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from igflod.settings import Settings

Variant: TypeAlias = Callable[..., bytes]
"""Gives the report of workshop 324 as that of another workshop, or with other words in it."""


@pytest.fixture(scope="session")
def variant(report_324: Path) -> Variant:
    """Give what makes variants of a report: `variant(7, {"some words": "other words"})`."""
    text = report_324.read_bytes().decode()

    def make(number: int | str = 324, changes: dict[str, str] | None = None) -> bytes:
        made = text
        for words, others in {"Workshop # 324": f"Workshop # {number}", **(changes or {})}.items():
            assert words in made, f"{words!r} is not in the report"
            made = made.replace(words, others)
        return made.encode()

    return make


@pytest.fixture
def data(root: Path, tmp_path: Path) -> Path:
    """Give a data folder with the project's curated files and an empty folder of reports."""
    return make_data(root, tmp_path / "data")


@pytest.fixture
def settings(data: Path) -> Settings:
    """Give the settings for that folder."""
    return Settings.choose(data=data, environ={})


@pytest.fixture
def put(data: Path) -> Callable[[str, bytes], Path]:
    """Give what puts a file into the folder of reports."""

    def put_file(name: str, content: bytes) -> Path:
        path = data / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return put_file


def make_data(root: Path, folder: Path) -> Path:
    shutil.copytree(root / "data" / "curated", folder / "curated")
    (folder / "reports").mkdir()
    return folder
