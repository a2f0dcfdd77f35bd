"""The embedded engine: pyoxigraph, opened read-only on a finished store, or filled in memory.

The engine's own default graph is filled with the union of all named graphs. Its switch for a union
(`use_default_graph_as_union`) gives a triple that two graphs hold twice, so that every count is
wrong, and takes FROM out of force. The copy costs a third more disk and makes queries a little
faster.
"""

import io
import re
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from igflod.errors import AnswerTooLargeError, StoreError
from igflod.formats import GraphFormat, ResultsFormat
from igflod.store.base import Answer, Row, SparqlRequest, Term
from igflod.store.binding import bind
from igflod.store.dataset import graphs_of_query, graphs_of_request, merge
from igflod.store.query.admission import admit, explain_syntax_error

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

__all__ = ["EmbeddedStore", "fill_store"]

_Found: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_FAILURES = (OSError, RuntimeError)
"""What the engine raises when it cannot read its files, or not evaluate an expression."""
_GRAPH_AT_END = re.compile(rb" <[^<>]*> \.$", re.MULTILINE)
_BLOCK = 1 << 20
_COUNT = "SELECT (COUNT(*) AS ?count) { GRAPH ?graph { ?subject ?predicate ?object } }"


class EmbeddedStore:
    """A release in pyoxigraph. The default graph of a query is the union of all graphs.

    `source` is the folder or the N-Quads that it was opened from; `size` the count of its quads,
    where it is known without counting.
    """

    def __init__(
        self, engine: ox.Store, source: Path | None = None, size: int | None = None
    ) -> None:
        self._engine = engine
        self._size = size
        self.source = source

    @classmethod
    def open(cls, folder: Path, size: int | None = None) -> "EmbeddedStore":
        """Open a store that `fill_store` has finished, read-only.

        Raises:
            StoreError: there is none, or it is damaged.

        """
        if not folder.is_dir():
            raise StoreError("there is no store", path=folder)
        try:
            return cls(ox.Store.read_only(str(folder)), folder, size)
        except (*_FAILURES, ValueError) as error:
            raise StoreError(f"cannot be opened: {error}", path=folder) from error

    @classmethod
    def load(cls, dump: Path) -> "EmbeddedStore":
        """Load the N-Quads of a release into memory.

        Raises:
            StoreError: the file is missing or no N-Quads.

        """
        engine = ox.Store()
        _fill(engine, dump)
        return cls(engine, dump)

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> "EmbeddedStore":
        """Hold quads in memory, each in a named graph."""
        held = list(quads)
        union = (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in held)
        engine = ox.Store()
        engine.bulk_extend(chain(held, union))
        return cls(engine)

    @property
    def limits(self) -> None:
        """What one public query may use: there is no limit here."""

    def prepare(self) -> None:
        """Do nothing: it is ready."""

    def rows(self, query: str, given: Mapping[str, Term] | None = None) -> list[Row]:
        """Answer one of our own SELECT queries."""
        try:
            solutions = self._own(query, given)
            if not isinstance(solutions, ox.QuerySolutions):
                raise StoreError("a query for rows must be a SELECT")
            names = [variable.value for variable in solutions.variables]
            return [
                {name: term for name, term in zip(names, solution, strict=True) if term is not None}
                for solution in solutions
            ]
        except _FAILURES as error:
            raise StoreError(f"one of our own queries failed: {error}") from error

    def triples(self, query: str, given: Mapping[str, Term] | None = None) -> list[ox.Triple]:
        """Answer one of our own CONSTRUCT or DESCRIBE queries."""
        try:
            found = self._own(query, given)
            if not isinstance(found, ox.QueryTriples):
                raise StoreError("a query for triples must be a CONSTRUCT or DESCRIBE")
            return list(dict.fromkeys(found))
        except _FAILURES as error:
            raise StoreError(f"one of our own queries failed: {error}") from error

    def graph(self, name: ox.NamedNode) -> list[ox.Triple]:
        """Give all triples of a named graph."""
        try:
            return [quad.triple for quad in self._engine.quads_for_pattern(None, None, None, name)]
        except _FAILURES as error:
            raise StoreError(f"a graph cannot be read: {error}") from error

    def answer(
        self,
        request: SparqlRequest,
        results: ResultsFormat,
        graphs: GraphFormat,
        largest: int | None = None,
    ) -> Answer:
        """Answer a public query, whole or not at all; `largest` is the most bytes it may have.

        Raises:
            AnswerTooLargeError: it has more.

        """
        admit(request.query)
        try:
            found = self._ask(request)
            if isinstance(found, ox.QueryTriples):
                quads = [ox.Quad(t.subject, t.predicate, t.object) for t in dict.fromkeys(found)]
                body = graphs.serialize(quads)
                if largest is not None and len(body) > largest:
                    raise _too_large(largest)
                return Answer(graphs, body)
            limited = _Limited(largest)
            engine_format = ox.QueryResultsFormat.from_media_type(results.media_type)
            found.serialize(limited, format=engine_format)
        except SyntaxError as error:
            raise explain_syntax_error(request.query, str(error)) from None
        except _FAILURES as error:
            raise StoreError(f"the query could not be answered: {error}") from error
        return Answer(results, limited.getvalue())

    def __len__(self) -> int:
        """Count the quads, which are those of the named graphs unless it is known otherwise."""
        if self._size is None:
            count = self.rows(_COUNT)[0]["count"]
            self._size = int(count.value) if isinstance(count, ox.Literal) else 0
        return self._size

    def _own(self, query: str, given: Mapping[str, Term] | None) -> _Found:
        try:
            return self._engine.query(bind(query, given) if given else query)
        except SyntaxError as error:
            raise StoreError(f"one of our own queries is no SPARQL: {error}") from error

    def _ask(self, request: SparqlRequest) -> _Found:
        """Evaluate somebody's query over the graphs that it asks for (Protocol, section 2.1.4)."""
        named_by_client = graphs_of_request(request)
        default, named = named_by_client or graphs_of_query(request.query, request.base)
        if len(default) > 1:
            engine = merge(self._engine, (default, named))
            merged = ox.DefaultGraph()
            return engine.query(
                request.query,
                base_iri=request.base,
                default_graph=merged,
                named_graphs=[*named],
            )
        if named_by_client:
            return self._engine.query(
                request.query,
                base_iri=request.base,
                default_graph=[*default],
                named_graphs=[*named],
            )
        return self._engine.query(request.query, base_iri=request.base)


