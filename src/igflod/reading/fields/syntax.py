"""Where the pieces of a line about somebody part: at dashes, brackets, 'and', 'from'."""

import re
from collections.abc import Sequence

from igflod.reading.facts import words
from igflod.reading.fields.names import (
    could_be_person,
    looks_like_organization,
    looks_like_person,
    plain_words,
)
from igflod.reading.fields.nobodies import role_of
from igflod.reading.fields.pieces import Piece, bracketed, cut
from igflod.reading.fields.values import group_of, is_place, region_of

__all__ = [
    "DASH",
    "further_people",
    "inverted_name",
    "joined_people",
    "person_within",
    "repeats",
    "split_dashes",
    "without_group",
]

DASH = re.compile(r"(?<=\s)[-–—]+\s+|—\s?")
_SLASH_OR_AND = re.compile(r"/|\s(?:and|&)\s")
_FROM = re.compile(r"\s(?:from|of|at|representing)\s+")
_MOST_GIVEN_NAMES = 2


def split_dashes(parts: Sequence[Piece]) -> list[Piece]:
    """Cut at dashes where they separate: behind a name, before a name, around short codes."""
    found: list[Piece] = []
    for number, part in enumerate(parts):
        dashed = cut(part, DASH)
        coded = any(group_of(one.text) or region_of(one.text) for one in dashed[1:])
        if len(dashed) > 1 and (coded or (number == 0 and _dash_separates(dashed, parts))):
            found += dashed
        else:
            found.append(part)
    return found


def _dash_separates(dashed: Sequence[Piece], parts: Sequence[Piece]) -> bool:
    first, second = bracketed(dashed[0])[0], bracketed(dashed[1])[0]
    if looks_like_person(second.text) and not looks_like_person(first.text):
        return True
    if not could_be_person(first.text):
        return False
    in_name = len(parts) > 1 and len(dashed) == 2 and len(second.text.split()) == 1  # noqa: PLR2004
    return not (in_name and could_be_person(second.text))  # 'Kathleen Spencer - Chapman, eNACSO'


def without_group(part: Piece) -> list[Piece]:
    """Cut off a stakeholder group, region or capacity in brackets: 'A Union (civil society)'."""
    outer, inner = bracketed(part)
    if inner is None or group_of(outer.text) or region_of(outer.text):
        return [part]
    if not (group_of(inner.text) or region_of(inner.text) or role_of(inner.text)):
        return [part]
    return [outer, inner]


def inverted_name(rest: Sequence[Piece], *, sure: bool) -> Piece | None:
    """Join 'Cath, Corinne'."""
    if len(rest) < 2:  # noqa: PLR2004 - two parts
        return None
    family, given = rest[0], bracketed(rest[1])[0]
    names = given.text.split()
    fits = could_be_person(family.text) and could_be_person(given.text)
    if not fits or len(names) > _MOST_GIVEN_NAMES or looks_like_organization(given.text):
        return None
    one_word = len(family.text.split()) == 1
    known = names[0].casefold() in words().given_names and (len(names) == 1 or one_word or sure)
    likely = sure and one_word and not is_place(given.text)
    return family.to(given) if known or likely else None


def person_within(first: Piece) -> tuple[Piece, Piece] | None:
    """Split 'Jane Roe from Example Network', 'Jane Roe of Example Network'."""
    match = _FROM.search(first.text)
    if match is None or not looks_like_person(first.text[: match.start()]):
        return None
    given = first.text.split()[0].casefold() in words().given_names
    if match.group().strip() == "of" and not given:
        return None  # 'Cyberspace Administration of China'
    return first.part(0, match.start()), first.part(match.end(), len(first.text))


def joined_people(first: Piece) -> list[Piece]:
    """Split 'Jane Roe and John Doe', 'Jane Roe / John Doe'."""
    people = cut(first, _SLASH_OR_AND)
    return people if len(people) > 1 and all(looks_like_person(p.text) for p in people) else []


def further_people(behind: Sequence[Piece]) -> list[Piece]:
    """Take further names from a line: those that begin with a given name that we know."""
    found: list[Piece] = []
    for part in behind:
        given = part.text.split()[0].casefold() if part.text else ""
        if not (looks_like_person(part.text) and given in words().given_names):
            break
        found.append(part)
    return found


def repeats(first: Piece, behind: Sequence[Piece]) -> bool:
    """Whether the affiliation says the same as the name: then the name is an organization's."""
    name = set(plain_words(first.text))
    return any(name <= set(plain_words(part.text.replace("-", " "))) for part in behind)
