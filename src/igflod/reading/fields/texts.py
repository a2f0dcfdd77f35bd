"""Fields of running text, of one choice, of themes, of a format and its length."""

import re

from igflod.reading.document import Block
from igflod.reading.draft import Draft, Passage
from igflod.reading.facts import values
from igflod.reading.fields.pieces import whole
from igflod.reading.keys import key
from igflod.reading.template import Options
from igflod.record import KeyPoint, PointType, Span

__all__ = [
    "NO_VALUE",
    "is_format",
    "read_choice",
    "read_conclusions",
    "read_duration",
    "read_format",
    "read_furniture",
    "read_section",
    "read_themes",
    "read_words_field",
]

_LENGTH = re.compile(
    r"[\s,(–-]{0,6}\b(?P<number>\d{1,3}(?:[.,]5)?)\s?(?:-\s?)?(?P<unit>min(?:ute)?s?|h(?:ou)?rs?|h)\b\.?[)\s]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s{0,3}(?P<number>\d{1,3})\s{0,3}$")
_FILTER = re.compile(r"\s{0,3}\[clear filter\]\s{0,3}$", re.IGNORECASE)
_THEME_SEPARATOR = re.compile(r"[;•]\s*(?=\S)")
NO_VALUE = re.compile(r"[-–—_.|\s]*|n\s?/?\s?a\.?|none\.?|nil|not applicable\.?", re.IGNORECASE)
"""What people write into a field that they leave empty."""

_DASH = re.compile(r"(?<=\s)[-–—]+\s|[,(]")
_HOUR = 60
_LONGEST_FORMAT = 120


def read_section(draft: Draft, passage: Passage, _options: Options) -> None:
    """Locate a field of prose. It is its authors': only its place is kept."""
    draft.read.extend(passage.spans)


def read_furniture(draft: Draft, passage: Passage, _options: Options) -> None:
    """Note what is no content: a link's text, a status, an empty mark."""
    draft.furniture.extend(passage.spans)


def read_conclusions(draft: Draft, passage: Passage, options: Options) -> None:
    """Locate the conclusions: one point, the whole field."""
    read_section(draft, passage, options)
    position = len(draft.key_points) + 1
    point = KeyPoint(position, PointType.CONCLUSION, passage.span, rule=passage.rule)
    draft.key_points.append(point)


def read_themes(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read the themes a session is filed under, one a line, as printed."""
    for block in passage.blocks:
        draft.read.append(block.span)
        text = _FILTER.sub("", block.text)
        cuts = [(0, 0), *((m.start(), m.end()) for m in _THEME_SEPARATOR.finditer(text))]
        ends = [start for start, _ in cuts[1:]] + [len(text)]
        for (_, start), end in zip(cuts, ends, strict=True):
            piece = whole(text[start:end])
            if piece.text and not NO_VALUE.fullmatch(piece.text):
                place = Span(
                    block.span.start + start + piece.start, block.span.start + start + piece.end
                )
                draft.add_theme(passage.reading(piece.words, place))


def read_choice(draft: Draft, passage: Passage, options: Options) -> None:
    """Keep the words of the option that was chosen in the field that `options.field` names."""
    words = " ".join(passage.text.split())
    if NO_VALUE.fullmatch(words):
        draft.furniture.append(passage.span)
        return
    draft.state(str(options["field"]), passage.reading(words, passage.span))


def read_words_field(draft: Draft, passage: Passage, options: Options) -> None:
    """Keep the words of the first line in the field that `options.field` names."""
    first = Passage(passage.document, passage.blocks[:1], passage.rule)
    read_choice(draft, first, options)


def is_format(text: str) -> bool:
    """Whether a line is a format as the forms print it: 'Round Table - U-shape - 90 Min'."""
    if len(text) > _LONGEST_FORMAT:
        return False
    length = _LENGTH.search(text)
    bare = _LENGTH.sub("", text) if length else text
    names = [part for part in _DASH.split(bare) if key(part)]
    if not names:
        return bool(length and length.start() == 0 and length.end() == len(text))
    known = values().formats | values().layouts
    certain = key(names[0]) in values().formats and all(key(name) in known for name in names[1:])
    return certain and (bool(length) or len(names) > 1 or key(names[0]) not in _AMBIGUOUS)


_AMBIGUOUS = frozenset({"other", "workshop", "hybrid", "presentation", "conference", "interview"})


def read_format(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read the format without its length, and the length in minutes, if it is stated."""
    for block in passage.blocks:
        draft.read.append(block.span)
        length = _LENGTH.search(block.text)
        if length:
            _state_length(draft, passage, block, length)
        end = (
            length.start()
            if length and length.end() >= len(block.text.rstrip())
            else len(block.text)
        )
        piece = (
            whole(block.text).part(0, end) if end == len(block.text) else whole(block.text[:end])
        )
        if not piece.text or NO_VALUE.fullmatch(piece.text) or len(piece.text) > _LONGEST_FORMAT:
            continue
        place = Span(block.span.start + piece.start, block.span.start + piece.end)
        if "format" not in draft.values or draft.values["format"].value == piece.words:
            draft.state("format", passage.reading(piece.words, place))


def _state_length(draft: Draft, passage: Passage, block: Block, length: re.Match[str]) -> None:
    number = float(length["number"].replace(",", "."))
    minutes = number * (_HOUR if length["unit"][0].casefold() == "h" else 1)
    start, end = block.span.start + length.start("number"), block.span.start + length.end("unit")
    draft.state("duration_minutes", passage.reading(int(minutes), Span(start, end)))


def read_duration(draft: Draft, passage: Passage, _options: Options) -> None:
    """Read a length: '90', '90 minutes', '1.5 hours'."""
    block = passage.blocks[0]
    draft.read.append(block.span)
    length = _LENGTH.search(block.text)
    if length:
        _state_length(draft, passage, block, length)
    elif number := _NUMBER.match(block.text):
        start, end = (
            block.span.start + number.start("number"),
            block.span.start + number.end("number"),
        )
        draft.state("duration_minutes", passage.reading(int(number["number"]), Span(start, end)))
