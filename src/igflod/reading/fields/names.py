"""Tells names of people and of organizations from other words, by their form alone."""

import re
from dataclasses import dataclass

__all__ = ["PersonName", "looks_like_organization", "looks_like_person", "strip_title"]

_TITLE = re.compile(
    r"(?P<title>(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Sir|Dame|Hon|H\.E|Amb|Ambassador)\b\.?\s*)+)"
    r"(?=[^\W\d_])"
)
_PARTICLES = frozenset(
    "al ap ben bin bint d da das de del den der di do dos du e el ibn la le lo san st ten ter van "
    "von y zu zur".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'.‐-]*\Z|[^\W\d_]\.\Z")
_AGENDA_WORDS = frozenset(
    "address adjourn agenda announcement audience break brief briefing case cases closing comments "
    "conclusion conclusions conclusive debate demonstration discussion floor forum framing group "
    "groups interactive intervention interventions introduction introductions introductory keynote "
    "lunch main moderated moderator open opening overview panel panelists panellists participants "
    "poll presentation presentations question questions reactions recap remark remarks replies "
    "reply responses round roundtable session sessions speaker speakers speech statement "
    "steps statements summary take takeaways talk talks vote welcome welcoming words workshop wrap "
    "wrap-up".split()
)
_ORGANIZATION_WORDS = frozenset(
    "academy agency alliance asociación associação association authority bank board bureau caucus "
    "center centre centro chamber circle club coalition college commission committee company "
    "consortium cooperative corporation council department desk directorate federation firm "
    "forum foundation fund government group guild inc initiative institute instituto institution "
    "internet laboratory lab labs library limited llc ltd ministry movement nations netmundial "
    "network office organisation organización organization parliament partnership platform "
    "programme project registry research school secretariat service services society task "
    "team trust union universidad universidade university watch workshop".split()
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name: the title in front of it (if any), and where the name itself begins."""

    title: str | None
    name: str
    offset: int


def strip_title(printed: str) -> PersonName:
    """Take the title off a printed name: 'Prof. Drake' -> title 'Prof.', name 'Drake', offset 6."""
    match = _TITLE.match(printed)
    if match is None:
        return PersonName(None, printed, 0)
    return PersonName(match["title"].strip(), printed[match.end() :], match.end())


def looks_like_person(text: str) -> bool:
    """Whether a short text has the form of a full name: two to six capitalised words.

    Lower-case particles ('van', 'de la') may stand inside; words of programmes ('Open Floor') and
    of organizations ('Library Circle') are no names. Says nothing of the person.
    """
    words = strip_title(text).name.split()
    if not 2 <= len(words) <= 6:  # noqa: PLR2004 - the bounds stand in the docstring
        return False
    if not all(_WORD.match(word) for word in words):
        return False
    capital = [word for word in words if word[0].isupper() or not word[0].islower()]
    small = [word for word in words if word[0].islower()]
    if len(capital) < 2 or any(word.casefold() not in _PARTICLES for word in small):  # noqa: PLR2004
        return False
    folded = {word.casefold().strip(".") for word in words}
    return not folded & _AGENDA_WORDS and not folded & _ORGANIZATION_WORDS


def looks_like_organization(text: str) -> bool:
    """Whether a text has the form of an organization's name: a telling word, or an acronym."""
    words = [word.casefold().strip(".,()") for word in text.split()]
    if set(words) & _ORGANIZATION_WORDS:
        return True
    return len(words) == 1 and text.isupper() and len(text) > 1
