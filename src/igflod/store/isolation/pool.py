"""What a web process has of the workers: it asks the dispatcher for one, and that one the query."""

import os
import signal
import time
from pathlib import Path

from igflod.errors import AnswerTooLargeError, BusyError, DeadlineError, QueryError, StoreError
from igflod.store.isolation.connections import NO_PROCESS, Connections
from igflod.store.isolation.frames import Head, await_begin, read_frame, write_frame
from igflod.store.isolation.leases import Message
from igflod.store.isolation.limits import Limits

__all__ = ["Pool"]

_ATTEMPTS = 3
_GRACE = 5.0
"""Seconds after which we do without the dispatcher, which should have stopped the query."""

_NO_ANSWER = "no process answers the query"

_LOADING = 600.0
"""Seconds that a dataset may take to be opened."""

_MOSTLY = 0.5
"""The part of its time that a query may have waited, if it is to blame for being late itself."""


class Pool:
    """Answers queries over a dataset in processes of their own.

    `sources` are stores on disk, or N-Quads to be held in memory; the first that is open is asked.
    The processes are started with the first query. Any thread may use a pool. Pools of several
    processes share the workers if they are given one `folder`; without, there is one of its own.
    """

    def __init__(
        self, sources: tuple[Path, ...], limits: Limits, folder: Path | None = None
    ) -> None:
        self.limits = limits
        self._sources = [str(source) for source in sources]
        self._connections = Connections(limits, folder)

    def ask(self, head: Head, seconds: float | None, client: str) -> tuple[Head, bytes]:
        """Hand a query over for a client, who would wait for some seconds, and give its outcome.

        Raises:
            BusyError: too many queries wait already, or nobody had time for this one.
            DeadlineError: it took too long.
            AnswerTooLargeError: it needed too much memory.
            QueryError: it is nested so deeply that reading it took the process down.
            StoreError: no process answers.

        """
        allowed = self.limits.seconds_for(seconds)
        want = {"want": "lease", "sources": self._sources, "client": client, "seconds": allowed}
        until = time.monotonic() + allowed + _GRACE
        for _ in range(_ATTEMPTS):
            try:
                outcome = self._try(want, head, until)
            except TimeoutError:
                break
            except (EOFError, OSError):
                self._connections.forget()
            else:
                if outcome is not None:
                    return outcome
        raise StoreError(_NO_ANSWER)

    def prepare(self) -> None:
        """Wait until there are workers.

        Raises:
            StoreError: there will be none.

        """
        try:
            with self._connections.talk() as talk:
                answer, _ = talk.ask({"want": "ready", "sources": self._sources}, _LOADING)
        except (EOFError, OSError):
            raise StoreError(NO_PROCESS) from None
        if "error" in answer:
            raise StoreError(answer["error"])

    def close(self) -> None:
        """Let go of all processes; they end when nobody else has them."""
        self._connections.close()

    def _try(self, want: Message, head: Head, until: float) -> tuple[Head, bytes] | None:
        """Ask a worker; None if it had died before it began, so that another may be asked."""
        seconds = want["seconds"]
        with self._connections.talk() as talk:
            answer, worker = talk.ask(want, seconds + _GRACE)
            if worker is not None:
                lease = _Lease(worker, until)
                outcome = lease.ask(head)
                if outcome is not None:
                    talk.tell({"done": True, "worn": _has_worn(outcome[0])})
                    return outcome
                answer, _ = talk.ask({"failed": True}, _GRACE)
        if "granted" in answer:  # and no descriptor came with it: this process has too many open
            raise StoreError(_NO_ANSWER)
        if "busy" in answer:
            raise BusyError(answer["busy"])
        if "error" in answer:
            raise StoreError(answer["error"])
        if lease.begun or answer["late"]:
            raise _reason(answer, self.limits, seconds)
        return None


def _has_worn(head: Head) -> bool:
    """Tell whether a query has left a worker with much memory to give back before the next one."""
    return head.get("error") == AnswerTooLargeError.__name__


class _Lease:
    """A worker that is ours for one query, as the descriptor of a socket to it."""

    def __init__(self, descriptor: int, until: float) -> None:
        self._descriptor = descriptor
        self._until = until
        self.begun = False

    def ask(self, head: Head) -> tuple[Head, bytes] | None:
        """Ask the worker; None if it died."""
        try:
            write_frame(self._descriptor, head)
            await_begin(self._descriptor, self._until)
            self.begun = True
            return read_frame(self._descriptor, self._until)
        except (EOFError, ConnectionError, BrokenPipeError):
            return None
        finally:
            os.close(self._descriptor)


def _reason(why: Message, limits: Limits, seconds: float) -> QueryError | StoreError:
    """Say why a worker died in the midst of a query."""
    waited = why["waited"]
    if why["late"] and waited > seconds * _MOSTLY:
        return BusyError(f"the query waited {waited:.1f} s of its {seconds:g} s; try again")
    if why["late"]:
        return DeadlineError(f"the query took longer than {seconds:g} s and was stopped")
    status = why["status"]
    ended_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    if ended_by in {signal.SIGSEGV, signal.SIGBUS}:
        return QueryError("the query is nested too deeply")
    if ended_by in {signal.SIGABRT, signal.SIGKILL}:
        return AnswerTooLargeError(limits.no_more_memory)
    return StoreError("the query could not be answered")
