"""Further names of somebody withdrawn: titles before them, spellings told later, namesakes."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from igflod.errors import DecisionError
from igflod.linking import Curated
from igflod.pipeline import Decision, build, withdraw
from igflod.settings import Settings
from igflod.uris import Identifier

FIRST = Decision("jo", "asked for by letter", date(2026, 3, 1))
LATER = Decision("mo", "a spelling was left", date(2026, 4, 1))
ZHU = "person/p4h2veg"


@pytest.fixture
def settings(settings: Settings, put: Callable[..., Path], report_324: Path) -> Settings:
    """Give the settings for a folder with the report of workshop 324."""
    put("ws324.txt", report_324.read_bytes())
    return settings


def published(settings: Settings) -> str:
    """Give all that a release says, in small letters."""
    folder = settings.release / "current"
    files = [folder / "dataset.nq", folder / "manifest.json", *folder.glob("quarantine/*")]
    return "\n".join(file.read_text("utf-8").lower() for file in files if file.is_file())


def row_of(settings: Settings, name: str) -> str:
    """Give the id that a name has in the register; by its last row."""
    people = Curated.load(settings.data / "curated").people.entries.values()
    return [f"person/{person.id}" for person in people if person.printed == name][-1]


def record(settings: Settings, *names: str) -> None:
    """Write a curators' record of a session with people of these names."""
    people = ", ".join(f'{{ name = "{name}", role = "speaker" }}' for name in names)
    file = settings.data / "records" / "2014.toml"
    file.parent.mkdir(exist_ok=True)
    text = f'[[sessions]]\nsession = "workshop/2014/5"\ntitle = "On names"\npeople = [{people}]\n'
    file.write_text(f'meeting = 2014\n{text}source = "https://example.org/5"\n', "utf-8")


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Quillfeather, Ada", []),
        ("Ada, Quillfeather (Arbor Institute)", ["Arbor Institute"]),
    ],
)
def test_a_name_that_was_read_as_a_name_and_an_affiliation_is_taken_out_of_both(
    settings: Settings,
    put: Callable[..., Path],
    variant: Callable[..., bytes],
    words: str,
    left: list[str],
) -> None:
    record(settings, "Ada Quillfeather")
    build(settings)
    withdraw(settings, row_of(settings, "Ada Quillfeather"), FIRST)
    put("b.txt", variant(2, {"Zhu Hongbin": words}))
    after = build(settings).dataset
    assert not re.search(r"quillfeather|\bada\b", published(settings))
    [entry] = [e for e in after.published if e.linked.source == "workshop/2013/2"]
    first = entry.linked.participations[0]
    assert (first.withdrawn, first.agent) == (True, None)
    assert [a.value for a in first.participation.affiliations] == left


@pytest.mark.parametrize("title", ["Hon.", "H.E. Ambassador", "Prof. Dr.", "MINISTER"])
def test_a_title_that_is_printed_before_a_name_is_no_part_of_it(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes], title: str
) -> None:
    record(settings, f"{title} Ada Quillfeather")
    build(settings)
    withdraw(settings, row_of(settings, f"{title} Ada Quillfeather"), FIRST)
    put("b.txt", variant(2, {"Zhu Hongbin": "Quillfeather, Ada"}))
    put("c.txt", variant(3, {"Enhanced": "Ada Quillfeather on enhanced"}))
    build(settings)
    assert "quillfeather" not in published(settings)


def test_a_title_before_one_word_makes_no_name_of_that_word(settings: Settings) -> None:
    record(settings, "Hon. Quillfeather", "Ada Quillfeather")
    build(settings)
    withdraw(settings, row_of(settings, "Hon. Quillfeather"), FIRST)
    build(settings)
    assert '"hon. quillfeather"' not in published(settings)
    assert '"ada quillfeather"' in published(settings)


def test_a_spelling_that_is_told_later_is_struck_and_older_releases_go(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(1, {"Enhanced": "Bing Tsu on enhanced"}))
    withdraw(settings, ZHU, FIRST)
    old = build(settings).release
    assert "bing tsu" in published(settings)
    withdraw(settings, ZHU, LATER, ["Bing Tsu"])
    new = build(settings).release
    assert "bing tsu" not in published(settings)
    assert "hongbin" not in published(settings)
    assert [path.name for path in (settings.release / "versions").iterdir()] == [new.folder.name]
    assert old.is_revoked
    assert not new.is_revoked
    rows = Curated.load(settings.data / "curated").retired.withdrawn
    assert [(str(row.id), row.by, row.why) for row in rows] == [
        (ZHU, "jo", "asked for by letter"),
        (ZHU, "mo", "a spelling was left"),
    ]
    assert "withdrawn on 2026-03-01." in published(settings)
    assert "2026-04-01" not in published(settings)


def test_what_was_withdrawn_and_has_no_new_spelling_is_retired_already(settings: Settings) -> None:
    withdraw(settings, ZHU, FIRST, ["Bing Tsu"])
    before = (settings.data / "curated" / "retired.tsv").read_bytes()
    with pytest.raises(DecisionError, match="retired already: it was withdrawn on 2026-03-01"):
        withdraw(settings, ZHU, LATER)
    with pytest.raises(DecisionError, match=r"'\.' is no name"):
        withdraw(settings, ZHU, LATER, ["."])
    assert (settings.data / "curated" / "retired.tsv").read_bytes() == before


def test_a_withdrawal_that_was_stopped_is_made_up_for(settings: Settings, tmp_path: Path) -> None:
    register = settings.data / "curated" / "people.tsv"
    kept = shutil.copy(register, tmp_path / "before.tsv")
    withdraw(settings, ZHU, FIRST)
    shutil.copy(kept, register)
    withdraw(settings, ZHU, LATER)
    assert f"{ZHU.partition('/')[2]}\t\t-\t" in register.read_text()


def test_namesakes_are_named_since_they_lose_the_name_too(settings: Settings) -> None:
    record(settings, "Ada Quillfeather")
    build(settings)
    first = row_of(settings, "Ada Quillfeather")
    record(settings, "Ada Quillfeather", "QUILLFEATHER, Ada")
    build(settings)
    other = row_of(settings, "QUILLFEATHER, Ada")
    made = withdraw(settings, first, FIRST)
    assert made.namesakes == (Identifier.parse(other),)
    assert made.participations == 2
    assert "quillfeather" in published(settings)
    build(settings)
    assert "quillfeather" not in published(settings)
    assert withdraw(settings, other, LATER).namesakes == ()
