"""Queries that try to take a server down, by the name of what each attacks.

The dataset has 3,000 things `<urn:thing:N>`, each with a `<urn:title>`, a `<urn:text>`, a
`<urn:size>`, and a `<urn:next>`, which makes one long chain.
"""

# ruff: noqa: E501 (a query is easier to read in one line)

__all__ = ["HOSTILE"]

FULL = 31_000
"""Characters of a query that is nearly as long as may be."""

EVERYTHING = "?a ?b ?c . ?d ?e ?f"
"""12,000 solutions times 12,000."""


def nested(opening: str, inside: str, closing: str) -> str:
    depth = (FULL - len(inside)) // len(opening + closing)
    return f"SELECT * {{ ?s <urn:title> ?o {opening * depth}{inside}{closing * depth} }} LIMIT 1"


def expression(opening: str, inside: str, closing: str) -> str:
    depth = (FULL - len(inside)) // len(opening + closing)
    return f"SELECT ({opening * depth}{inside}{closing * depth} AS ?x) {{}}"


def repeated(before: str, piece: str, after: str) -> str:
    return before + piece * ((FULL - len(before + after)) // len(piece)) + after


def doubled(expression: str, times: int, first: str = "'ab'") -> str:
    """Feed an expression over ?x to itself."""
    steps = " ".join(
        f"BIND({expression.replace('?x', f'?x{n}')} AS ?x{n + 1})" for n in range(times)
    )
    return f"SELECT (STRLEN(STR(?x{times})) AS ?n) {{ BIND({first} AS ?x0) {steps} }}"


PRODUCTS = {
    "product: count": f"SELECT (COUNT(*) AS ?n) {{ {EVERYTHING} . ?g ?h ?i . ?j ?k ?l }}",
    "product: rows": f"SELECT * {{ {EVERYTHING} }}",
    "product: sorted": f"SELECT * {{ {EVERYTHING} }} ORDER BY ?f ?c LIMIT 1",
    "product: sorted by an expression": f"SELECT * {{ {EVERYTHING} }} ORDER BY CONCAT(STR(?f), STR(?c))",
    "product: distinct": f"SELECT DISTINCT * {{ {EVERYTHING} }}",
    "product: distinct, one variable": f"SELECT DISTINCT ?x {{ {EVERYTHING} BIND(RAND() AS ?x) }}",
    "product: reduced": f"SELECT REDUCED ?a {{ {EVERYTHING} }}",
    "product: groups": f"SELECT ?a ?d (COUNT(*) AS ?n) {{ {EVERYTHING} }} GROUP BY ?a ?d",
    "product: groups of an expression": (
        f"SELECT ?x (COUNT(DISTINCT ?f) AS ?n) {{ {EVERYTHING} }} GROUP BY (CONCAT(STR(?c), STR(?f)) AS ?x)"
    ),
    "product: having": f"SELECT ?c {{ {EVERYTHING} }} GROUP BY ?c HAVING (COUNT(?f) > 1000000000)",
    "product: count distinct": f"SELECT (COUNT(DISTINCT *) AS ?n) {{ {EVERYTHING} }}",
    "product: group_concat": (
        f"SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f))) AS ?x) {{ {EVERYTHING} }}"
    ),
    "product: filter at the end": f"SELECT * {{ {EVERYTHING} . ?g ?h ?i FILTER(?c + ?f = ?i) }}",
    "product: offset": f"SELECT * {{ {EVERYTHING} . ?g ?h ?i }} OFFSET 1000000000",
    "product: minus": f"SELECT * {{ {EVERYTHING} MINUS {{ ?a ?x ?y . ?z ?e ?w }} }}",
    "product: not exists": f"ASK {{ {EVERYTHING} FILTER NOT EXISTS {{ ?a ?p ?f2 . ?q ?r ?s }} }}",
    "product: optional": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } }",
    "product: in graphs": (
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l } }"
    ),
    "product: subqueries": (
        "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c } } { SELECT * { ?d ?e ?f } } "
        "{ SELECT * { ?g ?h ?i } } }"
    ),
    "product: values": "SELECT (COUNT(*) AS ?n) {"
    + "".join(f"VALUES ?x{n} {{ {'1 ' * 1200} }}" for n in range(10))
    + "}",
    "product: construct": f"CONSTRUCT {{ ?a ?e ?f . ?d ?b ?c }} {{ {EVERYTHING} }}",
    "product: construct with blank nodes": f"CONSTRUCT {{ _:x ?e [ ?b ?c ] }} {{ {EVERYTHING} }}",
    "product: describe": f"DESCRIBE ?a ?d {{ {EVERYTHING} }}",
    "product: ask for nothing": f"ASK {{ {EVERYTHING} FILTER(?c = 'no' && ?f = 'no') }}",
}
"""Joins of everything with everything."""

