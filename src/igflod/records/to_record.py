"""Makes records of what curators listed: the same values that reading a report gives."""

import re
from collections.abc import Iterator
from typing import TypeVar

from igflod.record import (
    AgentKind,
    AttendanceCount,
    Capture,
    Category,
    Certainty,
    Coverage,
    Participation,
    Reading,
    Record,
    SessionType,
    Span,
    Status,
)
from igflod.records.session_list import Attendance, Body, Listed, Person

__all__ = ["record_of"]

_NOWHERE = Span(0, 0)
"""A curator's file is no text to quote from."""

_NOTHING_READ = Coverage(total=0, read=0, furniture=0, unread=(), unread_count=0)
_NUMBER = re.compile(r"\d+")
_COLUMNS = {
    Category.FEMALE: "women",
    Category.MALE: "men",
    Category.YOUNG: "young",
    Category.DEVELOPING: "developing",
    Category.DEVELOPED: "developed",
    Category.LDC: "least_developed",
    Category.TOTAL: "total",
}

T = TypeVar("T")


def record_of(listed: Listed, capture: Capture) -> Record:
    """Make a record of a listed session; `capture` is the file that lists it.

    A record without a template is a curator's. The last part of the session's address is its number
    if it is one; 'other' is no type that a page prints.
    """
    key = listed.session
    number = listed.number or (key.number if _NUMBER.fullmatch(key.number) else None)
    return Record(
        template="",
        capture=capture,
        coverage=_NOTHING_READ,
        meeting_year=_said(key.year),
        session_type=_said(key.type) if key.type is not SessionType.OTHER else None,
        number=_said(number),
        title=_said(listed.title),
        date=_said(listed.date),
        start=_said(listed.start),
        end=_said(listed.end),
        city=_said(listed.city),
        country=_said(listed.country),
        room=_said(listed.room),
        topic=_said(listed.topic),
        themes=tuple(_stated(theme) for theme in listed.themes),
        format=_said(listed.format),
        duration_minutes=_said(listed.minutes),
        participations=(
            *(_person(person) for person in listed.people),
            *(_body(body) for body in listed.organizations),
        ),
        attendance=tuple(_counts(listed.attendance)),
        women_estimate=_said(listed.attendance.women_estimate),
        sdgs=tuple(_stated(goal) for goal in listed.sdgs),
    )


def _stated(value: T) -> Reading[T]:
    return Reading(value, ())


def _said(value: T | None) -> Reading[T] | None:
    return None if value is None else _stated(value)


def _person(person: Person) -> Participation:
    return Participation(
        role=person.role,
        kind=AgentKind.PERSON if person.name else AgentKind.UNNAMED,
        name=_said(person.name),
        status=person.status,
        title=person.title,
        order=person.order,
        affiliations=(_stated(person.organization),) if person.organization else (),
        group=_said(person.group),
        region=_said(person.region),
        country=_said(person.country),
    )


def _body(body: Body) -> Participation:
    kind = AgentKind.ORGANIZATION
    return Participation(body.role, kind, _stated(body.name), Status.LISTED)


def _counts(attendance: Attendance) -> Iterator[AttendanceCount]:
    """Give the counts; words are kept as printed: an estimate if there is a number in them."""
    for category, name in _COLUMNS.items():
        figure = getattr(attendance, name)
        if figure is None:
            continue
        value = figure if isinstance(figure, int) else None
        approximate = value is None and _NUMBER.search(str(figure)) is not None
        yield AttendanceCount(
            category, str(figure), value, approximate, _NOWHERE, certainty=Certainty.STATED
        )
