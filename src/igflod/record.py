"""What a report says: frozen values, names as printed, each with where it was read.

A `Record` is the output of reading and the input of linking. It holds nothing that the report does
not say: no identifier, no completion from other sources. Positions count Unicode code points of the
report's decoded text, from 0, the end excluded.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

__all__ = [
    "AgendaItem",
    "AgentKind",
    "AttendanceCount",
    "Capture",
    "Category",
    "Certainty",
    "Coverage",
    "Element",
    "KeyPoint",
    "NameOrder",
    "Participation",
    "PointType",
    "Problem",
    "Reading",
    "Record",
    "Role",
    "Section",
    "SessionType",
    "Span",
    "Status",
]


class Certainty(StrEnum):
    """How a value is known."""

    STATED = "stated"
    """In words, below or beside its label."""
    DERIVED = "derived"
    """From the layout of the form: a column, a place in a known order."""
    INFERRED = "inferred"
    """From circumstances; a reader could argue."""


class SessionType(StrEnum):
    """The types of session that the IGF's programmes print."""

    WORKSHOP = "workshop"
    DAY_0 = "day-0"
    OPEN_FORUM = "open-forum"
    MAIN_SESSION = "main-session"
    DYNAMIC_COALITION = "dynamic-coalition"
    BEST_PRACTICE_FORUM = "best-practice-forum"
    LIGHTNING = "lightning"
    LAUNCH_AWARD = "launch-award"
    NETWORKING = "networking"
    TOWN_HALL = "town-hall"
    PRE_EVENT = "pre-event"
    OTHER = "other"


class Role(StrEnum):
    """In which capacity somebody is named."""

    ORGANIZER = "organizer"
    CO_ORGANIZER = "co-organizer"
    MODERATOR = "moderator"
    REMOTE_MODERATOR = "remote-moderator"
    SPEAKER = "speaker"
    RAPPORTEUR = "rapporteur"
    PARTICIPANT = "participant"


class Status(StrEnum):
    """What the report says of somebody's taking part. Silence is not absence."""

    PLANNED = "planned"
    """Named in an agenda or a proposal."""
    LISTED = "listed"
    """Named in a field of the form."""
    TOOK_PART = "took-part"
    """Named in the account of what happened."""


class AgentKind(StrEnum):
    """Who stands in a slot."""

    PERSON = "person"
    ORGANIZATION = "organization"
    UNNAMED = "unnamed"
    """Somebody, without a name: 'Representative from ICANN', 'Organizer 1: Civil Society'."""


class NameOrder(StrEnum):
    """Which part of a printed name comes first, where the form says so."""

    GIVEN_FAMILY = "given-family"
    FAMILY_GIVEN = "family-given"
    UNKNOWN = "unknown"


class Category(StrEnum):
    """The columns of the attendance table of the 2013 report form."""

    FEMALE = "female"
    MALE = "male"
    YOUNG = "young"
    DEVELOPING = "developing"
    DEVELOPED = "developed"
    LDC = "ldc"
    TOTAL = "total"


class PointType(StrEnum):
    """What kind of content a key point is."""

    KEY_POINT = "key-point"
    CONCLUSION = "conclusion"
    AUDIENCE_QUESTION = "audience-question"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A passage: code points `start` to `end` (excluded) of the decoded text."""

    start: int
    end: int


T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value, where it was read, how surely, and by which rule of which template."""

    value: T
    spans: tuple[Span, ...]
    certainty: Certainty = Certainty.STATED
    rule: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """One person or organization in one role, as this report names them.

    `name` holds the characters as printed without a title ('Prof.'), which is kept in `title`.
    For `AgentKind.UNNAMED` the name is absent, or holds the words that stand in its place.
    `agenda_item` is the position (from 1) of the agenda item that names the participation.
    """

    role: Role
    kind: AgentKind
    name: Reading[str] | None
    status: Status
    title: str | None = None
    order: NameOrder = NameOrder.UNKNOWN
    affiliations: tuple[Reading[str], ...] = ()
    group: Reading[str] | None = None
    region: Reading[str] | None = None
    country: Reading[str] | None = None
    agenda_item: int | None = None
    evidence: tuple[Span, ...] = ()
    certainty: Certainty = Certainty.STATED
    rule: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AttendanceCount:
    """One cell of an attendance table. `value` is None where the cell is no exact number."""

    category: Category
    printed: str
    value: int | None
    approximate: bool
    span: Span
    rule: str = ""
    certainty: Certainty = Certainty.DERIVED


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A planned item. `position` counts from 1 in reading order; `parent` is a position.

    `number` is as printed and may skip; so are `minutes`, also if meant for each speaker.
    """

    position: int
    text: Reading[str]
    number: str | None = None
    parent: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A point that the report says came out of the session: located, not copied."""

    position: int
    type: PointType
    span: Span
    number: str | None = None
    certainty: Certainty = Certainty.STATED
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A field of the form: its name, its label's place, its text's places (none: it is empty)."""

    name: str
    label: Span | None
    text: tuple[Span, ...]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a careful reader would flag. A blocking problem sends the report to quarantine.

    `line` counts from 1. `rule` names the rule that was broken, `message` says how in words.
    """

    rule: str
    message: str
    line: int
    span: Span
    blocking: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """The account of a report's non-blank characters: read + furniture + unread = total."""

    total: int
    read: int
    furniture: int
    unread: tuple[Span, ...]
    unread_count: int


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes a report was read from: SHA-256 (hex) of the file, media type, size in bytes."""

    sha256: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Element:
    """An element of an HTML, PDF or DOCX file: where its words stand, and the path to it.

    The path is an XPath ('/html/body/div[2]/p[3]'; of DOCX's main part) or a page ('/page[2]').
    """

    span: Span
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that one report says, by the template that fits; a curator's record has none ('')."""

    template: str
    capture: Capture
    coverage: Coverage
    meeting_year: Reading[int] | None = None
    session_type: Reading[SessionType] | None = None
    number: Reading[str] | None = None
    title: Reading[str] | None = None
    date: Reading[dt.date] | None = None
    start: Reading[dt.time] | None = None
    end: Reading[dt.time] | None = None
    city: Reading[str] | None = None
    country: Reading[str] | None = None
    room: Reading[str] | None = None
    topic: Reading[str] | None = None
    themes: tuple[Reading[str], ...] = ()
    format: Reading[str] | None = None
    duration_minutes: Reading[int] | None = None
    participations: tuple[Participation, ...] = ()
    attendance: tuple[AttendanceCount, ...] = ()
    attendance_missing: tuple[Category, ...] = ()
    women_estimate: Reading[str] | None = None
    gender_discussion: Reading[str] | None = None
    attendance_prose: Reading[str] | None = None
    agenda: tuple[AgendaItem, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    sdgs: tuple[Reading[int], ...] = ()
    policy_questions: tuple[Reading[str], ...] = ()
    sections: tuple[Section, ...] = ()
    problems: tuple[Problem, ...] = ()
    elements: tuple[Element, ...] = ()
