"""Counts what a release holds for each session, by graph, class and property."""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
from rich.table import Table

__all__ = ["compare"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SESSION = "https://w3id.org/igflod/def#Session"
_LEAST = 0.02
"""What ours has less of in a session is left out."""


def compare(ours: Path, other: Path) -> Table:
    """Hold two files of N-Quads against each other: how much of everything a session has."""
    mine, theirs = _per_session(ours), _per_session(other)
    table = Table(title="for each session")
    for head in ("", "ours", "invented", "ratio"):
        table.add_column(head, justify="right" if head else "left")
    for name, amount in sorted(mine.items(), key=lambda item: (item[0][0], -item[1])):
        if amount >= _LEAST:
            found = theirs.get(name, 0.0)
            row = (f"{amount:.2f}", f"{found:.2f}", f"{found / amount:.2f}")
            table.add_row(" ".join(name), *row)
    return table


def _per_session(dump: Path) -> dict[tuple[str, str], float]:
    counts: Counter[tuple[str, str]] = Counter()
    with dump.open("rb") as file:
        for quad in ox.parse(file, format=ox.RdfFormat.N_QUADS):
            _, _, graph = str(quad.graph_name).strip("<>").partition("/graph/")
            counts["graph", graph.partition("/")[0]] += 1
            counts["property", quad.predicate.value] += 1
            if quad.predicate.value == _TYPE and isinstance(quad.object, ox.NamedNode):
                counts["class", quad.object.value] += 1
    sessions = counts["class", _SESSION]
    return {name: amount / sessions for name, amount in counts.items()}
