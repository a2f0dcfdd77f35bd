"""The registers of people and organizations: ids minted once, committed, never reused.

A person's id is opaque: it is made from where the person was first named, not from the name, so
that it can outlive a correction of the name. An organization's id is readable.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from igflod.errors import CuratedError
from igflod.linking.names import Name, normal_form
from igflod.linking.tables import Entry, read_tsv
from igflod.record import NameOrder
from igflod.uris import slug

__all__ = ["Organization", "Organizations", "People", "Person"]

_PEOPLE_HEADER = (
    "# People by the opaque id that was minted once and is never reused.",
    "# Owner: curators; the build appends. session: where the person was first named.",
    "id\tname\torder\taffiliation\tsession",
)
_ORGANIZATIONS_HEADER = (
    "# Organizations by the readable id that was minted once and is never reused.",
    '# Owner: curators; the build appends. names: other spellings and acronyms, cut at " | ".',
    "id\tlabel\tnames",
)


class Person(Entry):
    """A registered person: the name and affiliation where they were first named."""

    id: str = Field(pattern=r"^p[0-9a-z]{6}$")
    name: str
    order: str = "unknown"
    affiliation: str | None = None
    session: str


class Organization(Entry):
    """A registered organization."""

    id: str = Field(pattern=r"^[0-9a-z]+(-[0-9a-z]+)*$")
    label: str
    names: str | None = None

    @property
    def other_names(self) -> tuple[str, ...]:
        """Other spellings and acronyms."""
        return tuple(name.strip() for name in (self.names or "").split("|") if name.strip())


@dataclass(slots=True)
class Organizations:
    """Finds an organization by any of its names, and mints an id for one that is new."""

    entries: dict[str, Organization] = field(default_factory=dict)
    loaded: set[str] = field(default_factory=set)
    _by_name: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Organizations":
        """Load a register; a missing file is an empty one.

        Raises:
            CuratedError: a row is broken, an id stands twice, or a name belongs to two ids.

        """
        register = cls()
        if not path.exists():
            return register
        for line, entry in read_tsv(path, Organization):
            if entry.id in register.entries:
                raise CuratedError(f"the id {entry.id!r} stands twice", path=path, line=line)
            for name in (entry.label, *entry.other_names):
                other = register._by_name.get(normal_form(name))
                if other is not None:
                    message = f"{name!r} is already a name of {other!r}"
                    raise CuratedError(message, path=path, line=line)
            register._add(entry)
            register.loaded.add(entry.id)
        return register

    def _add(self, entry: Organization) -> None:
        self.entries[entry.id] = entry
        for name in (entry.label, *entry.other_names):
            self._by_name[normal_form(name)] = entry.id

    def find(self, name: str) -> str | None:
        """Give the id of the organization that bears this name."""
        return self._by_name.get(normal_form(name))

    def register(self, name: str) -> str:
        """Give the id of an organization; mint it if the name is new."""
        known = self.find(name)
        if known is not None:
            return known
        base = slug(name)[:60].strip("-")
        number = 1
        made = base
        while made in self.entries:
            number += 1
            made = f"{base}-{number}"
        self._add(Organization(id=made, label=name))
        return made

    def text(self, keep: Iterable[str]) -> str:
        """Write the register as a file, sorted, with those ids only."""
        kept = set(keep)
        rows = [
            f"{entry.id}\t{entry.label}\t{entry.names or ''}"
            for entry in sorted(self.entries.values(), key=lambda entry: entry.id)
            if entry.id in kept
        ]
        return "\n".join([*_ORGANIZATIONS_HEADER, *rows]) + "\n"


@dataclass(slots=True)
class People:
    """Finds a person by full name and affiliation, and mints an id for one that is new."""

    entries: dict[str, Person] = field(default_factory=dict)
    loaded: set[str] = field(default_factory=set)
    _by_session: dict[tuple[str, str], str] = field(default_factory=dict)
    _by_affiliation: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "People":
        """Load a register; a missing file is an empty one.

        Raises:
            CuratedError: a row is broken, or an id stands twice.

        """
        register = cls()
        if not path.exists():
            return register
        for line, entry in read_tsv(path, Person):
            if entry.id in register.entries:
                raise CuratedError(f"the id {entry.id!r} stands twice", path=path, line=line)
            register._add(entry)
            register.loaded.add(entry.id)
        return register

    def _add(self, entry: Person) -> None:
        self.entries[entry.id] = entry
        name = Name(entry.name, NameOrder(entry.order))
        self._by_session.setdefault((entry.session, name.normal), entry.id)
        if name.is_full and entry.affiliation:
            self._by_affiliation.setdefault((entry.affiliation, name.normal), entry.id)

    def find(self, name: Name, affiliations: Iterable[str], session: str) -> str | None:
        """Give the id of the person who bears this name in this session.

        Or elsewhere, if the name is a full one and an affiliation (an organization's id) is shared.
        """
        here = self._by_session.get((session, name.normal))
        if here is not None or not name.is_full:
            return here
        for affiliation in affiliations:
            known = self._by_affiliation.get((affiliation, name.normal))
            if known is not None:
                return known
        return None

    def register(self, name: Name, affiliations: tuple[str, ...], session: str, slot: str) -> str:
        """Give the id of a person; mint it if nobody fits, from the slot in which they stand."""
        known = self.find(name, affiliations, session)
        if known is not None:
            self._by_session.setdefault((session, name.normal), known)
            return known
        entry = Person(
            id=self._mint(session, slot),
            name=name.printed,
            order=name.order,
            affiliation=affiliations[0] if affiliations else None,
            session=session,
        )
        self._add(entry)
        return entry.id

    def _mint(self, session: str, slot: str) -> str:
        number = 0
        while True:
            seed = f"{session}/{slot} {number}".encode()
            digest = base64.b32encode(hashlib.sha256(seed).digest()).decode().lower()
            made = f"p{digest[:6]}"
            if made not in self.entries:
                return made
            number += 1

    def text(self, keep: Iterable[str]) -> str:
        """Write the register as a file, sorted, with those ids only."""
        kept = set(keep)
        rows = [
            "\t".join((e.id, e.name, e.order, e.affiliation or "", e.session))
            for e in sorted(self.entries.values(), key=lambda entry: (entry.session, entry.id))
            if e.id in kept
        ]
        return "\n".join([*_PEOPLE_HEADER, *rows]) + "\n"
