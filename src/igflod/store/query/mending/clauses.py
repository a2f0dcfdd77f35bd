"""Mistakes in the clauses of a query: what they begin with, what they have, where they stand."""

from collections.abc import Iterator

from igflod.store.query.grammar import AGGREGATES, END, FUNCTIONS
from igflod.store.query.mending.rule import CLAUSES, Said, clause, cut, previous
from igflod.store.query.misfit import Misfit

__all__ = ["order_of_clauses", "prologue", "select", "subjects_of_clauses"]

_PATTERNS = frozenset("FILTER OPTIONAL BIND VALUES GRAPH MINUS".split())


def prologue(misfit: Misfit) -> Iterator[Said]:
    """Know declarations as they are in Turtle, or without brackets or colon."""
    sign, expected, last = misfit.sign, misfit.expected, previous(misfit)
    if sign.text.casefold() in {"@prefix", "@base"}:
        yield f"{sign.text} is Turtle; write {sign.text[1:].upper()}, and no full stop behind it"
    elif expected == {"<NAMESPACE>"}:
        name = sign.text.split(":")[0] or "x"
        yield f"behind PREFIX stand the prefix with a colon and its IRI: PREFIX {cut(name)}: <…>"
    elif expected == {"<IRI>"} and last.terminal in {"<NAMESPACE>", "BASE"}:
        yield "the IRI of a prefix or a base stands between < and >"
    elif "PREFIX" in expected and sign.text in {";", "."} and last.text:
        yield f"nothing stands behind a declaration; leave out the {sign.text}"
    elif sign.terminal in {"PREFIX", "BASE"} and "PREFIX" not in expected:
        yield f"{sign.terminal} stands before the query"


def select(misfit: Misfit) -> Iterator[Said]:
    """Know slips between SELECT and WHERE, where variables stand, and expressions with a name."""
    sign, expected = misfit.sign, misfit.expected
    part = clause(misfit.before)
    if "AS" in expected and sign.terminal == "<VARIABLE>":
        yield f"AS is missing before {cut(sign.text)}"
    if sign.text == "," and "," not in expected and part in {"SELECT", "ORDER", "GROUP"}:
        yield "there are no commas between variables; a space is enough"
    if part != "SELECT":
        return
    if sign.terminal in AGGREGATES | FUNCTIONS and "<VARIABLE>" in expected:
        yield f"an expression needs a name: ({sign.terminal}(…) AS ?name)"
    elif "AS" in expected and sign.terminal == ")":
        yield "an expression in SELECT needs a name: (… AS ?name); a variable needs no parentheses"
    elif sign.terminal == "AS" and ")" not in expected:
        yield "an expression and its name stand in parentheses: (… AS ?name)"
    elif sign.text == "{" and "*" in expected:
        yield "SELECT what? Variables are missing, or *"


def subjects_of_clauses(misfit: Misfit) -> Iterator[Said]:
    """Know clauses that do not say of what they speak."""
    sign, last = misfit.sign, previous(misfit)
    if last.terminal == "CONSTRUCT" and sign.terminal in {"<VARIABLE>", "<IRI>", "<NAME>"}:
        yield "the template of CONSTRUCT stands in braces: CONSTRUCT { … } WHERE { … }"
    elif sign.text == "{" and last.terminal == "GRAPH":
        yield "GRAPH needs the IRI of a graph or a variable: GRAPH ?graph { … }"
    elif sign.text == "{" and last.terminal == "FROM":
        yield "FROM needs the IRI of a graph"
    elif misfit.expected == {"<INTEGER>"}:
        yield f"behind {last.text} stands a whole number without a sign"
    elif sign.text == "," and clause(misfit.before) in {"LIMIT", "OFFSET"}:
        yield "LIMIT has one number; how many rows are skipped is said by OFFSET"


def order_of_clauses(misfit: Misfit) -> Iterator[Said]:
    """Know clauses in a wrong order, or in a wrong place."""
    sign = misfit.sign
    in_braces = {opened.text for opened in misfit.opened} == {"{"}
    behind_braces = not misfit.opened and "}" in {other.text for other in misfit.before}
    if sign.terminal in CLAUSES and in_braces:
        yield f"{CLAUSES[sign.terminal]} stands behind the closing }} of WHERE"
    elif sign.terminal in CLAUSES and behind_braces:
        order = "GROUP BY, HAVING, ORDER BY, LIMIT"
        yield f"{CLAUSES[sign.terminal]} stands too late: the order is {order}"
    elif sign.terminal == "SELECT" and in_braces:
        yield "a query within a query has braces of its own: { SELECT … }"
    elif sign.terminal == "UNION" and in_braces:
        yield "what stands before UNION needs braces: { … } UNION { … }"
    elif sign.terminal == "FILTER" and clause(misfit.before) == "GROUP":
        yield "FILTER stands within the braces of WHERE; behind GROUP BY it is HAVING (…)"
    elif sign.terminal in _PATTERNS and behind_braces:
        yield f"{sign.terminal} stands within the braces of WHERE"
    elif sign.text in {";", "."} and END in misfit.expected:
        yield f"nothing stands behind a query; leave out the {sign.text}"
