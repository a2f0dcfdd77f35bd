"""What one published site is: its base URI, its release, its store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import Flask, current_app

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


def attach(app: Flask, served: Site) -> None:
    """Make a site the one that an application serves."""
    app.extensions[_KEY] = served


def site() -> Site:
    """Give the site of the application that answers the current request."""
    served = current_app.extensions[_KEY]
    assert isinstance(served, Site)  # noqa: S101 - for the type checker
    return served
