"""Whether an answer of a SPARQL endpoint is whole: many send a part of it as if it were all."""

from collections.abc import Mapping
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from igflod.errors import EndpointError

__all__ = ["Rows", "check_head", "read_rows"]

Rows: TypeAlias = tuple[Mapping[str, NamedNode | Literal], ...]
"""The IRIs and literals of each solution, by variable."""

_WHOLE = 200
_PART = 206
_TOO_MANY = 429
_BUSY = 503
_GATEWAY = frozenset({502, 504})
_TOO_MUCH = frozenset({413, 414})
_SERVER = 500
_RESULTS = frozenset({"application/sparql-results+json", "application/json"})
_CUT = ("X-SPARQL-MaxRows", "X-SQL-State")
"""What Virtuoso (DBpedia among others) adds to an answer that it has cut: at its limit of rows, or
when its time was over ("anytime query")."""


def check_head(status: int, headers: Message, name: str) -> None:
    """Refuse an answer of which status or headers say that it is none, or not whole.

    Raises:
        EndpointError: it says whether to ask again, or to ask for less.

    """
    if status == _PART:
        raise EndpointError(f"{name} gives a part of the answer (206)", smaller=True)
    if status in {_TOO_MANY, _BUSY}:
        wait = _seconds(headers)
        overtaxed = status == _BUSY and wait is None  # by this question, maybe
        message = f"{name} is busy ({status})"
        raise EndpointError(message, again=True, wait=wait, smaller=overtaxed)
    if status in _GATEWAY:
        raise EndpointError(f"{name} does not answer ({status})", again=True, smaller=True)
    if status != _WHOLE:
        smaller = status >= _SERVER or status in _TOO_MUCH
        raise EndpointError(f"{name} answers with the status {status}", smaller=smaller)
    for header in _CUT:
        if header in headers:
            message = f"{name} says that it cut the answer ({header}: {headers[header]})"
            raise EndpointError(message, smaller=True)
    kind = headers.get_content_type() if "Content-Type" in headers else "nothing that is named"
    if kind not in _RESULTS:
        raise EndpointError(f"{name} answers with {kind}, not with SPARQL results in JSON")
    if headers.get("Content-Encoding", "identity") != "identity":
        raise EndpointError(f"{name} answers in an encoding that we did not ask for")


def _seconds(headers: Message) -> float | None:
    """Read Retry-After: seconds, or a date (counted from the date of the answer itself)."""
    value = (headers.get("Retry-After") or "").strip()
    if value.isascii() and value.isdecimal():
        return float(value)
    try:
        until, now = (parsedate_to_datetime(text) for text in (value, headers.get("Date") or ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return None


def read_rows(body: bytes, name: str) -> Rows:
    """Read SPARQL results in JSON, to the last byte; leave blank nodes out.

    Raises:
        EndpointError: they are broken, as when an error was written behind the rows.

    """
    rows = _parse(body)
    if rows is None:
        raise EndpointError(f"{name} answers yes or no where rows were asked for")
    if isinstance(rows, str):
        raise EndpointError(f"{name} gives a broken answer ({rows})", smaller=True)
    return rows


def _parse(body: bytes) -> Rows | str | None:
    """Give the rows; or what is wrong with them; or None if the answer is a yes or a no.

    Nothing is raised here: an error would keep the solutions alive, and these may not end in
    another thread.
    """
    try:
        solutions = parse_query_results(body, format=QueryResultsFormat.JSON)
        if not isinstance(solutions, QuerySolutions):
            return None
        names = [variable.value for variable in solutions.variables]
        return tuple(
            {
                variable: term
                for variable, term in zip(names, solution, strict=True)
                if isinstance(term, NamedNode | Literal)
            }
            for solution in solutions
        )
    except (SyntaxError, ValueError) as error:
        return str(error)
