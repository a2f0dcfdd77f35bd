"""Finds what may be one of our things elsewhere, and says how sure that is and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from igflod.federation.batches import Told, ask_in_batches
from igflod.federation.confidence import Match, Verdict, judge
from igflod.federation.endpoint import Endpoint
from igflod.federation.patience import Patience
from igflod.federation.questions import Questions, is_other_name, spellings
from igflod.federation.subjects import KINDS, NOTHING, Kind, Subject
from igflod.federation.wholeness import Rows
from igflod.tables import is_web_address
from igflod.uris import DEFAULT_BASE

__all__ = ["Candidate", "Found", "find_candidates"]

_THINGS = 50
"""Things that one question asks about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something elsewhere (an IRI) that may be one of our things."""

    subject: Subject
    object: str
    label: str
    description: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates; how many names were asked; which were not answered, each with the reason."""

    candidates: tuple[Candidate, ...]
    names: int
    missing: dict[str, str]

    def answered(self, subject: Subject) -> bool:
        """Whether all names of a subject were answered."""
        return self.missing.keys().isdisjoint(subject.names)


@dataclass(slots=True)
class _Thing:
    """What an endpoint says of a thing."""

    labels: set[str] = field(default_factory=set)
    descriptions: set[str] = field(default_factory=set)
    classes: set[NamedNode] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A thing that bears one of our names."""

    name: str
    thing: str
    exact: bool
    other: bool
    what: _Thing


def find_candidates(  # noqa: PLR0913 (all of them belong to the question)
    kind: str,
    subjects: Sequence[Subject],
    endpoint: Endpoint,
    *,
    questions: Questions,
    patience: Patience,
    batch: int,
    tell: Told = lambda _done, _total: None,
) -> Found:
    """Ask an endpoint for all names of some subjects of a kind of `KINDS`, `batch` at a time."""
    names = sorted({name for subject in subjects for name in subject.names})
    asker = _Asker(KINDS[kind], endpoint, questions, patience)
    answers = ask_in_batches(names, batch, asker.ask, patience, tell)
    by_name: dict[str, list[_Hit]] = {}
    for hit in answers.found:
        by_name.setdefault(hit.name, []).append(hit)
    made = (
        candidate
        for subject in subjects
        for candidate in _weigh(
            subject, [h for name in subject.names for h in by_name.get(name, ())], KINDS[kind]
        )
    )
    return Found(tuple(made), len(names), answers.missing)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Asks one batch of names: what bears them, then what that is."""

    kind: Kind
    endpoint: Endpoint
    questions: Questions
    patience: Patience

    def ask(self, names: Sequence[str]) -> list[_Hit]:
        """Give the things that bear one of the names.

        Raises:
            EndpointError: one of the questions is not answered.

        """
        written: dict[str, list[str]] = {}
        for name in names:
            for spelling in spellings(name) if self.kind.respell else (name,):
                written.setdefault(spelling, []).append(name)
        bearers = [
            (row["thing"].value, row["property"].value, row["name"].value)
            for row in self._select(self.questions.named(sorted(written)))
            if row.keys() >= {"thing", "property", "name"} and row["name"].value in written
        ]
        bearers = [bearer for bearer in bearers if _is_elsewhere(bearer[0])]
        things = self._describe(sorted({thing for thing, _, _ in bearers}))
        return [
            _Hit(name, thing, spelling == name, is_other_name(prop), things[thing])
            for thing, prop, spelling in bearers
            for name in written[spelling]
            if NOTHING not in things[thing].classes
        ]

    def _select(self, question: str) -> Rows:
        return self.patience(lambda: self.endpoint.select(question))

    def _describe(self, iris: Sequence[str]) -> dict[str, _Thing]:
        things = {iri: _Thing() for iri in iris}
        for start in range(0, len(iris), _THINGS):
            self.patience.rest()
            for row in self._select(self.questions.described(iris[start : start + _THINGS])):
                thing = things.get(row["thing"].value) if "thing" in row else None
                if thing is None:
                    continue
                if "label" in row:
                    thing.labels.add(row["label"].value)
                if "description" in row:
                    thing.descriptions.add(row["description"].value)
                if isinstance(one := row.get("class"), NamedNode):
                    thing.classes.add(one)
        return things


def _is_elsewhere(iri: str) -> bool:
    return is_web_address(iri) and not iri.startswith(DEFAULT_BASE)


def _weigh(subject: Subject, hits: Iterable[_Hit], kind: Kind) -> list[Candidate]:
    """Put together what speaks for each thing, and judge it beside the others."""
    things: dict[str, list[_Hit]] = {}
    for hit in hits:
        things.setdefault(hit.thing, []).append(hit)
    matches = {
        thing: Match(
            names=frozenset(hit.name for hit in group),
            exact=frozenset(hit.name for hit in group if hit.exact and not hit.other),
            exact_other=frozenset(hit.name for hit in group if hit.exact and hit.other),
            respelt=frozenset(hit.name for hit in group if not hit.exact and not hit.other),
            classes=frozenset(one for hit in group for one in hit.what.classes),
        )
        for thing, group in things.items()
    }
    verdicts = judge(matches, kind)
    return [
        Candidate(
            subject=subject,
            object=thing,
            label=_choose(group[0].what.labels, subject.names),
            description=min(group[0].what.descriptions, default=""),
            verdict=verdicts[thing],
        )
        for thing, group in sorted(things.items())
    ]


def _choose(labels: set[str], names: Sequence[str]) -> str:
    """Choose the label to show: one that is a name of ours, else the first."""
    return min(labels, key=lambda label: (label not in names, label), default="")
