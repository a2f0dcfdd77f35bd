"""A file that we write is read as it was meant, and looks as a person would write it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.record import NameOrder, Role, SessionType, Status
from igflod.records import (
    Attendance,
    Listed,
    Person,
    SessionList,
    load_session_list,
    write_session_list,
)
from igflod.records.session_list import Body
from igflod.uris import SessionKey

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20
).filter(lambda text: text.strip() == text)
MAYBE = st.none() | WORDS
FIGURES = st.none() | st.integers(0, 10_000) | WORDS
ADDRESSES = st.sampled_from(["https://example.org/a", "http://example.org/b?c=d"])
PEOPLE = st.builds(
    Person,
    name=WORDS,
    role=st.sampled_from(Role),
    title=MAYBE,
    order=st.sampled_from(NameOrder),
    organization=MAYBE,
    group=MAYBE,
    region=MAYBE,
    country=MAYBE,
    status=st.sampled_from(Status),
)
SESSIONS = st.builds(
    Listed,
    session=st.builds(
        SessionKey, st.sampled_from(SessionType), st.just(2013), st.integers(1, 10**9).map(str)
    ),
    name=st.sampled_from(["record", "programme"]),
    number=MAYBE,
    title=MAYBE,
    date=st.none() | st.dates(),
    start=st.none() | st.times().map(lambda time: dt.time(time.hour, time.minute)),
    themes=st.lists(WORDS, max_size=3).map(tuple),
    minutes=st.none() | st.integers(1, 1000),
    sdgs=st.lists(st.integers(1, 17), max_size=3).map(tuple),
    source=ADDRESSES,
    also=st.lists(ADDRESSES, max_size=2).map(tuple),
    partial=st.booleans(),
    attendance=st.builds(Attendance, women=FIGURES, total=FIGURES, women_estimate=MAYBE),
    people=st.lists(PEOPLE, max_size=3).map(tuple),
    organizations=st.lists(st.builds(Body, name=WORDS, role=st.sampled_from(Role)), max_size=2).map(
        tuple
    ),
)


@given(sessions=st.lists(SESSIONS, max_size=3, unique_by=lambda s: (s.session, s.name)))
def test_what_is_written_is_read_again(
    sessions: list[Listed], tmp_path_factory: pytest.TempPathFactory
) -> None:
    listed = SessionList(meeting=2013, sessions=tuple(sessions))
    path = tmp_path_factory.mktemp("list") / "2013.toml"
    path.write_bytes(write_session_list(listed).encode())
    assert load_session_list(path) == listed


def test_it_looks_as_people_write() -> None:
    entry = Listed(
        session=SessionKey(SessionType.WORKSHOP, 2013, "59"),
        title='The "example"',
        start=dt.time(9, 5),
        source="https://example.org/59",
        people=(Person(name="Person Example", role=Role.SPEAKER, status=Status.TOOK_PART),),
    )
    text = write_session_list(SessionList(meeting=2013, sessions=(entry,)))
    assert text.endswith(
        """
meeting = 2013

[[sessions]]
session = "workshop/2013/59"
title = "The \\"example\\""
start = "09:05"
source = "https://example.org/59"
people = [
  { name = "Person Example", role = "speaker", status = "took-part" },
]
"""
    )
