"""The named field parsers, shared by all templates: a template's `parser` is a key here."""

from collections.abc import Callable
from typing import TypeAlias

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.account import read_summary
from igflod.reading.fields.agenda import read_agenda, tail_with_agenda
from igflod.reading.fields.counts import read_count, read_counts, read_participation
from igflod.reading.fields.goals import read_goals
from igflod.reading.fields.heads import (
    LINES,
    LineParser,
    read_labelled_title,
    read_number_field,
    read_session_type_field,
    read_title,
)
from igflod.reading.fields.lists import form_of_lone_name
from igflod.reading.fields.origins import read_countries, read_groups
from igflod.reading.fields.people import read_agent, read_organization, read_people, tail_with_name
from igflod.reading.fields.placed import (
    read_agents,
    read_agents_by_place,
    read_section_with_people,
)
from igflod.reading.fields.questions import read_questions
from igflod.reading.fields.shapes import SHAPES
from igflod.reading.fields.statements import read_statements
from igflod.reading.fields.takes import TAKES, take_list
from igflod.reading.fields.texts import (
    NO_VALUE,
    read_choice,
    read_conclusions,
    read_duration,
    read_format,
    read_furniture,
    read_section,
    read_themes,
    read_words_field,
)
from igflod.reading.fields.when import read_when, read_when_and_room
from igflod.reading.template import Options

__all__ = [
    "LINE_PARSERS",
    "NO_VALUE",
    "PROSE_PARSERS",
    "SHAPES",
    "SLOT_PARSERS",
    "TAIL_TESTS",
    "TAKES",
    "form_of_lone_name",
    "read_statements",
    "take_list",
]

SlotParser: TypeAlias = Callable[[Draft, Passage, Options], None]

LINE_PARSERS: dict[str, LineParser] = LINES

SLOT_PARSERS: dict[str, SlotParser] = {
    "agenda": read_agenda,
    "agent": read_agent,
    "agents": read_agents,
    "agents-by-place": read_agents_by_place,
    "choice": read_choice,
    "conclusions": read_conclusions,
    "count": read_count,
    "countries": read_countries,
    "counts": read_counts,
    "duration": read_duration,
    "format": read_format,
    "furniture": read_furniture,
    "goals": read_goals,
    "groups": read_groups,
    "number": read_number_field,
    "organization": read_organization,
    "people": read_people,
    "questions": read_questions,
    "participation": read_participation,
    "section": read_section,
    "section-with-people": read_section_with_people,
    "session-type": read_session_type_field,
    "summary": read_summary,
    "themes": read_themes,
    "title": read_title,
    "title-labelled": read_labelled_title,
    "when": read_when,
    "when-room": read_when_and_room,
    "words": read_words_field,
}

PROSE_PARSERS = frozenset(
    "agenda conclusions participation questions section section-with-people summary".split()
)
"""Parsers of fields of text: such a field is a section of the record, with a label or without."""

TAIL_TESTS: dict[str, Callable[[list[Block]], int]] = {
    "agenda": tail_with_agenda,
    "people": tail_with_name,
}
"""For a slot whose label the form does not print: how many of the last blocks are its value."""
