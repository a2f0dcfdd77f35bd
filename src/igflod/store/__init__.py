"""Where the quads of a release are kept and queried: one protocol, one module per engine."""

from igflod.store.base import Answer, Row, SparqlRequest, Store
from igflod.store.embedded import EmbeddedStore
from igflod.store.release import Release, open_release, write_release

__all__ = [
    "Answer",
    "EmbeddedStore",
    "Release",
    "Row",
    "SparqlRequest",
    "Store",
    "open_release",
    "write_release",
]
