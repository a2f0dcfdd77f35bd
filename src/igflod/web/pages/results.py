"""The answer to a query as a page.

An answer may be long, and a page shows its beginning: so it is made of formats that have a line for
each row, TSV and Turtle, of which no more is read than is shown.
"""

import re
from dataclasses import dataclass, field

from flask import render_template
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, ResultsFormat
from igflod.store.base import Answer, SparqlRequest
from igflod.store.query.syntax import read_tokens
from igflod.web.pages.asking import form_context
from igflod.web.pages.cells import Column, ResultRow, columns_of, rows_of
from igflod.web.pages.opening import downloads_of, place_of

__all__ = ["render_answer"]

_MOST_ROWS = 1000
"""Rows, or lines of a graph, that a page shows; the other formats always give all."""

_IRI = re.compile(r"<(https?://[^<>\s\"]+)>")


@dataclass(frozen=True)
class _Table:
    """The answer to a SELECT: its columns, the rows that are shown, how many there are."""

    columns: list[Column]
    rows: list[ResultRow] = field(repr=False)
    size: int


@dataclass(frozen=True)
class _Text:
    """A graph as Turtle: the pieces that are shown, with the URI that one is, and its lines."""

    pieces: list[tuple[str, str | None]] = field(repr=False)
    lines: int
    size: int


def render_answer(wanted: SparqlRequest, found: Answer) -> str:
    """Render an answer that came as SPARQL TSV, or as Turtle."""
    if isinstance(found.format, ResultsFormat):
        shown: dict[str, object] = _shown(found.body, wanted.query)
        downloads = downloads_of(wanted, "results", RESULTS_FORMATS)
    else:
        shown = {"text": _text(found.body)}
        downloads = downloads_of(wanted, "graph", GRAPH_FORMATS)
    context = form_context(wanted.query)
    place = place_of(wanted)
    return render_template("results.html", permalink=place, downloads=downloads, **shown, **context)


def _shown(body: bytes, query: str) -> dict[str, object]:
    """Give the truth of an ASK, or the table of a SELECT."""
    head = _first_lines(body, _MOST_ROWS + 1)
    answer = parse_query_results(head, format=QueryResultsFormat.TSV)
    if isinstance(answer, QueryBoolean):
        return {"boolean": bool(answer)}
    assert isinstance(answer, QuerySolutions)  # noqa: S101 - there is no third kind
    variables = _in_order([variable.value for variable in answer.variables], query)
    rows = rows_of(
        [{name: term for name in variables if (term := row[name]) is not None} for row in answer]
    )
    return {"table": _Table(columns_of(variables, rows), rows, body.count(b"\n") - 1)}


def _in_order(variables: list[str], query: str) -> list[str]:
    """Put the variables of a SELECT * as its text has them; the engine has them by the alphabet."""
    texts = [token.text for token in read_tokens(query)]
    words = [text.casefold() for text in texts if text.casefold() not in {"distinct", "reduced"}]
    if "select" not in words or words[words.index("select") + 1 :][:1] != ["*"]:
        return variables
    places = {f"?{text[1:]}": place for place, text in reversed(list(enumerate(texts)))}
    return sorted(variables, key=lambda name: places.get(f"?{name}", len(texts)))


def _text(turtle: bytes) -> _Text:
    shown = _first_lines(turtle, _MOST_ROWS)
    pieces = [
        (f"<{piece}>", piece) if number % 2 else (piece, None)
        for number, piece in enumerate(_IRI.split(shown.decode()))
    ]
    return _Text(pieces, shown.count(b"\n"), turtle.count(b"\n"))


def _first_lines(body: bytes, most: int) -> bytes:
    end = 0
    for _ in range(most):
        found = body.find(b"\n", end)
        if found == -1:
            return body
        end = found + 1
    return body[:end]
