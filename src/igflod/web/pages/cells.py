"""The values of an answer in SPARQL's JSON, as a page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from igflod.formats.prefixes import PREFIXES
from igflod.web.pages.names import names_of
from igflod.web.pages.thing import short

__all__ = ["Column", "ResultCell", "columns_of", "rows_of"]

_XSD = PREFIXES["xsd"]
_NUMBERS = {
    _XSD + name
    for name in (
        "integer decimal double float long int short byte nonNegativeInteger positiveInteger "
        "nonPositiveInteger negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte"
    ).split()
}
_DAYS = {_XSD + name for name in ("date", "dateTime")}


@dataclass(frozen=True)
class ResultCell:
    """A value of a solution: `title` is the short form of a URI that is shown by its name."""

    text: str
    uri: str | None = None
    language: str | None = None
    is_number: bool = False
    is_day: bool = False
    title: str | None = None


@dataclass(frozen=True)
class Column:
    """A variable; it is one of numbers if all its values are numbers."""

    name: str
    is_number: bool


Row = Mapping[str, ResultCell]


def rows_of(bindings: Sequence[Mapping[str, Mapping[str, Any]]]) -> list[Row]:
    """Give the rows that a page shows; things that have a name are called by it."""
    rows = [{name: _cell(term) for name, term in binding.items()} for binding in bindings]
    names = names_of(cell.uri for row in rows for cell in row.values() if cell.uri)
    return [_named(row, names) for row in rows]


def columns_of(variables: Sequence[str], rows: Sequence[Row]) -> list[Column]:
    """Give the columns of a table."""
    columns = []
    for name in variables:
        cells = [row[name] for row in rows if name in row]
        columns.append(Column(name, bool(cells) and all(cell.is_number for cell in cells)))
    return columns


def _cell(term: Mapping[str, Any]) -> ResultCell:
    if term["type"] == "uri":
        return ResultCell(short(term["value"]), term["value"])
    if term["type"] == "bnode":
        return ResultCell(f"_:{term['value']}")
    if term["type"] == "triple":
        parts = (_cell(term["value"][part]).text for part in ("subject", "predicate", "object"))
        return ResultCell(f"<< {' '.join(parts)} >>")
    datatype = term.get("datatype")
    return ResultCell(
        term["value"],
        language=term.get("xml:lang"),
        is_number=datatype in _NUMBERS,
        is_day=datatype in _DAYS,
    )


def _named(row: Row, names: Mapping[str, str]) -> Row:
    """Call things by their names, save where the row says the name already."""
    said = {cell.text for cell in row.values()}
    return {variable: _called(cell, names, said) for variable, cell in row.items()}


def _called(cell: ResultCell, names: Mapping[str, str], said: set[str]) -> ResultCell:
    name = names.get(cell.uri or "")
    return cell if name is None or name in said else replace(cell, text=name, title=cell.text)
