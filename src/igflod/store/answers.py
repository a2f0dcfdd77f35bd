"""Keeps answers in memory: a release never changes, so they stay right.

Who asks what somebody else is asking just now waits for that answer, and no second one is worked
out.
"""

import copy
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Event, Lock
from typing import TypeAlias

from pyoxigraph import NamedNode, Triple

from igflod.errors import AnswerTooLargeError, DeadlineError, QueryError, StoreError
from igflod.formats import GraphFormat, ResultsFormat
from igflod.store.base import Answer, Row, SparqlRequest, Store, Term
from igflod.store.isolation.limits import WAIT_FOR_ANSWERS, Limits
from igflod.store.query.normal import is_volatile, normalised

__all__ = ["KEPT_ANSWERS", "RememberingStore", "key_of"]

KEPT_ANSWERS = 64 << 20
"""Bytes of answers that one process keeps unless told otherwise."""

_LARGEST_PART = 4
_OWN_QUERIES = 100
"""Queries of our own whose answers are kept, those used last."""

_EXTRA = 1000
"""Bytes that an answer takes beside its body and its key."""

_SHARED_ERRORS = (AnswerTooLargeError, DeadlineError)
"""What would befall everybody who asks the same."""

Key: TypeAlias = tuple[str, ...]


def key_of(request: SparqlRequest, results: ResultsFormat, graphs: GraphFormat) -> Key | None:
    """Name the answer to a request; None if it may be another one each time."""
    if is_volatile(request.query):
        return None
    defaults = ("default", *sorted(set(request.default_graphs)))
    named = ("named", *sorted(set(request.named_graphs)))
    formats = (results.name, graphs.name, request.base or "")
    return (normalised(request.query), *formats, str(len(defaults)), *defaults, *named)


@dataclass(eq=False, slots=True)
class _Work:
    """A query that is being answered for somebody."""

    done: Event = field(default_factory=Event)
    answer: Answer | None = None
    error: Exception | None = None


class RememberingStore:
    """A store in front of another: it keeps answers up to `kept` bytes, those used last."""

    def __init__(self, store: Store, kept: int = KEPT_ANSWERS) -> None:
        self._store = store
        self._kept = kept
        self._size = 0
        self._rows: OrderedDict[str, list[Row]] = OrderedDict()
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._at_work: dict[tuple[Key, float | None], _Work] = {}
        self._turn = Lock()
        self._seats = BoundedSemaphore(WAIT_FOR_ANSWERS)

    @property
    def limits(self) -> Limits | None:
        """What one public query may use."""
        return self._store.limits

    def prepare(self) -> None:
        """Make the store behind ready."""
        self._store.prepare()

    def rows(self, query: str, given: Mapping[str, Term] | None = None) -> list[Row]:
        """Answer one of our own SELECT queries; those about the whole dataset once for all."""
        if given:
            return self._store.rows(query, given)
        with self._turn:
            known = self._rows.get(query)
        if known is None:
            known = self._store.rows(query)
        with self._turn:
            self._rows[query] = known
            self._rows.move_to_end(query)
            if len(self._rows) > _OWN_QUERIES:
                self._rows.popitem(last=False)
        return [*known]

    def triples(self, query: str, given: Mapping[str, Term] | None = None) -> list[Triple]:
        """Answer one of our own CONSTRUCT or DESCRIBE queries."""
        return self._store.triples(query, given)

    def graph(self, name: NamedNode) -> list[Triple]:
        """Give all triples of a named graph."""
        return self._store.graph(name)

    def answer(self, request: SparqlRequest, results: ResultsFormat, graphs: GraphFormat) -> Answer:
        """Answer a public query, from memory if that can be."""
        key = key_of(request, results, graphs)
        if key is None:
            return self._store.answer(request, results, graphs)
        with self._turn:
            known = self._answers.get(key)
            if known is not None:
                self._answers.move_to_end(key)
                return known
            place = (key, request.seconds)
            work = self._at_work.get(place)
            is_ours = work is None
            if work is None:
                work = self._at_work[place] = _Work()
        if is_ours:
            return self._work_out(work, place, request, results, graphs)
        if self._seats.acquire(blocking=False):  # who finds no seat is a query of its own
            try:
                work.done.wait()
            finally:
                self._seats.release()
        if work.answer is not None:
            return work.answer
        if isinstance(work.error, _SHARED_ERRORS):
            raise copy.copy(work.error)
        return self._store.answer(request, results, graphs)

    def __len__(self) -> int:
        """Count the quads."""
        return len(self._store)

    def _work_out(
        self,
        work: _Work,
        place: tuple[Key, float | None],
        request: SparqlRequest,
        results: ResultsFormat,
        graphs: GraphFormat,
    ) -> Answer:
        try:
            work.answer = self._store.answer(request, results, graphs)
        except (QueryError, StoreError) as error:
            work.error = error
            raise
        finally:
            with self._turn:
                del self._at_work[place]
                if work.answer is not None:
                    self._keep(place[0], work.answer)
            work.done.set()
        return work.answer

    def _keep(self, key: Key, answer: Answer) -> None:
        """Keep an answer, and drop those that were used longest ago."""
        if _size_of(key, answer) > self._kept // _LARGEST_PART:
            return
        if key in self._answers:
            self._size -= _size_of(key, self._answers.pop(key))
        self._answers[key] = answer
        self._size += _size_of(key, answer)
        while self._size > self._kept:
            self._size -= _size_of(*self._answers.popitem(last=False))


def _size_of(key: Key, answer: Answer) -> int:
    return len(answer.body) + sum(map(len, key)) + _EXTRA
