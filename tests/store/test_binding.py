"""Terms take the place of variables wherever a query uses them, and nowhere else."""

import pyoxigraph as ox
import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from igflod.store.binding import bind

A, B = ox.NamedNode("http://example.org/a"), ox.NamedNode("http://example.org/b")


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT ?x ?y WHERE { ?x ?p ?y }", f"SELECT  ?y WHERE {{ {A} ?p ?y }}"),
        ("SELECT DISTINCT ?y ?x { ?y ?p $x }", f"SELECT DISTINCT ?y  {{ ?y ?p {A} }}"),
        (
            "SELECT (COUNT(?x) AS ?n) WHERE { ?x ?p ?xy } GROUP BY ?x ?p ORDER BY ?x",
            f"SELECT (COUNT({A}) AS ?n) WHERE {{ {A} ?p ?xy }} GROUP BY  ?p ORDER BY {A}",
        ),
        (
            "SELECT ?y { { SELECT ?x ?y WHERE { ?x ?p ?y } LIMIT 3 } UNION { ?y ?p ?x } }",
            f"SELECT ?y {{ {{ SELECT  ?y WHERE {{ {A} ?p ?y }} LIMIT 3 }} UNION {{ ?y ?p {A} }} }}",
        ),
    ],
)
def test_a_variable_is_replaced_and_not_listed(query: str, bound: str) -> None:
    assert bind(query, {"x": A}) == bound


@generated(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_can_be_bound(text: str) -> None:
    store = ox.Store()
    store.extend(ox.Quad(A, B, ox.Literal(said)) for said in (text, f"{text}x"))
    query = bind("SELECT ?s WHERE { ?s ?p ?o }", {"o": ox.Literal(text)})
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    assert [solution["s"] for solution in found] == [A]
