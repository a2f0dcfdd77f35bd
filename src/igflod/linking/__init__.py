"""From a record to a linked record: who and what the printed names are."""

from igflod.linking.curated import Country, Curated
from igflod.linking.linker import LinkedParticipation, LinkedRecord, Linker, Provenance, session_key
from igflod.linking.people import Basis

__all__ = [
    "Basis",
    "Country",
    "Curated",
    "LinkedParticipation",
    "LinkedRecord",
    "Linker",
    "Provenance",
    "session_key",
]