PATHS = {
    "path: both ends open, +": "SELECT (COUNT(*) AS ?n) { ?s <urn:next>+ ?o }",
    "path: both ends open, *": "SELECT * { ?s <urn:next>* ?o }",
    "path: there and back": "SELECT (COUNT(*) AS ?n) { ?s (<urn:next>|^<urn:next>)+ ?o }",
    "path: anything": "SELECT (COUNT(*) AS ?n) { ?s (!<urn:none>)* ?o . ?o (!<urn:no>)* ?p }",
    "path: anything, backwards": "SELECT (COUNT(*) AS ?n) { ?s (!(<urn:none>|^<urn:no>))+ ?o }",
    "path: stars of stars": "SELECT (COUNT(*) AS ?n) { ?s ((<urn:next>*)*)* ?o }",
    "path: chain of stars": "SELECT (COUNT(*) AS ?n) { ?s <urn:next>*/<urn:next>*/<urn:next>* ?o }",
    "path: 900 stars": f"SELECT (COUNT(*) AS ?n) {{ ?s {'(' * 900}<urn:next>{')*' * 900} ?o }}",
    "path: long sequence": repeated("ASK { ?s <urn:next>", "/<urn:next>", " ?o }"),
    "path: long alternative": repeated("ASK { ?s <urn:no>", "|<urn:no>", " ?o }"),
    "path: parentheses": f"ASK {{ ?s {'(' * 15_000}<urn:next>{')' * 15_000} ?o }}",
    "path: inverses": repeated("SELECT * { ?s ", "^", "<urn:next> ?o } LIMIT 1"),
    "path: nested inverses": f"SELECT * {{ ?s {'^(' * 9_000}<urn:next>{')' * 9_000} ?o }} LIMIT 1",
    "path: a long negation": repeated("ASK { ?s !(<urn:a>", "|<urn:a>", ") ?o }"),
    "path: in EXISTS": "SELECT * { ?s ?p ?o FILTER EXISTS { ?s (<urn:next>|!<urn:x>)* ?z . ?z <urn:no> ?w } }",
}

