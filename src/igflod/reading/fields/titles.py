"""Titles: without number, session code, year, tag and quotation marks."""

import re
from dataclasses import dataclass, replace

from igflod.reading.facts import values
from igflod.reading.keys import key

__all__ = ["Title", "read_heading", "session_type_of"]

_YEAR = re.compile(
    r"(?:(?:the\s+)?IGF\s*[-,]?\s*(?P<after>20\d\d)|(?P<before>20\d\d)\s+IGF)\b\s*[-–—:|,]*\s*",
    re.IGNORECASE,
)
_WORDS = (
    r"[(\[]?(?P<type>[A-Za-z][A-Za-z0 /&-]{0,40}?)?\s{0,3}(?:proposal\s{0,3})?(?:::?\s{0,3})?"
    r"[(\[]?\s{0,3}"
)
_NUMBER = (
    r"\s{0,3}(?P<number>\d{1,4}[a-z]?)\b\s{0,3}[)\]]?\s{0,3}(?P<end>[:.–—-]{0,2})\s{0,3}"
    r"(?:report\b\s{0,3}[:–—-]?\s{0,3})?"
)
_SIGNED = re.compile(
    rf"{_WORDS}(?P<sign>(?<!\w)#|no\s?[.:]|n[º°]|nr\.?|number:?){_NUMBER}", re.IGNORECASE
)
_BARE = re.compile(_WORDS + _NUMBER, re.IGNORECASE)
_TYPE = re.compile(r"(?P<type>[A-Za-z][A-Za-z0 /&-]{1,40}?)\s{0,3}(?:::?|\s[-–—])\s{0,3}(?=\S)")
_LEADING = re.compile(r"(?P<type>)(?P<number>\d{1,3})\s{0,2}[.)]\s+(?=\S)")
_CODE_AT_END = re.compile(
    r"\s{0,3}(?:[-–—|,]\s{0,3}[(\[]?|[(\[])\s?(?:(?P<type>[A-Za-z][A-Za-z0 ]{0,20}?)\s?)?"
    r"(?P<sign>#|no\.?)?"
    r"\s?(?P<number>\d{1,4})\s?[)\]]?$",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s{0,3}\[[^\[\]]{1,30}\]$")
_QUOTES = {'"': '"', "“": "”", "«": "»", "'": "'", "‘": "’", "„": "“"}
_TYPE_BEGINS = re.compile(
    r"(?P<type>[A-Za-z][A-Za-z0 -]{1,30}?)\s+(?:on|for|meeting|session)\b|(?P<code>(?-i:BPF|DC))\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A heading taken apart: where the title itself begins and ends, and what stood around it."""

    start: int
    end: int
    year: int | None = None
    session_type: str | None = None
    number: str | None = None


def session_type_of(text: str) -> str | None:
    """Give the session type that words or a code ('WS', 'Day 0 Event') stand for."""
    words = text.strip(" :-–#").strip()
    return values().session_types.get(key(words)) if words else None


def read_heading(text: str) -> Title:
    """Take a heading apart: 'IGF 2018 WS #120 Title', 'Title (WS186)', '37. Title [CB]'."""
    year = _YEAR.match(text)
    at = year.end() if year else 0
    code = _code(text, at)
    found = Title(
        start=code.end() if code else at,
        end=len(text.rstrip()),
        year=int(year["after"] or year["before"]) if year else None,
        session_type=session_type_of(code["type"]) if code and code["type"] else None,
        number=code.groupdict().get("number") if code else None,
    )
    found = _without_end(text, found)
    start, end = _unquote(text, found.start, found.end)
    found = replace(found, start=start, end=max(start, end))
    begins = _TYPE_BEGINS.match(text, start)
    if found.session_type is None and begins and end > start:
        found = replace(found, session_type=session_type_of(begins["type"] or begins["code"]))
    return found


def _code(text: str, start: int) -> re.Match[str] | None:
    """Find what stands before the title: a code, a type with a colon, or a number with a full stop.

    A number needs a sign, or the name of a session type, to be a code.
    """
    signed = _SIGNED.match(text, start)
    unknown = signed and not session_type_of(signed["type"] or "ws")
    if signed and (not unknown or (signed["sign"] == "#" and signed.end() < len(text))):
        return signed
    for pattern in (_BARE, _TYPE):
        match = pattern.match(text, start)
        if match and match["type"] and session_type_of(match["type"]):
            return match
    return None if start else _LEADING.match(text)


def _without_end(text: str, found: Title) -> Title:
    """Take off a tag in square brackets, or a code in brackets, at the end."""
    tag = _TAG.search(text, found.start, found.end)
    if tag and not session_type_of(re.sub(r"[\[\]\d#]", "", tag.group())):
        return replace(found, end=tag.start())
    code = _CODE_AT_END.search(text, found.start, found.end)
    known = session_type_of(code["type"] or "") if code else None
    if code is None or code.start() <= found.start or not (known or code["sign"]):
        return found
    number, kind = found.number or code["number"], found.session_type or known
    return replace(found, end=code.start(), number=number, session_type=kind)


def _unquote(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end].strip()
    start = text.index(inner, start) if inner else start
    end = start + len(inner)
    closing = _QUOTES.get(inner[:1])
    if closing and inner.endswith(closing) and len(inner) > 2 and inner.count(closing) <= 2:  # noqa: PLR2004
        return start + 1, end - 1
    return start, end
