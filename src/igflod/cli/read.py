"""igflod read: look at what a report says."""

from pathlib import Path

import click
from pydantic import TypeAdapter

from igflod.cli.console import Output, harmless
from igflod.cli.explain import show_explanation
from igflod.cli.show import show_record
from igflod.errors import IgflodError
from igflod.reading import Explanation, Reader, Source
from igflod.record import Record

__all__ = ["read"]

_EPILOG = """\b
Examples:
  igflod read data/reports/2013/ws324.txt
  igflod read report.txt --explain     which rule read what, on which line
  igflod read report.txt --json        the whole record, for machines

Exit codes: 0 read; 3 a file cannot be used (missing, binary, empty, no template fits).
"""


@click.command(epilog=_EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
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
        _print(explanation, path, as_json=as_json, explain=explain)
    if failed:
        ctx.exit(3)


def _print(explanation: Explanation, path: Path, *, as_json: bool, explain: bool) -> None:
    if as_json:
        made = TypeAdapter(Record).dump_json(explanation.record, indent=2)
        click.echo(made.decode())
        return
    console = Output()
    if explain:
        show_explanation(console, explanation, path)
    else:
        show_record(console, explanation, path)
