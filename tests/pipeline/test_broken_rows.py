"""A broken attendance row: which file, which line, which rule; the rest is published."""

import json
from collections.abc import Callable

import pytest

from igflod.pipeline import build
from igflod.settings import Settings

ROW = "22 35 5 35 10 12 57"
LINE_OF_ROW = 94

BROKEN = {
    "a word for a number": ("22 many 5 35 10 12 57", "attendance-cell", "'many' in the column"),
    "a negative number": ("22 35 -5 35 10 12 57", "attendance-cell", "'-5' in the column"),
    "a fraction": ("22.5 35 5 35 10 12 57", "attendance-cell", "'22.5' in the column"),
    "letters behind a number": ("22 35 5x 35 10 12 57", "attendance-cell", "'5x' in the column"),
    "a cell too many": ("22 35 5 35 10 12 57 3", "attendance-row", "8 values for 7 columns"),
    "numbers with a space in them": ("22 35 5 35 10 12 1 057", "attendance-row", "8 values"),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_a_broken_row_is_quarantined_and_the_rest_is_published(
    settings: Settings,
    put: Callable[..., object],
    variant: Callable[..., bytes],
    case: tuple[str, str, str],
) -> None:
    row, rule, words = case
    broken = variant(325, {ROW: row})
    put("2013/ws324.txt", variant(324))
    put("2013/ws325.txt", broken)
    built = build(settings)

    [published] = built.dataset.published
    assert published.path.name == "ws324.txt"
    [held] = built.dataset.quarantined
    reason = held.reasons[0]
    assert (held.path.name, reason.rule, reason.line) == ("ws325.txt", rule, LINE_OF_ROW)
    assert words in reason.message

    kept = built.release.folder / "quarantine" / "2013" / "ws325.txt"
    assert kept.read_bytes() == broken
    said = json.loads(kept.with_name("ws325.txt.reasons.json").read_text("utf-8"))
    assert said["file"] == "2013/ws325.txt"
    assert said["reasons"][0] == {"rule": rule, "line": LINE_OF_ROW, "message": reason.message}
    assert built.release.manifest["quarantined"] == [said]
    dump = built.release.dataset.read_text("utf-8")
    assert "id/workshop/2013/324>" in dump
    assert "workshop/2013/325" not in dump


def test_every_broken_cell_has_a_reason_of_its_own(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant(324, {ROW: "22 many 5 few 10 12 57"}))
    [held] = build(settings).dataset.quarantined
    assert [reason.message.split()[0] for reason in held.reasons] == ["'many'", "'few'"]


@pytest.mark.parametrize(
    "row", ["22 35 5 35 10 12", "22 35 - n/a 10 12 57", "~22 35 5 35 10 12 60+"]
)
def test_a_row_that_can_be_understood_is_published(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes], row: str
) -> None:
    put("ws324.txt", variant(324, {ROW: row}))
    dataset = build(settings).dataset
    assert (len(dataset.published), dataset.quarantined) == (1, ())


def test_a_violated_shape_is_named(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    years = {"Forum 2013": "Forum 2031", "October 2013": "October 2031"}
    put("ws324.txt", variant(324, years))
    [held] = build(settings).dataset.quarantined
    [reason] = held.reasons
    assert reason.rule == "Session-meeting"
    assert "the meeting is described" in reason.message
    assert "id/workshop/2031/324" in reason.message


def test_a_mended_report_is_published_by_the_next_build(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant(324, {ROW: "22 many 5 35 10 12 57"}))
    assert build(settings).dataset.quarantined
    put("ws324.txt", variant(324))
    built = build(settings)
    assert not built.dataset.quarantined
    assert not (built.release.folder / "quarantine").exists()
