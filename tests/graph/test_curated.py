"""Curated facts, identities and links as graphs."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from igflod.graph import describe_curated, describe_identities, describe_links
from igflod.linking import Curated, Linker, Provenance
from igflod.reading import Explanation
from igflod.record import Reading, Span
from igflod.uris import Identifier, Uris
from igflod.vocabulary import IGF, OWL, RDFS, SKOS

ID = "https://w3id.org/igflod/id/"
UNESCO = NamedNode(f"{ID}organization/unesco")


def load(root: Path) -> Curated:
    return Curated.load(root / "data" / "curated")


def test_a_meeting_names_its_series_and_its_place(root: Path) -> None:
    quads = describe_curated(load(root), [], Uris())
    meeting = NamedNode(f"{ID}meeting/2013")
    said = {quad.predicate: quad.object for quad in quads if quad.subject == meeting}
    assert said[IGF.inSeries] == NamedNode(f"{ID}series/igf")


def test_themes_of_a_year_meet_at_a_topic_and_never_each_other(root: Path) -> None:
    for quad in describe_curated(load(root), [], Uris()):
        if quad.predicate in {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch}:
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode)
            assert "/id/theme/" in quad.subject.value
            assert "/id/topic/" in quad.object.value


def test_a_theme_that_was_read_and_never_listed_is_described(
    root: Path, explanation: Explanation
) -> None:
    curated = load(root)
    new = Reading("Slow Networks", (Span(0, 4),))
    linked = Linker(curated).link(replace(explanation.record, themes=(new,)), Provenance())
    quads = describe_curated(curated, [linked], Uris())
    theme = NamedNode(f"{ID}theme/2013/slow-networks")
    labels = [q.object for q in quads if (q.subject, q.predicate) == (theme, SKOS.prefLabel)]
    assert labels == [Literal("Slow Networks", language="en")]


def test_only_the_agents_that_are_named_are_described(root: Path) -> None:
    quads = describe_identities(load(root), [Identifier("organization", "unesco")], Uris())
    assert {quad.subject for quad in quads} == {UNESCO}
    assert not [quad for quad in quads if quad.predicate == RDFS.comment]


def test_a_link_is_stated_with_its_reason_and_a_refused_one_is_not(root: Path) -> None:
    topic = NamedNode(f"{ID}topic/enhanced-cooperation")
    quads = describe_links(load(root), [UNESCO, topic], Uris())
    assert {q.object for q in quads if (q.subject, q.predicate) == (UNESCO, OWL.sameAs)} == {
        NamedNode("http://www.wikidata.org/entity/Q7809"),
        NamedNode("https://ror.org/04h4z8k05"),
    }
    assert not [quad for quad in quads if quad.subject == topic], "refused: a record, no link"
    assert topic in {quad.object for quad in quads}


def test_links_follow_the_base_of_the_data(root: Path) -> None:
    uris = Uris("https://example.org/igf/")
    unesco = NamedNode("https://example.org/igf/id/organization/unesco")
    quads = describe_links(load(root), [unesco], uris)
    assert [quad for quad in quads if quad.subject == unesco]
