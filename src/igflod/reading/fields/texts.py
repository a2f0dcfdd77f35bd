"""Fields of running text, of one choice, and of a theme."""

from igflod.reading.draft import Draft, Passage
from igflod.reading.template import Options
from igflod.record import KeyPoint, PointType

__all__ = ["read_choice", "read_conclusions", "read_section", "read_themes"]


def read_section(draft: Draft, passage: Passage, _options: Options) -> None:
    """Locate a field of prose. It is its authors': only its place is kept."""
    draft.read.extend(passage.spans)


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
        draft.themes.append(passage.reading(" ".join(block.text.split()), block.span))


def read_choice(draft: Draft, passage: Passage, options: Options) -> None:
    """Keep the words of the option that was chosen in the field that `options.field` names."""
    words = " ".join(passage.text.split())
    draft.state(str(options["field"]), passage.reading(words, passage.span))
