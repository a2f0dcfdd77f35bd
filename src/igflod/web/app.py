"""The application factory: one site, one application, no global state."""

from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, abort, request
from werkzeug.routing import RequestRedirect

from igflod.errors import StoreError
from igflod.web.dumps import dumps
from igflod.web.filters import register_filters
from igflod.web.http.bodies import Request
from igflod.web.http.compression import register_compression
from igflod.web.http.headers import register_headers
from igflod.web.links import rooted
from igflod.web.pages.front import pages
from igflod.web.problems import register_problems
from igflod.web.resources import resources
from igflod.web.serving.live import Live
from igflod.web.site import Site, attach, site
from igflod.web.sparql.endpoint import sparql
from igflod.web.sparql.examples_document import examples
from igflod.web.sparql.hinting import register_hints
from igflod.web.sparql.terms import terms
from igflod.web.vocabularies import vocabularies

__all__ = ["create_app"]

MAX_BODY = 1 << 20
"""Bytes of a request's body that are read at most; no query is that long."""


def create_app(served: Site | Live) -> Flask:
    """Make the WSGI application that serves a site, or always the current one."""
    live = Live(lambda: served) if isinstance(served, Site) else served
    app = Flask("igflod.web")
    app.request_class = Request
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_BODY
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 86_400
    app.url_map.merge_slashes = False  # a path that is not ours is not found, never redirected
    app.jinja_env.trim_blocks = True
    app.jinja_env.globals["style_version"] = _style_version(app)
    app.jinja_env.globals["is_foreign"] = live.current().is_foreign
    app.before_request(_settle_odd_paths)
    app.before_request(_stop_if_revoked)
    attach(app, live.current)
    register_compression(app)
    for blueprint in (pages, resources, vocabularies, sparql, examples, terms, dumps):
        app.register_blueprint(blueprint)
    register_filters(app)
    register_headers(app)
    register_hints(app)
    register_problems(app)
    return app


def _settle_odd_paths() -> Response | None:
    """Know no path with '//', and lead from '/mount' to '/mount/' without naming a host.

    The router would pass over slashes at the beginning, and redirect to the host that the request
    claims.
    """
    if "//" in request.environ["PATH_INFO"]:
        abort(HTTPStatus.NOT_FOUND)
    if isinstance(request.routing_exception, RequestRedirect):
        return Response(status=request.routing_exception.code, headers={"Location": rooted("/")})
    return None


def _stop_if_revoked() -> None:
    """Show nothing of a release that holds what was withdrawn since, but how errors look."""
    if request.endpoint != "static" and site().is_revoked():
        raise StoreError("a newer release has replaced this one: the server must be started anew")


def _style_version(app: Flask) -> str:
    """Name the style sheet by its content, so that browsers keep it until it changes."""
    style = Path(str(app.static_folder)) / "style.css"
    return sha256(style.read_bytes()).hexdigest()[:8]
