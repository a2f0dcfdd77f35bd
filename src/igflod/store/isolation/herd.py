"""The workers over one source, and the zygote that forks them, as the dispatcher sees them.

Nothing here waits: what is asked of the zygote is answered when its socket can be read.
"""

import dataclasses
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from igflod.store.isolation.frames import ASKED, READY, REPLACED
from igflod.store.isolation.limits import Limits

__all__ = ["Herd", "Worker"]

_NICE = 5
_MOST_QUERIES = 2_000
"""Queries after which a worker is replaced: what an allocator never gives back stays bounded."""

_Told: TypeAlias = Callable[[int], None]


@dataclass(eq=False, slots=True)
class Worker:
    """A process that answers queries: its id, our socket to it, and how it has been used."""

    id: int
    socket: socket.socket
    queries: int = 0
    has_given_way: bool = False
    is_late: bool = False

    def give_way(self) -> None:
        """Let others go first from now on. That cannot be undone, so it is replaced later."""
        self.has_given_way = True
        with suppress(OSError):  # it has just ended
            for thread in Path(f"/proc/{self.id}/task").iterdir():
                os.setpriority(os.PRIO_PROCESS, int(thread.name), _NICE)

    def stop(self) -> None:
        """Kill it: it is late. It is a child of the zygote until that is asked to end it."""
        self.is_late = True
        with suppress(ProcessLookupError):
            os.kill(self.id, signal.SIGKILL)

    @property
    def is_worn(self) -> bool:
        """Whether it should answer no other query."""
        return self.is_late or self.has_given_way or self.queries >= _MOST_QUERIES


class Herd:
    """A zygote and its workers; `idle` are those that wait for a query."""

    def __init__(self, source: str, limits: Limits) -> None:
        self.source = source
        self.idle: list[Worker] = []
        self.is_ready = False
        self.leased = 0
        self.used = time.monotonic()
        self._asked: deque[tuple[int, bool, _Told | None]] = deque()
        self._is_asking = False
        self._is_closed = False
        self.control, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            settings = json.dumps(dataclasses.asdict(limits))
            module = ("-P", "-m", "igflod.store.isolation.zygote")
            self._process = subprocess.Popen(  # noqa: S603 - a module of ours
                (sys.executable, *module, source, str(number), settings),
                pass_fds=(number,),
                stdin=subprocess.DEVNULL,
                process_group=0,  # Ctrl-C is for who started us
            )

    @property
    def count(self) -> int:
        """How many workers there are: idle ones, those at work, and those on their way."""
        coming = sum(wants_new for _, wants_new, _ in self._asked)
        return len(self.idle) + self.leased + coming

    def fork(self) -> None:
        """Ask for a new worker, which will be among the idle ones."""
        self._ask(0, wants_new=True)

    def end(self, worker: Worker, told: _Told | None = None) -> None:
        """End a worker; how it ended is `told` later, as `os.waitpid` has it."""
        worker.socket.close()
        if not self._is_closed:
            self._ask(worker.id, wants_new=False, told=told)
        elif told:
            told(0)

    def read(self) -> bool:
        """Take in what the zygote says; False if it is no more."""
        try:
            if not self.is_ready:
                self.is_ready = self.control.recv(len(READY)) == READY
            elif not self._take_answer():
                return False
            self._ask_next()
        except OSError:
            return False
        return self.is_ready

    def close(self) -> None:
        """Let the zygote end, and with it all workers. Who waits to be told of one is told 0."""
        self._is_closed = True
        self.control.close()
        for worker in self.idle:
            worker.socket.close()
        self.idle.clear()
        asked, self._asked = self._asked, deque()
        for _, _, told in asked:
            if told:
                told(0)

    def is_gone(self, *, kill: bool = False) -> bool:
        """Whether a closed herd has ended. One that has not, since it is loading, may be killed."""
        if kill:
            self._process.kill()
            self._process.wait()
        return self._process.poll() is not None

    def _ask(self, old: int, *, wants_new: bool, told: _Told | None = None) -> None:
        self._asked.append((old, wants_new, told))
        with suppress(OSError):  # it ended, as we shall read
            self._ask_next()

    def _ask_next(self) -> None:
        """Ask the zygote one thing at a time, so that each answer comes with its own socket."""
        if self.is_ready and self._asked and not self._is_asking:
            old, wants_new, _ = self._asked[0]
            self.control.sendall(ASKED.pack(old, wants_new))
            self._is_asking = True

    def _take_answer(self) -> bool:
        answer, descriptors, *_ = socket.recv_fds(self.control, REPLACED.size, 1)
        if len(answer) < REPLACED.size or not self._is_asking:
            return False
        new, status = REPLACED.unpack(answer)
        _, _, told = self._asked.popleft()
        self._is_asking = False
        if descriptors:
            self.idle.append(Worker(new, socket.socket(fileno=descriptors[0])))
        if told:
            told(status)
        return True
