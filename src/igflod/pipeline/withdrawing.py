"""Withdraws an id on a curator's word: its names are never published again, its address is gone.

Of the names, digests are kept. The registers lose them; what else holds them is told, since only a
curator can say what is to become of a report.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from igflod.errors import CuratedError, DecisionError
from igflod.linking import Curated, Fate, Retired, Withdrawn, append_retired, digests_of
from igflod.linking.names import Name
from igflod.pipeline.flow import Dataset, make_dataset
from igflod.pipeline.known import check_living, known_id
from igflod.pipeline.merging import Decision
from igflod.settings import Settings
from igflod.tables import alone_in, replace_file
from igflod.uris import Identifier

__all__ = ["Left", "Withdrawal", "withdraw"]


@dataclass(frozen=True, slots=True)
class Left:
    """A file that still holds a withdrawn name: on which lines (from 1), if it has lines.

    `is_searched` is false for one that cannot be searched as it is, such as a PDF.
    """

    path: Path
    lines: tuple[int, ...] = ()
    is_searched: bool = True


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was withdrawn: the id with all that were merged into it, and what still holds names.

    `namesakes` are other ids whose name is suppressed with it; they may be the same person.
    """

    ids: tuple[Identifier, ...]
    participations: int
    left: tuple[Left, ...]
    namesakes: tuple[Identifier, ...] = ()


def withdraw(settings: Settings, text: str, decision: Decision) -> Withdrawal:
    """Record that somebody's names are not to be published any more; empty the registers of them.

    Raises:
        DecisionError: the id is unknown, retired or of no person; the reason holds the name.
        CuratedError: a curated file is broken or cannot be written.

    """
    curated = Curated.load(settings.data / "curated")
    one = known_id(text, curated, settings)
    check_living(one, curated)
    if one.kind != "person":
        message = "only people are withdrawn; merge or split it, or take its report out"
        raise DecisionError(f"{one} is a thing of another kind: {message}")
    dataset = make_dataset(settings)
    ids = curated.judgements.all_of(one)
    digests = digests_of(_names_of(ids, curated, dataset))
    known = Withdrawn.by(digests)
    if known.stands_in(f"{decision.why} / {decision.by}"):
        raise DecisionError("the reason, or who decided, holds the name; say it without")
    day, by, why = decision.date, decision.by, decision.why
    row = Retired(id=one, fate=Fate.WITHDRAWN, names=digests, by=by, date=day, why=why)
    folder = settings.data / "curated"
    append_retired(folder / "retired.tsv", row)
    _empty_registers(folder, ids)
    count = sum(
        linked.agent == one for entry in dataset.published for linked in entry.linked.participations
    )
    others = (
        curated.judgements.root(Identifier("person", person.id))
        for person in curated.people.entries.values()
        if known.stands_in(f"{person.label or ''} / {person.printed}")
    )
    namesakes = tuple(dict.fromkeys(other for other in others if other not in ids))
    return Withdrawal(ids, count, tuple(_left(settings, known)), namesakes)


def _names_of(ids: Iterable[Identifier], curated: Curated, dataset: Dataset) -> Iterator[Name]:
    """Give all names of somebody: those of the registers, and those that sources print."""
    ids = set(ids)
    for one in ids:
        person = curated.people.entries[one.path]
        yield person.name
        yield Name(person.label or person.printed)
    yield from (Name(row.printed) for row in curated.assignments.rows if row.id in ids)
    for entry in dataset.published:
        for linked in entry.linked.participations:
            named = linked.participation
            if linked.agent in ids and named.name is not None:
                yield Name(" ".join(named.name.value.split()), named.order)


def _empty_registers(folder: Path, ids: Iterable[Identifier]) -> None:
    """Leave of somebody only the ids, so that they are never given to anybody else."""
    paths = {one.path for one in ids}
    whole = {str(one) for one in ids}
    _rewrite(folder / "people.tsv", lambda cells: _emptied(cells, paths))
    _rewrite(folder / "inferences.tsv", lambda cells: None if cells[2] in paths else cells)
    _rewrite(folder / "assignments.tsv", lambda cells: None if cells[2] in whole else cells)


def _emptied(cells: list[str], paths: set[str]) -> list[str]:
    person, *_, session = cells
    return [person, "", "-", "unknown", "", session] if person in paths else cells


def _rewrite(path: Path, change: Callable[[list[str]], list[str] | None]) -> None:
    """Change or drop rows of a TSV; comments and other rows stay as they are."""
    if not path.exists():
        return
    try:
        with alone_in(path.parent):
            lines = path.read_text("utf-8").splitlines(keepends=True)
            made = [_changed(line, change) for line in lines]
            if made != lines:
                replace_file(path.resolve(), "".join(made).encode())
    except OSError as error:
        raise CuratedError(f"cannot be written ({error.strerror})", path=path) from error


def _changed(line: str, change: Callable[[list[str]], list[str] | None]) -> str:
    if line.startswith("#") or not line.strip():
        return line
    cells = line.rstrip("\r\n").split("\t")
    made = change(cells)
    if made is None:
        return ""
    return line if made == cells else "\t".join(made) + "\n"


def _left(settings: Settings, known: Withdrawn) -> Iterator[Left]:
    """Find the files of the data folder, releases aside, that hold a withdrawn name."""
    release = settings.release.resolve()
    for path in sorted(settings.data.rglob("*")):
        if not path.is_file() or release in path.resolve().parents:
            continue
        named = known.stands_in(str(path.relative_to(settings.data)))
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            yield Left(path, is_searched=False)
            continue
        found = _lines_with(lines, known)
        if found or named:
            yield Left(path, found)


def _lines_with(lines: list[str], known: Withdrawn) -> tuple[int, ...]:
    """Give the lines with a name, or where one begins that goes on in the next line."""
    found = [number for number, line in enumerate(lines, 1) if known.stands_in(line)]
    pairs = pairwise(lines)
    broken = [n for n, pair in enumerate(pairs, 1) if known.stands_in(" ".join(pair))]
    return tuple(sorted({*found, *(n for n in broken if not {n, n + 1} & set(found))}))
