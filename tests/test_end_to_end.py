"""From a folder of reports to the Web and back: the real program, a real server, real clients."""

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from SPARQLWrapper import CSV, JSON, POST, SPARQLWrapper

from igflod.formats import GRAPH_FORMATS

BASE = "https://w3id.org/igflod/"
ROW = "22 35 5 35 10 12 57"
LINE_OF_ROW = 94
COUNT = "SELECT (COUNT(*) AS ?quads) { GRAPH ?graph { ?s ?p ?o } }"
WORKSHOPS = """PREFIX igf: <https://w3id.org/igflod/def#>
SELECT ?session { ?session a igf:Workshop } ORDER BY ?session"""


@dataclass(frozen=True)
class Project:
    """A folder with data/ in it, as a newcomer has it after a clone, and the program."""

    folder: Path
    program: Path

    def put(self, number: int, row: str = ROW) -> Path:
        """Put the report of workshop 324 there, as that of another number, with another row."""
        original = self.folder / "ws324.txt"
        text = original.read_text("utf-8").replace("# 324", f"# {number}").replace(ROW, row)
        report = self.folder / "data" / "reports" / "2013" / f"ws{number}.txt"
        report.write_text(text, "utf-8")
        return report.relative_to(self.folder)

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of igflod, which may end with any code but never with a traceback."""
        ended = subprocess.run(
            [self.program, *words],
            cwd=self.folder,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in ended.stdout + ended.stderr
        return ended

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve the current release; give its address; see that it ends well when it is told to."""
        with subprocess.Popen(
            [self.program, "serve", "--port", "0"],
            cwd=self.folder,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout
            assert process.stderr
            lines = iter(process.stdout.readline, "")
            found = (re.search(r"http://[\d.]+:\d+", line) for line in lines)
            try:
                yield next(match[0] for match in found if match)
            finally:
                process.send_signal(signal.SIGTERM)
                _, errors = process.communicate(timeout=60)
            assert (process.returncode, errors) == (0, "")


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("IGFLOD_")}


@pytest.fixture
def project(root: Path, igflod: Path, tmp_path: Path) -> Project:
    return make_project(root, igflod, tmp_path)


def make_project(root: Path, igflod: Path, folder: Path) -> Project:
    shutil.copytree(root / "data" / "curated", folder / "data" / "curated")
    (folder / "data" / "reports" / "2013").mkdir(parents=True)
    shutil.copy(root / "data" / "reports" / "2013" / "ws324.txt", folder)
    return Project(folder, igflod)


@pytest.fixture(scope="module")
def site(
    root: Path, igflod: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Project, str]]:
    """Give a project with workshop 324, built, and the address where it is served."""
    project = make_project(root, igflod, tmp_path_factory.mktemp("project"))
    project.put(324)
    assert project.run("build").returncode == 0
    with project.served() as address:
        yield project, address


def ask(address: str, query: str, form: str = JSON, method: str | None = None) -> SPARQLWrapper:
    client = SPARQLWrapper(f"{address}/sparql", returnFormat=form)
    client.setQuery(query)
    if method:
        client.setMethod(method)
    return client


def sessions(address: str) -> list[str]:
    """Ask which workshops there are, as a researcher does; give their numbers."""
    answer = ask(address, WORKSHOPS).queryAndConvert()
    assert isinstance(answer, dict)
    rows = answer["results"]["bindings"]
    return [row["session"]["value"].removeprefix(f"{BASE}id/workshop/2013/") for row in rows]


def test_a_broken_report_is_held_back_until_it_is_mended(project: Project) -> None:
    project.put(324)
    broken = project.put(325, "22 many 5 35 10 12 57")

    checked = project.run("check")
    assert checked.returncode == 1
    assert not (project.folder / "data" / "release").exists()

    built = project.run("build")
    assert built.returncode == 1
    assert "1 published, 1 quarantined" in built.stdout
    for said in (checked, built):
        assert f"{broken}:{LINE_OF_ROW}" in said.stdout
        assert "attendance-cell: 'many' in the column of male participants" in said.stdout
    quarantine = project.folder / "data" / "release" / "current" / "quarantine" / "2013"
    assert (quarantine / broken.name).read_bytes() == (project.folder / broken).read_bytes()
    with project.served() as address:
        assert sessions(address) == ["324"]
        assert httpx.get(f"{address}/doc/workshop/2013/325").status_code == 404

        project.put(325)
        assert project.run("build").returncode == 0
        assert sessions(address) == ["324"], "a server keeps the release that it began with"
    with project.served() as address:
        assert sessions(address) == ["324", "325"]


