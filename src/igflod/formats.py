"""The one table of formats: name, media type, suffix, and how to write it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import Quad

__all__ = ["GraphFormat", "ResultsFormat"]

Serializer: TypeAlias = Callable[[Iterable[Quad], str | None], bytes]
"""Writes quads; the second argument is the URI of the resource that should come first, if any."""


@dataclass(frozen=True, slots=True)
class GraphFormat:
    """A way to write RDF: 'turtle', 'text/turtle', 'ttl'."""

    name: str
    media_type: str
    suffix: str
    serialize: Serializer = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class ResultsFormat:
    """A way to write SPARQL results: 'csv', 'text/csv', 'csv'."""

    name: str
    media_type: str
    suffix: str
