"""The curators' files, loaded: meetings, places, themes, organizations, people, links."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from igflod.errors import CuratedError
from igflod.linking.links import Mapping, load_mappings
from igflod.linking.organizations import Organizations
from igflod.linking.people import People
from igflod.tables import Entry, Iri, check_references, check_unique, load_toml
from igflod.uris import DEFAULT_BASE

__all__ = ["Country", "Curated", "Meeting", "Place", "Scheme", "Series", "Theme", "Topic"]

_SLUG = r"^[0-9a-z]+(-[0-9a-z]+)*$"


class Series(Entry):
    """The series that the meetings continue."""

    slug: str = Field(pattern=_SLUG)
    label: str
    acronym: str


class Meeting(Entry):
    """One year's meeting, with the page where its facts were read."""

    year: int = Field(ge=2006, le=2100)
    label: str
    start: date
    end: date
    place: str | None = Field(default=None, pattern=_SLUG)
    source: Iri


class Country(Entry):
    """A country, with its number in the United Nations' M49 and other names that pages print."""

    slug: str = Field(pattern=_SLUG)
    label: str
    m49: str = Field(pattern=r"^\d{3}$")
    names: tuple[str, ...] = ()


class Place(Entry):
    """A city that meetings and sessions name; `country` is the slug of a country."""

    slug: str = Field(pattern=_SLUG)
    label: str
    names: tuple[str, ...] = Field(min_length=1)
    country: str = Field(pattern=_SLUG)


class Theme(Entry):
    """A theme in its scheme; `names` are spelling variants."""

    slug: str = Field(pattern=_SLUG)
    label: str
    names: tuple[str, ...] = ()
    topic: str | None = Field(default=None, pattern=_SLUG)
    match: Literal["exact", "close", "broad"] | None = None

    @model_validator(mode="after")
    def _match_has_a_topic(self) -> "Theme":
        if (self.topic is None) != (self.match is None):
            raise ValueError("topic and match go together")
        return self


class Scheme(Entry):
    """The themes of one meeting or archive."""

    slug: str = Field(pattern=_SLUG)
    title: str
    themes: tuple[Theme, ...] = ()


class Topic(Entry):
    """A hub at which themes of different years meet."""

    slug: str = Field(pattern=_SLUG)
    label: str


class _Meetings(Entry):
    series: Series
    meetings: tuple[Meeting, ...]


class _Places(Entry):
    countries: tuple[Country, ...]
    places: tuple[Place, ...]


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

    @classmethod
    def load(cls, folder: Path) -> "Curated":
        """Load all files of a folder.

        Raises:
            CuratedError: a file is missing or broken, or points to something that is not there.

        """
        meetings = load_toml(folder / "meetings.toml", _Meetings)
        places = load_toml(folder / "places.toml", _Places)
        themes = load_toml(folder / "themes.toml", _Themes)
        curated = cls(
            series=meetings.series,
            meetings=meetings.meetings,
            countries=places.countries,
            places=places.places,
            schemes=themes.schemes,
            topics=themes.topics,
            organizations=Organizations.load(folder / "organizations.tsv"),
            people=People.load(folder / "people.tsv"),
            mappings=load_mappings(folder / "links.sssom.tsv"),
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
        self._check_topics(themes)
        self._check_links(folder / "links.sssom.tsv")

    def _check_meetings(self, path: Path) -> None:
        years = [(("meetings", n), str(meeting.year)) for n, meeting in enumerate(self.meetings)]
        check_unique(path, years)
        used = [
            (("meetings", n, "place"), meeting.place)
            for n, meeting in enumerate(self.meetings)
            if meeting.place
        ]
        check_references(path, {place.slug for place in self.places}, used)

    def _check_topics(self, path: Path) -> None:
        used = [
            (("schemes", n, "themes", m, "topic"), theme.topic)
            for n, scheme in enumerate(self.schemes)
            for m, theme in enumerate(scheme.themes)
            if theme.topic
        ]
        check_references(path, {topic.slug for topic in self.topics}, used)

    def _check_links(self, path: Path) -> None:
        known = {f"organization/{entry}" for entry in self.organizations.entries}
        known |= {f"person/{entry}" for entry in self.people.entries}
        known |= {f"topic/{topic.slug}" for topic in self.topics}
        known |= {f"place/{place.slug}" for place in self.places}
        known |= {f"place/{country.slug}" for country in self.countries}
        known |= {f"meeting/{meeting.year}" for meeting in self.meetings}
        known |= {f"theme/{s.slug}/{theme.slug}" for s in self.schemes for theme in s.themes}
        for mapping in self.mappings:
            subject = mapping.subject.removeprefix(f"{DEFAULT_BASE}id/")
            if subject not in known:
                message = f"nothing is registered as {subject!r}"
                raise CuratedError(message, path=path, line=mapping.line)