def fill_store(folder: Path, dump: Path) -> None:
    """Write a store for the N-Quads of a release, to be opened read-only from then on.

    Raises:
        StoreError: the N-Quads cannot be read, or the store cannot be written.

    """
    try:
        engine = ox.Store(str(folder))
        _fill(engine, dump)
        engine.optimize()
        engine.flush()
    except _FAILURES as error:
        raise StoreError(f"the store cannot be written: {error}", path=folder) from error


def _fill(engine: ox.Store, dump: Path) -> None:
    """Load the quads of a dump, and their triples once more into the default graph."""
    try:
        engine.bulk_load(path=str(dump), format=ox.RdfFormat.N_QUADS)
        with dump.open("rb") as lines:
            triples = io.BufferedReader(_TriplesOfQuads(lines))
            engine.bulk_load(triples, format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        raise StoreError(f"is no N-Quads: {error}", path=dump) from error
    except _FAILURES as error:
        raise StoreError(f"cannot be loaded: {error}", path=dump) from error


class _Limited(io.BytesIO):
    """Takes in bytes up to a limit."""

    def __init__(self, largest: int | None) -> None:
        super().__init__()
        self._largest = largest

    def write(self, content: "ReadableBuffer") -> int:
        size = super().write(content)
        if self._largest is not None and self.tell() > self._largest:
            raise _too_large(self._largest)
        return size


def _too_large(largest: int) -> AnswerTooLargeError:
    size = f"{largest >> 20:,} MiB" if largest >> 20 else f"{largest:,} bytes"
    return AnswerTooLargeError(f"the answer is larger than {size}; give the query a LIMIT")


class _TriplesOfQuads(io.RawIOBase):
    """N-Quads read as N-Triples: the same lines without the names of their graphs."""

    def __init__(self, quads: IO[bytes]) -> None:
        self._quads = quads
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if not self._rest:
            block = b"".join(self._quads.readlines(_BLOCK))
            self._rest = memoryview(_GRAPH_AT_END.sub(b" .", block))
        target = memoryview(buffer)
        count = min(len(target), len(self._rest))
        target[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
