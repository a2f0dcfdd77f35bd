"""Lists whose lines may be people or organizations, with a label or without."""

import re
from collections.abc import Sequence

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.facts import is_city, is_country, words
from igflod.reading.fields.affiliations import is_job
from igflod.reading.fields.entries import read_entry
from igflod.reading.fields.lists import is_agent_line
from igflod.reading.fields.names import looks_like_organization, looks_like_person, plain_words
from igflod.reading.fields.people import read_organization, read_people
from igflod.reading.fields.pieces import Piece, cut, whole
from igflod.reading.fields.shapes import looks_like_people_line
from igflod.reading.fields.texts import read_section
from igflod.reading.fields.values import group_of, region_of
from igflod.reading.template import Options
from igflod.record import Span

__all__ = ["read_agents", "read_agents_by_place", "read_section_with_people"]

_SEPARATOR = re.compile(r"[,;]|\s(?:and|&)\s(?=the\s)")
_AND = re.compile(r"\s(?:and|&)\s")
_FIELD_GAP = 2
_UNIT_OF = frozenset(
    "university universidad universidade université institute college school ministry "
    "government".split()
)
_HEADS = frozenset(
    "academy agency alliance asociación associação association authority board bureau "
    "caucus center centre centro chamber circle club coalition commission committee "
    "company consortium cooperative council department federation forum foundation "
    "fundación fundação group guild initiative institut institute instituto lab league "
    "ligue ministry network office organisation organization party platform project "
    "registry school secretariat society team trust union universidad universidade "
    "university université verein watch".split()
)
"""Words that say what kind of body it is: each of two bodies joined by 'and' has one."""
_MANY = 3
_LONG = 12


def read_agents(draft: Draft, passage: Passage, options: Options) -> None:
    """Read a list of people and organizations in one role; a line may list organizations."""
    kept: list[Block] = []
    for block in passage.blocks:
        organizations = _listed_organizations(block.text)
        if organizations:
            parts = [_block(block, piece) for piece in organizations]
            read_organization(draft, Passage(passage.document, tuple(parts), passage.rule), options)
            draft.read.append(block.span)
        else:
            kept.append(block)
    if kept:
        read_people(draft, Passage(passage.document, tuple(kept), passage.rule), options)


def _block(block: Block, piece: Piece) -> Block:
    span = Span(block.span.start + piece.start, block.span.start + piece.end)
    return Block(block.index, span, piece.text, gap=0)


def _listed_organizations(text: str) -> list[Piece]:
    """Give the organizations that a line lists: 'A Network, B Institute, C'."""
    piece = whole(text)
    parts = [one for part in cut(piece, _SEPARATOR) for one in _joined(part)]
    if len(parts) < 2 or not all(looks_like_organization(part.text) for part in parts):  # noqa: PLR2004
        return []
    if any(_is_other(part) for part in parts) or read_entry(text).people or _repeat(parts):
        return []
    unit = len(parts) < _MANY and set(plain_words(parts[-1].text)) & _UNIT_OF
    return [] if unit else parts


def _joined(part: Piece) -> list[Piece]:
    """Cut 'A Club and B Institute', but not 'Ministry of Transport and Communications'."""
    both = cut(part, _AND)
    if all(len(one.text.split()) > 1 and _HEADS & set(plain_words(one.text)) for one in both):
        return both
    return [part]


def _is_other(part: Piece) -> bool:
    """Whether a part of a line is no organization's name: a place, a group, a description."""
    text = part.text
    described = (
        not any(char.isupper() for char in text.partition(" ")[0]) or len(text.split()) > _LONG
    )
    known = is_country(text) or is_city(text) or group_of(text) or region_of(text)
    return bool(described or known or looks_like_person(text) or is_job(text))


def _repeat(parts: Sequence[Piece]) -> bool:
    """Whether a part says the same as the first."""
    first = set(plain_words(parts[0].text))
    return any(first <= set(plain_words(part.text.replace("-", " "))) for part in parts[1:])


def read_agents_by_place(draft: Draft, passage: Passage, options: Options) -> None:
    """Read lists without labels: first the organizers, behind a gap the speakers.

    A single list with people in it holds the speakers, one of organizations only the organizers.
    """
    groups = _groups(passage.blocks)
    for number, group in enumerate(groups):
        part = Passage(passage.document, tuple(group), passage.rule)
        first = number == 0 and (len(groups) > 1 or not _has_people(group))
        if first:
            _read_organizers(draft, part, {**options, "role": "organizer"})
        else:
            read_agents(draft, part, {**options, "role": "speaker"})


def _read_organizers(draft: Draft, passage: Passage, options: Options) -> None:
    """Read the organizers: a line without a comma is an organization's name.

    Unless it begins with a given name that we know.
    """
    for block in passage.blocks:
        part = Passage(passage.document, (block,), passage.rule)
        entry = read_entry(block.text)
        given = entry.people[0].text.split()[0].casefold() if entry.people else ""
        bare = not re.search(r"[,;]|\s[-–]\s", whole(block.text).text)
        if entry.people and bare and given not in words().given_names:
            read_organization(draft, part, options)
        else:
            read_agents(draft, part, options)


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for block in blocks:
        before = groups[-1][-1] if groups else None
        parted = before is None or block.gap >= _FIELD_GAP or block.index != before.index + 1
        if parted or (before and _bulleted(before) != _bulleted(block)):
            groups.append([block])
        else:
            groups[-1].append(block)
    return groups


def _bulleted(block: Block) -> bool:
    return whole(block.text).start > 0


def _has_people(group: Sequence[Block]) -> bool:
    return any(read_entry(block.text).people or _bulleted(block) for block in group)


def read_section_with_people(draft: Draft, passage: Passage, options: Options) -> None:
    """Locate a field of prose in which lines may name people: 'description and list of panelists'.

    Only lines with a bullet, a bracket or a comma that begin with a name count.
    """
    read_section(draft, passage, options)
    for block in passage.blocks:
        listed = _bulleted(block) or "," in block.text or "(" in block.text
        if listed and is_agent_line(block.text) and looks_like_people_line(block.text):
            read_people(draft, Passage(passage.document, (block,), passage.rule), options)
