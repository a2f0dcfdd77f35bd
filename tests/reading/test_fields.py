"""The other field parsers: titles, days and hours, questions, goals, formats, agenda, counts."""

from collections.abc import Callable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.reading import Document
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields import SLOT_PARSERS
from igflod.reading.fields.agenda import looks_like_agenda
from igflod.reading.fields.goals import is_goal
from igflod.reading.fields.texts import is_format
from igflod.reading.fields.titles import read_heading
from igflod.reading.fields.when import days, hours, is_when
from igflod.reading.template import Options  # noqa: TC001 - as everywhere

Read = Callable[..., Draft]


@pytest.fixture
def read() -> Read:
    """Give a function that reads a text with one named parser."""

    def parse(parser: str, text: str, **options: str) -> Draft:
        document = Document(text)
        draft = Draft(document)
        declared: Options = dict(options)
        SLOT_PARSERS[parser](draft, Passage(document, document.blocks, "test/slot"), declared)
        return draft

    return parse


@pytest.mark.parametrize(
    ("heading", "title", "year", "kind", "number"),
    [
        ("IGF 2018 WS #120 Nets", "Nets", 2018, "workshop", "120"),
        ("IGF 2019 WS #239", "", 2019, "workshop", "239"),
        ("IGF 2020 Open Forum #12: Nets", "Nets", 2020, "open-forum", "12"),
        ("IGF 2023 #24 Nets", "Nets", 2023, None, "24"),
        ("Day 0 Event #178 Nets", "Nets", None, "day-0", "178"),
        ("IGF 2014 Pre-Event: Nets", "Nets", 2014, "pre-event", None),
        ("IGF 2012 Workshop Proposal :: (No: 119) Nets", "Nets", 2012, "workshop", "119"),
        ("(No.52) Nets", "Nets", None, None, "52"),
        ("No. 144 Nets", "Nets", None, None, "144"),
        ("WS129: Nets", "Nets", None, "workshop", "129"),
        ("Nets (WS186)", "Nets", None, "workshop", "186"),
        ("Nets - WS #12", "Nets", None, "workshop", "12"),
        ("WS62: Nets [CB]", "Nets", None, "workshop", "62"),
        ("37. Nets", "Nets", None, None, "37"),
        ("“Nets”", "Nets", None, None, None),
        ("Launch / Award Event #33 Nets", "Nets", None, "launch-award", "33"),
        ("Say no: 10 ways", "Say no: 10 ways", None, None, None),
        ("10 years of nets", "10 years of nets", None, None, None),
        ("A4AI: nets", "A4AI: nets", None, None, None),
        ("Road to nets (2)", "Road to nets (2)", None, None, None),
    ],
)
def test_headings(
    heading: str, title: str, year: int | None, kind: str | None, number: str | None
) -> None:
    found = read_heading(heading)
    assert heading[found.start : found.end] == title
    assert (found.year, found.session_type, found.number) == (year, kind, number)


@given(st.text(max_size=120))
def test_a_heading_gives_a_part_of_itself(heading: str) -> None:
    found = read_heading(heading)
    assert 0 <= found.start <= found.end <= len(heading)


@pytest.mark.parametrize(
    "text",
    [
        "24 October 2013",
        "October 24, 2013",
        "Thursday, 24th October, 2013",
        "24th of October 2013",
        "Thu 24 Oct 2013",
        "2013-10-24",
        "24/10/2013",
        "24.10.2013",
        "24 octobre 2013",
        "24 de octubre de 2013",
    ],
)
def test_days(text: str) -> None:
    assert [found.value for found in days(text)][:1] == [date(2013, 10, 24)]
    assert is_when(text)


