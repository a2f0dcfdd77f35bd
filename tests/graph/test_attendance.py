"""Attendance in the graph: as reported, and honest about what is no exact number."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode
from tests.graph.conftest import Mapper

from igflod.reading import Explanation
from igflod.record import AttendanceCount, Category, Reading, Span
from igflod.vocabulary import IGF, IGFC, QB, RDF, SDMX_ATTRIBUTE, SDMX_CODE

COUNT = NamedNode("https://w3id.org/igflod/id/attendance/workshop/2013/324/female")
ESTIMATE = NamedNode("https://w3id.org/igflod/id/estimate/workshop/2013/324/women")


def test_a_count_is_an_observation(explanation: Explanation, mapper: Mapper) -> None:
    said = {(q.predicate, q.object) for q in mapper(explanation.record) if q.subject == COUNT}
    assert (RDF.type, QB.Observation) in said
    assert (IGF.count, Literal(22)) in said
    assert (SDMX_ATTRIBUTE.obsStatus, SDMX_CODE.obsStatus_A) in said


@pytest.mark.parametrize(
    ("printed", "status"),
    [("about 40", SDMX_CODE.obsStatus_E), ("n.a.", SDMX_CODE.obsStatus_M)],
)
def test_a_cell_that_is_no_exact_number_gives_no_number(
    explanation: Explanation, mapper: Mapper, printed: str, status: NamedNode
) -> None:
    approximate = printed.startswith("about")
    cell = AttendanceCount(Category.FEMALE, printed, None, approximate, Span(9013, 9015))
    record = replace(explanation.record, attendance=(cell,))
    said = {(q.predicate, q.object) for q in mapper(record) if q.subject == COUNT}
    assert (IGF.asPrinted, Literal(printed)) in said
    assert (SDMX_ATTRIBUTE.obsStatus, status) in said
    assert not {pair for pair in said if pair[0] == IGF.count or pair[1] == QB.Observation}


def test_columns_without_a_count_are_named(explanation: Explanation, mapper: Mapper) -> None:
    record = replace(explanation.record, attendance_missing=(Category.LDC, Category.TOTAL))
    said = {q.object for q in mapper(record) if q.predicate == IGF.emptyField}
    assert {Literal("attendance-ldc"), Literal("attendance-total")} < said


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("About half of the participants were women", {IGFC.band_about_half}),
        ("The majority of participants were women", {IGFC.band_majority}),
        ("A third of them, I think", set()),
    ],
)
def test_an_estimate_keeps_its_words_and_gets_a_band_if_the_form_has_it(
    explanation: Explanation, mapper: Mapper, words: str, band: set[NamedNode]
) -> None:
    record = replace(explanation.record, women_estimate=Reading(words, (Span(8507, 8548),)))
    said = [q for q in mapper(record) if q.subject == ESTIMATE]
    assert {q.object for q in said if q.predicate == IGF.shareBand} == band
    assert {q.object for q in said if q.predicate == IGF.asPrinted} == {Literal(words)}
