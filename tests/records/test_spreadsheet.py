"""A list of sessions from a spreadsheet: every row comes in, or the line says why not."""

import datetime as dt
from pathlib import Path

import pytest

from igflod.errors import SourceError
from igflod.record import Role
from igflod.records import Body, Person, read_spreadsheet

PAGE = "https://example.org/programme"
HEADER = "Type,No.,Title,Date,Start,Organizers,Speakers,Themes,Duration,Institutions"
ROW = (
    'WS,7,"An example, with a comma",2013-10-24,9:00,Person Example (Example Org (EO)),'
    "Another Person; Third Person,Access; Security,90 min,Example Org; Other Org"
)


def write(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "programme.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_row_becomes_a_session(tmp_path: Path, encoding: str) -> None:
    row = ROW.replace("Third Person", "José Example")
    (entry,) = read_spreadsheet(write(tmp_path, HEADER, row, encoding=encoding), 2013, PAGE)
    assert entry.session.path == "workshop/2013/7"
    assert entry.title == "An example, with a comma"
    assert (entry.date, entry.start) == (dt.date(2013, 10, 24), dt.time(9))
    assert entry.themes == ("Access", "Security")
    assert entry.minutes == len("ninety") * 15
    assert entry.people == (
        Person(name="Person Example", role=Role.ORGANIZER, organization="Example Org (EO)"),
        Person(name="Another Person", role=Role.SPEAKER),
        Person(name="José Example", role=Role.SPEAKER),
    )
    assert entry.organizations == (
        Body(name="Example Org", role=Role.ORGANIZER),
        Body(name="Other Org", role=Role.ORGANIZER),
    )
    assert entry.source == PAGE


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_columns_may_be_cut_by_other_characters(tmp_path: Path, delimiter: str) -> None:
    lines = ["type,title,page", "Open Forum,A forum without a number,https://example.org/a"]
    path = write(tmp_path, *(line.replace(",", delimiter) for line in lines))
    (entry,) = read_spreadsheet(path, 2018)
    assert entry.session.path == "open-forum/2018/a-forum-without-a-number"
    assert entry.source == "https://example.org/a"


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        ([f"{HEADER},Remarks", f"{ROW},none"], 1, "'Remarks' is not known"),
        ([f"{HEADER},Panelists", f"{ROW},none"], 1, "two columns"),
        ([HEADER, ROW, ROW.replace("WS", "Party")], 3, "no type of session"),
        ([HEADER, ROW.replace("2013-10-24", "24 October")], 2, "date"),
        ([HEADER, ROW.replace("90 min", "long")], 2, "minutes"),
        ([HEADER, f"{ROW},more"], 2, "cells"),
        ([HEADER, '"two', 'lines",,', "WS,,,"], 2, "no type of session"),
        (["type,title", "WS,"], 2, "neither a number nor a title"),
        (["title", '"open'], 2, "CSV"),
        ([HEADER, ROW, "", ROW], 4, "the session of line 2, too"),
        (["title", "A thing", "A  thing!"], 3, "the session of line 2, too"),
        (["address", "workshop/2012/7"], 2, "no session of the meeting of 2013"),
        (["address", "workshop/7"], 2, "type, year, number"),
        (["address,type", "workshop/2013/7,OF"], 2, "but the address is workshop/2013/7"),
        ([], None, "empty"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, lines: list[str], line: int | None, words: str
) -> None:
    with pytest.raises(SourceError, match=words) as told:
        read_spreadsheet(write(tmp_path, *lines), 2013, PAGE)
    assert told.value.line == line


@pytest.mark.parametrize(
    ("row", "address", "number"),
    [
        ("WS,7,", "workshop/2013/7", None),
        ("WS,59A,", "workshop/2013/59a", "59A"),
        ("OF,#12,", "open-forum/2013/12", "#12"),
        ("WS,59A,workshop/2013/59", "workshop/2013/59", "59A"),
        ("WS,7,workshop/2013/7", "workshop/2013/7", None),
        (",7,town-hall/2013/a-hall", "town-hall/2013/a-hall", "7"),
    ],
)
def test_the_number_is_kept_as_printed(
    tmp_path: Path, row: str, address: str, number: str | None
) -> None:
    (entry,) = read_spreadsheet(write(tmp_path, "type,number,address", row), 2013, PAGE)
    assert (entry.session.path, entry.number) == (address, number)


def test_a_semicolon_in_brackets_belongs_to_a_name(tmp_path: Path) -> None:
    path = write(tmp_path, "title,speakers", "A thing,One (Org A; Org B); Two")
    (entry,) = read_spreadsheet(path, 2013, PAGE)
    assert [(p.name, p.organization) for p in entry.people] == [
        ("One", "Org A; Org B"),
        ("Two", None),
    ]


def test_only_ends_of_lines_end_a_row(tmp_path: Path) -> None:
    path = write(tmp_path, "", "title;room", "A\u2028thing\x0b;Hall\x851")
    (entry,) = read_spreadsheet(path, 2013, PAGE)
    assert (entry.title, entry.room) == ("A\u2028thing", "Hall\x851")


def test_a_byte_that_is_no_letter_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "programme.csv"
    path.write_bytes(b"title\nfine\nCaf\x81\xe9\n")
    with pytest.raises(SourceError, match="Windows-1252") as told:
        read_spreadsheet(path, 2013, PAGE)
    assert told.value.line == len(("title", "fine", "Caf"))


def test_a_row_needs_a_page(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="--source"):
        read_spreadsheet(write(tmp_path, HEADER, ROW), 2013)


def test_a_column_may_be_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEADER},Remarks", f"{ROW},none")
    assert len(read_spreadsheet(path, 2013, PAGE, ["remarks"])) == 1
