"""A store that answers public queries in processes of their own.

Our own queries run in this process: they are known, small, and fast. Where the system has neither
fork nor the limits of Linux, public queries run here, too, and only `admission` stands before them.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from igflod.formats import GraphFormat, ResultsFormat
from igflod.store.base import Answer, Row, SparqlRequest, Store, Term
from igflod.store.embedded import EmbeddedStore
from igflod.store.isolation.limits import Limits
from igflod.store.isolation.messages import read_outcome, request_head
from igflod.store.isolation.pool import Pool
from igflod.store.query.admission import refuse_too_long

__all__ = ["IsolatedStore", "isolate"]


class IsolatedStore:
    """An embedded store whose public queries are answered by a pool of processes."""

    def __init__(self, store: EmbeddedStore, pool: Pool) -> None:
        self._store = store
        self._pool = pool

    @property
    def limits(self) -> Limits:
        """What one public query may use."""
        return self._pool.limits

    def rows(self, query: str, given: Mapping[str, Term] | None = None) -> list[Row]:
        """Answer one of our own SELECT queries."""
        return self._store.rows(query, given)

    def triples(self, query: str, given: Mapping[str, Term] | None = None) -> list[Triple]:
        """Answer one of our own CONSTRUCT or DESCRIBE queries."""
        return self._store.triples(query, given)

    def graph(self, name: NamedNode) -> list[Triple]:
        """Give all triples of a named graph."""
        return self._store.graph(name)

    def answer(self, request: SparqlRequest, results: ResultsFormat, graphs: GraphFormat) -> Answer:
        """Answer a public query, whole or not at all; see `Pool.ask` for what may go wrong."""
        refuse_too_long(request.query)
        head = request_head(request, results, graphs)
        return read_outcome(*self._pool.ask(head, request.seconds, request.client))

    def prepare(self) -> None:
        """Start the processes and wait until they can answer; see `Pool.prepare`."""
        self._pool.prepare()

    def __len__(self) -> int:
        """Count the quads."""
        return len(self._store)

    def close(self) -> None:
        """Let go of the processes."""
        self._pool.close()


def isolate(
    store: EmbeddedStore,
    limits: Limits | None = None,
    *,
    dump: Path | None = None,
    folder: Path | None = None,
) -> Store:
    """Let public queries be answered in processes of their own, where the system allows it.

    `dump` are the N-Quads of the store: where they are small enough, the processes hold them in
    memory. Processes that are given one `folder` share these processes.
    """
    if store.source is None or sys.platform != "linux":
        return store
    allowed = limits or Limits()
    in_memory = (dump,) if dump and dump.stat().st_size <= allowed.in_memory else ()
    sources = tuple(dict.fromkeys((*in_memory, store.source)))
    return IsolatedStore(store, Pool(sources, allowed, folder))
