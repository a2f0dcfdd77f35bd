"""The curators' files, loaded: meetings, places, themes, organizations, people, links."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from igflod.errors import CuratedError
from igflod.linking.affiliations import Affiliations
from igflod.linking.inferences import load_inferences
from igflod.linking.judgements import Judgements
from igflod.linking.links import Mapping, load_mappings
from igflod.linking.meetings import Country, Meeting, Meetings, Place, Places, Series, Slug
from igflod.linking.organizations import Organizations
from igflod.linking.people import People
from igflod.linking.retired import Assignments, Retirements
from igflod.linking.statistics import StatisticsPage, load_statistics
from igflod.tables import Entry, check_references, check_unique, load_toml
from igflod.uris import DEFAULT_BASE, Identifier

__all__ = ["Curated", "Scheme", "Theme", "Topic"]


class Match(Entry):
    """How a theme lies to a topic, in the terms of SKOS; 'broad': the topic is the broader one."""

    topic: Slug
    match: Literal["exact", "close", "broad", "narrow"]


class Theme(Entry):
    """A theme in its scheme; `names` are spelling variants, `note` is published."""

    slug: Slug
    label: str
    names: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    note: str | None = None


class Scheme(Entry):
    """The themes of one meeting or archive."""

    slug: Slug
    title: str
    themes: tuple[Theme, ...] = ()


class Topic(Entry):
    """A hub at which themes of different years meet; `note` says what it takes in."""

    slug: Slug
    label: str
    note: str | None = None


class _Themes(Entry):
    schemes: tuple[Scheme, ...]
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Curated:
    """Everything in `data/curated/`."""

    series: Series
    meetings: tuple[Meeting, ...]
    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    schemes: tuple[Scheme, ...]
    topics: tuple[Topic, ...]
    organizations: Organizations
    people: People
    mappings: tuple[Mapping, ...]
    statistics: tuple[StatisticsPage, ...] = ()
    judgements: Judgements = field(default_factory=Judgements)
    retired: Retirements = field(default_factory=Retirements)
    assignments: Assignments = field(default_factory=Assignments)
    affiliations: Affiliations = field(default_factory=Affiliations)

    @classmethod
    def load(cls, folder: Path) -> "Curated":
        """Load all files of a folder.

        Raises:
            CuratedError: a file is missing or broken, or points to something that is not there.

        """
        meetings = load_toml(folder / "meetings.toml", Meetings)
        places = load_toml(folder / "places.toml", Places)
        themes = load_toml(folder / "themes.toml", _Themes)
        retired = Retirements.load(folder / "retired.tsv")
        organizations = Organizations.load(
            folder / "organizations.tsv", retired.paths("organization")
        )
        curated = cls(
            series=meetings.series,
            meetings=meetings.meetings,
            countries=places.countries,
            places=places.places,
            schemes=themes.schemes,
            topics=themes.topics,
            organizations=organizations,
            people=People.load(
                folder / "people.tsv",
                load_inferences(folder / "inferences.tsv"),
                retired.paths("person"),
            ),
            mappings=load_mappings(folder / "links.sssom.tsv"),
            statistics=load_statistics(folder / "statistics.toml"),
            judgements=Judgements.load(folder / "judgements.tsv"),
            retired=retired,
            assignments=Assignments.load(folder / "assignments.tsv"),
            affiliations=Affiliations.load(folder / "affiliations.tsv", organizations),
        )
        curated._check(folder)
        return curated

    def _check(self, folder: Path) -> None:
        """Refuse slugs that stand twice and references that lead nowhere, with their lines."""
        places, themes = folder / "places.toml", folder / "themes.toml"
        check_unique(
            places,
            [(("countries", n), country.slug) for n, country in enumerate(self.countries)]
            + [(("places", n), place.slug) for n, place in enumerate(self.places)],
        )
        check_unique(themes, [(("topics", n), topic.slug) for n, topic in enumerate(self.topics)])
        for n, scheme in enumerate(self.schemes):
            listed = [(("schemes", n, "themes", m), t.slug) for m, t in enumerate(scheme.themes)]
            check_unique(themes, listed)
        countries = {country.slug for country in self.countries}
        used = [(("places", n, "country"), place.country) for n, place in enumerate(self.places)]
        check_references(places, countries, used)
        self._check_meetings(folder / "meetings.toml")
        self._check_statistics(folder / "statistics.toml")
        self._check_topics(themes)
        self._check_links(folder / "links.sssom.tsv")
        self._check_decisions(folder)

    def _check_meetings(self, path: Path) -> None:
        years = [(("meetings", n), str(meeting.year)) for n, meeting in enumerate(self.meetings)]
        check_unique(path, years)
        used = [
            (("meetings", n, "place"), meeting.place)
            for n, meeting in enumerate(self.meetings)
            if meeting.place
        ]
        check_references(path, {place.slug for place in self.places}, used)
        listed = {f"{s.slug}/{theme.slug}" for s in self.schemes for theme in s.themes}
        themes = [
            (("meetings", n, "themes"), f"{meeting.year}/{theme}")
            for n, meeting in enumerate(self.meetings)
            for theme in meeting.themes
        ]
        check_references(path, listed, themes)

    def _check_statistics(self, path: Path) -> None:
        known = {str(meeting.year) for meeting in self.meetings}
        used = [(("pages", n, "meeting"), str(p.meeting)) for n, p in enumerate(self.statistics)]
        check_references(path, known, used)

    def _check_topics(self, path: Path) -> None:
        used = [
            (("schemes", n, "themes", m, "matches"), match.topic)
            for n, scheme in enumerate(self.schemes)
            for m, theme in enumerate(scheme.themes)
            for match in theme.matches
        ]
        check_references(path, {topic.slug for topic in self.topics}, used)

    def _check_links(self, path: Path) -> None:
        known = {f"organization/{entry}" for entry in self.organizations.entries}
        known |= {f"person/{entry}" for entry in self.people.entries}
        known |= {f"topic/{topic.slug}" for topic in self.topics}
        known |= {f"place/{slug}" for slug in self._place_slugs}
        known |= {f"meeting/{meeting.year}" for meeting in self.meetings}
        known |= {f"theme/{s.slug}/{theme.slug}" for s in self.schemes for theme in s.themes}
        for mapping in self.mappings:
            subject = mapping.subject.removeprefix(f"{DEFAULT_BASE}id/")
            if subject not in known:
                message = f"nothing is registered as {subject!r}"
                raise CuratedError(message, path=path, line=mapping.line)

    def _check_decisions(self, folder: Path) -> None:
        """Refuse decisions about ids that no register and no list has.

        Sessions and themes need not be listed: reports name them.
        """
        known: dict[str, set[str]] = {
            "person": set(self.people.entries),
            "organization": set(self.organizations.entries),
            "place": self._place_slugs,
        }
        used: list[tuple[str, int, Identifier]] = [
            *(("judgements.tsv", row.line, one) for row in self.judgements.rows for one in row.ids),
            *(("retired.tsv", row.line, one) for row in self.retired.rows for one in row.ids),
            *(("assignments.tsv", row.line, row.id) for row in self.assignments.rows),
        ]
        for name, line, one in used:
            if one.kind in known and one.path not in known[one.kind]:
                message = f"nothing is registered as {str(one)!r}"
                raise CuratedError(message, path=folder / name, line=line)

    def is_registered(self, one: Identifier) -> bool:
        """Say whether an id may be decided about; sessions and themes need not be listed."""
        if one.kind == "person":
            return one.path in self.people.entries
        return one.kind != "organization" or one.path in self.organizations.entries

    @property
    def _place_slugs(self) -> set[str]:
        countries = {country.slug for country in self.countries}
        return countries | {place.slug for place in self.places}
