"""Proposes sessions of one meeting that may be one, and themes of one scheme."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from rapidfuzz import fuzz

from igflod.linking.curated import Curated
from igflod.linking.proposals.gathering import Gathered, SessionEvidence
from igflod.linking.proposals.proposal import Kind, Likeness, Proposal, pairs_in
from igflod.linking.proposals.spelling import latin, numbers
from igflod.uris import Identifier

__all__ = ["propose_sessions", "propose_themes"]

_HEAD = re.compile(
    r"^(?:igf \d{4} )?(?:(?:ws|workshop|open forum|of|day 0|dynamic coalition|town hall|"
    r"lightning talk|networking session|launch award event) )?(?:no )?\d* ?"
)
_SMALL_WORDS = frozenset("the a an of for and on in to at by with from as is how what".split())
_NEAR_TITLE, _NEAR_THEME = 88, 86
_ENOUGH_AGENTS = 2
_SHORT_TITLE = 12


def propose_sessions(gathered: Gathered) -> Iterator[Proposal]:
    """Propose pairs of sessions of the same meeting."""
    blocks: defaultdict[str, set[Identifier]] = defaultdict(set)
    for one, session in gathered.sessions.items():
        for key in _keys(session):
            blocks[f"{session.year} {key}"].add(one)
    candidates = {pair for block in blocks.values() for pair in pairs_in(sorted(block))}
    for one, other in sorted(candidates):
        a, b = gathered.in_order(one, other)
        found = _weigh(gathered.sessions[a], gathered.sessions[b])
        if found:
            yield Proposal(Kind.SESSION, a, b, found.score, found.reason)


def _keys(session: SessionEvidence) -> Iterator[str]:
    for title in session.titles:
        plain = _plain(title)
        yield plain
        yield from (word for word in plain.split() if len(word) > 3)  # noqa: PLR2004
    yield from (f"number {number}" for number in session.numbers)
    yield from (f"at {time}" for time in session.times)


def _weigh(a: SessionEvidence, b: SessionEvidence) -> Likeness | None:
    found = [_titles(one, other) for one, other in product(sorted(a.titles), sorted(b.titles))]
    alike = [each for each in found if each]
    best = max(alike, key=lambda each: (each.score, each.reason)) if alike else None
    shared = len(a.named & b.named)
    same_time, same_number = a.times & b.times, a.numbers & b.numbers
    if best is None and same_time and shared >= _ENOUGH_AGENTS:
        best = Likeness(0.6, "same date and time, and the same people or organizations")
    elif best is None and same_number and a.id.kind != b.id.kind:
        best = Likeness(0.15, "same number, another type")
    if best is None:
        return None
    score, reasons = best.score, [best.reason]
    for share, reason in (
        (0.3 if same_time else 0, "same date and time"),
        (0.15 if a.dates & b.dates and not same_time else 0, "same date"),
        (0.15 * min(shared, 3), f"{shared} named in both"),
        (-0.4 if a.dates and b.dates and not a.dates & b.dates else 0, "different dates"),
        (
            -0.3 if a.id.kind == b.id.kind and _differ(a.numbers, b.numbers) else 0,
            "different numbers of one type",
        ),
    ):
        if share:
            score = score + (1 - score) * share if share > 0 else score * (1 + share)
            if reason not in best.reason:
                reasons.append(reason)
    return Likeness(round(score, 3), "; ".join(reasons))


def _differ(ones: set[str], others: set[str]) -> bool:
    return bool(ones and others and not ones & others)


def _titles(a: str, b: str) -> Likeness | None:
    one, other = _plain(a), _plain(b)
    if not one or not other:
        return None
    if one == other:
        return Likeness(0.8, "same title")
    if numbers(one) != numbers(other):
        return None
    short, long = sorted((one, other), key=len)
    if len(short) >= _SHORT_TITLE and long.startswith(f"{short} "):
        return Likeness(0.55, "one title is the other with a subtitle")
    ratio = fuzz.token_sort_ratio(one, other)
    return Likeness(round(0.7 * ratio / 100, 3), "near title") if ratio >= _NEAR_TITLE else None


def _plain(title: str) -> str:
    """Take number and type off a title: 'WS 134: Access' -> 'access'."""
    form = latin(title)
    return _HEAD.sub("", form) or form


def propose_themes(gathered: Gathered, curated: Curated) -> Iterator[Proposal]:
    """Propose pairs of themes of the same scheme."""
    labels = {one: set(names) for one, names in gathered.themes.items()}
    for scheme in curated.schemes:
        for theme in scheme.themes:
            one = curated.judgements.root(Identifier("theme", f"{scheme.slug}/{theme.slug}"))
            labels.setdefault(one, set()).update((theme.label, *theme.names))
    schemes: defaultdict[str, list[Identifier]] = defaultdict(list)
    for one in sorted(labels):
        schemes[one.path.partition("/")[0]].append(one)
    for members in schemes.values():
        for one, other in pairs_in(members):
            found = _themes(labels[one], labels[other])
            if found:
                yield Proposal(Kind.THEME, one, other, found.score, found.reason)


def _themes(ones: Iterable[str], others: Iterable[str]) -> Likeness | None:
    best: Likeness | None = None
    for a, b in product(sorted(ones), sorted(others)):
        one, other = _significant(a), _significant(b)
        if numbers(one) != numbers(other):
            continue
        ratio = fuzz.token_sort_ratio(one, other)
        if sorted(one.split()) == sorted(other.split()):
            found = Likeness(0.9, "same words but for articles and order")
        elif ratio >= _NEAR_THEME:
            found = Likeness(round(0.8 * ratio / 100, 3), "near label")
        else:
            continue
        best = max(filter(None, (best, found)), key=lambda each: (each.score, each.reason))
    return best


def _significant(label: str) -> str:
    return " ".join(word for word in latin(label).split() if word not in _SMALL_WORDS)
