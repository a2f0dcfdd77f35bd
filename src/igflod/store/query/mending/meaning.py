"""Mistakes that no grammar shows: prefixes, groups, names that are given twice."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from rapidfuzz.distance import OSA

from igflod.formats.prefixes import PREFIXES
from igflod.store.query.grammar import AGGREGATES
from igflod.store.query.mending.rule import Remark, cut
from igflod.store.query.misfit import Sign, read_signs

__all__ = ["find_meaning", "undeclared_prefix"]

_BAD_ESCAPE = re.compile(r"\\(?:[tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(.|$))", re.DOTALL)
_MOST_VALUES = 1000
"""Signs of a VALUES that are looked at."""
_SCHEMES = frozenset({"http", "https", "urn", "mailto", "ftp", "file"})


def undeclared_prefix(query: str) -> Remark | None:
    """Find the first prefix that is used and not declared."""
    declared: set[str] = set()
    before = ""
    for sign in read_signs(query):
        if sign.terminal in {"<NAME>", "<NAMESPACE>"}:
            prefix = sign.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return sign.start, _on_prefix(query, sign, prefix, declared)
        before = sign.terminal
    return None


def _on_prefix(query: str, sign: Sign, prefix: str, declared: set[str]) -> str:
    if prefix.casefold() in _SCHEMES and query.startswith(
        ("//", ":"), sign.start + len(prefix) + 1
    ):
        return "an IRI stands between < and >"
    said = f"the prefix {cut(prefix)}: is not declared"
    if prefix in PREFIXES:
        return f"{said}; put PREFIX {prefix}: <{PREFIXES[prefix]}> before the query"
    for known in (sorted(declared), list(PREFIXES)):
        slips, _, name = min((_slips(prefix, name) for name in known if name), default=(9, 0, ""))
        if slips == 0 or (slips == 1 and len(prefix) > 2):  # noqa: PLR2004 - two letters are alike
            iri = PREFIXES.get(name)
            add = "" if name in declared or not iri else f" (PREFIX {name}: <{iri}>)"
            return f"{said}; did you mean {name}:{add}?"
    return said


def _slips(written: str, known: str) -> tuple[int, int, str]:
    """Say how far a prefix is from a known one; letters that changed places are the likeliest."""
    slips = OSA.distance(written.casefold(), known.casefold())
    return slips, abs(len(written) - len(known)), known


def find_meaning(query: str, message: str) -> Remark | None:
    """Find what is wrong with a query that follows the grammar; `message` is the engine's."""
    signs = list(read_signs(query))
    found = _escapes(signs) or _values(signs)
    if found:
        return found
    selections = _selections(signs)
    if "variable that is unbound" in message:
        return _ungrouped(selections) or _out_of_place(selections, signs)
    return (
        _star(selections)
        or _ungrouped(selections)
        or _named_twice(selections, signs)
        or _bound_twice(signs)
        or _blank_node_twice(signs)
    )


def _escapes(signs: list[Sign]) -> Remark | None:
    for sign in signs:
        if sign.terminal == "<STRING>":
            for match in _BAD_ESCAPE.finditer(sign.text):
                if match[1] is not None:
                    words = f"{match[0]} is no escape in a text; a backslash itself is written \\\\"
                    return sign.start + match.start(), words
    return None


def _values(signs: list[Sign]) -> Remark | None:
    """Rows of VALUES that have more or fewer values than there are variables."""
    for position, sign in enumerate(signs[:-1]):
        if sign.terminal == "VALUES" and signs[position + 1].text == "(":
            after = iter(signs[position + 2 : position + 2 + _MOST_VALUES])
            variables = sum(1 for _ in takewhile(lambda other: other.text != ")", after))
            for start, row in _rows(after):
                if row != variables:
                    return start, f"values in this row: {row}; variables: {variables}"
    return None


def _rows(signs: Iterator[Sign]) -> Iterator[tuple[int, int]]:
    """Tell for each row of a VALUES where it begins, and how many values it has."""
    opened = count = start = 0
    before = ""
    for sign in signs:
        if sign.text == "(":
            opened, count, start = 1, 0, sign.start
        elif sign.text == ")":
            opened = 0
            yield start, count
        elif sign.text == "}":
            return
        elif opened and sign.terminal not in {"<LANGUAGE>", "^^"} and before != "^^":
            count += 1
        before = sign.terminal


@dataclass
class _Selection:
    """One SELECT: its variables, the names that it gives, whether it counts, how it groups."""

    start: Sign
    star: Sign | None = None
    variables: list[Sign] = field(default_factory=list)
    names: list[Sign] = field(default_factory=list)
    aggregate: Sign | None = None
    grouped: set[str] | None = None


