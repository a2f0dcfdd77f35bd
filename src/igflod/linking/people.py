"""The register of people: opaque ids, minted once, committed, never reused.

An id is made from the place where a person was first named, not from the name. A row is found again
by that session and the name as printed there, so that a curator may correct the label.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from igflod.errors import CuratedError
from igflod.linking.inferences import Inference, name_digest
from igflod.linking.judgements import Judgements
from igflod.linking.mentions import Basis, Mention
from igflod.linking.names import Name
from igflod.record import NameOrder
from igflod.tables import Entry, read_tsv
from igflod.uris import Identifier

__all__ = ["Basis", "Mention", "People", "Person"]

_HEADER = (
    "# People by the opaque id that was minted once and is never reused.",
    "# Owner: curators; the build appends. label: what the person is called, yours to correct.",
    "# printed, order, affiliations, session: how and where they were first named; leave these.",
    "# Never delete a row: an id without a label is retired, and stays reserved.",
    "id\tlabel\tprinted\torder\taffiliations\tsession",
)


class Person(Entry):
    """A registered person, and how and where they were first named.

    `session` is the path of the session, with "/" and the report's name where it has one.
    """

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


_NO_JUDGEMENTS = Judgements()


@dataclass(slots=True)
class People:
    """Finds the person of a mention, and mints an id for one that is new.

    A full name finds its person in the same session, or in another with a shared affiliation, if
    it finds one alone. A single name ('Nigel') finds nobody but its own row.

    `inferred` keeps what was concluded from an affiliation, by source and digest of the name:
    whoever comes later changes no conclusion. `retired` are ids that are found by nothing.
    """

    entries: dict[str, Person] = field(default_factory=dict)
    inferred: dict[tuple[str, str], str] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()
    _printed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _in_session: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _affiliated: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @classmethod
    def load(
        cls,
        path: Path,
        inferences: Iterable[Inference] = (),
        retired: frozenset[str] = frozenset(),
    ) -> "People":
        """Load a register.

        Raises:
            CuratedError: the file is missing, a row is broken, or an id stands twice.

        """
        register = cls(retired=retired)
        for line, entry in read_tsv(path, Person):
            if entry.id in register.entries:
                raise CuratedError(f"the id {entry.id!r} stands twice", path=path, line=line)
            register._add(entry)
        for inference in inferences:
            register._keep(inference.source, inference.name, inference.id)
        return register

    def _add(self, entry: Person) -> None:
        self.entries[entry.id] = entry
        if entry.label is None or entry.id in self.retired:
            return
        self._printed.setdefault((entry.session, entry.printed), []).append(entry.id)
        if entry.name.is_full:
            session = _session_of(entry.session)
            self._in_session.setdefault((session, entry.name.normal), []).append(entry.id)
            for affiliation in entry.affiliation_ids:
                self._affiliated.setdefault((affiliation, entry.name.normal), []).append(entry.id)

    def _keep(self, source: str, digest: str, person: str) -> None:
        """Keep an inference, so that its person is found in that session from now on."""
        entry = self.entries.get(person)
        if entry is None or entry.label is None or person in self.retired:
            return
        self.inferred[source, digest] = person
        session = _session_of(source)
        self._in_session.setdefault((session, entry.name.normal), []).append(person)

    def register(
        self, mention: Mention, seen: Counter[str], judgements: Judgements = _NO_JUDGEMENTS
    ) -> tuple[str, Basis]:
        """Give the id of the mentioned person, and on what ground; mint it if nobody fits.

        `seen` counts the single names that the report has named so far: two are two people.
        """
        own = self._own_row(mention, seen, judgements)
        if own is not None:
            root = _root(own, judgements)
            return root, Basis.UNVERIFIED if root == own else Basis.DECIDED
        found = self._infer(mention, judgements) if mention.name.is_full else None
        return found or (self.enter(mention), Basis.UNVERIFIED)

    def enter(self, mention: Mention) -> str:
        """Register somebody new, who is first named here; give the id."""
        entry = Person(
            id=self._mint(mention),
            label=mention.name.printed,
            printed=mention.name.printed,
            order=mention.name.order,
            affiliations=" | ".join(mention.affiliations) or None,
            session=mention.source,
        )
        self._add(entry)
        return entry.id

    def _own_row(self, mention: Mention, seen: Counter[str], judgements: Judgements) -> str | None:
        """Find who was first named here, by this name as it is printed."""
        name = mention.name
        known = self._printed.get((mention.source, name.printed), [])
        rows = [one for one in known if _root(one, judgements) not in self.retired]
        if name.is_full:
            return rows[0] if rows else None
        seen[name.printed] += 1
        number = seen[name.printed]
        return rows[number - 1] if number <= len(rows) else None

    def _infer(self, mention: Mention, judgements: Judgements) -> tuple[str, Basis] | None:
        """Find the one person who is meant by a full name that is not registered from here."""
        normal = mention.name.normal
        here = (mention.source, name_digest(mention.name.printed))
        sessions = judgements.all_of(Identifier.parse(mention.session))
        organizations = {
            one.path
            for affiliation in mention.affiliations
            for one in judgements.all_of(Identifier("organization", affiliation))
        }
        known = self.inferred.get(here)
        if known is not None and _root(known, judgements) not in self.retired:
            return _root(known, judgements), Basis.SAME_NAME_AND_AFFILIATION
        same = [self._in_session.get((str(session), normal), []) for session in sessions]
        found = self._only_one(same, judgements)
        if found is not None:
            return found, Basis.SAME_REPORT
        shared = [self._affiliated.get((one, normal), []) for one in organizations]
        found = self._only_one(shared, judgements)
        if found is None:
            return None
        self._keep(*here, found)
        return found, Basis.SAME_NAME_AND_AFFILIATION

    def _only_one(self, found: Iterable[Iterable[str]], judgements: Judgements) -> str | None:
        """Give the person whom all ids mean; nobody if they mean several, or there is none."""
        roots = {_root(one, judgements) for ids in found for one in ids} - self.retired
        return roots.pop() if len(roots) == 1 else None

    def _mint(self, mention: Mention) -> str:
        number = 0
        while True:
            seed = f"{mention.source}/{mention.slot} {number}".encode()
            digest = base64.b32encode(hashlib.sha256(seed).digest()).decode().lower()
            made = f"p{digest[:6]}"
            if made not in self.entries:
                return made
            number += 1

    def text(self, keep: Iterable[str]) -> str:
        """Write the register as a file, sorted by session, with those ids only.

        Those of one session stay as they were named: the second 'Nigel' is found again as such.
        """
        kept = set(keep)
        rows = [
            "\t".join((e.id, e.label or "", e.printed, e.order, e.affiliations or "", e.session))
            for e in sorted(self.entries.values(), key=lambda entry: entry.session)
            if e.id in kept
        ]
        return "\n".join([*_HEADER, *rows]) + "\n"


def _session_of(source: str) -> str:
    """Take the name of the report off a source."""
    return "/".join(source.split("/")[:3])


def _root(person: str, judgements: Judgements) -> str:
    return judgements.root(Identifier("person", person)).path
