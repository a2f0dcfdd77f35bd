"""Reads many files on all processors, in order, with memory that does not grow with their number.

The workers are fresh processes (spawned), so a program that calls `read_many` with more than a few
files needs the usual `if __name__ == "__main__":` guard.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from igflod.errors import InputError, SourceError
from igflod.reading.document import Document
from igflod.reading.reader import Reader
from igflod.reading.source import Source
from igflod.reading.template import Template
from igflod.record import Record

__all__ = ["Outcome", "available_processors", "read_many"]

_CHUNK = 16  # files that a worker gets at once
_AHEAD = 3  # chunks for each worker that are under way or wait to be fetched
_FEW = 32  # files that are read faster than workers start

Templates: TypeAlias = Sequence[Template] | None


@dataclass(frozen=True)
class Outcome:
    """What came of a file: a record with the text that its spans point into, or an error."""

    path: Path
    record: Record | None
    text: str = ""
    error: InputError | None = None

    @cached_property
    def document(self) -> Document:
        """The text, to quote from. It has no blocks: those were left with the worker."""
        return Document(self.text, blocks=())


def available_processors() -> int:
    """Give the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_many(
    paths: Iterable[Path], workers: int | None = None, *, templates: Templates = None
) -> Iterator[Outcome]:
    """Read files and give an outcome for each, in their order, as soon as it is there.

    `workers` is the number of processes (default: one for each processor); 1 reads in this one.
    Close the iterator, or let an exception (Ctrl-C) pass through it, and the workers end.
    """
    workers = available_processors() if workers is None else workers
    rest = iter(paths)
    first = list(islice(rest, _FEW))
    if workers == 1 or len(first) < _FEW:
        reader = Reader(templates)
        for path in chain(first, rest):
            yield _read(reader, path)
        return
    yield from _Crew(workers, templates).read(chain(first, rest))


class _Crew:
    """Some workers, and the chunks they have in hand."""

    def __init__(self, workers: int, templates: Templates) -> None:
        self._workers = workers
        self._templates = templates
        self._pool = self._start(workers)
        self._under_way: deque[tuple[list[Path], Future[list[Outcome]]]] = deque()

    def _start(self, workers: int) -> ProcessPoolExecutor:
        context = get_context("spawn")
        return ProcessPoolExecutor(workers, context, _prepare, (self._templates,))

    def read(self, paths: Iterator[Path]) -> Iterator[Outcome]:
        """Keep the workers busy, never more than a few chunks ahead of who takes the outcomes."""
        try:
            while True:
                for chunk in islice(_chunks(paths), self._room()):
                    self._submit(chunk)
                if not self._under_way:
                    return
                yield from self._next()
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _room(self) -> int:
        return self._workers * _AHEAD - len(self._under_way)

    def _submit(self, chunk: list[Path]) -> None:
        self._under_way.append((chunk, self._pool.submit(_read_chunk, chunk)))

    def _next(self) -> list[Outcome]:
        chunk, future = self._under_way.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return self._after_a_breakdown(chunk)

    def _after_a_breakdown(self, chunk: list[Path]) -> list[Outcome]:
        """Start anew. Any chunk under way may be to blame: this one is read file by file."""
        self._pool.shutdown(cancel_futures=True)
        waiting = [waiting for waiting, _ in self._under_way]
        self._under_way.clear()
        outcomes = [self._read_alone(path) for path in chunk]
        self._pool = self._start(self._workers)
        for again in waiting:
            self._submit(again)
        return outcomes

    def _read_alone(self, path: Path) -> Outcome:
        with self._start(1) as pool:
            try:
                return pool.submit(_read_chunk, [path]).result()[0]
            except BrokenProcessPool:
                error = SourceError("the process that read it broke down", path=path)
                return Outcome(path, None, error=error)


def _chunks(paths: Iterator[Path]) -> Iterator[list[Path]]:
    while chunk := list(islice(paths, _CHUNK)):
        yield chunk


class _Worker:
    """What a worker keeps from one chunk to the next."""

    reader: Reader


def _prepare(templates: Templates) -> None:
    """Make a worker ready: Ctrl-C is for the process that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _Worker.reader = Reader(templates)


def _read_chunk(paths: list[Path]) -> list[Outcome]:
    return [_read(_Worker.reader, path) for path in paths]


def _read(reader: Reader, path: Path) -> Outcome:
    try:
        explanation = reader.explain(Source.load(path))
    except InputError as error:
        return Outcome(path, None, error=error)
    return Outcome(path, explanation.record, explanation.document.original)
