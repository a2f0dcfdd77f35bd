"""Proposes organizations that may be one, and names that are no organization's or no person's."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from rapidfuzz import fuzz

from igflod.linking.curated import Curated
from igflod.linking.names import normal_form
from igflod.linking.proposals.gathering import Gathered
from igflod.linking.proposals.proposal import Kind, Likeness, Proposal, pairs_in
from igflod.linking.proposals.spelling import a_letter_apart, latin, numbers
from igflod.uris import Identifier

__all__ = ["names_of_organizations", "propose_misplaced", "propose_organizations"]

_SMALL_WORDS = frozenset(
    "the a an of for and on in to at by de la le les des du et y e der".split()
)
_LEGAL_FORMS = frozenset("inc ltd llc gmbh ev asbl sa ag bv plc corp co limited pvt kg ngo".split())
_BRACKETS = re.compile(r"\(([^()]*)\)")
_PLACE_IN_NAME = re.compile(r"\s*[,/–—|]\s*|\s+-\s+")
_ACRONYM = re.compile(r"[a-z]{2,8}")
_NEAR = 90
_TWO, _FOUR = 2, 4
_MEETING = re.compile(r"(?:un )?(?:igf|internet governance forum) ?(\d{4})")


@dataclass(frozen=True)
class _Title:
    """An organization's name as it is compared."""

    printed: str

    @cached_property
    def bare(self) -> str:
        """The name without what stands in brackets."""
        return _BRACKETS.sub(" ", self.printed)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that count, in Latin letters: neither articles nor legal forms."""
        words = latin(self.bare.replace("e.V.", "ev")).split()
        kept = tuple(w for w in words if w not in _SMALL_WORDS and w not in _LEGAL_FORMS)
        return kept or tuple(words)

    @cached_property
    def key(self) -> str:
        """The words that count, as one."""
        return "".join(self.words)

    @cached_property
    def acronym(self) -> str | None:
        """The name if it is one short word."""
        return self.key if len(self.words) == 1 and _ACRONYM.fullmatch(self.key) else None

    @cached_property
    def other_names(self) -> frozenset[str]:
        """What stands in brackets: 'ISOC' of 'Internet Society (ISOC)'."""
        return frozenset(_Title(inside).key for inside in _BRACKETS.findall(self.printed)) - {""}

    @cached_property
    def initials(self) -> str:
        """The first letters of the words that count."""
        return "".join(word[0] for word in self.words)

    @cached_property
    def first_part(self) -> str:
        """What stands before a comma, a slash or a dash."""
        return _Title(_PLACE_IN_NAME.split(self.bare, maxsplit=1)[0]).key

    def blocks(self) -> Iterator[str]:
        """Give the blocks in which the name is compared."""
        yield self.key
        yield self.first_part
        yield from self.other_names
        if len(self.words) > 1:
            yield self.initials
            yield f"{self.words[0][0]}~{self.words[1][0]}~"
            yield from (word for word in self.words if len(word) > 3)  # noqa: PLR2004
        elif self.acronym:
            yield from (f"{self.key[0]}~{letter}~" for letter in set(self.key[1:]))
        yield f"{self.key[:4]}~{len(self.key) // 4}"
        yield f"{self.key[:4]}~{len(self.key) // 4 + 1}"


def names_of_organizations(gathered: Gathered, curated: Curated) -> dict[Identifier, set[str]]:
    """Give all names of all organizations that records name, printed and curated ones."""
    found = {one: set(names) for one, names in gathered.organizations.items()}
    for entry in curated.organizations.entries.values():
        root = curated.judgements.root(Identifier("organization", entry.id))
        if root in found:
            found[root].update(entry.all_names)
    return found


def propose_organizations(
    gathered: Gathered, names: Mapping[Identifier, set[str]]
) -> Iterator[Proposal]:
    """Propose pairs of organizations."""
    titles = {one: [_Title(name) for name in sorted(printed)] for one, printed in names.items()}
    blocks: defaultdict[str, set[tuple[str, Identifier]]] = defaultdict(set)
    for one, listed in titles.items():
        for title in listed:
            for key in title.blocks():
                blocks[key].add((title.key, one))
    candidates = {
        (min(one, other), max(one, other))
        for block in blocks.values()
        for (_, one), (_, other) in pairs_in(sorted(block))
        if one != other
    }
    for one, other in sorted(candidates):
        found = [_likeness(*pair) for pair in product(titles[one], titles[other])]
        alike = [each for each in found if each]
        if alike:
            best = max(alike, key=lambda each: (each.score, each.reason))
            a, b = gathered.in_order(one, other)
            yield Proposal(Kind.ORGANIZATION, a, b, best.score, best.reason)


def _likeness(a: _Title, b: _Title) -> Likeness | None:
    if not a.key or not b.key or numbers(a.bare) != numbers(b.bare):
        return None
    if a.key == b.key:
        return Likeness(0.9, "same name but for articles, brackets or legal form")
    found = _short_and_long(a, b) or _short_and_long(b, a)
    if found is None and a.other_names & b.other_names:
        several = "/" in a.printed or "/" in b.printed
        found = Likeness(0.35 if several else 0.7, "same short name in brackets")
    return found or _near(a, b)


def _short_and_long(short: _Title, long: _Title) -> Likeness | None:
    if short.key in long.other_names:
        return Likeness(0.88, f"'{short.printed}' stands in brackets")
    if short.acronym is None or len(long.words) < _TWO:
        return None
    if short.acronym in {long.initials, "".join(word[0] for word in latin(long.bare).split())}:
        return Likeness(0.8, "acronym of the long name")
    if _abbreviates(short.acronym, long.words) or _nearly_initials(short.acronym, long.words):
        return Likeness(0.6, "may be an acronym of the long name")
    return None


def _near(a: _Title, b: _Title) -> Likeness | None:
    one, other = " ".join(a.words), " ".join(b.words)
    if sorted(a.words) == sorted(b.words):
        return Likeness(0.75, "same words in another order")
    if a_letter_apart(a.key, b.key):
        return Likeness(0.65, "near spelling")
    if fuzz.token_sort_ratio(one, other) >= _NEAR:
        return Likeness(0.55, "near spelling")
    for short, long in ((a, b), (b, a)):
        if long.first_part == short.key != long.key:
            return Likeness(0.4, "one name is the other with a part or place added")
        if len(short.words) > 1 and long.words[: len(short.words)] == short.words:
            return Likeness(0.32, "one name begins with the other")
    return None


def _abbreviates(acronym: str, words: tuple[str, ...]) -> bool:
    """Say whether an acronym is made of the beginnings of all words: 'isoc', 'internet society'.

    At most three letters are taken from a word, and none is left out.
    """
    if not words:
        return not acronym
    return any(
        acronym[:taken] == words[0][:taken] and _abbreviates(acronym[taken:], words[1:])
        for taken in range(1, min(3, len(acronym), len(words[0])) + 1)
    )


def _nearly_initials(acronym: str, words: tuple[str, ...]) -> bool:
    """Say whether all letters but one begin their words: in CNNIC the first N stands for a net."""
    if len(acronym) != len(words) or len(words) < _FOUR or acronym[0] != words[0][0]:
        return False
    inner = [(a, word) for a, word in zip(acronym, words, strict=True) if a != word[0]]
    return len(inner) <= 1 and all(letter in word for letter, word in inner)


def propose_misplaced(
    gathered: Gathered, names: Mapping[Identifier, set[str]], curated: Curated
) -> Iterator[Proposal]:
    """Propose organizations in a person's slot, meetings and countries in an organization's."""
    known = {normal_form(name): one for one in sorted(names, reverse=True) for name in names[one]}
    for one, person in sorted(gathered.people.items()):
        for name in sorted(person.names, key=lambda name: (name.printed, name.order)):
            organization = known.get(normal_form(name.printed))
            if organization:
                reason = "an organization's name in a person's slot"
                yield Proposal(Kind.NO_PERSON, organization, one, 0.85, reason)
                break
    countries = {
        normal_form(name): country.slug
        for country in curated.countries
        for name in (country.label, *country.names)
    }
    for one, printed in sorted(names.items()):
        forms = sorted(normal_form(name) for name in printed)
        meetings = [found[1] for form in forms if (found := _MEETING.fullmatch(form))]
        places = [countries[form] for form in forms if form in countries]
        if meetings:
            meeting, reason = Identifier("meeting", meetings[0]), "a meeting is no organization"
            yield Proposal(Kind.NO_ORGANIZATION, meeting, one, 0.9, reason)
        elif places:
            place, reason = Identifier("place", places[0]), "a country is no organization"
            yield Proposal(Kind.NO_ORGANIZATION, place, one, 0.9, reason)
