"""What all records together say of each person, organization, session and theme."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from igflod.linking.linker import LinkedParticipation, LinkedRecord
from igflod.linking.names import Name, normal_form
from igflod.linking.proposals.spelling import latin
from igflod.record import AgentKind
from igflod.uris import Identifier

__all__ = ["Gathered", "PersonEvidence", "SessionEvidence", "gather"]


@dataclass(slots=True)
class PersonEvidence:
    """A person as all records show them. `slots`: session, report and role of each mention."""

    id: Identifier
    names: set[Name] = field(default_factory=set)
    affiliations: set[Identifier] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    sessions: set[Identifier] = field(default_factory=set)
    slots: set[tuple[Identifier, str, str]] = field(default_factory=set)
    year: int = 9999


@dataclass(slots=True)
class SessionEvidence:
    """A session as all its records show it. `times`: date, and start where it is known.

    `named` are the organizations, and the full names of people: of one who was named in several
    sessions each may have an id of its own as yet.
    """

    id: Identifier
    titles: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    times: set[str] = field(default_factory=set)
    agents: set[Identifier] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    @property
    def year(self) -> int:
        """The year of its meeting."""
        return int(self.id.path.partition("/")[0])


@dataclass(slots=True)
class Gathered:
    """All that is compared. Organizations and themes: the names each was printed with."""

    people: dict[Identifier, PersonEvidence] = field(default_factory=dict)
    organizations: dict[Identifier, set[str]] = field(default_factory=dict)
    sessions: dict[Identifier, SessionEvidence] = field(default_factory=dict)
    themes: dict[Identifier, set[str]] = field(default_factory=dict)
    years: dict[Identifier, int] = field(default_factory=dict)

    def in_order(self, one: Identifier, other: Identifier) -> tuple[Identifier, Identifier]:
        """Put the id first that stays if both are one: the earlier named, then the smaller."""
        first, second = sorted((one, other), key=lambda each: (self.years.get(each, 9999), each))
        return first, second

    def _named(self, one: Identifier, year: int) -> None:
        self.years[one] = min(year, self.years.get(one, year))


def gather(records: Iterable[LinkedRecord]) -> Gathered:
    """Gather by id what records say; the result does not depend on their order."""
    gathered = Gathered()
    themes: defaultdict[Identifier, set[str]] = defaultdict(set)
    for record in records:
        session = _add_session(gathered, record)
        for linked in record.participations:
            _add_participation(gathered, record, linked)
            if linked.agent:
                session.agents.add(linked.agent)
                session.named.add(_name_or_id(linked, linked.agent))
        for theme, reading in zip(record.themes, record.record.themes, strict=True):
            themes[theme].add(reading.value)
        if record.topic and record.record.topic:
            themes[record.topic].add(record.record.topic.value)
    gathered.themes = dict(themes)
    return gathered


def _name_or_id(linked: LinkedParticipation, agent: Identifier) -> str:
    said = linked.participation
    if agent.kind != "person" or said.name is None or not Name(said.name.value).is_full:
        return str(agent)
    return " ".join(sorted(latin(said.name.value).split()))


def _add_session(gathered: Gathered, record: LinkedRecord) -> SessionEvidence:
    one, said = record.session, record.record
    evidence = gathered.sessions.setdefault(one, SessionEvidence(one))
    gathered._named(one, record.key.year)  # noqa: SLF001 (this function fills the object)
    if said.title:
        evidence.titles.add(said.title.value)
    if said.number:
        evidence.numbers.add(normal_form(said.number.value))
    if said.date:
        date = said.date.value.isoformat()
        evidence.dates.add(date)
        if said.start:
            evidence.times.add(f"{date} {said.start.value:%H:%M}")
    return evidence


def _add_participation(
    gathered: Gathered, record: LinkedRecord, linked: LinkedParticipation
) -> None:
    said, year = linked.participation, record.key.year
    meanings = Counter(words for words, _ in linked.affiliated)
    for words, one in linked.affiliated:
        names = gathered.organizations.setdefault(one, set())
        if meanings[words] == 1:  # words that mean several organizations are the name of none
            names.add(words)
        gathered._named(one, year)  # noqa: SLF001
    if linked.agent is None or said.name is None:
        return
    gathered._named(linked.agent, year)  # noqa: SLF001
    printed = " ".join(said.name.value.split())
    if linked.agent.kind == "organization":
        gathered.organizations.setdefault(linked.agent, set()).add(printed)
    elif said.kind is AgentKind.PERSON:
        person = gathered.people.setdefault(linked.agent, PersonEvidence(linked.agent))
        person.names.add(Name(printed, said.order))
        person.affiliations.update(linked.affiliations)
        person.sessions.add(record.session)
        person.slots.add((record.session, record.document, said.role))
        person.year = min(person.year, year)
        for kept, reading in (
            (person.groups, said.group),
            (person.regions, said.region),
            (person.countries, said.country),
        ):
            if reading:
                kept.add(normal_form(reading.value))
