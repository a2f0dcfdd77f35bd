"""A report that is refused leaves no trace, and gives way to another one of its session."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from igflod.errors import CuratedError
from igflod.linking import Curated
from igflod.pipeline.acceptance import Accepted, accept_reports
from igflod.pipeline.intake import ReadReport, read_reports
from igflod.pipeline.sources import find_reports
from igflod.record import Reading, Span
from igflod.settings import Settings

BELOW_ZERO = Reading(-5, (Span(0, 8),))
"""No template reads a length below zero; a shape forbids it all the same."""


def read(settings: Settings) -> list[ReadReport]:
    reports, held = read_reports(list(find_reports(settings.data / "reports")), lambda *_: None)
    assert not held
    return reports


def accept(reports: list[ReadReport], settings: Settings) -> Accepted:
    curated = Curated.load(settings.data / "curated")
    return accept_reports(reports, curated, settings.uris, lambda *_: None)


def break_a_shape(report: ReadReport) -> ReadReport:
    return replace(report, record=replace(report.record, duration_minutes=BELOW_ZERO))


def test_a_second_report_stands_in_for_one_that_is_refused(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(1))
    put("b.txt", variant(1) + b"\n\n")
    first, second = read(settings)
    accepted = accept([break_a_shape(first), second], settings)
    assert [entry.path.name for entry in accepted.published] == ["b.txt"]
    assert [held.path.name for held in accepted.refused] == ["a.txt"]


def test_every_report_is_refused_once_with_all_its_reasons(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    for number in range(1, 4):
        put(f"{number}.txt", variant(number))
    reports = [break_a_shape(report) for report in read(settings)]
    accepted = accept(reports, settings)
    assert accepted.published == ()
    assert [held.path.name for held in accepted.refused] == ["1.txt", "2.txt", "3.txt"]
    assert [len(held.reasons) for held in accepted.refused] == [1, 1, 1]


def test_whoever_shares_a_name_with_a_refused_report_is_first_named_elsewhere(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    newcomer = {"Zhu Hongbin": "Ada Example"}
    put("a.txt", variant(1, newcomer))
    put("b.txt", variant(2, newcomer))
    first, second = read(settings)

    both = accept([first, second], settings)
    assert sessions_of("Ada Example", both) == ["workshop/2013/1"]
    only = accept([break_a_shape(first), second], settings)
    assert sessions_of("Ada Example", only) == ["workshop/2013/2"]
    assert only.curated.people.entries == accept([second], settings).curated.people.entries


def sessions_of(name: str, accepted: Accepted) -> list[str]:
    people = accepted.curated.people.entries.values()
    return [person.session for person in people if person.printed == name]


def test_the_registers_that_were_given_stay_as_they_are(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(1, {"Zhu Hongbin": "Ada Example"}))
    curated = Curated.load(settings.data / "curated")
    accept_reports(read(settings), curated, settings.uris, lambda *_: None)
    loaded = Curated.load(settings.data / "curated")
    assert curated.people.entries.keys() == loaded.people.entries.keys()


def test_a_theme_that_only_a_report_names_and_that_breaks_a_shape_holds_back_that_report(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(1))
    put("b.txt", variant(2))
    first, second = read(settings)
    nameless = replace(first, record=replace(first.record, themes=(Reading("", (Span(0, 8),)),)))
    accepted = accept([nameless, second], settings)
    assert [entry.path.name for entry in accepted.published] == ["b.txt"]
    [held] = accepted.refused
    assert held.reasons[0].rule == "Concept-label"


def test_a_link_that_is_too_unsure_to_be_published_is_the_curators_to_mend(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(1))
    links = settings.data / "curated" / "links.sssom.tsv"
    links.write_text(links.read_text("utf-8").replace("\t0.95\t", "\t0.3\t"), encoding="utf-8")
    with pytest.raises(CuratedError, match=r"confidence of 0\.9"):
        accept(read(settings), settings)


def test_progress_is_told_for_each_report(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    put("a.txt", variant(1))
    put("b.txt", b"")
    told: list[tuple[str, int, int]] = []
    reports, _ = read_reports(
        list(find_reports(settings.data / "reports")), lambda *step: told.append(step)
    )
    curated = Curated.load(settings.data / "curated")
    accept_reports(reports, curated, settings.uris, lambda *step: told.append(step))
    assert told == [("read", 1, 2), ("read", 2, 2), ("validate", 1, 1)]


def test_in_which_order_reports_come_in_changes_nothing(
    settings: Settings, put: Callable[..., Path], variant: Callable[..., bytes]
) -> None:
    for number in range(1, 4):
        put(f"{number}.txt", variant(number, {"Xiantang Sun": "Ada Example"}))
    reports = read(settings)
    one, other = accept(reports, settings), accept(reports[::-1], settings)
    assert [entry.linked for entry in one.published] == [entry.linked for entry in other.published]
    assert one.curated.people == other.curated.people
