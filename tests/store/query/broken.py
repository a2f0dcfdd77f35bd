"""Queries that are broken in the ways in which people break them."""

BROKEN = r"""
SELCT * { ?s ?p ?o }
SELECT * WEHRE { ?s ?p ?o }
SELECT * { ?s ?p ?o FLITER(?o > 1) }
SELECT * { ?s ?p ?o . OPTINAL { ?s ?q ?r } }
SELECT * { ?s ?p ?o } ORDR BY ?s
SELECT * { ?s ?p ?o } ORDER ?s
SELECT * { {?s ?p ?o} UNOIN {?a ?b ?c} }
SELECT * { ?s ?p ?o FILTER EXIST { ?s ?p ?o } }
SELECT * { ?s ?p ?o FILTER(CONTAIN(?o, "x")) }
SELECT * { ?s ?p ?o FILTER(STRLENGTH(?o) > 1) }
EXPLAIN SELECT * {}
GET * {}
SELECT TOP 10 ?s { ?s ?p ?o }
SELECT * { ?s ?p ?o FILTER(?o = 1 AND ?s = 2) }
SELECT * { ?s ?p ?o FILTER(?o = 1 OR ?s = 2) }
SELECT * { ?s ?p ?o FILTER(NOT ?o = 1) }
SELECT * { ?s ?p ?o FILTER(?o LIKE "x%") }
SELECT * { ?s ?p ?o FILTER(?o IS NULL) }
SELECT * { ?s ?p ?o FILTER(?o BETWEEN 1 AND 2) }
SELECT * { ?s ?p ?o FILTER(UPPER(?o) = "X") }
SELECT (CASE WHEN 1 THEN 2 END AS ?x) {}
SELECT * { ?s ?p ?o FILTER(?o == 1) }
SELECT * { ?s ?p ?o FILTER(?o <> 1) }
SELECT * { ?s ?p ?o FILTER(?o => 1) }
SELECT * { ?s ?p ?o FILTER(?o = 1 & ?s = 2) }
SELECT * { ?s ?p ?o FILTER(?o % 2 = 1) }
SELECT * { ?s ?p ?o FILTER(?o != ) }
SELECT * { ?s ?p ?o
SELECT * { ?s ?p ?o }}
SELECT (COUNT(?s AS ?n) { ?s ?p ?o }
SELECT (COUNT(?s) AS ?n { ?s ?p ?o }
SELECT * { BIND(1 AS ?x }
SELECT * { ?s ?p [ ?q ?r }
SELECT * { ?s ?p ( 1 2 }
SELECT * WHERE ?s ?p ?o
SELECT * { ?s ?p ?o OPTIONAL ?s ?q ?r }
SELECT * { ?s ?p ?o MINUS ?s }
SELECT * { GRAPH { ?s ?p ?o } }
SELECT * { ?s ?p ?o UNION { ?s ?p ?o } }
SELECT * { ?s ?p ?o FILTER ?o > 1 }
SELECT * { ?s ?p ?o FILTER(?o IN 1, 2) }
SELECT * { ?s ?p ?o FILTER(!BOUND ?o) }
SELECT * { BIND 1 AS ?x }
SELECT * { BIND(1 ?x) }
SELECT COUNT(?s) { ?s ?p ?o }
SELECT (?s) { ?s ?p ?o }
SELECT (SUM(?o) ?x) { ?s ?p ?o }
SELECT ?a, ?b { ?a ?p ?b }
SELECT { ?s ?p ?o }
SELECT s { ?s ?p ?o }
SELECT ?s FROM { ?s ?p ?o }
SELECT ?s { ?s ?p ?o } ORDER BY ?s, ?p
SELECT ?s { ?s ?p ?o } ORDER BY ?s DESC
SELECT ?s { ?s ?p ?o ORDER BY ?s }
SELECT ?s { ?s ?p ?o } LIMIT 10 ORDER BY ?s
SELECT ?s { ?s ?p ?o } LIMIT ten
SELECT ?s { ?s ?p ?o } LIMIT 10, 20
SELECT ?s { ?s ?p ?o } LIMIT -1
SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING COUNT(?o) > 1
SELECT ?s { ?s ?p ?o } GROUP BY ?s FILTER(COUNT(?o) > 1)
SELECT ?s { ?s ?p ?o FILTER(SUM(?o) > 1) }
SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }
SELECT ?s ?p (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s
SELECT ?x { { SELECT ?x (COUNT(?o) AS ?n) { ?x ?p ?o } } }
SELECT * { ?s ?p ?o } GROUP BY ?s
SELECT (AVG(?x) AS ?y) (?y+1 AS ?z) { ?s ?p ?x }
SELECT (1 AS ?x) (2 AS ?x) { }
SELECT (?o AS ?s) { ?s ?p ?o }
SELECT ?s { ?s ?p ?o BIND(1 AS ?o) }
SELECT ?s { ?s ?p ?o SELECT ?x { ?x ?y ?z } }
SELECT ?s { ?s ?p ?o } PREFIX a: <urn:x>
SELECT ?s { ?s ?p ?o };
SELECT * { ?s ?p ?o\n ?x ?y ?z }
SELECT * { ?s ?p }
SELECT * { ?s }
SELECT * { ?s ?p ?o, }
SELECT * { ?s ?p ?o . . ?a ?b ?c }
SELECT * { ?s "x" ?o }
SELECT * { ?s name ?o }
SELECT * { _:a ?p ?o . { _:a ?q ?r } }
SELECT * { VALUES ?x { 1, 2 } }
SELECT * { VALUES ?x { ?y } }
SELECT * { VALUES (?x ?y) { (1 2) ("x"@en "1"^^<urn:d>) (3) } }
CONSTRUCT ?s ?p ?o WHERE { ?s ?p ?o }
CONSTRUCT { ?s ?p ?o FILTER(1) } WHERE { ?s ?p ?o }
SELECT * { ?s ?p "abc }
SELECT * { ?s ?p 'abc }
SELECT * {\n ?s ?p "abc ;\n ?q "d" }
SELECT * { ?s ?p 'it's' }
SELECT * { ?s ?p "\q" }
SELECT * { ?s ?p "x"@ }
SELECT * { ?s ?p “abc” }
SELECT * { ?s ?p `abc` }
SELECT\u00a0* { ?s ?p ?o }
\ufeffSELECT * { ?s ?p ?o }
SELECT * ｛ ?s ?p ?o ｝
SELECT ？s { ?s ?p ?o }
SELECT * { ?s ?p ?o FILTER(?o > 2 – 1) }
SELECT * { ?s ?p http://example.org/x }
SELECT * { ?s ?p <http://example.org/a b> }
SELECT * { ?s ?p <http://example.org/ab }
SELECT * { ?s ?p ?o } // comment
SELECT * { ?s ?p ?o } -- comment
/* comment */ SELECT * { ?s ?p ?o }
PREFIX a <urn:x> SELECT * { ?s ?p ?o }
PREFIX a: urn:x SELECT * { ?s ?p ?o }
PREFIX a: <urn:x>; SELECT * { ?s ?p ?o }
@prefix a: <urn:x> . SELECT * { ?s ?p ?o }
SELECT * {\n ?s rdfs:label ?o }
SELECT * {\r\n ?s rdsf:label ?o }
SELECT * { ?s RDFS:label ?o }
PREFIX work: <urn:x> SELECT * { ?s wrok:shop ?o }
SELECT * { ?s nobody:knows ?o }
SELECT * { ?s a [ a foaf:Person ] ; foaf:nmae ?n }
DESCRIBE
ASK
""".strip().splitlines()
"""One a line; backslash and n, r or u stand for characters, other backslashes for themselves."""


def broken_queries() -> list[str]:
    """List the queries."""
    escapes = {r"\n": "\n", r"\r": "\r", r"\u00a0": "\u00a0", r"\ufeff": "\ufeff"}
    queries = []
    for line in BROKEN:
        query = line
        for written, character in escapes.items():
            query = query.replace(written, character)
        queries.append(query)
    return queries