NESTED = {
    "nested: groups": nested("{", "", "}"),
    "nested: groups with FILTER": nested("{FILTER(1=1)", "", "}"),
    "nested: OPTIONAL": nested("OPTIONAL{?s ?p ?o ", "", "}"),
    "nested: MINUS": nested("MINUS{?s ?p ?o ", "", "}"),
    "nested: UNION": nested("{}UNION{", "", "}"),
    "nested: GRAPH": nested("GRAPH ?g{", "", "}"),
    "nested: EXISTS": nested("FILTER EXISTS{", "", "}"),
    "nested: NOT EXISTS": nested("FILTER NOT EXISTS{?s ?p ?o ", "", "}"),
    "nested: subqueries": nested("{SELECT*{", "", "}}"),
    "nested: subqueries with aggregates": nested("{SELECT(COUNT(*)AS?n){", "", "}}"),
    "nested: LATERAL": nested("LATERAL{", "", "}"),
    "nested: FILTER": nested("FILTER(", "1", ")"),
    "nested: lists": nested("(", "1", ")"),
    "nested: blank nodes": f"SELECT * {{ ?s <urn:next> {'[<urn:next> ' * 2_000}1{']' * 2_000} }}",
    "nested: lists in blank nodes": nested("[<urn:p>(", "1", ")]"),
    "nested: triple terms": f"SELECT * {{ ?s ?p {'<<(?a ?b ' * 2_500}1{')>>' * 2_500} }}",
    "nested: reified triples": f"SELECT * {{ {'<<' * 3_000}?a ?b ?c{'>> ?p ?o' * 3_000} }}",
    "nested: annotations": f"SELECT * {{ ?s ?p ?o {'{|?p ?o ' * 3_000}{'|}' * 3_000} }}",
    "nested: parentheses": expression("(", "1", ")"),
    "nested: not": expression("!", "true", ""),
    "nested: minus": expression("-", "1", ""),
    "nested: plus": expression("+", "1", ""),
    "nested: IF": expression("IF(true,", "1", ",2)"),
    "nested: COALESCE": expression("COALESCE(", "1", ")"),
    "nested: CONCAT": expression("CONCAT('a',", "'b'", ")"),
    "nested: functions": expression("STR(UCASE(", "'b'", "))"),
    "nested: casts": expression("<http://www.w3.org/2001/XMLSchema#string>(", "1", ")"),
    "nested: IN": expression("1 IN(", "1", ")"),
    "nested: EXISTS in expressions": expression("EXISTS{FILTER(", "true", ")}"),
    "nested: datatypes": f"SELECT ('1'{'^^' * 15_000}<urn:x> AS ?x) {{}}",
    "nested: brackets": "[" * FULL,
    "nested: every bracket": repeated("SELECT * ", "{([", ""),
    "chain: ||": repeated("SELECT * { FILTER(false", "||false", ") }"),
    "chain: &&": repeated("SELECT * { FILTER(true", "&&true", ") }"),
    "chain: +": repeated("SELECT (1", "+1", " AS ?x) {}"),
    "chain: *": repeated("SELECT (2", "*2", " AS ?x) {}"),
    "chain: =": repeated("SELECT (2", "=2", " AS ?x) {}"),
    "chain: UNION": repeated("SELECT * { {}", "UNION{}", " }"),
    "chain: OPTIONAL": repeated("SELECT * { ", "OPTIONAL{?s ?p ?o}", " } LIMIT 1"),
    "chain: MINUS": repeated("SELECT * { ?s ?p ?o ", "MINUS{?x ?y ?z}", " } LIMIT 1"),
    "chain: FILTER EXISTS": repeated("ASK { ?s ?p ?o ", "FILTER EXISTS{?s ?p ?o}", " }"),
    "chain: subqueries": repeated("ASK { ", "{SELECT*{?s ?p ?o}}", " }"),
    "chain: GRAPH": repeated("ASK { ", "GRAPH?g{?s ?p ?o}", " }"),
}
"""Brackets and operators: a parser or an optimiser with a stack of its own kind runs out of it."""

