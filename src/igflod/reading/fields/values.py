"""Stakeholder groups, regions, countries: controlled values in any of their spellings."""

import re
from dataclasses import dataclass

from igflod.reading.facts import is_city, is_country, values
from igflod.reading.fields.pieces import Piece
from igflod.reading.keys import key

__all__ = ["Origin", "group_of", "is_place", "is_places", "is_theme", "region_of", "take_origin"]

_BRACKET = re.compile(r"\([^()]*\)")
_SLASH = re.compile(r"/|\band\b|&")


@dataclass(frozen=True, slots=True)
class Origin:
    """The stakeholder group and region that a line states, and the pieces that say something else.

    The values are in the spelling of the register; the pieces show where they stand.
    """

    group: tuple[str, Piece] | None
    region: tuple[str, Piece] | None
    rest: tuple[Piece, ...]


def group_of(text: str) -> str | None:
    """Give the stakeholder group that a text names in any spelling."""
    return values().groups.get(key(text)) or values().groups.get(key(_BRACKET.sub("", text)))


def is_theme(text: str) -> bool:
    """Whether a line is a theme of a meeting or form, word for word."""
    return key(text) in values().themes


def region_of(text: str) -> str | None:
    """Give the regional group that a text names in any spelling."""
    return values().regions.get(key(text)) or values().regions.get(key(_BRACKET.sub("", text)))


def is_place(text: str) -> bool:
    """Whether a text is a country or a city."""
    return is_country(text) or is_city(text)


def is_places(text: str) -> bool:
    """Whether a text is one country or several: 'Brazil', 'US/Venezuela'."""
    parts = [part.strip() for part in _SLASH.split(text)]
    return is_country(text) or (len(parts) > 1 and all(is_country(part) for part in parts))


def take_origin(pieces: list[Piece]) -> Origin:
    """Take the first stakeholder group and the first region out of the pieces of a line.

    'Intergovernmental Organization' is both; the second time it is the region. An impossible pair
    is kept as it stands.
    """
    group: tuple[str, Piece] | None = None
    region: tuple[str, Piece] | None = None
    rest: list[Piece] = []
    for piece in pieces:
        as_group, as_region = group_of(piece.text), region_of(piece.text)
        if as_group and group is None:
            group = (as_group, piece)
        elif as_region and region is None:
            region = (as_region, piece)
        else:
            rest.append(piece)
    return Origin(group, region, tuple(rest))
