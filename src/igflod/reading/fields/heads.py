"""Fields that stand in a page's heading lines: title, date, place, number, year."""

import re
from collections.abc import Callable
from typing import TypeAlias

from igflod.reading.document import Block  # noqa: TC001 - as everywhere
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.shapes import looks_like_room
from igflod.reading.fields.titles import read_heading, session_type_of
from igflod.reading.fields.when import days, read_when
from igflod.reading.template import Options
from igflod.record import Certainty, SessionType, Span

__all__ = [
    "LINES",
    "LineParser",
    "read_labelled_title",
    "read_number_field",
    "read_session_type_field",
    "read_title",
]

LineParser: TypeAlias = Callable[[Draft, Passage], None]

_NUMBER = re.compile(
    r"\W{0,4}(?:no\.?|number)?\s{0,3}#?\s{0,3}(?P<number>\d{1,5}[a-z]?)\b", re.IGNORECASE
)
_YEAR_IN_LABEL = re.compile(r"\bIGF\s+(?P<year>20\d\d)\b", re.IGNORECASE)
_WORKSHOP = re.compile(r"\bworkshops?\b", re.IGNORECASE)


def read_date(draft: Draft, passage: Passage) -> None:
    """Read a day, month and year in one of the forms that the pages print."""
    found = next(days(passage.text), None)
    if found is None:
        draft.flag("date", f"{passage.text!r} is no date that we know how to read", passage.span)
    else:
        draft.state("date", passage.reading(found.value, passage.span))


def read_year(draft: Draft, passage: Passage) -> None:
    """Read the meeting's year."""
    draft.state("meeting_year", passage.reading(int(passage.text), passage.span))


def read_number(draft: Draft, passage: Passage) -> None:
    """Read the session's number, as printed."""
    draft.state("number", passage.reading(passage.text, passage.span))


def read_number_field(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read the number in a field of its own; a link's text behind it is furniture."""
    block = passage.blocks[0]
    match = _NUMBER.match(block.text)
    if match is None:
        return
    start = block.span.start + match.start("number")
    end = block.span.start + match.end("number")
    draft.state("number", passage.reading(match["number"], Span(start, end)))
    draft.furniture.append(block.span)


def read_session_type(draft: Draft, passage: Passage) -> None:
    """Read the type of session from the page's own words; words that we do not know: other."""
    kind = session_type_of(passage.text)
    if kind is None and not any(char.isalpha() for char in passage.text):
        return
    draft.state("session_type", passage.reading(SessionType(kind or "other"), passage.span))


def read_session_type_field(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read the type of session in a field of its own, if its words are a type that we know."""
    if session_type_of(passage.blocks[0].text):
        read_session_type(draft, Passage(passage.document, passage.blocks[:1], passage.rule))


def read_words(name: str) -> LineParser:
    """Make a parser that keeps the words as they stand in the field `name`."""

    def parse(draft: Draft, passage: Passage) -> None:
        draft.state(name, passage.reading(" ".join(passage.text.split()), passage.span))

    return parse


def read_title(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read the title from the first heading line that no pattern knows, and its repetitions."""
    _read_title(draft, passage, Certainty.DERIVED)


def read_labelled_title(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read the title below its label; lines that follow without a gap belong to it."""
    _read_title(draft, passage, Certainty.STATED)


def read_title_line(draft: Draft, passage: Passage) -> None:
    """Read the title that shares a line with the number."""
    _read_title(draft, passage, Certainty.STATED)


def _read_title(draft: Draft, passage: Passage, certainty: Certainty) -> None:
    groups: list[list[Block]] = []
    for block in passage.blocks:
        draft.read.append(block.span)
        follows = bool(groups) and block.gap == 0 and block.index == groups[-1][-1].index + 1
        if follows and certainty is Certainty.STATED:
            groups[-1].append(block)
        else:
            groups.append([block])
    for blocks in groups:
        _state_title(draft, passage, Span(blocks[0].span.start, blocks[-1].span.end), certainty)


def _state_title(draft: Draft, passage: Passage, span: Span, certainty: Certainty) -> None:
    heading = read_heading(passage.document.excerpt(span))
    place = Span(span.start + heading.start, span.start + heading.end)
    words = " ".join(passage.document.excerpt(place).split())
    if words:
        draft.state("title", passage.reading(words, place, certainty))
    for name, value in (
        ("meeting_year", heading.year),
        ("number", heading.number),
        ("session_type", SessionType(heading.session_type) if heading.session_type else None),
    ):
        if value is not None and name not in draft.values:
            draft.state(name, passage.reading(value, span, Certainty.DERIVED))


def read_labels(draft: Draft, passage: Passage) -> None:
    """Read what the form's own labels say: 'IGF 2014 sub theme that this workshop fall under'."""
    for block in passage.blocks:
        year = _YEAR_IN_LABEL.search(block.text)
        if year and "meeting_year" not in draft.values:
            place = Span(block.span.start + year.start("year"), block.span.start + year.end("year"))
            draft.state(
                "meeting_year", passage.reading(int(year["year"]), place, Certainty.DERIVED)
            )
        word = _WORKSHOP.search(block.text)
        if word and "session_type" not in draft.values:
            place = Span(block.span.start + word.start(), block.span.start + word.end())
            kind = passage.reading(SessionType.WORKSHOP, place, Certainty.DERIVED)
            draft.state("session_type", kind)


def read_when_line(draft: Draft, passage: Passage) -> None:
    """Read a line of day and hours."""
    read_when(draft, passage, {})


def read_theme(draft: Draft, passage: Passage) -> None:
    """Read a theme in a line of its own."""
    draft.add_theme(passage.reading(" ".join(passage.text.split()), passage.span))


def read_filter(draft: Draft, passage: Passage) -> None:
    """Read what a schedule was filtered by: a type of session, a room, or (else) a theme."""
    if session_type_of(passage.text):
        read_session_type(draft, passage)
    elif looks_like_room(passage.text):
        draft.state("room", passage.reading(" ".join(passage.text.split()), passage.span))
    else:
        read_theme(draft, passage)


LINES: dict[str, LineParser] = {
    "date": read_date,
    "when": read_when_line,
    "meeting_year": read_year,
    "number": read_number,
    "session_type": read_session_type,
    "title": read_title_line,
    "city": read_words("city"),
    "country": read_words("country"),
    "topic": read_words("topic"),
    "room": read_words("room"),
    "theme": read_theme,
    "filter": read_filter,
    "labels": read_labels,
}
"""Named groups of a template's `lines`, and who reads them; 'labels' reads the form's labels."""
