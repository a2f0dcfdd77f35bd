"""Every format of the table says the same graph; those for people can be read by people."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Triple,
    parse,
)

from igflod import vocabulary
from igflod.errors import FormatError
from igflod.formats import GRAPH_FORMATS, RESULTS_FORMATS, GraphFormat, find_format
from igflod.formats.context import context
from igflod.formats.jsonld import context_document
from igflod.formats.order import natural
from igflod.formats.prefixes import PREFIXES

BASE = "https://w3id.org/igflod/"
SESSION = BASE + "id/workshop/2013/324"
OF_QUADS = {"nquads", "trig"}
NAMESPACE_AND_SLASHES = re.compile("|".join(f"<{re.escape(uri)}//" for uri in PREFIXES.values()))


def format_named(name: str) -> GraphFormat:
    found = find_format(GRAPH_FORMATS, name)
    assert found is not None
    return found


def read(form: GraphFormat, body: bytes) -> set[Quad]:
    """Read what a writer wrote, with pyoxigraph's parsers; our context is handed in."""
    if form.name == "jsonld":
        document = json.loads(body)
        if document["@context"] == BASE + "context.jsonld":
            document["@context"] = context()
        body = json.dumps(document).encode()
    rdf_format = RdfFormat.from_media_type(form.media_type)
    assert rdf_format is not None
    return set(parse(body, format=rdf_format))


schemes = st.sampled_from([BASE, BASE + "id/", "http://example.org/", "urn:x:", *PREFIXES.values()])
tails = st.one_of(
    st.text("abz09-._~/:#,=%()'é中", max_size=12),
    st.sampled_from(["", "workshop/2013/324", "..", ".", "./a", "//b", "a:b", "?q=1", "a//b", "é"]),
)


def is_uri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


uris = st.builds(str.__add__, schemes, tails).filter(is_uri).map(NamedNode)
xml_names = st.builds(str.__add__, schemes, st.from_regex(r"[A-Za-z_][\w-]{0,6}\Z", fullmatch=True))
xml_texts = st.text(st.characters(exclude_categories=["C"]), max_size=20)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
datatypes = st.sampled_from(["integer", "decimal", "double", "boolean", "date", "string"])
lexical = st.sampled_from(
    ["1", "01", "-0", "0.9", "9e-01", "true", "1.0E0", ".5", "5.", "x", "9" * 20]
)


def literals(words: st.SearchStrategy[str]) -> st.SearchStrategy[Literal]:
    typed = st.builds(
        lambda value, name: Literal(value, datatype=NamedNode(PREFIXES["xsd"] + name)),
        st.one_of(lexical, words),
        datatypes,
    )
    tagged = st.builds(
        lambda value, tag: Literal(value, language=tag), words, st.sampled_from(["en", "de-AT"])
    )
    return st.one_of(words.map(Literal), typed, tagged)


blank_nodes = st.sampled_from([BlankNode("b1"), BlankNode("b2")])
graph_names = st.one_of(st.just(DefaultGraph()), uris)
triples = st.builds(Triple, uris, uris, st.one_of(uris, literals(texts)))
xml_triples = st.builds(
    Triple, uris, xml_names.map(NamedNode), st.one_of(uris, literals(xml_texts))
)


def any_graph(form: GraphFormat) -> st.SearchStrategy[set[Quad]]:
    quads = st.builds(Quad, uris, uris, st.one_of(uris, literals(texts)), graph_names)
    if form.name not in OF_QUADS:
        quads = (xml_triples if form.name == "rdfxml" else triples).map(lambda t: Quad(*t))
    if form.name == "jsonld":
        quads = quads.filter(lambda quad: not NAMESPACE_AND_SLASHES.search(str(quad)))
    return st.sets(quads, max_size=12)


