"""Who waits for a worker, and who is next: fair between clients, and never a long line.

The next worker goes to the client for whom fewest queries are at work now, and among these to the
one that used least time lately. Who sends a hundred queries at once keeps only himself waiting, and
is the first to be turned away.
"""

import itertools
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

__all__ = ["Line", "Usage", "Wish"]

T = TypeVar("T")

_HALF_LIFE = 10.0
"""Seconds after which what a client has used counts for half."""

_NEGLIGIBLE = 0.001
_MANY = 10_000


@dataclass(eq=False, slots=True)
class Wish(Generic[T]):
    """A query that waits: whose it is, since when and until when (monotonic), and who bears it."""

    client: str
    since: float
    until: float
    bearer: T
    number: int = field(default_factory=itertools.count().__next__)


class Usage:
    """What clients used lately, in seconds of work; forgotten by halves."""

    def __init__(self) -> None:
        self._used: dict[str, tuple[float, float]] = {}

    def charge(self, client: str, seconds: float, now: float) -> None:
        """Add what a query took."""
        if len(self._used) > _MANY:
            self._forget(now)
        self._used[client] = (self.of(client, now) + seconds, now)

    def of(self, client: str, now: float) -> float:
        """Say what a client used, as it counts now."""
        used, then = self._used.get(client, (0.0, now))
        return float(used * 0.5 ** ((now - then) / _HALF_LIFE))

    def _forget(self, now: float) -> None:
        self._used = {
            client: entry
            for client, entry in self._used.items()
            if self.of(client, now) > _NEGLIGIBLE
        }


class Line(Generic[T]):
    """Those who wait."""

    def __init__(self) -> None:
        self._by_client: defaultdict[str, deque[Wish[T]]] = defaultdict(deque)

    def __len__(self) -> int:
        return sum(map(len, self._by_client.values()))

    def __iter__(self) -> Iterator[Wish[T]]:
        return itertools.chain.from_iterable(self._by_client.values())

    def join(self, wish: Wish[T]) -> None:
        """Let somebody wait."""
        self._by_client[wish.client].append(wish)

    def leave(self, wish: Wish[T]) -> None:
        """Let somebody go, whether served or not; nothing happens if he is not there."""
        own = self._by_client.get(wish.client, deque())
        if wish in own:
            own.remove(wish)
        if not own:
            self._by_client.pop(wish.client, None)

    def first_to_go(self) -> Wish[T]:
        """Give who has to leave when the line is too long: the last of whom most queries wait."""
        longest = max(self._by_client.values(), key=lambda own: (len(own), own[-1].number))
        return longest[-1]

    def in_turn(self, at_work: Counter[str], usage: Usage, now: float) -> list[Wish[T]]:
        """List the first of each client in the order in which they should be served."""
        first = [own[0] for own in self._by_client.values()]
        return sorted(
            first,
            key=lambda wish: (at_work[wish.client], usage.of(wish.client, now), wish.number),
        )
