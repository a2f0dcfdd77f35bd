"""The editor of the query page: files that are built from `frontend/`, where Node.js is at hand."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import current_app

__all__ = ["EditorFiles", "editor_files"]

FOLDER = "editor"
"""Where the built files lie below `static/`; they are named by their content."""


@dataclass(frozen=True, slots=True)
class EditorFiles:
    """The files that the page loads, as paths below `static/`."""

    script: str
    style: str


def editor_files() -> EditorFiles | None:
    """Find the files of the editor; none where it was not built, and the page is a plain form."""
    return _built(Path(str(current_app.static_folder)) / FOLDER)


@cache
def _built(folder: Path) -> EditorFiles | None:
    manifest = folder / "manifest.json"
    if not manifest.is_file():
        return None
    names = json.loads(manifest.read_text("utf-8"))
    return EditorFiles(f"{FOLDER}/{names['script']}", f"{FOLDER}/{names['style']}")
