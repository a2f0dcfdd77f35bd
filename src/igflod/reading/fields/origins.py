"""Fields that say where the persons named above come from: country and stakeholder group.

A schedule prints them once for each proposer, without saying for whom: the first for the first.
"""

from dataclasses import replace

from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.pieces import whole
from igflod.reading.fields.values import group_of, region_of
from igflod.reading.template import Options
from igflod.record import AgentKind, Participation, Reading, Role, Span

__all__ = ["read_countries", "read_groups"]

_ROLES = (Role.ORGANIZER, Role.CO_ORGANIZER)


def read_countries(draft: Draft, passage: Passage, _options: Options) -> None:
    """Give each country to the first proposer who has none."""
    for block in passage.blocks:
        piece = whole(block.text)
        span = Span(block.span.start + piece.start, block.span.start + piece.end)
        draft.read.append(block.span)
        if piece.text:
            _give(draft, "country", passage.reading(piece.words, span))


def read_groups(draft: Draft, passage: Passage, _options: Options) -> None:
    """Give each stakeholder group, or region, to the first proposer who has none."""
    for block in passage.blocks:
        draft.read.append(block.span)
        group, region = group_of(block.text), region_of(block.text)
        if group:
            _give(draft, "group", passage.reading(group, block.span))
        elif region:
            _give(draft, "region", passage.reading(region, block.span))


def _give(draft: Draft, field: str, value: Reading[str]) -> None:
    for index, known in enumerate(draft.participations):
        proposes = known.role in _ROLES and known.kind is not AgentKind.ORGANIZATION
        if proposes and getattr(known, field) is None:
            draft.participations[index] = _with(known, field, value)
            return


def _with(known: Participation, field: str, value: Reading[str]) -> Participation:
    evidence = (*known.evidence, *value.spans)
    if field == "country":
        return replace(known, country=value, evidence=evidence)
    if field == "group":
        return replace(known, group=value, evidence=evidence)
    return replace(known, region=value, evidence=evidence)
