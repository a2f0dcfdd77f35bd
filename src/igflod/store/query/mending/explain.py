"""Says what is wrong with a query that the engine does not take, and where."""

from igflod.store.query.grammar import AGGREGATES, END, FUNCTIONS
from igflod.store.query.mending.characters import (
    comments,
    iris,
    operators,
    strange_characters,
    texts,
)
from igflod.store.query.mending.clauses import (
    order_of_clauses,
    prologue,
    select,
    subjects_of_clauses,
)
from igflod.store.query.mending.meaning import find_meaning
from igflod.store.query.mending.rule import Remark, Rule, cut
from igflod.store.query.mending.structure import (
    brackets,
    parentheses,
    triples,
    unfinished,
    values,
)
from igflod.store.query.mending.words import keywords
from igflod.store.query.misfit import Misfit, Sign, find_misfit

__all__ = ["explain"]

_RULES: tuple[Rule, ...] = (
    strange_characters,
    texts,
    iris,
    comments,
    operators,
    prologue,
    select,
    brackets,
    parentheses,
    subjects_of_clauses,
    order_of_clauses,
    keywords,
    triples,
    values,
    unfinished,
)
"""In this order; the first that knows the mistake is heard."""

_LATER = ("<<", "{|", "|}", "~", ")>>", ">>")
"""Signs of SPARQL 1.2, which the engine knows and the grammar here does not."""

_KINDS = {
    "<VARIABLE>": "a variable",
    "<STRING>": "a text",
    "<INTEGER>": "a number",
    "<LABEL>": "a blank node",
    "<LANGUAGE>": "a tag of a language",
    "<IRI>": "an IRI",
    END: "the end",
}
_MOST_EXPECTED = 8


def explain(query: str, message: str) -> Remark | None:
    """Say what is wrong with a query; `message` is what the engine said.

    None where only the engine knows.
    """
    misfit = find_misfit(query)
    if misfit is None:
        return find_meaning(query, message)
    if query.startswith(_LATER, misfit.sign.start):
        return None
    said = next((found for rule in _RULES for found in rule(misfit)), None)
    if said is None:
        said = _what_stands(misfit.sign) + _what_could(misfit)
    return (misfit.sign.start, said) if isinstance(said, str) else said


def _what_stands(sign: Sign) -> str:
    if sign.terminal == END:
        return "the query ends too early"
    return f"{cut(sign.text)} cannot stand here"


def _what_could(misfit: Misfit) -> str:
    expected = misfit.expected
    words = [kind for terminal, kind in _KINDS.items() if terminal in expected]
    plain = {term for term in expected if not term.startswith("<") or term in {"<", "<="}}
    plain -= {"VERSION"}  # of SPARQL 1.2, and nobody's mistake
    if len(plain & FUNCTIONS) > 1:
        words.append("a function")
        plain -= FUNCTIONS | AGGREGATES | {"EXISTS", "NOT"}
    words += sorted(plain, key=lambda term: (term.isalpha(), term))
    if len(words) > _MOST_EXPECTED:
        return ""
    *others, last = words
    return f"; expected is {', '.join(others)}{' or ' if others else ''}{last}"
