"""What the documentation shows is run: commands, programs and queries, against a real server.

A fenced block whose first line says `runs` (```` ```sh runs ````) is run in a copy of the data,
with the address of the test's own server in place of the documented one. It must succeed and say
something. A ```` ```text ```` block right after it shows lines that must come out, in that order;
`…` stands for what is left out.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from rdflib import SH, Graph, URIRef
from SPARQLWrapper import CSV, SPARQLWrapper

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
QUERIES = sorted((ROOT / "docs" / "queries").glob("*.rq"))
ADDRESS = "http://127.0.0.1:8080"
BLOCK = re.compile(
    r"^```(?P<language>\w+) runs\n(?P<code>.*?)^```$(?:\n\n```text\n(?P<shown>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    """A block of a page that runs, and the lines that the page shows as its output."""

    page: Path
    line: int
    language: str
    code: str
    shown: str | None

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def examples() -> list[Example]:
    return [
        Example(
            page, text.count("\n", 0, match.start()) + 1, match[1], match["code"], match["shown"]
        )
        for page in PAGES
        for text in [page.read_text()]
        for match in BLOCK.finditer(text)
    ]


def select(endpoint: str, query: str) -> list[str]:
    """Ask for CSV and give its lines, the line of the variables first."""
    client = SPARQLWrapper(f"{endpoint}/sparql")
    client.setQuery(query)
    client.setReturnFormat(CSV)
    answer = client.query().convert()
    assert isinstance(answer, bytes)
    return answer.decode().splitlines()


@pytest.mark.parametrize("example", examples(), ids=str)
def test_an_example_runs(example: Example, project: Path, server: str) -> None:
    code = example.code.replace(ADDRESS, server)
    if example.language == "sparql":
        said = "\n".join(select(server, code))
        assert said.count("\n") >= 1, "no answer"
    else:
        said = run(example.language, code, project)
    assert said.strip()
    if example.shown is not None:
        assert shows(said, example.shown), f"said:\n{said}\nshown:\n{example.shown}"


def run(language: str, code: str, project: Path) -> str:
    programs = {
        "sh": ["sh", "-eu", "-c", code],
        "python": [sys.executable, "-c", code],
        "r": ["Rscript", "--vanilla", "-e", code],
    }
    program = programs[language]
    if language == "r" and shutil.which(program[0]) is None:
        pytest.skip("R is not installed: what the documentation shows in R is not run")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        program,
        cwd=project,
        env={**os.environ, "PATH": path},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def shows(said: str, shown: str) -> bool:
    """Tell whether the shown lines come out in their order, anything between where `…` stands."""
    lines = [re.escape(line.rstrip()).replace("…", ".*") for line in shown.strip("\n").split("\n")]
    return re.search("\n".join(lines), trimmed(said), re.DOTALL) is not None


def trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())


def test_something_runs() -> None:
    languages = {example.language for example in examples()}
    assert languages == {"sh", "python", "r", "sparql"}


@pytest.mark.parametrize(
    ("said", "shown", "right"),
    [
        ("a\nb\nc\n", "a\nb\n", True),
        ("a\nb\nc\n", "a\nc\n", False),
        ("a\nb\nc\n", "a\n…\nc\n", True),
        ("a  \n", "b\n", False),
    ],
)
def test_a_shown_line_that_does_not_come_out_is_noticed(
    said: str, shown: str, *, right: bool
) -> None:
    assert shows(said, shown) is right


def unanswered() -> set[str]:
    return {path.name for path in QUERIES if "\n# answer: none yet: " in path.read_text()}


def test_all_questions_have_answers() -> None:
    assert len(QUERIES) == 24
    assert not unanswered()


@pytest.fixture(scope="module")
def published(server: str) -> Graph:
    """Give the example queries as they are published."""
    turtle = {"Accept": "text/turtle"}
    answer = httpx.get(f"{server}/sparql/examples", headers=turtle).raise_for_status()
    return Graph().parse(data=answer.text, format="turtle")


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
def test_a_question_has_answers_where_it_says_so(
    query: Path, published: Graph, server: str
) -> None:
    example = URIRef(f"https://w3id.org/igflod/sparql/examples#{query.stem}")
    text = str(published.value(example, SH.select))
    assert text in query.read_text()
    answers = select(server, text)[1:]
    assert bool(answers) is (query.name not in unanswered())


def things() -> list[str]:
    """Give the documented paths of things that workshop 324 has."""
    table = (ROOT / "docs" / "uris.md").read_text().split("\n## Things\n")[1].split("\n## ")[0]
    paths = re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)
    filled = [path.replace("{session}", "workshop/2013/324") for path in paths]
    return [path for path in filled if not re.search(r"[{…]|^person/", path)]


@pytest.mark.parametrize("path", things())
def test_a_documented_thing_is_there(path: str, server: str) -> None:
    answer = httpx.get(f"{server}/id/{path}", headers={"Accept": "text/turtle"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/doc/{path}")
    assert httpx.get(f"{server}/doc/{path}", headers={"Accept": "text/turtle"}).status_code == 200
