"""Reads XML as a stream of events, without entities, external parts or a tree in memory."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias
from xml.parsers import expat

from igflod.errors import SourceError

__all__ = ["Attributes", "Enter", "Leave", "Text", "parse", "value_of"]

Attributes: TypeAlias = Mapping[str, str]
Enter: TypeAlias = Callable[[str, Attributes], None]
Leave: TypeAlias = Callable[[str], None]
Text: TypeAlias = Callable[[str], None]

_DEEPEST = 1_000


def parse(content: bytes, path: Path, enter: Enter, leave: Leave, text: Text) -> None:
    """Call back for each element's start and end and for text.

    The names of elements come without their namespace; those of attributes are for `value_of`.

    Raises:
        SourceError: it is no XML, nested too deeply, or has a document type (entities could hide in
            it, and nothing that we read needs one).

    """
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise SourceError(f"has elements nested more than {_DEEPEST:,} deep", path=path)
        enter(_local(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        leave(_local(name))

    def refuse(*_declaration: object) -> None:
        raise SourceError("holds XML with a DOCTYPE, which no report needs", path=path)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)  # noqa: FBT003 - the parser takes no keyword
    except expat.ExpatError as error:
        raise SourceError(f"holds broken XML ({error})", path=path) from None


def value_of(attributes: Attributes, name: str) -> str:
    """Give the value of the attribute of that name, in any namespace, or ''."""
    return next((value for key, value in attributes.items() if _local(key) == name), "")


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition(" ")[2]
