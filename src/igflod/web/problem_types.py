"""Our own types of problems (RFC 9457, section 3.1.1): which error, which status, what to do."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, Response, abort, render_template

from igflod.errors import (
    AnswerTooLargeError,
    BusyError,
    DeadlineError,
    FormatError,
    IgflodError,
    QueryError,
    QueryRefusedError,
    QueryTooLongError,
    StoreError,
)

__all__ = ["PROBLEM_TYPES", "TYPES_PATH", "ProblemType", "problem_types"]


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A type of problem of our own: `name` ends its URI, `advice` says what one can do."""

    error: type[IgflodError]
    status: int
    name: str
    title: str
    advice: str


PROBLEM_TYPES: tuple[ProblemType, ...] = (
    ProblemType(
        QueryRefusedError,
        403,
        "query-refused",
        "This query is refused",
        "This service only reads, and asks no other service: no updates, no SERVICE.",
    ),
    ProblemType(
        QueryTooLongError,
        413,
        "query-too-long",
        "This query is too long",
        "Shorten it, for instance with VALUES in several requests.",
    ),
    ProblemType(
        QueryError,
        400,
        "query-malformed",
        "This request is no query",
        "Look at the place that the problem names; the SPARQL 1.1 Query Language has the grammar.",
    ),
    ProblemType(
        FormatError,
        406,
        "format-unfit",
        "This format cannot hold the answer",
        "Ask for Turtle or N-Triples, which can write any graph.",
    ),
    ProblemType(
        AnswerTooLargeError,
        422,
        "answer-too-large",
        "The answer is too large",
        "Ask for less at a time, with LIMIT and OFFSET, or take the dump of the dataset.",
    ),
    ProblemType(
        DeadlineError,
        503,
        "query-timeout",
        "The query took too long",
        "Ask for less, or take the dump of the dataset and query it at home.",
    ),
    ProblemType(
        BusyError,
        429,
        "too-many-queries",
        "Too many queries at a time",
        "Wait as long as Retry-After says, and send one query after the other.",
    ),
    ProblemType(
        StoreError,
        503,
        "store-unavailable",
        "The store does not answer",
        "Nothing is wrong with the request; try again after a while.",
    ),
)
"""The one place where our errors become statuses; the first class that fits decides."""

TYPES_PATH = "problem/"
"""Where below the base URI the types of problems are explained."""

problem_types = Blueprint("problem_types", __name__)


@problem_types.get(f"/{TYPES_PATH}<name>")
def describe_type(name: str) -> Response:
    """Say what a type of problem means: its URI leads here."""
    known = next((kind for kind in PROBLEM_TYPES if kind.name == name), None)
    if known is None:
        abort(HTTPStatus.NOT_FOUND)
    return Response(
        render_template("problem_type.html", kind=known), content_type="text/html; charset=utf-8"
    )
