"""igflod import: take in lists of sessions that somebody keeps elsewhere."""

import textwrap
from pathlib import Path

import click

from igflod.cli.options import data_option
from igflod.records import (
    Listed,
    SessionList,
    add_sessions,
    load_session_list,
    read_spreadsheet,
    write_session_list,
)
from igflod.records.columns import COLUMNS
from igflod.settings import Settings
from igflod.tables import replace_file

__all__ = ["import_"]


def _columns() -> str:
    return textwrap.fill(", ".join(COLUMNS), 76, initial_indent="  ", subsequent_indent="  ")


_EPILOG = f"""\b
Examples:
  igflod import csv programme.csv --meeting 2019 --source https://example.org/programme
  igflod import csv programme.csv --meeting 2019 --ignore Notes --dry-run

\b
Columns, by these names or common others, in any order:
{_columns()}
Several people or themes in one cell are cut by ";", and a person's organization
follows in brackets: "Person Example (Example Org); Another Person".

\b
Exit codes:
  0  done
  3  the file or a row of it cannot be used; nothing was written
"""


@click.group(name="import", short_help="Take in a list of sessions.", epilog=_EPILOG)
def import_() -> None:
    """Take in lists of sessions that somebody keeps elsewhere, as records in DATA/records."""


@import_.command(name="csv", epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--meeting", type=click.IntRange(2006, 2100), required=True, help="Year of the meeting."
)
@click.option("--source", metavar="URL", help="The page of the list, for rows without a page.")
@click.option("--ignore", "ignored", multiple=True, metavar="COLUMN", help="Pass over a column.")
@click.option("--dry-run", is_flag=True, help="Print the new entries and write nothing.")
@data_option
def import_csv(  # noqa: PLR0913, PLR0917 (one for each option)
    file: Path,
    meeting: int,
    source: str | None,
    ignored: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001
    data: Path | None,
) -> None:
    """Add the sessions of a CSV FILE to the records of their meeting.

    One row is one session. Sessions that the records have already stay as they are, and are named.
    """
    target = Settings.choose(data=data).data / "records" / f"{meeting}.toml"
    rows = read_spreadsheet(file, meeting, source, ignored)
    known = load_session_list(target).sessions if target.exists() else ()
    there = {(entry.session, entry.name) for entry in known}
    new = tuple(entry for entry in rows if (entry.session, entry.name) not in there)
    if dry_run:
        click.echo(add_sessions("", new).strip("\n"))
    elif new:
        _write(target, meeting, new)
    for entry in rows:
        if entry not in new:
            click.echo(f"is there already: {entry.session.path}", err=True)
    verb = "would be added" if dry_run else "added"
    click.echo(f"{len(new):,} of {len(rows):,} sessions {verb} to {target}", err=True)


def _write(target: Path, meeting: int, new: tuple[Listed, ...]) -> None:
    listed = SessionList(meeting=meeting, sessions=new)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        text = add_sessions(target.read_text("utf-8"), new)
    else:
        text = write_session_list(listed)
    replace_file(target, text.encode())