@pytest.mark.parametrize("form", GRAPH_FORMATS, ids=lambda form: form.name)
@given(data=st.data())
def test_a_graph_comes_back_as_it_went_out(form: GraphFormat, data: st.DataObject) -> None:
    quads = data.draw(any_graph(form))
    primary = data.draw(st.sampled_from([None, *(str(q.subject)[1:-1] for q in quads)]))
    base = data.draw(st.sampled_from([None, BASE]))

    assert read(form, form.serialize(quads, primary, base)) == quads


@pytest.mark.parametrize("form", GRAPH_FORMATS, ids=lambda form: form.name)
@given(data=st.data())
def test_the_same_graph_gives_the_same_bytes(form: GraphFormat, data: st.DataObject) -> None:
    quads = list(data.draw(any_graph(form)))
    shuffled = data.draw(st.permutations(quads))

    assert form.serialize(quads, SESSION, BASE) == form.serialize(shuffled, SESSION, BASE)


def test_the_table_names_each_format_once() -> None:
    for table in (GRAPH_FORMATS, RESULTS_FORMATS):
        for column in ("name", "media_type", "suffix", "label"):
            values = [getattr(form, column) for form in table]
            assert len(set(values)) == len(values)


def test_the_prefixes_are_those_of_the_vocabulary() -> None:
    assert vocabulary.PREFIXES.items() <= PREFIXES.items()


def test_the_media_types_are_those_that_pyoxigraph_knows() -> None:
    for form in GRAPH_FORMATS:
        known = RdfFormat.from_media_type(form.media_type)
        assert known is not None
        assert known.media_type == form.media_type


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("turtle", "turtle"),
        ("ttl", "turtle"),
        ("Text/Turtle; charset=utf-8", "turtle"),
        ("application/ld+json;profile=x", "jsonld"),
        ("nq", "nquads"),
    ],
)
def test_a_format_is_found_by_name_suffix_and_media_type(key: str, name: str) -> None:
    assert format_named(key).name == name


@pytest.mark.parametrize("key", ["", "text/html", "ttl2", "*/*"])
def test_no_format_is_found_for_anything_else(key: str) -> None:
    assert find_format(GRAPH_FORMATS, key) is None


def graph(turtle: str) -> list[Quad]:
    prefixes = "".join(f"@prefix {prefix}: <{uri}> .\n" for prefix, uri in PREFIXES.items())
    return list(parse(f"@base <{BASE}id/> .\n{prefixes}{turtle}", format=RdfFormat.TURTLE))


def small_session() -> list[Quad]:
    return graph("""
        <workshop/2013/324> igf:inMeeting <meeting/2013> ; a igf:Workshop ;
            rdfs:label "Enhanced Cooperation"@en ; schema:startDate "2013-10-24"^^xsd:date ;
            igf:agendaItem <agenda/workshop/2013/324/10>, <agenda/workshop/2013/324/2>,
                <agenda/workshop/2013/324/1>, <agenda/workshop/2013/324/3.1> .
        <participation/workshop/2013/324/organizer-10> igf:participationIn <workshop/2013/324> ;
            igf:participant <person/p000002> .
        <participation/workshop/2013/324/organizer-2> igf:participationIn <workshop/2013/324> ;
            igf:participant <person/p000002> ; igf:role igfc:organizer .
        <person/p000002> a foaf:Person ; rdfs:label "Li, Xiaodong" .
        <attendance/workshop/2013/324/female> igf:attendanceOf <workshop/2013/324> ;
            igf:count 22 .
        igfc:organizer skos:prefLabel "organizer"@en .
        """)


