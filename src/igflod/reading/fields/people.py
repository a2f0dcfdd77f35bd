"""Fields that name people and organizations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.entries import Entry, read_entry
from igflod.reading.fields.lists import lines_of_people
from igflod.reading.fields.names import looks_like_organization, looks_like_person, strip_title
from igflod.reading.fields.pieces import Piece, bracketed, whole
from igflod.reading.template import Options
from igflod.record import (
    AgentKind,
    Certainty,
    NameOrder,
    Participation,
    Reading,
    Role,
    Span,
    Status,
)

__all__ = ["read_agent", "read_organization", "read_people", "tail_with_name"]

_MOST_CHARACTERS = 80
_RECORD = re.compile(r",(?=\S)")
"""A comma of 'Given,FAMILY' in a record that was made for machines."""

_IMPOSSIBLE = {("Civil Society", "Intergovernmental Organization")}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line about somebody: where it begins in the text, and the rule that reads it."""

    passage: Passage
    span: Span
    options: Options

    def place(self, piece: Piece) -> Span:
        return Span(self.span.start + piece.start, self.span.start + piece.end)

    def reading(self, piece: Piece, value: str | None = None) -> Reading[str]:
        return self.passage.reading(value or piece.words, self.place(piece), self.certainty)

    @property
    def certainty(self) -> Certainty:
        return Certainty(str(self.options.get("certainty", Certainty.STATED)))

    @property
    def role(self) -> Role:
        return Role(str(self.options["role"]))

    @property
    def note(self) -> str | None:
        return str(self.options["note"]) if "note" in self.options else None


def read_people(draft: Draft, passage: Passage, options: Options) -> None:
    """Read people, one a line, in any syntax of `entries`.

    Options: `role`; `order` (of the parts of a name, where the form fixes it); `inverted` (the form
    prints 'Family, Given'); `certainty` and `note` (where the label is missing).
    """
    for span in lines_of_people(draft, passage):
        line = _Line(passage, span, options)
        text = passage.document.excerpt(span)
        entry = read_entry(text, inverted=options.get("inverted") == "yes")
        draft.read.append(span)
        for participation in _participations(line, entry):
            draft.add_participation(participation)
        _flag(draft, line, entry)


def _participations(line: _Line, entry: Entry) -> Iterator[Participation]:
    if entry.pending or entry.is_empty:
        return
    for person in entry.people:
        yield _person(line, entry, person)
    somebody = _somebody(line, entry)
    if entry.represented:
        of = tuple(line.reading(organization) for organization in entry.organizations)
        note = "Unnamed; one or several of the organizations named." if of[1:] else None
        words = line.reading(whole(line.passage.document.excerpt(line.span)))
        yield replace(somebody, name=words, affiliations=of, note=note)
        return
    for organization in entry.organizations:
        name = line.reading(organization)
        yield replace(somebody, kind=AgentKind.ORGANIZATION, name=name, affiliations=())
    if not entry.people and not entry.organizations:
        yield somebody


def _somebody(line: _Line, entry: Entry) -> Participation:
    says, origin = entry.says, entry.origin
    return Participation(
        role=entry.role or line.role,
        kind=AgentKind.UNNAMED,
        name=None,
        status=Status.LISTED,
        affiliations=(line.reading(says.organization),) if says.organization else (),
        group=line.reading(origin.group[1], origin.group[0]) if origin.group else None,
        region=line.reading(origin.region[1], origin.region[0]) if origin.region else None,
        country=line.reading(says.country) if says.country else None,
        evidence=(line.span,),
        certainty=line.certainty,
        rule=line.passage.rule,
        note=line.note,
    )


def _person(line: _Line, entry: Entry, person: Piece) -> Participation:
    printed = strip_title(person.text)
    name = person.part(printed.offset, printed.offset + len(printed.name))
    order = NameOrder(str(line.options.get("order", NameOrder.UNKNOWN)))
    return replace(
        _somebody(line, entry),
        kind=AgentKind.PERSON,
        name=line.reading(name, _RECORD.sub(" ", name.words)),
        title=printed.title,
        order=NameOrder.FAMILY_GIVEN if ", " in name.words else order,
    )


def _flag(draft: Draft, line: _Line, entry: Entry) -> None:
    group, region = entry.origin.group, entry.origin.region
    if group and region and (group[0], region[0]) in _IMPOSSIBLE:
        message = f"{group[0]!r} and {region[0]!r} do not go together; kept as they stand"
        draft.flag("group-and-region", message, line.span)
    if entry.pending:
        draft.flag("name-pending", "a name is to follow, or there is none", line.span)


def read_organization(draft: Draft, passage: Passage, options: Options) -> None:
    """Read organizations, one a block; `role` is an option.

    With `affiliates = "yes"` the organization is also the affiliation of those who have the same
    role already: the form asks for 'Organizer Entity' beside 'Organizer Name'.
    """
    for block in passage.blocks:
        piece = whole(block.text)
        draft.read.append(block.span)
        if not piece.text or read_entry(block.text).pending:
            continue
        line = _Line(passage, block.span, options)
        name = line.reading(piece)
        if options.get("affiliates") == "yes":
            _affiliate(draft, line.role, name)
        draft.add_participation(
            replace(
                _somebody(line, Entry()),
                kind=AgentKind.ORGANIZATION,
                name=name,
                evidence=name.spans,
            )
        )


def _affiliate(draft: Draft, role: Role, organization: Reading[str]) -> None:
    for index, known in enumerate(draft.participations):
        if known.role is role and known.kind is AgentKind.PERSON and not known.affiliations:
            draft.participations[index] = replace(known, affiliations=(organization,))


def read_agent(draft: Draft, passage: Passage, options: Options) -> None:
    """Read a field that may hold a person or an organization ('Reported by')."""
    for block in passage.blocks:
        part = Passage(passage.document, (block,), passage.rule)
        name = bracketed(whole(re.split("[,;|]", block.text, maxsplit=1)[0]))[0].text
        person = looks_like_person(name) and not _known_organization(draft, block.text)
        if person and not looks_like_organization(name):
            read_people(draft, part, options)
        else:
            read_organization(draft, part, {"role": options["role"]})


def _known_organization(draft: Draft, text: str) -> bool:
    return any(
        known.kind is AgentKind.ORGANIZATION
        and known.name is not None
        and known.name.value.casefold() == text.casefold()
        for known in draft.participations
    )


def tail_with_name(blocks: Sequence[Block]) -> int:
    """Count (0 or 1) the last blocks that hold just a name: a moderator whose label was lost."""
    if len(blocks) < 2:  # noqa: PLR2004 - one block must be left to the neighbour
        return 0
    text = blocks[-1].text
    if len(text) > _MOST_CHARACTERS:
        return 0
    entry = read_entry(text)
    return int(bool(entry.people) and looks_like_person(entry.people[0].text))
