"""Reads one line about somebody, in every syntax that the pages use.

'Name, Organization' · 'Name (Organization)' · 'Name, Civil Society, African Group' · 'Name - Role -
Civil Society - LAC' · 'Organization - Name, Name' · 'Mr,Given,FAMILY,Academia,University' ·
'Family, Given' · 'Representative of A/B' · 'Civil Society, African Group' (no name at all).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from igflod.reading.fields.affiliations import Affiliation, affiliation, inside_job, is_job
from igflod.reading.fields.names import (
    could_be_person,
    looks_like_organization,
    looks_like_person,
    plain_words,
)
from igflod.reading.fields.nobodies import ARTICLES, is_nobody, is_pending, represented, role_of
from igflod.reading.fields.pieces import Piece, bracketed, cut, whole
from igflod.reading.fields.syntax import (
    DASH,
    further_people,
    inverted_name,
    joined_people,
    person_within,
    repeats,
    split_dashes,
    without_group,
)
from igflod.reading.fields.values import Origin, take_origin
from igflod.record import Role

__all__ = ["Entry", "read_entry"]

_COMMA = re.compile(r"[,;|]")
_COMMA_OR_LINE = re.compile(r"[,;|\n]")
_AND = re.compile(r"\s(?:and|&|y|et|e|und)\s")
_TITLES = frozenset(
    "mr ms mrs miss mx dr prof professor sir hon amb ambassador eng mme sra sr".split()
)
_NOTHING = Affiliation()
_NOWHERE = Origin(None, None, ())
_RECORD_PARTS = 4
_MOST_WORDS = 22
_MOST_WORDS_IN_SMALL = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says: people, or organizations, or (both empty) somebody without a name.

    `represented`: the organizations are those that somebody unnamed stands for. `pending`: a name
    is promised, or there is none. `nobody`: words stand in the name's place. `role`: the line
    itself names a role.
    """

    people: tuple[Piece, ...] = ()
    organizations: tuple[Piece, ...] = ()
    represented: bool = False
    says: Affiliation = _NOTHING
    origin: Origin = _NOWHERE
    pending: bool = False
    nobody: bool = False
    role: Role | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the line says nothing about anybody."""
        told = self.says != _NOTHING or self.origin.group or self.origin.region
        return not (self.people or self.organizations or self.nobody or told)


@lru_cache(maxsize=4096)
def read_entry(line: str, *, inverted: bool = False) -> Entry:
    """Read a line about somebody. `inverted`: the form prints 'Family, Given'."""
    piece = whole(line)
    if not piece.text or is_pending(piece.text):
        return Entry(pending=True)
    if stood_for := represented(piece):
        return Entry(organizations=stood_for, represented=True)
    first_line = piece.text.partition("\n")[0]
    name_alone = could_be_person(bracketed(whole(first_line))[0].text)
    parts = cut(piece, _COMMA_OR_LINE if name_alone else _COMMA)
    return _comma_record(parts) or _parts(parts, inverted=inverted)


def _comma_record(parts: Sequence[Piece]) -> Entry | None:
    """Read 'Mr,Francois,GREY,Academia,University of Geneva': title, given, family, group, ..."""
    title = parts[0].text.strip(".").casefold() if parts else ""
    if len(parts) < _RECORD_PARTS or title not in _TITLES:
        return None
    given, family, *others = parts[1:]
    origin = take_origin(others)
    name = given.to(family)
    return Entry((name,), says=affiliation(origin.rest), origin=origin)


def _parts(parts: Sequence[Piece], *, inverted: bool) -> Entry:
    dashed = [one for part in split_dashes(parts) for one in without_group(part)]
    origin = take_origin(dashed)
    role = next((found for part in origin.rest if (found := role_of(part.text))), None)
    rest = [part for part in origin.rest if not role_of(part.text)]
    if not rest or (origin.group and dashed[0] is origin.group[1]):
        return Entry(says=_of_nobody(rest), origin=origin, role=role)
    entry = _bracketed(rest, origin) or _inverted(rest, origin, sure=inverted)
    return replace(entry or _named(rest, origin), role=role)


def _bracketed(rest: Sequence[Piece], origin: Origin) -> Entry | None:
    """Read 'Name (Organization)', also with more behind the bracket."""
    first, inner = bracketed(rest[0])
    if inner is None:
        return None
    inside = take_origin([one for part in cut(inner, _COMMA) for one in cut(part, DASH)])
    both = Origin(origin.group or inside.group, origin.region or inside.region, ())
    if is_nobody(first.text) or could_be_person(first.text):
        return _person(first, [*rest[1:], *inside.rest], both)
    return None if _AND.search(first.text) else _of_other_form(rest, both)


def _inverted(rest: Sequence[Piece], origin: Origin, *, sure: bool) -> Entry | None:
    name = inverted_name(rest, sure=sure)
    if name is None:
        return None
    inner = bracketed(rest[1])[1]
    return _person(name, [*rest[2:], *([inner] if inner else [])], origin)


def _named(rest: Sequence[Piece], origin: Origin) -> Entry:
    first = rest[0]
    if is_nobody(first.text):
        return _person(first, rest[1:], origin)
    people = joined_people(first)
    if not people and could_be_person(first.text) and not repeats(first, rest[1:]):
        people = [first]
    if not people:
        return _of_other_form(rest, origin)
    more = further_people(rest[1:])
    return Entry((*people, *more), says=affiliation(rest[1 + len(more) :]), origin=origin)


def _person(name: Piece, behind: Sequence[Piece], origin: Origin) -> Entry:
    if is_nobody(name.text):
        return Entry(says=_of_nobody([name, *behind]), origin=origin, nobody=True)
    return Entry((name,), says=affiliation(behind), origin=origin)


def _of_other_form(rest: Sequence[Piece], origin: Origin) -> Entry:
    """Read a line that does not begin with a name: an organization, its people, or a job."""
    first, behind = rest[0], rest[1:]
    if people := _people_of(behind):
        says = affiliation([part for part in behind[len(people) :] if not is_job(part.text)])
        says = says if says.organization else replace(says, organization=first)
        return Entry(tuple(people), says=says, origin=origin)
    if is_job(first.text):
        return Entry(says=_of_nobody(rest), origin=origin)
    if within := person_within(first):
        return Entry((within[0],), says=affiliation([within[1], *behind]), origin=origin)
    return Entry(organizations=(first,), origin=origin) if _is_name(first.text) else Entry()


def _people_of(behind: Sequence[Piece]) -> list[Piece]:
    """Give the people behind an organization's name: 'Example Network - Jane Roe, John Doe'."""
    people: list[Piece] = []
    for part in behind:
        name = part.text if people else bracketed(part)[0].text
        if not (could_be_person(name) and looks_like_person(name)):
            break
        people.append(part)
    return people


def _is_name(text: str) -> bool:
    """Whether a text can be an organization's name: capitalised, or a few telling words."""
    parts = text.split()
    few = len(parts) <= _MOST_WORDS_IN_SMALL and plain_words(text)[:1] != []
    telling = few and looks_like_organization(text) and plain_words(text)[0] not in ARTICLES
    capital = text[:1].isupper() or looks_like_organization(parts[0])
    return (capital or telling) and len(parts) <= _MOST_WORDS


def _of_nobody(rest: Sequence[Piece]) -> Affiliation:
    """Read what is said of somebody whose name is not given: 'Youth representing the network'."""
    if not rest:
        return Affiliation()
    says = affiliation(rest[1:])
    return says if says.organization else replace(says, organization=inside_job(rest[0]))
