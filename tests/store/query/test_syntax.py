"""The tokens of a query."""

import re

from hypothesis import given
from hypothesis import strategies as st

from igflod.store.query.syntax import Kind, read_tokens

PIECES = [
    *"{}()<>=!|&+-*/^.,;?$~@:_#'\"\\ \n\r",
    *("SERVICE", "true", "1", "?s", "a:", "a:b", ":c", "<urn:a>", "'x'", '"x"', "'''", '"""'),
    *("@en", "_:b", r"\u0027", r"\u0022", r"\u003C", "é", "#>\n"),
]


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
