"""Reading and linking without validating gives the ids that a build registers, and writes none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from igflod.errors import SourceError
from igflod.pipeline import build
from igflod.pipeline.linked import read_linked
from igflod.settings import Settings


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_ids_are_those_of_the_build(
    settings: Settings, put: Callable[[str, bytes], Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(7, {"Xiantang Sun": "Xian Tang Moon"}))
    put("b.txt", variant(8))
    before = files(settings.data)
    linked = read_linked(settings)
    assert files(settings.data) == before
    built = build(settings)
    agents = [record.agents for record in linked.records]
    assert agents == [entry.linked.agents for entry in built.dataset.published]
    assert set(linked.curated.people.entries) == set(built.dataset.curated.people.entries)


def test_a_second_report_of_a_session_is_set_aside(
    settings: Settings, put: Callable[[str, bytes], Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(7))
    put("b.txt", variant(7, {"Xiantang Sun": "Xian Tang Moon"}))
    linked = read_linked(settings)
    assert len(linked.records) == 1
    assert [held.path.name for held in linked.set_aside] == ["b.txt"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such folder"):
        read_linked(Settings.choose(data=tmp_path / "none", environ={}))
