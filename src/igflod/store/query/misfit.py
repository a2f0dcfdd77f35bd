"""Where a query first departs from the grammar.

The engine tells where its parser had looked farthest, which may be a dozen characters behind the
mistake. The grammar needs one token of lookahead, so the first token that fits nowhere is found
here, with all that could have stood in its place. The stack of the automaton is a list: no depth of
brackets overflows it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from igflod.store.query.grammar import END, First, Node, grammar
from igflod.store.query.syntax import Kind, Token, read_tokens

__all__ = ["Misfit", "Sign", "find_misfit", "read_signs"]

_CLASSES = {
    Kind.STRING: "<STRING>",
    Kind.IRI: "<IRI>",
    Kind.VARIABLE: "<VARIABLE>",
    Kind.LABEL: "<LABEL>",
    Kind.LANGUAGE: "<LANGUAGE>",
}
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![\w])")
_DOUBLE_SIGNS = frozenset({"&&", "||", "!=", "<=", ">=", "^^"})
_PAIRS = {"(": ")", "{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Sign:
    """A terminal of the grammar as it stands in a query: which one, its text, where it begins."""

    terminal: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends (excluded)."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Misfit:
    """The first sign of a query that cannot stand where it does.

    `expected` are the terminals that could; `before` are the signs before it, `opened` the brackets
    among them that are still open.
    """

    query: str = field(repr=False)
    sign: Sign
    expected: frozenset[str]
    before: list[Sign] = field(repr=False)
    opened: list[Sign]


def find_misfit(query: str) -> Misfit | None:
    """Find where a query departs from the grammar; None if it does not."""
    rules, firsts = grammar()
    stack: list[Node] = [rules["Query"]]
    before: list[Sign] = []
    opened: list[Sign] = []
    expected: set[str] = set()
    signs = read_signs(query)
    sign = next(signs)
    while stack:
        kind, name, parts = stack.pop()
        if kind == "terminal":
            if name != sign.terminal:
                return Misfit(query, sign, frozenset(expected | {name}), before, opened)
            _follow_brackets(sign, opened)
            before.append(sign)
            expected.clear()
            sign = next(signs, sign)
        elif kind == "rule":
            stack.append(rules[name])
        elif kind == "all":
            stack.extend(reversed(parts))
        elif kind == "one":
            chosen = _choose(parts, sign.terminal, firsts)
            if chosen is None:
                first = frozenset().union(*(firsts[part][0] for part in parts))
                return Misfit(query, sign, frozenset(expected) | first, before, opened)
            stack.append(chosen)
        elif sign.terminal in firsts[parts[0]][0]:
            stack.extend(((kind, name, parts), parts[0]) if kind == "any" else parts)
        else:
            expected |= firsts[parts[0]][0]
    return None


def read_signs(query: str) -> Iterator[Sign]:
    """Read the terminals of a query; the last is `END`, behind the last of the others."""
    end = 0
    before = ""
    tokens = list(read_tokens(query))
    for position, token in enumerate(tokens):
        if token.start < end:
            continue
        after = tokens[position + 1] if position + 1 < len(tokens) else None
        sign = _number(query, token, before) or _sign(token, after)
        end, before = sign.end, sign.terminal
        yield sign
    yield Sign(END, "", end)


_OPERANDS = frozenset({"<VARIABLE>", "<INTEGER>", "<DECIMAL>", ")"})


def _number(query: str, token: Token, before: str) -> Sign | None:
    """Read a number; a sign directly before it belongs to it (section 19.8, note 5)."""
    if token.text[0] not in "+-.0123456789":
        return None
    match = _NUMBER.match(query, token.start)
    if match is None or (match[0][0] == "." and before in _OPERANDS):
        return None
    number = match[0]
    signed = "<SIGNED>" if number[0] in "+-" else "<INTEGER>" if number.isdigit() else "<DECIMAL>"
    return Sign(signed, number, token.start)


def _sign(token: Token, after: Token | None) -> Sign:
    if token.kind is Kind.NAME:
        terminal = "<NAMESPACE>" if token.text.find(":") == len(token.text) - 1 else "<NAME>"
        return Sign(terminal, token.text, token.start)
    if token.kind in _CLASSES:
        return Sign(_CLASSES[token.kind], token.text, token.start)
    if token.kind is Kind.WORD:
        return Sign("a" if token.text == "a" else token.text.upper(), token.text, token.start)
    if after is not None and after.start == token.end:
        both = token.text + after.text[:1]
        if both in _DOUBLE_SIGNS and len(after.text) == 1:
            return Sign(both, both, token.start)
    return Sign(token.text, token.text, token.start)


def _follow_brackets(sign: Sign, opened: list[Sign]) -> None:
    if sign.terminal in _PAIRS:
        opened.append(sign)
    elif opened and sign.terminal == _PAIRS[opened[-1].terminal]:
        opened.pop()


def _choose(parts: tuple[Node, ...], terminal: str, firsts: Mapping[Node, First]) -> Node | None:
    for part in parts:
        if terminal in firsts[part][0]:
            return part
    return next((part for part in parts if firsts[part][1]), None)
