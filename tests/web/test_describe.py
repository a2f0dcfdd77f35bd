"""What a description holds: the thing, what hangs on it, where it was read, names, who points."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, Quad

from igflod.vocabulary import FOAF, IGF, IGFC, OA, RDF, RDFS, SKOS
from igflod.web.describe import describe, is_described
from igflod.web.site import Site

BASE = "https://w3id.org/igflod/"
WORKSHOP = NamedNode(f"{BASE}id/workshop/2013/324")

SPEAKER = NamedNode(f"{BASE}id/participation/workshop/2013/324/speaker-1")


@pytest.fixture
def describes(served: Site) -> Callable[[NamedNode], list[Quad]]:
    return lambda node: describe(served.store, node)


def said(quads: list[Quad], subject: NamedNode, predicate: NamedNode) -> list[object]:
    return [q.object for q in quads if (q.subject, q.predicate) == (subject, predicate)]


def test_a_session_comes_with_all_that_hangs_on_it(
    describes: Callable[[NamedNode], list[Quad]],
) -> None:
    quads = describes(WORKSHOP)

    assert set(said(quads, WORKSHOP, IGF.sessionNumber)) == {Literal("324")}
    kinds = {q.object for q in quads if q.predicate == RDF.type}
    assert {
        IGF.SessionReport,
        IGF.SessionRecord,
        IGF.Participation,
        IGF.AgendaItem,
        IGF.AttendanceCount,
        IGF.AttendanceEstimate,
        IGF.KeyPoint,
        IGF.Reading,
        IGF.SourceCapture,
        OA.SpecificResource,
        OA.TextPositionSelector,
    } <= kinds
    (person,) = said(quads, SPEAKER, IGF.participant)
    assert isinstance(person, NamedNode)
    assert said(quads, person, RDFS.label) == [Literal("Norbert Bollow")]
    assert said(quads, person, RDF.type) == []  # another document's matter
    assert said(quads, IGFC.speaker, SKOS.prefLabel) == [Literal("speaker", language="en")]
    assert len({str(q.graph_name) for q in quads}) >= 4


def test_a_person_comes_with_where_they_are_named(
    describes: Callable[[NamedNode], list[Quad]],
) -> None:
    (person,) = said(describes(SPEAKER), SPEAKER, IGF.participant)
    assert isinstance(person, NamedNode)
    quads = describes(person)

    assert said(quads, person, RDF.type) == [FOAF.Person]
    assert said(quads, SPEAKER, IGF.role) == [IGFC.speaker]
    title = Literal("Enhanced Cooperation for Sustainable Development", language="en")
    assert title in said(quads, WORKSHOP, RDFS.label)


def test_a_code_comes_with_those_who_use_it(
    describes: Callable[[NamedNode], list[Quad]],
) -> None:
    quads = describes(IGFC.speaker)

    assert said(quads, SPEAKER, IGF.role) == [IGFC.speaker]
    assert said(quads, IGFC.speaker, SKOS.inScheme) == [IGFC.role]


def test_a_passage_comes_with_its_position(
    describes: Callable[[NamedNode], list[Quad]],
) -> None:
    quads = describes(NamedNode(f"{BASE}id/evidence/9abc8f6410d4af02/245-256"))

    selector = NamedNode(f"{BASE}id/capture/9abc8f6410d4af02#char=245,256")
    assert said(quads, selector, OA.exact) == [Literal("Zhu Hongbin")]


def test_what_has_no_statement_of_its_own_is_not_described(served: Site) -> None:
    nowhere = NamedNode(f"{BASE}id/person/p000000")
    pointed_at = NamedNode("http://www.friendsoftheigf.org/report/827")

    for node in (nowhere, pointed_at):
        assert describe(served.store, node) == []
        assert not is_described(served.store, node)


def test_the_turtle_of_a_workshop(client: FlaskClient, golden: Callable[[str, str], None]) -> None:
    golden(client.get("/doc/workshop/2013/324.ttl").text, "workshop-2013-324.ttl")
