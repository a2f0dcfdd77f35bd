"""What every store can do: the seam between the program and an engine.

Two kinds of caller use it. Our own code asks for rows and triples with values bound from outside
the query text. The public endpoint hands over somebody's query and wants the serialised answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from igflod.formats import GraphFormat, ResultsFormat
from igflod.store.isolation.limits import Limits

__all__ = ["Answer", "Row", "SparqlRequest", "Store", "Term"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Row: TypeAlias = Mapping[str, Term]
"""One solution of a SELECT: variable name without '?' -> term; unbound variables are absent."""


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """Somebody's query, with the dataset of the SPARQL 1.1 Protocol (section 2.1.4).

    Without graphs of its own the request asks the union of all named graphs. `seconds` is how long
    the client would wait, where that is less than the service allows; `client` says who asks, so
    that nobody is kept waiting by somebody else's many queries. `base` is what relative IRIs in the
    query are resolved against, unless it has a BASE of its own.
    """

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    seconds: float | None = None
    client: str = ""
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole, serialised answer and the format it is in."""

    format: ResultsFormat | GraphFormat
    body: bytes = field(repr=False)


class Store(Protocol):
    """A read-only view of one release. All methods raise `StoreError` if the engine fails."""

    @property
    def limits(self) -> Limits | None:
        """What one public query may use; None where nothing but its length is limited."""

    def prepare(self) -> None:
        """Make ready what public queries need, which would otherwise be done with the first."""

    def rows(self, query: str, given: Mapping[str, Term] | None = None) -> list[Row]:
        """Answer one of our own SELECT queries; `given` binds variables (name -> term).

        What is given is known, and left out of the rows.
        """

    def triples(self, query: str, given: Mapping[str, Term] | None = None) -> list[Triple]:
        """Answer one of our own CONSTRUCT or DESCRIBE queries, in no particular order."""

    def graph(self, name: NamedNode) -> list[Triple]:
        """Give all triples of a named graph (none: an empty list)."""

    def answer(self, request: SparqlRequest, results: ResultsFormat, graphs: GraphFormat) -> Answer:
        """Answer a public query: SELECT and ASK in `results`, CONSTRUCT and DESCRIBE in `graphs`.

        Raises:
            QueryError: the text is no SPARQL query, is an update, or asks for SERVICE.

        """

    def __len__(self) -> int:
        """Count the quads."""
