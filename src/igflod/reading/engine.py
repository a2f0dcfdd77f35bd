"""Lays one template on one document, and reads what lies below each label with its parser."""

import re
from collections.abc import Sequence
from dataclasses import replace

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields import (
    LINE_PARSERS,
    NO_VALUE,
    PROSE_PARSERS,
    SLOT_PARSERS,
    read_statements,
)
from igflod.reading.layout import Match, Segment, match
from igflod.reading.template import Line, Slot, Template
from igflod.record import Certainty, Reading, Section, SessionType, Span

__all__ = ["Match", "apply", "apply_generally", "match"]

_LEAST_FIELDS = 2


def apply(matched: Match) -> Draft:
    """Read every line and slot into a draft; what the labels themselves say comes last."""
    draft = Draft(matched.document)
    draft.read.extend(hit.label for hit in matched.hits)
    draft.furniture.extend(block.span for block in matched.furniture)
    for line, block in matched.lines:
        _read_line(draft, matched, line, block)
    for slot in matched.template.slots:
        if slot.name in matched.segments:
            _read_slot(draft, matched, slot, matched.segments[slot.name])
    LINE_PARSERS["labels"](draft, _labels(matched))
    _read_statements(draft, matched)
    _derive_year(draft)
    draft.tell_organizations()
    return draft


def apply_generally(matched: Match) -> Draft:
    """Read what can be found on a page of no known form.

    A session page (with two fields at least) that does not speak of the IGF is one of another
    conference: its type is 'other', and it belongs to no meeting of the IGF.
    """
    draft = apply(matched)
    if _IGF.search(matched.document.text):
        return draft
    draft.values.pop("meeting_year", None)
    draft.values.pop("session_type", None)
    if len({hit.slot.name for hit in matched.hits}) >= _LEAST_FIELDS:
        span = matched.document.trim(0, len(matched.document.text))
        reading = Reading(SessionType.OTHER, (span,), Certainty.INFERRED, "no-template/other")
        draft.values["session_type"] = reading
    return draft


_IGF = re.compile(r"\bIGF\b|\binternet governance forum\b", re.IGNORECASE)


def _read_statements(draft: Draft, matched: Match) -> None:
    """Ask the running text for what no field says."""
    rule = _rule(matched.template, "text")
    prose = Passage(matched.document, tuple(_prose(matched, None)), rule)
    accounts = Passage(matched.document, tuple(_prose(matched, "account")), rule)
    read_statements(draft, prose, accounts)


def _prose(matched: Match, kind: str | None) -> list[Block]:
    """Give the blocks of running text: of all sections, or of the accounts of what happened."""
    return [
        block
        for slot in matched.template.slots
        if slot.takes in ("text", "questions") and (kind is None or slot.options.get(kind) == "yes")
        for segment in matched.segments.get(slot.name, [])
        for block in segment.blocks
    ]


def _derive_year(draft: Draft) -> None:
    """Take the meeting's year from the session's day where nothing else states it."""
    day = draft.values.get("date")
    if day and "meeting_year" not in draft.values:
        draft.values["meeting_year"] = replace(
            day, value=day.value.year, certainty=Certainty.DERIVED
        )


def _read_line(draft: Draft, matched: Match, line: Line, block: Block) -> None:
    found = line.pattern.fullmatch(block.text)
    if found is None:
        return
    draft.read.append(block.span)
    for name, value in found.groupdict().items():
        if not value:
            continue
        start = block.span.start + found.start(name)
        part = Block(block.index, Span(start, start + len(value)), value, gap=0)
        rule = _rule(matched.template, line.name)
        LINE_PARSERS[name](draft, Passage(matched.document, (part,), rule))


def _read_slot(draft: Draft, matched: Match, slot: Slot, segments: Sequence[Segment]) -> None:
    rule = _rule(matched.template, slot.name)
    if slot.parser in PROSE_PARSERS:
        _drop_no_values(draft, segments)
    label = next((segment.label for segment in segments if segment.label), None)
    if label or slot.tail_of or slot.parser in PROSE_PARSERS:
        spans = dict.fromkeys(block.span for segment in segments for block in segment.blocks)
        draft.sections.append(Section(slot.name, label, tuple(spans), rule))
    seen: set[tuple[str, ...]] = set()
    for segment in segments:
        said = _said(matched, segment)
        if said in seen and slot.options.get("repeats") != "yes":
            draft.read.extend(block.span for block in segment.blocks)
        elif segment.blocks:
            seen.add(said)
            passage = Passage(matched.document, tuple(segment.blocks), rule)
            SLOT_PARSERS[slot.parser](draft, passage, slot.options)


def _drop_no_values(draft: Draft, segments: Sequence[Segment]) -> None:
    """Take 'N/A' and 'None' in a field of text for nothing: it says that the field is empty."""
    for segment in segments:
        if segment.blocks and all(NO_VALUE.fullmatch(block.text) for block in segment.blocks):
            draft.furniture.extend(block.span for block in segment.blocks)
            segment.blocks.clear()


def _said(matched: Match, segment: Segment) -> tuple[str, ...]:
    """Give label and value for comparison: a line that is repeated counts once."""
    label = matched.document.excerpt(segment.label) if segment.label else ""
    return (" ".join(label.split()), *(block.text for block in segment.blocks))


def _labels(matched: Match) -> Passage:
    """Give all labels of the page as one passage: some name the meeting or the type of session."""
    blocks = [
        Block(hit.block.index, hit.label, matched.document.excerpt(hit.label), gap=0)
        for hit in matched.hits
    ]
    return Passage(matched.document, tuple(blocks), _rule(matched.template, "labels"))


def _rule(template: Template, name: str) -> str:
    return f"{template.name}/{name}"
