r"""Reads the tokens of a SPARQL query, to find what a public service must not run.

The engine has no switch for SERVICE, so a query that could make it call out has to be found before
it is run. Words in strings, comments, IRIs, variables and names mean nothing. What makes a token is
not always clear: `?a<'>'` is a comparison or the beginning of an IRI, engines differ on `\u0027`,
and some see a keyword in `trueSERVICE` or `SERVICE:x`. So every way to cut the text into tokens is
followed, and the query is refused if SERVICE can be seen in any of them.
"""

import re
import sys
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

__all__ = ["Kind", "Token", "find_service", "place", "read_tokens"]

# Terminals of SPARQL 1.1 (section 19.8), under the numbers they have there.
_BASE_CHARS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_CHARS = rf"{_BASE_CHARS}_0-9\-" "\u00b7\u0300-\u036f\u203f\u2040"
_HEX = "[0-9A-Fa-f]"
_ESCAPED_CHAR = rf"\\u{_HEX}{{4}}|\\U{_HEX}{{8}}"
_IRI = rf"<(?:[^\x00-\x20<>\"{{}}|^`\\]|{_ESCAPED_CHAR})*>"
_VARIABLE = rf"[?$][{_BASE_CHARS}_0-9][{_BASE_CHARS}_0-9\u00b7\u0300-\u036f\u203f\u2040]*"
# Longer prefixes than 200 characters are cut into pieces that hide nothing, in linear time.
_PREFIX = rf"(?:[{_BASE_CHARS}][{_NAME_CHARS}.]{{0,200}}+(?<!\.))?:"
_LOCAL_ESCAPE = rf"%{_HEX}{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_LOCAL = (
    rf"(?:[{_BASE_CHARS}_0-9:]|{_LOCAL_ESCAPE})"
    rf"(?:(?:[{_NAME_CHARS}.:]|{_LOCAL_ESCAPE})*(?:[{_NAME_CHARS}:]|{_LOCAL_ESCAPE}))?"
)
_SPACE = r"[ \t\r\n]++"
_COMMENT = r"\#[^\r\n]*+"
_LONG_STRING = r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''" + "|" + r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""'
_SHORT_STRING = r"'(?:[^'\\\r\n]|\\[^\r\n])*'" + "|" + r'"(?:[^"\\\r\n]|\\[^\r\n])*"'


class Kind(Enum):
    """What a token is."""

    BLANK = "space or comment"
    STRING = "string"
    IRI = "IRI between angle brackets"
    NAME = "prefixed name"
    VARIABLE = "variable"
    LABEL = "label of a blank node"
    LANGUAGE = "language tag"
    WORD = "keyword, function or number"
    SIGN = "any other character"


class Token(NamedTuple):
    """A piece of a query: what it is, its text, and where it begins (code points, from 0)."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends (excluded)."""
        return self.start + len(self.text)


# In the order in which they are tried; the first that fits is how the standard reads the text.
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.BLANK, f"{_SPACE}|{_COMMENT}"),
    (Kind.STRING, _LONG_STRING),
    (Kind.STRING, _SHORT_STRING),
    (Kind.IRI, _IRI),
    (Kind.VARIABLE, _VARIABLE),
    (Kind.LABEL, rf"_:[{_BASE_CHARS}_0-9](?:[{_NAME_CHARS}.]*[{_NAME_CHARS}])?"),
    (Kind.LANGUAGE, r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    (Kind.NAME, f"{_PREFIX}(?:{_LOCAL})?"),
    (Kind.WORD, f"[{_BASE_CHARS}_0-9]+"),
)
# One expression with a group for each, since the tokens of every query are read.
_TOKEN = re.compile("|".join(f"({pattern})" for _, pattern in _PATTERNS), re.DOTALL)
_KINDS = (Kind.SIGN, *(kind for kind, _ in _PATTERNS))
"""What the group of a number is; groups are numbered from 1."""

_BLANK = _KINDS.index(Kind.BLANK)

