"""The answer to a query as a page."""

import json
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import render_template

from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, ResultsFormat
from igflod.formats.prefixes import PREFIXES
from igflod.store.base import Answer, SparqlRequest
from igflod.web.links import rooted
from igflod.web.pages.thing import short

__all__ = ["render_answer", "render_form"]

_MOST_ROWS = 1000
"""Rows that a page shows; the other formats always give all."""

_NUMBERS = {PREFIXES["xsd"] + name for name in ("integer", "decimal", "double", "float")}


@dataclass(frozen=True)
class ResultCell:
    """A value of a solution."""

    text: str
    uri: str | None = None
    language: str | None = None
    is_number: bool = False


def render_form(query: str) -> str:
    """Render the page where a query can be written."""
    return render_template(
        "sparql.html", query=query, results_formats=RESULTS_FORMATS, graph_formats=GRAPH_FORMATS
    )


def render_answer(wanted: SparqlRequest, found: Answer) -> str:
    """Render an answer that came as SPARQL JSON, or as Turtle."""
    text = boolean = None
    variables: list[str] = []
    rows: list[dict[str, ResultCell]] = []
    if isinstance(found.format, ResultsFormat):
        document = json.loads(found.body)
        boolean = document.get("boolean")
        variables = document["head"].get("vars", [])
        rows = [_row(binding) for binding in document.get("results", {}).get("bindings", [])]
    else:
        text = found.body.decode()
    return render_template(
        "results.html",
        query=wanted.query,
        boolean=boolean,
        text=text,
        variables=variables,
        rows=rows,
        shown=_MOST_ROWS,
        places=[(_place(wanted, form), form.label) for form in RESULTS_FORMATS],
        results_formats=RESULTS_FORMATS,
        graph_formats=GRAPH_FORMATS,
    )


def _row(binding: dict[str, dict[str, str]]) -> dict[str, ResultCell]:
    return {name: _cell(term) for name, term in binding.items()}


def _cell(term: dict[str, str]) -> ResultCell:
    if term["type"] == "uri":
        return ResultCell(short(term["value"]), term["value"])
    if term["type"] not in {"literal", "typed-literal"}:
        return ResultCell(str(term["value"]))
    return ResultCell(
        term["value"],
        language=term.get("xml:lang"),
        is_number=term.get("datatype") in _NUMBERS,
    )


def _place(wanted: SparqlRequest, form: ResultsFormat) -> str:
    parameters = [("query", wanted.query), ("format", form.name)]
    parameters += [("default-graph-uri", graph) for graph in wanted.default_graphs]
    parameters += [("named-graph-uri", graph) for graph in wanted.named_graphs]
    return f"{rooted('/sparql')}?{urlencode(parameters)}"