LONG = {
    "long: variables": repeated("SELECT ", "?vvvvvv ", "{}"),
    "long: different variables": "SELECT " + " ".join(f"?v{n}" for n in range(4_500)) + " {}",
    "long: expressions": "SELECT " + "".join(f"(1 AS?v{n})" for n in range(2_300)) + "{}",
    "long: aggregates": "SELECT "
    + "".join(f"(SUM(?o)AS?v{n})" for n in range(1_600))
    + "{?s ?p ?o}",
    "long: patterns": "SELECT * {" + "".join(f"?s ?p{n} ?o{n}." for n in range(1_600)) + "}",
    "long: one pattern": repeated("ASK {", "?s ?p ?o.", "}"),
    "long: star of patterns": "SELECT * {" + "".join(f"?s{n} ?p ?o." for n in range(2_400)) + "}",
    "long: objects": repeated("ASK { ?s ?p 1", ",1", " }"),
    "long: values": repeated("SELECT (COUNT(*) AS ?n) { VALUES ?x {", "1 ", "} ?s ?p ?o }"),
    "long: rows of values": "SELECT * { VALUES (?a ?b) {" + "(1 UNDEF)" * 3_400 + "} ?a ?b ?c }",
    "long: IN": repeated("SELECT * { ?s ?p ?o FILTER(?o IN (1", ",1", ")) } LIMIT 1"),
    "long: NOT IN": repeated("SELECT * { ?s ?p ?o FILTER(?o NOT IN (1", ",?s", ")) } LIMIT 1"),
    "long: ORDER BY": repeated("SELECT * { ?s ?p ?o } ORDER BY ?s", " ?o", ""),
    "long: GROUP BY": "SELECT (1 AS ?x) { ?s ?p ?o } GROUP BY"
    + "".join(f"(STR(?s)AS?v{n})" for n in range(1_700)),
    "long: prefixes": "".join(f"PREFIX p{n}:<urn:x>" for n in range(1_500)) + "ASK {}",
    "long: one prefix": repeated("", "PREFIX a:<urn:x>", "ASK {}"),
    "long: bases": repeated("", "BASE <urn:x>", "ASK {}"),
    "long: FROM": repeated("SELECT * ", "FROM<urn:x>", "{?s ?p ?o}"),
    "long: FROM NAMED": "ASK " + "".join(f"FROM NAMED<urn:{n}>" for n in range(1_300)) + "{}",
    "long: an IRI": f"SELECT * {{ <http://example.org/{'x' * 30_000}> ?p ?o }}",
    "long: relative IRIs": f"BASE <http://e.org/> ASK {{ ?s ?p <{'../' * 10_000}> }}",
    "long: a name": f"PREFIX a: <urn:x> ASK {{ a:{'b.' * 15_000}b ?p ?o }}",
    "long: a prefix": f"PREFIX {'a.' * 15_000}a: <urn:x> ASK {{}}",
    "long: a variable": f"SELECT ?{'x' * 30_000} {{}}",
    "long: a string": f"SELECT ('{'x' * 30_000}' AS ?x) {{}}",
    "long: a language tag": f"SELECT ('x'@{'en-' * 10_000}en AS ?x) {{}}",
    "long: comments": repeated("ASK {", "#\n", "}"),
    "long: spaces": "ASK {" + " " * FULL + "}",
    "long: DESCRIBE": "DESCRIBE " + "<urn:thing:1> " * 2_200,
    "long: a template": repeated("CONSTRUCT { ", "?s ?p ?o . ", "} { ?s ?p ?o }"),
    "long: a template of blank nodes": repeated("CONSTRUCT { ", "[] ?p ?o . ", "} { ?s ?p ?o }"),
    "long: quotation marks": repeated("SELECT * { ?s ?p '''", "'' ", ""),
    "long: strange names": "PREFIX s: <https://schema.org/> ASK {"
    + "".join(f"?s s:na{n}me ?o ." for n in range(1_500))
    + "}",
}

