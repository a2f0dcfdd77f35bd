"""Writes the ids that a build minted into the curators' registers, behind what stands there."""

from pathlib import Path
from typing import TypeAlias

from igflod.errors import ReleaseError
from igflod.linking.inferences import Inference, append_inferences, load_inferences
from igflod.linking.organizations import Organizations
from igflod.linking.people import People
from igflod.pipeline.flow import Dataset
from igflod.settings import Settings
from igflod.tables import alone_in, replace_file

__all__ = ["update_registers"]

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
