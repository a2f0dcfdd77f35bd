"""Errors over HTTP: RFC 9457 for machines, a page for people, never a stack trace."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, NotFound

from igflod.errors import BusyError, IgflodError, QueryError, StoreError
from igflod.web.http.bodies import CODINGS, UnsupportedCodingError
from igflod.web.http.negotiation import best
from igflod.web.links import rooted
from igflod.web.pages.asking import render_trouble
from igflod.web.problem_types import PROBLEM_TYPES, TYPES_PATH, ProblemType, problem_types
from igflod.web.site import site
from igflod.web.sparql.hinting import hints_as_members
from igflod.web.variants import VARIANTS

__all__ = ["NoVariantError", "Problem", "register_problems"]

PROBLEM_JSON = "application/problem+json"
RETRY_AFTER = 5
"""Seconds after which a client may try again when the store did not answer."""

_OUR_OWN_FAULT = 500


class NoVariantError(Exception):
    """The client accepts none of the forms of a document (its path below the root)."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


@dataclass(frozen=True)
class Problem:
    """A problem in the words of RFC 9457; `members` are extensions, `headers` go with it."""

    status: int
    detail: str
    kind: str = "about:blank"
    title: str = ""
    members: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    variants: tuple[tuple[str, str, str], ...] = ()
    """Forms that could be had instead: label, media type, place."""
    choices: tuple[tuple[str, str], ...] = ()
    """Things that took the place of the one that was asked for: label, place."""

    def _page(self, title: str) -> str:
        query = _query_of_request() if request.path in {"/sparql", "/sparql/"} else None
        if query is None:
            return render_template("problem.html", problem=self, title=title)
        form = request.values.get("format", "html")
        advice = next((each.advice for each in PROBLEM_TYPES if self.is_a(each)), "")
        words = [part for part in (self.detail, advice) if part]
        return render_trouble(query, title, words, self.members, form)

    def is_a(self, known: ProblemType) -> bool:
        """Tell whether this is a problem of a type of ours."""
        return self.kind.endswith(f"/{TYPES_PATH}{known.name}")

    def response(self) -> Response:
        """Write the problem in the form that the client likes."""
        chosen = best((PROBLEM_JSON, "text/html"), request.headers.get("Accept"))
        title = self.title or HTTPStatus(self.status).phrase
        if chosen == "text/html":
            page = self._page(title)
            response = Response(page, self.status, content_type="text/html; charset=utf-8")
        else:
            body = {
                "type": self.kind,
                "title": title,
                "status": self.status,
                "detail": self.detail,
                **self.members,
            }
            text = json.dumps(body, ensure_ascii=False, indent=2) + "\n"
            response = Response(text, self.status, content_type=PROBLEM_JSON)
        response.headers.extend(self.headers)
        response.vary.add("Accept")
        response.cache_control.no_store = True
        return response


def _query_of_request() -> str | None:
    """Give the query that somebody sent, so that they get it back with what is wrong with it."""
    try:
        if request.mimetype == "application/sparql-query":
            return request.get_data().decode("utf-8", "replace")
        text = request.values.get("query")
    except HTTPException:  # the body was too large to be read
        return None
    return text and text.encode("utf-8", "replace").decode()


def register_problems(app: Flask) -> None:
    """Let an application answer errors as problems."""
    app.register_blueprint(problem_types)
    app.register_error_handler(HTTPException, _on_http_error)
    app.register_error_handler(IgflodError, _on_our_error)
    app.register_error_handler(NoVariantError, _on_no_variant)


def _on_our_error(error: IgflodError) -> Response:
    for known in PROBLEM_TYPES:
        if isinstance(error, known.error):
            return Problem(
                known.status,
                str(error),
                kind=f"{site().base}{TYPES_PATH}{known.name}",
                title=known.title,
                members=_members(error) | hints_as_members(),
                headers=_headers(error),
            ).response()
    raise error


def _members(error: IgflodError) -> dict[str, object]:
    if not isinstance(error, QueryError):
        return {}
    place = {"line": error.line, "column": error.column}
    return {name: number for name, number in place.items() if number is not None}


def _headers(error: IgflodError) -> dict[str, str]:
    if isinstance(error, BusyError):
        return {"Retry-After": str(error.retry_after)}
    return {"Retry-After": str(RETRY_AFTER)} if isinstance(error, StoreError) else {}


def _on_http_error(error: HTTPException) -> Response:
    response = error.get_response()
    status = error.code or _OUR_OWN_FAULT
    detail = error.description or ""
    if isinstance(error, NotFound) and detail == NotFound.description:
        detail = f"Nothing is known under {request.path!r}."
    if status >= _OUR_OWN_FAULT:
        detail = "Something went wrong on our side; it has been logged."
    kept = {
        name: response.headers[name]
        for name in ("Allow", "Retry-After")
        if name in response.headers
    }
    if isinstance(error, UnsupportedCodingError):
        kept["Accept-Encoding"] = CODINGS
    return Problem(status, detail, headers=kept).response()


def _on_no_variant(error: NoVariantError) -> Response:
    variants = tuple(
        (variant.label, variant.media_type, rooted(f"{error.path}.{variant.suffix}"))
        for variant in VARIANTS
    )
    links = ", ".join(f'<{place}>; rel="alternate"; type="{kind}"' for _, kind, place in variants)
    return Problem(
        HTTPStatus.NOT_ACCEPTABLE,
        "None of the media types that you accept is one that we have.",
        members={"variants": [{"type": kind, "href": place} for _, kind, place in variants]},
        headers={"Link": links},
        variants=variants,
    ).response()
