"""Mends damaged text, says what was mended, and keeps the positions of the text before.

Mended are: UTF-8 that was read as windows-1252 or the like (by ftfy; curly quotes stay curly), HTML
entities that were left standing, ligatures of print, and characters that print nothing inside
words. White space of any kind becomes a plain space. Lines stay lines.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from igflod.reading.document import BLANK
from igflod.reading.positions import Alignment, Edit
from igflod.record import Problem, Span

__all__ = ["Repaired", "repair"]

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_SUSPECT = re.compile(r"[\u0080-\u009f]|(?:[^\W\d_]|[×√¬├┬]).|[ÂÃà]\Z", re.DOTALL)
"""Letters beyond ASCII without any of these are whole; most with one are whole as well."""
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", "ff fi fl ffi ffl st st".split(), strict=True)
)
_NOT_LATIN = "\u0370-\uffff\U00010000-\U0010ffff"
_JOINERS = "\u200c\u200d"
_INVISIBLE = re.compile(
    rf"[{''.join(char for char in BLANK if char not in _JOINERS)}]"
    # The joiners have a meaning between letters of other scripts and in emoji.
    rf"|(?<![{_NOT_LATIN}])[{_JOINERS}]|[{_JOINERS}](?![{_NOT_LATIN}])"
)
_ANY_BLANK = re.compile(f"[{BLANK}]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINE = re.compile(r"[^\r\n\t]+")
_WORDS = re.compile(r"([0-9A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A mended text, how it lies on the original (in the order of the repairs), what was done."""

    text: str
    original: str
    alignments: tuple[Alignment, ...] = ()
    notes: tuple[Problem, ...] = ()

    def origin(self, span: Span) -> Span:
        """Give the passage of the original that a passage of the text was."""
        for alignment in reversed(self.alignments):
            span = alignment.origin(span)
        return span

    def forward(self, span: Span) -> Span:
        """Give the passage of the text that a passage of the original has become."""
        start, end = span.start, span.end
        for alignment in self.alignments:
            start, end = alignment.forward(start), alignment.forward(end)
        return Span(start, end)


def repair(text: str) -> Repaired:
    """Mend a text. A clean one comes back as it is, but for its white space."""
    done = Repaired(text, text)
    for rule, what, find in _REPAIRS:
        edits = list(find(done.text))
        if edits:
            first = done.origin(Span(edits[0].start, edits[0].end))
            text, alignment = Alignment.of(done.text, edits)
            note = _note(done.original, rule, f"{what} (places: {len(edits)})", first)
            alignments, notes = (*done.alignments, alignment), (*done.notes, note)
            done = Repaired(text, done.original, alignments, notes)
    text = _SPACE.sub(" ", done.text)
    return replace(done, text=text, notes=(*done.notes, *_lost(done.original)))


def _lost(original: str) -> Iterator[Problem]:
    """Say where characters were lost before the file came to us."""
    lost = original.count("\ufffd")
    if lost:
        place = original.find("\ufffd")
        message = f"the text holds replacement characters, U+FFFD (places: {lost})"
        yield _note(original, "lost-characters", message, Span(place, place + 1))


def _note(original: str, rule: str, message: str, span: Span) -> Problem:
    return Problem(rule, message, original.count("\n", 0, span.start) + 1, span)


def _mojibake(text: str) -> Iterator[Edit]:
    """Find text that was decoded wrongly, line by line."""
    if text.isascii():
        return
    for match in _LINE.finditer(text):  # not splitlines(): U+0085 is a part of damaged letters
        line = match.group()
        if not line.isascii() and any(map(_SUSPECT.search, _FOREIGN.findall(line))):
            yield from _wrongly_decoded(line, match.start())


def _wrongly_decoded(line: str, start: int) -> Iterator[Edit]:
    # Imported when needed, which is rarely.
    import ftfy  # noqa: PLC0415

    fixed = ftfy.fix_encoding(line)
    if fixed == line:
        return
    # A repair changes no ASCII letter and no digit: the words between hold the texts together.
    before, after = _WORDS.split(line), _WORDS.split(fixed)
    if before[1::2] != after[1::2]:
        yield Edit(start, start + len(line), fixed)
        return
    for old, new in zip(before, after, strict=True):
        if old != new:
            yield _narrow(start, old, new)
        start += len(old)


def _narrow(start: int, old: str, new: str) -> Edit:
    """Make an edit of the characters that differ, without those that stay before and after."""
    before = _alike(old, new)
    after = _alike(old[before:][::-1], new[before:][::-1])
    return Edit(start + before, start + len(old) - after, new[before : len(new) - after])


def _alike(first: str, second: str) -> int:
    """Count the characters at the beginning of two texts that are the same."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(first), len(second)))


def _entities(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        meant = html.unescape(match.group())
        if meant != match.group() and meant not in {"\n", "\r"}:
            yield Edit(match.start(), match.end(), meant)


def _ligatures(text: str) -> Iterator[Edit]:
    for match in _LIGATURE.finditer(text):
        yield Edit(match.start(), match.end(), _LIGATURES[match.group()])


def _invisible(text: str) -> Iterator[Edit]:
    first = _ANY_BLANK.search(text)  # much faster, and most texts have none
    for match in _INVISIBLE.finditer(text, first.start()) if first else ():
        yield Edit(match.start(), match.end(), "")


_REPAIRS: tuple[tuple[str, str, Callable[[str], Iterator[Edit]]], ...] = (
    ("mojibake", "text that had been decoded wrongly was repaired", _mojibake),
    ("entities", "HTML entities were replaced by the characters they stand for", _entities),
    ("ligatures", "ligatures were taken apart", _ligatures),
    ("invisible-characters", "characters that print nothing were left out", _invisible),
)
