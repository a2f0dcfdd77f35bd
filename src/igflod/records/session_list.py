"""The file of a meeting's sessions: what it may say, and where it says something wrong."""

import datetime as dt
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, field_validator, model_validator

from igflod.errors import CuratedError
from igflod.record import NameOrder, Role, Status
from igflod.tables import Entry, Iri, line_in, load_toml
from igflod.uris import SessionKey

__all__ = [
    "DEFAULT_NAME",
    "Attendance",
    "Body",
    "Listed",
    "Person",
    "Session",
    "SessionList",
    "load_session_list",
]

DEFAULT_NAME = "record"
"""What an entry is called among the sources of its session, if it does not say so."""

_SLUG = r"^[0-9a-z]+(-[0-9a-z]+)*$"


def _parse_session(value: object) -> object:
    return SessionKey.parse(value) if isinstance(value, str) else value


def _parse_time(value: object) -> object:
    """Read '9:05' and '09:05'; a time of TOML ('09:05:00' without quotes) is taken as it is."""
    if isinstance(value, str):
        hour, colon, minute = value.partition(":")
        if not (colon and hour.isdecimal() and len(minute) == len("00") and minute.isdecimal()):
            raise ValueError('a time is written as "09:30", on the clock of 24 hours')
        return dt.time(int(hour), int(minute))
    return value


Session = Annotated[
    SessionKey, BeforeValidator(_parse_session), PlainSerializer(lambda key: key.path)
]
Clock = Annotated[dt.time, BeforeValidator(_parse_time)]
Text = Annotated[str, Field(min_length=1)]
Figure = Annotated[int, Field(ge=0, strict=True)] | Annotated[str, Field(min_length=1)]
"""A number of people, or the words where the page gives no number: "over 120"."""


class Person(Entry):
    """Somebody in a role, as the page names them; a slot without a name has no `name`."""

    name: Text | None = None
    role: Role
    title: Text | None = None
    order: NameOrder = NameOrder.UNKNOWN
    organization: Text | None = None
    group: Text | None = None
    region: Text | None = None
    country: Text | None = None
    status: Status = Status.LISTED

    @model_validator(mode="after")
    def _is_somebody(self) -> "Person":
        if not (self.name or self.organization or self.group or self.region or self.country):
            raise ValueError("says nothing of who it is: a name, an organization, a group, …")
        return self


class Body(Entry):
    """An organization that is named in its own right, in a role."""

    name: Text
    role: Role


class Attendance(Entry):
    """How many came, as the page says it."""

    women: Figure | None = None
    men: Figure | None = None
    young: Figure | None = None
    developing: Figure | None = None
    developed: Figure | None = None
    least_developed: Figure | None = None
    total: Figure | None = None
    women_estimate: Text | None = None


class Listed(Entry):
    """One session as public pages tell of it. `source` is the page that was read."""

    session: Session
    name: str = Field(default=DEFAULT_NAME, pattern=_SLUG)
    number: Text | None = None
    title: Text | None = None
    date: dt.date | None = None
    start: Clock | None = None
    end: Clock | None = None
    city: Text | None = None
    country: Text | None = None
    room: Text | None = None
    topic: Text | None = None
    themes: tuple[Text, ...] = ()
    format: Text | None = None
    minutes: Annotated[int, Field(ge=1, strict=True)] | None = None
    sdgs: tuple[Annotated[int, Field(ge=1, le=17, strict=True)], ...] = ()
    source: Iri
    also: tuple[Iri, ...] = ()
    retrieved: dt.date | None = None
    partial: bool = False
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[0-9A-Za-z]{2,8})*$")
    attendance: Attendance = Attendance()
    people: tuple[Person, ...] = ()
    organizations: tuple[Body, ...] = ()

    @field_validator("date")
    @classmethod
    def _is_a_day(cls, value: dt.date | None) -> dt.date | None:
        if isinstance(value, dt.datetime):
            raise ValueError("a day is written without a time: 2013-10-24")  # noqa: TRY004
        return value


class SessionList(Entry):
    """The sessions of one year's meeting."""

    meeting: int = Field(ge=2006, le=2100)
    sessions: tuple[Listed, ...] = ()


def load_session_list(path: Path) -> SessionList:
    """Load the file of a meeting.

    Raises:
        CuratedError: it is broken, or a session stands twice or in the wrong year; with the line.

    """
    listed = load_toml(path, SessionList)
    seen: dict[tuple[str, str], int] = {}
    for number, entry in enumerate(listed.sessions):
        if entry.session.year != listed.meeting:
            message = f"{entry.session.path} is no session of the meeting of {listed.meeting}"
            raise _at(path, number, message)
        first = seen.setdefault((entry.session.path, entry.name), number)
        if first != number:
            other = line_in(path, "sessions", first, "session")
            message = (
                f"{entry.session.path} stands in line {other}, too; "
                'give one of them another name: name = "programme"'
            )
            raise _at(path, number, message)
    return listed


def _at(path: Path, number: int, message: str) -> CuratedError:
    line = line_in(path, "sessions", number, "session")
    return CuratedError(message, path=path, line=line)
