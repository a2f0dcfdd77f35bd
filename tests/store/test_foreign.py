"""Datasets that are not ours: what is read, what is in which graph, what is wrong in words."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from igflod.errors import DatasetError
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS
from igflod.store import IsolatedStore, SparqlRequest, Store, isolate, take_in

BASE = "http://data.example/"
CSV, GRAPHS = RESULTS_FORMATS[2], GRAPH_FORMATS[0]
TRIG = """
PREFIX : <http://example.org/#>
:a :b <relative>, [ :c "in a bracket" ] .
GRAPH <http://example.org/g#1> { :a :b :c . _:z :knows _:z }
GRAPH <http://example.org/g#2> { :a :b :c }
GRAPH _:g { :q :r :s }
"""
NQUADS = b"""\
<urn:a> <urn:b> <urn:c> .
<urn:a> <urn:b> <urn:c> <urn:g> .
<urn:a> <urn:b> "d" <urn:g> .
"""


def rows(store: Store, query: str) -> list[str]:
    body = store.answer(SparqlRequest(f"PREFIX : <http://example.org/#> {query}"), CSV, GRAPHS).body
    return body.decode().splitlines()[1:]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    file = tmp_path / "some.trig"
    file.write_text(TRIG)
    (folder := tmp_path / "taken").mkdir()
    made = isolate(take_in(file, folder, BASE).store())
    yield made
    if isinstance(made, IsolatedStore):
        made.close()


def test_what_is_in_no_graph_is_in_the_default_graph(store: Store) -> None:
    assert len(store) == 7
    assert rows(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == ["6"]
    assert rows(store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }") == ["4"]
    assert rows(store, "SELECT ?o { ?s :c ?o }") == ["in a bracket"]
    assert rows(store, "SELECT ?g { GRAPH ?g { ?s :c ?o } }") == []
    assert rows(store, "SELECT ?o { :a :b ?o FILTER(STRENDS(STR(?o), 'relative')) }") == [
        BASE + "relative"
    ]


def test_a_node_without_name_is_the_same_in_its_graph_and_in_the_union(store: Store) -> None:
    assert len(rows(store, "SELECT ?z { ?z :knows ?z GRAPH ?g { ?z :knows ?z } }")) == 1


def test_a_graph_without_name_can_be_asked(store: Store) -> None:
    assert rows(store, "SELECT ?o { GRAPH ?g { :q :r ?o } FILTER(isBlank(?g)) }") == [
        "http://example.org/#s"
    ]


@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("x.nq", NQUADS, 3),
        ("x.NQ", NQUADS, 3),
        ("x.nq.gz", gzip.compress(NQUADS, mtime=0), 3),
        ("x.trig", b"<urn:a> <urn:b> <c> . <urn:g> { <urn:a> <urn:b> <urn:c> }", 2),
        ("x.ttl", b"<urn:a> <urn:b> <c>, 1, 1.0 .", 3),
        ("x.ttl.gz", gzip.compress(b"<urn:a> <urn:b> <c>, 1 .", mtime=0) * 2, 2),
        ("x.nt", b"<urn:a> <urn:b> <urn:c> .\n" * 2, 1),
        ("x.nt", b"", 0),
    ],
)
def test_every_format_by_its_suffix(tmp_path: Path, name: str, content: bytes, count: int) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    (folder := tmp_path / "taken").mkdir()

    taken = take_in(file, folder, BASE)

    assert len(taken.store()) == count
    assert len(set(taken.dataset.read_bytes().splitlines())) == count


@pytest.mark.parametrize(
    ("name", "content", "line", "words"),
    [
        ("x.nq", b'<urn:a> <urn:b> "c" .\n<urn:a> <urn:b> <c .\n', 2, "is broken"),
        ("x.nq", b"<urn:a> <urn:b> <relative> .\n", 1, "is broken"),
        ("x.nt", NQUADS, 2, "is broken"),
        ("x.trig", b"@prefix : <urn:> .\n:a :b :c .\n:g { :a :b\n", 4, "is broken"),
        ("x.ttl", b"<urn:a> <urn:b> 'x' .\n\n<urn:g> { }\n", 3, "is broken"),
        ("x.ttl", b'<urn:a> <urn:b> "\xff\xfe" .\n', 1, "is broken"),
        ("x.nq.gz", NQUADS, None, "is no whole gzip file"),
        ("x.nq.gz", gzip.compress(NQUADS, mtime=0)[:-12], None, "is no whole gzip file"),
        ("x.rdf", b"<rdf:RDF/>", None, "is named like no dataset; .nq, .trig, .nt, .ttl are read"),
        ("x", NQUADS, None, "is named like no dataset"),
        ("x.gz", gzip.compress(NQUADS, mtime=0), None, "is named like no dataset"),
        ("missing.nq", None, None, "cannot be taken in: No such file"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, name: str, content: bytes | None, line: int | None, words: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    (folder := tmp_path / "taken").mkdir()

    with pytest.raises(DatasetError, match=words) as caught:
        take_in(file, folder, BASE)

    assert (caught.value.path, caught.value.line) == (file, line)
