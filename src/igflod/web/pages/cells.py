"""The values of an answer, as a page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from igflod.formats.prefixes import PREFIXES
from igflod.store.base import Row, Term
from igflod.web.pages.names import names_of
from igflod.web.pages.thing import short

__all__ = ["Column", "ResultCell", "ResultRow", "columns_of", "rows_of"]

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


ResultRow = Mapping[str, ResultCell]


def rows_of(solutions: Sequence[Row]) -> list[ResultRow]:
    """Give the rows that a page shows.

    Things that have a name are called by it, save in a column beside which the names stand.
    """
    rows = [{name: _cell(term) for name, term in row.items()} for row in solutions]
    names = names_of(cell.uri for row in rows for cell in row.values() if cell.uri)
    repeating = _repeating(rows, names)
    return [
        {name: cell if name in repeating else _called(cell, names) for name, cell in row.items()}
        for row in rows
    ]


def columns_of(variables: Sequence[str], rows: Sequence[ResultRow]) -> list[Column]:
    """Give the columns of a table."""
    columns = []
    for name in variables:
        cells = [row[name] for row in rows if name in row]
        columns.append(Column(name, bool(cells) and all(cell.is_number for cell in cells)))
    return columns


def _cell(term: Term) -> ResultCell:
    if isinstance(term, NamedNode):
        return ResultCell(short(term.value), term.value)
    if isinstance(term, BlankNode):
        return ResultCell(str(term))
    if isinstance(term, Triple):
        parts = (_cell(part).text for part in (term.subject, term.predicate, term.object))
        return ResultCell(f"<<( {' '.join(parts)} )>>")
    return _literal(term)


def _literal(term: Literal) -> ResultCell:
    datatype = term.datatype.value
    return ResultCell(
        term.value,
        language=term.language,
        is_number=datatype in _NUMBERS,
        is_day=datatype in _DAYS,
    )


def _repeating(rows: Sequence[ResultRow], names: Mapping[str, str]) -> set[str]:
    """Find the columns of things whose names mostly stand in another column already."""
    balance: dict[str, int] = {}
    for row in rows:
        said = {cell.text for cell in row.values()}
        for variable, cell in row.items():
            if name := names.get(cell.uri or ""):
                is_said = name in said
                balance[variable] = balance.get(variable, 0) + (1 if is_said else -1)
    return {variable for variable, said_more in balance.items() if said_more >= 0}


def _called(cell: ResultCell, names: Mapping[str, str]) -> ResultCell:
    name = names.get(cell.uri or "")
    return cell if name is None else replace(cell, text=name, title=cell.text)
