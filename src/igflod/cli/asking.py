"""Asks a query: of the current release, or of any SPARQL endpoint."""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote

import click
from rich.console import Console

from igflod.cli.console import harmless
from igflod.errors import EndpointError, QueryError
from igflod.federation import (
    GRAPHS,
    JSON_RESULTS,
    Answered,
    Endpoint,
    Patience,
    rewrite_graph,
    rewrite_results,
)
from igflod.formats import GraphFormat, ResultsFormat
from igflod.store import Answer, SparqlRequest, open_release
from igflod.store.query.hints import hints
from igflod.store.query.syntax import Kind, read_tokens

__all__ = ["Question", "ask_endpoint", "ask_release"]

_RESULTS = frozenset({"select", "ask"})
_GRAPHS = frozenset({"construct", "describe"})
_HINT = re.compile(r'"((?:[^"\\]|\\.)*)";line=(\d+);column=(\d+)')
"""A hint as our own servers write it: a string with parameters, as in RFC 9651."""
_ESCAPED = re.compile(r"\\(.)")
_TRIES = 3
_LONGEST_WAIT = 60.0
"""Seconds that we wait before asking again, at most, whatever an endpoint asks for."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the formats of its answer: one for SELECT and ASK, one for CONSTRUCT, DESCRIBE.

    `path` is the file that it comes from, if it comes from one.
    """

    text: str
    results: ResultsFormat
    graphs: GraphFormat
    path: Path | None = None

    @property
    def word(self) -> str | None:
        """What kind of query it is: 'select', 'ask', 'construct', 'describe'; None if none."""
        for token in read_tokens(self.text):
            word = token.text.casefold() if token.kind is Kind.WORD else ""
            if word in _RESULTS | _GRAPHS:
                return word
        return None

    @property
    def form(self) -> ResultsFormat | GraphFormat | None:
        """The format of the answer; None if there is no telling."""
        word = self.word
        return (self.results if word in _RESULTS else self.graphs) if word else None


def ask_release(question: Question, folder: Path) -> Answer:
    """Ask the current release of a folder; print hints.

    Raises:
        ReleaseError: nothing is built yet.
        QueryError: the text is no query, or not one that we run.

    """
    store = open_release(folder).store()
    for hint in hints(question.text):
        _tell(f"hint: line {hint.line}, column {hint.column}: {hint.text}")
    try:
        with _timed():
            request = SparqlRequest(question.text)
            return store.answer(request, question.results, question.graphs)
    except QueryError as error:
        error.path = question.path
        raise


def ask_endpoint(question: Question, endpoint: Endpoint) -> Answer:
    """Ask an endpoint; print the hints that it gives. Where it is busy, wait and ask again.

    Raises:
        QueryError: the endpoint says that something is wrong with the query.
        EndpointError: it gives no answer, or one that is not whole.
        FormatError: the format cannot hold the answer.

    """
    form = question.form
    if form is None:
        message = "this is no query: it has none of SELECT, ASK, CONSTRUCT and DESCRIBE"
        raise QueryError(message, path=question.path)
    accept = JSON_RESULTS if isinstance(form, ResultsFormat) else GRAPHS
    try:
        with _timed():
            patience = Patience(tries=_TRIES, longest_wait=_LONGEST_WAIT, sleep=_wait)
            answered = patience(lambda: _ask_once(endpoint, question.text, accept))
    except EndpointError as error:
        if error.refused is None:
            raise
        raise error.refused(error.message, path=question.path) from error
    _tell_hints(answered)
    if isinstance(form, ResultsFormat):
        is_ask = question.word == "ask"
        return Answer(form, rewrite_results(answered, form, endpoint.name, is_ask=is_ask))
    return Answer(form, rewrite_graph(answered, form, endpoint.url, endpoint.name))


def _ask_once(endpoint: Endpoint, query: str, accept: tuple[str, ...]) -> Answered:
    try:
        return endpoint.ask(query, accept)
    except EndpointError as error:
        if isinstance(error.__cause__, URLError):
            error.again = False  # nobody there: whoever typed the address can tell at once
        raise


def _tell_hints(answered: Answered) -> None:
    for header in answered.hints:
        for text, line, column in _HINT.findall(header):
            words = unquote(_ESCAPED.sub(r"\1", text))
            _tell(f"hint: line {line}, column {column}: {words}")


def _wait(seconds: float) -> None:
    _tell(f"the endpoint is busy or does not answer; asking again in {seconds:g} s")
    time.sleep(seconds)


@contextmanager
def _timed() -> Iterator[None]:
    """Show on a terminal that we wait, and then how long it took."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    start = time.monotonic()
    with console.status("asking"):
        yield
    console.print(f"answered in {time.monotonic() - start:.1f} s", style="dim")


def _tell(text: str) -> None:
    click.echo(harmless(f"igflod: {text}"), file=sys.stderr)
