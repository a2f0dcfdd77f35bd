"""Fields that stand in a page's heading lines: title, date, place, number, year."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from igflod.reading.draft import Draft, Passage
from igflod.record import Certainty, SessionType

__all__ = ["LINES", "LineParser"]

LineParser: TypeAlias = Callable[[Draft, Passage], None]

_DATE_FORMATS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%d/%m/%Y", "%Y-%m-%d")
_SESSION_TYPES = {
    "workshop": SessionType.WORKSHOP,
    "main session": SessionType.MAIN_SESSION,
    "dynamic coalition": SessionType.DYNAMIC_COALITION,
    "open forum": SessionType.OPEN_FORUM,
    "pre-event": SessionType.PRE_EVENT,
    "other": SessionType.OTHER,
}


def read_date(draft: Draft, passage: Passage) -> None:
    """Read a day, month and year in one of the forms that the pages print."""
    words = " ".join(passage.text.split())
    for form in _DATE_FORMATS:
        try:
            day = datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
        draft.state("date", passage.reading(day, passage.span))
        return
    draft.flag("date", f"{passage.text!r} is no date that we know how to read", passage.span)


def read_year(draft: Draft, passage: Passage) -> None:
    """Read the meeting's year."""
    draft.state("meeting_year", passage.reading(int(passage.text), passage.span))


def read_number(draft: Draft, passage: Passage) -> None:
    """Read the session's number, as printed."""
    draft.state("number", passage.reading(passage.text, passage.span))


def read_session_type(draft: Draft, passage: Passage) -> None:
    """Read the type of session from the archive's own words."""
    kind = _SESSION_TYPES.get(" ".join(passage.text.casefold().split()), SessionType.OTHER)
    draft.state("session_type", passage.reading(kind, passage.span))


def read_words(name: str) -> LineParser:
    """Make a parser that keeps the words as they stand in the field `name`."""

    def parse(draft: Draft, passage: Passage) -> None:
        draft.state(name, passage.reading(" ".join(passage.text.split()), passage.span))

    return parse


def read_title(draft: Draft, passage: Passage) -> None:
    """Read the title: the first heading line that no pattern knows, and its repetitions.

    The rest of the head stays unread.
    """
    first = passage.blocks[0]
    words = first.text.casefold().split()
    for block in passage.blocks:
        if block.text.casefold().split() == words:
            title = passage.reading(" ".join(first.text.split()), block.span, Certainty.DERIVED)
            draft.state("title", title)


LINES: dict[str, LineParser] = {
    "head": read_title,
    "date": read_date,
    "meeting_year": read_year,
    "number": read_number,
    "session_type": read_session_type,
    "city": read_words("city"),
    "country": read_words("country"),
    "topic": read_words("topic"),
    "room": read_words("room"),
}
"""Named groups of a template's `lines`, and who reads them; 'head' reads what no line knows."""
