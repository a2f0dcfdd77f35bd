"""Hints about a query that go with its answer: a header for programs, a member of a problem.

Each hint is an item of a Structured Field list (RFC 9651): a string with `line` and `column`. They
change neither the answer nor its status.
"""

from urllib.parse import quote

from flask import Flask, Response, g

from igflod.store.query.hints import Hint, hints

__all__ = ["HINT_HEADER", "current_hints", "give_hints", "hints_as_members", "register_hints"]

HINT_HEADER = "Query-Hint"
_PRINTABLE = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\%')


def give_hints(query: str) -> None:
    """Let the answer to the request at hand have the hints about a query."""
    g.query_hints = hints(query)


def current_hints() -> tuple[Hint, ...]:
    """Give the hints of the request at hand."""
    found: tuple[Hint, ...] = g.get("query_hints", ())
    return found


def hints_as_members() -> dict[str, object]:
    """Write the hints as members of a problem; nothing where there is none."""
    found = [
        {"line": hint.line, "column": hint.column, "detail": hint.text} for hint in current_hints()
    ]
    return {"hints": found} if found else {}


def register_hints(app: Flask) -> None:
    """Let an application put the hints about a query into the headers of its answer."""
    app.after_request(_complete)


def _complete(response: Response) -> Response:
    for hint in current_hints():
        response.headers.add(HINT_HEADER, _as_item(hint))
    return response


def _as_item(hint: Hint) -> str:
    """Write a hint as a string of printable ASCII; what is not, is percent-encoded UTF-8."""
    text = quote(hint.text, safe=_PRINTABLE).replace("%22", r"\"").replace("%5C", r"\\")
    return f'"{text}";line={hint.line};column={hint.column}'
