"""igflod query: ask the current release."""

import sys
from pathlib import Path

import click
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results
from rich.markup import escape
from rich.table import Table

from igflod.cli.console import Output
from igflod.cli.options import data_option, release_option
from igflod.errors import InputError, QueryError
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, ResultsFormat, find_format
from igflod.settings import Settings
from igflod.store import Answer, SparqlRequest, open_release
from igflod.store.query.syntax import Kind, read_tokens
from igflod.web.examples import EXAMPLES, find_example

__all__ = ["query"]

_EPILOG = """\b
Examples:
  igflod query 'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g' --format csv
  igflod query --file question.rq
  igflod query --examples
  igflod query --example 01-womens-share
  igflod query 'DESCRIBE <https://w3id.org/igflod/id/workshop/2013/324>' --format jsonld

Exit codes: 0 answered; 3 the query is malformed or not allowed; 4 nothing is built yet.
"""

_TABLE = "table"
_NAMES = [_TABLE, *(f.name for f in RESULTS_FORMATS), *(f.name for f in GRAPH_FORMATS)]


def _list_examples(ctx: click.Context, _: click.Parameter, wanted: object) -> None:
    """Print the names and titles of the example queries, and end."""
    if wanted:
        output, width = Output(), max(len(example.name) for example in EXAMPLES)
        for example in EXAMPLES:
            output.print(f"{example.name:<{width}}  {escape(example.title)}", soft_wrap=True)
        ctx.exit()


@click.command(epilog=_EPILOG)
@click.argument("text", metavar="QUERY", required=False)
@click.option(
    "--file",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Take the query from a file (-: from standard input).",
)
@click.option("--example", metavar="NAME", help="Take one of the example queries.")
@click.option(
    "--examples",
    is_flag=True,
    is_eager=True,
    callback=_list_examples,
    expose_value=False,
    help="List the example queries, and ask nothing.",
)
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
def query(  # noqa: PLR0913, PLR0917 (one for each option)
    text: str | None,
    file: Path | None,
    example: str | None,
    name: str,
    data: Path | None,
    release: Path | None,
) -> None:
    """Ask the current release a SPARQL QUERY. The default graph is the union of all graphs."""
    asked = _text(text, file, example)
    store = open_release(Settings.choose(data=data, release=release).release).store()
    results = find_format(RESULTS_FORMATS, name) or RESULTS_FORMATS[0]
    graphs = find_format(GRAPH_FORMATS, name) or GRAPH_FORMATS[0]
    try:
        answer = store.answer(SparqlRequest(asked), results, graphs)
    except QueryError as error:
        error.path = file
        raise
    if name not in {_TABLE, answer.format.name}:
        raise InputError(_not_so(name, answer))
    if name == _TABLE and isinstance(answer.format, ResultsFormat):
        _print_table(answer, asked)
    else:
        end = b"" if answer.body.endswith(b"\n") else b"\n"
        sys.stdout.buffer.write(answer.body + end)
        sys.stdout.flush()


def _text(text: str | None, file: Path | None, name: str | None) -> str:
    if [text, file, name].count(None) != 2:  # noqa: PLR2004 - one of three
        raise click.UsageError("Give the query, or --file, or --example: one of them.")
    if text is not None:
        return text
    if name is not None:
        example = find_example(name)
        if example is None:
            raise InputError(f"there is no example query {name!r}: `igflod query --examples`")
        return example.query
    try:
        with click.open_file(str(file), "rb") as stream:
            return bytes(stream.read()).decode()
    except UnicodeDecodeError as error:
        raise InputError(f"is no UTF-8 (byte {error.start})", path=file) from error
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", path=file) from error


def _not_so(name: str, answer: Answer) -> str:
    if isinstance(answer.format, ResultsFormat):
        forms = ", ".join([_TABLE, *(form.name for form in RESULTS_FORMATS)])
        return f"SELECT and ASK are answered as {forms}; not as {name}"
    forms = ", ".join(form.name for form in GRAPH_FORMATS)
    return f"CONSTRUCT and DESCRIBE are answered as {forms}; not as {name}"


def _print_table(answer: Answer, asked: str) -> None:
    solutions = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
    output = Output()
    if not isinstance(solutions, QuerySolutions):
        output.print("yes" if solutions else "no")
        return
    # The engine orders the variables of SELECT * by name; people look for the order of the query.
    written = [token.text[1:] for token in read_tokens(asked) if token.kind is Kind.VARIABLE]
    names = sorted((variable.value for variable in solutions.variables), key=written.index)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in names:
        table.add_column(name, overflow="fold")
    for solution in solutions:
        table.add_row(*(escape(_plain(solution[name])) for name in names))
    output.print(table)
    rows = "row" if table.row_count == 1 else "rows"
    output.print(f"{table.row_count:,} {rows}", style="dim")


def _plain(term: object) -> str:
    return str(getattr(term, "value", "" if term is None else term))
