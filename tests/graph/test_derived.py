"""Shortcuts: one hop, made from what the participations say and nothing else."""

from pyoxigraph import Literal, NamedNode, Quad
from tests.graph.conftest import Mapper

from igflod.graph import derive
from igflod.reading import Explanation
from igflod.uris import Uris
from igflod.vocabulary import IGF, IGFC, SCHEMA

SESSION = NamedNode("https://w3id.org/igflod/id/workshop/2013/324")


def test_workshop_324_has_two_organizers_and_five_speakers_who_took_part(
    explanation: Explanation, mapper: Mapper
) -> None:
    derived = derive(mapper(explanation.record), Uris())
    assert {quad.subject for quad in derived} == {SESSION}
    assert sum(quad.predicate == SCHEMA.organizer for quad in derived) == 2
    assert sum(quad.predicate == SCHEMA.performer for quad in derived) == 5
    assert {quad.graph_name for quad in derived} == {
        NamedNode("https://w3id.org/igflod/graph/derived")
    }


def test_a_planned_speaker_is_no_performer() -> None:
    graph = NamedNode("https://example.org/g")
    node, person = NamedNode("https://example.org/p"), NamedNode("https://example.org/jane")
    said = [
        Quad(node, IGF.participationIn, SESSION, graph),
        Quad(node, IGF.role, IGFC.speaker, graph),
        Quad(node, IGF.participationStatus, IGFC.planned, graph),
        Quad(node, IGF.participant, person, graph),
    ]
    assert derive(said, Uris()) == []
    took_part = Quad(node, IGF.participationStatus, IGFC.took_part, graph)
    assert [quad.object for quad in derive([*said, took_part], Uris())] == [person]


def test_literals_are_no_agents() -> None:
    graph = NamedNode("https://example.org/g")
    node = NamedNode("https://example.org/p")
    said = [
        Quad(node, IGF.participationIn, SESSION, graph),
        Quad(node, IGF.role, IGFC.organizer, graph),
        Quad(node, IGF.participant, Literal("Jane"), graph),
    ]
    assert derive(said, Uris()) == []
    jane = Quad(node, IGF.participant, NamedNode("https://example.org/jane"), graph)
    assert len(derive([*said, jane], Uris())) == 1
