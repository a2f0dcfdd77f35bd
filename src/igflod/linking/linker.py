"""Says of every printed name, theme and place which thing it means."""

from dataclasses import dataclass
from datetime import date

from igflod.errors import IdentityError, UriError
from igflod.linking.curated import Curated, Scheme
from igflod.linking.names import Name, normal_form
from igflod.record import AgentKind, Participation, Reading, Record, SessionType
from igflod.uris import Identifier, SessionKey, slug

__all__ = ["LinkedParticipation", "LinkedRecord", "Linker", "Provenance", "session_key"]

_ARCHIVE_SCHEME = "foigf"
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a report was found: its page, the day, and what is known of the rights in its text."""

    url: str | None = None
    retrieved: date | None = None
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedParticipation:
    """A participation and who it is. `slot` names it within its report: 'speaker-3'."""

    participation: Participation
    slot: str
    agent: Identifier | None
    affiliations: tuple[Identifier, ...]
    country: Identifier | None = None


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """A record with its session's key and the things that its names mean.

    `themes` runs parallel to the record's themes.
    """

    record: Record
    key: SessionKey
    provenance: Provenance
    participations: tuple[LinkedParticipation, ...]
    themes: tuple[Identifier, ...]
    topic: Identifier | None
    place: Identifier | None

    @property
    def agents(self) -> frozenset[Identifier]:
        """All people and organizations that the report names."""
        found: set[Identifier] = set()
        for linked in self.participations:
            found.update(linked.affiliations)
            if linked.agent:
                found.add(linked.agent)
        return frozenset(found)


def session_key(record: Record) -> SessionKey:
    """Say which session a report is about: its type, its meeting's year, its number.

    The year may come from the session's date; a session without a number goes by its title.

    Raises:
        IdentityError: year or both of number and title are missing.

    """
    year = record.meeting_year.value if record.meeting_year else None
    if year is None and record.date is not None:
        year = record.date.value.year
    if year is None:
        raise IdentityError("the report names neither its meeting's year nor a date")
    kind = record.session_type.value if record.session_type else SessionType.OTHER
    if record.number:
        return SessionKey(kind, year, record.number.value)
    if record.title is None:
        raise IdentityError("the report has neither a number nor a title")
    return SessionKey(kind, year, slug(record.title.value)[:_LONGEST_SLUG].strip("-"))


class Linker:
    """Links records to the registers and lists of the curators. New names are registered.

    Records must come in a fixed order (by session key) for the ids of new names to be the same in
    every run; ids that are registered never change.
    """

    def __init__(self, curated: Curated) -> None:
        self.curated = curated
        self._themes = {scheme.slug: _names_of(scheme) for scheme in curated.schemes}
        self._places = {
            normal_form(name): place.slug for place in curated.places for name in place.names
        }
        self._countries = {normal_form(place.country): place.slug for place in curated.places}

    def link(self, record: Record, provenance: Provenance) -> LinkedRecord:
        """Link one record.

        Raises:
            IdentityError: the report does not say which session it is about.

        """
        key = session_key(record)
        counts: dict[str, int] = {}
        linked: list[LinkedParticipation] = []
        for participation in record.participations:
            number = counts[participation.role] = counts.get(participation.role, 0) + 1
            slot = f"{participation.role}-{number}"
            linked.append(self._link_participation(participation, key, slot))
        return LinkedRecord(
            record=record,
            key=key,
            provenance=provenance,
            participations=tuple(linked),
            themes=tuple(self._theme(str(key.year), theme) for theme in record.themes),
            topic=self._theme(_ARCHIVE_SCHEME, record.topic) if record.topic else None,
            place=self._place(record.city),
        )

    def _link_participation(
        self, participation: Participation, key: SessionKey, slot: str
    ) -> LinkedParticipation:
        affiliations = tuple(self._organization(a.value) for a in participation.affiliations)
        agent: Identifier | None = None
        if participation.name and participation.kind is AgentKind.ORGANIZATION:
            agent = self._organization(participation.name.value)
        elif participation.name and participation.kind is AgentKind.PERSON:
            name = Name(participation.name.value, participation.order)
            paths = tuple(affiliation.path for affiliation in affiliations)
            person = self.curated.people.register(name, paths, key.path, slot)
            agent = Identifier("person", person)
        return LinkedParticipation(participation, slot, agent, affiliations)

    def _organization(self, name: str) -> Identifier:
        return Identifier("organization", self.curated.organizations.register(name))

    def _theme(self, scheme: str, theme: Reading[str]) -> Identifier:
        """Find a theme in its scheme by any spelling; one that is not listed goes by its words."""
        known = self._themes.get(scheme, {}).get(normal_form(theme.value))
        return Identifier("theme", f"{scheme}/{known or _slug_of(theme.value)}")

    def _place(self, city: Reading[str] | None) -> Identifier | None:
        found = self._places.get(normal_form(city.value)) if city else None
        return Identifier("place", found) if found else None


def _slug_of(words: str) -> str:
    try:
        return slug(words)[:_LONGEST_SLUG].strip("-")
    except UriError:
        raise IdentityError(f"no id can be made of the theme {words!r}") from None


def _names_of(scheme: Scheme) -> dict[str, str]:
    return {
        normal_form(name): theme.slug
        for theme in scheme.themes
        for name in (theme.label, *theme.names)
    }
