"""The W3C's tests of SPARQL 1.1 for services, and the page that tells of them."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
import rdflib
from tests.conformance import outcomes
from tests.conformance.manifest import SUITES, read_names, read_protocol
from tests.conformance.results import Found as Answer
from tests.conformance.results import same
from tests.conformance.service import FORMATS, SD

Found = dict[str, dict[str, outcomes.Outcome]]
NAMES = ("protocol", "csv-tsv-res", "json-res", "service-description")
TESTS = [(suite, name) for suite in NAMES for name, _ in read_names(suite)]
ABSENT = pytest.param("", "", marks=pytest.mark.skip(reason=f"there are no suites in {SUITES}"))
UPDATES = {test.name for test in read_protocol() if test.needs_update}


@pytest.mark.parametrize(("suite", "name"), TESTS or [ABSENT])
def test_of_the_w3c(found: Found, suite: str, name: str) -> None:
    outcome = found[suite][name]
    if suite == "protocol":
        expected = {outcomes.REFUSED if name in UPDATES else outcomes.PASSED}
    else:
        expected = {outcomes.PASSED, outcomes.BY_VALUE}
    assert outcome.kind in expected, outcome.note


def test_the_suites_are_whole_and_only_updates_are_refused(shared: Path) -> None:
    assert shared
    assert [len(read_names(suite)) for suite in NAMES] == [34, 6, 4, 3]
    assert len(UPDATES) == 7
    assert all(name.startswith("update_") for name in UPDATES)


def test_the_page_is_what_the_run_gives(
    found: Found, root: Path, request: pytest.FixtureRequest
) -> None:
    page = root / "docs" / "conformance.md"
    if request.config.getoption("--update-goldens"):
        page.write_text(outcomes.table(found), encoding="utf-8")
    message = "write it with `pytest tests/conformance --update-goldens`"
    assert page.read_text("utf-8") == outcomes.table(found), message


MEDIA_TYPES = {
    "Turtle": "text/turtle",
    "JSON-LD": "application/ld+json",
    "RDF_XML": "application/rdf+xml",
    "N-Triples": "application/n-triples",
    "N-Quads": "application/n-quads",
    "TriG": "application/trig",
    "SPARQL_Results_JSON": "application/sparql-results+json",
    "SPARQL_Results_XML": "application/sparql-results+xml",
    "SPARQL_Results_CSV": "text/csv",
    "SPARQL_Results_TSV": "text/tab-separated-values",
}


def test_every_format_of_the_description_can_be_had(
    server: Callable[[Path], str], suite_data: Path
) -> None:
    place = f"{server(suite_data)}/sparql"
    described = rdflib.Graph().parse(data=httpx.get(place).content, format="turtle", publicID=place)
    named = {str(form).removeprefix(FORMATS) for form in described.objects(None, SD.resultFormat)}
    assert named == set(MEDIA_TYPES)
    for name in named:
        query = "ASK {}" if name.startswith("SPARQL") else "CONSTRUCT WHERE { ?s ?p ?o }"
        media_type = MEDIA_TYPES[name]
        answer = httpx.get(place, params={"query": query}, headers={"Accept": media_type})
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].partition(";")[0] == media_type


def test_every_graph_of_the_description_is_there(
    server: Callable[[Path], str], suite_data: Path
) -> None:
    place = f"{server(suite_data)}/sparql"
    described = rdflib.Graph().parse(data=httpx.get(place).content, format="turtle", publicID=place)
    names = {str(name) for name in described.objects(None, SD.name)}
    assert names == {name for test in read_protocol() for name, _ in test.graphs}
    for name in names:
        answer = httpx.get(place, params={"query": f"ASK {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"})
        assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("expected", "got", "outcome"),
    [
        ([{"a": "_:x", "b": "_:y"}], [{"b": "_:1", "a": "_:2"}], True),
        ([{"a": "_:x", "b": "_:x"}], [{"b": "_:1", "a": "_:2"}], False),
        ([{"a": "1"}, {"a": "1"}], [{"a": "1"}], False),
        ([{"a": "1"}, {}], [{}, {"a": "1"}], True),
        ([{"a": "1"}], [{"a": "2"}], False),
        (True, True, True),
        (True, False, False),
    ],
)
def test_answers_are_compared_as_bags(expected: Answer, got: Answer, outcome: object) -> None:
    assert same(expected, got) is outcome
