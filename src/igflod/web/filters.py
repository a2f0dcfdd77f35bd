"""What templates call: links, dates and numbers as people read them.

Filters that depend on the request take the context, else Jinja would apply them to constants once
and for all when it compiles a template.
"""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

from flask import Flask, request
from jinja2 import pass_context
from jinja2.runtime import Context

from igflod.web.links import href, local_path, rooted
from igflod.web.pages.opening import open_description, open_graph, open_table
from igflod.web.site import site

__all__ = ["register_filters"]


def register_filters(app: Flask) -> None:
    """Give an application's templates these filters, and what leads from a table to its query."""
    for name, function in _FILTERS.items():
        app.add_template_filter(function, name)
    for opener in (open_description, open_graph, open_table):
        app.add_template_global(opener, opener.__name__)


@pass_context
def _rooted(_: Context, path: str) -> str:
    return rooted(path)


@pass_context
def _href(_: Context, uri: object) -> str | None:
    """Give the link of a URI, or nothing if it is not one that a page may link to."""
    return href(str(uri), site().uris) if uri else None


@pass_context
def _locally(_: Context, uri: str) -> str:
    """Give the address of a thing on the host that was asked."""
    path = local_path(uri, site().uris) or "/"
    return request.host_url.rstrip("/") + rooted(path.replace("/doc/", "/id/", 1))


def _day(value: object) -> str:
    """Write a date, and the time if there is one: '24 October 2013, 09:00'."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d).*)?", str(value))
    if found is None:
        return str(value)
    try:
        day = date.fromisoformat(found[1])
    except ValueError:  # the answer to a query may hold a 31 February
        return str(value)
    written = f"{day.day} {day:%B} {day.year}"
    return f"{written}, {found[2]}" if found[2] else written


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _thousands(number: object) -> str:
    """Write a whole number with thin spaces: '12 345'."""
    return f"{int(str(number)):,}".replace(",", "\u202f")


def _host(uri: str) -> str:
    return urlsplit(uri).netloc or uri


_FILTERS: dict[str, Callable[..., object]] = {
    "day": _day,
    "host": _host,
    "href": _href,
    "locally": _locally,
    "percent": _percent,
    "rooted": _rooted,
    "thousands": _thousands,
}