def _selections(signs: list[Sign]) -> list[_Selection]:
    """List the SELECT clauses of a query, each with the GROUP BY that belongs to it."""
    found: list[_Selection] = []
    opened: list[_Selection | None] = []
    current: _Selection | None = None
    clause = ""
    depth = 0
    for position, sign in enumerate(signs):
        before = signs[position - 1].terminal if position else ""
        if sign.terminal == "SELECT":
            current, clause, depth = _Selection(sign), "SELECT", 0
            found.append(current)
        elif sign.text == "{":
            opened.append(current)
            current, clause = None, ""
        elif sign.text == "}":
            current, clause = (opened.pop() if opened else None), ""
        elif sign.terminal in {"GROUP", "HAVING", "ORDER", "WHERE", "FROM", "LIMIT", "VALUES"}:
            clause = sign.terminal
        depth += (sign.text == "(") - (sign.text == ")")
        if current and clause == "SELECT":
            _take_in(current, sign, before, depth)
        elif current and clause == "GROUP":
            current.grouped = current.grouped or set()
            if sign.terminal == "<VARIABLE>" and (depth == 0 or before == "AS"):
                current.grouped.add(sign.text[1:])
    return found


def _take_in(selection: _Selection, sign: Sign, before: str, depth: int) -> None:
    if sign.terminal in AGGREGATES and selection.aggregate is None:
        selection.aggregate = sign
    elif sign.terminal == "*" and depth == 0:
        selection.star = sign
    elif sign.terminal == "<VARIABLE>" and before == "AS" and depth == 1:
        selection.names.append(sign)
    elif sign.terminal == "<VARIABLE>" and depth == 0:
        selection.variables.append(sign)


def _star(selections: list[_Selection]) -> Remark | None:
    for selection in selections:
        if selection.star and (selection.grouped is not None or selection.aggregate):
            words = "SELECT * does not go with GROUP BY; name the grouped variables, and aggregates"
            return selection.star.start, words
    return None


def _ungrouped(selections: list[_Selection]) -> Remark | None:
    for selection in selections:
        if selection.aggregate or selection.grouped is not None:
            for sign in selection.variables:
                if sign.text[1:] not in (selection.grouped or set()):
                    return sign.start, _on_ungrouped(sign, selection)
    return None


def _out_of_place(selections: list[_Selection], signs: list[Sign]) -> Remark | None:
    """Find what else the engine may mean by a variable that is unbound."""
    outside = _aggregate_in_filter(signs)
    if outside:
        words = "FILTER looks at one solution; write HAVING (…) behind GROUP BY for an aggregate"
        return outside.start, words
    for selection in selections:
        if selection.aggregate or selection.grouped is not None:
            words = "an expression of this SELECT has a variable that is not grouped"
            return selection.start.start, words
    return None


def _on_ungrouped(sign: Sign, selection: _Selection) -> str:
    shown = cut(sign.text)
    if selection.grouped is None and selection.aggregate:
        name = selection.aggregate.terminal
        return f"{shown} stands beside {name}(…), so it has to be grouped: add GROUP BY {shown}"
    return f"{shown} is not grouped: add it to GROUP BY, or take one value with SAMPLE({shown})"


def _aggregate_in_filter(signs: list[Sign]) -> Sign | None:
    depth = 0
    inside = False
    for sign in signs:
        if sign.terminal == "FILTER":
            depth, inside = 0, True
        elif inside and sign.terminal in AGGREGATES:
            return sign
        elif inside:
            depth += (sign.text == "(") - (sign.text == ")")
            inside = depth > 0 or sign.text not in {")", "}"}
    return None


def _named_twice(selections: list[_Selection], signs: list[Sign]) -> Remark | None:
    for selection in selections:
        seen = {sign.text[1:] for sign in selection.variables}
        for sign in selection.names:
            if sign.text[1:] in seen:
                return sign.start, f"{cut(sign.text)} is named twice in SELECT"
            seen.add(sign.text[1:])
    uses = Counter(sign.text[1:] for sign in signs if sign.terminal == "<VARIABLE>")
    for selection in selections:
        for sign in selection.names:
            if uses[sign.text[1:]] > 1:
                words = f"{cut(sign.text)} has a value in WHERE already; choose another name"
                return sign.start, words
    return None


def _bound_twice(signs: list[Sign]) -> Remark | None:
    """BIND gives a value to a variable that perhaps has one."""
    seen: set[str] = set()
    inside = False
    for position, sign in enumerate(signs):
        if sign.terminal == "BIND":
            inside = True
        if sign.terminal != "<VARIABLE>":
            continue
        if inside and signs[position - 1].terminal == "AS":
            if sign.text[1:] in seen:
                words = (
                    f"perhaps {cut(sign.text)} has a value before this BIND; choose another name"
                )
                return sign.start, words
            inside = False
        seen.add(sign.text[1:])
    return None


def _blank_node_twice(signs: list[Sign]) -> Remark | None:
    seen: dict[str, int] = {}
    group = 0
    for sign in signs:
        group += sign.text in {"{", "}"}
        if sign.terminal == "<LABEL>" and seen.setdefault(sign.text, group) != group:
            words = f"{cut(sign.text)} stands in two groups of patterns; take a variable"
            return sign.start, words
    return None