@pytest.mark.parametrize(
    "text", ["Tuesday, September 2", "31 February 2013", "in 2013", "24 October"]
)
def test_what_is_no_day_with_a_year(text: str) -> None:
    assert list(days(text)) == []


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:00am EEST", [time(9)]),
        ("14.30 - 16.00", [time(14, 30), time(16)]),
        ("2.00 pm to 3.15 pm", [time(14), time(15, 15)]),
        ("2:00 - 3:15 pm", [time(14), time(15, 15)]),
        ("11:00 - 12:30 pm", [time(11), time(12, 30)]),
        ("9:00 AM - 10:30 AM", [time(9), time(10, 30)]),
        ("12 am", [time(0)]),
        ("9h30", [time(9, 30)]),
        ("09:30 - 10:30 GMT+03", [time(9, 30), time(10, 30)]),
        (
            "Monday, 6th December, 2021 (12:15 UTC) - Monday, 6th December, 2021 (13:45 UTC)",
            [time(12, 15), time(13, 45)],
        ),
        ("24.10.2013", []),
    ],
)
def test_hours(text: str, clock: list[time]) -> None:
    assert [found.value for found in hours(text)] == clock


def test_a_sentence_with_an_hour_is_no_line_of_hours() -> None:
    assert not is_when("We meet at 10:00 behind the hall")


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %B %Y"]),
)
def test_every_day_in_every_form(day: date, form: str) -> None:
    assert [found.value for found in days(day.strftime(form))][:1] == [day]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("1. Who pays?\n2. Who asks?", ["Who pays?", "Who asks?"]),
        ("A. Who pays?\nB. Who asks?", ["Who pays?", "Who asks?"]),
        ("a) Who pays?\nb) Who asks?", ["Who pays?", "Who asks?"]),
        ("- Who pays?\n- Who asks?", ["Who pays?", "Who asks?"]),
        ("Two guide us: (1) Who pays? (2) Who asks?", ["Who pays?", "Who asks?"]),
        ("Who pays? Who asks?", ["Who pays?", "Who asks?"]),
        ("Some words before.\n\nWho pays?", ["Who pays?"]),
        ("1. Money: who pays, and\nwho asks?", ["who asks?"]),
        (
            "1. The price of nets\n2. The price of masts",
            ["The price of nets", "The price of masts"],
        ),
    ],
)
def test_policy_questions(read: Read, text: str, questions: list[str]) -> None:
    found = [question.value for question in read("questions", text).policy_questions]
    if text.startswith("1. Money"):
        assert found[-1].endswith("asks?")
    else:
        assert found == questions


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("GOAL 4: Quality Education\nGOAL 10: Reduced Inequalities", [4, 10]),
        ("9. Industry, Innovation and Infrastructure\n17. Partnerships for the Goals", [9, 17]),
        ("GDC 3, 4 - WSIS C5, C9 - SDGs 9, 16", [9, 16]),
        ("4, 5, 9", [4, 5, 9]),
        ("4.4\n5", [4, 5]),
        ("GOAL 4: Quality Education\nGOAL 4: Quality Education", [4]),
        ("GOAL 18: None", []),
    ],
)
def test_goals(read: Read, text: str, goals: list[int]) -> None:
    assert [goal.value for goal in read("goals", text).sdgs] == goals


def test_a_question_about_work_is_no_goal() -> None:
    assert is_goal("8. Decent Work and Economic Growth")
    assert not is_goal("1. Which laws would let reporters work?")


@pytest.mark.parametrize(
    ("text", "form", "minutes"),
    [
        ("Round Table - U-shape - 90 Min", "Round Table - U-shape", 90),
        ("Panel (60 minutes)", "Panel", 60),
        ("Tutorial - 30 Min", "Tutorial", 30),
        ("Debate, 1.5 hours", "Debate", 90),
        ("Classroom", "Classroom", None),
    ],
)
def test_formats(read: Read, text: str, form: str, minutes: int | None) -> None:
    values = read("format", text).values
    assert values["format"].value == form
    assert (values["duration_minutes"].value if minutes else None) == minutes
    assert is_format(text)


