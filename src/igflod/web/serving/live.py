"""The site that is current: when a new release is published, it takes the place of the old one.

Each request keeps the site that it began with. The new one is opened beside the old one, and shown
when its processes are ready to answer queries, so that nobody waits for it.
"""

import logging
import time
from collections.abc import Callable
from threading import Lock, Thread

from igflod.errors import IgflodError
from igflod.web.site import Site

__all__ = ["Live", "always"]

_LOG = logging.getLogger("igflod")

_AGAIN = 5.0
"""Seconds before a release that could not be opened is tried again."""


def always() -> None:
    """Name the version of what never changes: there is one."""


class Live:
    """Gives the current site; `version` tells, cheaply, which one that is."""

    def __init__(self, load: Callable[[], Site], version: Callable[[], object] = always) -> None:
        self._load = load
        self._version = version
        self._shown = version()
        self._site = load()
        self._turn = Lock()
        self._tried: tuple[object, float] | None = None

    def current(self) -> Site:
        """Give the site to answer a request from; any thread may ask.

        Where the release may not be shown any more, the request waits for the next one.
        """
        if self._version() != self._shown:
            if self._site.is_revoked():
                with self._turn:
                    self._switch()
            elif self._may_try() and self._turn.acquire(blocking=False):
                self._start_switching()
        return self._site

    def prepare(self) -> None:
        """Start the processes that answer queries, and wait for them."""
        self._site.store.prepare()

    def _may_try(self) -> bool:
        if self._tried is None:
            return True
        version, moment = self._tried
        return version != self._version() or time.monotonic() - moment > _AGAIN

    def _start_switching(self) -> None:
        try:
            Thread(target=self._switch_aside, daemon=True).start()
        except RuntimeError:  # there is no room for another thread now
            self._turn.release()

    def _switch_aside(self) -> None:
        """Switch in a thread that has been given the turn."""
        try:
            self._switch()
        finally:
            self._turn.release()

    def _switch(self) -> None:
        version = self._version()
        if version == self._shown:
            return
        self._tried = version, time.monotonic()
        try:
            site = self._load()
            site.store.prepare()
        except IgflodError as error:
            _LOG.warning("the new release is not shown: %s", error)
            return
        self._site, self._shown = site, version
