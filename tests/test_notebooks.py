"""The notebooks of the documentation, executed against a real server."""

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "docs" / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_what_a_run_leaves(path: Path) -> None:
    document = json.loads(path.read_text())
    nbformat.validate(document)
    left = [
        cell["id"]
        for cell in document["cells"]
        if cell.get("outputs") or cell.get("execution_count") or cell["metadata"]
    ]
    assert left == []
    assert path.read_text() == json.dumps(document, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_to_its_end(
    path: Path, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IGFLOD_ENDPOINT", f"{server}/sparql")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    tables = [output.data["text/plain"] for output in shown if is_table(output)]
    assert len(tables) >= 3
    assert not [table for table in tables if "Empty DataFrame" in table]
    assert sum("image/png" in output.get("data", {}) for output in shown) >= 3
    assert {output.output_type for output in shown} <= {"execute_result", "display_data"}


def is_table(output: Any) -> bool:
    return "<table" in output.get("data", {}).get("text/html", "")
