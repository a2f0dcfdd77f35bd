"""The mapping of one report: complete, without blank nodes, the same every time."""

from dataclasses import replace
from datetime import time

from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from tests.conftest import Golden
from tests.graph.conftest import Mapper

from igflod.reading import Explanation
from igflod.record import Coverage, Reading, SessionType, Span
from igflod.vocabulary import IGF, IGFC, OA, RDF, RDFS, SCHEMA

ID = "https://w3id.org/igflod/id/"


def values(quads: list[Quad], local: str, predicate: NamedNode) -> list[str]:
    subject = NamedNode(ID + local)
    return sorted(
        quad.object.value
        for quad in quads
        if (quad.subject, quad.predicate) == (subject, predicate)
        and isinstance(quad.object, NamedNode | Literal)
    )


def test_workshop_324_is_mapped_as_the_golden_file_says(
    explanation: Explanation, mapper: Mapper, golden: Golden
) -> None:
    lines = sorted(f"{quad.triple} .\n" for quad in mapper(explanation.record))
    golden("".join(lines), "workshop-2013-324.nt")


def test_all_statements_stand_in_the_one_graph_of_the_report(
    explanation: Explanation, mapper: Mapper
) -> None:
    graphs = {quad.graph_name for quad in mapper(explanation.record)}
    assert graphs == {NamedNode("https://w3id.org/igflod/graph/report/workshop/2013/324")}


def test_no_node_is_blank(explanation: Explanation, mapper: Mapper) -> None:
    for quad in mapper(explanation.record):
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)


def test_every_evidence_quotes_the_very_words_at_its_position(
    explanation: Explanation, mapper: Mapper
) -> None:
    quads = mapper(explanation.record)
    starts = {
        q.subject: int(q.object.value)
        for q in quads
        if q.predicate == OA.start and isinstance(q.object, Literal)
    }
    quotes = {
        q.subject: q.object.value
        for q in quads
        if q.predicate == OA.exact and isinstance(q.object, Literal)
    }
    assert len(quotes) > 40
    for selector, words in quotes.items():
        assert isinstance(selector, NamedNode)
        start = starts[selector]
        assert explanation.document.text[start : start + len(words)] == words
        assert len(words) <= 120, "longer passages are located, not copied"
        assert selector.value.endswith(f"#char={start},{start + len(words)}")


def test_prose_is_located_and_not_republished(explanation: Explanation, mapper: Mapper) -> None:
    longest = max(
        (
            quad.object.value
            for quad in mapper(explanation.record)
            if isinstance(quad.object, Literal)
        ),
        key=len,
    )
    assert len(longest) <= 120


def test_empty_fields_can_be_asked_for(explanation: Explanation, mapper: Mapper) -> None:
    empty = values(mapper(explanation.record), "report/workshop/2013/324", IGF.emptyField)
    assert empty == ["format", "gender", "previous-workshops", "transcript"]


def test_what_nobody_read_is_listed(explanation: Explanation, mapper: Mapper) -> None:
    unread = Coverage(7652, 7604, 0, (Span(0, 48),), 48)
    quads = mapper(replace(explanation.record, coverage=unread))
    assert values(quads, "report/workshop/2013/324", IGF.unread) == [
        f"{ID}evidence/9abc8f6410d4af02/0-48"
    ]


def test_a_session_that_is_no_workshop_is_no_workshop(
    explanation: Explanation, mapper: Mapper
) -> None:
    forum = Reading(SessionType.OPEN_FORUM, (Span(0, 4),))
    quads = mapper(replace(explanation.record, session_type=forum))
    assert values(quads, "open-forum/2013/324", RDF.type) == [IGF.Session.value]
    assert values(quads, "open-forum/2013/324", IGF.sessionType) == [IGFC.session_open_forum.value]
    assert values(quads, "report/open-forum/2013/324", RDFS.label) == [
        "Report of IGF 2013 open forum 324"
    ]


def test_a_stated_time_makes_the_date_a_date_and_time(
    explanation: Explanation, mapper: Mapper
) -> None:
    record = replace(
        explanation.record,
        start=Reading(time(16, 30), (Span(0, 4),)),
        end=Reading(time(18, 0), (Span(0, 4),)),
    )
    quads = mapper(record)
    assert values(quads, "workshop/2013/324", SCHEMA.startDate) == ["2013-10-24T16:30:00"]
    assert values(quads, "workshop/2013/324", SCHEMA.endDate) == ["2013-10-24T18:00:00"]


def test_an_answer_that_no_code_has_is_kept_in_its_own_words(
    explanation: Explanation, mapper: Mapper
) -> None:
    answer = Reading("It was raised in passing", (Span(8635, 8701),))
    quads = mapper(replace(explanation.record, gender_discussion=answer))
    assert values(quads, "report/workshop/2013/324", IGF.genderRelevance) == []
    reading = "reading/workshop/2013/324/gender-relevance"
    assert values(quads, reading, IGF.asPrinted) == ["It was raised in passing"]
