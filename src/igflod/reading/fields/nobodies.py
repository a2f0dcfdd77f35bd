"""Words that stand in a name's place: a capacity, a promise of a name, somebody who represents."""

import re

from igflod.reading.facts import words
from igflod.reading.fields.names import looks_like_person, plain_words
from igflod.reading.fields.pieces import Piece, cut
from igflod.reading.fields.values import group_of
from igflod.reading.keys import key
from igflod.record import Role

__all__ = ["ARTICLES", "is_nobody", "is_pending", "represented", "role_of"]

ARTICLES = frozenset("a an the one two three someone somebody".split())
_VERBS = frozenset("representing responsible from speaking".split())
_ANYBODY = frozenset("representative expert speaker participant moderator staff official".split())
_COMMA = re.compile(r"[,;|]")
_SLASH = re.compile(r"/")
_REPRESENTS = re.compile(
    r"(?:\w{1,30}\s{1,3})?\bRep\w{0,8}ent?ati\w{0,8}\s{1,3}(?:from|of|for)\s{1,3}(?:the\s{1,3})?"
    r"(?P<of>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_REPRESENTED = re.compile(
    r"(?:(?:an?|the|one)\s{1,3})?(?P<of>[A-Z].{1,150}?)\s{1,3}representatives?(?:\s{1,3}\(.*)?",
    re.DOTALL,
)
_PENDING = frozenset(
    "tba tbc tbd tbe n/a na none nil pending unknown unconfirmed vacant open".split()
)
_PENDING_PHRASE = re.compile(
    r"to be (?:confirmed|announced|determined|decided|defined|invited)|names? to follow"
    r"|not (?:yet )?(?:confirmed|known|available|applicable|decided|assigned)"
    r"|no (?:one|name|moderator|rapporteur)",
    re.IGNORECASE,
)
_ROLES = {
    key(text): role
    for role, texts in {
        Role.MODERATOR: "moderator;chair;chairperson;session chair;onsite moderator;"
        "chair and moderator;panel moderator;on-site moderator;moderator and chair;"
        "session moderator;co-moderator;"
        "moderadora;moderador;in-person moderator",
        Role.REMOTE_MODERATOR: "remote moderator;online moderator;remote participation moderator",
        Role.RAPPORTEUR: "rapporteur;note taker;session rapporteur",
        Role.SPEAKER: "speaker;panelist;panellist;discussant;respondent;keynote speaker;keynote",
        Role.ORGANIZER: "organizer;session organizer;host",
        Role.CO_ORGANIZER: "co-organizer",
    }.items()
    for text in texts.split(";")
}


def is_pending(text: str) -> bool:
    """Whether a name is promised, or said to be missing: 'TBC', 'to be confirmed', 'N/A'."""
    return (
        bool(_PENDING_PHRASE.fullmatch(text.strip("()[] "))) or set(plain_words(text)) <= _PENDING
    )


def role_of(text: str) -> Role | None:
    """Give the role that a part of a line names: 'Pauline Ferguson, moderator'."""
    return _ROLES.get(key(text))


def represented(piece: Piece) -> tuple[Piece, ...]:
    """Give whom somebody represents: 'Representative of A/B', 'X government representative'."""
    match = _REPRESENTS.fullmatch(piece.text) or _REPRESENTED.fullmatch(piece.text)
    if match is None:
        return ()
    of = piece.part(match.start("of"), match.end("of"))
    first = cut(of, _COMMA)[0]
    if group_of(first.text) and not first.text.casefold().endswith("government"):
        return ()
    return tuple(cut(first, _SLASH))


def is_nobody(text: str) -> bool:
    """Whether words stand in a name's place that name nobody: 'Technical person responsible'."""
    found = plain_words(text)
    if found and found[0] in ARTICLES:
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
