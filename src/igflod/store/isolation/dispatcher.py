"""The process that hands out workers: one for all web processes, of one thread, never near a query.

    python -m igflod.store.isolation.dispatcher DESCRIPTOR LIMITS

Over the listening socket DESCRIPTOR come web processes (see `leases`). It ends when none of them is
connected any more. It alone decides who is next, and stops what takes too long.
"""

import json
import os
import selectors
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from igflod.store.isolation.herd import Herd
from igflod.store.isolation.herds import Herds
from igflod.store.isolation.leases import LONGEST, Message, send, split
from igflod.store.isolation.ledger import Lease, Ledger
from igflod.store.isolation.limits import Limits
from igflod.store.isolation.waiting import Line, Wish

__all__ = ["Dispatcher"]

_ALONE = 10.0
"""Seconds that we wait for the first web process."""

_OFTEN = 1.0
"""Seconds between two looks at what is let go."""

_BUSY = "too many queries wait already; try again in a moment"
_WAITED = "other queries kept all processes busy; try again"
_LOADING = "the data are still being opened; try again in a moment"
_GONE = "no process can be started to answer queries"


@dataclass(eq=False, slots=True)
class _Client:
    """A connection of a web process: it wants, waits for or has one worker at a time."""

    socket: socket.socket
    received: bytes = b""
    sources: tuple[str, ...] = ()
    wish: "Wish[_Client] | None" = None
    lease: Lease | None = None
    wants_ready: bool = False


