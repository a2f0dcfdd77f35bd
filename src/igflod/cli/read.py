"""igflod read: look at what reports say."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic import TypeAdapter

from igflod.cli.console import Output, harmless
from igflod.cli.explain import show_explanation
from igflod.cli.listing import show_listing
from igflod.cli.progress import progress_bar
from igflod.cli.show import show_found, show_record
from igflod.errors import InputError, SourceError, TemplateError
from igflod.reading import (
    READABLE_SUFFIXES,
    Outcome,
    Reader,
    Source,
    read_many,
    suffix_of,
    visible_files,
)
from igflod.record import Record

__all__ = ["read"]

_EPILOG = """\b
Examples:
  igflod read data/reports/2013/ws324.txt
  igflod read data/reports                a table of all reports in a folder
  igflod read report.txt --explain        which rule read what, on which line
  igflod read report.txt --json           the whole record, for machines
  igflod read reports --jsonl > all.jsonl one record a line

\b
Exit codes:
  0  all files were read
  3  a file cannot be used (missing, binary, empty, no template fits); the others are printed
"""

_Paths = tuple[Path, ...]


@click.command(epilog=_EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the records as JSON.")
@click.option("--jsonl", "as_lines", is_flag=True, help="Print a JSON object a line, one a report.")
@click.option("--explain", is_flag=True, help="Print where each value was found, by which rule.")
@click.pass_context
def read(
    ctx: click.Context, files: _Paths, *, as_json: bool, as_lines: bool, explain: bool
) -> None:
    """Read FILES and print what each says. Nothing is written or published.

    One file is shown in full; several, or a folder, as a table.
    """
    if as_json + as_lines + explain > 1:
        raise click.UsageError("--json, --jsonl and --explain exclude each other.")
    paths, empty = _expand(files)
    one_file = len(files) == 1 and not files[0].is_dir()
    if explain or (one_file and not as_lines and not as_json):
        failed = _show_each(paths, explain=explain)
    elif as_lines or as_json:
        failed = _print_json(paths, as_lines=as_lines, one_file=one_file)
    else:
        failed = _list(paths)
    ctx.exit(3 if failed or empty else 0)


def _expand(files: _Paths) -> tuple[list[Path], bool]:
    """Give the files, and for a folder every readable file below it that is not hidden.

    A folder without one is told, and the others are read all the same; whether there was one.
    """
    paths: list[Path] = []
    empty = False
    for path in files:
        found = _inside(path) if path.is_dir() else [path]
        if not found:
            kinds = " ".join(READABLE_SUFFIXES)
            _complain(SourceError(f"holds no file that can be read ({kinds})", path=path))
            empty = True
        paths += found
    return paths, empty


def _inside(folder: Path) -> list[Path]:
    return [path for path in visible_files(folder) if path.is_file() and suffix_of(path)]


def _show_each(paths: list[Path], *, explain: bool) -> bool:
    """Show files in full; tell whether one could not be read."""
    reader, output, failed = Reader(), Output(), False
    for path in paths:
        try:
            explanations = reader.explain_all(Source.load(path))
        except InputError as error:
            _complain(error)
            if isinstance(error, TemplateError) and isinstance(error.found, Record):
                show_found(output, error.found)
            failed = True
            continue
        for explanation in explanations:
            if explain:
                show_explanation(output, explanation, path)
            else:
                show_record(output, explanation, path)
    return failed


def _outcomes(paths: list[Path]) -> Iterator[Outcome]:
    """Read everything, with a bar on a terminal."""
    with progress_bar() as tell:
        for number, outcome in enumerate(read_many(paths), 1):
            tell("read", number, len(paths))
            yield outcome


def _list(paths: list[Path]) -> bool:
    outcomes = list(_outcomes(paths))
    show_listing(Output(), outcomes)
    failed = [outcome.error for outcome in outcomes if outcome.error is not None]
    for error in failed:
        _complain(error)
    return bool(failed)


def _print_json(paths: list[Path], *, as_lines: bool, one_file: bool) -> bool:
    """Print records as JSON: one object for one report, else a list; or one object a line."""
    failed = False
    entries = []
    for outcome in _outcomes(paths):
        failed = failed or outcome.error is not None
        if outcome.error is not None:
            _complain(outcome.error)
        for entry in _entries(outcome):
            if as_lines:
                click.echo(json.dumps(entry, ensure_ascii=False))
            else:
                entries.append(entry)
    if as_lines:
        return failed
    if not one_file or len(entries) > 1:
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
    else:
        whole = entries[0] if failed else entries[0]["record"]
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    return failed


def _entries(outcome: Outcome) -> Iterator[dict[str, object]]:
    """Give an object for each report of a file, or one that says why there is none."""
    adapter = TypeAdapter(Record)
    for record in outcome.records:
        yield {"file": str(outcome.path), "record": adapter.dump_python(record, mode="json")}
    error = outcome.error
    if error is not None:
        found = error.found if isinstance(error, TemplateError) else None
        anyway = adapter.dump_python(found, mode="json") if isinstance(found, Record) else None
        yield {"file": str(outcome.path), "error": error.message, "found_anyway": anyway}


def _complain(error: InputError) -> None:
    click.echo(harmless(f"igflod: error: {error}"), err=True)
