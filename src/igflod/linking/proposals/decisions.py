"""Records what somebody decided about a proposal, in the curators' files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from igflod.errors import CuratedError
from igflod.linking.judgements import Judgement, Verdict, append_judgement
from igflod.linking.proposals.proposal import Kind, Proposal
from igflod.linking.proposals.witnesses import Witness
from igflod.linking.retired import Assignment, append_assignments
from igflod.uris import Identifier

__all__ = ["NO_ORGANIZATION", "Curator", "decide", "judgement_of"]

NO_ORGANIZATION = (
    "write its name into affiliations.tsv, and take the label of its id out of organizations.tsv"
)
"""How a curator says so."""


@dataclass(frozen=True, slots=True)
class Curator:
    """Who decides, on which day, and in which folder of curated files."""

    folder: Path
    by: str
    day: date

    @property
    def judgements(self) -> Path:
        """The file of judgements."""
        return self.folder / "judgements.tsv"

    @property
    def assignments(self) -> Path:
        """The file of assignments."""
        return self.folder / "assignments.tsv"

    def file_for(self, proposal: Proposal, verdict: Verdict) -> Path:
        """Say in which file a decision is recorded."""
        assigned = proposal.kind is Kind.NO_PERSON and verdict is Verdict.SAME
        return self.assignments if assigned else self.judgements


def judgement_of(
    proposal: Proposal, verdict: Verdict, curator: Curator, why: str = ""
) -> Judgement:
    """Put a decision into the form of a judgement; without words of its own the reason says why."""
    return Judgement(
        a=proposal.a,
        b=proposal.b,
        verdict=verdict,
        by=curator.by,
        date=curator.day,
        why=why or proposal.reason,
    )


def decide(
    proposal: Proposal,
    verdict: Verdict,
    curator: Curator,
    known: Mapping[Identifier, tuple[Witness, ...]],
    why: str = "",
) -> Path:
    """Append a decision to its file, and say which one that is.

    `why` is in the words of who decides; without them the reason of the proposal stands there.

    That a name in a person's slot is an organization's is an assignment of each mention.

    Raises:
        CuratedError: the file cannot be written, or a name is said to be no organization's, which
            is written into the file of affiliations by hand.

    """
    if verdict is Verdict.SAME and proposal.kind is Kind.NO_ORGANIZATION:
        raise CuratedError(f"{proposal.b} is no organization: {NO_ORGANIZATION}")
    path = curator.file_for(proposal, verdict)
    if path == curator.assignments:
        rows = [
            Assignment(
                source=source,
                printed=printed,
                id=proposal.a,
                by=curator.by,
                date=curator.day,
                why=why or proposal.reason,
            )
            for source, printed in _mentions(proposal, known)
        ]
        append_assignments(path, rows)
    else:
        append_judgement(path, judgement_of(proposal, verdict, curator, why))
    return path


def _mentions(
    proposal: Proposal, known: Mapping[Identifier, tuple[Witness, ...]]
) -> list[tuple[str, str]]:
    return sorted({(each.source, each.printed) for each in known.get(proposal.b, ())})
