"""A report says the same in every container: the same page as text, HTML, PDF and DOCX."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.reading.containers.conftest import pdf_counts

from igflod.reading import Explanation, Reader, Source
from igflod.record import Element, Record, Span

Put = Callable[[str], Source]


@pytest.fixture(scope="module")
def from_text(report_324: Path) -> Explanation:
    return Reader().explain(Source.load(report_324))


@pytest.fixture(scope="module")
def from_container(report_324: Path, container: Put) -> Explanation:
    return Reader().explain(container(report_324.read_text("utf-8")))


def facts(value: Any) -> Any:
    """Give a value without the places that it stands in."""
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple):
        return [facts(part) for part in value if not isinstance(part, Span)]
    if is_dataclass(value) and not isinstance(value, type):
        named = {part.name: facts(getattr(value, part.name)) for part in fields(value)}
        return {name: part for name, part in named.items() if name != "line"}
    return value


def stated(record: Record) -> dict[str, Any]:
    left_out = {"capture", "coverage", "elements"}
    return {
        part.name: facts(getattr(record, part.name))
        for part in fields(record)
        if part.name not in left_out
    }


def quotes(explanation: Explanation) -> Iterator[tuple[str, str]]:
    """Give the words at each place of a record, with the field that they belong to."""
    record = explanation.record
    for part in fields(record):
        if part.name not in {"capture", "coverage", "elements", "problems", "sections"}:
            for span in spans(getattr(record, part.name)):
                yield part.name, words(explanation, [span])
    for section in record.sections:
        yield section.name, words(explanation, section.text)


def spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def words(explanation: Explanation, places: Any) -> str:
    return " ".join(" ".join(explanation.document.quote(place) for place in places).split())


def test_the_record_is_that_of_the_text(
    from_text: Explanation, from_container: Explanation
) -> None:
    assert stated(from_container.record) == stated(from_text.record)


def test_each_place_holds_the_words_that_it_holds_in_the_text(
    from_text: Explanation, from_container: Explanation
) -> None:
    assert list(quotes(from_container)) == list(quotes(from_text))


def test_nothing_is_left_unread_but_what_the_text_leaves(
    from_text: Explanation, from_container: Explanation
) -> None:
    coverage = from_container.record.coverage
    assert coverage.read + coverage.furniture + coverage.unread_count == coverage.total
    assert coverage.unread_count == from_text.record.coverage.unread_count


def test_no_word_of_the_site_is_in_a_block(from_container: Explanation) -> None:
    text = "\n".join(block.text for block in from_container.document.blocks)
    for word in ("cookies", "Accept all", "All reports", "Archive of the sessions", "Page 1"):
        assert word not in text


def test_each_element_has_a_path_but_in_plain_text(from_container: Explanation) -> None:
    elements = from_container.record.elements
    assert all(isinstance(element, Element) for element in elements)
    has_elements = from_container.record.capture.media_type != "application/gzip"
    assert bool(elements) is has_elements


@pytest.mark.parametrize("width", [60, 70, 90])
@pytest.mark.parametrize("place", ["TOP", "MIDDLE", "BOTTOM"])
def test_counts_in_a_table_of_a_pdf_are_those_of_the_text(
    from_text: Explanation, report_324: Path, tmp_path: Path, place: str, width: int
) -> None:
    path = tmp_path / "report.pdf"
    for drawn in (True, False):
        text = report_324.read_text("utf-8")
        path.write_bytes(pdf_counts(text, drawn=drawn, place=place, width=width))
        record = Reader().explain(Source.load(path)).record
        counts = [(count.category, count.value) for count in record.attendance]
        assert counts == [(c.category, c.value) for c in from_text.record.attendance]
        assert not record.problems
