"""Says of every printed name, theme and place which thing it means."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from igflod.linking.curated import Curated, Scheme
from igflod.linking.nameless import BETWEEN, without_withdrawn_name
from igflod.linking.names import Name, normal_form
from igflod.linking.people import Basis, Mention
from igflod.linking.provenance import Provenance, session_key
from igflod.linking.withdrawal import Withdrawn
from igflod.record import AgentKind, Participation, Reading, Record
from igflod.uris import Identifier, SessionKey, slug

__all__ = ["LinkedParticipation", "LinkedRecord", "Linker"]

_ARCHIVE_SCHEME = "foigf"
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class LinkedParticipation:
    """A participation and who it is, and on what ground (for people).

    `slot` names it within its report: 'speaker-3'. `affiliated` are its organizations, each beside
    the words that mean it: words may mean several, or none. Of somebody whose name was `withdrawn`
    the name is not said; the report names somebody all the same.
    """

    participation: Participation
    slot: str
    agent: Identifier | None
    affiliated: tuple[tuple[str, Identifier], ...] = ()
    country: Identifier | None = None
    basis: Basis | None = None
    withdrawn: bool = False

    @property
    def affiliations(self) -> tuple[Identifier, ...]:
        """The organizations that it is affiliated with, each once."""
        return tuple(dict.fromkeys(one for _, one in self.affiliated))


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """A record with its session's key and the things that its names mean.

    `session` is the session that the key means now, which is another one where two were merged.
    `themes` runs parallel to the record's themes; `country` is that of the session's place.
    """

    record: Record
    key: SessionKey
    provenance: Provenance
    participations: tuple[LinkedParticipation, ...]
    themes: tuple[Identifier, ...]
    topic: Identifier | None
    place: Identifier | None
    country: Identifier | None
    session: Identifier

    @property
    def source(self) -> str:
        """The path of the key, with the name of the report where it has one."""
        return f"{self.key.path}/{self.document}" if self.document else self.key.path

    @property
    def document(self) -> str:
        """The name of the report, where its session has another one; else empty."""
        return self.provenance.report

    @property
    def agents(self) -> frozenset[Identifier]:
        """All people and organizations that the report names."""
        found: set[Identifier] = set()
        for linked in self.participations:
            found.update(linked.affiliations)
            if linked.agent:
                found.add(linked.agent)
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Source:
    """The report that is being linked, and the single names that it has named so far."""

    key: SessionKey
    document: str
    single_names: Counter[str] = field(default_factory=Counter)

    @property
    def path(self) -> str:
        return f"{self.key.path}/{self.document}" if self.document else self.key.path


class Linker:
    """Links records to the registers and lists of the curators. New names are registered.

    Records must come in a fixed order (by session key) for the ids of new names to be the same in
    every run; ids that are registered never change.
    """

    def __init__(self, curated: Curated) -> None:
        self.curated = curated
        self._withdrawn = Withdrawn.of(curated.retired)
        self._themes = {scheme.slug: _names_of(scheme) for scheme in curated.schemes}
        self._places = {
            normal_form(name): place.slug for place in curated.places for name in place.names
        }
        self._countries = {
            normal_form(name): country.slug
            for country in curated.countries
            for name in (country.label, *country.names)
        }

    def link(self, record: Record, provenance: Provenance) -> LinkedRecord:
        """Link one record.

        Raises:
            IdentityError: the report does not say which session it is about.

        """
        key = session_key(record, provenance)
        counts: Counter[str] = Counter()
        source = _Source(key, provenance.report)
        linked: list[LinkedParticipation] = []
        for participation in record.participations:
            counts[participation.role] += 1
            slot = f"{participation.role}-{counts[participation.role]}"
            linked.append(self._link_participation(participation, source, slot))
        return LinkedRecord(
            record=record,
            key=key,
            provenance=provenance,
            participations=tuple(linked),
            themes=tuple(self._theme(str(key.year), theme) for theme in record.themes),
            topic=self._theme(_ARCHIVE_SCHEME, record.topic) if record.topic else None,
            place=self._listed(self._places, record.city),
            country=self._listed(self._countries, record.country),
            session=self._root(key.identifier),
        )

    def _link_participation(
        self, named: Participation, source: _Source, slot: str
    ) -> LinkedParticipation:
        nameless = without_withdrawn_name(named, self._withdrawn)
        named = nameless or named
        words = (affiliation.value for affiliation in named.affiliations)
        affiliated = tuple((said, one) for said in words for one in self._meant(said, source))
        linked = LinkedParticipation(
            participation=named,
            slot=slot,
            agent=None,
            affiliated=affiliated,
            country=self._listed(self._countries, named.country),
            withdrawn=nameless is not None,
        )
        if named.name is None or named.kind is AgentKind.UNNAMED:
            return linked
        printed = " ".join(named.name.value.split())
        if named.kind is AgentKind.ORGANIZATION:
            match self._meant(printed, source):
                case [one]:
                    return replace(linked, agent=one)
                case several:
                    return replace(linked, affiliated=tuple((printed, one) for one in several))
        assigned = self.curated.assignments.find(source.path, printed)
        if assigned is not None:
            return replace(linked, agent=self._root(assigned), basis=Basis.DECIDED)
        paths = tuple(affiliation.path for affiliation in linked.affiliations)
        name = Name(printed, named.order)
        mention = Mention(name, paths, source.key.path, slot, source.document)
        register, judgements = self.curated.people, self.curated.judgements
        person, basis = register.register(mention, source.single_names, judgements)
        return replace(linked, agent=Identifier("person", person), basis=basis)

    def _root(self, one: Identifier) -> Identifier:
        return self.curated.judgements.root(one)

    def _meant(self, name: str, source: _Source) -> tuple[Identifier, ...]:
        """Say which organizations are meant: one, or several or none if a curator says so.

        Of a name that was withdrawn none is made.
        """
        if self._withdrawn.stands_in(name):
            name = self._withdrawn.strike(name, "").strip(BETWEEN)
        if not normal_form(name):
            return ()
        assigned = self.curated.assignments.find(source.path, name)
        if assigned is not None and assigned.kind == "organization":
            return (self._root(assigned),)
        listed = self.curated.affiliations.find(name)
        ids = (self.curated.organizations.register(name),) if listed is None else listed
        return tuple(self._root(Identifier("organization", one)) for one in ids)

    def _theme(self, scheme: str, theme: Reading[str]) -> Identifier:
        """Find a theme in its scheme by any spelling; one that is not listed goes by its words."""
        known = self._themes.get(scheme, {}).get(normal_form(theme.value))
        path = f"{scheme}/{known or slug(theme.value, _LONGEST_SLUG)}"
        return self._root(Identifier("theme", path))

    def _listed(self, places: Mapping[str, str], name: Reading[str] | None) -> Identifier | None:
        """Find a city or a country by any of its names."""
        found = places.get(normal_form(name.value)) if name else None
        return self._root(Identifier("place", found)) if found else None


def _names_of(scheme: Scheme) -> dict[str, str]:
    return {
        normal_form(name): theme.slug
        for theme in scheme.themes
        for name in (theme.label, *theme.names)
    }