def test_turtle_reads_like_a_page() -> None:
    text = format_named("turtle").serialize(small_session(), SESSION, BASE).decode()

    assert text == (
        "@base <https://w3id.org/igflod/> .\n"
        "@prefix igf: <https://w3id.org/igflod/def#> .\n"
        "@prefix igfc: <https://w3id.org/igflod/code/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix schema: <https://schema.org/> .\n"
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        "\n"
        "<id/workshop/2013/324> a igf:Workshop ;\n"
        '    rdfs:label "Enhanced Cooperation"@en ;\n'
        "    igf:inMeeting <id/meeting/2013> ;\n"
        '    schema:startDate "2013-10-24"^^xsd:date ;\n'
        "    igf:agendaItem\n"
        "        <id/agenda/workshop/2013/324/1> ,\n"
        "        <id/agenda/workshop/2013/324/2> ,\n"
        "        <id/agenda/workshop/2013/324/3.1> ,\n"
        "        <id/agenda/workshop/2013/324/10> .\n"
        "\n"
        "# participation\n"
        "\n"
        "<id/participation/workshop/2013/324/organizer-2>"
        " igf:participant <id/person/p000002> ;\n"
        "    igf:participationIn <id/workshop/2013/324> ;\n"
        "    igf:role igfc:organizer .\n"
        "\n"
        "<id/participation/workshop/2013/324/organizer-10>"
        " igf:participant <id/person/p000002> ;\n"
        "    igf:participationIn <id/workshop/2013/324> .\n"
        "\n"
        "# attendance\n"
        "\n"
        "<id/attendance/workshop/2013/324/female> igf:attendanceOf <id/workshop/2013/324> ;\n"
        "    igf:count 22 .\n"
        "\n"
        "# person\n"
        "\n"
        "<id/person/p000002> a foaf:Person ;\n"
        '    rdfs:label "Li, Xiaodong" .\n'
        "\n"
        'igfc:organizer skos:prefLabel "organizer"@en .\n'
    )


def test_trig_puts_the_resource_in_its_own_graph_first() -> None:
    here, there = (NamedNode(BASE + "graph/" + name) for name in ("report/z", "curated"))
    quads = [Quad(q.subject, q.predicate, q.object, here) for q in small_session()]
    quads += [
        Quad(q.subject, q.predicate, q.object, there)
        for q in graph("<place/bali> a schema:Place .")
    ]

    text = format_named("trig").serialize(quads, SESSION, BASE).decode()

    assert re.findall(r"^<(\S+)> \{", text, re.MULTILINE) == ["graph/report/z", "graph/curated"]
    assert (
        "graph/report/z> {\n    <id/workshop/2013/324> a igf:Workshop ;\n        rdfs:label" in text
    )


def test_jsonld_is_one_tree_with_plain_keys() -> None:
    document = json.loads(format_named("jsonld").serialize(small_session(), SESSION, BASE))

    assert document["@context"] == BASE + "context.jsonld"
    assert document["id"] == SESSION
    assert document["type"] == "Workshop"
    assert document["label"] == "Enhanced Cooperation"
    assert document["startDate"] == "2013-10-24"
    assert [entry["participant"]["name"] for entry in document["participation"]] == [
        "Li, Xiaodong",
        "Li, Xiaodong",
    ]
    assert document["attendance"][0]["count"] == 22


def test_jsonld_hangs_each_thing_where_it_belongs() -> None:
    quads = graph("""
        <workshop/2013/324> igf:hasReport <report/workshop/2013/324> ;
            igf:agendaItem <agenda/workshop/2013/324/3> .
        <report/workshop/2013/324> a igf:SessionReport ; rdfs:label "Report"@en ;
            igf:emptyField "transcript" ; igf:reportOn <workshop/2013/324> .
        <agenda/workshop/2013/324/3> a igf:AgendaItem ; schema:position 3 ;
            igf:statedIn <report/workshop/2013/324> .
        <agenda/workshop/2013/324/3.1> a igf:AgendaItem ; schema:position 4 ;
            dcterms:isPartOf <agenda/workshop/2013/324/3> ;
            igf:statedIn <report/workshop/2013/324> .
        <reading/workshop/2013/324/field-summary> igf:field "summary" ;
            igf:statedIn <report/workshop/2013/324> .
        """)
    document = json.loads(format_named("jsonld").serialize(quads, SESSION, BASE))

    (report,) = document["hasReport"]
    assert report["emptyField"] == ["transcript"]
    assert [said["field"] for said in report["states"]] == ["summary"]
    (item,) = document["agendaItem"]
    assert [part["position"] for part in item["hasPart"]] == [4]


