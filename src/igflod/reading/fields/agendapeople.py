"""People and organizations that an agenda names with its items."""

import re
from collections.abc import Iterator

from igflod.reading.draft import Passage
from igflod.reading.fields.names import looks_like_organization, looks_like_person, strip_title
from igflod.record import AgendaItem, AgentKind, Participation, Reading, Role, Span, Status

__all__ = ["named_in"]

_NAMED_AFTER = re.compile(
    r"\b(?:by|with)\s+|\b(?:speakers?|panell?ists?|presenters?|keynotes?|discussants?)\s?:\s*",
    re.IGNORECASE,
)
_REPRESENTATIVE = re.compile(r"Rep\w{0,8}ent?ati\w*\s+(?:from|of)\s+(?P<of>.+)", re.IGNORECASE)
_SIGN = re.compile(r"(?:(?<=\s)[-–—]|[,:])\s+")
_SEPARATOR = re.compile(r"[/,;&]|\band\b")
_BRACKET = re.compile(r"\((?P<of>[^()]{1,120})\)$")


def named_in(passage: Passage, item: AgendaItem, position: int) -> Iterator[Participation]:
    """Give those whom an item names: it is just a name, or names stand behind 'by' or 'with'.

    `position` is that of the item in the record: for a point that is part of an item, the item's.
    """
    for span in item.text.spans:
        text = passage.document.excerpt(span)
        representative = _REPRESENTATIVE.fullmatch(text)
        if representative:
            yield _representative(passage, position, span, representative)
        elif _is_named(text):
            yield _speaker(passage, position, span)
        else:
            yield from _behind_by(passage, position, span, text)


def _is_named(text: str) -> bool:
    return looks_like_person(_BRACKET.sub("", text).rstrip())


def _behind_by(passage: Passage, position: int, span: Span, text: str) -> Iterator[Participation]:
    yield from _at_end(passage, position, span, text)
    for match in _NAMED_AFTER.finditer(text):
        parts = list(_split(text, match.end()))
        people = [(a, b) for a, b in parts if _is_named(text[a:b])]
        others = [text[a:b] for a, b in parts if not _is_named(text[a:b])]
        first = bool(parts) and parts[0] in people
        if first and all(looks_like_organization(other) for other in others):
            for a, b in people:
                yield _speaker(passage, position, Span(span.start + a, span.start + b))
            return


def _at_end(passage: Passage, position: int, span: Span, text: str) -> Iterator[Participation]:
    """Give who stands at an item's end: 'The depot list - Jane Roe (Club)', 'Replies, Jane Roe'."""
    last = next(reversed([sign for sign in _SIGN.finditer(text) if _outside(text, sign)]), None)
    if last and _is_named(text[last.end() :]):
        yield _speaker(passage, position, Span(span.start + last.end(), span.end))


def _outside(text: str, sign: re.Match[str]) -> bool:
    """Whether a sign stands in no bracket."""
    return text.count("(", 0, sign.start()) == text.count(")", 0, sign.start())


def _split(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Cut a list of names at slashes, commas and 'and'."""
    at = start
    for match in _SEPARATOR.finditer(text, start):
        yield from _part(text, at, match.start())
        at = match.end()
    yield from _part(text, at, len(text))


def _part(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end].rstrip(" .:")
    lead = len(words) - len(words.lstrip())
    if words.strip():
        yield start + lead, start + len(words)


def _speaker(passage: Passage, position: int, span: Span) -> Participation:
    text = passage.document.excerpt(span)
    bracket = _BRACKET.search(text)
    affiliations: tuple[Reading[str], ...] = ()
    if bracket:
        of = Span(span.start + bracket.start("of"), span.start + bracket.end("of"))
        affiliations = (passage.reading(bracket["of"], of),)
        text = text[: bracket.start()].rstrip()
    printed = strip_title(text)
    start = span.start + printed.offset
    return Participation(
        role=Role.SPEAKER,
        kind=AgentKind.PERSON,
        name=passage.reading(printed.name, Span(start, start + len(printed.name))),
        status=Status.PLANNED,
        title=printed.title,
        affiliations=affiliations,
        agenda_item=position,
        evidence=(span,),
        rule=passage.rule,
    )


def _representative(
    passage: Passage, position: int, span: Span, match: re.Match[str]
) -> Participation:
    organizations: list[Reading[str]] = []
    for part in re.finditer(r"[^/;]+", match["of"]):
        start = span.start + match.start("of") + part.start()
        place = passage.document.trim(start, start + len(part.group()))
        organizations.append(passage.reading(passage.document.excerpt(place), place))
    return Participation(
        role=Role.SPEAKER,
        kind=AgentKind.UNNAMED,
        name=passage.reading(passage.document.excerpt(span), span),
        status=Status.PLANNED,
        affiliations=tuple(organizations),
        agenda_item=position,
        evidence=(span,),
        rule=passage.rule,
        note="Unnamed; one or several of the organizations named." if organizations[1:] else None,
    )