def test_builds_at_the_same_time_do_no_harm(project: Project) -> None:
    for number in range(1, 4):
        report = project.folder / project.put(number)
        text = report.read_text("utf-8").replace("Xiantang Sun", "Ada Example")
        report.write_text(text, "utf-8")
    running = [
        subprocess.Popen(
            [project.program, "build"],
            cwd=project.folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    ended = [(process.communicate()[1], process.returncode) for process in running]
    assert 0 in [code for _, code in ended]
    for errors, code in ended:
        assert (code, errors) == (0, "") or (code == 4 and "another build" in errors)
    register = (project.folder / "data" / "curated" / "people.tsv").read_text("utf-8")
    for number in range(1, 4):
        assert register.count(f"\tAda Example\tunknown\t\tworkshop/2013/{number}\n") == 1
    assert project.run("check").returncode == 0
    assert project.run("query", "ASK { ?s ?p ?o }").stdout == "yes\n"
    assert not list((project.folder / "data" / "release").glob(".building-*"))


def with_context(client: httpx.Client, answer: httpx.Response) -> bytes:
    """Fetch the context of a JSON-LD document, here from the server that is to publish it."""
    document = answer.json()
    context = client.get(f"/{document['@context'].removeprefix(BASE)}").json()
    return json.dumps({**document, **context}).encode()


@pytest.mark.parametrize("path", ["workshop/2013/324", "person/p4h2veg", "meeting/2013"])
def test_a_thing_says_the_same_in_every_format(site: tuple[Project, str], path: str) -> None:
    _, address = site
    graphs: dict[str, set[Triple]] = {}
    with httpx.Client(base_url=address, follow_redirects=True) as client:
        for graph_format in GRAPH_FORMATS:
            answer = client.get(f"/id/{path}", headers={"Accept": graph_format.media_type})
            assert [step.status_code for step in answer.history] == [303]
            assert answer.headers["Content-Type"].partition(";")[0] == graph_format.media_type
            body = (
                with_context(client, answer) if graph_format.suffix == "jsonld" else answer.content
            )
            reader = RdfFormat.from_media_type(graph_format.media_type)
            assert reader
            graphs[graph_format.name] = {quad.triple for quad in parse(body, format=reader)}
    expected = graphs.pop("nquads")
    assert NamedNode(f"{BASE}id/{path}") in {triple.subject for triple in expected}
    assert all(graph == expected for graph in graphs.values())


def test_a_browser_gets_a_page_for_people(site: tuple[Project, str]) -> None:
    _, address = site
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    with httpx.Client(base_url=address, headers=browser, follow_redirects=True) as client:
        page = client.get("/id/workshop/2013/324")
        front = client.get("/")
    assert page.headers["Content-Type"].startswith("text/html")
    for words in (
        "Enhanced Cooperation for Sustainable Development",
        "Norbert Bollow",
        "YJ Park",
        "38.6 %",
    ):
        assert words in page.text
    assert re.search(r"\b57\b", page.text), "the total of the attendance table"
    assert "workshop/2013/324" in front.text


def test_the_download_is_what_was_built(site: tuple[Project, str]) -> None:
    project, address = site
    current = project.folder / "data" / "release" / "current"
    manifest = httpx.get(f"{address}/dump/manifest.json").json()
    dump = httpx.get(f"{address}/dump/dataset.nq").content
    assert dump == (current / "dataset.nq").read_bytes()
    assert hashlib.sha256(dump).hexdigest() == manifest["files"]["dataset.nq"]["sha256"]
    answer = ask(address, COUNT).queryAndConvert()
    assert isinstance(answer, dict)
    [row] = answer["results"]["bindings"]
    assert int(row["quads"]["value"]) == manifest["quads"] == len(dump.splitlines())


def test_the_endpoint_and_the_command_line_give_the_same_answer(site: tuple[Project, str]) -> None:
    project, address = site
    local = project.run("query", WORKSHOPS, "--format", "csv")
    assert local.returncode == 0
    for method in (None, POST):
        answer = ask(address, WORKSHOPS, CSV, method).query().response.read()
        assert answer.decode().split() == local.stdout.split()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { ?s ?p }", "line 1"),
        ("DELETE WHERE { ?s ?p ?o }", "update"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_a_query_that_is_not_answered_is_explained_in_both_places(
    site: tuple[Project, str], query: str, words: str
) -> None:
    project, address = site
    answer = httpx.get(f"{address}/sparql", params={"query": query})
    assert 400 <= answer.status_code < 500
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert words in answer.json()["detail"]
    local = project.run("query", query)
    assert (local.returncode, local.stdout) == (3, "")
    assert words in local.stderr
