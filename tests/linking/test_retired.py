"""What was split or withdrawn, and mentions that a curator assigned."""

from datetime import date
from pathlib import Path

import pytest

from igflod.errors import CuratedError
from igflod.linking import Assignment, Assignments, Curated, Fate, Retired, Retirements
from igflod.linking.retired import append_assignments, append_retired
from igflod.uris import Identifier

DAY = date(2026, 3, 1)
ONE, TWO, THREE = (Identifier("person", f"p{letter * 6}") for letter in "abc")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "retired.tsv"
    split = Retired(
        id=ONE, fate=Fate.SPLIT, successors=(TWO, THREE), by="jo", date=DAY, why="two of a name"
    )
    gone = Retired(id=TWO, fate=Fate.WITHDRAWN, names=("2:ab", "2:cd"), by="jo", date=DAY, why="x")
    append_retired(path, split)
    append_retired(path, gone)
    loaded = Retirements.load(path)
    assert [row.model_copy(update={"line": 0}) for row in loaded.rows] == [split, gone]
    assert [row.line for row in loaded.rows] == [4, 5]
    assert loaded.get(ONE) == loaded.rows[0]
    assert loaded.get(THREE) is None
    assert [row.id for row in loaded.withdrawn] == [TWO]
    assert loaded.paths("person") == {ONE.path, TWO.path}


def test_assignments_are_written_and_found_however_blanks_are_printed(tmp_path: Path) -> None:
    path = tmp_path / "assignments.tsv"
    rows = [
        Assignment(source="workshop/2013/1", printed="Jane Roe", id=one, by="jo", date=DAY, why="x")
        for one in (ONE, TWO)
    ]
    append_assignments(path, rows)
    loaded = Assignments.load(path)
    assert loaded.find("workshop/2013/1", "Jane  Roe") == TWO, "a later row corrects an earlier one"
    assert loaded.find("workshop/2013/1/second", "Jane Roe") is None


RETIRED = "id\tfate\tsuccessors\tnames\tby\tdate\twhy"
ASSIGNMENTS = "source\tprinted\tid\tby\tdate\twhy"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("retired.tsv", "organization/itu\tsplit\torganization/isoc\t\tjo\t2026-03-01\tx", "two"),
        (
            "retired.tsv",
            "organization/itu\twithdrawn\torganization/isoc\t\tjo\t2026-03-01\tx",
            "no",
        ),
        (
            "retired.tsv",
            "organization/itu\tsplit\torganization/isoc | place/bali\t\tjo\t2026-03-01\tx",
            "same kind",
        ),
        (
            "retired.tsv",
            "person/pzzzzzz\twithdrawn\t\t\tjo\t2026-03-01\tx",
            "nothing is registered",
        ),
        ("retired.tsv", "nobody\twithdrawn\t\t\tjo\t2026-03-01\tx", "no kind of thing"),
        ("retired.tsv", "organization/itu\twithdrawn\t\t\tjo\tsoon\tx", "date"),
        ("assignments.tsv", "workshop/2013/1\tX\tplace/bali\tjo\t2026-03-01\tx", "neither"),
        ("assignments.tsv", "workshop/2013/1\tX\tperson/pzzzzzz\tjo\t2026-03-01\tx", "registered"),
    ],
)
def test_a_broken_row_is_refused_with_file_and_line(
    curated_folder: Path, name: str, text: str, message: str
) -> None:
    header = RETIRED if name == "retired.tsv" else ASSIGNMENTS
    (curated_folder / name).write_text(f"{header}\n\n{text}\n", encoding="utf-8")
    with pytest.raises(CuratedError, match=message) as caught:
        Curated.load(curated_folder)
    assert (caught.value.path, caught.value.line) == (curated_folder / name, 3)


def test_nothing_is_retired_twice(curated_folder: Path) -> None:
    row = "organization/itu\twithdrawn\t\t\tjo\t2026-03-01\tx\n"
    other = "organization/itu\tsplit\torganization/a | organization/b\t\tjo\t2026-03-01\tx\n"
    (curated_folder / "retired.tsv").write_text(f"{RETIRED}\n{row}{other}", encoding="utf-8")
    with pytest.raises(CuratedError, match="retired twice") as caught:
        Curated.load(curated_folder)
    assert caught.value.line == 3


def test_what_is_withdrawn_may_be_given_further_names(curated_folder: Path) -> None:
    row = "person/p4h2veg\twithdrawn\t\t{}\tjo\t{}\tx\n"
    rows = row.format("2:aa", "2026-03-01") + row.format("2:bb", "2026-04-01")
    (curated_folder / "retired.tsv").write_text(f"{RETIRED}\n{rows}", encoding="utf-8")
    retired = Curated.load(curated_folder).retired
    assert [row.names for row in retired.withdrawn] == [("2:aa",), ("2:bb",)]
    first = retired.get(Identifier.parse("person/p4h2veg"))
    assert first is not None
    assert first.date.isoformat() == "2026-03-01"
