"""Policy questions, without numbering; questions that share a paragraph are separated."""

import re
from collections.abc import Iterator

from igflod.reading.draft import Draft, Passage
from igflod.reading.template import Options
from igflod.record import Span

__all__ = ["read_questions"]

_MARK = re.compile(
    r"(?:^|(?<=[\s:;?.]))(?:\(?(?P<number>\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)]+|Q\s?\d{1,2}\s?[.:)]|[-–•*▪◦·])\s*(?=\S)",
    re.MULTILINE,
)
_END = re.compile(r"\?[\s”\"’)]*(?=\S)")
_SHORTEST = 8


def read_questions(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read questions: numbered or lettered, bulleted, one a line, or several in a paragraph.

    An introduction before the first number is none; nor, where others end with a question mark,
    is a line without one.
    """
    draft.read.extend(passage.spans)
    spans = [span for block in passage.blocks for span in _in_block(passage, block.span)]
    texts = [passage.document.excerpt(span) for span in spans]
    asked = any("?" in text for text in texts)
    marked = [passage.document.text[span.start - 1 : span.start] != "" for span in spans]
    for span, text, _ in zip(spans, texts, marked, strict=True):
        if asked and "?" not in text and not _is_numbered(passage, span):
            continue
        words = " ".join(text.split())
        if len(words) >= _SHORTEST and all(q.value != words for q in draft.policy_questions):
            draft.policy_questions.append(passage.reading(words, span))


def _is_numbered(passage: Passage, span: Span) -> bool:
    before = passage.document.text[max(0, span.start - 6) : span.start]
    return bool(re.search(r"[\w)][.)]\s*$", before))


def _in_block(passage: Passage, span: Span) -> Iterator[Span]:
    text = passage.document.excerpt(span)
    marks = list(_counting(text))
    if not marks:
        yield from _by_question_mark(passage, span)
        return
    starts = [mark.end() for mark in marks]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    lead = Span(span.start, span.start + marks[0].start())
    if "?" in passage.document.excerpt(lead):
        yield from _by_question_mark(passage, lead)
    for start, end in zip(starts, ends, strict=True):
        item = passage.document.trim(span.start + start, span.start + end)
        several = passage.document.excerpt(item).count("?") > 1 and len(marks) == 1
        if several and item.start == span.start + starts[0] and text[0] in "-–•*▪◦·":
            yield from _by_question_mark(passage, item)
        else:
            yield item


def _counting(text: str) -> Iterator[re.Match[str]]:
    """Keep a mark at the beginning, and further ones that count on from it."""
    last: str | None = None
    for match in _MARK.finditer(text):
        number = match["number"]
        at_start = not text[: match.start()].strip()
        if number is None:
            if at_start or match.group()[0] in "•▪◦Qq*":
                yield match
        elif _follows(last, number) if last else at_start or _is_first(number):
            last = number
            yield match


def _is_first(number: str) -> bool:
    return number.casefold() in {"1", "a", "i"}


def _follows(last: str, number: str) -> bool:
    if last.isdigit() and number.isdigit():
        return 0 < int(number) - int(last) <= 2  # noqa: PLR2004 - a number may be missing
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    one, other = last.casefold(), number.casefold()
    if one in roman and other in roman and not (one == "i" and other == "j"):
        return roman.index(other) == roman.index(one) + 1
    return len(one) == len(other) == 1 and ord(other) - ord(one) == 1


def _by_question_mark(passage: Passage, span: Span) -> Iterator[Span]:
    text = passage.document.excerpt(span)
    ends = [match.end() for match in _END.finditer(text)]
    start = 0
    for end in [*ends, len(text)]:
        item = passage.document.trim(span.start + start, span.start + end)
        if item.end > item.start:
            yield item
        start = end
