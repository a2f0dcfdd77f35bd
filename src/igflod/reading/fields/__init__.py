"""The named field parsers, shared by all templates: a template's `parser` is a key here."""

from collections.abc import Callable
from typing import TypeAlias

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.account import read_summary
from igflod.reading.fields.agenda import read_agenda, tail_with_agenda
from igflod.reading.fields.counts import read_counts
from igflod.reading.fields.heads import LINES, LineParser
from igflod.reading.fields.people import read_agent, read_organization, read_people, tail_with_name
from igflod.reading.fields.texts import read_choice, read_conclusions, read_section, read_themes
from igflod.reading.template import Options

__all__ = ["LINE_PARSERS", "SLOT_PARSERS", "TAIL_TESTS"]

SlotParser: TypeAlias = Callable[[Draft, Passage, Options], None]

LINE_PARSERS: dict[str, LineParser] = LINES

SLOT_PARSERS: dict[str, SlotParser] = {
    "agenda": read_agenda,
    "agent": read_agent,
    "choice": read_choice,
    "conclusions": read_conclusions,
    "counts": read_counts,
    "organization": read_organization,
    "people": read_people,
    "section": read_section,
    "summary": read_summary,
    "themes": read_themes,
}

TAIL_TESTS: dict[str, Callable[[list[Block]], int]] = {
    "agenda": tail_with_agenda,
    "people": tail_with_name,
}
"""For a slot whose label the form does not print: how many of the last blocks are its value."""
