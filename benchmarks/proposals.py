"""Measures how fast proposals are found among many invented participations, on one processor.

    python benchmarks/proposals.py [--participations 20000] [--seed 1]

Names are made of syllables, with a skewed choice so that some words are common; about a third of
the mentions are of somebody named before, and of these some are spelt otherwise.
"""

import argparse
import datetime as dt
import platform
import time
from collections import Counter
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from random import Random

import click

from igflod.linking import Curated, LinkedRecord, Linker, Provenance
from igflod.linking.organizations import Organizations
from igflod.linking.people import People
from igflod.linking.proposals import propose
from igflod.record import (
    AgentKind,
    Capture,
    Coverage,
    Participation,
    Reading,
    Record,
    Role,
    SessionType,
    Status,
)
from igflod.uris import SessionKey

_DATA = Path(__file__).resolve().parents[1] / "data" / "curated"
_SYLLABLES = "ka ri mo lan shi ber to na wei xu dra po el gu ste fan mi ro san jo lee hu ad".split()
_KINDS = ["Institute", "Society", "Foundation", "University", "Network", "Ministry", "Centre"]
_TOPICS = ["Internet", "Digital Rights", "Information", "Telecommunication", "Youth", "Open Data"]
_PER_SESSION = 10
_KNOWN, _ALTERED = 0.35, 0.3


class _Inventor:
    """Invents names, from one seed the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 (invented names are no secret)
        self.words = ["".join(self._some(_SYLLABLES, 2, 3)).title() for _ in range(3000)]
        self.organizations = [self._organization() for _ in range(1500)]
        self.people: list[tuple[str, str]] = []

    def _some(self, choices: list[str], least: int, most: int) -> list[str]:
        return self.random.choices(choices, k=self.random.randint(least, most))

    def _word(self) -> str:
        """Choose a word; those in front are chosen far more often."""
        return self.words[int(len(self.words) * self.random.random() ** 3)]

    def _organization(self) -> str:
        place = self._word()
        kind, topic = self.random.choice(_KINDS), self.random.choice(_TOPICS)
        long = f"{place} {topic} {kind}"
        short = "".join(word[0] for word in long.split())
        return self.random.choice([long, short, f"{long} ({short})", f"The {long}", f"{long} Ltd."])

    def mention(self) -> tuple[str, str]:
        """Invent a mention: a name and an affiliation, or none."""
        if self.people and self.random.random() < _KNOWN:
            name, affiliation = self.random.choice(self.people)
            if self.random.random() < _ALTERED:
                name = self._altered(name)
            return name, self.random.choice([affiliation, "", affiliation])
        name = " ".join(self._word() for _ in range(self.random.choice([2, 2, 2, 3])))
        affiliation = self.random.choice(["", *self.random.sample(self.organizations, 2)])
        self.people.append((name, affiliation))
        return name, affiliation

    def _altered(self, name: str) -> str:
        *given, family = name.split()
        at = self.random.randrange(len(name) - 1)
        return self.random.choice(
            [
                f"{family.upper()}, {' '.join(given)}",
                f"{'. '.join(word[0] for word in given)}. {family}",
                name[:at] + name[at + 1 :],
                f"{family} {' '.join(given)}",
            ]
        )


def invent(participations: int, seed: int) -> tuple[list[LinkedRecord], Curated]:
    """Invent sessions of twenty meetings with ten participations each, and link them."""
    inventor = _Inventor(seed)
    curated = replace(Curated.load(_DATA), people=People(), organizations=Organizations())
    linker = Linker(curated)
    return [
        linker.link(_record(inventor, number), _provenance(number))
        for number in range(participations // _PER_SESSION)
    ], curated


def _provenance(number: int) -> Provenance:
    key = SessionKey(SessionType.WORKSHOP, 2006 + number % 20, str(number))
    return Provenance(session=key)


def _record(inventor: _Inventor, number: int) -> Record:
    named = [inventor.mention() for _ in range(_PER_SESSION)]
    random = inventor.random
    words = random.choices(inventor.words, k=5)
    return Record(
        template="",
        capture=Capture("0" * 64, "text/plain", 0),
        coverage=Coverage(0, 0, 0, (), 0),
        title=Reading(" ".join(words), ()),
        number=Reading(str(number), ()),
        date=Reading(dt.date(2006 + number % 20, 10, random.randint(1, 5)), ()),
        participations=tuple(
            Participation(
                role=random.choice(list(Role)),
                kind=AgentKind.PERSON,
                name=Reading(name, ()),
                status=Status.LISTED,
                affiliations=(Reading(affiliation, ()),) if affiliation else (),
            )
            for name, affiliation in named
        ),
    )


def main() -> None:
    """Measure, and print a line for each step."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--participations", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    click.echo(
        f"Python {platform.python_version()}, rapidfuzz {version('rapidfuzz')}, one processor"
    )
    start = time.perf_counter()
    records, curated = invent(given.participations, given.seed)
    linked = time.perf_counter()
    agents = Counter(agent.kind for agent in {one for record in records for one in record.agents})
    click.echo(
        f"{given.participations:,} participations of {agents['person']:,} people and "
        f"{agents['organization']:,} organizations: linked in {linked - start:.1f} s"
    )
    proposals = propose(records, curated)
    done = time.perf_counter()
    kinds = Counter(str(each.kind) for each in proposals)
    click.echo(f"{len(proposals):,} proposals in {done - linked:.1f} s: {dict(kinds)}")


if __name__ == "__main__":
    main()
