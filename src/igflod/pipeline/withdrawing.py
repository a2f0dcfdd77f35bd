"""Withdraws an id on a curator's word: its names are never published again, its address is gone.

Of the names, digests are kept. The registers lose them; what else holds them is told, since only a
curator can say what is to become of a report.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from pathlib import Path

from igflod.errors import CuratedError, DecisionError
from igflod.linking import Curated, Fate, Retired, Withdrawn, append_retired, digests_of
from igflod.linking.names import Name, normal_form
from igflod.pipeline.flow import Dataset, make_dataset
from igflod.pipeline.known import check_living, known_id
from igflod.pipeline.merging import Decision
from igflod.settings import Settings
from igflod.tables import alone_in, replace_file
from igflod.uris import Identifier

__all__ = ["Left", "Withdrawal", "withdraw"]

_TITLES = frozenset(
    "amb ambassador dame dr eng hon honourable lady lord madam minister miss mr mrs ms prof "
    "professor rev senator sir".split()
) | {"h e"}
"""What may stand before a name and is no part of it (normal form)."""
_FULL_NAME = 2
_EMPTY = "-"
"""What stands in the register in place of a name."""


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

    `participations` lose the name; `namesakes` are registered under the same name, and lose it too.
    """

    ids: tuple[Identifier, ...]
    participations: int
    namesakes: tuple[Identifier, ...]
    left: tuple[Left, ...]


def withdraw(
    settings: Settings, text: str, decision: Decision, also: Sequence[str] = ()
) -> Withdrawal:
    """Record that somebody's names are not to be published any more; empty the registers of them.

    `also` are names that no source prints as those of this person: a nickname, a misspelling. They
    can be added when the person is withdrawn already. A withdrawal that was stopped before the
    registers were emptied is made up for.

    Raises:
        DecisionError: the id is unknown, retired or of no person; the reason holds the name.
        CuratedError: a curated file is broken or cannot be written.

    """
    curated = Curated.load(settings.data / "curated")
    one = known_id(text, curated, settings)
    _check_withdrawable(one, curated, also)
    dataset = make_dataset(settings)
    ids = curated.judgements.all_of(one)
    digests = digests_of([*_names_of(ids, curated, dataset), *map(Name, also)])
    known = Withdrawn.by(digests)
    if known.stands_in(f"{decision.why} / {decision.by}"):
        raise DecisionError("the reason, or who decided, holds the name; say it without")
    day, by, why = decision.date, decision.by, decision.why
    row = Retired(id=one, fate=Fate.WITHDRAWN, names=digests, by=by, date=day, why=why)
    folder = settings.data / "curated"
    append_retired(folder / "retired.tsv", row)
    _empty_registers(folder, ids)
    return Withdrawal(
        ids=ids,
        participations=sum(known.stands_in(name.printed) for _, name in _printed_names(dataset)),
        namesakes=_namesakes(ids, curated, known),
        left=tuple(_left(settings, known)),
    )


def _check_withdrawable(one: Identifier, curated: Curated, also: Sequence[str]) -> None:
    nameless = [name for name in also if not normal_form(name)]
    if nameless:
        raise DecisionError(f"--also {nameless[0]!r} is no name")
    if one.kind != "person":
        message = "only people are withdrawn; merge or split it, or take its report out"
        raise DecisionError(f"{one} is a thing of another kind: {message}")
    row = curated.retired.get(one)
    is_withdrawn = row is not None and row.fate is Fate.WITHDRAWN
    was_stopped = curated.people.entries[one.path].printed != _EMPTY
    if not (is_withdrawn and (also or was_stopped)):
        check_living(one, curated)


def _names_of(ids: Iterable[Identifier], curated: Curated, dataset: Dataset) -> Iterator[Name]:
    """Give all names of somebody, in the registers and in print; without a title, too."""
    ids = set(ids)
    people = [curated.people.entries[one.path] for one in ids]
    found = [person.name for person in people]
    found += [Name(person.label or person.printed) for person in people]
    found += [Name(row.printed) for row in curated.assignments.rows if row.id in ids]
    found += [name for agent, name in _printed_names(dataset) if agent in ids]
    for name in dict.fromkeys(found):
        yield name
        if bare := _without_titles(name.printed):
            yield Name(bare, name.order)


def _printed_names(dataset: Dataset) -> Iterator[tuple[Identifier | None, Name]]:
    """Give each name by which a source means somebody, and who that is."""
    for entry in dataset.published:
        for linked in entry.linked.participations:
            named = linked.participation
            if named.name is not None:
                yield linked.agent, Name(" ".join(named.name.value.split()), named.order)


def _without_titles(printed: str) -> str:
    """Give 'Neema Lugangira' for 'Hon. Neema Lugangira'; nothing where no full name is behind."""
    words = printed.split()
    bare = list(dropwhile(lambda word: normal_form(word) in _TITLES, words))
    return " ".join(bare) if len(words) > len(bare) >= _FULL_NAME else ""


def _namesakes(
    ids: Iterable[Identifier], curated: Curated, known: Withdrawn
) -> tuple[Identifier, ...]:
    """Give the others of the register who bear a withdrawn name, or who are the same, unmerged."""
    others = (
        curated.judgements.root(Identifier("person", person.id))
        for person in curated.people.entries.values()
        if known.stands_in(f"{person.label or ''} / {person.printed}")
    )
    return tuple(dict.fromkeys(other for other in others if other not in ids))


def _empty_registers(folder: Path, ids: Iterable[Identifier]) -> None:
    """Leave of somebody only the ids, so that they are never given to anybody else."""
    paths = {one.path for one in ids}
    whole = {str(one) for one in ids}
    _rewrite(folder / "people.tsv", lambda cells: _emptied(cells, paths))
    _rewrite(folder / "inferences.tsv", lambda cells: None if cells[2] in paths else cells)
    _rewrite(folder / "assignments.tsv", lambda cells: None if cells[2] in whole else cells)


def _emptied(cells: list[str], paths: set[str]) -> list[str]:
    person, *_, session = cells
    return [person, "", _EMPTY, "unknown", "", session] if person in paths else cells


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
