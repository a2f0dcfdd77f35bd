"""The simple statements of a report, each with the reading that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from igflod.graph.builder import integer, typed_date, typed_time
from igflod.graph.codes import code_of
from igflod.graph.parts import ReportGraph
from igflod.record import Reading
from igflod.vocabulary import DCTERMS, GENDER_CODES, IGF, RDFS, SCHEMA, SESSION_CODES

__all__ = ["Statement", "statements"]

_GOAL = "http://metadata.un.org/sdg/"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement by one field of a report.

    `name` names its reading within the report. `value` is None where the printed words are in no
    list: then nothing is stated, and the reading keeps the words (`printed`).
    """

    subject: NamedNode
    name: str
    predicate: NamedNode
    value: NamedNode | Literal | None
    reading: Reading[Any]
    printed: str | None = None


def statements(parts: ReportGraph) -> Iterator[Statement]:
    """Give what the report says of its session in simple fields, and of itself."""
    for name, predicate, value, reading in (
        *_names(parts),
        *_times(parts),
        *_texts(parts),
        *_subjects(parts),
    ):
        yield Statement(parts.session, name, predicate, value, reading)
    yield from _choices(parts)


_Field = tuple[str, NamedNode, NamedNode | Literal, Reading[Any]]


def _names(parts: ReportGraph) -> Iterator[_Field]:
    record = parts.record
    if record.title:
        yield "title", RDFS.label, parts.words(record.title.value), record.title
    if record.number:
        yield "number", IGF.sessionNumber, Literal(record.number.value), record.number


def _times(parts: ReportGraph) -> Iterator[_Field]:
    record = parts.record
    if record.date:
        yield "date", SCHEMA.startDate, typed_date(record.date.value), record.date
    if record.start:
        yield "start-time", IGF.startTime, typed_time(record.start.value), record.start
    if record.end:
        yield "end-time", IGF.endTime, typed_time(record.end.value), record.end
    if record.duration_minutes:
        minutes = integer(record.duration_minutes.value)
        yield "duration", IGF.plannedMinutes, minutes, record.duration_minutes


def _texts(parts: ReportGraph) -> Iterator[_Field]:
    record = parts.record
    if record.room:
        yield "room", IGF.room, Literal(record.room.value), record.room
    if record.format:
        yield "format", IGF.format, Literal(record.format.value), record.format


def _subjects(parts: ReportGraph) -> Iterator[_Field]:
    record, linked = parts.record, parts.linked
    for number, (theme, named) in enumerate(zip(record.themes, linked.themes, strict=True), 1):
        yield f"theme-{number}", IGF.theme, parts.thing(named), theme
    if record.topic and linked.topic:
        yield "topic", IGF.theme, parts.thing(linked.topic), record.topic
    for goal in record.sdgs:
        yield f"sdg-{goal.value}", DCTERMS.subject, NamedNode(f"{_GOAL}{goal.value}"), goal


def _choices(parts: ReportGraph) -> Iterator[Statement]:
    """Give what is chosen from a list of ours, which may not have what the report prints."""
    record, session, linked = parts.record, parts.session, parts.linked
    if year := record.meeting_year:
        meeting = parts.meeting if year.value == linked.key.year else None
        yield _choice(session, "meeting", IGF.inMeeting, meeting, year)
    if kind := record.session_type:
        code = SESSION_CODES[kind.value] if kind.value == linked.session.kind else None
        yield _choice(session, "session-type", IGF.sessionType, code, kind)
    if city := record.city:
        place = parts.thing(linked.place) if linked.place else None
        yield _choice(session, "place", SCHEMA.location, place, city)
    if country := record.country:
        place = parts.thing(linked.country) if linked.country else None
        yield _choice(session, "country", SCHEMA.location, place, country)
    if answer := record.gender_discussion:
        code = code_of(GENDER_CODES, answer.value)
        printed = answer.value
        name, predicate = "gender-relevance", IGF.genderRelevance
        yield Statement(parts.report, name, predicate, code, answer, printed)


def _choice(
    subject: NamedNode,
    name: str,
    predicate: NamedNode,
    value: NamedNode | None,
    reading: Reading[Any],
) -> Statement:
    """Make a statement whose printed words are kept only where they are in no list."""
    printed = None if value else str(reading.value)
    return Statement(subject, name, predicate, value, reading, printed)
