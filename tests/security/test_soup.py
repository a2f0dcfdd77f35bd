"""Random queries are answered, or refused with a place in the text; never is it our fault."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.security.conftest import Victim

from igflod.store.query.syntax import read_tokens

SOUP = (
    "SELECT CONSTRUCT ASK DESCRIBE WHERE FROM NAMED OPTIONAL UNION MINUS GRAPH FILTER BIND VALUES "
    "SERVICE INSERT GROUP BY HAVING ORDER LIMIT OFFSET AS IN NOT EXISTS COUNT SUM IF DISTINCT "
    "UNDEF PREFIX BASE a true 1 -1 ?s ?p <urn:x> x: x:y :z _:b 'x' \"y\" @en ^^ { } ( ) [ ] << >> "
    ". ; , * + - / | ^ ! = < > && == # \\ ' \" \ufeff \u00a0 é \U0001f600 \x00 \n \r"
).split(" ")
PIECES = [*SOUP, "SELECT * { ?s ?p ?o }", "{ ?s ?p ?o }", "PREFIX x: <urn:y#>"]
MODEST = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def check(victim: Victim, query: str) -> None:
    answer = victim.ask(query, format="csv")
    if answer.status_code not in {400, 403}:
        assert answer.status_code in {200, 413, 429, 503}, answer.text
        return
    problem = answer.json()
    assert problem["status"] == answer.status_code
    assert problem["detail"]
    if "line" in problem:
        lines = re.split(r"\r\n|\r|\n", query)
        assert 1 <= problem["line"] <= len(lines)
        assert 1 <= problem["column"] <= len(lines[problem["line"] - 1]) + 1


@MODEST
@given(st.lists(st.sampled_from(PIECES), max_size=20), st.sampled_from([" ", ""]))
def test_soup_of_tokens(victim: Victim, pieces: list[str], gap: str) -> None:
    check(victim, gap.join(pieces))


@MODEST
@given(st.text(max_size=40))
def test_soup_of_letters(victim: Victim, query: str) -> None:
    check(victim, query)


@MODEST
@given(st.data())
def test_examples_with_a_slip(victim: Victim, root: Path, data: st.DataObject) -> None:
    """A token more, a token less, or another one."""
    file = data.draw(st.sampled_from(sorted((root / "docs" / "queries").glob("*.rq"))))
    tokens = [token.text for token in read_tokens(file.read_text("utf-8"))]
    at = data.draw(st.integers(0, len(tokens) - 1))
    until = at + data.draw(st.integers(0, 2))
    tokens[at:until] = data.draw(st.lists(st.sampled_from(SOUP), max_size=2))
    check(victim, " ".join(tokens))
