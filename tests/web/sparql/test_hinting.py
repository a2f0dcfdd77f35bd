"""Hints go with the answers of the endpoint and change nothing in them."""

import httpx

OURS = "PREFIX igf: <https://w3id.org/igflod/def#>\n"
MISSPELT = OURS + "SELECT ?s { ?s igf:categroy ?o }"
HINT = '"igf:categroy is no term of the ontology; did you mean igf:category?";line=2;column=16'


def test_an_answer_says_what_may_be_misspelt(http: httpx.Client) -> None:
    answer = http.get("/sparql", params={"query": MISSPELT, "format": "csv"})
    assert (answer.status_code, answer.text.strip()) == (200, "s")
    assert answer.headers.get_list("Query-Hint") == [HINT]
    assert "Query-Hint" in answer.headers["Access-Control-Expose-Headers"]


def test_a_query_without_slips_has_no_hint(http: httpx.Client) -> None:
    query = OURS + "SELECT * { ?s igf:category ?o }"
    answer = http.get("/sparql", params={"query": query, "format": "csv"})
    assert "Query-Hint" not in answer.headers


def test_each_hint_is_an_item_of_printable_ascii(http: httpx.Client) -> None:
    query = OURS + "ASK { ?s igf:é\\%\\~ ?o ; igf:nothing ?p }"
    answer = http.post("/sparql", data={"query": query})
    first, second = answer.headers.get_list("Query-Hint")
    assert first.startswith('"igf:%C3%A9\\\\%25\\\\~ is no term of the ontology')
    assert first.endswith('";line=2;column=10')
    assert second.startswith('"igf:nothing is no term')


def test_a_problem_has_the_hints_as_members(http: httpx.Client) -> None:
    answer = http.get("/sparql", params={"query": MISSPELT + " LIMIT ten"})
    assert answer.status_code == 400
    assert answer.json()["hints"] == [
        {
            "line": 2,
            "column": 16,
            "detail": "igf:categroy is no term of the ontology; did you mean igf:category?",
        }
    ]
