"""Processes for public queries: each may be killed, none keeps another from being answered.

A web process has one pool. The pool starts a zygote, and the zygote forks the workers: forking is
safe there, since it has a single thread, and fast, since all is loaded.
"""

import dataclasses
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
import weakref
from contextlib import suppress
from pathlib import Path

from igflod.errors import AnswerTooLargeError, BusyError, DeadlineError, QueryError, StoreError
from igflod.store.isolation.frames import (
    ASKED,
    READY,
    REPLACED,
    Head,
    await_begin,
    read_frame,
    write_frame,
)
from igflod.store.isolation.limits import Limits

__all__ = ["Pool"]

_ATTEMPTS = 3
_NO_PROCESS = "no process can be started to answer queries"


class Pool:
    """Answers queries over a store on disk, or over N-Quads, in processes of its own.

    The processes are started with the first query. Any thread may use it.
    """

    def __init__(self, source: Path, limits: Limits) -> None:
        self.limits = limits
        self._zygote = _Zygote(source, limits)
        self._idle: queue.LifoQueue[_Seat] = queue.LifoQueue()
        for _ in range(limits.processes):
            self._idle.put(_Seat(self._zygote, limits))
        self._places = threading.BoundedSemaphore(limits.processes + limits.waiting)
        self._at_end = weakref.finalize(self, _end_all, self._idle, self._zygote)

    def ask(self, head: Head) -> tuple[Head, bytes]:
        """Hand a query over and wait for its outcome.

        Raises:
            BusyError: too many queries wait already, or nobody had time for this one.
            DeadlineError: it took too long.
            AnswerTooLargeError: it needed too much memory.
            QueryError: it is nested so deeply that reading it took the process down.
            StoreError: no process answers.

        """
        self._zygote.start()
        until = time.monotonic() + self.limits.seconds
        if not self._places.acquire(blocking=False):
            raise BusyError("too many queries wait already; try again in a moment")
        try:
            seat = self._idle.get(timeout=self.limits.seconds)
            try:
                return seat.ask(head, until)
            finally:
                self._idle.put(seat)
        except queue.Empty:
            raise BusyError("other queries kept all processes busy; try again") from None
        finally:
            self._places.release()

    def close(self) -> None:
        """End all processes. A query that comes later starts them again."""
        _end_all(self._idle, self._zygote)


def _end_all(idle: "queue.LifoQueue[_Seat]", zygote: "_Zygote") -> None:
    seats = []
    with suppress(queue.Empty):
        while True:
            seats.append(idle.get_nowait())
    for seat in seats:
        seat.leave()
        idle.put(seat)
    zygote.end()


class _Seat:
    """Where one worker at a time sits; a thread that has taken a seat asks its worker."""

    def __init__(self, zygote: "_Zygote", limits: Limits) -> None:
        self._zygote = zygote
        self._limits = limits
        self._id = 0
        self._socket: socket.socket | None = None

    def ask(self, head: Head, until: float) -> tuple[Head, bytes]:
        """Hand a query to the worker and wait until a moment of `time.monotonic`."""
        try:
            descriptor = self._hand_over(head, until)
            return read_frame(descriptor, until)
        except TimeoutError:
            self._replace()
            raise DeadlineError(self._limits.no_more_time) from None
        except (EOFError, OSError):
            raise _reason(self._replace(), self._limits) from None

    def leave(self) -> None:
        """Let go of the worker, which ends when nobody holds its socket."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _hand_over(self, head: Head, until: float) -> int:
        """Give a query to a worker that begins with it; one that died while idle is replaced."""
        for _ in range(_ATTEMPTS):
            if self._socket is None:
                self._replace()
            assert self._socket is not None  # noqa: S101 - for the type checker
            descriptor = self._socket.fileno()
            try:
                write_frame(descriptor, head)
                await_begin(descriptor, until)
            except TimeoutError:
                raise
            except (EOFError, OSError):
                self._replace()
            else:
                return descriptor
        raise StoreError("no process begins with the query")

    def _replace(self) -> int:
        """End the worker and seat a new one; give the status of the old one."""
        self.leave()
        self._id, self._socket, status = self._zygote.fork(self._id)
        return status


def _reason(status: int, limits: Limits) -> QueryError | StoreError:
    """Say why a worker died in the midst of a query."""
    ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    if ended_by in {signal.SIGSEGV, signal.SIGBUS}:
        return QueryError("the query is nested too deeply")
    if ended_by in {signal.SIGABRT, signal.SIGKILL}:
        return AnswerTooLargeError(limits.no_more_memory)
    return StoreError("the query could not be answered")


class _Zygote:
    """The process that forks workers for us, started when first needed, and again if it died."""

    def __init__(self, source: Path, limits: Limits) -> None:
        self._settings = (str(source), json.dumps(dataclasses.asdict(limits)))
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def start(self) -> None:
        """Start the process, unless it runs, and wait until it is ready.

        Raises:
            StoreError: it cannot be started.

        """
        with self._turn:
            if self._process is None or self._process.poll() is not None:
                self._end()
                try:
                    self._start()
                except (OSError, EOFError):
                    self._end()
                    raise StoreError(_NO_PROCESS) from None

    def fork(self, old: int) -> tuple[int, socket.socket, int]:
        """End a worker (0: none), and give the id of a new one, our socket to it, and a status.

        The status is the one with which the old worker ended; 0 if there was none of ours.

        Raises:
            StoreError: no process can be started.

        """
        with self._turn:
            for _ in range(2):
                try:
                    return self._fork(self._control or self._start(), old)
                except (OSError, EOFError):
                    self._end()
        raise StoreError(_NO_PROCESS)

    def end(self) -> None:
        """End the process and all workers."""
        with self._turn:
            self._end()

    def _fork(self, control: socket.socket, old: int) -> tuple[int, socket.socket, int]:
        control.sendall(ASKED.pack(old))
        answer, descriptors, *_ = socket.recv_fds(control, REPLACED.size, 1)
        if not descriptors:
            raise EOFError
        new, status = REPLACED.unpack(answer)
        return new, socket.socket(fileno=descriptors[0]), status

    def _start(self) -> socket.socket:
        self._control, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            source, limits = self._settings
            command = (
                sys.executable,
                "-P",
                "-m",
                "igflod.store.isolation.zygote",
                source,
                str(number),
                limits,
            )
            self._process = subprocess.Popen(  # noqa: S603 - a module of ours
                command, pass_fds=(number,), stdin=subprocess.DEVNULL
            )
        if not self._control.recv(len(READY)):
            raise EOFError
        return self._control

    def _end(self) -> None:
        """Close the socket, upon which the process ends its workers and itself; wait for it."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._control = self._process = None
