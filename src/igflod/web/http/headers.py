"""Headers that every answer has: what a browser may do with it, and who may read it."""

import re

from flask import Flask, Response, g, request

__all__ = ["register_headers"]

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_SCRIPTS = "script-src 'self'; connect-src 'self'"
"""What the page with an editor may do beyond that: run our own files, and ask our own site."""

_NAMED_BY_CONTENT = re.compile(r"/editor/editor-[A-Z0-9]{8}\.(?:css|js)\Z")
"""Files that change their names when they change."""

_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_SHARING = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Link, ETag, Location, Content-Disposition, Content-Location, Retry-After, Query-Hint"
    ),
}
_PREFLIGHT = {
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Language, Content-Encoding, Content-Type, If-None-Match, "
        "If-Modified-Since, Range"
    ),
    "Access-Control-Max-Age": "86400",
}
"""What a script of another site may send (Fetch standard, section 3.2)."""


def register_headers(app: Flask) -> None:
    """Let an application put these headers on every answer."""
    app.after_request(_complete)


def _complete(response: Response) -> Response:
    response.headers.update(_SECURITY)
    runs_scripts = g.get("runs_scripts", False)
    response.headers["Content-Security-Policy"] = (
        f"{_POLICY}; {_SCRIPTS}" if runs_scripts else _POLICY
    )
    if request.endpoint == "static" and _NAMED_BY_CONTENT.search(request.path):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers.update(_SHARING)
    if request.method == "OPTIONS":
        response.headers.update(_PREFLIGHT)
        allowed = response.headers.get("Allow", "")
        response.headers["Access-Control-Allow-Methods"] = allowed
    return response
