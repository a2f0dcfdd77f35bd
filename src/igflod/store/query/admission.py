"""Decides whether somebody's query is run, and explains in words why not."""

import re

from igflod.errors import QueryError, QueryRefusedError, QueryTooLongError
from igflod.store.query.mending.explain import explain
from igflod.store.query.mending.meaning import undeclared_prefix
from igflod.store.query.syntax import Kind, Token, find_service, place, read_tokens

__all__ = ["LONGEST_QUERY", "admit", "explain_syntax_error", "refuse_too_long"]

LONGEST_QUERY = 32 * 1024
"""Bytes of UTF-8 that a public query has at most."""

_UPDATES = frozenset("add clear copy create delete drop insert load move with".split())
_DECLARATIONS = frozenset({"base", "prefix", "version"})
_NO_TEXT = re.compile("[\ud800-\udfff]")
_PLACE = re.compile(r"error at (\d+):(\d+): *(.*)", re.DOTALL)


def admit(query: str) -> None:
    """Refuse what a public, read-only service must not run.

    Raises:
        QueryTooLongError: the query has more than `LONGEST_QUERY` bytes.
        QueryRefusedError: it is an update, or asks another service.
        QueryError: it says nothing.

    """
    refuse_too_long(query)
    if _NO_TEXT.search(query):
        raise QueryError("the query is no UTF-8")
    if "\ufffd" in query:
        message = "these bytes are no UTF-8; the character U+FFFD itself is written \\uFFFD"
        raise _at(query, query.index("\ufffd"), message, QueryError)
    first = _verb(query)
    if first is None:
        raise QueryError("the query is empty")
    if first.text.casefold() in _UPDATES:
        message = f"{first.text.upper()} is an update, and this service only reads"
        raise _at(query, first.start, message, QueryRefusedError)
    service = find_service(query)
    if service is not None:
        message = "SERVICE is refused: this service asks no other one"
        raise _at(query, service, message, QueryRefusedError)


def refuse_too_long(query: str) -> None:
    """Refuse a query before anybody reads it.

    Raises:
        QueryTooLongError: it has more than `LONGEST_QUERY` bytes.

    """
    size = len(query.encode("utf-8", "surrogatepass"))
    if size > LONGEST_QUERY:
        raise QueryTooLongError(f"the query has {size:,} bytes; at most {LONGEST_QUERY:,} are read")


def explain_syntax_error(query: str, message: str) -> QueryError:
    """Say what is wrong with a query, given what the engine says ('error at 2:18: expected …')."""
    remarks = [remark for remark in (undeclared_prefix(query), explain(query, message)) if remark]
    if remarks:
        return _at(query, *min(remarks), QueryError)
    found = _PLACE.fullmatch(message)
    if found is None:
        return QueryError(f"this is not SPARQL: {message}")
    # The engine names the place up to which it has looked ahead, which may lie behind the end.
    line, column, expected = found.groups()
    words = "this is not SPARQL, here or shortly before" + _expectation(expected)
    lines = re.split(r"\r\n|\r|\n", query)
    row = min(int(line), len(lines))
    return QueryError(words, line=row, column=min(int(column), len(lines[row - 1]) + 1))


def _expectation(expected: str) -> str:
    """Keep the engine's words where they help; a list of classes of characters does not."""
    plain = "['" not in expected and "[_]" not in expected and "unreported" not in expected
    return f" ({' '.join(expected.split())})" if expected and plain else ""


def _verb(query: str) -> Token | None:
    """Find the word that says what kind of request this is: the first behind the prologue."""
    for token in read_tokens(query):
        declaration = token.kind is Kind.WORD and token.text.casefold() in _DECLARATIONS
        part_of_one = token.kind in {Kind.NAME, Kind.IRI, Kind.STRING}
        if not declaration and not part_of_one:
            return token
    return None


def _at(query: str, position: int, message: str, kind: type[QueryError]) -> QueryError:
    line, column = place(query, position)
    return kind(message, line=line, column=column)
