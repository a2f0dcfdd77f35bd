"""The mapping of one report: complete, without blank nodes, the same every time."""

from dataclasses import replace
from datetime import time

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from tests.conftest import Golden
from tests.graph.conftest import Mapper

from igflod.graph.builder import opening
from igflod.reading import Explanation
from igflod.record import (
    AgentKind,
    Coverage,
    Participation,
    Reading,
    Role,
    SessionType,
    Span,
    Status,
)
from igflod.vocabulary import DCTERMS, IGF, IGFC, OA, PROV, RDF, RDFS, SCHEMA

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
    literals = [
        " ".join(quad.object.value.split())
        for quad in mapper(explanation.record)
        if isinstance(quad.object, Literal)
    ]
    assert max(map(len, literals)) <= 120
    prose = {"description", "summary", "conclusions"}
    spans = [s for part in explanation.record.sections if part.name in prose for s in part.text]
    spans += [point.span for point in explanation.record.key_points]
    texts = [explanation.document.original[span.start : span.end] for span in spans]
    paragraphs = {" ".join(line.split()) for text in texts for line in text.splitlines()} - {""}
    assert len(paragraphs) > 15
    assert any(len(paragraph) < 120 for paragraph in paragraphs)
    assert not [p for p in paragraphs if any(p in literal for literal in literals)]


def test_empty_fields_can_be_asked_for(explanation: Explanation, mapper: Mapper) -> None:
    empty = values(mapper(explanation.record), "report/workshop/2013/324", IGF.emptyField)
    assert empty == ["format", "gender", "previous-workshops", "transcript"]


def test_what_nobody_read_is_listed(explanation: Explanation, mapper: Mapper) -> None:
    unread = Coverage(7652, 7604, 0, (Span(200, 226),), 26)
    quads = mapper(replace(explanation.record, coverage=unread))
    passage = "evidence/9abc8f6410d4af02/200-226"
    assert values(quads, "report/workshop/2013/324", IGF.unread) == [ID + passage]
    selector = "capture/9abc8f6410d4af02#char=200,226"
    assert values(quads, selector, OA.start) == ["200"]
    assert values(quads, selector, OA.exact) == [], "an unread passage is not quoted"


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


def test_a_stated_time_stands_beside_the_date(explanation: Explanation, mapper: Mapper) -> None:
    record = replace(
        explanation.record,
        start=Reading(time(16, 30), (Span(0, 4),)),
        end=Reading(time(18, 0), (Span(0, 4),)),
    )
    quads = mapper(record)
    session = "workshop/2013/324"
    assert values(quads, session, SCHEMA.startDate) == ["2013-10-24"]
    assert values(quads, session, IGF.startTime) == ["16:30:00"]
    assert values(quads, session, IGF.endTime) == ["18:00:00"]
    reading = "reading/workshop/2013/324/start-time"
    assert values(quads, reading, IGF.evidence) == [f"{ID}evidence/9abc8f6410d4af02/0-4"]


def test_an_answer_that_no_code_has_is_kept_in_its_own_words(
    explanation: Explanation, mapper: Mapper
) -> None:
    answer = Reading("It was raised in passing", (Span(8635, 8701),))
    quads = mapper(replace(explanation.record, gender_discussion=answer))
    assert values(quads, "report/workshop/2013/324", IGF.genderRelevance) == []
    reading = "reading/workshop/2013/324/gender-relevance"
    assert values(quads, reading, IGF.asPrinted) == ["It was raised in passing"]


def test_what_is_in_no_list_keeps_its_words_and_states_nothing(
    explanation: Explanation, mapper: Mapper
) -> None:
    city = Reading("Atlantis", (Span(106, 110),))
    quads = mapper(replace(explanation.record, city=city, country=None))
    assert values(quads, "workshop/2013/324", SCHEMA.location) == []
    assert values(quads, "reading/workshop/2013/324/place", IGF.asPrinted) == ["Atlantis"]
    assert values(quads, "reading/workshop/2013/324/place", RDF.object) == []


def test_goals_are_subjects_of_the_session(explanation: Explanation, mapper: Mapper) -> None:
    goal = "http://metadata.un.org/sdg/4"
    quads = mapper(replace(explanation.record, sdgs=(Reading(4, (Span(0, 4),)),)))
    assert values(quads, "workshop/2013/324", DCTERMS.subject) == [goal]
    assert values(quads, "reading/workshop/2013/324/sdg-4", RDF.object) == [goal]


