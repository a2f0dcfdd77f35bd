"""What the things of an answer are called."""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from igflod.web.describe import query
from igflod.web.pages.thing import short
from igflod.web.site import site

__all__ = ["names_of"]

_MOST = 500
"""Names that are looked up for one page."""


def names_of(uris: Iterable[str]) -> dict[str, str]:
    """Find the names of things: URI -> name; terms that a prefix shortens are left as they are.

    A page of a great many things has names for the first of them only.
    """
    wanted: list[NamedNode] = []
    for uri in dict.fromkeys(uris):
        node = None if len(wanted) == _MOST or _is_short(uri) else _node(uri)
        if node is not None:
            wanted.append(node)
    if not wanted:
        return {}
    text = query("names").replace("{ }", f"{{ {' '.join(map(str, wanted))} }}")
    rows = site().store.rows(text)
    return {row["thing"].value: row["name"].value for row in rows if "name" in row}  # type: ignore[union-attr]


def _is_short(uri: str) -> bool:
    return "/" not in short(uri)


def _node(uri: str) -> NamedNode | None:
    try:
        return NamedNode(uri)
    except ValueError:  # an answer may hold what is no IRI, as STR and IRI() make of anything
        return None