def test_an_empty_mark_is_no_format(read: Read) -> None:
    assert "format" not in read("format", "N/A").values


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "1. Welcome (5 mins) 2. Views by Ada Example/Bo Muster (15 mins) 3. End",
            [(5, "Welcome"), (15, "Views by Ada Example/Bo Muster"), (None, "End")],
        ),
        (
            "Welcome (5 minutes) Three views (30 minutes) Questions",
            [(5, "Welcome"), (30, "Three views"), (None, "Questions")],
        ),
        (
            "1. Welcome (5mins)\n- What we did\n- What we do\n2. Views",
            [(5, "Welcome"), (None, "Views")],
        ),
        ("• Welcome\n• Views\n• End", [(None, "Welcome"), (None, "Views"), (None, "End")]),
        ("10:00-10:10 Welcome\n10:10 Views", [(None, "Welcome"), (None, "Views")]),
        ("Welcome - 5 min\nViews - 10 min", [(5, "Welcome"), (10, "Views")]),
        ("5 min: Welcome\n10 min: Views", [(5, "Welcome"), (10, "Views")]),
        (
            "1) Welcome; 2) Views, Ada Example (Example Bank) - 15 minutes; 3) End",
            [(None, "Welcome"), (15, "Views, Ada Example (Example Bank)"), (None, "End")],
        ),
        ("We begin with words. Then we go on. Then we end.", []),
    ],
)
def test_agendas(read: Read, text: str, items: list[tuple[int | None, str]]) -> None:
    assert [(item.minutes, item.text.value) for item in read("agenda", text).agenda] == items


def test_people_named_in_an_agenda(read: Read) -> None:
    text = "1. Views by Ada Example/Bo Muster\n2. The bank replies - Cy Example (Example Bank)"
    found = read("agenda", text).participations
    assert [person.name.value for person in found if person.name] == [
        "Ada Example",
        "Bo Muster",
        "Cy Example",
    ]
    assert [person.agenda_item for person in found] == [1, 1, 2]
    assert found[2].affiliations[0].value == "Example Bank"


def test_what_looks_like_an_agenda() -> None:
    assert looks_like_agenda("1. Welcome (5 mins) 2. Views 3. End")
    assert looks_like_agenda("Points on the agenda: 1) Short reports. 2) Steps.")
    assert not looks_like_agenda("1. Who pays for it, and who asks?")
    assert not looks_like_agenda(
        "All speakers get 8 minutes. " + "Then the floor is open to all. " * 5
    )


def test_themes_are_listed_once_and_empty_marks_are_none(read: Read) -> None:
    themes = read("themes", "Access and Diversity\nEmerging Issues; Access and diversity\n-").themes
    assert [theme.value for theme in themes] == ["Access and Diversity", "Emerging Issues"]


@pytest.mark.parametrize(("text", "minutes"), [("90", 90), ("1 hour", 60), ("75 min.", 75)])
def test_durations(read: Read, text: str, minutes: int) -> None:
    assert read("duration", text).values["duration_minutes"].value == minutes


def test_one_line_may_list_people_with_their_organizations(read: Read) -> None:
    text = "Ada Example (Example Lab), Bo Muster (Example Union) and Cy Example (Example Bank)"
    found = read("people", text, role="speaker").participations
    assert [(p.name.value, p.affiliations[0].value) for p in found if p.name] == [
        ("Ada Example", "Example Lab"),
        ("Bo Muster", "Example Union"),
        ("Cy Example", "Example Bank"),
    ]


def test_records_run_together_part_behind_a_region(read: Read) -> None:
    text = "Ada Example (Example Lab), Civil Society, GRULAC Bo Muster, Academia, WEOG"
    found = read("people", text, role="organizer").participations
    assert [(p.name.value, p.group.value) for p in found if p.name and p.group] == [
        ("Ada Example", "Civil Society"),
        ("Bo Muster", "Academia"),
    ]


def test_initials_before_a_name_are_furniture(read: Read) -> None:
    draft = read("people", "AE\n\nAda Example\n\nDirector, Example Lab", role="speaker")
    assert [p.affiliations[0].value for p in draft.participations] == ["Example Lab"]
    assert len(draft.furniture) == 1


def test_organizations_in_a_line_are_told_apart(read: Read) -> None:
    found = read(
        "agents", "Example Network, Example Youth Coalition, ISOC Example", role="organizer"
    )
    assert len(found.participations) == 3
    found = read("agents", "Example Club and Institut Example", role="organizer")
    assert len(found.participations) == 2
    found = read("agents", "Ministry of Transport and Communications", role="organizer")
    assert len(found.participations) == 1
