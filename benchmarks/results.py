"""What a benchmark of the SPARQL endpoint has found: as tables, held against the aims, as JSON."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import geometric_mean, median
from typing import Any

from latency import Question, Times
from rich.table import Table

__all__ = [
    "BARE",
    "CACHED",
    "CLIENTS",
    "OURS",
    "RDFLIB",
    "Row",
    "Size",
    "aims",
    "as_json",
    "put_into",
    "tables",
]

_MARK, _END_MARK = "<!-- figures -->", "<!-- end of figures -->"
CLIENTS = (1, 4, 16)
_AIM_OVERHEAD, _AIM_RDFLIB, _AIM_COMPETENCY = 1.3, 20.0, 300.0
OURS, CACHED, BARE, RDFLIB = "ours", "cached", "bare", "rdflib-endpoint"
_PEERS = (BARE, OURS, CACHED, RDFLIB)
_TIMES = tuple("query|rows|bare|ours|p95|first byte|cached|rdflib|ours/bare|rdflib/ours".split("|"))


@dataclass(slots=True)
class Row:
    """What was measured of one query."""

    question: Question
    rows: int
    times: dict[str, Times] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def ratio(self, one: str, other: str) -> float | None:
        """Divide two medians."""
        if one in self.times and other in self.times:
            return self.times[one].p50 / self.times[other].p50
        return None


@dataclass(slots=True)
class Size:
    """What was measured with one number of sessions; `loads`: answers a second, failures."""

    sessions: int
    quads: int
    rows: list[Row] = field(default_factory=list)
    loads: dict[tuple[str, str, int], tuple[float, int]] = field(default_factory=dict)
    seconds_to_start: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it shows, the names of its columns, its rows; the first column is words."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def for_terminal(self) -> Table:
        """Give it as people see it."""
        table = Table(title=self.title)
        for place, head in enumerate(self.heads):
            table.add_column(head, justify="right" if place else "left")
        for row in self.rows:
            table.add_row(*row)
        return table

    def as_markdown(self) -> str:
        """Give it as a page has it."""
        rule = ["---", *(["--:"] * (len(self.heads) - 1))]
        lines = (f"| {' | '.join(cells)} |" for cells in (self.heads, rule, *self.rows))
        return f"**{self.title}**\n\n" + "\n".join(lines) + "\n"


def tables(size: Size) -> Iterator[Grid]:
    """Show the times of a size, then its throughput."""
    yield Grid(
        f"{size.sessions:,} sessions, {size.quads:,} statements: milliseconds",
        _TIMES,
        tuple(_cells(row) for row in size.rows),
    )
    loads = dict.fromkeys((query, peer) for query, peer, _ in size.loads)
    yield Grid(
        f"{size.sessions:,} sessions: answers a second",
        ("query, peer", *(f"{number} clients" for number in CLIENTS)),
        tuple(
            (f"{query}, {peer}", *(_rate(*size.loads[query, peer, number]) for number in CLIENTS))
            for query, peer in loads
        ),
    )


def _cells(row: Row) -> tuple[str, ...]:
    ours = row.times.get(OURS)
    medians = [_ms(row.times[name].p50 if name in row.times else None) for name in _PEERS]
    return (
        row.question.name,
        f"{row.rows:,}",
        *medians[:2],
        _ms(ours.p95 if ours else None),
        _ms(ours.first if ours else None),
        *medians[2:],
        _times(row.ratio(OURS, BARE)),
        _times(row.ratio(RDFLIB, OURS)),
    )


def _rate(rate: float, failed: int) -> str:
    return f"{rate:,.0f}" + (f" ({failed:,} failed)" if failed else "")


def aims(size: Size) -> Iterator[str]:
    """Say how far the aims are reached, and what failed."""
    overheads = [one for row in size.rows if (one := row.ratio(OURS, BARE)) is not None]
    yield (
        f"ours/bare: median {median(overheads):.2f}, geometric mean {geometric_mean(overheads):.2f}"
        f" (aim: {_AIM_OVERHEAD} at the median)"
    )
    gains = {
        row.question.name: one
        for row in size.rows
        if row.question.is_aggregate and (one := row.ratio(RDFLIB, OURS)) is not None
    }
    if gains:
        short = [f"{name} {one:.0f}" for name, one in gains.items() if one < _AIM_RDFLIB]
        yield (
            f"rdflib-endpoint/ours on aggregates: median {median(gains.values()):.0f}, geometric "
            f"mean {geometric_mean(gains.values()):.0f} (aim: {_AIM_RDFLIB:.0f}); below it: "
            + (", ".join(short) or "none")
        )
    slow = [
        f"{row.question.name} {row.times[OURS].p50:.0f} ms"
        for row in size.rows
        if row.question.is_competency
        and OURS in row.times
        and row.times[OURS].p50 >= _AIM_COMPETENCY
    ]
    yield f"competency questions of {_AIM_COMPETENCY:.0f} ms or more: {', '.join(slow) or 'none'}"
    for row in size.rows:
        for name, failure in row.failures.items():
            yield f"{row.question.name}, {name}: {failure}"


def put_into(page: Path, sizes: list[Size]) -> None:
    """Write everything into a page, between two marks."""
    before, _, rest = page.read_text("utf-8").partition(_MARK)
    _, _, after = rest.partition(_END_MARK)
    found = machine()
    parts = [f"{', '.join(f'{name} {value}' for name, value in found.items())}.\n"]
    for size in sizes:
        parts += [table.as_markdown() for table in tables(size)]
        parts.append("\n".join(f"- {line}" for line in aims(size)) + "\n")
    text = "\n\n".join((f"{before}{_MARK}", *parts)).replace("\n\n\n", "\n\n")
    page.write_text(f"{text}\n{_END_MARK}{after}", "utf-8")


def machine() -> dict[str, str]:
    """Say what was measured on, and with which versions."""
    names = ("pyoxigraph", "rdflib-endpoint", "rdflib")
    return {
        "processors": str(len(os.sched_getaffinity(0))),
        "busy before": f"{os.getloadavg()[0]:.1f}",
        "Python": platform.python_version(),
        **{name: version(name) for name in names if _is_installed(name)},
    }


def _is_installed(name: str) -> bool:
    return find_spec(name.replace("-", "_")) is not None


def as_json(sizes: list[Size]) -> dict[str, Any]:
    """Give everything in a form for programs; times in milliseconds."""
    return {
        "machine": machine(),
        "sizes": [
            {
                "sessions": size.sessions,
                "statements": size.quads,
                "seconds_to_start": size.seconds_to_start,
                "queries": [
                    {
                        "name": row.question.name,
                        "rows": row.rows,
                        "failures": row.failures,
                        **{name: times.as_json() for name, times in row.times.items()},
                    }
                    for row in size.rows
                ],
                "throughput": [
                    {"query": query, "peer": peer, "clients": number, "rate": rate, "failed": lost}
                    for (query, peer, number), (rate, lost) in size.loads.items()
                ],
            }
            for size in sizes
        ],
    }


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}" if value < 10 else f"{value:,.0f}"  # noqa: PLR2004


def _times(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.2f}" if ratio < 10 else f"{ratio:,.0f}"  # noqa: PLR2004
