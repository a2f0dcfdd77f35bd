"""sources.toml: where reports were found; broken ones are refused with the place of the error."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from igflod.errors import CuratedError, SourceError
from igflod.linking import Provenance
from igflod.pipeline import make_dataset
from igflod.pipeline.sources import Found, find_reports, find_unread
from igflod.record import SessionType
from igflod.settings import Settings
from igflod.uris import SessionKey
from igflod.vocabulary import IGF

PAGE = "https://example.org/324"

OF_RECORDS = ("also", "partial")
"""What is known of a curator's record and never of a report."""


def test_reports_come_with_what_is_said_of_them(
    settings: Settings, put: Callable[..., Path]
) -> None:
    said = [
        '["b.txt"]',
        f'url = "{PAGE}"',
        "retrieved = 2026-11-24",
        'rights = "Theirs."',
        'language = "pt-BR"',
        'session = "workshop/2013/324"',
        'report = "by-the-host"',
    ]
    put("2013/sources.toml", "\n".join(said).encode())
    b = put("2013/b.txt", b"b")
    a = put("2013/a.txt", b"a")
    other = put("other.pdf", b"c")
    session = SessionKey(SessionType.WORKSHOP, 2013, "324")
    about_b = Provenance(PAGE, date(2026, 11, 24), "Theirs.", "pt-BR", session, "by-the-host")
    assert list(find_reports(settings.data / "reports")) == [
        Found(a, "2013/a.txt", Provenance()),
        Found(b, "2013/b.txt", about_b, described=True),
        Found(other, "other.pdf", Provenance()),
    ]


def test_a_session_that_is_said_comes_before_what_the_report_says(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("sources.toml", b'["a.txt"]\nsession = "open-forum/2013/9"\n')
    put("a.txt", variant())
    [published] = make_dataset(settings).published
    assert published.linked.key.path == "open-forum/2013/9"


def test_a_session_may_have_a_second_report_that_is_named(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("sources.toml", b'["b.txt"]\nreport = "by-the-host"\n')
    put("a.txt", variant())
    put("b.txt", variant(324, {"22 35 5 35 10 12 57": "20 35 5 33 10 12 55"}))
    dataset = make_dataset(settings)
    assert [entry.path.name for entry in dataset.published] == ["a.txt", "b.txt"]
    assert dataset.quarantined == ()
    women = {
        str(quad.subject).partition("/id/")[2]: str(quad.object).partition("^")[0]
        for quad in dataset.quads
        if quad.predicate == IGF.count and str(quad.subject).endswith("/female>")
    }
    assert women == {
        "attendance/workshop/2013/324/female>": '"22"',
        "attendance/workshop/2013/324/by-the-host/female>": '"20"',
    }


def test_files_of_other_kinds_are_told_of(settings: Settings, put: Callable[..., Path]) -> None:
    picture = put("2013/photo.jpeg", b"")
    for name in ("README.md", "2013/sources.toml", "a.txt.reasons.json", ".DS_Store", "a.txt"):
        put(name, b"")
    assert list(find_unread(settings.data / "reports")) == [picture]


@pytest.mark.parametrize(
    ("said", "line", "words"),
    [
        ('["a.txt"]\nurl = "https://example.org/', 2, "is no TOML"),
        ('["a.txt"]\n\nadress = "https://example.org/"\n', 3, "Extra inputs"),
        ('["a.txt"]\nretrieved = "yesterday"\n', 2, "valid date"),
        ('["a.txt"]\nurl = "example.org"\n', 2, "url"),
        ('["a.txt"]\nurl = "ftp://example.org/a"\n', 2, "begins with http"),
        ('["a.txt"]\nurl = "https://example.org/a b"\n', 2, "url"),
        ('["a.txt"]\nsession = "workshop 324"\n', 2, "'workshop/2013/324'"),
        ('["a.txt"]\nsession = "party/2013/324"\n', 2, "'workshop/2013/324'"),
        ('["a.txt"]\nreport = "By the host"\n', 2, "report"),
        ('["a.txt"]\nlanguage = "Portuguese"\n', 2, "language"),
        ('["a.txt"]\n["b.txt"]\nrights = "Theirs."\n', 2, "names 'b.txt', which is not there"),
    ],
)
def test_a_broken_file_is_refused_with_the_line_of_the_error(
    settings: Settings, put: Callable[..., object], said: str, line: int, words: str
) -> None:
    put("a.txt", b"a")
    file = put("sources.toml", said.encode())
    with pytest.raises(CuratedError) as caught:
        make_dataset(settings)
    assert (caught.value.path, caught.value.line) == (file, line)
    assert words in caught.value.message


def test_a_broken_file_is_refused_where_no_report_lies_beside_it(
    settings: Settings, put: Callable[..., object]
) -> None:
    put("2014/sources.toml", b"nonsense")
    with pytest.raises(CuratedError):
        make_dataset(settings)


@pytest.mark.parametrize("missing", ["", "reports", "curated"])
def test_a_missing_folder_is_named(settings: Settings, missing: str) -> None:
    (settings.data / missing).rename(settings.data.parent / "elsewhere")
    with pytest.raises((SourceError, CuratedError)) as caught:
        make_dataset(settings)
    assert str(settings.data / missing) in str(caught.value)
    assert "there is no such" in caught.value.message


def test_the_keys_are_documented_and_no_other(root: Path, settings: Settings) -> None:
    page = (root / "docs" / "adding-a-report.md").read_text("utf-8")
    documented = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    example = re.search(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert example
    assert documented == [f.name for f in fields(Provenance) if f.name not in OF_RECORDS]
    folder = settings.data / "reports"
    (folder / "ws324.txt").write_bytes(b"")
    (folder / "sources.toml").write_text(example[1], "utf-8")
    [found] = find_reports(folder)
    assert found.provenance == Provenance(
        "http://www.friendsoftheigf.org/report/827", date(2026, 11, 23)
    )


def test_what_is_said_of_all_files_holds_where_a_file_has_nothing_of_its_own(
    settings: Settings, put: Callable[..., Path]
) -> None:
    said = '["*"]\nyear = 2008\nlanguage = "fr"\n\n["b.txt"]\nlanguage = "en"\n'
    put("2008/sources.toml", said.encode())
    put("2008/a.txt", b"a")
    put("2008/b.txt", b"b")
    put("other.txt", b"c")
    found = {file.name: file for file in find_reports(settings.data / "reports")}
    assert found["2008/a.txt"].provenance == Provenance(year=2008, language="fr")
    assert found["2008/b.txt"].provenance == Provenance(year=2008, language="en")
    assert found["other.txt"].provenance == Provenance()
    assert [name for name, file in found.items() if file.described] == ["2008/b.txt"]
