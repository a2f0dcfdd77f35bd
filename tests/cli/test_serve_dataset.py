"""igflod serve --dataset: any file of RDF, queried like a release, gone without a trace."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import Result

Run = Callable[..., Result]
PROGRAM = [sys.executable, "-c", "from igflod.cli import main; main(prog_name='igflod')", "serve"]
PAGES = ["/", "/health", "/sparql", "/sparql.ttl", "/sparql.jsonld", "/dump/dataset.nq"]
DATASET = b"""
<urn:a> <urn:b> "in no graph" .
<http://example.org/g#1> { <urn:a> <urn:b> <relative> }
_:g { <urn:a> <urn:b> "in a graph without name" }
<javascript:alert(1)> { <urn:a> <urn:b> "<script>" }
"""


@contextmanager
def started(file: Path, folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a server whose temporary files are in a folder; give it and its address."""
    command = [*PROGRAM, "--dataset", str(file), "--port", "0", *options]
    environ = {**os.environ, "TMPDIR": str(folder)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ
    ) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        try:
            yield process, next(f[1] for line in lines if (f := re.search(r"(http://\S+)/ ", line)))
        finally:
            process.terminate()  # its own processes would outlive it if it were killed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a dataset with all that a dataset may have."""
    (tmp_path / "some.trig").write_bytes(DATASET)
    return tmp_path / "some.trig"


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """Give an empty folder for temporary files."""
    (folder := tmp_path / "temporary").mkdir()
    return folder


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_is_served_and_leaves_nothing(file: Path, temporary: Path, sent: signal.Signals) -> None:
    with started(file, temporary) as (process, address):
        for accept in ("text/html", "text/turtle", "*/*"):
            for page in PAGES:
                answer = httpx.get(address + page, headers={"Accept": accept})
                assert answer.status_code == 200, page
                assert "<script>" not in answer.text or page.startswith("/dump"), page
        assert httpx.get(f"{address}/health").json()["statements"] == 4
        query = "SELECT ?o { ?s ?p ?o FILTER(isIRI(?o)) }"
        answer = httpx.get(f"{address}/sparql", params={"query": query, "format": "csv"})
        assert answer.text.splitlines()[1:] == [f"{address}/relative"]
        assert list(temporary.iterdir())
        process.send_signal(sent)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, "")
    assert list(temporary.iterdir()) == []


def test_the_front_page_tells_of_the_dataset_and_of_nothing_else(
    file: Path, temporary: Path
) -> None:
    with started(file, temporary) as (_, address):
        page = httpx.get(address).text
        query = httpx.get(f"{address}/sparql", headers={"Accept": "text/html"}).text
        nothing = httpx.get(f"{address}/nothing", headers={"Accept": "text/html"})
        link = httpx.get(f"{address}/sparql").headers["Link"]
        for place in ("/def", "/code", "/sparql/examples"):
            assert httpx.get(address + place).status_code == 404
    assert "4 statements" in page
    assert "http://example.org/g#1" in page
    assert 'href="javascript' not in page
    for text in (page, query, nothing.text, link):
        assert "IGF" not in text
        assert "creativecommons" not in text
    assert nothing.status_code == 404


def test_the_service_is_described_under_its_base(file: Path, temporary: Path) -> None:
    with started(file, temporary, "--base", "https://data.example/x/") as (_, address):
        description = httpx.get(f"{address}/sparql.nt").text
        answer = httpx.get(f"{address}/sparql", params={"query": "ASK { ?s ?p <relative> }"})
    service = "<https://data.example/x/sparql>"
    endpoint = "<http://www.w3.org/ns/sparql-service-description#endpoint>"
    assert f"{service} {endpoint} {service} .\n" in description
    assert "/sparql-service-description#name> <http://example.org/g#1> .\n" in description
    assert answer.json()["boolean"] is True


def test_a_broken_dataset_ends_with_3_and_its_line(run: Run, tmp_path: Path) -> None:
    (file := tmp_path / "x.nq").write_text('<urn:a> <urn:b> "c" .\n<urn:a> nonsense .\n')
    result = run("serve", "--dataset", file, "--port", 0)
    assert result.exit_code == 3
    assert f"{file}:2: is broken" in result.stderr


def test_a_file_that_is_no_dataset(run: Run, tmp_path: Path) -> None:
    result = run("serve", "--dataset", tmp_path / "x.docx", "--port", 0)
    assert result.exit_code == 3
    assert ".nq, .trig, .nt, .ttl" in result.stderr


@pytest.mark.parametrize(
    "options", [("--base", "https://e.example/"), ("--dataset", "x.nq", "--release", "y")]
)
def test_what_does_not_go_together(run: Run, options: tuple[str, ...]) -> None:
    assert run("serve", *options).exit_code == 2


def test_a_base_that_is_none(run: Run, file: Path) -> None:
    result = run("serve", "--dataset", file, "--port", 0, "--base", "here")
    assert result.exit_code == 3
    assert "must begin with http" in result.stderr
