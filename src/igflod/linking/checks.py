"""Checks that one curated file cannot make of itself: names that stand twice or lead nowhere."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from igflod.errors import CuratedError
from igflod.linking.tables import line_in

__all__ = ["Named", "check_references", "check_unique"]

Named: TypeAlias = tuple[tuple[int | str, ...], str]
"""A place in a TOML file, as `line_in` takes it, and the name that stands there."""


def check_unique(path: Path, names: Iterable[Named]) -> None:
    """Refuse a name that stands twice.

    Raises:
        CuratedError: with the file and the line of the second one.

    """
    seen: set[str] = set()
    for place, name in names:
        if name in seen:
            raise CuratedError(f"{name!r} stands twice", path=path, line=line_in(path, *place))
        seen.add(name)


def check_references(path: Path, known: set[str], used: Iterable[Named]) -> None:
    """Refuse a name that nothing bears.

    Raises:
        CuratedError: with the file and the line where the name is used.

    """
    for place, name in used:
        if name not in known:
            message = f"{place[-1]}: nothing is called {name!r}"
            raise CuratedError(message, path=path, line=line_in(path, *place))
