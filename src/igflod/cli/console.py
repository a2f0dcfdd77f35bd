"""Where commands print: in colour and to the width of a terminal, plain and unbroken elsewhere."""

import io
import os
import re
import sys
from typing import Any, NoReturn, TextIO, cast

from rich.console import Console
from rich.text import Text

__all__ = ["Output", "abandon_output", "counted", "end_quietly", "harmless"]

_NEVER_BROKEN = 10_000
"""Columns of a line that no terminal shows: whoever reads it by program wants it whole."""
_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_PADDING = re.compile(r" +$", re.MULTILINE)


def counted(number: int, noun: str) -> str:
    """Count things in words: '1 report', '1,200 reports'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def harmless(text: str) -> str:
    """Take the characters out of a text that a terminal would obey: it may come from anybody."""
    return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text)


class Output(Console):
    """The standard output of a command, or another file of text."""

    def __init__(self, file: TextIO | None = None) -> None:
        if file is None and sys.stdout.isatty():
            super().__init__(highlight=False, emoji=False)
        else:
            unpadded = cast("TextIO", _Unpadded(file or sys.stdout))
            super().__init__(highlight=False, emoji=False, width=_NEVER_BROKEN, file=unpadded)

    def render_str(self, text: str, **options: Any) -> Text:
        """Make a text printable."""
        return super().render_str(harmless(text), **options)

    def on_broken_pipe(self) -> NoReturn:
        """End: nobody reads on."""
        end_quietly()


class _Unpadded(io.TextIOBase):
    """Passes text on without the spaces that fill columns up at the end of lines."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        self._file.write(_PADDING.sub("", text))
        return len(text)

    def flush(self) -> None:
        self._file.flush()


def end_quietly() -> NoReturn:
    """End well when the reader of our output went away, as in `igflod read … | head`."""
    abandon_output()
    raise SystemExit(0)


def abandon_output() -> None:
    """Let what is left of the output go nowhere, or Python complains when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