def test_jsonld_keeps_what_is_said_of_a_class() -> None:
    quads = graph("""
        <workshop/2013/324> a igf:Workshop .
        igf:Workshop rdfs:label "workshop"@en .
        """)

    assert read(format_named("jsonld"), format_named("jsonld").serialize(quads, SESSION)) == set(
        quads
    )


def test_jsonld_without_a_base_stands_on_its_own() -> None:
    body = format_named("jsonld").serialize(small_session(), SESSION)

    used = json.loads(body)["@context"]
    assert set(parse(body, format=RdfFormat.JSON_LD)) == set(small_session())
    assert 0 < len(used) < len(context()) / 2


def test_the_context_is_the_same_json_ld_for_everybody() -> None:
    document = json.loads(context_document())

    assert document["@context"] == context()
    assert document["@context"]["inMeeting"] == {"@id": "igf:inMeeting", "@type": "@id"}


def test_rdfxml_is_well_formed_and_declares_our_prefix() -> None:
    body = format_named("rdfxml").serialize(small_session(), SESSION)

    root = ET.fromstring(body)  # noqa: S314 - our own output
    assert root[0].tag == "{https://w3id.org/igflod/def#}Workshop"
    assert b"xmlns:igf=" in body
    assert b"xmlns:sdg=" not in body


@pytest.mark.parametrize(
    ("form", "quad"),
    [
        ("rdfxml", Quad(NamedNode("urn:s"), NamedNode("urn:p/1"), Literal("o"))),
        ("rdfxml", Quad(NamedNode("urn:s"), NamedNode("urn:p:p"), Literal("\x00"))),
        (
            "rdfxml",
            Quad(
                NamedNode("urn:s"),
                NamedNode("urn:p:p"),
                Triple(NamedNode("urn:s"), NamedNode("urn:p"), Literal("o")),
            ),
        ),
        (
            "jsonld",
            Quad(
                NamedNode("urn:s"),
                NamedNode("urn:p"),
                Triple(NamedNode("urn:s"), NamedNode("urn:p"), Literal("o")),
            ),
        ),
        ("jsonld", Quad(NamedNode("igf:not-our-term"), NamedNode("urn:p"), Literal("o"))),
        ("jsonld", Quad(NamedNode(PREFIXES["igf"] + "//x"), NamedNode("urn:p"), Literal("o"))),
    ],
)
def test_what_a_format_cannot_say_is_refused(form: str, quad: Quad) -> None:
    with pytest.raises(FormatError):
        format_named(form).serialize([quad])


def test_turtle_can_write_blank_nodes_and_triples_in_triples() -> None:
    inner = Triple(NamedNode("urn:s"), NamedNode("urn:p"), Literal("words", language="en"))
    quads = {
        Quad(BlankNode("x"), NamedNode("urn:p"), inner),
        Quad(NamedNode("urn:s"), NamedNode("urn:p"), BlankNode("x")),
    }

    body = format_named("turtle").serialize(quads)

    assert body.decode() == (
        '<urn:s> <urn:p> _:x .\n\n_:x <urn:p> <<( <urn:s> <urn:p> "words"@en )>> .\n'
    )
    assert len(set(parse(body, format=RdfFormat.TURTLE))) == 2


def test_natural_order_counts_as_people_do() -> None:
    names = ["a-10", "a-2", "a-02", "a", "b-1", "a-" + "9" * 5000]

    assert sorted(names, key=natural) == ["a", "a-2", "a-02", "a-10", "a-" + "9" * 5000, "b-1"]


def test_an_empty_graph_is_an_empty_document() -> None:
    for form in GRAPH_FORMATS:
        assert read(form, form.serialize([], SESSION, BASE)) == set()
