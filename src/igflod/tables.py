"""Loads what people write by hand: TOML and TSV, strict, with the line of every error.

Rows are added behind what stands in a file, which stays as it is to the byte.
"""

import csv
import fcntl
import os
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from igflod.errors import CuratedError

__all__ = [
    "Entry",
    "Iri",
    "Named",
    "alone_in",
    "append_rows",
    "check_references",
    "check_unique",
    "first_fault",
    "is_web_address",
    "line_in",
    "load_toml",
    "read_text",
    "read_tsv",
    "replace_file",
]

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")


def is_web_address(value: str) -> bool:
    """Whether a text is an http(s) IRI that can be written in RDF as it is."""
    return _WEB_ADDRESS.fullmatch(value) is not None


def _check_iri(value: str) -> str:
    if not is_web_address(value):
        raise ValueError("must be an address that begins with http:// or https://, without blanks")
    return value


Iri = Annotated[str, AfterValidator(_check_iri)]
"""An http(s) IRI that can be written in RDF as it is (RFC 3987; N-Triples, IRIREF)."""


class Entry(BaseModel):
    """What curated entries have in common: unknown keys are errors, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


Named: TypeAlias = tuple[tuple[int | str, ...], str]
"""A place in a TOML file, as `line_in` takes it, and the name that stands there."""

E = TypeVar("E", bound=Entry)
M = TypeVar("M", bound=BaseModel)


def first_fault(error: ValidationError) -> str:
    """Say the first thing that breaks a model: 'meetings.1.start: input should be a date'."""
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"


def load_toml(path: Path, model: type[M]) -> M:
    """Load a TOML file as `model`.

    Raises:
        CuratedError: the file is missing, no TOML, or breaks the model; with its line if known.

    """
    text = read_text(path)
    try:
        return model.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line: int | None = int(found[1]) if found else text.count("\n") + 1  # "at end of document"
        raise CuratedError(f"is no TOML: {error}", path=path, line=line) from None
    except ValidationError as error:
        line = _line_of(text, error.errors()[0]["loc"])
        raise CuratedError(first_fault(error), path=path, line=line) from None


def read_tsv(path: Path, model: type[E]) -> Iterator[tuple[int, E]]:
    """Yield each row of a TSV with a header line as `model`, with its line number.

    Lines that begin with '#' are comments; an empty cell is an absent value.

    Raises:
        CuratedError: the file is missing, a row has too many or too few cells, or breaks the model.

    """
    header: list[str] | None = None
    for line, text in enumerate(read_text(path).splitlines(), 1):
        if text.startswith("#") or not text.strip():
            continue
        cells = next(csv.reader([text], delimiter="\t", quoting=csv.QUOTE_NONE))
        if header is None:
            header = cells
            continue
        if len(cells) != len(header):
            message = f"has {len(cells)} cells, but the header names {len(header)}"
            raise CuratedError(message, path=path, line=line)
        row = {key: cell for key, cell in zip(header, cells, strict=True) if cell}
        try:
            yield line, model.model_validate(row)
        except ValidationError as error:
            raise CuratedError(first_fault(error), path=path, line=line) from None


def append_rows(path: Path, head: str, rows: Iterable[Sequence[str]]) -> None:
    """Add rows to a TSV behind what stands there; begin the file with `head` if there is none.

    White space in a cell becomes one blank. Readers see the old file or the new one.

    Raises:
        CuratedError: the file cannot be written.

    """
    lines = ["\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows]
    try:
        with alone_in(path.parent):
            before = path.read_bytes() if path.exists() else head.encode()
            gap = b"" if before.endswith(b"\n") else b"\n"
            replace_file(path.resolve(), before + gap + "".join(lines).encode())
    except OSError as error:
        raise CuratedError(f"cannot be written ({error.strerror})", path=path) from error


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until nobody else adds to files of a folder; the system frees a dead one's lock."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def replace_file(path: Path, content: bytes) -> None:
    """Write a file anew: whoever reads it finds the old one or the new one."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(content)
        if path.exists():
            shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def line_in(path: Path, *place: int | str) -> int | None:
    """Find the line (from 1) of a place in a TOML file: `line_in(path, "places", 3, "slug")`."""
    return _line_of(read_text(path), place)


def check_unique(path: Path, names: Iterable[Named]) -> None:
    """Refuse a name that stands twice.

    Raises:
        CuratedError: with the file and the line of the second one.

    """
    seen: set[str] = set()
    for place, name in names:
        if name in seen:
            raise CuratedError(f"{name!r} stands twice", path=path, line=line_in(path, *place))
        seen.add(name)


def check_references(path: Path, known: set[str], used: Iterable[Named]) -> None:
    """Refuse a name that nothing bears.

    Raises:
        CuratedError: with the file and the line where the name is used.

    """
    for place, name in used:
        if name not in known:
            message = f"{place[-1]}: nothing is called {name!r}"
            raise CuratedError(message, path=path, line=line_in(path, *place))


def read_text(path: Path) -> str:
    """Read a text that somebody wrote by hand.

    Raises:
        CuratedError: it is missing, no UTF-8, or cannot be read.

    """
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise CuratedError("there is no such file", path=path) from None
    except UnicodeDecodeError as error:
        raise CuratedError(f"is not UTF-8 (byte {error.start})", path=path) from None
    except OSError as error:
        raise CuratedError(f"cannot be read ({error.strerror})", path=path) from error


def _line_of(text: str, place: tuple[int | str, ...]) -> int | None:
    """Find the line of a place such as ('meetings', 1, 'start'): its table, then its key in it."""
    lines = text.splitlines()
    at, table = 0, ""
    for part, following in zip(place, (*place[1:], None), strict=True):
        if isinstance(part, int):
            continue
        if not isinstance(following, int):
            at = _key_line(lines, at, part)
            continue
        table = f"{table}.{part}" if table else part
        header = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
        found = [i for i, line in enumerate(lines) if i >= at and header.match(line)]
        if len(found) <= following:
            return _inline_line(lines, _key_line(lines, at, part), following) + 1
        at = found[following]
    return at + 1


def _inline_line(lines: list[str], at: int, number: int) -> int:
    """Find an entry of an array whose tables stand one a line, from the line of its key on."""
    if lines[at].rstrip().endswith("]"):  # the whole array stands in the line of its key
        return at
    for line in range(at + 1, len(lines)):
        if lines[line].lstrip().startswith("{"):
            if number == 0:
                return line
            number -= 1
        elif lines[line].lstrip().startswith("]"):
            break
    return at


def _key_line(lines: list[str], at: int, key: str) -> int:
    """Find a key in the table that begins at a line; the table's own line where it is missing."""
    wanted = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=\]]")
    for number in range(at, len(lines)):
        if number > at and lines[number].lstrip().startswith("[[") and at > 0:
            break
        if wanted.match(lines[number]):
            return number
    return at
