"""igflod read: look at what a report says."""

from pathlib import Path

import click
from pydantic import TypeAdapter

from igflod.cli.console import Output, harmless
from igflod.cli.explain import show_explanation
from igflod.cli.show import show_record
from igflod.errors import IgflodError
from igflod.reading import Reader, Source
from igflod.record import Record

__all__ = ["read"]

_EPILOG = """\b
Examples:
  igflod read data/reports/2013/ws324.txt
  igflod read report.txt --explain     which rule read what, on which line
  igflod read report.txt --json        the whole record, for machines
  igflod read data/reports/2013/*.txt --json     one record on each line

Exit codes: 0 read; 3 a file cannot be used (missing, binary, empty, no template fits).
"""


@click.command(epilog=_EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Print the record as JSON; of several files, one record on each line.",
)
@click.option("--explain", is_flag=True, help="Print where each value was found, by which rule.")
@click.pass_context
def read(ctx: click.Context, files: tuple[Path, ...], *, as_json: bool, explain: bool) -> None:
    """Read FILES and print what each says. Nothing is written or published."""
    if as_json and explain:
        raise click.UsageError("--json and --explain exclude each other.")
    reader = Reader()
    failed = False
    for path in files:
        try:
            explanation = reader.explain(Source.load(path))
        except IgflodError as error:
            click.echo(harmless(f"igflod: error: {error}"), err=True)
            failed = True
            continue
        if as_json:
            _print_json(explanation.record, on_one_line=len(files) > 1)
        elif explain:
            show_explanation(Output(), explanation, path)
        else:
            show_record(Output(), explanation, path)
    if failed:
        ctx.exit(3)


def _print_json(record: Record, *, on_one_line: bool) -> None:
    made = TypeAdapter(Record).dump_json(record, indent=None if on_one_line else 2)
    click.echo(made.decode())
