"""Finds pairs of ids that may be one, for people to decide. By blocking, never all against all."""

from collections.abc import Callable, Iterable

from igflod.linking.curated import Curated
from igflod.linking.linker import LinkedRecord
from igflod.linking.proposals.decisions import Curator, decide
from igflod.linking.proposals.gathering import Gathered, gather
from igflod.linking.proposals.organizations import (
    names_of_organizations,
    propose_misplaced,
    propose_organizations,
)
from igflod.linking.proposals.people import propose_people
from igflod.linking.proposals.proposal import Kind, Proposal
from igflod.linking.proposals.review_file import (
    Row,
    load_review,
    review_text,
    take_over,
    write_review,
)
from igflod.linking.proposals.sessions import propose_sessions, propose_themes
from igflod.linking.proposals.witnesses import Witness, witnesses

__all__ = [
    "Curator",
    "Gathered",
    "Kind",
    "Proposal",
    "Row",
    "Witness",
    "decide",
    "gather",
    "load_review",
    "propose",
    "review_text",
    "take_over",
    "witnesses",
    "write_review",
]


def propose(
    mentions: Iterable[LinkedRecord],
    curated: Curated,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> tuple[Proposal, ...]:
    """Propose what may be one among all that linked records mention, the most likely first.

    The result does not depend on the order of the records. What is decided, or follows from what
    is, is not proposed again.
    """
    gathered = gather(mentions)
    names = names_of_organizations(gathered, curated)
    organizations = list(propose_organizations(gathered, names))
    progress("propose", 1, 4)
    alike = {frozenset((each.a, each.b)): each.score for each in organizations}
    people = list(propose_people(gathered, alike))
    progress("propose", 2, 4)
    sessions = list(propose_sessions(gathered))
    progress("propose", 3, 4)
    others = [*propose_misplaced(gathered, names, curated), *propose_themes(gathered, curated)]
    progress("propose", 4, 4)
    found = [
        each
        for each in (*organizations, *people, *sessions, *others)
        if curated.judgements.verdict(each.a, each.b) is None
    ]
    return tuple(sorted(found, key=lambda each: (-each.score, each.kind, each.a, each.b)))
