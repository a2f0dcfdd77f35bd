"""From a record to a linked record: who and what the printed names are."""

from igflod.linking.curated import Curated
from igflod.linking.judgements import Judgement, Judgements, Verdict
from igflod.linking.linker import LinkedParticipation, LinkedRecord, Linker, Provenance, session_key
from igflod.linking.meetings import Country
from igflod.linking.people import Basis
from igflod.linking.retired import Assignment, Assignments, Fate, Retired, Retirements

__all__ = [
    "Assignment",
    "Assignments",
    "Basis",
    "Country",
    "Curated",
    "Fate",
    "Judgement",
    "Judgements",
    "LinkedParticipation",
    "LinkedRecord",
    "Linker",
    "Provenance",
    "Retired",
    "Retirements",
    "Verdict",
    "session_key",
]
