"""The file of a meeting's sessions is read strictly: what is wrong is said with its line."""

import datetime as dt
from pathlib import Path

import pytest
from tests.conftest import ROOT

from igflod.errors import CuratedError
from igflod.record import AgentKind, Capture, Category, Reading, Role, SessionType, Status
from igflod.records import load_session_list, record_of

LIST = """\
meeting = 2013

[[sessions]]
session = "workshop/2013/59"
number = "59A"
title = "An example"
date = 2013-10-24
start = "9:05"
source = "https://example.org/59"
partial = true
attendance = { total = "over 120", women = 12, men = "many" }
people = [
  { name = "Person Example", role = "organizer", organization = "Example Org" },
  { role = "speaker", group = "Civil Society" },
]
organizations = [
  { name = "Example Org", role = "co-organizer" },
]

[[sessions]]
session = "other/2013/a-briefing"
title = "A briefing"
source = "https://example.org/briefing"
"""
NOTHING = Capture("0" * 64, "application/toml", 0)


def write(folder: Path, text: str) -> Path:
    path = folder / "2013.toml"
    path.write_text(text)
    return path


def test_a_listed_session_becomes_a_record(tmp_path: Path) -> None:
    first, second = load_session_list(write(tmp_path, LIST)).sessions
    record = record_of(first, NOTHING)
    assert (record.template, record.capture) == ("", NOTHING)
    assert record.number == Reading("59A", ())
    assert record.start == Reading(dt.time(9, 5), ())
    person, slot, body = record.participations
    assert person.name == Reading("Person Example", ())
    assert [a.value for a in person.affiliations] == ["Example Org"]
    assert (slot.kind, slot.name, slot.role) == (AgentKind.UNNAMED, None, Role.SPEAKER)
    assert (body.kind, body.role) == (AgentKind.ORGANIZATION, Role.CO_ORGANIZER)
    assert {named.status for named in record.participations} == {Status.LISTED}
    counts = {count.category: (count.value, count.printed) for count in record.attendance}
    assert counts == {
        Category.FEMALE: (12, "12"),
        Category.MALE: (None, "many"),
        Category.TOTAL: (None, "over 120"),
    }
    assert [count.approximate for count in record.attendance] == [False, False, True]
    other = record_of(second, NOTHING)
    assert other.session_type is None  # the page names none: 'other' is our word
    assert second.session.type is SessionType.OTHER
    assert other.number is None


@pytest.mark.parametrize(
    ("wrong", "right", "line", "words"),
    [
        ('role = "organizer"', 'role = "host"', 13, "people.0.role"),
        ('group = "Civil Society"', 'grp = "Civil Society"', 14, "people.1"),
        (', role = "co-organizer"', "", 17, "organizations.0.role"),
        ('start = "9:05"', 'start = "9.05"', 8, "clock of 24 hours"),
        ('start = "9:05"', 'start = "25:00"', 8, "hour"),
        ("date = 2013-10-24", "date = 2013-10-24T09:00:00", 7, "date"),
        ("women = 12", "women = -1", 11, "women"),
        ("women = 12", "women = 1.5", 11, "women"),
        ('title = "An example"', 'titel = "An example"', 6, "titel"),
        ('source = "https://example.org/59"', 'source = "page 59"', 9, "source"),
        ('"workshop/2013/59"', '"workshop/59"', 4, "type, year, number"),
        ('"workshop/2013/59"', '"party/2013/59"', 4, "type, year, number"),
        ('"workshop/2013/59"', '"workshop/2012/59"', 4, "no session of the meeting of 2013"),
        ('"other/2013/a-briefing"', '"workshop/2013/59"', 21, "line 4"),
        ("meeting = 2013", "meeting = 13", 1, "meeting"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, wrong: str, right: str, line: int, words: str
) -> None:
    assert wrong in LIST
    path = write(tmp_path, LIST.replace(wrong, right, 1))
    with pytest.raises(CuratedError, match=words) as told:
        load_session_list(path)
    assert told.value.line == line


def test_a_session_may_have_several_entries_with_names(tmp_path: Path) -> None:
    twice = LIST.replace('"other/2013/a-briefing"', '"workshop/2013/59"\nname = "programme"')
    first, second = load_session_list(write(tmp_path, twice)).sessions
    assert first.session == second.session
    assert (first.name, second.name) == ("record", "programme")


def test_the_published_files_are_in_order() -> None:
    files = sorted((ROOT / "data" / "records").glob("*.toml"))
    for path in files:
        assert load_session_list(path).meeting == int(path.stem)
