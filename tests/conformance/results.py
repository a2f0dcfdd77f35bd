"""Runs the suites of result formats: asks a server for a format and compares the solutions.

Solutions are compared as bags, whatever the order of their columns; nodes without a name by what
they stand for. Where a number is only the same by value, the outcome says so.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import TypeAlias

import httpx
import pyoxigraph as ox
from rdflib import Literal
from rdflib.namespace import XSD
from tests.conformance.manifest import ResultTest, read_results
from tests.conformance.outcomes import BY_VALUE, FAILED, PASSED, Outcome

__all__ = ["Found", "run_results", "same"]

Row: TypeAlias = dict[str, str]
"""A solution: variable -> term as N-Triples write it, or for CSV the text of the value."""
Rows: TypeAlias = list[Row]
Found: TypeAlias = Rows | bool

_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".srj": "application/sparql-results+json",
}
_NODE = re.compile(r"_:.+")
_TYPED = re.compile(r'"(.*)"\^\^<http://www\.w3\.org/2001/XMLSchema#(\w+)>', re.DOTALL)


def run_results(suite: str, server: Callable[[Path], str]) -> dict[str, Outcome]:
    """Run a suite, each test against a server of its data."""
    return {test.name: _run(test, server(test.data)) for test in read_results(suite)}


def _run(test: ResultTest, address: str) -> Outcome:
    media_type = _TYPES[test.expected.suffix]
    headers = {"Accept": media_type}
    answer = httpx.get(f"{address}/sparql", params={"query": test.query}, headers=headers)
    given = answer.headers["Content-Type"].partition(";")[0]
    if (answer.status_code, given) != (200, media_type):
        return Outcome(test.title, FAILED, f"status {answer.status_code}, {given}")
    expected, got = _read(test.expected.read_bytes(), given), _read(answer.content, given)
    if same(expected, got):
        return Outcome(test.title, PASSED)
    if same(_by_value(expected), _by_value(got)):
        return Outcome(test.title, BY_VALUE)
    return Outcome(test.title, FAILED, "other solutions")


def same(expected: Found, got: Found) -> bool:
    """Whether two answers are the same but for the labels of nodes without a name."""
    if isinstance(expected, bool) or isinstance(got, bool):
        return expected is got
    ours, theirs = sorted(_nodes(got)), sorted(_nodes(expected))
    if len(ours) != len(theirs):
        return False
    wanted = _bag(expected, {})
    return any(
        _bag(got, dict(zip(ours, order, strict=True))) == wanted for order in permutations(theirs)
    )


def _bag(rows: Rows, names: Row) -> Counter[frozenset[tuple[str, str]]]:
    return Counter(frozenset((v, names.get(term, term)) for v, term in r.items()) for r in rows)


def _nodes(rows: Rows) -> set[str]:
    return {term for row in rows for term in row.values() if _NODE.fullmatch(term)}


def _by_value(rows: Found) -> Found:
    if isinstance(rows, bool):
        return rows
    return [{name: _value(term) for name, term in row.items()} for row in rows]


def _value(term: str) -> str:
    """Put a number in one form for each value; leave all else, and the kinds of numbers apart."""
    found = _TYPED.fullmatch(term)
    lexical, datatype = found.groups() if found else (term, "")
    value = Literal(lexical, datatype=XSD[datatype]).value if found else _number(lexical)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return term
    return f"{type(value).__name__} {value}"


def _number(text: str) -> float | None:
    """Read a number of CSV, which tells no types."""
    with suppress(ValueError):
        return float(text)
    return None


def _read(content: bytes, media_type: str) -> Found:
    if media_type == "text/csv":
        return list(_csv(content.decode()))
    if media_type == _TYPES[".srj"]:
        document = json.loads(content)
        if "boolean" in document:
            return bool(document["boolean"])
    found = ox.parse_query_results(
        content, format=ox.QueryResultsFormat.from_media_type(media_type)
    )
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [{name: str(term) for name in names if (term := row[name]) is not None} for row in found]


def _csv(text: str) -> Iterator[Row]:
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {name: value for name, value in row.items() if value}
