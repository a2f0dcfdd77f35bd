"""Fixtures: sessions made of a few words, linked and proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from igflod.linking import Curated, Judgements, LinkedRecord, Linker, Provenance
from igflod.linking.affiliations import Affiliations
from igflod.linking.organizations import Organizations
from igflod.linking.people import People
from igflod.linking.proposals import Proposal, propose
from igflod.linking.retired import Assignments
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


@dataclass
class Sessions:
    """Records of sessions, and what is proposed of them."""

    curated: Curated
    records: list[tuple[Record, Provenance]] = field(default_factory=list)

    def add(self, path: str, *people: str | Mapping[str, Any], **said: Any) -> "Sessions":
        """Add a session. People: 'Jane Roe @ APC', or a participation's fields."""
        record = Record(
            template="",
            capture=Capture("0" * 64, "text/plain", 0),
            coverage=Coverage(0, 0, 0, (), 0),
            participations=tuple(_participation(one) for one in people),
            **{name: _reading(value) for name, value in said.items() if name != "report"},
        )
        provenance = Provenance(session=SessionKey.parse(path), report=said.get("report", ""))
        self.records.append((record, provenance))
        return self

    def linked(self, order: Iterable[int] | None = None) -> list[LinkedRecord]:
        """Link all in the order of their sessions, and give them in an order."""
        linker = Linker(self.curated)
        linked = [linker.link(*one) for one in self.records]
        return [linked[at] for at in order] if order is not None else linked

    def propose(self) -> tuple[Proposal, ...]:
        """Propose."""
        return propose(self.linked(), self.curated)

    def pairs(self) -> dict[frozenset[str], Proposal]:
        """Give what is proposed by the labels of people and organizations, else by ids."""
        return {frozenset((self._label(p.a), self._label(p.b))): p for p in self.propose()}

    def _label(self, one: Any) -> str:
        if one.kind == "person":
            return self.curated.people.entries[one.path].label or ""
        if one.kind == "organization":
            return self.curated.organizations.entries[one.path].label or ""
        return str(one)


def _reading(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(Reading(each, ()) for each in value)
    if isinstance(value, str) and value in set(SessionType):
        return Reading(SessionType(value), ())
    return Reading(value, ())


def _participation(given: str | Mapping[str, Any]) -> Participation:
    if isinstance(given, str):
        printed, _, employer = given.partition(" @ ")
        given = {"name": printed, "affiliation": employer}
    group, region, affiliation = (given.get(key) for key in ("group", "region", "affiliation"))
    return Participation(
        role=Role(given.get("role", "speaker")),
        kind=AgentKind(given.get("kind", "person")),
        name=Reading(given["name"], ()),
        status=Status.LISTED,
        affiliations=(Reading(affiliation, ()),) if affiliation else (),
        group=Reading(group, ()) if group else None,
        region=Reading(region, ()) if region else None,
    )


@pytest.fixture
def curated(root: Path) -> Curated:
    """The project's curated files, with registers and themes of the test's own."""
    loaded = Curated.load(root / "data" / "curated")
    return replace(
        loaded,
        people=People(),
        organizations=Organizations(),
        judgements=Judgements(),
        assignments=Assignments(),
        affiliations=Affiliations(),
        schemes=(),
    )


@pytest.fixture
def sessions(curated: Curated) -> Sessions:
    """No session yet."""
    return Sessions(curated)
