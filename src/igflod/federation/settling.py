"""What was decided about candidates: what need not be proposed again, what a review adds to it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from igflod.errors import CuratedError
from igflod.federation.confidence import SURE
from igflod.federation.review import Decision, Proposal
from igflod.federation.subjects import KINDS, subjects_of
from igflod.linking import Curated
from igflod.linking.curies import namespace_of
from igflod.linking.links import Mapping
from igflod.uris import DEFAULT_BASE, Identifier

__all__ = ["Decided", "Settled", "merge_reviews", "settle"]

_SAME = "http://www.w3.org/2002/07/owl#sameAs"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_PREDICATES = {_SAME, *(f"{_SKOS}{how}Match" for how in ("exact", "close", "broad"))}
_IDS = f"{DEFAULT_BASE}id/"


@dataclass(frozen=True, slots=True)
class Decided:
    """The links that are recorded, the refused among them, by what they map to what.

    What was said of an id that was merged into another counts for the other. `living` are the IRIs
    of all things that may be linked.
    """

    mappings: dict[tuple[str, str], Mapping]
    living: frozenset[str]

    @classmethod
    def of(cls, curated: Curated) -> "Decided":
        """Look through the curators' files."""

        def root(iri: str) -> str:
            return f"{_IDS}{curated.judgements.root(Identifier.parse(iri.removeprefix(_IDS)))}"

        return cls(
            {(root(m.subject), m.object): m for m in curated.mappings},
            frozenset(f"{_IDS}{s.id}" for kind in KINDS for s in subjects_of(kind, curated)),
        )

    @staticmethod
    def iri(one: str) -> str:
        """Give the IRI by which the files call a thing ('organization/itu')."""
        return f"{_IDS}{one}"

    def is_open(self, proposal: Proposal) -> bool:
        """Whether nobody has decided this, and the subject has no link into the same namespace."""
        return proposal.pair not in self.mappings and not any(
            subject == proposal.subject_id
            and namespace_of(mapping.object) == namespace_of(proposal.object_id)
            for (subject, _), mapping in self.mappings.items()
            if not mapping.negated
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """What a review adds to the links, what it leaves open, and how many rows were recorded."""

    mappings: tuple[Mapping, ...]
    left: tuple[Proposal, ...]
    known: int


def merge_reviews(
    before: Iterable[Proposal],
    new: Iterable[Proposal],
    *,
    decided: Decided,
    answered: Collection[str],
    source: str,
) -> tuple[Proposal, ...]:
    """Put new proposals into a review that somebody may have begun.

    A row that is filled in stays as it is. One that is not goes if the endpoint it came from was
    asked for all names of its subject (`answered`, IRIs) and did not bring it again. What is
    decided, and whatever is about something retired or withdrawn, goes in any case.
    """
    kept = {
        row.pair: row
        for row in before
        if row.subject_id in decided.living
        and (row.review or row.subject_id not in answered or row.object_source != source)
        and (row.review or decided.is_open(row))
    }
    fresh = {
        row.pair: row
        for row in new
        if decided.is_open(row) and not (row.pair in kept and kept[row.pair].review)
    }
    return tuple({**kept, **fresh}.values())


def settle(
    review: Sequence[Proposal], decided: Decided, *, by: str, today: date, path: Path
) -> Settled:
    """Take the rows of a review that are filled in as decided by somebody today.

    Raises:
        CuratedError: with the line, if a decision cannot stand: about something that is not there,
            against a recorded one, with another predicate than ours, the same as two things of one
            source, or as something that is not sure.

    """
    mappings: list[Mapping] = []
    known = 0
    same = {
        (subject, namespace_of(m.object))
        for (subject, _), m in decided.mappings.items()
        if m.predicate == _SAME and not m.negated
    }
    for row in (row for row in review if row.review):
        recorded = decided.mappings.get(row.pair)
        refused = row.review is Decision.REJECT
        if recorded is not None and recorded.negated == refused:
            known += 1
            continue
        wrong = _objection(row, decided, recorded)
        if row.predicate_id == _SAME and not refused and not wrong:
            source = (row.subject_id, namespace_of(row.object_id))
            wrong = "it is the same as another thing of that source already" * (source in same)
            same.add(source)
        if wrong:
            raise CuratedError(wrong, path=path, line=row.line)
        mappings.append(_mapping(row, by, today))
    return Settled(tuple(mappings), tuple(row for row in review if not row.review), known)


def _objection(row: Proposal, decided: Decided, recorded: Mapping | None) -> str:
    """Say why a decision cannot stand; nothing if it can."""
    if row.subject_id not in decided.living:
        return f"nothing is registered as {row.subject_id.removeprefix(_IDS)!r}, or it is retired"
    if recorded is not None:
        return f"the links say otherwise in line {recorded.line}: change it there"
    if row.predicate_id not in _PREDICATES:
        return "predicate_id: owl:sameAs, skos:exactMatch, skos:closeMatch or skos:broadMatch"
    if row.review is Decision.ACCEPT and row.predicate_id == _SAME and row.confidence < SURE:
        return (
            f"owl:sameAs needs a confidence of {SURE} or more: "
            "raise it if you are as sure as that, or write skos:closeMatch"
        )
    return ""


def _mapping(row: Proposal, by: str, today: date) -> Mapping:
    return Mapping(
        subject=row.subject_id,
        predicate=row.predicate_id,
        object=row.object_id,
        negated=row.review is Decision.REJECT,
        justification=row.mapping_justification,
        confidence=row.confidence,
        mapping_date=today,
        comment=row.comment,
        reviewer=by,
    )
