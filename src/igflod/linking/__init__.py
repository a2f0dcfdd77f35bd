"""From a record to a linked record: who and what the printed names are."""

from igflod.linking.curated import Curated
from igflod.linking.linker import LinkedParticipation, LinkedRecord, Linker, Provenance, session_key

__all__ = [
    "Curated",
    "LinkedParticipation",
    "LinkedRecord",
    "Linker",
    "Provenance",
    "session_key",
]
