"""The command line: one short function per command, one file each."""

from igflod.cli.main import main

__all__ = ["main"]
