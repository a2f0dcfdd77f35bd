"""Content negotiation as RFC 9110 (section 12.5.1) has it: which of our media types a client likes.

What the standard leaves open is settled like this. A client that names a type gets it before one
that a wildcard covers equally; what is still equal goes by our order. A range with parameters that
we do not know (`application/ld+json;profile="…"`) counts as its type, yet after the type alone. A
part of the header that is malformed is passed over; a header with no good part counts as absent.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["best"]

_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_ELEMENT = re.compile(r'(?:"(?:[^"\\]|\\.)*"?|[^,"])+')
_RANGE = re.compile(rf"\s*({_NAME})(?:/({_NAME}))?\s*")
_PARAMETER = re.compile(rf";\s*(?:({_NAME})=({_QUOTED}|{_NAME}))?\s*")
_WEIGHT = re.compile(r"[0-9]*\.?[0-9]*")
_LONGEST_HEADER = 8192


@dataclass(frozen=True, slots=True)
class _MediaRange:
    """One element of an Accept header."""

    main: str
    sub: str
    parameters: frozenset[tuple[str, str]]
    weight: float

    def match(self, media_type: "_MediaRange") -> tuple[int, int] | None:
        """Say how closely the range names a media type; None if it does not cover it."""
        if self.main == self.sub == "*":
            return (0, 0)
        if self.main != media_type.main:
            return None
        if self.sub == "*":
            return (1, 0)
        if self.sub != media_type.sub:
            return None
        if self.parameters <= media_type.parameters:
            return (3, len(self.parameters))
        return (2, 0)


def best(offers: Sequence[str], accept: str | None) -> str | None:
    """Choose the media type that an Accept header likes best; None if it likes none.

    `offers` stand in our order of preference and may have parameters.
    """
    ranges = list(_parsed(accept or ""))
    if not ranges:
        return offers[0] if offers else None
    ranked = [(_rank(offer, ranges), -place) for place, offer in enumerate(offers)]
    (weight, _), place = max(ranked, default=((0.0, (0, 0)), 0))
    return offers[-place] if weight > 0 else None


def _rank(offer: str, ranges: Sequence[_MediaRange]) -> tuple[float, tuple[int, int]]:
    """Give the weight of the range that names the offer most closely, and how closely."""
    (media_type,) = _parsed(offer)
    matches = [(entry.match(media_type), entry.weight) for entry in ranges]
    closest, weight = max(
        ((closeness, weight) for closeness, weight in matches if closeness is not None),
        default=((0, 0), 0.0),
    )
    return (weight, closest)


def _parsed(header: str) -> Iterator[_MediaRange]:
    for element in _ELEMENT.finditer(header[:_LONGEST_HEADER]):
        parsed = _media_range(element[0])
        if parsed is not None:
            yield parsed


def _media_range(element: str) -> _MediaRange | None:
    head = _RANGE.match(element)
    if head is None:
        return None
    main, sub = head[1].lower(), (head[2] or "").lower()
    if not sub:
        if main != "*":  # a bare '*' is what old Java clients send for '*/*'
            return None
        sub = "*"
    if main == "*" != sub:
        return None
    parameters: set[tuple[str, str]] = set()
    end, weight = head.end(), 1.0
    while end < len(element):
        found = _PARAMETER.match(element, end)
        if found is None:
            return None
        end = found.end()
        if found[1] is None:
            continue
        name, value = found[1].lower(), _unquoted(found[2])
        if name == "q":
            if not _WEIGHT.fullmatch(value) or not value.strip("."):
                return None
            weight = min(float(value), 1.0)
            break  # what follows the weight were extensions, which the standard has dropped
        parameters.add((name, value.lower()))
    return _MediaRange(main, sub, frozenset(parameters), weight)


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
