"""The answer to a query as a page."""

import json
import re
from dataclasses import dataclass, field

from flask import render_template

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, ResultsFormat
from igflod.store.base import Answer, SparqlRequest
from igflod.web.pages.asking import form_context
from igflod.web.pages.cells import Column, Row, columns_of, rows_of
from igflod.web.pages.opening import downloads_of, place_of

__all__ = ["render_answer"]

_MOST_ROWS = 1000
"""Rows, or lines of a graph, that a page shows; the other formats always give all."""

_IRI = re.compile(r"<(https?://[^<>\s\"]+)>")


@dataclass(frozen=True)
class _Table:
    """The answer to a SELECT: its columns, the rows that are shown, how many there are."""

    columns: list[Column]
    rows: list[Row] = field(repr=False)
    size: int


@dataclass(frozen=True)
class _Text:
    """A graph as Turtle: the pieces that are shown, with the URI that one is, and its lines."""

    pieces: list[tuple[str, str | None]] = field(repr=False)
    lines: int
    size: int


def render_answer(wanted: SparqlRequest, found: Answer) -> str:
    """Render an answer that came as SPARQL JSON, or as Turtle."""
    boolean = table = text = None
    if is_table := isinstance(found.format, ResultsFormat):
        document = json.loads(found.body)
        boolean = document.get("boolean")
        table = _table(document) if boolean is None else None
    else:
        text = _text(found.body.decode())
    downloads = (
        downloads_of(wanted, "results", RESULTS_FORMATS)
        if is_table
        else downloads_of(wanted, "graph", GRAPH_FORMATS)
    )
    return render_template(
        "results.html",
        boolean=boolean,
        table=table,
        text=text,
        permalink=place_of(wanted),
        downloads=downloads,
        **form_context(wanted.query),
    )


def _table(document: dict[str, dict[str, list[dict[str, dict[str, str]]]]]) -> _Table:
    bindings = document["results"]["bindings"]
    rows = rows_of(bindings[:_MOST_ROWS])
    variables = [str(name) for name in document["head"].get("vars", [])]
    return _Table(columns_of(variables, rows), rows, len(bindings))


def _text(turtle: str) -> _Text:
    lines = turtle.splitlines()
    shown = _IRI.split("\n".join(lines[:_MOST_ROWS]))
    pieces = [
        (f"<{piece}>", piece) if number % 2 else (piece, None) for number, piece in enumerate(shown)
    ]
    return _Text(pieces, min(len(lines), _MOST_ROWS), len(lines))
