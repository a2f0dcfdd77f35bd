"""Titles: without number, session code, year, tag and quotation marks."""

import re
from dataclasses import dataclass

from igflod.reading.facts import values
from igflod.reading.keys import key

__all__ = ["Title", "read_heading", "session_type_of"]

_YEAR = re.compile(
    r"(?:(?:the\s+)?IGF\s*[-,]?\s*(?P<after>20\d\d)|(?P<before>20\d\d)\s+IGF)\b\s*[-–—:|,]*\s*",
    re.IGNORECASE,
)
_WORDS = r"(?P<type>[A-Za-z][A-Za-z0 /&-]{0,40}?)?\s{0,3}(?:proposal\s{0,3})?(?:::?\s{0,3})?[(\[]?\s{0,3}"
_NUMBER = (
    r"\s{0,3}(?P<number>\d{1,4}[a-z]?)\b\s{0,3}[)\]]?\s{0,3}(?P<end>[:.–—-]{0,2})\s{0,3}"
    r"(?:report\b\s{0,3}[:–—-]?\s{0,3})?"
)
_SIGNED = re.compile(rf"{_WORDS}(?:#|no\s?[.:]|n[º°]|nr\.?|number:?){_NUMBER}", re.IGNORECASE)
_BARE = re.compile(_WORDS + _NUMBER, re.IGNORECASE)
_TYPE = re.compile(r"(?P<type>[A-Za-z][A-Za-z0 /&-]{1,40}?)\s{0,3}(?:::?|\s[-–—])\s{0,3}(?=\S)")
_LEADING = re.compile(r"(?P<number>\d{1,3})\s{0,2}[.)]\s+(?=\S)")
_CODE_AT_END = re.compile(
    r"\s{0,3}[-–—|,]?\s{0,3}[(\[]\s?(?:(?P<type>[A-Za-z][A-Za-z0 ]{0,20}?)\s?)?(?:#|no\.?)?\s?(?P<number>\d{1,4})\s?[)\]]$",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s{0,3}\[[^\[\]]{1,30}\]$")
_QUOTES = {'"': '"', "“": "”", "«": "»", "'": "'", "‘": "’", "„": "“"}
_TYPE_BEGINS = re.compile(
    r"(?P<type>[A-Za-z][A-Za-z0 -]{1,30}?)\s+(?:on|for|meeting|session)\b", re.IGNORECASE
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
    """Take a heading apart: 'IGF 2018 WS #120 Title', 'Title (WS186)', '37. Title', '“Title” [CB]'."""
    start, end = 0, len(text.rstrip())
    year = session_type = number = None
    if match := _YEAR.match(text):
        year = int(match["after"] or match["before"])
        start = match.end()
    if match := _code(text, start):
        session_type = session_type_of(match["type"] or "")
        number = match["number"]
        start = match.end()
    elif match := _TYPE.match(text, start):
        session_type = session_type_of(match["type"])
        start = match.end() if session_type else start
    elif (match := _LEADING.match(text, start)) and not year:
        number, start = match["number"], match.end()
    if match := _TAG.search(text, start, end):
        if not session_type_of(re.sub(r"[\[\]\d#]", "", match.group())):
            end = match.start()
    if (match := _CODE_AT_END.search(text, start, end)) and match.start() > start:
        known = session_type_of(match["type"] or "")
        if known or "#" in match.group() or "no" in match.group().casefold():
            session_type, number, end = (
                session_type or known,
                number or match["number"],
                match.start(),
            )
    start, end = _unquote(text, start, end)
    if start >= end or (year and start == 0):
        return Title(start, max(start, end), year, session_type, number)
    if session_type is None and (match := _TYPE_BEGINS.match(text, start)):
        session_type = session_type_of(match["type"])
    return Title(start, end, year, session_type, number)


def _code(text: str, start: int) -> re.Match[str] | None:
    """Find a code before the title; a number needs a sign, or a session type, to be one."""
    signed = _SIGNED.match(text, start)
    if signed:
        return signed
    bare = _BARE.match(text, start)
    return bare if bare and session_type_of(bare["type"] or "") else None


def _unquote(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end].strip()
    start = text.index(inner, start) if inner else start
    end = start + len(inner)
    closing = _QUOTES.get(inner[:1])
    if closing and inner.endswith(closing) and len(inner) > 2 and inner.count(closing) <= 2:  # noqa: PLR2004
        return start + 1, end - 1
    return start, end
