"""Fixtures: curated files in a folder of the test's own."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def curated_folder(root: Path, tmp_path: Path) -> Path:
    """A copy of the project's curated files that a test may break."""
    return Path(shutil.copytree(root / "data" / "curated", tmp_path / "curated"))
