"""Where the quads of a release are kept and queried: one protocol, one module per engine."""

from igflod.store.answers import KEPT_ANSWERS, RememberingStore
from igflod.store.base import Answer, Row, SparqlRequest, Store
from igflod.store.embedded import EmbeddedStore
from igflod.store.foreign import ForeignDataset, take_in
from igflod.store.isolation.isolated import IsolatedStore, isolate
from igflod.store.isolation.limits import Limits
from igflod.store.release import Release, open_release, write_release

__all__ = [
    "KEPT_ANSWERS",
    "Answer",
    "EmbeddedStore",
    "ForeignDataset",
    "IsolatedStore",
    "Limits",
    "Release",
    "RememberingStore",
    "Row",
    "SparqlRequest",
    "Store",
    "isolate",
    "open_release",
    "take_in",
    "write_release",
]
