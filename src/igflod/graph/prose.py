"""Fields of prose: located, never repeated."""

from dataclasses import replace

from igflod.graph.evidence import Ground, passages_of
from igflod.record import Certainty, Record, Section, Span

__all__ = ["prose_fields"]


def prose_fields(record: Record) -> dict[str, Ground]:
    """Give the fields that are more than values published one by one, and where they stand.

    A field without a label is known from the layout of the form.
    """
    values = _values(record)
    fields: dict[str, Ground] = {}
    for section in record.sections:
        if set(section.text) <= values:
            continue
        if section.name in fields:
            known = fields[section.name]
            fields[section.name] = replace(known, spans=(*known.spans, *section.text))
        else:
            fields[section.name] = _ground(section)
    for name, readings in (
        ("policy-questions", record.policy_questions),
        ("attendance-prose", (record.attendance_prose,)),
    ):
        found = [reading for reading in readings if reading]
        if found and name not in fields:
            spans = tuple(span for reading in found for span in reading.spans)
            fields[name] = replace(Ground.of(found[0]), spans=spans, quote=False)
    return fields


def _ground(section: Section) -> Ground:
    certainty = Certainty.STATED if section.label else Certainty.DERIVED
    return Ground(section.text, certainty, section.rule, quote=False)


def _values(record: Record) -> set[Span]:
    """Give the passages whose words are published as values."""
    values = {span for named in record.participations for span in passages_of(named)}
    simple = (record.format, record.women_estimate, record.gender_discussion, *record.themes)
    return values | {span for reading in simple if reading for span in reading.spans}
