"""The front page, the code lists, and what answers for the service itself."""

from importlib.resources import files

from flask import Blueprint, Response, render_template

from igflod.web.documents import conditional
from igflod.web.pages.rows import ask, first
from igflod.web.site import site

__all__ = ["pages"]

pages = Blueprint("pages", __name__)

_MOST_GRAPHS = 200
_ANY_STATEMENTS = (
    "SELECT ?subject ?predicate ?object\nWHERE { ?subject ?predicate ?object }\nLIMIT 20\n"
)


@pages.get("/")
def front() -> Response:
    """Show what this dataset is, how big it is, and three things to try."""
    if site().is_foreign:
        return _foreign_front()
    page = render_template(
        "front.html",
        overview=first("overview"),
        meetings=ask("meetings"),
        example=first("example_session"),
        query=example_query(),
        graphs=ask("shared_graphs"),
        size=len(site().store),
        dumps=_dumps(),
    )
    return conditional(Response(page, content_type="text/html; charset=utf-8"))


def _foreign_front() -> Response:
    """Show how big somebody's dataset is, how to query it, and how to take it."""
    graphs = ask("graphs")
    page = render_template(
        "foreign.html",
        graphs=graphs[:_MOST_GRAPHS],
        more=len(graphs[_MOST_GRAPHS:]),
        query=example_query(),
        size=len(site().store),
        dumps=_dumps(),
    )
    return conditional(Response(page, content_type="text/html; charset=utf-8"))


def _dumps() -> dict[str, int]:
    return {name: path.stat().st_size for name, path in site().dumps.items()}


def example_query() -> str:
    """Give the query that the front page and the query form begin with."""
    if site().is_foreign:
        return _ANY_STATEMENTS
    return (files("igflod.web") / "queries" / "example.rq").read_text("utf-8")


@pages.get("/health")
def health() -> Response:
    """Say that the service answers, and from which release."""
    body = f'{{"status": "ok", "release": "{site().digest}", "statements": {len(site().store)}}}\n'
    response = Response(body, content_type="application/json")
    response.cache_control.no_store = True
    return response
