"""From what stands behind a name to the organization: without job title, without place.

Of several comma parts, the last ones that name an organization are the affiliation. A place after
it is left out; a country goes into its own field.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from igflod.reading.facts import words
from igflod.reading.fields.names import looks_like_organization, plain_words
from igflod.reading.fields.pieces import Piece, bracketed
from igflod.reading.fields.values import is_place, is_places

__all__ = ["Affiliation", "affiliation", "inside_job", "is_job"]

_FROM_JOB = (
    re.compile(r"\s(?:at|@)\s+"),
    re.compile(r"\b(?:representing|on behalf of|working (?:for|with)|works (?:for|at)|from)\s+"),
    re.compile(r"\s(?:for|with)\s+"),
    re.compile(r"\s(?:of|de|du|da|do|der)\s+"),
)
_ARTICLE = re.compile(r"(?:the|an?|la|le|el)\s+(?=\S)|\w{1,30}-based\s+(?=\S)", re.IGNORECASE)
_AFTER = re.compile(
    r"\s(?:based|located|who|which|where)\b|\sin\s+(?=the\s+\w+\s+(?:region|area)\b)"
)
_OWNER = re.compile(r"[’']s\s+")
_COMMON_WORD = re.compile(r"\b[a-z]{5,}")
_IN_PLACE = re.compile(r"\sin\s(?P<place>[^,]{1,60})$")
_ALONE = frozenset("independent individual freelance freelancer self-employed none n/a na".split())
_VERBS = frozenset(("representing", "responsible"))
_AT = re.compile(r"\sat\s")
_OF_A_BODY = frozenset(
    "coordinator co-coordinator chair co-chair chairman chairperson member secretary lead "
    "convener".split()
)
_MOST_WORDS_IN_BRACKETS = 3


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What a line says behind the name: the organization, the country, the job."""

    organization: Piece | None = None
    country: Piece | None = None
    job: Piece | None = None


@lru_cache(maxsize=4096)
def is_job(text: str) -> bool:
    """Whether a part of a line names a job or capacity: 'Head of Storage', 'EU Policy'."""
    found = plain_words(text)
    if found and found[0] in ("a", "an", "the"):
        found = found[1:]
    if not found or found[0] in _FIRST_OF_ORGANIZATIONS:
        return False
    jobs, modifiers = words().jobs, words().job_modifiers
    if _is_any(found[0], jobs) or _is_any(found[-1], jobs):
        return True
    lead = next((word for word in found if word not in modifiers), None)
    if lead is None:
        return found[-1] not in words().organizations and found[-1] not in _NAMES_OF_WORKS
    return lead in jobs or (
        found[0] in _POLITIES and len(found) > 1 and set(found[1:]) <= modifiers
    )


_POLITIES = frozenset("eu uk us un emea apac mena latam".split())
_NAMES_OF_WORKS = frozenset("knowledge rights safety".split())
_FIRST_OF_ORGANIZATIONS = frozenset(
    "academy agency association bureau center centre centro chamber coalition commission committee "
    "council department faculty federation foundation institute institut instituto international "
    "ministry ministère ministerio network office school secretariat society supreme university "
    "universidad universidade université".split()
)


