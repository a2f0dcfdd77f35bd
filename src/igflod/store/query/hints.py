"""What may be wrong with a query that can be run: names that nobody has defined.

Such a query is answered, and finds nothing; who mistyped a term would search long. A hint is given
only where it is sure: a namespace of which we know every term, or nearly the right namespace.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from igflod.formats.prefixes import PREFIXES
from igflod.store.query.syntax import Kind, Token, place, read_tokens
from igflod.store.query.terms import (
    OURS,
    code_called,
    object_properties,
    similar_terms,
    terms_of,
    usual_namespace,
)

__all__ = ["MOST_HINTS", "Hint", "hints"]

MOST_HINTS = 5
_LONGEST_QUERY = 32 * 1024
_LONGEST_NAME = 80
_MOST_LOOKED_UP = 25
"""Names for which similar ones are looked for; a query with more strange names is no slip."""

_DECLARATION = re.compile(r"\bprefix\s+([\w.-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w.?$@-])([\w.-]*):([\w-]+)")
_IRI = re.compile(r"<(https?://[^<>\s]+)>")
_TEXT_AS_VALUE = re.compile(r":\w+\s+[\"']")
_ESCAPE = re.compile(r"\\(.)")
_NAMESPACES = frozenset(PREFIXES.values())


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence about a place in a query; `line` and `column` count from 1, in code points."""

    line: int
    column: int
    text: str


def hints(query: str) -> tuple[Hint, ...]:
    """Tell what may be misspelt in a query, at most `MOST_HINTS` things, in the order of the text.

    The answer is the same with and without them. Strings and comments are passed over. Where
    nothing looks odd, that costs a small part of a millisecond; nothing is ever raised.
    """
    if len(query) > _LONGEST_QUERY or not _looks_odd(query):
        return ()
    return tuple(
        Hint(*place(query, token.start), text)
        for token, text in islice(_told_once(islice(_remarks(query), _MOST_LOOKED_UP)), MOST_HINTS)
    )


def _looks_odd(query: str) -> bool:
    """Tell whether anything might be worth a hint; false alarms cost only time."""
    declared = {match[1]: match[2] for match in _DECLARATION.finditer(query)}
    if not _NAMESPACES.issuperset(declared.values()) or _TEXT_AS_VALUE.search(query):
        return True
    for match in _NAME.finditer(query):
        namespace = declared.get(match[1])
        known = terms_of(namespace) if namespace else ()
        if namespace is None or (known and match[2] not in known):
            return True
    return any(_is_odd(match[1]) for match in _IRI.finditer(query))


def _is_odd(iri: str) -> bool:
    namespace = _namespace_of(iri)
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    if namespace is None:
        return bool(iri[cut:]) and usual_namespace(iri[:cut]) is not None
    known = terms_of(namespace)
    return bool(known) and iri != namespace and iri.removeprefix(namespace) not in known


def _namespace_of(iri: str) -> str | None:
    return next((known for known in _NAMESPACES if iri.startswith(known)), None)


def _told_once(remarks: Iterable[tuple[Token, str | None]]) -> Iterator[tuple[Token, str]]:
    told: set[str] = set()
    for token, text in remarks:
        if text and text not in told:
            told.add(text)
            yield token, text


def _remarks(query: str) -> Iterator[tuple[Token, str | None]]:
    """Look at what is odd in a query: what to say of it, None where there is nothing to say."""
    declared: dict[str, str] = {}
    before: list[Token] = []
    for token in read_tokens(query):
        if _ends_declaration(before, token):
            prefix, iri = before[-1].text[:-1], token.text[1:-1]
            declared[prefix] = iri
            usual = usual_namespace(iri)
            if usual:
                yield token, f"{prefix}: stands for <{_cut(iri)}> here; did you mean <{usual}>?"
        elif token.kind is Kind.IRI and _is_odd(token.text[1:-1]):
            yield token, _remark_on_iri(token.text[1:-1])
        elif token.kind is Kind.NAME and not _says(before, "prefix"):
            prefix, local = _parts(token)
            namespace = declared.get(prefix, "")
            known = terms_of(namespace)
            if known and local and local not in known:
                yield token, _remark_on_name(token.text, namespace, local)
        elif token.kind is Kind.STRING and before and before[-1].kind is Kind.NAME:
            remark = _remark_on_text(before[-1], token, declared)
            if remark:
                yield token, remark
        before = [*before[-1:], token]


def _says(before: list[Token], word: str) -> bool:
    return bool(before) and before[-1].text.casefold() == word


def _ends_declaration(before: list[Token], token: Token) -> bool:
    return token.kind is Kind.IRI and len(before) > 1 and _says(before[:1], "prefix")


def _parts(token: Token) -> tuple[str, str]:
    prefix, _, local = token.text.partition(":")
    return prefix, _ESCAPE.sub(r"\1", local)


def _remark_on_name(written: str, namespace: str, local: str) -> str | None:
    similar = similar_terms(namespace, local)
    if namespace in OURS:
        return f"{_cut(written)} is {OURS[namespace]}{_meant(similar)}"
    # In vocabularies of others new terms may appear: only what looks like a slip is worth a word.
    return f"{_cut(written)} is no term of its vocabulary{_meant(similar)}" if similar else None


def _remark_on_iri(iri: str) -> str | None:
    namespace = _namespace_of(iri)
    if namespace:
        return _remark_on_name(f"<{iri}>", namespace, iri.removeprefix(namespace))
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    usual = usual_namespace(iri[:cut]) if iri[cut:] else None
    if usual and iri[cut:] in terms_of(usual):
        return f"<{_cut(iri)}> is not what is usual; did you mean <{usual}{iri[cut:]}>?"
    return None


def _remark_on_text(name: Token, text: Token, declared: dict[str, str]) -> str | None:
    """Remark on a text where a thing belongs, if the text is the name or label of a code."""
    prefix, local = _parts(name)
    if declared.get(prefix) != PREFIXES["igf"] or local not in object_properties():
        return None
    code = code_called(text.text.strip("\"'"))
    return f"the values of {name.text} are no texts; did you mean igfc:{code}?" if code else None


def _meant(similar: list[str]) -> str:
    if not similar:
        return ""
    *others, last = similar
    return f"; did you mean {', '.join(others)}{' or ' if others else ''}{last}?"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"
