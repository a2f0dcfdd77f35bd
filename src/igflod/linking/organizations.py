"""The register of organizations: readable ids, minted once, committed, never reused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from igflod.errors import CuratedError
from igflod.linking.names import normal_form
from igflod.tables import Entry, read_tsv
from igflod.uris import slug

__all__ = ["Organization", "Organizations"]

_HEADER = (
    "# Organizations by the readable id that was minted once and is never reused.",
    '# Owner: curators; the build appends. names: other spellings and acronyms, cut at " | ".',
    "# Never delete a row: an id without a label is retired, and stays reserved.",
    "id\tlabel\tnames",
)
_ARTICLES = re.compile(r"^(?:the )+")
_LONGEST_ID = 60


class Organization(Entry):
    """A registered organization; without a label its id is retired."""

    id: str = Field(pattern=r"^[0-9a-z]+(-[0-9a-z]+)*$")
    label: str | None = None
    names: str | None = None

    @property
    def other_names(self) -> tuple[str, ...]:
        """Other spellings and acronyms."""
        return tuple(name.strip() for name in (self.names or "").split("|") if name.strip())

    @property
    def all_names(self) -> tuple[str, ...]:
        """The label and all other names."""
        return (*((self.label,) if self.label else ()), *self.other_names)


@dataclass(slots=True)
class Organizations:
    """Finds an organization by any of its names, and mints an id for one that is new."""

    entries: dict[str, Organization] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()
    _by_name: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path, retired: frozenset[str] = frozenset()) -> "Organizations":
        """Load a register; `retired` are ids that are found by no name.

        Raises:
            CuratedError: the file is missing, a row is broken, an id stands twice, or a name
                belongs to two ids.

        """
        register = cls(retired=retired)
        for line, entry in read_tsv(path, Organization):
            if entry.id in register.entries:
                raise CuratedError(f"the id {entry.id!r} stands twice", path=path, line=line)
            for name in entry.all_names:
                other = register.find(name)
                if other is not None:
                    message = f"{name!r} is already a name of {other!r}"
                    raise CuratedError(message, path=path, line=line)
            register._add(entry)
        return register

    def _add(self, entry: Organization) -> None:
        self.entries[entry.id] = entry
        if entry.id in self.retired:
            return
        for name in entry.all_names:
            self._by_name[_key(name)] = entry.id

    def find(self, name: str) -> str | None:
        """Give the id of the organization that bears this name."""
        return self._by_name.get(_key(name))

    def register(self, name: str) -> str:
        """Give the id of an organization; mint it if the name is new."""
        printed = " ".join(name.split())
        known = self.find(printed)
        return known or self.enter(printed)

    def enter(self, label: str) -> str:
        """Register a new organization; give the id. A label that another one has is numbered."""
        number, printed = 1, label
        while self.find(printed) is not None:
            number += 1
            printed = f"{label} ({number})"
        base = slug(printed, _LONGEST_ID)
        number, made = 1, base
        while made in self.entries:
            number += 1
            made = f"{base}-{number}"
        self._add(Organization(id=made, label=printed))
        return made

    def text(self, keep: Iterable[str]) -> str:
        """Write the register as a file, sorted by id, with those ids only."""
        kept = set(keep)
        rows = [
            f"{entry.id}\t{entry.label or ''}\t{entry.names or ''}"
            for entry in sorted(self.entries.values(), key=lambda entry: entry.id)
            if entry.id in kept
        ]
        return "\n".join([*_HEADER, *rows]) + "\n"


def _key(name: str) -> str:
    """Compare names without the article that some pages print: 'The Citizen Lab'."""
    return _ARTICLES.sub("", normal_form(name))
