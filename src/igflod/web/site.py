"""What one published site is: its base URI, its release, its store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import Flask, current_app, g

from igflod.store.base import Store
from igflod.uris import Uris

__all__ = ["Site", "attach", "site"]

_KEY = "igflod"


@dataclass(frozen=True)
class Site:
    """A release to be served: `issued` says when it was built (UTC), `digest` which bytes it has.

    `dumps` are the files that may be downloaded, by name. `is_revoked` says that it may not be
    shown any more, because something in it was withdrawn. `is_foreign` says that it is no release
    of ours but somebody's dataset, of whose licence and vocabulary we know nothing.
    """

    uris: Uris
    store: Store
    digest: str
    issued: datetime
    dumps: dict[str, Path]
    is_revoked: Callable[[], bool] = lambda: False
    is_foreign: bool = False

    @property
    def base(self) -> str:
        """The base URI."""
        return self.uris.base


def attach(app: Flask, current: Callable[[], Site]) -> None:
    """Let an application serve the site that is current when a request comes."""
    app.extensions[_KEY] = current


def site() -> Site:
    """Give the site that answers the current request: the same until its end."""
    if _KEY not in g:
        setattr(g, _KEY, current_app.extensions[_KEY]())
    served = getattr(g, _KEY)
    assert isinstance(served, Site)  # noqa: S101 - for the type checker
    return served
