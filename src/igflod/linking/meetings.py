"""Meetings and places, as `meetings.toml` and `places.toml` give them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from igflod.tables import Entry, Iri

__all__ = ["Country", "Meeting", "Meetings", "Place", "Places", "Series", "Slug"]

Slug = Annotated[str, Field(pattern=r"^[0-9a-z]+(-[0-9a-z]+)*$")]


class Series(Entry):
    """The series that the meetings continue."""

    slug: Slug
    label: str
    acronym: str


class Meeting(Entry):
    """One year's meeting, with the pages where its facts were read.

    `theme` is the overall theme; `themes` are the sub-themes, by their slugs in the scheme of the
    year, and `themes_complete` is false where the meeting is known to have had more.
    """

    year: int = Field(ge=2006, le=2100)
    number: int = Field(ge=1)
    label: str
    start: date
    end: date
    place: Slug | None = None
    venue: str | None = None
    mode: Literal["onsite", "online", "hybrid"]
    theme: str
    themes: tuple[Slug, ...] = ()
    themes_complete: bool = True
    source: Iri
    also: tuple[Iri, ...] = ()
    note: str | None = None


class Country(Entry):
    """A country: its number in the United Nations' M49, its codes in ISO 3166-1, other names."""

    slug: Slug
    label: str
    m49: str = Field(pattern=r"^\d{3}$")
    iso: tuple[
        Annotated[str, Field(pattern=r"^[A-Z]{2}$")], Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    ]
    names: tuple[str, ...] = ()


class Place(Entry):
    """A city that meetings and sessions name; `country` is the slug of a country."""

    slug: Slug
    label: str
    names: tuple[str, ...] = Field(min_length=1)
    country: Slug


class Meetings(Entry):
    """The file `meetings.toml`."""

    series: Series
    meetings: tuple[Meeting, ...]


class Places(Entry):
    """The file `places.toml`."""

    countries: tuple[Country, ...]
    places: tuple[Place, ...]
