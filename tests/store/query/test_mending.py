"""What a query lacks is said in words, with the place."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Golden
from tests.store.query.broken import BROKEN, broken_queries

from igflod.errors import QueryError
from igflod.store.query.admission import LONGEST_QUERY, explain_syntax_error
from igflod.store.query.misfit import find_misfit
from igflod.store.query.syntax import Kind, read_tokens

WORDS = (
    "SELECT CONSTRUCT ASK DESCRIBE WHERE FROM NAMED OPTIONAL UNION MINUS GRAPH FILTER BIND VALUES "
    "GROUP BY HAVING ORDER DESC LIMIT OFFSET AS IN NOT EXISTS COUNT SUM STR IF BOUND DISTINCT "
    "UNDEF PREFIX BASE REGEX COALESCE a true 1 -1 .5 1e3 ?s ?p $o <urn:x> <> x: x:y :z _:b 'x' "
    '"y" @en ^^ { } ( ) [ ] . ; , * + - / | ^ ? ! = != < > <= && || & == # \\ \' " \n'
).split(" ")
SNIPPETS = [*WORDS, "SELECT * { ?s ?p ?o }", "PREFIX x: <urn:y#>", "{ ?s ?p ?o }", "?s ?p ?o ."]


def explained(query: str) -> QueryError:
    """Explain why the engine does not take a query."""
    with pytest.raises(SyntaxError) as caught:
        ox.Store().query(query)
    return explain_syntax_error(query, str(caught.value))


def test_broken_queries_are_explained(golden: Golden) -> None:
    told = [
        f"{line}\n    {explained(query)}\n"
        for line, query in zip(BROKEN, broken_queries(), strict=True)
    ]
    golden("".join(told), "queries/broken.txt")


def test_the_engine_is_never_quoted() -> None:
    """Its places are vague, and its words those of a program: all that people do is known."""
    for query in broken_queries():
        assert "here or shortly before" not in str(explained(query)), query


def complaint(query: str) -> str | None:
    """Give what the engine has against a query, nothing if it takes it."""
    try:
        ox.Store().query(query)
    except SyntaxError as error:
        return str(error)
    except (OSError, RuntimeError):
        return None
    return None


def is_within(error: QueryError, query: str) -> bool:
    lines = re.split(r"\r\n|\r|\n", query)
    return (
        error.line is not None
        and error.column is not None
        and 1 <= error.line <= len(lines)
        and 1 <= error.column <= len(lines[error.line - 1]) + 1
    )


@given(st.lists(st.sampled_from(SNIPPETS), max_size=25), st.sampled_from([" ", "", "\n"]))
def test_whatever_stands_there_the_place_is_within_the_text(pieces: list[str], gap: str) -> None:
    query = gap.join(pieces)
    said = complaint(query)
    if said is None:
        assert find_misfit(query) is None
    else:
        assert is_within(explain_syntax_error(query, said), query)


@given(st.data())
def test_examples_with_a_slip(root: Path, data: st.DataObject) -> None:
    """A token more, a token less, two that changed places: always a place, or a right query."""
    file = data.draw(st.sampled_from(sorted((root / "docs" / "queries").glob("*.rq"))))
    tokens = [token.text for token in read_tokens(file.read_text("utf-8"))]
    at = data.draw(st.integers(0, len(tokens) - 2))
    slip = data.draw(st.sampled_from(["less", "more", "turned", "cut"]))
    if slip == "less":
        del tokens[at]
    elif slip == "more":
        tokens.insert(at, data.draw(st.sampled_from(WORDS)))
    elif slip == "turned":
        tokens[at : at + 2] = reversed(tokens[at : at + 2])
    else:
        tokens[at] = tokens[at][: len(tokens[at]) // 2]
    query = " ".join(tokens)
    said = complaint(query)
    if said is None:
        assert find_misfit(query) is None
    else:
        assert is_within(explain_syntax_error(query, said), query)


def test_the_grammar_takes_what_the_engine_takes(root: Path, shared: Path) -> None:
    tests = [*(root / "docs").rglob("*.rq"), *(shared / "conformance").rglob("*.rq")]
    assert tests
    for file in tests:
        query = file.read_text("utf-8")
        try:
            ox.Store().query(query, base_iri="http://example.org/")
        except (SyntaxError, OSError, RuntimeError):
            continue
        assert find_misfit(query) is None, file


@pytest.mark.parametrize(
    "sign", ["(", "{", "[", "!", "<<", "?x ", "VALUES (?x) { (1) } ", "'", "<"]
)
def test_long_queries_are_explained_too(sign: str) -> None:
    """No bracket is too deep: the automaton has a stack of its own."""
    query = "SELECT * { FILTER " + sign * ((LONGEST_QUERY - 20) // len(sign))
    assert is_within(explain_syntax_error(query, "error at 1:20: expected X"), query)


def test_strings_and_comments_are_no_mistakes() -> None:
    query = "SELECT * { ?s ?p 'SELCT (' # WEHRE {\n } LIMIT ten"
    assert (explained(query).line, explained(query).column) == (2, 10)
    assert [t.kind for t in read_tokens("'SELCT ('")] == [Kind.STRING]
