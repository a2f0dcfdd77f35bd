"""Fields that name people and organizations."""

import re
from dataclasses import dataclass, replace

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.names import looks_like_organization, looks_like_person, strip_title
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

_NAME_AND_AFFILIATION = re.compile(
    r"(?P<name>[^,(|]+?)\s*(?:\((?P<bracket>[^()]+)\)|,\s*(?P<comma>\S.*))?\s*"
)
_MOST_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name and its affiliation, with their places in the block."""

    name: str
    name_at: int
    affiliation: str | None
    affiliation_at: int


def _entry(text: str) -> _Entry:
    match = _NAME_AND_AFFILIATION.fullmatch(text)
    if match is None:
        return _Entry(text, 0, None, 0)
    group = "bracket" if match["bracket"] else "comma"
    at = match.start(group) if match[group] else 0
    return _Entry(match["name"], match.start("name"), match[group], at)


def read_people(draft: Draft, passage: Passage, options: Options) -> None:
    """Read people, one a block: 'Name', 'Name (Organization)', 'Name, Organization'.

    Options: `role`; `order` (of the parts of a name, where the form fixes it); `certainty` (where
    the label is missing: 'inferred').
    """
    for block in passage.blocks:
        draft.add_participation(_person(passage, block, options))


def _person(passage: Passage, block: Block, options: Options) -> Participation:
    entry = _entry(block.text)
    printed = strip_title(entry.name)
    certainty = Certainty(str(options.get("certainty", Certainty.STATED)))
    start = block.span.start + entry.name_at + printed.offset
    name_span = Span(start, start + len(printed.name))
    affiliations: tuple[Reading[str], ...] = ()
    if entry.affiliation:
        at = block.span.start + entry.affiliation_at
        span = Span(at, at + len(entry.affiliation))
        affiliations = (passage.reading(entry.affiliation, span),)
    return Participation(
        role=Role(str(options["role"])),
        kind=AgentKind.PERSON,
        name=passage.reading(printed.name, name_span, certainty),
        status=Status.LISTED,
        title=printed.title,
        order=NameOrder(str(options.get("order", NameOrder.UNKNOWN))),
        affiliations=affiliations,
        evidence=(block.span,),
        certainty=certainty,
        rule=passage.rule,
        note=str(options["note"]) if "note" in options else None,
    )


def read_organization(draft: Draft, passage: Passage, options: Options) -> None:
    """Read organizations, one a block; `role` is an option.

    With `affiliates = "yes"` the organization is also the affiliation of those who have the same
    role already: the form asks for 'Organizer Entity' beside 'Organizer Name'.
    """
    for block in passage.blocks:
        name = passage.reading(block.text, block.span)
        if options.get("affiliates") == "yes":
            _affiliate(draft, Role(str(options["role"])), name)
        draft.add_participation(_organization(passage, name, Role(str(options["role"]))))


def _affiliate(draft: Draft, role: Role, organization: Reading[str]) -> None:
    for index, known in enumerate(draft.participations):
        if known.role is role and known.kind is AgentKind.PERSON and not known.affiliations:
            draft.participations[index] = replace(known, affiliations=(organization,))


def _organization(passage: Passage, name: Reading[str], role: Role) -> Participation:
    return Participation(
        role=role,
        kind=AgentKind.ORGANIZATION,
        name=name,
        status=Status.LISTED,
        evidence=name.spans,
        rule=passage.rule,
    )


def read_agent(draft: Draft, passage: Passage, options: Options) -> None:
    """Read a field that may hold a person or an organization ('Reported by')."""
    for block in passage.blocks:
        part = Passage(passage.document, (block,), passage.rule)
        entry = _entry(block.text)
        person = looks_like_person(entry.name) and not _known_organization(draft, block.text)
        if person and not looks_like_organization(entry.name):
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


def tail_with_name(blocks: list[Block]) -> int:
    """Count (0 or 1) the last blocks that hold just a name: a moderator whose label was lost."""
    if len(blocks) < 2:  # noqa: PLR2004 - one block must be left to the neighbour
        return 0
    text = blocks[-1].text
    return int(len(text) <= _MOST_CHARACTERS and looks_like_person(_entry(text).name))