def test_policy_questions_are_located(explanation: Explanation, mapper: Mapper) -> None:
    asked = tuple(Reading("Who pays?", (Span(at, at + 9),)) for at in (400, 420))
    quads = mapper(replace(explanation.record, policy_questions=asked))
    reading = "reading/workshop/2013/324/field-policy-questions"
    assert len(values(quads, reading, IGF.evidence)) == 2
    assert values(quads, "capture/9abc8f6410d4af02#char=400,409", OA.exact) == []


def test_what_a_participation_is_said_to_be_is_kept_in_words_and_located(
    explanation: Explanation, mapper: Mapper
) -> None:
    somebody = Participation(
        Role.ORGANIZER,
        AgentKind.UNNAMED,
        Reading("Representative of a ministry", (Span(0, 5),)),
        Status.LISTED,
        affiliations=(Reading("ISOC", (Span(10, 14),)),),
        group=Reading("Gardeners", (Span(20, 29),)),
        region=Reading("GRULAC", (Span(30, 36),)),
        country=Reading("Ruritania", (Span(40, 49),)),
        evidence=(Span(0, 5),),
        rule="igf-2013-report/organizer-n",
    )
    quads = mapper(replace(explanation.record, participations=(somebody,)))
    node = "participation/workshop/2013/324/organizer-1"
    assert values(quads, node, IGF.nameAsPrinted) == []
    assert values(quads, node, IGF.asPrinted) == ["Representative of a ministry"]
    assert values(quads, node, IGF.affiliationAsPrinted) == ["ISOC"]
    assert values(quads, node, IGF.stakeholderGroup) == []
    assert values(quads, node, IGF.groupAsPrinted) == ["Gardeners"]
    assert values(quads, node, IGF.region) == [IGFC.region_latin_american_caribbean.value]
    assert values(quads, node, IGF.regionAsPrinted) == ["GRULAC"]
    assert values(quads, node, IGF.countryAsPrinted) == ["Ruritania"]
    assert values(quads, node, IGF.rule) == ["organizer-n"]
    assert len(values(quads, node, IGF.evidence)) == 5


def test_a_field_without_a_label_is_derived(explanation: Explanation, mapper: Mapper) -> None:
    quads = mapper(explanation.record)
    field = "reading/workshop/2013/324/field-{}"
    assert values(quads, field.format("agenda"), IGF.certainty) == [IGFC.derived.value]
    assert values(quads, field.format("summary"), IGF.certainty) == [IGFC.stated.value]


def test_passages_are_named_by_the_text_and_the_text_leads_to_its_file(
    explanation: Explanation, mapper: Mapper
) -> None:
    file = replace(explanation.record.capture, sha256="f" * 64, media_type="application/pdf")
    quads = mapper(replace(explanation.record, capture=file))
    passage, text = "evidence/9abc8f6410d4af02/245-256", "capture/9abc8f6410d4af02"
    assert values(quads, passage, OA.hasSource) == [ID + text]
    assert values(quads, text, PROV.wasDerivedFrom) == [f"{ID}capture/{'f' * 16}"]
    assert values(quads, text, DCTERMS.format) == ["text/plain; charset=utf-8"]
    assert values(quads, "report/workshop/2013/324", IGF.capture) == [f"{ID}capture/{'f' * 16}"]


def test_a_file_of_plain_text_is_its_own_text(explanation: Explanation, mapper: Mapper) -> None:
    captures = [q for q in mapper(explanation.record) if q.object == IGF.SourceCapture]
    assert len(captures) == 1


@pytest.mark.parametrize(
    ("text", "begun"), [("one two three", "one two…"), ("字" * 20, "字" * 9 + "…"), ("one", "one")]
)
def test_the_opening_of_a_text(text: str, begun: str) -> None:
    assert opening(text, 10) == begun


def test_somebody_of_whom_only_words_are_printed_is_kept_in_these_words(
    explanation: Explanation, mapper: Mapper
) -> None:
    nobody = Participation(
        role=Role.SPEAKER,
        kind=AgentKind.UNNAMED,
        name=None,
        status=Status.LISTED,
        evidence=(Span(3916, 3953),),
    )
    quads = mapper(replace(explanation.record, participations=(nobody,)))
    printed = values(quads, "participation/workshop/2013/324/speaker-1", IGF.asPrinted)
    assert printed == ["Reprensentative from ICANN/ITU/UNESCO"]
