"""The options of the limits of public queries."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from igflod.store import Limits

__all__ = ["limits_from", "limits_options"]

C = TypeVar("C", bound=Callable[..., Any])

_MIB = 1 << 20
_DEFAULT = Limits()
_OPTIONS = (
    ("seconds", click.FloatRange(0.1, 3600), _DEFAULT.seconds, "Seconds that a query may take."),
    ("memory", click.IntRange(16), _DEFAULT.memory // _MIB, "MiB of memory that it may use."),
    ("answer", click.IntRange(1, 1024), _DEFAULT.answer // _MIB, "MiB that its answer may have."),
    ("processes", click.IntRange(1, 256), _DEFAULT.processes, "Queries worked on at a time."),
    (
        "slow",
        click.IntRange(0, 256),
        _DEFAULT.slow,
        "Queries besides that may go on for longer, giving way to the others.",
    ),
    ("waiting", click.IntRange(0, 10_000), _DEFAULT.waiting, "Queries that may wait."),
    (
        "in-memory",
        click.IntRange(0),
        _DEFAULT.in_memory // _MIB,
        "MiB of N-Quads up to which the dataset is held in memory.",
    ),
)


def limits_options(command: C) -> C:
    """Add --query-seconds and its like; each may also come from IGFLOD_QUERY_SECONDS and so on."""
    for name, kind, default, explanation in reversed(_OPTIONS):
        command = click.option(
            f"--query-{name}",
            type=kind,
            default=default,
            show_default=True,
            metavar="NUMBER",
            show_envvar=True,
            envvar=f"IGFLOD_QUERY_{name.upper().replace('-', '_')}",
            help=explanation,
        )(command)
    return command


def limits_from(given: dict[str, float]) -> Limits:
    """Make limits of the values of these options, by the names of their parameters."""
    plain = {name.removeprefix("query_"): value for name, value in given.items()}
    sizes = {name: int(plain[name] * _MIB) for name in ("memory", "answer", "in_memory")}
    counts = {name: int(plain[name]) for name in ("processes", "slow", "waiting")}
    return Limits(seconds=plain["seconds"], **sizes, **counts)
