"""From a record to a linked record: who and what the printed names are."""

from igflod.linking.curated import Curated
from igflod.linking.judgements import Judgement, Judgements, Verdict, append_judgement
from igflod.linking.linker import LinkedParticipation, LinkedRecord, Linker
from igflod.linking.meetings import Country
from igflod.linking.people import Basis
from igflod.linking.provenance import Provenance, session_key
from igflod.linking.retired import (
    Assignment,
    Assignments,
    Fate,
    Retired,
    Retirements,
    append_assignments,
    append_retired,
)
from igflod.linking.withdrawal import MARK, Withdrawn, digests_of

__all__ = [
    "MARK",
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
    "Withdrawn",
    "append_assignments",
    "append_judgement",
    "append_retired",
    "digests_of",
    "session_key",
]
