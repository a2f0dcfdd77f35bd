"""Prints the answer to a query, or writes it to a file: as a table for people, or as it is."""

import io
import sys
from pathlib import Path

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results
from rich.markup import escape
from rich.table import Table

from igflod.cli.console import Output, counted, harmless
from igflod.errors import InputError
from igflod.formats import ResultsFormat
from igflod.store import Answer
from igflod.store.query.syntax import Kind, read_tokens

__all__ = ["print_answer", "print_table", "write_answer", "write_table"]


def print_answer(answer: Answer) -> None:
    """Print an answer as it is; on a terminal without what a terminal would obey."""
    body = _ended(answer.body)
    if sys.stdout.isatty():
        body = harmless(body.decode("utf-8", "replace").replace("\r\n", "\n")).encode()
    sys.stdout.buffer.write(body)
    sys.stdout.flush()


def write_answer(answer: Answer, path: Path) -> None:
    """Write an answer to a file, all of it or nothing.

    Raises:
        InputError: the file cannot be written.

    """
    _write(_ended(answer.body), path)


def print_table(answer: Answer, asked: str) -> None:
    """Print an answer that came as JSON as a table, or as a yes or a no; `asked` is the query."""
    _table(answer, asked, Output())


def write_table(answer: Answer, asked: str, path: Path) -> None:
    """Write an answer that came as JSON to a file, as `print_table` prints it.

    Raises:
        InputError: the file cannot be written.

    """
    text = io.StringIO()
    _table(answer, asked, Output(text))
    _write(text.getvalue().encode(), path)


def _table(answer: Answer, asked: str, output: Output) -> None:
    assert isinstance(answer.format, ResultsFormat)  # noqa: S101 - for the reader
    solutions = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
    if not isinstance(solutions, QuerySolutions):
        output.print("yes" if solutions else "no")
        return
    # The engine orders the variables of SELECT * by name; people look for the order of the query.
    written = [token.text[1:] for token in read_tokens(asked) if token.kind is Kind.VARIABLE]
    places = {name: place for place, name in reversed(list(enumerate(written)))}
    found = [variable.value for variable in solutions.variables]
    names = sorted(found, key=lambda name: places.get(name, len(written)))
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in names:
        table.add_column(escape(name), overflow="fold")
    for solution in solutions:
        table.add_row(*(escape(_plain(solution[name])) for name in names))
    output.print(table)
    output.print(counted(table.row_count, "row"), style="dim")


def _plain(term: object) -> str:
    return str(getattr(term, "value", "" if term is None else term))


def _ended(body: bytes) -> bytes:
    return body if body.endswith(b"\n") else body + b"\n"


def _write(body: bytes, path: Path) -> None:
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(body)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InputError(f"cannot be written ({error.strerror})", path=path) from error