class Dispatcher:
    """Hands out workers to the connections of a listening socket."""

    def __init__(self, listener: socket.socket, limits: Limits) -> None:
        self._limits = limits
        self._listener = listener
        self._selector = selectors.DefaultSelector()
        self._selector.register(listener, selectors.EVENT_READ, self._accept)
        self._clients: set[_Client] = set()
        self._line: Line[_Client] = Line()
        self._ledger = Ledger(limits)
        self._herds = Herds(limits, self._selector)
        self._sources: tuple[str, ...] = ()

    def run(self) -> None:
        """Work until the last connection is closed."""
        alone_until = time.monotonic() + _ALONE
        met = False
        while self._clients or (not met and time.monotonic() < alone_until):
            for key, _ in self._selector.select(self._pause()):
                key.data()
            met = met or bool(self._clients)
            self._look_at_the_clock()
            self._answer_who_wants_ready()
            self._hand_out()
            self._shorten_the_line()
            self._replenish()
        self._herds.end()

    # What connections say

    def _accept(self) -> None:
        with suppress(OSError):
            connection, _ = self._listener.accept()
            client = _Client(connection)
            self._clients.add(client)
            self._selector.register(connection, selectors.EVENT_READ, partial(self._read, client))

    def _read(self, client: _Client) -> None:
        try:
            received = client.socket.recv(LONGEST)
            messages, client.received = split(client.received + received)
        except (OSError, ValueError):
            received = b""
        if not received:
            self._forget(client)
            return
        for message in messages:
            self._obey(client, message)

    def _obey(self, client: _Client, message: Message) -> None:
        if "want" in message:
            self._sources = client.sources = tuple(message["sources"])
            client.wants_ready = message["want"] == "ready"
            if not client.wants_ready:
                now = time.monotonic()
                client.wish = Wish(message["client"], now, now + message["seconds"], client)
                self._line.join(client.wish)
        elif client.lease:
            lease, client.lease = client.lease, None
            self._ledger.settle(lease, time.monotonic())
            if "done" in message:
                self._take_back(lease, is_worn=message["worn"] or lease.worker.is_worn)
            else:
                self._account_for(client, lease)

    def _take_back(self, lease: Lease, *, is_worn: bool) -> None:
        """Let a worker wait for the next query; end it if it is worn, or one too many."""
        if is_worn or lease.herd.count >= self._ledger.wanted:
            lease.herd.end(lease.worker)
        else:
            lease.herd.idle.append(lease.worker)

    def _account_for(self, client: _Client, lease: Lease) -> None:
        """Say how a worker ended that is gone."""
        why = {"late": lease.worker.is_late, "waited": lease.waited}
        if lease.worker.is_late:
            self._say(client, why)
            lease.herd.end(lease.worker)
        else:
            lease.herd.end(lease.worker, lambda code: self._say(client, {**why, "status": code}))

    def _say(self, client: _Client, message: Message, descriptors: tuple[int, ...] = ()) -> None:
        try:
            send(client.socket, message, descriptors)
        except OSError:
            self._forget(client)

    def _forget(self, client: _Client) -> None:
        """Let a connection go, and stop what is at work for it."""
        if client not in self._clients:
            return
        self._clients.remove(client)
        self._selector.unregister(client.socket)
        client.socket.close()
        if client.wish:
            self._line.leave(client.wish)
        if client.lease:
            self._ledger.settle(client.lease, time.monotonic())
            client.lease.herd.end(client.lease.worker)
            client.lease = None

    # What is decided

    def _hand_out(self) -> None:
        """Give workers to those whose turn it is, as far as there are workers."""
        stuck: set[Wish[_Client]] = set()
        while (wish := self._next(stuck)) is not None:
            herd = self._herd_for(wish.bearer)
            if herd is None and not self._herds.may_come(wish.bearer.sources):
                self._turn_away(wish, error=_GONE)
            elif herd is None or not herd.idle:
                stuck.add(wish)  # those who want workers of another release need not wait for it
            else:
                self._grant(wish, herd)

    def _next(self, stuck: "set[Wish[_Client]]") -> "Wish[_Client] | None":
        if not self._line or not self._ledger.free:
            return None
        at_work, most = self._ledger.by_client(), self._ledger.most_for_one
        turn = self._line.in_turn(at_work, self._ledger.usage, time.monotonic())
        fit = (wish for wish in turn if wish not in stuck and at_work[wish.client] < most)
        return next(fit, None)

    def _grant(self, wish: "Wish[_Client]", herd: Herd) -> None:
        now = time.monotonic()
        worker = herd.idle.pop()
        lease = Lease(worker, herd, wish.client, now, wish.until, now - wish.since)
        self._ledger.add(lease)
        self._line.leave(wish)
        wish.bearer.wish = None
        wish.bearer.lease = lease
        self._say(wish.bearer, {"granted": True}, (worker.socket.fileno(),))

    def _turn_away(self, wish: "Wish[_Client]", **why: str) -> None:
        self._line.leave(wish)
        wish.bearer.wish = None
        self._say(wish.bearer, why)

    def _shorten_the_line(self) -> None:
        """Turn away who is too many, once those have been served for whom there is a worker."""
        while len(self._line) > self._limits.waiting + self._ledger.free:
            self._turn_away(self._line.first_to_go(), busy=_BUSY)

    def _herd_for(self, client: _Client) -> Herd | None:
        """Give a herd that is ready, and see to it that it has the workers that are wanted."""
        herd = self._herds.find(client.sources)
        if herd is not None:
            self._fill(herd)
        return herd

    def _fill(self, herd: Herd) -> None:
        for _ in range(self._ledger.wanted - herd.count):
            herd.fork()

    def _replenish(self) -> None:
        """Have new workers made for those that ended, before anybody asks for them."""
        herd = self._herds.ready(self._sources)
        if herd is not None:
            self._fill(herd)

    def _answer_who_wants_ready(self) -> None:
        for client in [client for client in self._clients if client.wants_ready]:
            if self._herd_for(client) is not None:
                client.wants_ready = False
                self._say(client, {"ready": True})
            elif not self._herds.may_come(client.sources):
                client.wants_ready = False
                self._say(client, {"error": _GONE})

    # What time does

    def _pause(self) -> float | None:
        """Say how long nothing can happen by itself."""
        now = time.monotonic()
        moments = [*self._ledger.moments(), *(wish.until for wish in self._line)]
        if self._herds.need_a_look or not self._clients:
            moments.append(now + _OFTEN)
        return max(0.0, min(moments) - now) if moments else None

    def _look_at_the_clock(self) -> None:
        now = time.monotonic()
        self._ledger.look_at_the_clock(now, somebody_waits=bool(self._line))
        for wish in [*self._line]:
            if wish.until <= now:
                is_open = self._herds.is_ready(wish.bearer.sources)
                self._turn_away(wish, **({"busy": _WAITED} if is_open else {"error": _LOADING}))
        self._herds.retire(self._sources, now)


if __name__ == "__main__":
    descriptor, settings = sys.argv[1:]
    os.umask(0o077)
    Dispatcher(socket.socket(fileno=int(descriptor)), Limits(**json.loads(settings))).run()
