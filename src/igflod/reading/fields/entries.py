"""Reads one line about somebody, in every syntax that the pages use.

'Name, Organization' · 'Name (Organization)' · 'Name, Civil Society, African Group' · 'Name - Role -
Civil Society - LAC' · 'Organization - Name, Name' · 'Mr,Given,FAMILY,Academia,University' ·
'Family, Given' · 'Representative of A/B' · 'Civil Society, African Group' (no name at all).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from igflod.reading.facts import words
from igflod.reading.fields.affiliations import Affiliation, affiliation, inside_job, is_job
from igflod.reading.fields.names import (
    could_be_person,
    looks_like_organization,
    looks_like_person,
    plain_words,
    strip_title,
)
from igflod.reading.fields.pieces import Piece, bracketed, cut, whole
from igflod.reading.fields.values import Origin, group_of, is_place, region_of, take_origin
from igflod.reading.keys import key
from igflod.record import Role

__all__ = ["Entry", "is_nobody", "read_entry"]

_COMMA = re.compile(r"[,;|]")
_COMMA_OR_LINE = re.compile(r"[,;|\n]")
_DASH = re.compile(r"(?<=\s)[-–—]+\s+|\s?—\s?")
_AND = re.compile(r"\s+(?:and|&|y|et|e|und)\s+")
_SLASH_OR_AND = re.compile(r"/|\s+(?:and|&)\s+")
_REPRESENTS = re.compile(
    r"(?:an?\s+|the\s+|one\s+|\w+\s+)?Rep\w{0,8}ent?ati\w*\s+(?:from|of|for)\s+(?:the\s+)?(?P<of>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_REPRESENTED = re.compile(
    r"(?:an?\s+|the\s+|one\s+)?(?P<of>[A-Z].*?)\s+representatives?(?:\s+\(.*)?",
    re.DOTALL,
)
_TITLES = frozenset(
    "mr ms mrs miss mx dr prof professor sir hon amb ambassador eng mme sra sr".split()
)
_PENDING = frozenset(
    "tba tbc tbd tbe n/a na none nil pending unknown unconfirmed vacant open".split()
)
_PENDING_PHRASE = re.compile(
    r"to be (?:confirmed|announced|determined|decided|defined|invited)|not (?:yet )?(?:confirmed|known"
    r"|available|applicable|decided|assigned)|name(?:s)? to follow|no (?:one|name|moderator|rapporteur)",
    re.IGNORECASE,
)
_ROLES = {
    key(text): role
    for role, texts in {
        Role.MODERATOR: "moderator;chair;chairperson;session chair;onsite moderator;panel moderator;"
        "on-site moderator;moderator and chair;session moderator;co-moderator;moderadora;moderador;"
        "chair and moderator;in-person moderator",
        Role.REMOTE_MODERATOR: "remote moderator;online moderator;remote participation moderator",
        Role.RAPPORTEUR: "rapporteur;note taker;session rapporteur",
        Role.SPEAKER: "speaker;panelist;panellist;discussant;respondent;keynote speaker;keynote",
        Role.ORGANIZER: "organizer;session organizer;host",
        Role.CO_ORGANIZER: "co-organizer",
    }.items()
    for text in texts.split(";")
}
_RECORD_PARTS = 4
_MOST_WORDS = 14
_MOST_WORDS_IN_SMALL = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line says: people, or organizations, or (both empty) somebody without a name.

    `represented`: the organizations are those that somebody unnamed stands for.
    """

    people: tuple[Piece, ...] = ()
    organizations: tuple[Piece, ...] = ()
    represented: bool = False
    says: Affiliation = Affiliation()
    origin: Origin = Origin(None, None, ())
    pending: bool = False
    nobody: bool = False
    role: Role | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the line says nothing about anybody."""
        says_nothing = self.says == Affiliation() and not (self.origin.group or self.origin.region)
        nobody = not (self.people or self.organizations or self.nobody)
        return nobody and says_nothing


def read_entry(line: str, *, inverted: bool = False) -> Entry:
    """Read a line about somebody. `inverted`: the form prints 'Family, Given'."""
    piece = whole(line)
    if not piece.text or _is_pending(piece.text):
        return Entry(pending=True)
    if represented := _represented(piece):
        return Entry(organizations=represented, represented=True)
    first_line = piece.text.partition("\n")[0]
    name_alone = could_be_person(bracketed(whole(first_line))[0].text)
    parts = cut(piece, _COMMA_OR_LINE if name_alone else _COMMA)
    return _comma_record(parts) or _parts(piece, parts, inverted=inverted)


def _is_pending(text: str) -> bool:
    found = plain_words(text)
    return bool(_PENDING_PHRASE.fullmatch(text.strip("()[] "))) or set(found) <= _PENDING


def _represented(piece: Piece) -> tuple[Piece, ...]:
    match = _REPRESENTS.fullmatch(piece.text) or _REPRESENTED.fullmatch(piece.text)
    if match is None:
        return ()
    of = piece.part(match.start("of"), match.end("of"))
    first = cut(of, _COMMA)[0]
    if group_of(first.text) and not first.text.casefold().endswith("government"):
        return ()
    return tuple(cut(first, re.compile(r"/"))) or ()


def _comma_record(parts: Sequence[Piece]) -> Entry | None:
    """Read 'Mr,Francois,GREY,Academia,University of Geneva': title, given, family, group, ..."""
    title = parts[0].text.strip(".").casefold() if parts else ""
    if len(parts) < _RECORD_PARTS or title not in _TITLES:
        return None
    given, family, *others = parts[1:]
    origin = take_origin(others)
    name = given.to(family)
    return Entry((name,), says=affiliation(origin.rest), origin=origin)


def _parts(piece: Piece, parts: Sequence[Piece], *, inverted: bool) -> Entry:
    dashed = [one for part in _split_dashes(parts) for one in _without_group(part)]
    origin = take_origin(dashed)
    role = next((found for part in origin.rest if (found := role_of(part.text))), None)
    rest = [part for part in origin.rest if not role_of(part.text)]
    if role:
        return replace(_others(piece, rest, dashed, origin, inverted=inverted), role=role)
    return _others(piece, rest, dashed, origin, inverted=inverted)


def _others(
    piece: Piece, rest: list[Piece], dashed: list[Piece], origin: Origin, *, inverted: bool
) -> Entry:
    """Read the pieces that are no group, region or role."""
    if not rest or (origin.group and dashed[0] is origin.group[1]):
        return Entry(says=_of_nobody(rest), origin=origin)
    first, inner = bracketed(rest[0])
    if inner is not None:
        inside = take_origin([one for part in cut(inner, _COMMA) for one in cut(part, _DASH)])
        origin = Origin(origin.group or inside.group, origin.region or inside.region, ())
        if is_nobody(first.text) or could_be_person(first.text):
            behind = [*rest[1:], *inside.rest] if rest[1:] else list(inside.rest)
            return _person(first, behind, origin)
        if not _AND.search(first.text):
            return _of_other_form(rest, origin)
    if inverted_name := _inverted(rest, sure=inverted):
        return _person(inverted_name, rest[2:], origin)
    return _named(rest, origin)


def role_of(text: str) -> Role | None:
    """Give the role that a part of a line names: 'Pauline Ferguson, moderator'."""
    return _ROLES.get(key(text))


def _split_dashes(parts: Sequence[Piece]) -> list[Piece]:
    """Cut at dashes where they separate: behind a name, before a name, around short codes."""
    found: list[Piece] = []
    for number, part in enumerate(parts):
        dashed = cut(part, _DASH)
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


def _without_group(part: Piece) -> list[Piece]:
    """Cut off a stakeholder group, region or capacity in brackets: 'A Union (civil society)'."""
    outer, inner = bracketed(part)
    if inner is None or group_of(outer.text) or region_of(outer.text):
        return [part]
    if not (group_of(inner.text) or region_of(inner.text) or role_of(inner.text)):
        return [part]
    return [outer, inner]


def _inverted(rest: Sequence[Piece], *, sure: bool) -> Piece | None:
    """Join 'Cath, Corinne'."""
    if len(rest) < 2:  # noqa: PLR2004 - two parts
        return None
    family, given = rest[0], rest[1]
    first = given.text.split()[0].casefold() if given.text else ""
    fits = could_be_person(family.text) and could_be_person(given.text)
    if not fits or len(given.text.split()) > 2 or looks_like_organization(given.text):  # noqa: PLR2004
        return None
    single = len(given.text.split()) == 1
    one_word = len(family.text.split()) == 1
    known = first in words().given_names
    certain = known and (single or one_word or sure)
    return family.to(given) if certain or (sure and one_word and not is_place(given.text)) else None


def _named(rest: Sequence[Piece], origin: Origin) -> Entry:
    first = rest[0]
    if is_nobody(first.text):
        return Entry(says=_of_nobody(rest), origin=origin, nobody=True)
    people = _joined_people(first)
    if people:
        more = _more_people(rest[1:])
        return Entry((*people, *more), says=affiliation(rest[1 + len(more) :]), origin=origin)
    if could_be_person(first.text) and not _repeats(first, rest[1:]):
        more = _more_people(rest[1:])
        return Entry((first, *more), says=affiliation(rest[1 + len(more) :]), origin=origin)
    return _of_other_form(rest, origin)


def _person(name: Piece, behind: Sequence[Piece], origin: Origin) -> Entry:
    if is_nobody(name.text):
        return Entry(says=_of_nobody([name, *behind]), origin=origin, nobody=True)
    return Entry((name,), says=affiliation(behind), origin=origin)


def _of_other_form(rest: Sequence[Piece], origin: Origin) -> Entry:
    """Read a line that does not begin with a name: an organization, its people, or a job."""
    first, behind = rest[0], rest[1:]
    named = [part for part in behind if could_be_person(bracketed(part)[0].text)]
    if behind and behind[0] in named and looks_like_person(bracketed(behind[0])[0].text):
        people = [behind[0]]
        for part in behind[1:]:
            if part not in named or not looks_like_person(part.text):
                break
            people.append(part)
        says = affiliation([part for part in behind[len(people) :] if not is_job(part.text)])
        if says.organization is None:
            says = replace(says, organization=first)
        return Entry(tuple(people), says=says, origin=origin)
    if is_job(first.text):
        return Entry(says=_of_nobody(rest), origin=origin)
    within = _person_within(first)
    if within:
        return Entry((within[0],), says=affiliation([within[1], *behind]), origin=origin)
    short = len(first.text.split()) <= _MOST_WORDS_IN_SMALL
    small = looks_like_organization(first.text.split()[0]) or (
        short
        and looks_like_organization(first.text)
        and plain_words(first.text)[0] not in _ARTICLES
    )
    named = first.text[:1].isupper() or small
    if not named or len(first.text.split()) > _MOST_WORDS:
        return Entry()
    return Entry(organizations=(first,), origin=origin)


def _of_nobody(rest: Sequence[Piece]) -> Affiliation:
    """Read what is said of somebody whose name is not given: 'Youth representing the network'."""
    if not rest:
        return Affiliation()
    says = affiliation(rest[1:])
    return says if says.organization else replace(says, organization=inside_job(rest[0]))


def _person_within(first: Piece) -> tuple[Piece, Piece] | None:
    """Split 'Jane Roe from Example Network', 'Jane Roe of Example Network'."""
    match = re.search(r"\s+(?:from|of|at|representing)\s+", first.text)
    if match is None or not looks_like_person(first.text[: match.start()]):
        return None
    given = first.text.split()[0].casefold() in words().given_names
    if match.group().strip() == "of" and not given:
        return None  # 'Cyberspace Administration of China'
    return first.part(0, match.start()), first.part(match.end(), len(first.text))


def _joined_people(first: Piece) -> list[Piece]:
    """Split 'Jane Roe and John Doe', 'Jane Roe / John Doe'."""
    people = cut(first, _SLASH_OR_AND)
    return people if len(people) > 1 and all(looks_like_person(p.text) for p in people) else []


def _more_people(behind: Sequence[Piece]) -> list[Piece]:
    """Take further names from a line: those that begin with a given name that we know."""
    found: list[Piece] = []
    for part in behind:
        given = part.text.split()[0].casefold() if part.text else ""
        if not (looks_like_person(part.text) and given in words().given_names):
            break
        found.append(part)
    return found


def _repeats(first: Piece, behind: Sequence[Piece]) -> bool:
    """Whether the affiliation says the same as the name: then the name is an organization's."""
    name = set(plain_words(first.text))
    return any(name <= set(plain_words(part.text.replace("-", " "))) for part in behind)


def is_nobody(text: str) -> bool:
    """Whether words stand in a name's place that name nobody: 'Technical person responsible'."""
    found = plain_words(text)
    if found and found[0] in _ARTICLES:
        found = found[1:]
    if not found or (looks_like_person(text) and found[-1] not in words().nobody):
        return False
    if len(found) > 1 and found[0] in words().nobody_adjectives:
        return found[1] in words().nobody or found[1] in _VERBS
    if found[0] not in words().nobody:
        return False
    if len(found) == 1:
        return text.islower() or found[0] in _ANYBODY
    printed = next(word for word in text.split() if word.casefold().strip(".,;:()") == found[1])
    return printed.islower() or found[1] in words().nobody


_ARTICLES = frozenset("a an the one two three someone somebody".split())
_VERBS = frozenset("representing responsible from speaking".split())
_ANYBODY = frozenset("representative expert speaker participant moderator staff official".split())
