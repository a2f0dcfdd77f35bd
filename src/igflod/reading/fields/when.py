"""Days and hours: the few forms in which the pages print them. No time zone is converted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from igflod.reading.draft import Draft, Passage
from igflod.reading.template import Options
from igflod.record import Span

__all__ = [
    "Found",
    "days",
    "hours",
    "is_when",
    "parts_of_when_and_room",
    "read_when",
    "read_when_and_room",
]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier enero janeiro januar gennaio",
            "february feb février fevrier febrero fevereiro februar febbraio",
            "march mar mars marzo março märz",
            "april apr avril abril aprile",
            "may mai mayo maio maggio",
            "june jun juin junio junho juni giugno",
            "july jul juillet julio julho juli luglio",
            "august aug août aout agosto",
            "september sep sept septembre septiembre setembro settembre",
            "october oct octobre octubre outubro oktober ottobre",
            "november nov novembre noviembre novembro",
            "december dec décembre decembre diciembre dezembro dezember dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<month>{_MONTH})\b\.?,?\s+"
    r"(?:de\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_NUMBERS = re.compile(r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)\b")
_FORMS = (_DAY_FIRST, _MONTH_FIRST, _ISO, _NUMBERS)
_HALF = r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)"
_HOUR = re.compile(
    rf"(?<![\d.:+-])(?:(?P<hour>[01]?\d|2[0-4])\s?[:.h]\s?(?P<minute>[0-5]\d)(?:[:.][0-5]\d)?(?!\d){_HALF}?"
    rf"|(?P<full>1[0-2]|0?[1-9])\s*(?P<full_half>[ap])\.?\s?m\b\.?)",
    re.IGNORECASE,
)
_COMMA_OR_BAR = re.compile(r"[,|]")
_ZONE = re.compile(r"\b(?:GMT|UTC)\s?[+-]\s?\d{1,2}(?::?\d\d)?", re.IGNORECASE)
_NOISE = re.compile(
    rf"\b(?:{_MONTH}|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|[a-z]+day|day|lunes|martes|miércoles|"
    r"jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi|from|to|until|till|at|and|of|hrs?|hours?|h|"
    r"local|time|date|when|utc|gmt|cet|cest|eet|eest|cst|jst|ast|brt|est|edt|wib|wita|trt|am|pm|noon|"
    r"st|nd|rd|th|de|a|m|p|à)\b|\d{1,2}|[\s\W]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A day or an hour in a text, and where it stands."""

    value: date | time
    start: int
    end: int


def days(text: str) -> Iterator[Found]:
    """Find the days that are stated with their year, in the order of the forms."""
    for form in _FORMS:
        for match in form.finditer(text):
            month = match["month"].casefold()
            number = _MONTHS.get(month) or int(month)
            try:
                day = date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue
            yield Found(day, match.start(), match.end())


def hours(text: str) -> list[Found]:
    """Find the hours of a text; a 12-hour clock's half counts for the hour before it, too."""
    matches = [match for match in _HOUR.finditer(_blank(text)) if not _is_clockless(match)]
    found: list[Found] = []
    halves = [match["half"] or match["full_half"] for match in matches]
    for number, match in enumerate(matches):
        later = next((half for half in halves[number:] if half), None)
        hour = int(match["hour"] or match["full"])
        own = halves[number]
        value = time(_on_24(hour, own) % 24, int(match["minute"] or 0))
        if own is None and later and number + 1 < len(matches):
            other = matches[number + 1]
            end = _on_24(int(other["hour"] or other["full"]), later)
            shifted = _on_24(hour, later)
            if shifted <= end:
                value = value.replace(hour=shifted % 24)
        found.append(Found(value, match.start(), match.end()))
    return found


def _is_clockless(match: re.Match[str]) -> bool:
    """'2.5 hours' has no minutes on a clock; '24:00' is midnight."""
    return match["hour"] is not None and int(match["hour"]) == 24 and match["minute"] != "00"  # noqa: PLR2004


def _on_24(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    return hour % 12 + (12 if half.casefold() == "p" else 0)


def _blank(text: str) -> str:
    """Hide days and time zones, whose numbers are no hours."""
    for form in (*_FORMS, _ZONE):
        text = form.sub(lambda match: " " * len(match.group()), text)
    return text


def is_when(text: str) -> bool:
    """Whether a line holds a day or hours and nothing else."""
    if len(text) > 160 or not any(char.isdigit() for char in text):  # noqa: PLR2004
        return False
    if not (next(days(text), None) or hours(text)):
        return False
    rest = _HOUR.sub(" ", _blank(text))
    return not _NOISE.sub("", rest)


def read_when(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read day, beginning and end, as far as they are stated."""
    for block in passage.blocks:
        day = next(days(block.text), None)
        clock = hours(block.text)
        if day:
            _state(draft, passage, "date", day, block.span)
        for name, found in zip(("start", "end"), clock, strict=False):
            _state(draft, passage, name, found, block.span)
        if day or clock:
            draft.read.append(block.span)


def parts_of_when_and_room(text: str) -> tuple[str, str]:
    """Cut '21 October 2013, 9.00 am | Room 7, first floor' before the room; else give nothing."""
    cuts = [match.start() for match in _COMMA_OR_BAR.finditer(text)]
    for cut in reversed(cuts):
        if is_when(text[:cut]):
            return text[:cut], text[cut + 1 :].strip()
    return "", ""


def read_when_and_room(draft: Draft, passage: Passage, options: Options) -> None:
    """Read a line of day, hours and, behind them, the room."""
    read_when(draft, passage, options)
    for block in passage.blocks:
        words = parts_of_when_and_room(block.text)[1]
        start = block.span.end - len(words)
        draft.state("room", passage.reading(words, Span(start, block.span.end)))
        draft.read.append(block.span)


def _state(draft: Draft, passage: Passage, name: str, found: Found, span: Span) -> None:
    place = Span(span.start + found.start, span.start + found.end)
    draft.state(name, passage.reading(found.value, place))
