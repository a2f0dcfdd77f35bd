"""Whether an answer of a SPARQL endpoint is whole: many send a part of it as if it were all."""

from collections.abc import Collection, Mapping
from email.message import Message
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from igflod.errors import EndpointError

__all__ = ["JSON_RESULTS", "Rows", "check_head", "read_rows"]

Rows: TypeAlias = tuple[Mapping[str, NamedNode | Literal], ...]
"""The IRIs and literals of each solution, by variable."""

JSON_RESULTS = ("application/sparql-results+json", "application/json")
"""The media types under which SPARQL results in JSON come."""

_CUT = ("X-SPARQL-MaxRows", "X-SQL-State")
"""What Virtuoso (DBpedia among others) adds to an answer that it has cut: at its limit of rows, or
when its time was over ("anytime query")."""


def check_head(headers: Message, name: str, accepted: Collection[str]) -> str:
    """Refuse an answer of which the headers say that it is not whole; else give its media type.

    Raises:
        EndpointError: it says whether to ask for less.

    """
    for header in _CUT:
        if header in headers:
            message = f"{name} says that it cut the answer ({header}: {headers[header]})"
            raise EndpointError(message, smaller=True)
    kind = headers.get_content_type() if "Content-Type" in headers else "nothing that is named"
    if kind not in accepted:
        wanted = "SPARQL results" if JSON_RESULTS[0] in accepted else "RDF"
        raise EndpointError(f"{name} answers with {kind}, not with {wanted} in a form that we read")
    if headers.get("Content-Encoding", "identity") != "identity":
        raise EndpointError(f"{name} answers in an encoding that we did not ask for")
    return kind


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
