"""The command `igflod` and how it ends: exit codes, errors in words on stderr."""

import errno
import sys
from io import TextIOWrapper
from typing import Any

import click

from igflod import __version__
from igflod.cli.build import build, check
from igflod.cli.console import abandon_output, end_quietly, harmless
from igflod.cli.import_ import import_
from igflod.cli.link import link
from igflod.cli.query import query
from igflod.cli.read import read
from igflod.cli.retire import merge, split, withdraw
from igflod.cli.serve import serve
from igflod.errors import IgflodError, InputError

__all__ = ["main"]

_STOPPED_BY_CTRL_C = 130
_DISK_TROUBLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What keeps output that goes to a file from being written; anything else is a bug of ours."""

_EPILOG = """\b
Exit codes, the same for every command:
  0  done
  1  done, but reports were quarantined, shapes were violated, or another
     endpoint left names without an answer
  2  wrong usage
  3  an input cannot be used (missing, binary, empty, no template fits,
     a broken curated file, a malformed query, a bad base URI)
  4  the service cannot start, nothing is built yet, the disk is full, or an
     endpoint that is queried gives no whole answer
"""


class _Commands(click.Group):
    """Ends with our exit codes, and never with a traceback, when something can be mended."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program; see that its output arrived."""
        try:
            try:
                return super().main(*args, **extra)
            finally:
                sys.stdout.flush()
        except OSError as error:
            if error.errno not in _DISK_TROUBLE:
                raise
            click.echo(f"igflod: error: the output cannot be written: {error.strerror}", err=True)
            abandon_output()
            raise SystemExit(4) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except IgflodError as error:
            click.echo(harmless(f"igflod: error: {error}"), err=True)
            ctx.exit(3 if isinstance(error, InputError) else 4)
        except KeyboardInterrupt:
            ctx.exit(_STOPPED_BY_CTRL_C)
        except BrokenPipeError:
            end_quietly()


@click.group(
    cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, "-V", "--version", message="igflod %(version)s")
def main() -> None:
    """Publish reports of Internet Governance Forum sessions as linked open data.

    \b
    Start here:
      igflod read data/reports/2013/ws324.txt   look at what a report says
      igflod build                              build the dataset from data/
      igflod serve                              publish it at http://127.0.0.1:8080/
      igflod query 'SELECT * { ?s ?p ?o } LIMIT 5'

    Every command explains itself: igflod COMMAND --help
    """  # noqa: D301 (click looks for the character that \b stands for)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a letter that a terminal cannot show is no error
            stream.reconfigure(errors="replace")


_COMMANDS = (read, build, check, link, serve, query, merge, split, withdraw, import_)
for _command in _COMMANDS:
    main.add_command(_command)
