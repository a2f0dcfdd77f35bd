"""How sure a candidate is: a sum that anybody can follow, told in words with each candidate."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from igflod.federation.subjects import KINDS, Kind
from igflod.linking.curies import namespace_of
from igflod.linking.names import normal_form

__all__ = ["SURE", "Match", "Verdict", "judge"]

SURE = 0.9
"""From here on a candidate is proposed as the same; the shapes hold published links to it."""

_LABEL, _OTHER_NAME = 0.85, 0.75
_SPELLING = -0.1
_ACRONYM = -0.2
_SECOND_NAME = +0.1
_KIND, _OTHER_KIND = +0.1, -0.35
_RIVALS = -0.25
_NEAR = 0.1
"""A candidate is a rival of another of the same source if it is not further behind than this."""
_ROUNDING = 1e-9
_LEAST = 0.05
_LONGEST_ACRONYM = 8


@dataclass(frozen=True, slots=True)
class Match:
    """What speaks for a thing: which of our names it bears, and how; and the classes it has.

    `exact`: as its label, letter for letter; `exact_other`: as another name of it; `respelt`: as
    its label, in another spelling. What is left of `names` is another name in another spelling.
    """

    names: frozenset[str]
    exact: frozenset[str]
    exact_other: frozenset[str]
    respelt: frozenset[str]
    classes: frozenset[NamedNode]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure a candidate is, from 0 to 1, why, and as what (a CURIE) it is proposed."""

    confidence: float
    why: str
    predicate: str


def judge(matches: Mapping[str, Match], kind: Kind) -> dict[str, Verdict]:
    """Judge all candidates for one thing, by IRI, beside each other."""
    alone = {thing: _reasons(match, kind) for thing, match in matches.items()}
    sums = {thing: sum(weight for _, weight in reasons) for thing, reasons in alone.items()}
    verdicts = {}
    for thing, reasons in alone.items():
        rivals = sum(
            sums[other] >= sums[thing] - _NEAR - _ROUNDING
            for other in sums
            if other != thing and namespace_of(other) == namespace_of(thing)
        )
        if rivals:
            fit = "another candidate fits" if rivals == 1 else f"{rivals} other candidates fit"
            reasons.append((f"{fit} as well", _RIVALS))
        verdicts[thing] = _verdict(reasons, kind)
    return verdicts


def _reasons(match: Match, kind: Kind) -> list[tuple[str, float]]:
    """Say what speaks for and against a candidate by itself, each with its weight."""
    label = bool(match.exact or match.respelt)
    spelt = bool(match.exact or (match.exact_other and not label))
    reasons = [("same label", _LABEL) if label else ("same name besides the label", _OTHER_NAME)]
    if not spelt:
        reasons.append(("other spelling", _SPELLING))
    if all(_is_acronym(name) for name in match.names):
        reasons.append(("an acronym only", _ACRONYM))
    elif len({_words(name) for name in match.names}) > 1:
        reasons.append(("a second name fits", _SECOND_NAME))
    if match.classes & set(kind.classes):
        reasons.append((f"is {kind.noun} there", _KIND))
    elif others := [k.noun for k in KINDS.values() if match.classes & set(k.classes)]:
        reasons.append((f"is {' and '.join(others)} there", _OTHER_KIND))
    return reasons


def _words(name: str) -> frozenset[str]:
    """Give what makes two names two: not capitals, not the order of words, not an article."""
    return frozenset(normal_form(name).split()) - {"the"}


def _is_acronym(name: str) -> bool:
    return " " not in name and len(name) <= _LONGEST_ACRONYM and name.upper() == name


def _verdict(reasons: list[tuple[str, float]], kind: Kind) -> Verdict:
    (first, start), *others = reasons
    told = [f"{first} {start:.2f}", *(f"{why} {weight:+.2f}" for why, weight in others)]
    total = round(sum(weight for _, weight in reasons), 2)
    if total > kind.ceiling:
        told.append(f"at most {kind.ceiling:.2f} by names alone")
    if total < _LEAST:
        told.append(f"at least {_LEAST:.2f}")
    confidence = max(_LEAST, min(kind.ceiling, total))
    if confidence < SURE:
        predicate = "skos:closeMatch"
    else:
        predicate = "owl:sameAs" if kind.same else "skos:exactMatch"
    why = "; ".join(told)
    return Verdict(confidence, f"{why[0].upper()}{why[1:]}.", predicate)
