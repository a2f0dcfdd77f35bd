"""Retired ids over HTTP: merged leads to who stayed, split offers the choice, withdrawn is gone.

What became of an id stands in the store, as it stands in the dumps.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response
from pyoxigraph import NamedNode

from igflod.errors import UriError
from igflod.store.base import Row
from igflod.uris import Identifier
from igflod.web.describe import describe, labels_of, query
from igflod.web.documents import see_other
from igflod.web.links import rooted
from igflod.web.problems import Problem
from igflod.web.site import site

__all__ = ["Fate", "find_fate"]


@dataclass(frozen=True)
class Fate:
    """What became of a retired id: `successors` take its place, none if it was withdrawn.

    `is_choice` says that it was split on the way: which successor is meant, nobody can tell.
    """

    successors: tuple[Identifier, ...]
    is_choice: bool
    note: str

    def response(self, folder: str, suffix: str = "") -> Response:
        """Answer below '/id' or '/doc': 303 to who stayed, 300 with the choice, or 410.

        `suffix` ('.ttl') is that of the form that was asked for; the successors come in it too.
        """
        places = {
            rooted(f"{folder}/{one}{suffix}"): _label(_node(one)) or str(one)
            for one in self.successors
        }
        if not places:
            detail = f"{self.note} Nothing is published about it any more."
            return Problem(HTTPStatus.GONE, detail.lstrip(), title="Withdrawn").response()
        if self.is_choice:
            return self._choice(places)
        return see_other(next(iter(places)))

    def _choice(self, places: dict[str, str]) -> Response:
        return Problem(
            HTTPStatus.MULTIPLE_CHOICES,
            f"This address stood for several things that have one each now. {self.note}",
            title="Split",
            members={
                "choices": [{"href": place, "label": label} for place, label in places.items()]
            },
            headers={"Link": ", ".join(f'<{place}>; rel="alternate"' for place in places)},
            choices=tuple((label, place) for place, label in places.items()),
        ).response()


def find_fate(one: Identifier) -> Fate | None:
    """Say what became of an id; None if it is not retired."""
    rows = _rows(one)
    if not rows:
        return None
    note = next((getattr(row["note"], "value", "") for row in rows if "note" in row), "")
    found: dict[Identifier, bool] = {}
    is_choice = _follow(one, rows, found)
    alive = sorted(successor for successor, stays in found.items() if stays)
    return Fate(tuple(alive), is_choice, note)


def _follow(one: Identifier, rows: list[Row], found: dict[Identifier, bool]) -> bool:
    """Follow the successors of an id to those that are not retired; say if a split was met."""
    found[one] = not rows
    successors = sorted(set(_successors(rows)))
    is_choice = len(successors) > 1
    for successor in successors:
        if successor not in found and _follow(successor, _rows(successor), found):
            is_choice = True
    return is_choice


def _rows(one: Identifier) -> list[Row]:
    return site().store.rows(query("retired"), {"resource": _node(one)})


def _successors(rows: Iterable[Row]) -> Iterator[Identifier]:
    """Give the successors that are things of ours: an answer leads nowhere else."""
    for row in rows:
        if isinstance(node := row.get("successor"), NamedNode):
            try:
                yield site().uris.parse(node.value)
            except UriError:
                continue


def _label(node: NamedNode) -> str | None:
    return labels_of(describe(site().store, node)).get(node.value)


def _node(one: Identifier) -> NamedNode:
    return NamedNode(site().uris.thing(one.kind, one.path))
