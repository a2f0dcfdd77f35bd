"""What a block looks like, by itself: to place those that have no label."""

import re
from collections.abc import Callable

from igflod.reading.fields.agenda import looks_like_agenda
from igflod.reading.fields.entries import read_entry
from igflod.reading.fields.goals import is_goal
from igflod.reading.fields.lists import is_agent_line, only_says
from igflod.reading.fields.names import looks_like_organization, looks_like_person
from igflod.reading.fields.pieces import whole
from igflod.reading.fields.texts import is_format
from igflod.reading.fields.values import is_theme
from igflod.reading.fields.when import is_when, parts_of_when_and_room

__all__ = ["SHAPES", "is_other_than_people", "looks_like_people_line"]

_SENTENCE = re.compile(r"[a-z)”\"][.!?](?=\s|$)")
_ROOM = re.compile(
    r"(?:(?:WS|SC|OF|MH|CR|Conference|Workshop|Meeting|Main|Briefing|Caucus|Large|Press|Plenary|Lightning)\s?\d{0,3}\s?[-–—]?\s?){0,4}"
    r"(?:Room|Hall|Salle|Raum|Saal|Sala|Salón|Salon|Aula|Foyer|Lounge|Pavilion|Auditorium|Ballroom|Plenary|Studio|Theatre|Theater|Amphitheatre|Stage|Area|Workshop|Annex|"
    r"Convention|Banquet|Estrel|Zoom|Online|Virtual)\b.{0,80}|CR\s?\d{1,2}.{0,20}|.{1,60}\b(?:Room|Hall|Auditorium|Ballroom|Plenary|Stage|Zone|Area|Lounge|Foyer|Corner|Studio|Theatre|Theater|Pavilion)"
    r"(?:\s?[-–]?\s?[A-Z0-9]{1,4}(?:-\d)?)?(?:\s?\(.{1,60}\))?",
    re.IGNORECASE,
)
_RECORD = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|mx)\.?\s?,", re.IGNORECASE)
_DASHES = re.compile(r"[-–—_=*~•.|\s]+")
_PROSE_LENGTH = 140
_TITLE_LENGTH = 300
_LINE_LENGTH = 120


def looks_like_prose(text: str) -> bool:
    """Whether it is running text: long, or with two sentences."""
    if len(text) >= _PROSE_LENGTH and len(text.split()) > 15:  # noqa: PLR2004
        return True
    ends = len(_SENTENCE.findall(text))
    return ends > 1 or (ends == 1 and text[-1:] in ".!?" and len(text.split()) > 8)  # noqa: PLR2004


def looks_like_title(text: str) -> bool:
    """Whether it can be a page's title: a line, no running text, with a letter."""
    if len(text) > _TITLE_LENGTH or not any(char.isalpha() for char in text):
        return False
    return not is_when(text) and len(_SENTENCE.findall(text)) < 2  # noqa: PLR2004


def is_other_than_people(text: str) -> bool:
    """Whether a line is a format, a goal, a theme, or a day and hours."""
    return is_format(text) or is_goal(text) or is_when(text) or is_theme(text)


def looks_like_people_line(text: str) -> bool:
    """Whether a line names people: it begins with a full name, or has one behind a dash."""
    if not is_agent_line(text) or is_other_than_people(text):
        return False
    people = read_entry(text).people
    return bool(people) and all(looks_like_person(person.text) for person in people)


def looks_like_agents_line(text: str) -> bool:
    """Whether a line names people or organizations, or somebody without a name."""
    if looks_like_people_line(text):
        return True
    if not is_agent_line(text) or is_other_than_people(text):
        return False
    entry = read_entry(text)
    piece = whole(text)
    return (
        entry.represented
        or (
            bool(entry.organizations)
            and looks_like_organization(piece.text)
            and (len(text) <= _LINE_LENGTH)
        )
        or (piece.start > 0 and not text.endswith("?"))
    )


def looks_like_room(text: str) -> bool:
    """Whether a line names a room."""
    return len(text) <= _LINE_LENGTH and bool(_ROOM.fullmatch(text))


def looks_like_when_and_room(text: str) -> bool:
    """Whether a line holds a day or hours, and behind a comma or bar a room."""
    when, room = parts_of_when_and_room(text)
    return bool(when) and looks_like_room(room)


def looks_like_line(text: str) -> bool:
    """Whether it is a short line, no running text."""
    return len(text) <= _LINE_LENGTH and not looks_like_prose(text)


def looks_like_person_line(text: str) -> bool:
    """Whether a line is a name, alone or with what is said of the person."""
    entry = read_entry(text)
    return len(entry.people) == 1 and is_agent_line(text) and not looks_like_prose(text)


def looks_like_record(text: str) -> bool:
    """Whether it is a comma record: 'Mr,Given,FAMILY,Academia,University'."""
    return bool(_RECORD.match(text)) and text.count(",") > 2  # noqa: PLR2004


def looks_capitalised(text: str) -> bool:
    """Whether it is a short line that begins with a capital: a name of something."""
    return looks_like_line(text) and text[:1].isupper() and text[-1] not in ".:?!"


SHAPES: dict[str, Callable[[str], bool]] = {
    "agenda": looks_like_agenda,
    "agents": looks_like_agents_line,
    "bullet": lambda text: whole(text).start > 0,
    "capitalised": looks_capitalised,
    "dashes": lambda text: bool(_DASHES.fullmatch(text)),
    "format": is_format,
    "goal": is_goal,
    "line": looks_like_line,
    "people": looks_like_people_line,
    "person": looks_like_person_line,
    "prose": looks_like_prose,
    "record": looks_like_record,
    "room": looks_like_room,
    "says": lambda text: looks_like_line(text) and only_says(text),
    "theme": is_theme,
    "title": looks_like_title,
    "when": is_when,
    "when-room": looks_like_when_and_room,
    "any": lambda _text: True,
}
"""The shapes that a template's stray rules may name."""
