"""Lists of people: which lines belong together, and how far a list goes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.fields.affiliations import is_job
from igflod.reading.fields.entries import read_entry
from igflod.reading.fields.names import could_be_person, looks_like_organization, looks_like_person
from igflod.reading.fields.pieces import bracketed, whole
from igflod.reading.fields.values import group_of, region_of
from igflod.record import Span

__all__ = ["form_of_lone_name", "is_agent_line", "lines_of_people", "only_says"]

_INITIALS = re.compile(r"[A-ZÀ-Þ]{1,3}|avatar (?:for|of) .{1,80}", re.IGNORECASE)
_CAPITAL_INITIALS = re.compile(r"[A-ZÀ-Þ]{1,3}")
_SENTENCES = re.compile(r"[a-z]{3}[.!?]\s+[A-Z“\"]")
_SENTENCE = re.compile(r"[a-z]{3}[.!?]$")
_LONG_FOR_A_NAME = 60
_RUN_TOGETHER = re.compile(
    r"(?:GRULAC|LAC|WEOG|African Group|Asia-Pacific Group|Eastern European Group|Others Group"
    r"|Caribbean Group)\)?,?\s+(?=[A-ZÀ-Þ][\w’'-]+\s)"
)
_BEHIND_BRACKET = re.compile(r"\)\s*(?:[,;]\s*)?(?:(?:and|&|y|et)\s+)?(?=[^\W\d_])")
_BETWEEN = re.compile(r";\s*(?=\S)")
_LAST_AND = re.compile(r"(?<![\s,;])[\s,;]+(?:and|&|y|et)\s*$")
_LONGEST = 250
_WIDEST_GAP = 3


def is_agent_line(text: str) -> bool:
    """Whether a line may name somebody: short, and no running text."""
    if len(text) > _LONGEST and not _RUN_TOGETHER.search(text):
        return False
    if text.endswith(("?", ":")):
        return False
    sentence = len(text) >= _LONG_FOR_A_NAME and _SENTENCE.search(text)
    return not (sentence or _SENTENCES.search(text)) or _has_name(text)


def _has_name(text: str) -> bool:
    first = re.split("[,(|]", whole(text).text, maxsplit=1)[0]
    return looks_like_person(first)


def form_of_lone_name(text: str) -> str | None:
    """Tell a line of a name alone, or with a bracket behind it, and without a bullet; else None."""
    piece = whole(text)
    name, inner = bracketed(piece)
    if piece.start > 0 or not looks_like_person(name.text):
        return None
    return "name" if inner is None else "name and bracket"


def lines_of_people(draft: Draft, passage: Passage) -> Iterator[Span]:
    """Give the place of each entry: a line, lines that belong together, or a part of a line.

    Initials that a schedule prints in a picture's stead, and picture texts, are furniture.
    """
    blocks = []
    for number, block in enumerate(passage.blocks):
        if _is_picture(block, passage.blocks[number + 1 :]):
            draft.furniture.append(block.span)
        else:
            blocks.append(block)
    number = 0
    while number < len(blocks):
        last = number
        while last + 1 < len(blocks) and _goes_on(blocks[number : last + 1], blocks[last + 1]):
            last += 1
        span = Span(blocks[number].span.start, blocks[last].span.end)
        draft.read.append(span)
        yield from _parts(passage.document.excerpt(span), span)
        number = last + 1


def _is_picture(block: Block, following: Sequence[Block]) -> bool:
    if not _INITIALS.fullmatch(block.text) or not following:
        return False
    if not _CAPITAL_INITIALS.fullmatch(block.text):
        return len(block.text) > 3  # noqa: PLR2004 - 'avatar for ...'
    initials = {word[0].upper() for word in following[0].text.split() if word[0].isalpha()}
    return set(block.text) <= initials


def _goes_on(entry: Sequence[Block], following: Block) -> bool:
    """Whether the next line still speaks of the same person."""
    text = entry[-1].text
    if following.gap > _WIDEST_GAP or whole(following.text).start > 0:
        return False
    if _INITIALS.fullmatch(following.text):
        return False
    if text.rstrip().endswith((",", " -", " –", ";")) and following.gap == 0:
        return not text.endswith(";")
    if following.text[0].islower() and following.gap == 0 and not _names_person(following.text):
        return True
    first = entry[0].text.rstrip(" ,")
    name_alone = len(entry) == 1 and could_be_person(bracketed(whole(first))[0].text)
    return name_alone and only_says(following.text)


def _names_person(text: str) -> bool:
    return bool(read_entry(text).people)


def only_says(text: str) -> bool:
    """Whether a line tells about somebody without a name: a job, an organization, a group."""
    entry = read_entry(text)
    if entry.people:
        return False
    head = re.split("[,|]", text, maxsplit=1)[0]
    known = is_job(head) or group_of(head) or region_of(head)
    return bool(known) or looks_like_organization(text)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Cut a line in which several people follow each other, at semicolons or behind a region."""
    for separator in (_BETWEEN, _RUN_TOGETHER, _BEHIND_BRACKET):
        cuts = [0, *(match.end() for match in separator.finditer(text)), len(text)]
        places = [_trimmed(text, a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
        if len(places) > 1 and _are_alike([text[a:b] for a, b in places]):
            yield from (Span(span.start + a, span.start + b) for a, b in places)
            return
    yield span


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = _LAST_AND.sub("", text[start:end]).rstrip(" ,;\r\n")
    return start, start + len(words)


def _are_alike(texts: Sequence[str]) -> bool:
    """Whether all pieces name people, or all organizations ('Jane Roe; Example Lab' is one)."""
    entries = [read_entry(text) for text in texts]
    people = all(entry.people for entry in entries)
    return people or all(entry.organizations and not entry.people for entry in entries)
