"""Answers of an endpoint, read to their last byte and written in the format that is wanted.

So an answer that was cut, or that ends in the words of an error, is noticed whatever the format.
"""

from typing import Final

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

from igflod.errors import EndpointError
from igflod.federation.endpoint import Answered
from igflod.formats import GraphFormat, ResultsFormat

__all__ = ["GRAPHS", "rewrite_graph", "rewrite_results"]

GRAPHS: Final = ("application/n-triples", "text/turtle")
"""The media types that `rewrite_graph` reads, the best first."""


def rewrite_results(answered: Answered, wanted: ResultsFormat, name: str, *, is_ask: bool) -> bytes:
    """Write SPARQL results in JSON anew: a yes or no for ASK, else rows; `name` is the endpoint's.

    JSON is the one format of results of which an end that is missing is always noticed.

    Raises:
        EndpointError: the answer is broken.

    """
    try:
        found = parse_query_results(answered.body, format=QueryResultsFormat.JSON)
        if isinstance(found, QueryBoolean) is not is_ask:
            got, asked = ("rows", "yes or no") if is_ask else ("yes or no", "rows")
            raise EndpointError(f"{name} answers {got} where {asked} were asked for")
        written = QueryResultsFormat.from_media_type(wanted.media_type)
        return bytes(found.serialize(format=written) or b"")
    except (SyntaxError, ValueError) as error:
        raise _broken(name, error) from error


def rewrite_graph(answered: Answered, wanted: GraphFormat, base: str, name: str) -> bytes:
    """Write the answer to a CONSTRUCT or DESCRIBE query anew.

    `base` is the address that relative IRIs in it are relative to, `name` that of the endpoint.

    Raises:
        EndpointError: the answer is broken.
        FormatError: the format that is wanted cannot hold it.

    """
    form = RdfFormat.from_media_type(answered.media_type)
    try:
        quads = list(parse(answered.body, format=form, base_iri=base))
    except (SyntaxError, ValueError) as error:
        raise _broken(name, error) from error
    return wanted.serialize(quads)


def _broken(name: str, error: Exception) -> EndpointError:
    return EndpointError(f"{name} gives a broken answer ({error})", smaller=True)