_SKIP = f"(?:{_SPACE}|{_COMMENT})*+"
_CLAUSE = re.compile(
    rf"service{_SKIP}(?:silent)?{_SKIP}(?:{_IRI}|{_VARIABLE}|{_PREFIX}(?:{_LOCAL})?){_SKIP}{{(?!\|)",
    re.IGNORECASE | re.ASCII,
)
_DECLARATION = re.compile(rf"prefix{_SKIP}([{_NAME_CHARS}.]{{0,200}}+):", re.IGNORECASE | re.ASCII)
_EMPTY_STRINGS = frozenset({'""', "''"})
_QUOTES = frozenset("\"'")
_SIGNS = frozenset("{}()[]<>=!|&+-*/^.,;:?$~@%_")
_ESCAPE = re.compile(_ESCAPED_CHAR)
_SERVICE = re.compile("service", re.IGNORECASE | re.ASCII)
_SILENT = re.compile("silent", re.IGNORECASE | re.ASCII)


def read_tokens(query: str) -> Iterator[Token]:
    """Cut a query into tokens as the standard does, spaces and comments left out.

    Never fails: what follows a quotation mark without an end is one token, a sign.
    """
    start = 0
    while start < len(query):
        found = _TOKEN.match(query, start)
        if found and found.lastindex == _BLANK:
            start = found.end()
            continue
        text = found.group() if found else query[start]
        kind = _KINDS[found.lastindex or 0] if found else Kind.SIGN
        if text in _QUOTES or (text in _EMPTY_STRINGS and query.startswith(text[0], start + 2)):
            text, kind = query[start:], Kind.SIGN
        yield Token(kind, text, start)
        start += len(text)


def find_service(query: str) -> int | None:
    r"""Find a SERVICE clause that an engine could see, in whatever way it cuts the text.

    Gives the position where it stands (code points, from 0), or None. A clause that only shows
    once `\u0053` is decoded (SPARQL 1.1, section 19.2) has the position of the first such escape.
    """
    found = _exposed_service(query)
    escape = _ESCAPE.search(query)
    if found is None and escape and _exposed_service(_ESCAPE.sub(_decode, query)) is not None:
        return escape.start()
    return found


def place(query: str, position: int) -> tuple[int, int]:
    """Tell the line and the column of a position, both from 1."""
    before = query[:position]
    line = len(re.findall(r"\r\n|\r|\n", before)) + 1
    return line, position - max(before.rfind("\n"), before.rfind("\r"))


def _token_at(query: str, start: int) -> Token | None:
    match = _TOKEN.match(query, start)
    return Token(_KINDS[match.lastindex or 0], match.group(), start) if match else None


def _exposed_service(query: str) -> int | None:
    if not _SERVICE.search(query):
        return None
    declared = {match.group(1) for match in _DECLARATION.finditer(query)}
    reachable = bytearray(len(query) + 1)
    reachable[0] = True
    for start in range(len(query)):
        if not reachable[start]:
            continue
        for token in _readings(query, start):
            reachable[token.end] = True
            found = _service_in(token, query, declared)
            if found is not None:
                return found
    return None


def _readings(query: str, start: int) -> list[Token]:
    """List the tokens that may begin here: two at a '<', none where no query can go on."""
    found = _token_at(query, start)
    if found and found.kind is not Kind.IRI:
        return [found]
    sign = [Token(Kind.SIGN, query[start], start)] if query[start] in _SIGNS else []
    return [found, *sign] if found else sign


def _service_in(token: Token, query: str, declared: set[str]) -> int | None:
    if token.kind not in {Kind.NAME, Kind.WORD}:
        return None
    word = token.text.partition(":")[0]
    for match in _SERVICE.finditer(word):
        rest = word[match.end() :]
        # An engine that reads SERVICE in `SERVICEex:a` needs the prefix `ex:` for what is left.
        seen = token.kind is Kind.WORD or {rest, _SILENT.sub("", rest, count=1)} & declared
        if seen and _CLAUSE.match(query, token.start + match.start()):
            return token.start + match.start()
    return None


def _decode(match: re.Match[str]) -> str:
    code = int(match.group().lstrip("\\uU"), base=16)
    return chr(code) if code <= sys.maxunicode else match.group()
