"""igflod query: ask the current release."""

import sys
from pathlib import Path

import click
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from igflod.cli.options import data_option, release_option
from igflod.errors import InputError
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, ResultsFormat
from igflod.settings import Settings
from igflod.store import Answer, SparqlRequest, open_release

__all__ = ["query"]

_EPILOG = """\b
Examples:
  igflod query 'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g' --format csv
  igflod query --file docs/queries/01-womens-share.rq

Exit codes: 0 answered; 3 the query is malformed or not allowed; 4 nothing is built yet.
"""

_TABLE = "table"
_NAMES = [_TABLE, *(f.name for f in RESULTS_FORMATS), *(f.name for f in GRAPH_FORMATS)]


@click.command(epilog=_EPILOG)
@click.argument("text", metavar="QUERY", required=False)
@click.option("--file", type=click.Path(path_type=Path), help="Take the query from a file.")
@click.option(
    "--format",
    "name",
    type=click.Choice(_NAMES),
    default=_TABLE,
    show_default=True,
    help="How to print the answer; a graph format for CONSTRUCT and DESCRIBE.",
)
@data_option
@release_option
def query(
    text: str | None, file: Path | None, name: str, data: Path | None, release: Path | None
) -> None:
    """Ask the current release a SPARQL QUERY. The default graph is the union of all graphs."""
    asked = _text(text, file)
    store = open_release(Settings.choose(data=data, release=release).release).store()
    results = next((f for f in RESULTS_FORMATS if f.name == name), RESULTS_FORMATS[0])
    graphs = next((f for f in GRAPH_FORMATS if f.name == name), GRAPH_FORMATS[0])
    answer = store.answer(SparqlRequest(asked), results, graphs)
    if name == _TABLE and isinstance(answer.format, ResultsFormat):
        _print_table(answer)
        return
    sys.stdout.buffer.write(answer.body)
    if not answer.body.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")


def _text(text: str | None, file: Path | None) -> str:
    if (text is None) == (file is None):
        raise click.UsageError("Give the query, or --file, and not both.")
    if text is not None:
        return text
    try:
        return Path(str(file)).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", path=file) from error


def _print_table(answer: Answer) -> None:
    solutions = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
    console = Console(highlight=False)
    if not isinstance(solutions, QuerySolutions):
        console.print("yes" if solutions else "no")
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    for variable in solutions.variables:
        table.add_column(variable.value, overflow="fold")
    count = 0
    for solution in solutions:
        count += 1
        table.add_row(*(escape(_plain(term)) for term in solution))
    console.print(table)
    console.print(f"{count} {'row' if count == 1 else 'rows'}", style="dim")


def _plain(term: object) -> str:
    return str(getattr(term, "value", "" if term is None else term))
