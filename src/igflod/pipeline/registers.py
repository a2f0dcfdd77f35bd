"""Writes the ids that a build minted into the curators' registers, behind what stands there."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from igflod.errors import ReleaseError
from igflod.linking import Curated
from igflod.linking.inferences import Inference, append_inferences, load_inferences
from igflod.linking.mentions import Mention
from igflod.linking.names import Name
from igflod.linking.organizations import Organizations
from igflod.linking.people import People
from igflod.pipeline.flow import Dataset
from igflod.settings import Settings
from igflod.tables import alone_in, replace_file
from igflod.uris import Identifier

__all__ = ["register_successors", "update_registers"]

_Register: TypeAlias = People | Organizations


def update_registers(dataset: Dataset, settings: Settings) -> list[Path]:
    """Append the new ids to the registers in the folder of curated files; give the changed ones.

    Only ids that published reports use are added. Nothing that stands in a register is changed,
    comments and the order of rows included.

    Raises:
        CuratedError: a register has been broken since it was read.
        ReleaseError: a register cannot be written.

    """
    agents = {agent for entry in dataset.published for agent in entry.linked.agents}
    registers: tuple[tuple[str, str, _Register], ...] = (
        ("people.tsv", "person", dataset.curated.people),
        ("organizations.tsv", "organization", dataset.curated.organizations),
    )
    curated = settings.data / "curated"
    with alone_in(curated):
        changed = [
            curated / name
            for name, kind, register in registers
            if _append(curated / name, register, {a.path for a in agents if a.kind == kind})
        ]
    path = curated / "inferences.tsv"
    return [*changed, path] if _append_inferences(path, dataset) else changed


def register_successors(
    curated: Curated, one: Identifier, groups: Sequence[Sequence[tuple[str, str]]], folder: Path
) -> tuple[Identifier, ...]:
    """Register a new id for each group of mentions (source and printed name) of one that is split.

    Raises:
        CuratedError: the register has been broken since it was read.
        ReleaseError: the register cannot be written.

    """
    made = [_enter(curated, one, group[0], number) for number, group in enumerate(groups, 1)]
    people = one.kind == "person"
    name = "people.tsv" if people else "organizations.tsv"
    with alone_in(folder):
        _append(folder / name, curated.people if people else curated.organizations, set(made))
    return tuple(Identifier(one.kind, path) for path in made)


def _enter(curated: Curated, one: Identifier, first: tuple[str, str], number: int) -> str:
    """Register what the mentions of one group mean, under the name of the first of them."""
    source, printed = first
    if one.kind == "organization":
        return curated.organizations.enter(printed)
    name = Name(printed, curated.people.entries[one.path].order)
    return curated.people.enter(Mention(name, (), source, f"split-{number}"))


def _append_inferences(path: Path, dataset: Dataset) -> bool:
    """Add what was concluded of names in published reports, and say whether anything was."""
    sources = {entry.linked.source for entry in dataset.published}
    known = {(row.source, row.name) for row in load_inferences(path)}
    new = [
        Inference(source=source, name=name, id=person)
        for (source, name), person in dataset.curated.people.inferred.items()
        if source in sources and (source, name) not in known
    ]
    if new:
        append_inferences(path, new)
    return bool(new)


def _append(path: Path, register: _Register, used: set[str]) -> bool:
    """Add to a register the entries that are not there, and say whether there were any."""
    new = used - type(register).load(path).entries.keys()
    if not new:
        return False
    try:
        before = path.read_bytes()
        gap = b"" if before.endswith(b"\n") else b"\n"
        rows = register.text(new).removeprefix(register.text(()))
        replace_file(path.resolve(), before + gap + rows.encode())
    except OSError as error:
        raise ReleaseError(f"cannot be written ({error.strerror})", path=path) from error
    return True
