"""The curators' files, loaded: meetings, places, themes, organizations, people, links."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from igflod.errors import CuratedError
from igflod.linking.links import Mapping, load_mappings
from igflod.linking.register import Organizations, People
from igflod.linking.tables import Entry, load_toml

__all__ = ["Curated", "Meeting", "Place", "Scheme", "Series", "Theme", "Topic"]

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
    source: str


class Place(Entry):
    """A place that meetings and sessions name."""

    slug: str = Field(pattern=_SLUG)
    label: str
    names: tuple[str, ...] = Field(min_length=1)
    country: str
    m49: str = Field(pattern=r"^\d{3}$")


class Theme(Entry):
    """A theme in its scheme; `names` are spelling variants."""

    slug: str = Field(pattern=_SLUG)
    label: str
    names: tuple[str, ...] = ()
    topic: str | None = Field(default=None, pattern=_SLUG)
    match: Literal["exact", "close", "broad"] | None = None


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
    places: tuple[Place, ...]


class _Themes(Entry):
    schemes: tuple[Scheme, ...]
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Curated:
    """Everything in `data/curated/`."""

    series: Series
    meetings: tuple[Meeting, ...]
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
        slugs = {place.slug for place in self.places}
        for meeting in self.meetings:
            if meeting.place and meeting.place not in slugs:
                message = f"meeting {meeting.year}: no place is called {meeting.place!r}"
                raise CuratedError(message, path=folder / "meetings.toml")
        topics = {topic.slug for topic in self.topics}
        for scheme in self.schemes:
            for theme in scheme.themes:
                if theme.topic and theme.topic not in topics:
                    message = f"theme {theme.slug}: no topic is called {theme.topic!r}"
                    raise CuratedError(message, path=folder / "themes.toml")
