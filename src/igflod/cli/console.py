"""Where commands print: in colour and to the width of a terminal, plain and unbroken elsewhere."""

import os
import sys
from typing import NoReturn

from rich.console import Console

__all__ = ["Output", "end_quietly"]

_NEVER_BROKEN = 10_000
"""Columns of a line that no terminal shows: whoever reads it by program wants it whole."""


class Output(Console):
    """The standard output of a command."""

    def __init__(self) -> None:
        width = None if sys.stdout.isatty() else _NEVER_BROKEN
        super().__init__(highlight=False, width=width)

    def on_broken_pipe(self) -> NoReturn:
        """End: nobody reads on."""
        end_quietly()


def end_quietly() -> NoReturn:
    """End well when the reader of our output went away, as in `igflod read … | head`."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())  # or Python complains when it flushes at its end
    raise SystemExit(0)
