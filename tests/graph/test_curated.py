"""Curated facts, identities and links as graphs."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from igflod.graph import describe_curated, describe_identities, describe_links
from igflod.linking import Curated, Linker, Provenance
from igflod.reading import Explanation
from igflod.record import Reading, Span
from igflod.uris import DEFAULT_BASE, Identifier, Uris
from igflod.vocabulary import IGF, OWL, RDF, RDFS, SCHEMA, SKOS, SSSOM

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
        if quad.predicate in {SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch}:
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, NamedNode)
            if not quad.subject.value.startswith(f"{DEFAULT_BASE}id/theme/"):
                continue  # a place or a group of a page of figures
            assert "/id/topic/" in quad.object.value


def test_a_topic_means_the_same_as_one_theme_of_a_scheme_at_most(root: Path) -> None:
    scheme_of = {}
    exact = []
    for quad in describe_curated(load(root), [], Uris()):
        if quad.predicate == SKOS.inScheme:
            scheme_of[quad.subject] = quad.object
        if quad.predicate == SKOS.exactMatch and "/id/topic/" in str(quad.object):
            exact.append((quad.subject, quad.object))
    pairs = [(scheme_of[theme], topic) for theme, topic in exact]
    assert pairs
    assert len(pairs) == len(set(pairs)), "two would be one, since exact matches add up"


def test_a_theme_may_hold_several_topics(root: Path) -> None:
    theme = NamedNode(f"{ID}theme/2010/access-and-diversity")
    quads = describe_curated(load(root), [], Uris())
    narrower = {q.object for q in quads if (q.subject, q.predicate) == (theme, SKOS.narrowMatch)}
    assert narrower == {NamedNode(f"{ID}topic/access"), NamedNode(f"{ID}topic/diversity")}


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


def test_two_spellings_of_a_theme_are_one_theme_with_one_label(
    root: Path, explanation: Explanation
) -> None:
    curated = load(root)
    linker = Linker(curated)
    linked = [
        linker.link(
            replace(explanation.record, themes=(Reading(words, (Span(0, 4),)),)), Provenance()
        )
        for words in ("Slow Networks", "Slow networks", "Slow Networks")
    ]
    quads = describe_curated(curated, linked, Uris())
    theme = NamedNode(f"{ID}theme/2013/slow-networks")
    said = [(q.predicate, q.object) for q in quads if q.subject == theme]
    assert [o for p, o in said if p == SKOS.prefLabel] == [Literal("Slow Networks", language="en")]
    assert [o for p, o in said if p == SKOS.altLabel] == [Literal("Slow networks", language="en")]


def test_a_city_is_in_a_country_and_a_country_is_an_area_of_the_united_nations(root: Path) -> None:
    quads = describe_curated(load(root), [], Uris())
    bali, indonesia = NamedNode(f"{ID}place/bali"), NamedNode(f"{ID}place/indonesia")
    said = {(q.subject, q.predicate): q.object for q in quads}
    assert said[bali, SCHEMA.containedInPlace] == indonesia
    area = "http://metadata.un.org/sdg/codes/geoArea/360"
    assert said[indonesia, SKOS.exactMatch] == NamedNode(area)


def test_only_the_agents_that_are_named_are_described(root: Path) -> None:
    quads = describe_identities(load(root), [Identifier("organization", "unesco")], Uris())
    assert {quad.subject for quad in quads if quad.predicate == RDF.type} == {UNESCO}
    retired = {quad.subject for quad in quads if quad.predicate == OWL.deprecated}
    assert {quad.subject for quad in quads} == {UNESCO, *retired}
    assert not [quad for quad in quads if quad.predicate == RDFS.comment]


def test_a_link_is_stated_with_its_reason_and_a_refused_one_is_not(root: Path) -> None:
    topic = NamedNode(f"{ID}topic/enhanced-cooperation")
    quads = describe_links(load(root), [UNESCO, topic], Uris())
    assert {q.object for q in quads if (q.subject, q.predicate) == (UNESCO, OWL.sameAs)} == {
        NamedNode("http://www.wikidata.org/entity/Q7809"),
        NamedNode("https://ror.org/04h4z8k05"),
    }
    assert not [quad for quad in quads if quad.subject == topic], "refused: a record, no link"
    (record,) = [quad.subject for quad in quads if quad.object == topic]
    said = {quad.predicate: quad.object for quad in quads if quad.subject == record}
    assert said[RDF.type] == SSSOM.Mapping
    assert SSSOM.predicate_modifier in said
    assert not {OWL.annotatedSource, OWL.annotatedTarget} & set(said)


def test_two_links_of_one_pair_have_two_records(root: Path) -> None:
    curated = load(root)
    (first,) = [m for m in curated.mappings if m.object.endswith("Q7809")]
    second = first.model_copy(update={"predicate": SKOS.closeMatch.value})
    both = replace(curated, mappings=(first, second))
    records = [q for q in describe_links(both, [UNESCO], Uris()) if q.object == OWL.Axiom]
    assert len(records) == 2


def test_links_follow_the_base_of_the_data(root: Path) -> None:
    uris = Uris("https://example.org/igf/")
    unesco = NamedNode("https://example.org/igf/id/organization/unesco")
    quads = describe_links(load(root), [unesco], uris)
    assert [quad for quad in quads if quad.subject == unesco]
