"""Tells names of people and of organizations from other words, by their form alone."""

import re
from dataclasses import dataclass
from functools import lru_cache

from igflod.reading.facts import is_city, is_country, words

__all__ = [
    "PersonName",
    "could_be_person",
    "looks_like_organization",
    "looks_like_person",
    "plain_words",
    "strip_title",
]

_TITLE = re.compile(
    r"(?P<title>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Hon|Honou?rable|H\.\s?E|Amb|"
    r"Ambassador|Eng|Engr|Ing|Sra|Sr|Mme|Señora?|Herr|Frau|His Excellency|Her Excellency)"
    r"\b\.?\s*){1,4})(?=[^\W\d_])",
    re.IGNORECASE,
)
_TITLES_AFTER = re.compile(
    r"(?<![,\s])[,\s]+(?:Ph\.?\s?D|M\.?D|LL\.?M|LL\.?B|M\.?A|M\.?Sc|MBA|Esq|Jr|Sr|II|III)\.?$"
)
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_][^\W\d_’'.‐‑-]*(?:[’'.‐‑-]+[^\W\d_]+)*\.?\Z")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}|[a-z][A-Z]|\w\.[a-z]{2}|[A-Z]&[A-Z]")
_INNER_CAPITAL = re.compile(r"(?:Mc|Mac|De|Di|Du|La|Le|Van|O['’]|D['’])[A-ZÀ-Þ]")
_WIDE_HYPHEN = re.compile(r"(?<=\w)\s?-\s(?=[^\W\d_])|(?<=\w)\s-(?=[^\W\d_])")
_FEWEST, _MOST = 2, 6


@dataclass(frozen=True, slots=True)
class PersonName:
    """A printed name: the title in front of it (if any), and where the name itself begins."""

    title: str | None
    name: str
    offset: int


def strip_title(printed: str) -> PersonName:
    """Take the title off a printed name: 'Prof. Drake' -> title 'Prof.', name 'Drake', offset 6."""
    match = _TITLE.match(printed)
    offset = match.end() if match else 0
    name = printed[offset:]
    after = _TITLES_AFTER.search(name)
    if after and after.start():
        name = name[: after.start()]
    return PersonName(match["title"].strip() if match else None, name, offset)


def plain_words(text: str) -> list[str]:
    """Give the words in lower case, without the punctuation around them."""
    found = (word.strip(".,;:()[]\"'’“”").casefold() for word in text.split())
    return [word for word in found if word]


@lru_cache(maxsize=4096)
def looks_like_person(text: str) -> bool:
    """Whether a short text has the form of a full name: two to six capitalised words.

    Lower-case particles ('van', 'de la') may stand inside; words of programmes ('Open Floor') and
    of organizations ('Library Circle') are no names. Says nothing of the person.
    """
    parts = _parts(strip_title(text).name)
    if not _FEWEST <= len(parts) <= _MOST or not all(_WORD.match(part) for part in parts):
        return False
    capital = [part for part in parts if part[0].isupper() or not part[0].islower()]
    small = [part for part in parts if part[0].islower()]
    if len(capital) < _FEWEST or any(part.casefold() not in words().particles for part in small):
        return False
    folded = [part.casefold().strip(".") for part in parts]
    telling = folded[1:] if folded[0] in words().given_names else folded
    if set(telling) & (words().programme | words().organizations | words().joining):
        return False
    return not (is_country(text) or _is_known(text) or _is_acronym_with_place(parts))


def _parts(name: str) -> list[str]:
    """Give the words of a name; a hyphen with blanks around it ('Spencer - Chapman') is one."""
    return _WIDE_HYPHEN.sub("-", name).split()


@lru_cache(maxsize=4096)
def could_be_person(text: str) -> bool:
    """Whether a text that stands in a person's place can be a name: one word, or lower case, too.

    What has the form of an organization's name, of a job or of nobody's name is none.
    """
    name = strip_title(text).name
    parts = _parts(name)
    if not parts or len(parts) > _MOST + 1 or not all(_WORD.match(part) for part in parts):
        return False
    folded = [part.casefold().strip(".") for part in parts]
    known = words()
    if looks_like_person(text):
        return not _mostly(folded, known.jobs | known.nobody | known.job_modifiers)
    telling = set(folded) & (known.organizations | known.programme | known.joining)
    ends = {folded[0], folded[-1]} & (known.nobody | known.jobs)
    single = len(parts) == 1 and (folded[0] in known.acronyms or _has_capitals(name))
    if telling or ends or single:
        return False
    return not (is_country(text) or _is_known(text) or _is_acronym_with_place(parts))


def _is_known(text: str) -> bool:
    """Whether it is, word for word, the name of an organization that we know."""
    return " ".join(text.casefold().split()) in words().known_organizations


def _mostly(folded: list[str], known: frozenset[str]) -> bool:
    return sum(word in known for word in folded) * 2 > len(folded)


def _is_acronym_with_place(parts: list[str]) -> bool:
    """Whether it is 'NIC Chile', 'TU Delft' or 'Google Africa'; 'BO HAN' and 'Bo HAN' are names."""
    capitals = [part for part in parts if part.isupper() and len(part.strip(".")) > 1]
    known = [part for part in parts if part.casefold().strip(".") in words().acronyms]
    if len(capitals) == len(parts):
        return bool(known)
    if any(part.isupper() or _has_capitals(part) for part in known):
        return True
    given = parts[0].casefold() in words().given_names
    last = parts[-1]
    place = is_country(last) or is_city(last) or last.casefold() in _CONTINENTS
    return len(parts) > 1 and place and (bool(capitals) or not given)


_CONTINENTS = frozenset("africa america americas asia europe latinoamérica".split())


def _has_capitals(word: str) -> bool:
    return bool(_CAPITALS.search(_INNER_CAPITAL.sub("", word)))


@lru_cache(maxsize=4096)
def looks_like_organization(text: str) -> bool:
    """Whether a text has the form of an organization's name: a telling word, or an acronym."""
    folded = set(plain_words(text))
    if (
        _is_known(text)
        or folded & words().organizations
        or folded & words().acronyms & _printed_capitals(text)
    ):
        return True
    return any(_has_capitals(word) for word in text.split())


def _printed_capitals(text: str) -> set[str]:
    parts = (word.strip(".,;:()[]") for word in text.split())
    return {part.casefold() for part in parts if any(char.isupper() for char in part)}
