"""A template: the declaration of one form, in TOML. Its verbs are documented here.

`lines` recognise a line by a pattern whose named groups are fields of the record. `slots` are the
form's fields: known by their `labels`, or, where the form prints no label, by their place
(`tail_of` another slot) or by what they look like (`strays`). A slot's `parser` names a function of
`igflod.reading.fields`; `options` go to it. `fits` says which slots and lines a page must have, or
must not have, to be of this form; `starts` says which line or label begins a report, so that a
file with two of them is two reports.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from igflod.errors import DeclarationError
from igflod.reading.spellings import Spellings
from igflod.tables import first_fault

__all__ = ["Fits", "Line", "Options", "Slot", "Start", "Stray", "Template", "load_template"]

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
    """A line without a label: the whole block must match `pattern`; named groups are fields.

    `anywhere`: also in the text of a field, where it ends up when the labels around it are lost.
    """

    pattern: Pattern
    anywhere: bool = False


class Slot(_Rule):
    """A field of the form.

    `labels` are the label's spellings. Without labels, `tail_of` names the slot at whose end the
    value stands; slots that share a `tail_of` are listed in the order in which they are printed;
    a slot with neither gets its value from a stray rule. `takes` says how much text below the
    label is its value: all of it, a list (as long as lines name people or organizations), the
    short lines, one line, one line if it is a day, or down to the last question. What it does not
    take goes to the slot `rest`, or is a stray.
    """

    parser: str
    labels: tuple[str, ...] = ()
    tail_of: str | None = None
    takes: Literal["text", "list", "lines", "line", "dated", "questions"] = "text"
    rest: str | None = None
    options: Options = Field(default_factory=dict)

    @property
    def counted(self) -> bool:
        """Whether its labels may bear a number: 'Speaker 2', 'Track C'."""
        return self.takes == "list" or self.parser == "themes"

    @model_validator(mode="after")
    def _has_one_place(self) -> "Slot":
        if self.labels and self.tail_of:
            raise ValueError(f"slot {self.name!r} has labels and tail_of; one of them is too much")
        return self


class Stray(_Declaration):
    """Where a block without a label belongs that `looks` like something: see `fields.shapes`.

    `before` and `after` name slots whose label must come next, or have come last ('head': none);
    `follows` names lines and slots of which the block before must have been. `since` names lines
    of which one must have come, `then` such of which the next block must be; `unless` fields that
    a known line states. `anywhere`: also inside the text of a field. `most`: how many blocks at
    most; a repetition of one of them counts with it.
    """

    looks: str
    slot: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    anywhere: bool = False
    most: int | None = None


class Fits(_Declaration):
    """When a page is of this form: names of slots (their labels) and lines that are there.

    Each entry of `all` may list alternatives with '|'; of `some`, `least` must be there; of `none`,
    nothing. Of several that fit, those of the least `generality` count: 0 is a form of certain
    years, 1 the pages of one site, 2 any page.
    """

    all: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    least: int = 1
    none: tuple[str, ...] = ()
    generality: int = 0

    @property
    def names(self) -> set[str]:
        """All slots and lines that are spoken of."""
        return {part for entry in self.all for part in entry.split("|")} | {*self.some, *self.none}


class Start(_Declaration):
    """What begins a report: a slot's label or a line, and how many blocks of it stand before."""

    rule: str
    before: int = 0


class Template(_Declaration):
    """One form of one or more years. `furniture` are patterns of lines that are no content.

    `shares` names files of slots in `templates/shared/` that the form has as well; a slot of the
    same name that the template declares itself stands in for the shared one, and has its labels,
    too, unless it has none.
    """

    name: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    years: tuple[int, ...]
    fits: Fits
    shares: tuple[str, ...] = ()
    starts: Start | None = None
    furniture: tuple[Pattern, ...] = ()
    lines: tuple[Line, ...] = ()
    slots: tuple[Slot, ...]
    strays: tuple[Stray, ...] = ()

    @property
    def rules(self) -> tuple[_Rule, ...]:
        """All lines and slots, in the order of the declaration."""
        return (*self.lines, *self.slots)

    @cached_property
    def by_name(self) -> dict[str, Slot]:
        """The slots by name."""
        return {slot.name: slot for slot in self.slots}

    @cached_property
    def spellings(self) -> Spellings:
        """The labels of the slots, prepared for looking up."""
        return Spellings((label, slot.name) for slot in self.slots for label in slot.labels)

    @model_validator(mode="after")
    def _names_are_known(self) -> "Template":
        names = [rule.name for rule in self.rules]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"two rules are called {sorted(twice)}")
        wanted = self.fits.names | ({self.starts.rule} if self.starts else set())
        for slot in self.slots:
            wanted |= {name for name in (slot.tail_of, slot.rest) if name}
        for stray in self.strays:
            wanted |= {
                stray.slot,
                *stray.before,
                *stray.after,
                *stray.follows,
                *stray.since,
                *stray.then,
            } - {"head"}
        unknown = wanted - set(names)
        if unknown:
            raise ValueError(f"no slot or line is called {sorted(unknown)}")
        return self


def load_template(file: Traversable, shared: Traversable | None = None) -> Template:
    """Load one template, and from the folder `shared` the slots that it shares with others.

    Raises:
        DeclarationError: the file is no TOML or breaks the rules above; it names file and place.

    """
    try:
        declared = tomllib.loads(file.read_text("utf-8"))
        own = declared.setdefault("slots", [])
        by_name = {slot.get("name"): slot for slot in own if isinstance(slot, dict)}
        for name in declared.get("shares", ()):
            if shared is None:
                raise DeclarationError(f"shares {name!r}, but there is no folder of slots to share")
            part = tomllib.loads((shared / f"{name}.toml").read_text("utf-8"))
            declared.setdefault("furniture", []).extend(part.get("furniture", ()))
            for slot in part.get("slots", ()):
                mine = by_name.get(slot["name"])
                if mine is None:
                    own.append(slot)
                elif "labels" in mine:
                    mine["labels"] += [one for one in slot["labels"] if one not in mine["labels"]]
        return Template.model_validate(declared)
    except FileNotFoundError as error:
        raise DeclarationError(f"shares what is not there: {error}", path=file.name) from None
    except tomllib.TOMLDecodeError as error:
        raise DeclarationError(f"is no TOML: {error}", path=file.name) from None
    except ValidationError as error:
        raise DeclarationError(first_fault(error), path=file.name) from None