TEXTS = {
    "text: CONCAT doubles": doubled("CONCAT(?x, ?x)", 40),
    "text: CONCAT ten times": doubled("CONCAT(?x,?x,?x,?x,?x,?x,?x,?x,?x,?x)", 12),
    "text: REPLACE doubles": doubled("REPLACE(?x, '(.)', '$1$1')", 40),
    "text: REPLACE multiplies": (
        f"SELECT (STRLEN(?c) AS ?n) {{ BIND('{'a' * 1000}' AS ?a) "
        f"BIND(REPLACE(?a, 'a', '{'b' * 1000}') AS ?b) "
        f"BIND(REPLACE(?b, 'b', '{'c' * 5000}') AS ?c) }}"
    ),
    "text: ENCODE_FOR_URI triples": doubled("ENCODE_FOR_URI(?x)", 30, "'%%'"),
    "text: STRDT of what doubles": doubled("STRDT(CONCAT(STR(?x),STR(?x)),<urn:d>)", 36),
    "text: IRI of what doubles": doubled("IRI(CONCAT(STR(?x),'a',STR(?x)))", 36, "<urn:x>"),
    "text: UCASE grows": doubled("UCASE(CONCAT(?x, ?x))", 36, "'ﬃŉ'"),
    "text: GROUP_CONCAT": (
        "SELECT (GROUP_CONCAT(?o; SEPARATOR='" + "-" * 20_000 + "') AS ?x) { ?s ?p ?o }"
    ),
    "text: hashes of large texts": doubled("CONCAT(?x, ?x, SHA512(?x))", 36),
    "text: a text for each row": (
        f"SELECT (CONCAT('{'x' * 25_000}', STR(?s)) AS ?t) {{ ?s ?p ?o . ?s ?q ?r }}"
    ),
    "text: numbers of 30,000 digits": f"SELECT ({'9' * 30_000} * {'9' * 900} AS ?x) {{}}",
    "text: decimals that overflow": doubled("(?x * ?x)", 200, "99999999999.9"),
    "text: integers that overflow": doubled("(?x * ?x)", 200, "9223372036854775807"),
    "text: doubles that overflow": doubled("(?x * ?x)", 200, "1e300"),
    "text: dates far out": (
        "PREFIX x: <http://www.w3.org/2001/XMLSchema#> SELECT (YEAR('999999999999999-12-31T23:59:60Z'"
        "^^x:dateTime) AS ?y) ('9999-12-31'^^x:date + 'P999999999999Y'^^x:duration AS ?z) "
        "('-9223372036854775808-01-01'^^x:date - 'P1D'^^x:dayTimeDuration AS ?a) {}"
    ),
    "text: division by nothing": "SELECT (1/0 AS ?x) (-9223372036854775808 / -1 AS ?y) (1.0/0.0 AS ?z) {}",
    "text: SUBSTR out of it": "SELECT (SUBSTR('é', -1e300, 1e308) AS ?x) (SUBSTR('é', 2, 1e18) AS ?y) {}",
    "regex: nested repetitions": "SELECT * { ?s ?p ?o FILTER(REGEX(?o, '((a{1000}){1000}){1000}')) }",
    "regex: backtracking": "SELECT * { ?s <urn:text> ?o FILTER(REGEX(?o, '^(([a-z ])+.)+[A-Z]([a-z])+$')) }",
    "regex: alternatives": "SELECT * { ?s <urn:text> ?o FILTER(REGEX(?o, '(x+x+)+y|(.*)*z|(a|aa|aaa)+b')) }",
    "regex: classes of Unicode": (
        "SELECT * { ?s <urn:text> ?o FILTER(REGEX(?o, '(\\\\p{L}\\\\p{M}*){200}[^\\\\p{N}\\\\p{S}]{200}', 'i')) }"
    ),
    "regex: long": "SELECT * { ?s ?p ?o FILTER(REGEX(?o, '" + "(a|b)*" * 4_000 + "')) }",
    "regex: deep": "SELECT * { ?s ?p ?o FILTER(REGEX(?o, '"
    + "(" * 9_000
    + "a"
    + ")*" * 9_000
    + "')) }",
    "regex: one for each row": f"SELECT * {{ {EVERYTHING} FILTER(REGEX(STR(?c), CONCAT('(', STR(?f), '){{50}}'))) }}",
    "random: RAND": f"SELECT (SUM(RAND()) AS ?x) {{ {EVERYTHING} }}",
    "random: UUID": f"SELECT DISTINCT (UUID() AS ?x) (STRUUID() AS ?y) {{ {EVERYTHING} }}",
    "random: BNODE": f"SELECT DISTINCT (BNODE() AS ?x) {{ {EVERYTHING} }}",
    "random: sort": f"SELECT * {{ {EVERYTHING} }} ORDER BY RAND() LIMIT 10",
}

