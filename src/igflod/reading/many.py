"""Reads many files on all processors, in order, with memory that does not grow with their number.

The workers are fresh processes (spawned), so a program that calls `read_many` with more than a few
files needs the usual `if __name__ == "__main__":` guard.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
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
_AHEAD = 2  # chunks that each worker has in hand
_FEW = 32  # files that are read faster than workers start

Templates: TypeAlias = Sequence[Template] | None


@dataclass(frozen=True)
class Outcome:
    """What came of a file: its records with the text that their spans point into, or an error."""

    path: Path
    records: tuple[Record, ...] = ()
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


@dataclass(slots=True)
class _Worker:
    """A process that reads, our end of the pipe to it, and the chunks it has (number, paths).

    Each has a pipe of its own: one that dies in the middle of an answer closes it, and nothing
    else.
    """

    process: BaseProcess
    pipe: Connection
    chunks: deque[tuple[int, list[Path]]] = field(default_factory=deque)

    def send(self, number: int, chunk: list[Path]) -> None:
        """Hand over a chunk; of a process that has died, `receive` will tell."""
        self.chunks.append((number, chunk))
        with suppress(OSError):
            self.pipe.send(chunk)

    def receive(self) -> list[Outcome] | None:
        """Take the outcomes of the first chunk, or None from a process that has died."""
        try:
            return list(self.pipe.recv())
        except (EOFError, OSError):
            return None

    def end(self) -> None:
        """End the process: it only reads, nothing can be left half done."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


class _Crew:
    """Some workers, and what they have brought that is not yet its turn."""

    def __init__(self, workers: int, templates: Templates) -> None:
        self._templates = templates
        self._workers = [self._start() for _ in range(workers)]
        self._done: dict[int, list[Outcome]] = {}

    def _start(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._templates), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def read(self, paths: Iterator[Path]) -> Iterator[Outcome]:
        """Keep the workers busy, never more than a few chunks ahead of who takes the outcomes."""
        chunks = enumerate(_chunks(paths))
        turn = 0
        try:
            while True:
                self._hand_out(chunks, turn)
                if not any(worker.chunks for worker in self._workers):
                    return
                self._gather()
                while turn in self._done:
                    yield from self._done.pop(turn)
                    turn += 1
        finally:
            for worker in self._workers:
                worker.end()

    def _hand_out(self, chunks: Iterator[tuple[int, list[Path]]], turn: int) -> None:
        """Give each worker its chunks, unless too many wait for an earlier one."""
        for _ in range(_AHEAD):
            for worker in self._workers:
                under_way = sum(len(other.chunks) for other in self._workers) + len(self._done)
                if len(worker.chunks) >= _AHEAD or under_way >= 2 * _AHEAD * len(self._workers):
                    continue
                number, chunk = next(chunks, (turn, []))
                if chunk:
                    worker.send(number, chunk)

    def _gather(self) -> None:
        """Wait until a worker has something, and take what there is."""
        busy = [worker for worker in self._workers if worker.chunks]
        ready = wait([worker.pipe for worker in busy])
        for worker in (worker for worker in busy if worker.pipe in ready):
            outcomes = worker.receive()
            if outcomes is None:
                self._replace(worker)
            else:
                number, _ = worker.chunks.popleft()
                self._done[number] = outcomes

    def _replace(self, dead: _Worker) -> None:
        """Start a worker in the place of one that died; what it had is read again, apart."""
        dead.end()
        self._workers[self._workers.index(dead)] = self._start()
        for number, chunk in dead.chunks:
            self._done[number] = self._read_apart(chunk)

    def _read_apart(self, chunk: list[Path]) -> list[Outcome]:
        """Read files in a process of their own; if it dies, each in one of its own."""
        worker = self._start()
        worker.send(0, chunk)
        outcomes = worker.receive()
        worker.end()
        if outcomes is not None:
            return outcomes
        if len(chunk) > 1:
            return [outcome for path in chunk for outcome in self._read_apart([path])]
        error = SourceError("the process that read it broke down", path=chunk[0])
        return [Outcome(chunk[0], error=error)]


def _chunks(paths: Iterator[Path]) -> Iterator[list[Path]]:
    while chunk := list(islice(paths, _CHUNK)):
        yield chunk


def _serve(pipe: Connection, templates: Templates) -> None:
    """Read chunks until the pipe is closed. Ctrl-C is for the process that asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reader = Reader(templates)
    with suppress(EOFError, OSError):
        while True:
            pipe.send([_read(reader, path) for path in pipe.recv()])


def _read(reader: Reader, path: Path) -> Outcome:
    try:
        explanations = reader.explain_all(Source.load(path))
    except InputError as error:
        return Outcome(path, error=error)
    records = tuple(explanation.record for explanation in explanations)
    return Outcome(path, records, explanations[0].document.original)
