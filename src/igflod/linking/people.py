"""The register of people: opaque ids, minted once, committed, never reused.

An id is made from the place where a person was first named, not from the name. A row is found again
by that session and the name as printed there, so that a curator may correct the label.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pydantic import Field

from igflod.errors import CuratedError
from igflod.linking.names import Name
from igflod.record import NameOrder
from igflod.tables import Entry, read_tsv

__all__ = ["Basis", "Mention", "People", "Person"]

_HEADER = (
    "# People by the opaque id that was minted once and is never reused.",
    "# Owner: curators; the build appends. label: what the person is called, yours to correct.",
    "# printed, order, affiliations, session: how and where they were first named; leave these.",
    "# Never delete a row: an id without a label is retired, and stays reserved.",
    "id\tlabel\tprinted\torder\taffiliations\tsession",
)


class Basis(StrEnum):
    """On what ground a mention is held to be a person."""

    UNVERIFIED = "unverified"
    """This is where the person was first named: a person of its own until somebody decides."""
    SAME_REPORT = "same-report"
    """The same full name stands elsewhere in the same report."""
    SAME_NAME_AND_AFFILIATION = "same-name-and-affiliation"
    """The same full name with the same affiliation stands in another report: inferred."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a session: the name, the affiliations (ids), the slot ('speaker-3')."""

    name: Name
    affiliations: tuple[str, ...]
    session: str
    slot: str


class Person(Entry):
    """A registered person, and how and where they were first named."""

    id: str = Field(pattern=r"^p[0-9a-z]{6}$")
    label: str | None = None
    printed: str
    order: NameOrder = NameOrder.UNKNOWN
    affiliations: str | None = None
    session: str

    @property
    def name(self) -> Name:
        """The name as first printed."""
        return Name(self.printed, self.order)

    @property
    def affiliation_ids(self) -> tuple[str, ...]:
        """The organizations the person was first named with."""
        return tuple(part.strip() for part in (self.affiliations or "").split("|") if part.strip())


@dataclass(slots=True)
class People:
    """Finds the person of a mention, and mints an id for one that is new.

    A full name finds its person in the same session, or in another with a shared affiliation. A
    single name ('Nigel') finds nobody but its own row.
    """

    entries: dict[str, Person] = field(default_factory=dict)
    _printed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _in_session: dict[tuple[str, str], str] = field(default_factory=dict)
    _affiliated: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "People":
        """Load a register.

        Raises:
            CuratedError: the file is missing, a row is broken, or an id stands twice.

        """
        register = cls()
        for line, entry in read_tsv(path, Person):
            if entry.id in register.entries:
                raise CuratedError(f"the id {entry.id!r} stands twice", path=path, line=line)
            register._add(entry)
        return register

    def _add(self, entry: Person) -> None:
        self.entries[entry.id] = entry
        if entry.label is None:
            return
        self._printed.setdefault((entry.session, entry.printed), []).append(entry.id)
        if entry.name.is_full:
            self._in_session.setdefault((entry.session, entry.name.normal), entry.id)
            for affiliation in entry.affiliation_ids:
                self._affiliated.setdefault((affiliation, entry.name.normal), entry.id)

    def register(self, mention: Mention, seen: Counter[str]) -> tuple[str, Basis]:
        """Give the id of the mentioned person, and on what ground; mint it if nobody fits.

        `seen` counts the single names that the session has named so far: two are two people.
        """
        found = self._find(mention, seen)
        if found is not None:
            return found
        entry = Person(
            id=self._mint(mention),
            label=mention.name.printed,
            printed=mention.name.printed,
            order=mention.name.order,
            affiliations=" | ".join(mention.affiliations) or None,
            session=mention.session,
        )
        self._add(entry)
        return entry.id, Basis.UNVERIFIED

    def _find(self, mention: Mention, seen: Counter[str]) -> tuple[str, Basis] | None:
        name, session = mention.name, mention.session
        rows = self._printed.get((session, name.printed), [])
        if not name.is_full:
            seen[name.printed] += 1
            number = seen[name.printed]
            return (rows[number - 1], Basis.UNVERIFIED) if number <= len(rows) else None
        if rows:
            return rows[0], Basis.UNVERIFIED
        here = self._in_session.get((session, name.normal))
        if here is not None:
            return here, Basis.SAME_REPORT
        shared = (self._affiliated.get((a, name.normal)) for a in sorted(mention.affiliations))
        known = next((found for found in shared if found is not None), None)
        return (known, Basis.SAME_NAME_AND_AFFILIATION) if known is not None else None

    def _mint(self, mention: Mention) -> str:
        number = 0
        while True:
            seed = f"{mention.session}/{mention.slot} {number}".encode()
            digest = base64.b32encode(hashlib.sha256(seed).digest()).decode().lower()
            made = f"p{digest[:6]}"
            if made not in self.entries:
                return made
            number += 1

    def text(self, keep: Iterable[str]) -> str:
        """Write the register as a file, sorted by session and id, with those ids only."""
        kept = set(keep)
        rows = [
            "\t".join((e.id, e.label or "", e.printed, e.order, e.affiliations or "", e.session))
            for e in sorted(self.entries.values(), key=lambda entry: (entry.session, entry.id))
            if e.id in kept
        ]
        return "\n".join([*_HEADER, *rows]) + "\n"
