"""What an endpoint says instead of an answer: its status, its reason, whether to ask again."""

import json
from email.message import Message
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from igflod.errors import EndpointError, QueryError, QueryRefusedError, QueryTooLongError

__all__ = ["read_refusal"]

_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_GATEWAY = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT})
_TOO_MUCH = frozenset(
    {
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.REQUEST_URI_TOO_LONG,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    }
)
_SERVER = 500
_LONGEST_REASON = 300
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_TOO_SLOW, _NOT_ALLOWED = "/query-timeout", "/query-refused"
"""How types of problems of our own servers end: a query that takes too long is not asked again."""


def read_refusal(status: int, headers: Message, body: bytes, name: str) -> EndpointError:
    """Make an error of an answer of another status than 200; `body` may be its beginning only."""
    reason, kind = _reason(headers, body)
    why = f": {reason}" if reason else ""
    if status == HTTPStatus.PARTIAL_CONTENT:
        message = f"{name} gives a part of the answer (206)"
        return EndpointError(message, smaller=True)
    if status in _BUSY and kind.endswith(_TOO_SLOW):
        return EndpointError(f"{name} ({status}){why}", smaller=True)
    if status in _BUSY:
        wait = _seconds(headers)
        overtaxed = status == HTTPStatus.SERVICE_UNAVAILABLE and wait is None  # by this question?
        message = f"{name} is busy ({status}){why}"
        return EndpointError(message, again=True, wait=wait, smaller=overtaxed)
    if status in _GATEWAY:
        message = f"{name} does not answer ({status})"
        return EndpointError(message, again=True, smaller=True)
    smaller = status >= _SERVER or status in _TOO_MUCH
    message = f"{name} answers with the status {status}{why}"
    return EndpointError(message, smaller=smaller, refused=_about_query(status, kind))


def _about_query(status: int, kind: str) -> type[QueryError] | None:
    """Say what is wrong with the query itself, if that is what an answer means."""
    if status in {HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.REQUEST_URI_TOO_LONG}:
        return QueryTooLongError
    if kind.endswith(_NOT_ALLOWED):
        return QueryRefusedError
    return QueryError if status == HTTPStatus.BAD_REQUEST else None


def _reason(headers: Message, body: bytes) -> tuple[str, str]:
    """Find the reason, in one line, and the type of problem (RFC 9457) if one is named."""
    kind = headers.get_content_type() if "Content-Type" in headers else ""
    text = body.decode("utf-8", "replace")
    if kind in _PAGES:
        return "a page for people, not a reason for programs", ""
    if kind.endswith("json"):
        try:
            told = json.loads(text)
        except (ValueError, RecursionError):
            return "", ""
        if not isinstance(told, dict):
            return "", ""
        reasons = (told.get(member) for member in ("detail", "title", "message", "error"))
        reason = next((reason for reason in reasons if isinstance(reason, str) and reason), "")
        return _line(reason), str(told.get("type", ""))
    return (_line(text), "") if kind.startswith("text/") else ("", "")


def _line(text: str) -> str:
    """Put a reason into a line, and cut it where it gets long."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST_REASON else f"{words[:_LONGEST_REASON]}…"


def _seconds(headers: Message) -> float | None:
    """Read Retry-After: seconds, or a date (counted from the date of the answer itself)."""
    value = (headers.get("Retry-After") or "").strip()
    if value.isascii() and value.isdecimal():
        return float(value)
    try:
        until, now = (parsedate_to_datetime(text) for text in (value, headers.get("Date") or ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return None
