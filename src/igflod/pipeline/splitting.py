"""Splits an id on a curator's word: what it stood for is told apart, mention by mention."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from igflod.errors import DecisionError
from igflod.linking import Assignment, Curated, Fate, Retired, append_assignments, append_retired
from igflod.pipeline.acceptance import Published
from igflod.pipeline.flow import Dataset, make_dataset
from igflod.pipeline.known import check_living, check_same_kind, known_id
from igflod.pipeline.merging import Decision
from igflod.pipeline.registers import register_successors
from igflod.settings import Settings
from igflod.uris import Identifier

__all__ = ["Split", "split"]

_SEVERAL = 2
"""Parts of a split, at least: one half and the other."""
_AGENTS = frozenset({"person", "organization"})

Mention: TypeAlias = tuple[str, str]
"""Where somebody is named (session, and report if it has several), and the name as printed."""


@dataclass(frozen=True, slots=True)
class Split:
    """What a split has made: the successors, and how many mentions each was given."""

    successors: tuple[Identifier, ...]
    mentions: Mapping[Identifier, int] = field(default_factory=dict)
    left: int = 0
    """Mentions that nobody assigned: the next build makes somebody new of them."""


def split(
    settings: Settings,
    retired: str,
    into: Sequence[str],
    groups: Sequence[str],
    decision: Decision,
) -> Split:
    """Record that an id stood for several things.

    They are `into`, which are registered already; or new ones, of which each is who is meant in a
    group of sessions ("workshop/2013/1,workshop/2013/2").

    Raises:
        DecisionError: an id is unknown or retired; the groups do not name each mention once.
        CuratedError: a curated file is broken or cannot be written.

    """
    curated = Curated.load(settings.data / "curated")
    one = known_id(retired, curated, settings)
    check_living(one, curated)
    if one.kind not in _AGENTS:
        raise DecisionError(f"{one} is no person and no organization: only these are split")
    if bool(into) == bool(groups):
        raise DecisionError("say either --into or --group, two times or more")
    dataset = make_dataset(settings)
    _check_single_names(one, dataset)
    if groups:
        return _split_in_groups(settings, one, groups, dataset, decision)
    successors = _known_successors(settings, one, into, curated)
    _retire(settings, one, successors, decision)
    return Split(successors, left=len(_mentions_of(one, dataset)))


def _known_successors(
    settings: Settings, one: Identifier, into: Sequence[str], curated: Curated
) -> tuple[Identifier, ...]:
    """Read the ids that an id is split into."""
    successors = tuple(dict.fromkeys(known_id(text, curated, settings) for text in into))
    for successor in successors:
        check_living(successor, curated)
        check_same_kind(one, successor)
    if one in successors:
        raise DecisionError(f"{one} is retired by the split: it cannot be one of the successors")
    if len(successors) < _SEVERAL:
        raise DecisionError("a split has two successors or more: --into B --into C")
    return successors


def _split_in_groups(
    settings: Settings,
    one: Identifier,
    groups: Sequence[str],
    dataset: Dataset,
    decision: Decision,
) -> Split:
    mentions = _mentions_of(one, dataset)
    parted = _parted(one, mentions, [group.replace(" ", "").split(",") for group in groups])
    curated = settings.data / "curated"
    successors = register_successors(dataset.curated, one, parted, curated)
    rows = [
        Assignment(
            source=source,
            printed=printed,
            id=successor,
            by=decision.by,
            date=decision.date,
            why=decision.why,
        )
        for successor, group in zip(successors, parted, strict=True)
        for source, printed in group
    ]
    append_assignments(curated / "assignments.tsv", rows)
    _retire(settings, one, successors, decision)
    counted = Counter(row.id for row in rows)
    return Split(successors, counted)


def _retire(
    settings: Settings, one: Identifier, successors: tuple[Identifier, ...], decision: Decision
) -> None:
    day, by, why = decision.date, decision.by, decision.why
    row = Retired(id=one, fate=Fate.SPLIT, successors=successors, by=by, date=day, why=why)
    append_retired(settings.data / "curated" / "retired.tsv", row)


def _mentions_of(one: Identifier, dataset: Dataset) -> list[Mention]:
    found = (mention for entry in dataset.published for mention in _mentions_in(entry, one))
    return list(dict.fromkeys(found))


def _mentions_in(entry: Published, one: Identifier) -> Iterable[Mention]:
    """Give the names by which a report means somebody or an organization."""
    for linked in entry.linked.participations:
        named = linked.participation
        if linked.agent == one and named.name is not None:
            yield entry.linked.source, " ".join(named.name.value.split())
        for words, meant in linked.affiliated:
            if meant == one:
                yield entry.linked.source, " ".join(words.split())


def _parted(
    one: Identifier, mentions: Sequence[Mention], groups: Sequence[Sequence[str]]
) -> list[list[Mention]]:
    """Part mentions by groups of sessions; each mention belongs to one."""
    if len(groups) < _SEVERAL:
        raise DecisionError("a split has two groups or more: --group … --group …")
    parted = [[m for m in mentions if any(_is_in(m[0], key) for key in group)] for group in groups]
    told = "; ".join(f"{printed!r} in {source}" for source, printed in mentions) or "none"
    for group, found in zip(groups, parted, strict=True):
        for key in group:
            if not any(_is_in(source, key) for source, _ in found):
                raise DecisionError(f"{one} is not named in {key!r}; its mentions: {told}")
    counted = Counter(mention for found in parted for mention in found)
    for mention in mentions:
        if counted[mention] > 1:
            raise DecisionError(f"{mention[1]!r} in {mention[0]} is in two groups")
    left = [f"{m[1]!r} in {m[0]}" for m in mentions if not counted[m]]
    if left:
        raise DecisionError(
            f"every mention of {one} must be in a group; missing: {'; '.join(left)}"
        )
    return parted


def _is_in(source: str, key: str) -> bool:
    return source == key or source.startswith(f"{key}/")


def _check_single_names(one: Identifier, dataset: Dataset) -> None:
    """Refuse a name that a report gives to two people: a mention is told by its name alone."""
    known = set(_mentions_of(one, dataset))
    for entry in dataset.published:
        for linked in entry.linked.participations:
            name = linked.participation.name
            if name is None or linked.agent is None or linked.agent.kind != one.kind:
                continue
            mention = entry.linked.source, " ".join(name.value.split())
            if mention in known and linked.agent != one:
                message = f"{mention[0]} calls {one} and {linked.agent} {mention[1]!r}"
                raise DecisionError(f"{message}: which is which cannot be recorded")
