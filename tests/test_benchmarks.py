"""The benchmark of the endpoint runs, small: every query is answered, and by all alike."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

_SESSIONS = 20
_QUESTIONS = 24


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder in which the invented release is kept for both tests."""
    return tmp_path_factory.mktemp("generated")


@pytest.mark.slow
def test_all_queries_are_answered_as_the_engine_answers(root: Path, folder: Path) -> None:
    found = run(root, folder, "--rdflib-up-to", "0")
    assert found["sessions"] == _SESSIONS
    assert found["statements"] > 1000
    competency = [query for query in found["queries"] if query["name"][0].isdigit()]
    assert len(competency) == _QUESTIONS
    assert len(found["queries"]) > _QUESTIONS
    for query in found["queries"]:
        assert query["failures"] == {}, query["name"]
        assert {"bare", "ours", "cached"} <= set(query)
    assert sum(query["rows"] for query in competency) > 0
    assert {row["clients"] for row in found["throughput"]} == {1, 4, 16}


@pytest.mark.slow
def test_rdflib_endpoint_is_asked_the_same(root: Path, folder: Path) -> None:
    for module in ("rdflib_endpoint", "uvicorn"):
        if find_spec(module) is None:
            pytest.skip(f"{module} is not installed; pip install -e '.[bench]' gets it")
    found = run(root, folder)
    answered = [query for query in found["queries"] if "rdflib-endpoint" in query]
    assert len(answered) >= _QUESTIONS


def run(root: Path, folder: Path, *options: str) -> dict[str, Any]:
    """Run the benchmark with few sessions and little time; give what it writes of them."""
    results = folder / "results.json"
    command = [sys.executable, "benchmarks/sparql.py", "--sizes", str(_SESSIONS)]
    command += ["--seconds", "0.02", "--folder", str(folder), "--json", str(results)]
    subprocess.run(
        [*command, *options], cwd=root, check=True, stdout=subprocess.DEVNULL, env=os.environ
    )
    written = json.loads(results.read_text())
    (size,) = written["sizes"]
    assert isinstance(size, dict)
    return size
