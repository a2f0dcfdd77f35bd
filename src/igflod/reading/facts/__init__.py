"""What the reader knows of the world: controlled values, telling words, places. Data in TOML."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pycountry
from pydantic import TypeAdapter, ValidationError

from igflod.errors import DeclarationError
from igflod.reading.keys import key, words_of

__all__ = ["Values", "Words", "is_city", "is_country", "values", "words"]


@dataclass(frozen=True, slots=True)
class Values:
    """Controlled values: for each spelling's key the value that it means."""

    groups: dict[str, str]
    regions: dict[str, str]
    session_types: dict[str, str]
    formats: frozenset[str]
    layouts: frozenset[str]
    topics: frozenset[str]
    themes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Words, in lower case, by which names are told from other words."""

    particles: frozenset[str]
    organizations: frozenset[str]
    acronyms: frozenset[str]
    jobs: frozenset[str]
    job_modifiers: frozenset[str]
    nobody: frozenset[str]
    nobody_adjectives: frozenset[str]
    joining: frozenset[str]
    known_organizations: frozenset[str]
    programme: frozenset[str]
    given_names: frozenset[str]


@cache
def values() -> Values:
    """Load the controlled values.

    Raises:
        DeclarationError: the file is broken.

    """
    tables = _load("values.toml", dict[str, dict[str, list[str]]])
    return Values(
        groups=_spellings(tables["groups"]),
        regions=_spellings(tables["regions"]),
        session_types=_spellings(tables["session_types"]),
        formats=frozenset(key(name) for name in tables["formats"]["names"]),
        layouts=frozenset(key(name) for name in tables["formats"]["layouts"]),
        topics=frozenset(key(name) for name in tables["topics"]["names"]),
        themes=frozenset(key(name) for name in tables["themes"]["names"]),
    )


def _spellings(table: dict[str, list[str]]) -> dict[str, str]:
    return {
        key(spelling): value
        for value, spellings in table.items()
        for spelling in (value, *spellings)
    }


@cache
def words() -> Words:
    """Load the telling words.

    Raises:
        DeclarationError: the file is broken.

    """
    table = _load("words.toml", dict[str, str])
    known = table.pop("known_organizations").split(";")
    return Words(
        known_organizations=frozenset(" ".join(name.split()) for name in known),
        **{name: frozenset(text.split()) for name, text in table.items()},
    )


@cache
def _places() -> tuple[frozenset[str], frozenset[str]]:
    table = _load("places.toml", dict[str, str])
    cities, countries = (
        {_place(name) for name in table[name].split(";") if name.strip()}
        for name in ("cities", "countries")
    )
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            countries.add(_place(getattr(country, attribute, "")))
    return frozenset(cities - {""}), frozenset(countries - {""})


def _place(name: str) -> str:
    return " ".join(word for word in words_of(name) if word != "the")


def is_city(text: str) -> bool:
    """Whether a text is the name of a city in which organizations have their seat."""
    return _place(text) in _places()[0]


def is_country(text: str) -> bool:
    """Whether a text is the name of a country, in its ISO spelling or a common one."""
    return _place(text) in _places()[1]


def _load(name: str, shape: Any) -> Any:
    file = files("igflod.reading.facts") / name
    try:
        return TypeAdapter(shape).validate_python(tomllib.loads(file.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise DeclarationError(f"is broken: {error}", path=name) from None
