"""What is a SERVICE clause, and what only looks like one."""

import re

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.store.syntax import Kind, find_service, place, read_tokens

ASKS_ANOTHER = {
    "plain": "SELECT * { SERVICE <http://h/> { ?s ?p ?o } }",
    "lower case": "SELECT * { service <http://h/> { ?s ?p ?o } }",
    "mixed case": "SELECT * { sErViCe <http://h/> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <http://h/> { ?s ?p ?o } }",
    "variable": "SELECT * { ?s ?p ?g . SERVICE ?g { ?s ?p ?o } }",
    "variable, no space": "SELECT * { ?s ?p ?g . SERVICE$g{ ?s ?p ?o } }",
    "prefixed name": "PREFIX h: <http://h/> SELECT * { SERVICE h:a { ?s ?p ?o } }",
    "no space": "SELECT * { SERVICE<http://h/>{?s ?p ?o} }",
    "cut by a comment": "SELECT * { SERVICE#\n<http://h/> { ?s ?p ?o } }",
    "cut by comments": "SELECT * { SERVICE # one {\r # two \n SILENT #\n ?s #\n { ?s ?p ?o } }",
    "after a comment that ends with CR": "SELECT * { # a comment\rSERVICE <http://h/> {} }",
    "in EXISTS": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://h/> { ?s ?p ?o } } }",
    "in MINUS": "SELECT * { ?s ?p ?o MINUS { SERVICE <http://h/> { ?s ?p ?o } } }",
    "after a true": "SELECT * { ?s ?p trueSERVICE <http://h/> { ?s ?p ?o } }",
    "after a number": "SELECT * { ?s ?p 1SERVICE <http://h/> { ?s ?p ?o } }",
    "glued to an empty prefix": "PREFIX : <http://h/> SELECT * { SERVICE:a { ?s ?p ?o } }",
    "glued to a prefix": "PREFIX h: <http://h/> SELECT * { SERVICEh:a { ?s ?p ?o } }",
    "glued to SILENT": "PREFIX h: <http://h/> SELECT * { SERVICESILENTh:a { ?s ?p ?o } }",
    "prefix of that name, too": (
        "PREFIX : <http://h/> PREFIX service: <http://e/> SELECT * { SERVICE:a { ?s ?p ?o } }"
    ),
    "behind a less-than": "SELECT * { ?s ?p ?o FILTER(?p<?o)SERVICE#>\n<http://h/>{?s ?p ?o} }",
    "in a string that is none": (
        "SELECT * { ?s ?p ?o FILTER(?p<'>' ) SERVICE <http://h/> {?s ?p ?o} FILTER('' = '') }"
    ),
    "behind an escaped quote": r"""SELECT * { ?s ?p '\u0027' SERVICE <http://h/>{?s ?p ?o}# '
    }""",
    "behind a decoded quote": r'SELECT * { ?s ?p "\u0022 . SERVICE <http://h/> {} #" }',
    "spelled with an escape": r"SELECT * { S\u0045RVICE <http://h/> { ?s ?p ?o } }",
    "spelled with a long escape": r"SELECT * { \U00000053ERVICE <http://h/> { ?s ?p ?o } }",
    "behind a long string": "SELECT * { ?s ?p '''it's ''quoted'''''SERVICE <http://h/> {} }",
    "behind a language tag": "SELECT * { ?s ?p 'a'@en SERVICE <http://h/> {} }",
    "behind a local name": r"PREFIX a: <http://e/> SELECT * { ?s ?p a:b\;.;SERVICE ?s {} }",
}

ASKS_NOBODY = {
    "no word of it": "SELECT * { ?s ?p ?o }",
    "string": "SELECT * { ?s ?p 'SERVICE <http://h/> { ?s ?p ?o }' }",
    "string with escapes": r"SELECT * { ?s ?p 'it\'s SERVICE <http://h/> { ?s ?p ?o }' }",
    "long string": "SELECT * { ?s ?p '''a\n'b' SERVICE <http://h/> { ?s ?p ?o }''' }",
    "long string with a quotation": 'SELECT * { ?s ?p """a "SERVICE <http://h/> {}" b""" }',
    "long string that begins with a quote": 'SELECT * { ?s ?p """"SERVICE ?s {}""" }',
    "comment": "SELECT * { ?s ?p ?o } # SERVICE <http://h/> { ?s ?p ?o }",
    "comment with quotes": "# don't ask a SERVICE <http://h/> {\nSELECT * { ?s ?p ?o }",
    "IRI": "SELECT * { <http://h/SERVICE> <http://h/service#> ?o }",
    "IRI between others": "SELECT * { VALUES (?a ?b) { (<http://h/a> <http://h/service>) } }",
    "variable": "SELECT ?service ?o { ?service $SERVICE ?o }",
    "variables before a group": "SELECT ?service ?o { ?service ?p ?o }",
    "prefix": "PREFIX service: <http://h/> SELECT * { GRAPH service:a { ?s ?p service:b } }",
    "local name": "PREFIX h: <http://h/> SELECT * { ?s h:service ?o . h:a.service ?p ?o }",
    "local name before a group": "PREFIX h: <http://h/> SELECT * { GRAPH h:service { ?s ?p ?o } }",
    "label of a blank node": "SELECT * { _:service ?p ?o }",
    "language tag": "SELECT * { ?s ?p 'a'@service }",
    "comparison": "SELECT * { ?s ?p ?o FILTER(?o<3 && 'service'>?o) }",
    "word without a group": "SELECT * { ?s ?p service }",
    "annotation": "PREFIX h: <http://h/> SELECT * { ?s h:service ?o {| ?service ?x |} }",
    "escaped quotes in a string": r'SELECT * { ?s ?p "a \u0022service provider\u0022" }',
}


