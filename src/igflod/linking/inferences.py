"""Who was inferred from a name and an affiliation, kept so that no later report changes it.

A name stands here as a digest only: a name that is withdrawn must not be left over.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import Field

from igflod.linking.names import normal_form
from igflod.tables import Entry, append_rows, read_tsv

__all__ = ["Inference", "append_inferences", "load_inferences", "name_digest"]

_HEAD = """\
# Who was inferred from the same full name and the same affiliation; a conclusion is drawn once.
# Owner: the build, which appends. source: where they are named; name: a digest of it.
# A curator who thinks otherwise says so in judgements.tsv or assignments.tsv.
source	name	id
"""


class Inference(Entry):
    """A mention, by its source and the digest of its name, and the person that it was taken for."""

    source: str
    name: str = Field(pattern=r"^[0-9a-f]{16}$")
    id: str = Field(pattern=r"^p[0-9a-z]{6}$")


def name_digest(printed: str) -> str:
    """Give 16 hexadecimal digits that stand for a printed name, however it is spaced or cased."""
    return hashlib.blake2b(normal_form(printed).encode(), digest_size=8).hexdigest()


def load_inferences(path: Path) -> tuple[Inference, ...]:
    """Load what was inferred; a file that is not there holds nothing.

    Raises:
        CuratedError: a row is broken.

    """
    return tuple(row for _, row in read_tsv(path, Inference)) if path.exists() else ()


def append_inferences(path: Path, rows: Iterable[Inference]) -> None:
    """Add rows to the file, which is begun if it is not there.

    Raises:
        CuratedError: the file cannot be written.

    """
    append_rows(path, _HEAD, [(row.source, row.name, row.id) for row in rows])