ODD = {
    "odd: LIMIT of 10^18": "SELECT * { ?s ?p ?o } LIMIT 1000000000000000000",
    "odd: OFFSET of 10^18": "SELECT * { ?s ?p ?o } OFFSET 1000000000000000000",
    "odd: LIMIT and OFFSET overflow": "SELECT * { ?s ?p ?o } LIMIT 18446744073709551615 OFFSET 18446744073709551615",
    "odd: LIMIT of 10^40": "SELECT * { ?s ?p ?o } LIMIT 1" + "0" * 40,
    "odd: everything": "SELECT * { ?s ?p ?o }",
    "odd: everything in graphs": "SELECT * { GRAPH ?g { ?s ?p ?o } }",
    "odd: everything described": "DESCRIBE ?s ?p ?o { ?s ?p ?o }",
    "odd: everything constructed": "CONSTRUCT WHERE { ?s ?p ?o }",
    "odd: control characters": "\x00\x01\x02" * 1_000,
    "odd: NUL in a string": "SELECT ('a\x00b' AS ?x) {}",
    "odd: NUL in a name": "SELECT ?a\x00b {}",
    "odd: a byte order mark": "\ufeffSELECT * { ?s ?p ?o } LIMIT 1",
    "odd: two of them": "\ufeff\ufeffASK {}",
    "odd: no characters": "\U0010ffff\ufffe" * 3_000,
    "odd: escapes": "SELECT ('" + "\\U0010FFFF" * 3_000 + "' AS ?x) {}",
    "odd: escapes of surrogates": "SELECT ('\\uD800\\uDC00' AS ?x) { ?s ?p <urn:\\uDFFF> }",
    "odd: escapes beyond Unicode": "SELECT ('\\UFFFFFFFF' AS ?x) {}",
    "odd: escaped braces": "SELECT * \\u007B ?s ?p ?o \\u007D LIMIT 1",
    "odd: right to left": "SELECT * { ?s ?p '\u202e\u2066' . \u202e } LIMIT 1",
    "odd: combining characters": "SELECT ('" + "e" + "\u0301" * 14_000 + "' AS ?x) {}",
    "odd: an empty group in everything": "SELECT (COUNT(*) AS ?n) { {} {} {} ?s ?p ?o {} OPTIONAL {} MINUS {} }",
    "odd: variables of nobody": "SELECT ?x ?y ?z { FILTER(?q) } ORDER BY ?w",
    "odd: aggregates of aggregates": "SELECT (SUM(COUNT(MAX(?o))) AS ?x) { ?s ?p ?o }",
    "odd: a prefix of nothing": "PREFIX : <> SELECT * { :a : : } LIMIT 1",
    "odd: many words": "SELECT " * 4_000,
    "odd: longer than may be": "ASK {}" + " " * 40_000,
    "odd: insert": "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "odd: delete": "PREFIX a: <urn:x> DELETE WHERE { ?s ?p ?o }",
    "odd: drop behind a query": "SELECT * { ?s ?p ?o } LIMIT 1 ; DROP ALL",
    "odd: load in a comment": "# \r LOAD <file:///etc/passwd>",
    "odd: clear in capitals": "BASE <urn:x> cLeAr SILENT ALL",
    "odd: SERVICE": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "odd: SERVICE, escaped": "SELECT * { S\\u0045RVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "odd: SERVICE, deep": nested("{", "SERVICE ?s { ?s ?p ?o }", "}"),
    "odd: FROM a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "odd: FROM a device": "SELECT * FROM <file:///dev/zero> { ?s ?p ?o }",
}

HOSTILE: dict[str, str] = PRODUCTS | PATHS | NESTED | LONG | TEXTS | ODD
"""Name -> query."""