@pytest.mark.parametrize("query", ASKS_ANOTHER.values(), ids=ASKS_ANOTHER.keys())
def test_a_service_clause_is_found(query: str) -> None:
    assert find_service(query) is not None


@pytest.mark.parametrize("query", ASKS_NOBODY.values(), ids=ASKS_NOBODY.keys())
def test_a_word_is_no_service_clause(query: str) -> None:
    assert find_service(query) is None


def test_the_place_of_a_clause() -> None:
    query = "SELECT *\nWHERE {\r\n  SERVICE <http://h/> { ?s ?p ?o }\n}"
    found = find_service(query)
    assert found is not None
    assert query[found:].startswith("SERVICE")
    assert place(query, found) == (3, 3)


PIECES = [
    *"{}()<>=!|&+-*/^.,;?$~@:_#'\"\\ \n\r",
    *("SERVICE", "service", "SILENT", "true", "1", "?s", "?p", "?o", "a:", "a:b", ":c", "SERVICE:"),
    *("<http://127.0.0.1:9/>", "<urn:a>", "{ ?s ?p ?o }", "'x'", '"x"', "'''", '"""', "@en", "_:b"),
    *(r"\u0027", r"\u0022", r"\u003C", "FILTER(", "?p<?o)", "<'>'", "#>\n", "GRAPH", "EXISTS"),
]
CALLS_OUT = re.compile("port 9|service name", re.IGNORECASE)
TRIPLE = ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.NamedNode("urn:o"))


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_the_engine_never_calls_out_unseen(pieces: list[str]) -> None:
    """Port 9 is refused by the engine's own client, so an attempt shows as an error."""
    query = (
        "PREFIX a: <http://127.0.0.1:9/> PREFIX : <http://127.0.0.1:9/> "
        f"SELECT * {{ ?s ?p ?o {''.join(pieces)} SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    )
    engine = ox.Store()
    engine.add(TRIPLE)
    try:
        list(engine.query(query))  # type: ignore[arg-type]
    except SyntaxError:
        return
    except (OSError, RuntimeError) as error:
        if CALLS_OUT.search(str(error)):
            assert find_service(query) is not None


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_tokens_and_blanks_are_the_whole_text(query: str) -> None:
    end = 0
    for token in read_tokens(query):
        assert re.fullmatch(r"(?:[ \t\r\n]|#[^\r\n]*)*", query[end : token.start])
        assert query[token.start : token.end] == token.text
        end = token.end
    assert re.fullmatch(r"(?:[ \t\r\n]|#[^\r\n]*)*", query[end:])


def test_kinds_of_tokens() -> None:
    query = 'PREFIX a.b: <urn:x> # c\nASK { a.b:c\\.d. ?x \'é\'@en-GB , """q""" , _:n-1 , 1.5 }'
    kinds = [(token.kind, token.text) for token in read_tokens(query)]
    assert kinds == [
        (Kind.WORD, "PREFIX"),
        (Kind.NAME, "a.b:"),
        (Kind.IRI, "<urn:x>"),
        (Kind.WORD, "ASK"),
        (Kind.SIGN, "{"),
        (Kind.NAME, "a.b:c\\.d"),
        (Kind.SIGN, "."),
        (Kind.VARIABLE, "?x"),
        (Kind.STRING, "'é'"),
        (Kind.LANGUAGE, "@en-GB"),
        (Kind.SIGN, ","),
        (Kind.STRING, '"""q"""'),
        (Kind.SIGN, ","),
        (Kind.LABEL, "_:n-1"),
        (Kind.SIGN, ","),
        (Kind.WORD, "1"),
        (Kind.SIGN, "."),
        (Kind.WORD, "5"),
        (Kind.SIGN, "}"),
    ]


def test_a_quotation_without_an_end_is_one_token() -> None:
    assert [token.text for token in read_tokens('ASK """no end')] == ["ASK", '"""no end']
