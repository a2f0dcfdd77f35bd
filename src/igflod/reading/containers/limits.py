"""What the unpacking of one file may cost."""

from igflod.reading.decoding import LARGEST_TEXT

__all__ = [
    "LARGEST_ANSWER",
    "LARGEST_PART",
    "MOST_BYTES_OF_MEMORY",
    "MOST_MEMBERS",
    "MOST_PAGES",
    "MOST_SECONDS",
    "STEEPEST_RATIO",
]

MOST_SECONDS = 20
"""Of processor time; and half as much again may pass on the clock."""

MOST_BYTES_OF_MEMORY = 1024**3
"""Of address space, the libraries included."""

LARGEST_PART = 32 * 1024**2
"""Bytes of one unpacked member of an archive."""

STEEPEST_RATIO = 200
"""How many times larger than its packed form a part of more than 1 MiB may be."""

MOST_MEMBERS = 2_000
"""Files in an archive."""

MOST_PAGES = 1_000
"""Pages of a PDF."""

LARGEST_ANSWER = 16 * LARGEST_TEXT
"""Bytes of an extract on its way from the limited process."""
