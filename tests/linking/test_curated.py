"""Curated files: what is broken is named with file and line."""

from pathlib import Path

import pytest

from igflod.errors import CuratedError
from igflod.linking import Curated


def test_the_projects_own_files_load(root: Path) -> None:
    curated = Curated.load(root / "data" / "curated")
    assert 2013 in {meeting.year for meeting in curated.meetings}
    assert any(mapping.negated for mapping in curated.mappings), "refused candidates are kept"


def edit(file: Path, old: str, new: str) -> int:
    """Replace a text in a file, and give the line where it stands."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("meetings.toml", "start = 2013-10-22", 'start = "soon"', "start"),
        ("meetings.toml", "end = 2013-10-25", "ende = 2013-10-25", "end"),
        ("meetings.toml", "year = 2013", "year = ", "no TOML"),
        ("places.toml", 'm49 = "360"', 'm49 = "36"', "m49"),
        ("places.toml", 'slug = "indonesia"', 'slug = "india"', "stands twice"),
        ("meetings.toml", 'place = "bali"', 'place = "rome"', "nothing is called 'rome'"),
        ("themes.toml", 'topic = "enhanced-cooperation"', 'topic = "thrust"', "nothing is called"),
        ("meetings.toml", "https://apps.intgovforum.org", "https://apps intgovforum.org", "blanks"),
        ("links.sssom.tsv", "organization/itu", "organization/ituu", "nothing is registered"),
        ("themes.toml", 'match = "exact"', 'match = "exactly"', "match"),
        ("links.sssom.tsv", "wd:Q376150", "wikidata:Q376150", "no prefix"),
        ("links.sssom.tsv", "\t0.95\t", "\t1.5\t", "confidence"),
    ],
)
def test_a_broken_file_is_refused_with_file_and_line(
    curated_folder: Path, name: str, old: str, new: str, message: str
) -> None:
    line = edit(curated_folder / name, old, new)
    with pytest.raises(CuratedError, match=message) as caught:
        Curated.load(curated_folder)
    assert caught.value.path == curated_folder / name
    assert caught.value.line is not None
    assert abs(caught.value.line - line) <= 6, "at the entry, if not at the very line"


@pytest.mark.parametrize("name", ["themes.toml", "people.tsv", "organizations.tsv"])
def test_a_missing_file_is_named(curated_folder: Path, name: str) -> None:
    (curated_folder / name).unlink()
    with pytest.raises(CuratedError, match="no such file"):
        Curated.load(curated_folder)


def test_bytes_that_are_no_utf8_are_refused(curated_folder: Path) -> None:
    (curated_folder / "people.tsv").write_bytes(b"id\tname\n\xff\xfe")
    with pytest.raises(CuratedError, match="not UTF-8"):
        Curated.load(curated_folder)
