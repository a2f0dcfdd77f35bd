"""Proposes people who may be one: alike in name, with what speaks for it and against it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from igflod.linking.proposals.gathering import Gathered, PersonEvidence
from igflod.linking.proposals.names import Form, likeness
from igflod.linking.proposals.proposal import Kind, Likeness, Proposal, pairs_in
from igflod.uris import Identifier

__all__ = ["propose_people"]

_MOST_CO_PARTICIPANTS = 3
_COMMON = 8
"""So many different names hold a word that is common."""
_SAME_NAME = 0.6
"""From this likeness on, a second role in the same session speaks for one person."""


def propose_people(
    gathered: Gathered, like_organizations: Mapping[frozenset[Identifier], float]
) -> Iterator[Proposal]:
    """Propose pairs of people. `like_organizations`: pairs that are proposed, with their scores."""
    forms = {
        one: sorted(
            {Form(name) for name in person.names},
            key=lambda form: (form.name.printed, form.name.order),
        )
        for one, person in gathered.people.items()
    }
    distinct = {frozenset(form.words) for listed in forms.values() for form in listed}
    bearers = Counter(word for words in distinct for word in words)
    for one, other in sorted(_candidates(forms)):
        found = _best(forms[one], forms[other])
        if found is None:
            continue
        a, b = gathered.in_order(one, other)
        people = gathered.people[a], gathered.people[b]
        common = _commonness(forms[a], forms[b], bearers)
        yield _weigh(gathered, *people, found, like_organizations, common)


def _candidates(forms: Mapping[Identifier, list[Form]]) -> set[tuple[Identifier, Identifier]]:
    blocks: defaultdict[str, set[tuple[str, Identifier]]] = defaultdict(set)
    for one, all_forms in forms.items():
        for form in all_forms:
            if form.is_full:
                for key in form.blocks():
                    blocks[key].add((form.joined, one))
    found = set()
    for block in blocks.values():
        for (_, one), (_, other) in pairs_in(sorted(block)):
            if one != other:
                found.add((min(one, other), max(one, other)))
    return found


def _best(ones: list[Form], others: list[Form]) -> Likeness | None:
    found = (likeness(one, other) for one, other in product(ones, others))
    alike = [each for each in found if each]
    return max(alike, key=lambda each: (each.score, each.reason)) if alike else None


def _commonness(
    ones: Iterable[Form], others: Iterable[Form], bearers: Mapping[str, int]
) -> tuple[float, str]:
    """Lower the score where all that two names share are words of many names.

    `bearers` counts the different names that a word is part of. The contrary proves nothing: a name
    that is rare among these may be common elsewhere.
    """
    words, more = ({word for form in forms for word in form.words} for forms in (ones, others))
    shared = {word for word in words & more if len(word) > 1}
    common = bool(shared) and min(bearers[word] for word in shared) >= _COMMON
    return (-0.15, "common names") if common else (0, "")


def _weigh(  # noqa: PLR0913, PLR0917 (all that speaks for and against)
    gathered: Gathered,
    a: PersonEvidence,
    b: PersonEvidence,
    found: Likeness,
    like_organizations: Mapping[frozenset[Identifier], float],
    common: tuple[float, str],
) -> Proposal:
    """Add what else the records say of two people with names that are alike."""
    score, reasons = found.score, [found.reason]
    for share, reason in (
        _affiliations(a, b, like_organizations),
        common,
        _both(a.groups, b.groups, "group", 0.12),
        _both(a.countries, b.countries, "country", 0.12),
        _both(a.regions, b.regions, "region", 0.08),
        _sessions(a, b, found),
        _company(gathered, a, b),
    ):
        score = score + (1 - score) * share if share > 0 else score * (1 + share)
        if reason:
            reasons.append(reason)
    return Proposal(Kind.PERSON, a.id, b.id, round(score, 3), "; ".join(reasons))


def _affiliations(
    a: PersonEvidence,
    b: PersonEvidence,
    like_organizations: Mapping[frozenset[Identifier], float],
) -> tuple[float, str]:
    if not (a.affiliations and b.affiliations):
        return 0, "affiliation not known of both"
    shared = sorted(a.affiliations & b.affiliations)
    if shared:
        return 0.8, f"same affiliation ({shared[0].path})"
    alike = [
        (like_organizations[frozenset(pair)], *pair)
        for pair in product(sorted(a.affiliations), sorted(b.affiliations))
        if frozenset(pair) in like_organizations
    ]
    if alike:
        score, one, other = max(alike)
        return 0.7 * score, f"affiliations that may be one ({one.path}, {other.path})"
    return -0.2, "different affiliations"


def _both(ones: set[str], others: set[str], what: str, share: float) -> tuple[float, str]:
    if not (ones and others):
        return 0, ""
    if ones & others:
        return share, f"same {what}"
    return -share, f"different {what}"


def _sessions(a: PersonEvidence, b: PersonEvidence, found: Likeness) -> tuple[float, str]:
    """Two in one role of one report are two people; in another role, it may be one again."""
    shared = a.sessions & b.sessions
    if a.slots & b.slots:
        return -0.6, "named side by side in one session"
    if shared and found.score >= _SAME_NAME:
        return 0.4, "named in other places of one session"
    return (0.25, "named in other places of one session") if shared else (0, "")


def _company(gathered: Gathered, a: PersonEvidence, b: PersonEvidence) -> tuple[float, str]:
    """Count who else is named beside both, in different sessions."""
    if a.sessions & b.sessions:
        return 0, ""
    ones, others = (
        {
            agent
            for session in person.sessions
            for agent in gathered.sessions[session].agents
            if agent.kind == "person"
        }
        for person in (a, b)
    )
    shared = len((ones & others) - {a.id, b.id})
    if not shared:
        return 0, ""
    share = 0.15 * min(shared, _MOST_CO_PARTICIPANTS)
    noun = "person" if shared == 1 else "people"
    return share, f"{shared} {noun} named beside both"
