"""igflod query: answers in every form, errors with their place."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pyoxigraph import NamedNode, RdfFormat, parse

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat
from igflod.web.sparql.examples import EXAMPLES

Run = Callable[..., Result]
SESSION = "https://w3id.org/igflod/id/workshop/2013/324"
TITLE = "Enhanced Cooperation for Sustainable Development"
SELECT = f"SELECT ?session ?title {{ VALUES ?session {{ <{SESSION}> }} ?session ?p ?title "
SELECT += f'FILTER(STR(?title) = "{TITLE}") }} LIMIT 1'


def test_a_table(run: Run, built: Path) -> None:
    result = run("query", SELECT, "--data", built)
    assert result.exit_code == 0
    head, row, count = result.stdout.splitlines()
    assert head.split() == ["session", "title"]
    assert row.split(maxsplit=1) == [SESSION, TITLE]
    assert count == "1 row"


def test_a_table_has_the_columns_in_the_order_of_the_query(run: Run, built: Path) -> None:
    result = run("query", "SELECT * { ?s ?p ?o } LIMIT 2", "--data", built)
    assert result.stdout.splitlines()[0].split() == ["s", "p", "o"]
    assert result.stdout.splitlines()[-1] == "2 rows"


def test_yes_and_no(run: Run, built: Path) -> None:
    assert run("query", "ASK { ?s ?p ?o }", "--data", built).stdout == "yes\n"
    assert run("query", "ASK { ?s <urn:no> ?o }", "--data", built).stdout == "no\n"


def test_csv(run: Run, built: Path) -> None:
    result = run("query", SELECT, "--format", "csv", "--data", built)
    assert list(csv.reader(io.StringIO(result.stdout))) == [["session", "title"], [SESSION, TITLE]]


def test_json(run: Run, built: Path) -> None:
    result = run("query", SELECT, "--format", "json", "--data", built)
    (row,) = json.loads(result.stdout)["results"]["bindings"]
    assert row["title"]["value"] == TITLE


@pytest.mark.parametrize("name", [form.name for form in RESULTS_FORMATS])
def test_every_form_of_results(run: Run, built: Path, name: str) -> None:
    result = run("query", SELECT, "--format", name, "--data", built)
    assert result.exit_code == 0
    assert TITLE in result.stdout
    assert result.stdout.endswith("\n")


@pytest.mark.parametrize("form", GRAPH_FORMATS, ids=lambda form: form.name)
def test_every_form_of_graphs(run: Run, built: Path, form: GraphFormat) -> None:
    result = run("query", f"DESCRIBE <{SESSION}>", "--format", form.name, "--data", built)
    assert result.exit_code == 0
    quads = list(parse(result.stdout, format=RdfFormat.from_media_type(form.media_type)))
    assert sum(quad.subject == NamedNode(SESSION) for quad in quads) > 5


def test_a_graph_is_turtle_where_nothing_is_said(run: Run, built: Path) -> None:
    result = run("query", f"DESCRIBE <{SESSION}>", "--data", built)
    assert "@prefix schema:" in result.stdout


@pytest.mark.parametrize(
    ("text", "name"),
    [("SELECT * {}", "turtle"), ("ASK {}", "jsonld"), ("DESCRIBE <urn:x>", "csv")],
)
def test_a_form_that_does_not_fit(run: Run, built: Path, text: str, name: str) -> None:
    result = run("query", text, "--format", name, "--data", built)
    assert result.exit_code == 3
    assert f"not as {name}" in result.stderr
    assert result.stdout == ""


def test_a_query_from_a_file(run: Run, built: Path, tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_text(SELECT)
    assert TITLE in run("query", "--file", file, "--data", built).stdout


def test_a_query_from_standard_input(run: Run, built: Path) -> None:
    assert TITLE in run("query", "--file", "-", "--data", built, text=SELECT).stdout


def test_the_examples_are_listed_without_a_release(run: Run, tmp_path: Path) -> None:
    result = run("query", "--examples", "--data", tmp_path)
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == [e.name for e in EXAMPLES]
    assert EXAMPLES[0].title in result.stdout


@pytest.mark.parametrize("name", ["01-womens-share", "1"])
def test_an_example(run: Run, built: Path, name: str) -> None:
    result = run("query", "--example", name, "--format", "csv", "--data", built)
    assert f"{SESSION},{TITLE},22,57,0.38" in result.stdout


def test_an_example_that_is_none(run: Run, built: Path) -> None:
    result = run("query", "--example", "womens-share", "--data", built)
    assert result.exit_code == 3
    assert "no example query 'womens-share'" in result.stderr


@pytest.mark.parametrize("given", [[], ["ASK {}", "--example", "1"], ["--file=-", "--example=1"]])
def test_there_is_one_query(run: Run, given: list[str]) -> None:
    result = run("query", *given)
    assert result.exit_code == 2
    assert "one of them" in result.stderr


def test_an_error_names_the_file_and_the_place(run: Run, built: Path, tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_text("SELECT *\n{ ?s nope:p ?o }")
    result = run("query", "--file", file, "--data", built)
    assert result.exit_code == 3
    assert result.stderr == f"igflod: error: {file}:2:6: the prefix nope: is not declared\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * { ?s ?p }", "line 1, column"),
        ("", "empty"),
        ("hello", "hello cannot stand here; expected is ASK"),
        ("DROP ALL", "is an update"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("#" * 40_000, "at most 32,768"),
    ],
)
def test_a_query_that_is_not_answered(run: Run, built: Path, text: str, words: str) -> None:
    result = run("query", text, "--data", built)
    assert result.exit_code == 3
    assert words in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("content", "words"), [(None, "No such file"), (b"\xff", "no UTF-8 (byte 0)")]
)
def test_a_file_that_is_no_query(
    run: Run, built: Path, tmp_path: Path, content: bytes | None, words: str
) -> None:
    file = tmp_path / "question.rq"
    if content is not None:
        file.write_bytes(content)
    result = run("query", "--file", file, "--data", built)
    assert result.exit_code == 3
    assert f"{file}: " in result.stderr
    assert words in result.stderr


def test_nothing_is_built_yet(run: Run, tmp_path: Path) -> None:
    result = run("query", "ASK {}", "--data", tmp_path)
    assert result.exit_code == 4
    assert "run `igflod build` first" in result.stderr
    assert not list(tmp_path.iterdir())
