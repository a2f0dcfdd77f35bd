"""Mistakes in how a query is built: brackets, and what is missing between them."""

import re
from collections.abc import Iterator

from igflod.store.query.grammar import END
from igflod.store.query.mending.rule import CLAUSES, Said, clause, cut, previous
from igflod.store.query.misfit import Misfit
from igflod.store.query.syntax import place

__all__ = ["brackets", "parentheses", "triples", "unfinished", "values"]

_CLOSING = {"(": ")", "{": "}", "[": "]"}
_OPERATORS = frozenset("= != < > <= >= IN NOT + - * / && || <>".split())
_OPERANDS = frozenset({"<VARIABLE>", "!", "-", "<STRING>", "<INTEGER>"})
_BEGINS_TRIPLE = frozenset({"<VARIABLE>", "<NAME>", "<IRI>", "<LABEL>", "["})
_NO_VARIABLES = frozenset("SERVICE UNION FILTER OPTIONAL AS WHERE FROM".split())


def brackets(misfit: Misfit) -> Iterator[Said]:
    """Know brackets that are not closed, or that close nothing."""
    sign, expected = misfit.sign, misfit.expected
    if not misfit.opened:
        if sign.text in {")", "}", "]"}:
            yield f"this {sign.text} closes nothing"
        return
    last = misfit.opened[-1]
    closing = _CLOSING[last.text]
    line, column = place(misfit.query, last.start)
    where = f"the {last.text} of line {line}, column {column}"
    if sign.terminal == END and closing in expected:
        yield f"{where} is not closed: {closing} is missing"
    if last.text == "{" and sign.terminal in CLAUSES and "}" in misfit.query[sign.end :]:
        return
    crossed = sign.text in {")", "}", "]", "{"} or sign.terminal in {"AS", *CLAUSES}
    if crossed and closing in expected and sign.text != closing:
        yield f"{closing} is missing before {cut(sign.text)}: {where} is still open"


def parentheses(misfit: Misfit) -> Iterator[Said]:
    """Know conditions and arguments without parentheses, patterns without braces."""
    sign, expected, last = misfit.sign, misfit.expected, previous(misfit)
    if sign.terminal in _OPERATORS and sign.terminal not in expected:
        if clause(misfit.before) in {"FILTER", "HAVING", "ORDER", "GROUP"}:
            yield "an expression of several parts stands in parentheses: (…)"
    elif last.terminal in {"FILTER", "HAVING"} and sign.terminal in _OPERANDS:
        yield f"the condition of {last.terminal} stands in parentheses: {last.terminal} (…)"
    elif expected == {"EXISTS"} and last.terminal == "NOT":
        yield "NOT stands only before EXISTS and IN; not is written !"
    elif expected == {"("} and last.terminal in {"DESC", "ASC"}:
        yield f"{last.terminal} stands before its variable: {last.terminal}(?x)"
    elif len(expected) == 1 and expected <= {"(", "{"} and last.text.isidentifier():
        yield f"{min(expected)} is missing behind {last.text}"


def triples(misfit: Misfit) -> Iterator[Said]:
    """Know triples that run into each other, or have what cannot be part of one."""
    sign, expected = misfit.sign, misfit.expected
    shown = cut(sign.text)
    if {".", ";", ","} <= expected and sign.terminal in _BEGINS_TRIPLE:
        yield f"a full stop is missing before {shown}, or a ; if the subject is the same"
    is_word = re.fullmatch(r"[A-Za-z_]\w*", sign.text) and sign.terminal not in _NO_VARIABLES
    if "<VARIABLE>" in expected and is_word:
        name = f", and a name has a prefix: prefix:{shown}" if "<NAME>" in expected else ""
        yield f"{shown} is no variable; variables begin with ?: ?{shown}{name}"
    if {"^", "a"} <= expected and sign.terminal in {"<STRING>", "<INTEGER>"}:
        yield "a predicate is an IRI or a variable, never a text or a number"
    if sign.text == "." and previous(misfit).text == ".":
        yield "there are two full stops; one is enough"
    if sign.terminal in {"FILTER", "OPTIONAL"} and expected <= {",", ".", ";", "}"}:
        yield f"the template of CONSTRUCT has only triples, no {sign.terminal}"


def values(misfit: Misfit) -> Iterator[Said]:
    """Know what is no value in VALUES."""
    if "UNDEF" in misfit.expected and misfit.sign.text == ",":
        yield "there are no commas between values; a space is enough"
    elif "UNDEF" in misfit.expected and misfit.sign.terminal == "<VARIABLE>":
        yield "VALUES lists constants; a variable cannot be one of them"


def unfinished(misfit: Misfit) -> Iterator[Said]:
    """Know triples and expressions that are not whole."""
    sign, expected = misfit.sign, misfit.expected
    if sign.text in {")", ","} and {"!", "<VARIABLE>", "STR"} <= expected:
        yield f"an expression is missing before {sign.text}"
    closes = sign.text in {"}", ".", ";"} or sign.terminal == END
    if closes and misfit.opened and misfit.opened[-1].text in {"{", "["}:
        if {"^", "a"} <= expected:
            yield "a predicate and an object are missing before this"
        elif {"<VARIABLE>", "<STRING>", "["} <= expected and "FILTER" not in expected:
            yield "an object is missing before this"
