"""Runs of characters on a page: what stands on one line without a wide gap."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

__all__ = ["Floor", "Page", "Run", "Wall", "read_runs"]

_WIDE_GAP = 1.5  # of the height of the letters: always another column or cell
_EMPTY_GAP = 0.7  # the same, where no space character stands in the gap
_SAME_LINE = 0.5  # share of the lower height that two characters of a line overlap
_TOUCH = 0.2  # the same, of two that are set to the middle of cells beside each other
_SOFT_HYPHENS = {"\x02", "\u00ad", "\ufffe"}
_BACK = 0.5  # how far back, of the height, a character of the same run may begin


@dataclass(frozen=True, slots=True)
class Run:
    """Words on one line. Places in points, from the lower left corner of the page."""

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    first_word: float
    """Width of the first word."""
    last_word: float
    """Width of the last word."""

    @property
    def height(self) -> float:
        """Height of the letters, with their lower and upper lengths."""
        return self.top - self.bottom

    def shares_line(self, other: "Run") -> bool:
        """Whether another run stands on the same line."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        lower = min(self.height, other.height)
        return self.page == other.page and overlap > _SAME_LINE * lower

    def touches(self, other: "Run") -> bool:
        """Whether another run stands at the same height, if only for a part of it."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > _TOUCH * min(self.height, other.height)


@dataclass(frozen=True, slots=True)
class Wall:
    """An upright line that is drawn on the page."""

    x: float
    bottom: float
    top: float


@dataclass(frozen=True, slots=True)
class Floor:
    """A level line that is drawn on the page."""

    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Page:
    """What was found on a page, the runs in the order in which the file draws them."""

    number: int
    height: float
    runs: tuple[Run, ...]
    walls: tuple[Wall, ...]
    floors: tuple[Floor, ...]


@dataclass(slots=True)
class _Character:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    after_space: bool
    breaks: bool
    """Whether a line could be broken before it: not so after a no-break space."""


def read_runs(text: pypdfium2.PdfTextPage, page: int) -> list[Run]:
    """Put the characters of a page together to runs."""
    runs: list[Run] = []
    open_run: list[_Character] = []
    for character in _characters(text):
        if open_run and not _continues(open_run[-1], character):
            runs.append(_run(open_run, page))
            open_run = []
        open_run.append(character)
    if open_run:
        runs.append(_run(open_run, page))
    return runs


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[_Character]:
    """Give what is printed; white space only marks the character after it."""
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    space, breaks = False, True
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        letter = chr(code) if 0 < code < 0x110000 else "\ufffd"  # noqa: PLR2004 - Unicode's end
        if letter in _SOFT_HYPHENS:
            letter = "-"
        if letter.isspace() or not letter.isprintable():
            if not raw.FPDFText_IsGenerated(text, index):
                space, breaks = True, breaks and letter != "\u00a0"
            continue
        if raw.FPDFText_GetLooseCharBox(text, index, place) and box.top > box.bottom:
            place_on_page = box.left, box.right, box.bottom, box.top
            yield _Character(letter, *place_on_page, after_space=space, breaks=breaks)
            space, breaks = False, True


def _continues(last: _Character, new: _Character) -> bool:
    height = min(last.top - last.bottom, new.top - new.bottom)
    overlap = min(last.top, new.top) - max(last.bottom, new.bottom)
    if overlap < _SAME_LINE * height or new.left < last.left - _BACK * height:
        return False
    most = _WIDE_GAP if new.after_space else _EMPTY_GAP
    return new.left - last.right < most * height


def _run(characters: list[_Character], page: int) -> Run:
    words: list[str] = []
    first_word = 0.0
    last_word = characters[0].left
    last: _Character | None = None
    for character in characters:
        if last is not None and _is_apart(last, character):
            words.append(" ")
            last_word = character.left
            if character.breaks:
                first_word = first_word or last.right - characters[0].left
        words.append(character.text)
        last = character
    right = max(character.right for character in characters)
    return Run(
        page=page,
        text="".join(words),
        left=characters[0].left,
        right=right,
        bottom=min(character.bottom for character in characters),
        top=max(character.top for character in characters),
        first_word=first_word or right - characters[0].left,
        last_word=right - last_word,
    )


def _is_apart(last: _Character, new: _Character) -> bool:
    """Whether a space stands, or is left, between two characters."""
    return new.after_space or new.left - last.right > (new.top - new.bottom) / 5
