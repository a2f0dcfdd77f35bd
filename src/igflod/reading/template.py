"""A template: the declaration of one form, in TOML. Its verbs are documented here.

`lines` recognise a line by a pattern whose named groups are fields of the record. `slots` are the
form's fields: known by their `labels`, or, where the form prints no label, by their place
(`tail_of` another slot). A slot's `parser` names a function of `igflod.reading.fields`; `options`
go to it. `fits` says which slots and lines a page must have, or must not have, to be of this form.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from igflod.errors import DeclarationError

__all__ = ["Fits", "Line", "Options", "Slot", "Template", "load_template"]

Options: TypeAlias = Mapping[str, str | list[str] | dict[str, list[str]]]
"""What a template hands to a field parser."""


def _compile(value: object) -> object:
    return re.compile(value, re.IGNORECASE) if isinstance(value, str) else value


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compile)]


class _Declaration(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))


class _Rule(_Declaration):
    name: str


class Line(_Rule):
    """A line without a label: the whole block must match `pattern`; named groups are fields."""

    pattern: Pattern


class Slot(_Rule):
    """A field of the form.

    `labels` are the label's spellings. Without labels, `tail_of` names the slot at whose end the
    value stands; slots that share a `tail_of` are listed in the order in which they are printed.
    """

    parser: str
    labels: tuple[str, ...] = ()
    tail_of: str | None = None
    options: Options = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_a_place(self) -> "Slot":
        if bool(self.labels) == bool(self.tail_of):
            raise ValueError(f"slot {self.name!r} needs labels or tail_of, and not both")
        return self


class Fits(_Declaration):
    """When a page is of this form: names of slots (their labels) and lines that must be there.

    Each entry of `all` may list alternatives with '|'.
    """

    all: tuple[str, ...]
    none: tuple[str, ...] = ()


class Template(_Declaration):
    """One form of one or more years."""

    name: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    years: tuple[int, ...]
    fits: Fits
    lines: tuple[Line, ...] = ()
    slots: tuple[Slot, ...]

    @property
    def rules(self) -> tuple[_Rule, ...]:
        """All lines and slots, in the order of the declaration."""
        return (*self.lines, *self.slots)

    @model_validator(mode="after")
    def _names_are_known(self) -> "Template":
        names = [rule.name for rule in self.rules]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"two rules are called {sorted(twice)}")
        wanted = {part for entry in self.fits.all for part in entry.split("|")}
        wanted |= {*self.fits.none, *(slot.tail_of for slot in self.slots if slot.tail_of)}
        unknown = wanted - set(names)
        if unknown:
            raise ValueError(f"no slot or line is called {sorted(unknown)}")
        return self


def load_template(file: Traversable) -> Template:
    """Load one template.

    Raises:
        DeclarationError: the file is no TOML or breaks the rules above; it names file and place.

    """
    try:
        return Template.model_validate(tomllib.loads(file.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise DeclarationError(f"is no TOML: {error}", path=file.name) from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise DeclarationError(f"{place}: {first['msg']}", path=file.name) from None
