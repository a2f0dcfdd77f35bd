"""The leases that are granted: what is at work, for whom, and for how long it may be."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from igflod.store.isolation.herd import Herd, Worker
from igflod.store.isolation.limits import Limits
from igflod.store.isolation.waiting import Usage

__all__ = ["Lease", "Ledger"]


_PARTS = 8


@dataclass(eq=False, slots=True)
class Lease:
    """A worker that is at work for a client, since when and until when (monotonic).

    `waited` are the seconds that the query had waited before.
    """

    worker: Worker
    herd: Herd
    client: str
    since: float
    until: float
    waited: float
    is_slow: bool = False


class Ledger:
    """All leases that are granted now, and what their clients used lately."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._leases: list[Lease] = []
        self.usage = Usage()

    @property
    def most(self) -> int:
        """How many queries are at work at most."""
        return self._limits.processes + self._limits.slow

    @property
    def most_for_one(self) -> int:
        """How many are at work at most for one client, so that others find a place."""
        return max(1, self.most - self.most // 4)

    @property
    def free(self) -> int:
        """How many queries more may be at work."""
        slow = self._slow()
        fresh = len(self._leases) - slow
        return max(0, min(self._limits.processes - fresh, self.most - fresh - slow))

    @property
    def wanted(self) -> int:
        """How many workers there should be, idle ones included."""
        return min(self._limits.processes + self._slow(), self.most)

    def by_client(self) -> Counter[str]:
        """Count the leases of each client."""
        return Counter(lease.client for lease in self._leases)

    def add(self, lease: Lease) -> None:
        """Note that a worker begins with a query."""
        lease.worker.queries += 1
        lease.herd.leased += 1
        self._leases.append(lease)

    def settle(self, lease: Lease, now: float) -> None:
        """Note that a worker is done, or gone, and charge its client for it."""
        self._leases.remove(lease)
        self.usage.charge(lease.client, now - lease.since, now)
        lease.herd.leased -= 1
        lease.herd.used = now

    def look_at_the_clock(self, now: float, *, somebody_waits: bool) -> None:
        """Stop what is late, and let what is slow give way where there is somebody to whom."""
        is_crowded = somebody_waits or len(self._leases) > self._limits.processes
        for lease in self._leases:
            if lease.until <= now and not lease.worker.is_late:
                lease.worker.stop()
            lease.is_slow = lease.is_slow or lease.since + self._patience(lease) <= now
            if lease.is_slow and is_crowded and not lease.worker.has_given_way:
                lease.worker.give_way()

    def moments(self) -> Iterator[float]:
        """Give the moments at which that should be done."""
        for lease in self._leases:
            if not lease.worker.is_late:
                yield lease.until
            if not lease.is_slow:
                yield lease.since + self._patience(lease)

    def _patience(self, lease: Lease) -> float:
        """Give the seconds after which a query is slow: few where it has few."""
        return min(self._limits.patience, (lease.until - lease.since) / _PARTS)

    def _slow(self) -> int:
        return sum(lease.is_slow for lease in self._leases)
