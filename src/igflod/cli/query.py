"""igflod query: ask the current release, or any SPARQL endpoint."""

from pathlib import Path

import click
from rich.markup import escape

from igflod.cli.answers import print_answer, print_table, write_answer, write_table
from igflod.cli.asking import Question, ask_endpoint, ask_release
from igflod.cli.console import Output
from igflod.cli.options import data_option, release_option
from igflod.errors import InputError
from igflod.federation import Endpoint, Limits
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, ResultsFormat, find_format
from igflod.settings import Settings
from igflod.web.sparql.examples import EXAMPLES, find_example

__all__ = ["query"]

_EPILOG = """\b
Examples:
  igflod query --examples
  igflod query --example 01-womens-share
  igflod query 'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g' --format csv
  igflod query --file question.rq --output answer.csv
  igflod query 'DESCRIBE <https://w3id.org/igflod/id/workshop/2013/324>' --format jsonld
  igflod query --example 05 --endpoint http://127.0.0.1:8080/sparql

\b
Exit codes:
  0  answered
  2  wrong usage
  3  the query is malformed or not allowed, or a file cannot be used
  4  nothing is built yet, or the endpoint gives no answer or none that is whole
"""

_TABLE = "table"
_NAMES = [_TABLE, *(f.name for f in RESULTS_FORMATS), *(f.name for f in GRAPH_FORMATS)]
_MEGABYTE = 1_000_000


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
    help="How to give the answer; a graph format for CONSTRUCT and DESCRIBE.  "
    "[default: by the ending of the output's name, else table]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the answer to a file, all of it or nothing.",
)
@click.option("--endpoint", metavar="URL", help="Ask the SPARQL endpoint at this address.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="How long to wait for an endpoint.  [default: 60]",
)
@click.option(
    "--largest",
    type=click.IntRange(min=1),
    metavar="MEGABYTES",
    help="The largest answer to take from an endpoint.  [default: 100]",
)
@click.option(
    "--contact", metavar="TEXT", help="Your address, for the operators to see (User-Agent)."
)
@data_option
@release_option
def query(  # noqa: PLR0913, PLR0917 (one for each option)
    text: str | None,
    file: Path | None,
    example: str | None,
    name: str | None,
    output: Path | None,
    endpoint: str | None,
    timeout: float | None,
    largest: int | None,
    contact: str | None,
    data: Path | None,
    release: Path | None,
) -> None:
    """Ask a SPARQL QUERY: of the current release, or of any endpoint.

    In the current release the default graph is the union of all graphs. Nothing but the query is
    sent to an endpoint, and what it answers is checked to be whole.
    """
    if endpoint is None and (timeout or largest or contact):
        raise click.UsageError("--timeout, --largest and --contact need --endpoint.")
    if endpoint is not None and (data or release):
        raise click.UsageError("Give --endpoint, or a folder of your own, and not both.")
    name = name or _by_ending(output)
    question = Question(
        _text(text, file, example),
        find_format(RESULTS_FORMATS, name) or RESULTS_FORMATS[0],
        find_format(GRAPH_FORMATS, name) or GRAPH_FORMATS[0],
        file,
    )
    form = question.form
    if form is not None and name not in {_TABLE, form.name}:
        raise InputError(_not_so(name, is_table=isinstance(form, ResultsFormat)))
    if endpoint is None:
        answer = ask_release(question, Settings.choose(data=data, release=release).release)
    else:
        limits = Limits(timeout or 60.0, (largest or 100) * _MEGABYTE)
        answer = ask_endpoint(question, Endpoint(endpoint, limits, contact))
    if name == _TABLE and isinstance(answer.format, ResultsFormat):
        if output:
            write_table(answer, question.text, output)
        else:
            print_table(answer, question.text)
    elif output:
        write_answer(answer, output)
    else:
        print_answer(answer)


def _by_ending(output: Path | None) -> str:
    """Choose a format by the name of a file; a table where it says nothing."""
    ending = output.suffix.removeprefix(".") if output else ""
    form = find_format(RESULTS_FORMATS, ending) or find_format(GRAPH_FORMATS, ending)
    return form.name if form else _TABLE


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


def _not_so(name: str, *, is_table: bool) -> str:
    if is_table:
        forms = ", ".join([_TABLE, *(form.name for form in RESULTS_FORMATS)])
        return f"SELECT and ASK are answered as {forms}; not as {name}"
    forms = ", ".join(form.name for form in GRAPH_FORMATS)
    return f"CONSTRUCT and DESCRIBE are answered as {forms}; not as {name}"
