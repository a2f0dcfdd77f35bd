"""Fixtures: the report of workshop 324, read and mapped."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from pyoxigraph import Quad

from igflod.graph import describe_report
from igflod.linking import Curated, Linker, Provenance
from igflod.reading import Explanation, Reader, Source
from igflod.record import Record
from igflod.uris import Uris

Mapper: TypeAlias = Callable[[Record], list[Quad]]
"""Maps a record (made from that of workshop 324) to quads."""


@pytest.fixture(scope="session")
def explanation(report_324: Path) -> Explanation:
    """Workshop 324 as it is read."""
    return Reader().explain(Source.load(report_324))


@pytest.fixture(scope="session")
def mapper(explanation: Explanation, root: Path) -> Mapper:
    """Map a record with the project's curated files."""

    def describe(record: Record) -> list[Quad]:
        provenance = Provenance(url="http://www.friendsoftheigf.org/report/827")
        linked = Linker(Curated.load(root / "data" / "curated")).link(record, provenance)
        return describe_report(linked, explanation.document.original, Uris())

    return describe
