"""Hints about queries that can be run, and about those that need none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from igflod.formats.prefixes import PREFIXES
from igflod.store.query.hints import MOST_HINTS, hints
from igflod.store.query.terms import OURS, object_properties, terms_of

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items()) + "\n"


def texts(pattern: str, prologue: str = PROLOGUE) -> list[str]:
    return [hint.text for hint in hints(f"{prologue}SELECT * {{ {pattern} }}")]


SLIPS = {
    "?s igf:organiser ?o": "did you mean igfc:organizer or schema:organizer?",
    "?s a igf:session": "igf:session is no term of the ontology; did you mean igf:Session?",
    "?s a igf:Sessions": "did you mean igf:Session?",
    "?s a igf:Workshp": "did you mean igf:Workshop?",
    "?s igf:attendance-of ?o": "did you mean igf:attendanceOf?",
    "?s igf:attendanceof ?o": "did you mean igf:attendanceOf?",
    "?s igf:categroy ?o": "did you mean igf:category?",
    "?s igf:attendance ?o": "did you mean igf:attendanceOf?",
    "?s igf:category igfc:women": "in no code list of the ontology; did you mean igfc:female?",
    "?s igf:category igfc:Female": "did you mean igfc:female?",
    "?s igf:shareBand igfc:band_about_half": "did you mean igfc:band-about-half?",
    "?s igf:category 'female'": "values of igf:category are no texts; did you mean igfc:female?",
    '?s igf:shareBand "about half"': "did you mean igfc:band-about-half?",
    "?s igf:label ?o": "did you mean rdfs:label?",
    "?s igf:title ?o": "did you mean rdfs:label?",
    "?s igf:prefLabel ?o": "did you mean skos:prefLabel?",
    "?s igf:female ?o": "did you mean igfc:female?",
    "?s igf:zzz ?o": "igf:zzz is no term of the ontology",
    "?s a igfs:Quot": "igfs:Quot is no shape of this dataset; did you mean igfs:Quote?",
    "?s igf:nothing\\-here ?o": "igf:nothing\\-here is no term of the ontology",
    "?s rdfs:lable ?o": "rdfs:lable is no term of its vocabulary; did you mean rdfs:label?",
    "?s foaf:nmae ?o": "did you mean foaf:name?",
    "?s skos:preflabel ?o": "did you mean skos:prefLabel?",
    "?s schema:startdate ?o": "did you mean schema:startDate?",
    "?s rdf:Type ?o": "did you mean rdf:type?",
    "FILTER(?x = '1'^^xsd:interger)": "did you mean xsd:integer?",
    "?s <https://w3id.org/igflod/def#sesion> ?o": "did you mean igf:Session?",
    "?s <http://schema.org/name> ?o": "did you mean <https://schema.org/name>?",
    "?s <http://w3id.org/igflod/def#category> ?o": "mean <https://w3id.org/igflod/def#category>?",
    "?s (igf:theme/skos:brooder)* ?o": "did you mean skos:broader?",
}


@pytest.mark.parametrize("pattern", SLIPS)
def test_a_slip_is_found(pattern: str) -> None:
    (found,) = texts(pattern)
    assert found.endswith(SLIPS[pattern])


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "?s ?p 'igf:organiser' # igf:organiser",
        '?s ?p """igf:organiser \\""" igf:organiser"""',
        "?igf ?p 'see igf:x', 'it''s igf:x'@en",
        "?s rdfs:domain ?d ; rdf:first ?f ; rdf:_1 ?e ; foaf:age ?g",
        "?s <http://www.w3.org/2004/02/skos/core> <https://w3id.org/igflod/def>",
        "GRAPH <https://w3id.org/igflod/graph/curated> { ?s igf:category ?o }",
        "?s igf:asPrinted 'female' ; rdfs:label 'female' ; igf:category igfc:female",
        "?s sdmx-d:whatever ?o ; wd:Q1 ?p",
        "?s igf: ?o",
    ],
)
def test_what_is_right_or_unknown_gets_no_hint(pattern: str) -> None:
    assert texts(pattern) == []


@pytest.mark.parametrize(
    ("declared", "usual"),
    [
        ("s: <http://schema.org/>", "https://schema.org/"),
        ("s: <https://schema.org>", "https://schema.org/"),
        ("foaf: <https://xmlns.com/foaf/0.1/>", "http://xmlns.com/foaf/0.1/"),
        ("skos: <http://www.w3.org/2004/02/skos/core>", "http://www.w3.org/2004/02/skos/core#"),
        ("rdfs: <http://w3.org/2000/01/rdf-schema#>", "http://www.w3.org/2000/01/rdf-schema#"),
        ("igf: <https://w3id.org/igflod/def/>", "https://w3id.org/igflod/def#"),
        ("xsd: <http://www.w3.org/2001/xmlschema#>", "http://www.w3.org/2001/XMLSchema#"),
    ],
)
def test_nearly_the_usual_namespace(declared: str, usual: str) -> None:
    prefix, iri = declared.split()
    assert texts("", f"PREFIX {declared} ") == [
        f"{prefix} stands for {iri} here; did you mean <{usual}>?"
    ]


def test_another_prefix_for_our_namespace() -> None:
    prologue = "PREFIX :<https://w3id.org/igflod/def#>\nPREFIX x: # c\n <https://schema.org/>\n"
    assert texts("?s :sesion ?o ; x:nmae ?p", prologue) == [
        ":sesion is no term of the ontology; did you mean igf:Session?",
        "x:nmae is no term of its vocabulary; did you mean schema:name?",
    ]


def test_places_count_code_points_from_one() -> None:
    (hint,) = hints(f"{PROLOGUE}SELECT * {{\r\n ?s rdfs:label '\U0001d54f' ; igf:sesion ?o }}")
    assert (hint.line, hint.column) == (3, 22)


def test_hints_are_few_and_short_and_said_once() -> None:
    many = " ".join(f"?s igf:nothing{n} ?o ." for n in range(1000))
    assert len(texts(many)) == MOST_HINTS
    assert len(texts("?s igf:nothing ?o ; igf:nothing ?p")) == 1
    assert len(texts(f"?s igf:{'x' * 20_000} ?o")[0]) < 200
    assert hints(PROLOGUE + "ASK { ?s igf:nothing ?o }" + " " * 40_000) == ()


@given(st.text() | st.lists(st.sampled_from([*"<>'\"#\\:{} \n", "PREFIX", "igf:", "x", PROLOGUE])))
def test_whatever_the_text_nothing_is_raised(text: str | list[str]) -> None:
    query = text if isinstance(text, str) else "".join(text)
    for hint in hints(query):
        assert 1 <= hint.line <= query.count("\n") + query.count("\r") + 1


def test_no_example_gets_a_hint(root: Path) -> None:
    for file in (root / "docs" / "queries").glob("*.rq"):
        assert hints(file.read_text()) == (), file.name


def test_all_terms_that_the_dataset_uses_are_known(project: Path) -> None:
    """Otherwise a hint would be wrong."""
    dataset = project / "data" / "release" / "current" / "dataset.nq"
    for quad in parse(dataset.read_bytes(), format=RdfFormat.N_QUADS):
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, NamedNode):
                for namespace in OURS:
                    name = term.value.removeprefix(namespace)
                    assert name in {"", term.value, *terms_of(namespace)}, term
        name = quad.predicate.value.removeprefix(PREFIXES["igf"])
        assert name not in object_properties() or not isinstance(quad.object, Literal), quad
