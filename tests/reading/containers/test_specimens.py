"""Pages of every family of forms, put into HTML and DOCX, are read as their text is."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from igflod.errors import InputError
from igflod.reading import Reader, Source, open_document
from igflod.reading.wrapping import unwrapped
from igflod.record import Span

Put: TypeAlias = Callable[[str], Source]


def facts(value: Any) -> Any:
    """Give a value without the places that it stands in; of several places, whether there are."""
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple):
        return [facts(part) for part in value if not isinstance(part, Span)] or bool(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: facts(getattr(value, part.name)) for part in fields(value)}
    return value


def statements(reader: Reader, source: Source) -> list[dict[str, Any]] | str:
    """Give what each report in a source says, or the kind of error."""
    try:
        records = [explanation.record for explanation in reader.explain_all(source)]
    except InputError as error:
        return type(error).__name__
    left_out = {"capture", "coverage", "elements", "problems"}
    return [
        {part.name: facts(getattr(record, part.name)) for part in fields(record)}
        | dict.fromkeys(left_out)
        for record in records
    ]


def paragraphs(source: Source) -> str:
    """Give the mended text with each paragraph on a line of its own."""
    lines: list[str] = []
    for block in unwrapped(open_document(source)).blocks:
        lines += [""] * block.gap
        lines.append(" ".join(block.text.split()))
    return "\n".join(lines)


@pytest.mark.parametrize("container", ["HTML of nested boxes", "DOCX", "gzip"], indirect=True)
def test_the_records_are_those_of_the_text(container: Put, shared: Path) -> None:
    reader = Reader()
    differing = []
    files = sorted((shared / "specimens").glob("*.txt"))
    for file in files:
        source = Source.load(file)
        if statements(reader, source) != statements(reader, container(paragraphs(source))):
            differing.append(file.name)
    assert files
    assert differing == []
