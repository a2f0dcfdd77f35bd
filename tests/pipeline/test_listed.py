"""Curators' records go with the reports: linked, judged by the shapes, published with sources."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from igflod.errors import CuratedError
from igflod.pipeline import Dataset, make_dataset
from igflod.settings import Settings
from igflod.vocabulary import DCTERMS, IGF, RDF, RDFS, SCHEMA, SKOS

BASE = "https://w3id.org/igflod/"
SESSION = NamedNode(f"{BASE}id/workshop/2013/324")
RECORD = NamedNode(f"{BASE}id/report/workshop/2013/324/record")
REPORT = NamedNode(f"{BASE}id/report/workshop/2013/324")
LIST = """\
meeting = 2013

[[sessions]]
session = "workshop/2013/324"
title = "Another title"
start = "16:30"
source = "https://example.org/324"
also = ["https://example.org/more"]
partial = true
people = [
  { name = "William Drake", role = "speaker", organization = "Example University" },
  { name = "Nigel", role = "speaker" },
]

[[sessions]]
session = "workshop/2013/9"
title = "A workshop of which there is no report"
source = "https://example.org/9"
"""

Check = Callable[[str], Dataset]


@pytest.fixture
def check(data: Path, report_324: Path) -> Check:
    """Give a function that makes the dataset of workshop 324 and of a list of 2013."""
    shutil.copy(report_324, data / "reports")

    def make(text: str) -> Dataset:
        (data / "records").mkdir(exist_ok=True)
        (data / "records" / "2013.toml").write_text(text)
        return make_dataset(Settings.choose(data=data, environ={}))

    return make


def about(dataset: Dataset, subject: NamedNode) -> set[tuple[NamedNode, object]]:
    return {(quad.predicate, quad.object) for quad in dataset.quads if quad.subject == subject}


def in_graph(dataset: Dataset, name: str) -> list[Quad]:
    return [quad for quad in dataset.quads if quad.graph_name == NamedNode(f"{BASE}graph/{name}")]


def test_a_session_keeps_both_of_its_sources(check: Check) -> None:
    dataset = check(LIST)
    assert len(dataset.reports) == 1
    assert len(dataset.records) == 2
    titles = {value for predicate, value in about(dataset, SESSION) if predicate == RDFS.label}
    assert Literal("Another title", language="en") in titles
    assert len(titles) == 2
    said = about(dataset, RECORD)
    assert (RDF.type, IGF.SessionRecord) in said
    assert (SCHEMA.about, SESSION) in said
    sources = {value for predicate, value in said if predicate == DCTERMS.source}
    assert sources == {NamedNode("https://example.org/324"), NamedNode("https://example.org/more")}
    assert any(predicate == IGF.partial for predicate, _ in said)
    reports = {value for predicate, value in about(dataset, SESSION) if predicate == IGF.hasReport}
    assert reports == {REPORT}


def test_a_record_says_nothing_that_it_was_not_told(check: Check) -> None:
    quads = in_graph(check(LIST), "report/workshop/2013/324/record")
    predicates = {quad.predicate for quad in quads}
    assert not predicates & {IGF.evidence, IGF.capture, IGF.template, IGF.rule, SKOS.editorialNote}
    stated = {quad.object for quad in quads if quad.predicate == IGF.statedIn}
    assert stated == {RECORD}


def test_a_full_name_is_the_same_person_in_both_sources_a_single_name_is_not(check: Check) -> None:
    dataset = check(LIST)
    people: dict[str, set[object]] = {}
    named = {q.subject: q.object for q in dataset.quads if q.predicate == IGF.nameAsPrinted}
    for quad in dataset.quads:
        if quad.predicate == IGF.participant and isinstance(name := named[quad.subject], Literal):
            people.setdefault(name.value, set()).add(quad.object)
    assert len(people["William Drake"]) == 1
    assert len(people["Nigel"]) == 2


def test_what_another_source_gives_is_not_missing(check: Check) -> None:
    record, other = check(LIST).records
    if record.linked.key.number != "324":
        record, other = other, record
    messages = {finding.message for finding in record.findings}
    assert "We hold no report of this session." not in messages
    assert "No theme is given for this session." not in messages
    assert "We hold no report of this session." in {f.message for f in other.findings}


def test_a_record_that_breaks_a_shape_is_told_with_its_line(check: Check) -> None:
    broken = LIST.replace(
        'source = "https://example.org/9"', 'source = "https://example.org/9"\nnumber = "9 and 10"'
    )
    with pytest.raises(CuratedError, match="number") as told:
        check(broken)
    assert str(told.value.path).endswith("records/2013.toml")
    assert told.value.line == broken.splitlines().index('session = "workshop/2013/9"') + 1


def test_ids_stay_when_records_are_taken_away(check: Check) -> None:
    before = set(in_graph(check(LIST), "report/workshop/2013/324"))
    after = set(in_graph(check("meeting = 2013\n"), "report/workshop/2013/324"))
    assert before == after
