"""All herds: which sources have workers, which are being opened, which are let go."""

import selectors
import time
from functools import partial

from igflod.store.isolation.herd import Herd
from igflod.store.isolation.limits import Limits

__all__ = ["Herds"]

_UNUSED = 30.0
"""Seconds after which workers over a source that nobody asks for any more are ended."""

_PAUSE = 2.0
"""Seconds before a source is tried again whose workers could not be started."""

_ATTEMPTS = 2

_PATIENCE = 3.0
"""Seconds that a zygote has to end by itself."""


class Herds:
    """The herds by source; their sockets are in a selector, with what is to be done as data."""

    def __init__(self, limits: Limits, selector: selectors.BaseSelector) -> None:
        self._limits = limits
        self._selector = selector
        self._herds: dict[str, Herd] = {}
        self._failures: dict[str, list[float]] = {}
        self._leaving: list[tuple[Herd, float]] = []

    @property
    def need_a_look(self) -> bool:
        """Whether time alone may change something."""
        return len(self._herds) > 1 or bool(self._leaving)

    def find(self, sources: tuple[str, ...]) -> Herd | None:
        """Give the first herd that is ready for one of the sources; start what is missing."""
        for source in sources:
            if self.is_ready(sources[:1]):
                break
            if source not in self._herds:
                self._start(source)
        return self.ready(sources)

    def ready(self, sources: tuple[str, ...]) -> Herd | None:
        """Give the first herd that is ready for one of the sources."""
        herds = (self._herds[source] for source in sources if source in self._herds)
        return next((herd for herd in herds if herd.is_ready), None)

    def may_come(self, sources: tuple[str, ...]) -> bool:
        """Whether there is a herd for one of the sources, ready or on its way."""
        return any(source in self._herds for source in sources)

    def is_ready(self, sources: tuple[str, ...]) -> bool:
        """Whether a herd for one of the sources is ready."""
        return self.ready(sources) is not None

    def retire(self, sources: tuple[str, ...], now: float) -> None:
        """End what is not for the sources asked for now; of these, the others once the first is."""
        keep = sources[:1] if self.is_ready(sources[:1]) else sources
        for herd in [*self._herds.values()]:
            if herd.source not in keep and not herd.leased and now - herd.used > _UNUSED:
                self._lose(herd)
        for herd, since in [*self._leaving]:
            if herd.is_gone(kill=now - since > _PATIENCE):
                self._leaving.remove((herd, since))

    def end(self) -> None:
        """End all, and wait for it."""
        for herd in [*self._herds.values()]:
            self._lose(herd)
        until = time.monotonic() + _PATIENCE
        for herd, _ in self._leaving:
            while not herd.is_gone(kill=time.monotonic() > until):
                time.sleep(0.01)

    def _start(self, source: str) -> None:
        """Start a herd; not at once again after it could not be started twice in a row."""
        now = time.monotonic()
        lately = [then for then in self._failures.get(source, ()) if now - then < _PAUSE]
        if len(lately) >= _ATTEMPTS:
            return
        try:
            herd = Herd(source, self._limits)
        except OSError:
            self._failures[source] = [*lately, now]
            return
        self._herds[source] = herd
        self._selector.register(herd.control, selectors.EVENT_READ, partial(self._hear, herd))

    def _hear(self, herd: Herd) -> None:
        if self._herds.get(herd.source) is herd and not herd.read():
            if not herd.is_ready:
                before = self._failures.get(herd.source, [])
                self._failures[herd.source] = [*before[-1:], time.monotonic()]
            self._lose(herd)

    def _lose(self, herd: Herd) -> None:
        """Let a zygote end, or take in that it did, and its workers with it."""
        self._selector.unregister(herd.control)
        del self._herds[herd.source]
        herd.close()
        self._leaving.append((herd, time.monotonic()))
