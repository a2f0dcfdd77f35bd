"""Queries that differ only in white space are one; those that differ in more stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from igflod.store.query.normal import is_volatile, normalised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT  *\n{\t?s ?p\r\n?o }\n"),
        (
            "PREFIX a: <urn:a#>\nASK { a:b ?p ?o }",
            "\nPREFIX a: <urn:a#>  \r\n\n  ASK { a:b  ?p ?o }",
        ),
        ("# first\nASK {}", "# first \n\n\tASK {}"),
    ],
)
def test_white_space_makes_no_difference(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ASK { ?s ?p 'a b' }", "ASK { ?s ?p 'a  b' }"),
        ('ASK { ?s ?p """a\nb""" }', 'ASK { ?s ?p """a b""" }'),
        ("ASK {} # {\n}", "ASK {} # { }"),
        ("ASK { ?s ?p ?o } #\n", "ASK { ?s ?p ?O } #\n"),
        ("ASK { ?s ?p ?o }", "ask { ?s ?p ?o }"),
        ("SELECT * {}\n#\nLIMIT 1", "SELECT * {}\n# LIMIT 1"),
    ],
)
def test_what_may_matter_is_kept(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


SPACE = st.text(" \t\r\n", min_size=1, max_size=4)
WORDS = (
    "SELECT|?s|(COUNT(*)|AS|?n)|{|?s|?p|?o|FILTER|(|?o|<|3|)|}|GROUP|BY|?s|ORDER|BY|?s|LIMIT|2"
).split("|")


@given(st.lists(SPACE, min_size=len(WORDS), max_size=len(WORDS)), st.booleans())
def test_what_is_taken_for_one_has_one_answer(spaces: list[str], has_comment: bool) -> None:  # noqa: FBT001
    text = "".join(word + space for word, space in zip(WORDS, spaces, strict=True))
    text = f"# comment\n{text}" if has_comment else text
    store = Store()
    store.load(
        b"".join(b"<urn:%d> <urn:p> %d .\n" % (n % 3, n) for n in range(6)), format=RdfFormat.TURTLE
    )

    def answer(query: str) -> str:
        return str([[str(term) for term in row] for row in store.query(query)])  # type: ignore[union-attr]

    assert answer(normalised(text)) == answer(text)
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?t) {}",
        "SELECT (rand () AS ?t) {}",
        "SELECT (UUID#\n() AS ?t) {}",
        "SELECT (StrUUID() AS ?t) {}",
        "SELECT (BNODE('a') AS ?t) {}",
        "SELECT (\\u004eOW() AS ?t) {}",
    ],
)
def test_what_changes_by_itself_is_volatile(query: str) -> None:
    assert is_volatile(query)


def test_what_does_not_change_is_not_volatile() -> None:
    assert not is_volatile("SELECT ?known ?random { ?s ?p ?o }")