def _is_any(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or each part of one with hyphens, is known: 'vice-president'."""
    return word in known or word in _VERBS or ("-" in word and set(word.split("-")) <= known)


def affiliation(pieces: Sequence[Piece]) -> Affiliation:
    """Read the parts behind a name."""
    parts = [_without_remark(piece) for piece in pieces if piece.text]
    country = next((part for part in reversed(parts) if is_places(part.text)), None)
    parts = [part for part in parts if not is_places(part.text)]
    while parts and is_place(parts[-1].text) and (len(parts) > 1 or country):
        parts.pop()
    parts = [part for part in parts if not (set(plain_words(part.text)) <= _ALONE)]
    parts = _with_suffixes(parts)
    job = next((part for part in parts if is_job(part.text)), None)
    run = _last_organizations(parts)
    if run:
        return Affiliation(run, country, job)
    for part in reversed(parts):
        found = inside_job(part)
        if found and is_places(found.text):
            country = country or found
        elif found:
            return Affiliation(found, country, job)
    return Affiliation(None, country, job)


def _without_remark(piece: Piece) -> Piece:
    """Drop a remark in brackets, but keep a short name: 'Commission (FCC)'."""
    outer, inner = bracketed(piece)
    if inner is None or not outer.text:
        return piece
    found = plain_words(inner.text)
    short = len(found) <= _MOST_WORDS_IN_BRACKETS and not inner.text[:1].islower()
    keep = short and not is_job(inner.text) and not is_place(inner.text)
    return piece if keep or (looks_like_organization(inner.text) and short) else outer


def _with_suffixes(parts: Sequence[Piece]) -> list[Piece]:
    """Join what a comma splits inside a name: 'Wiley Rein, LLP', 'Ministry of Energy and Trade'.

    Also 'Foreign, Commonwealth & Development Office'.
    """
    joined: list[Piece] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and (_is_suffix(part.text) or _is_listed_on(before.text, part.text)):
            joined[-1] = before.to(part)
        else:
            joined.append(part)
    return joined


def _is_suffix(text: str) -> bool:
    return text.casefold().strip(". ") in _LEGAL_FORMS


def _is_listed_on(before: str, text: str) -> bool:
    """Whether a part goes on with the list of subjects in an office's name."""
    first = plain_words(before)[:1]
    last_of_list = bool(_LAST_OF_LIST.search(text)) and text[:1].isupper()
    office = any(word in _OFFICES for word in plain_words(before)[:2]) and " " in before
    subjects = not is_job(text) or set(plain_words(text)) <= words().job_modifiers
    single = len(before.split()) == 1 and not is_job(before) and first[0] in _FIRST_SUBJECTS
    return subjects and ((office and (last_of_list or "," in before)) or (single and last_of_list))


_LEGAL_FORMS = frozenset(
    "llp llc ltd inc corp co plc gmbh ag sa s.a bv b.v sarl sas srl e.v kk pty sdn bhd oy ab "
    "as".split()
)
_OFFICES = frozenset(
    "ministry department minister dept ministère ministerio secretariat faculty".split()
)
_FIRST_SUBJECTS = frozenset("foreign trade culture media economy".split())
_LAST_OF_LIST = re.compile(r"\s(?:and|&)\s")


def _last_organizations(parts: Sequence[Piece]) -> Piece | None:
    """Join the last parts that name an organization: 'The Citizen Lab, University of Toronto'."""
    last = len(parts)
    while last and is_job(parts[last - 1].text):
        last -= 1
    if not last:
        return None
    first = last - 1
    while first and _belongs_before(parts[first - 1], parts[first]):
        first -= 1
    job = parts[first - 1] if first else None
    if job and last - first > 1 and job.text.casefold() in _OF_A_BODY:
        first += 1  # 'Coordinator, Broadband Commission, ITU': the commission is part of the job
    start, end = parts[first], parts[last - 1]
    at = _AT.search(job.text) if job and looks_like_organization(start.text) else None
    if job and at and last - first == 1 and (place := inside_job(job)):
        start = place  # 'Advisor at Ministry of Transport, Government of India'
    if start is end:
        return _trim_organization(end)
    return start.to(end)


def _belongs_before(before: Piece, part: Piece) -> bool:
    if is_job(before.text) or is_place(before.text):
        return False
    if looks_like_organization(before.text):
        return True
    return bool(re.match(r"(?:and|&)\s", part.text)) or part.text[:1].islower()


def _trim_organization(piece: Piece) -> Piece | None:
    """Cut what is said about an organization: 'eNACSO network based in Italy'."""
    start = 0
    while article := _ARTICLE.match(piece.text, start):
        if not article.group()[0].islower() and "-" not in article.group():
            break
        start = article.end()
    stops = (_AFTER.search(piece.text, start), _owned(piece.text, start))
    end = min([stop.start() for stop in stops if stop], default=len(piece.text))
    place = _IN_PLACE.search(piece.text[start:end])
    if place and is_place(place["place"].removeprefix("the ")):
        end = start + place.start()
    trimmed = piece.part(start, end)
    return trimmed if trimmed.text else None


def _owned(text: str, start: int) -> re.Match[str] | None:
    """Find the end of the owner's name: 'Hewlett Packard’s public sector business'."""
    owner = _OWNER.search(text, start)
    return owner if owner and _COMMON_WORD.search(text, owner.end()) else None


def inside_job(piece: Piece) -> Piece | None:
    """Find the organization in a job's description: 'Head of Storage at CERN', 'Member of IFIP'."""
    for pattern in _FROM_JOB:
        for match in pattern.finditer(f" {piece.text}"):
            found = _trim_organization(piece.part(match.end() - 1, len(piece.text)))
            if found and _is_name(found.text):
                return found
    return _beside_job(piece)


def _is_name(text: str) -> bool:
    """Whether words behind 'at' or 'of' are a name: capitalised, and not a field of work."""
    if all(word in words().job_modifiers for word in plain_words(text)):
        return False
    first = text.partition(" ")[0]
    return first.casefold() in _FIRST_OF_ORGANIZATIONS or any(char.isupper() for char in first)


def _beside_job(piece: Piece) -> Piece | None:
    """Find the organization beside a job's words: 'Working Group member', 'MP British Parliament'.

    Only a name of an organization by its form, or one capitalised word, counts.
    """
    found = list(re.finditer(r"\S+", piece.text))
    known = words().jobs | words().job_modifiers
    first, last = 0, len(found)
    while first < last and found[first].group().casefold().strip(",.") in known:
        first += 1
    while last > first and found[last - 1].group().casefold().strip(",.") in words().jobs:
        last -= 1
    if first == last or (first == 0 and last == len(found)):
        return None
    rest = _trim_organization(piece.part(found[first].start(), found[last - 1].end()))
    if rest is None or (" of " in rest.text and first):
        return None
    single = last - first == 1 and rest.text[:1].isupper()
    return (
        rest if single or (looks_like_organization(rest.text) and rest.text[0].isupper()) else None
    )
