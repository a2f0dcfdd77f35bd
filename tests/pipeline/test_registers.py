"""Registers: new people are written down once, nothing is dropped, the refused register nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest

from igflod.errors import ReleaseError
from igflod.linking.people import People
from igflod.pipeline import build, make_dataset, update_registers
from igflod.settings import Settings

REGISTERS = ("people.tsv", "organizations.tsv")
NEW_PERSON = {"Xiantang Sun": "Ada Example"}
NEW_ORGANIZATION = {"China Internet Network Information Center": "Example Society"}
EARLIER = {"Forum 2013": "Forum 2005", "October 2013": "October 2005"}
"""Makes a report one of a meeting that never was, and that comes before all others."""


def registered(folder: Path) -> dict[str, str]:
    return {name: (folder / "curated" / name).read_bytes().decode() for name in REGISTERS}


def forget_people(data: Path) -> None:
    (data / "curated" / "people.tsv").write_text(People().text(()), encoding="utf-8")
    for decided in ("judgements.tsv", "inferences.tsv"):
        (data / "curated" / decided).unlink(missing_ok=True)


def test_known_names_change_no_register(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant())
    before = registered(settings.data)
    assert build(settings).registers == ()
    assert registered(settings.data) == before


def test_new_names_are_appended_once(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant(324, NEW_PERSON | NEW_ORGANIZATION))
    before = registered(settings.data)
    built = build(settings)
    assert [path.name for path in built.registers] == list(REGISTERS)
    after = registered(settings.data)
    for name in REGISTERS:
        assert after[name].startswith(before[name]), "nothing is changed or dropped"
    [person] = after["people.tsv"].removeprefix(before["people.tsv"]).splitlines()
    assert person.split("\t")[1:] == ["Ada Example"] * 2 + ["unknown", "", "workshop/2013/324"]
    organization = after["organizations.tsv"].removeprefix(before["organizations.tsv"])
    assert organization == "example-society\tExample Society\t\n"

    again = build(settings)
    assert again.registers == ()
    assert registered(settings.data) == after
    assert again.release.digest == built.release.digest


def test_comments_order_and_line_ends_of_a_register_stay(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant(324, NEW_PERSON))
    file = settings.data / "curated" / "people.tsv"
    header, *rows = [line for line in file.read_text("utf-8").splitlines() if line[0] != "#"]
    kept = "\r\n".join([header, *reversed(rows), "# checked by hand"])
    file.write_bytes(kept.encode())
    file.chmod(0o640)
    build(settings)
    assert file.read_bytes().decode().startswith(f"{kept}\n")
    assert len(People.load(file).entries) == len(rows) + 1
    assert file.stat().st_mode & 0o777 == 0o640


def test_ids_that_were_added_meanwhile_are_kept(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant(324, NEW_PERSON))
    dataset = make_dataset(settings)
    file = settings.data / "curated" / "people.tsv"
    with file.open("a", encoding="utf-8") as register:
        register.write("pzzzzzz\tSomebody Else\tSomebody Else\tunknown\t\tworkshop/2014/1\n")
    update_registers(dataset, settings)
    names = {entry.printed for entry in People.load(file).entries.values()}
    assert {"Somebody Else", "Ada Example"} <= names


@pytest.mark.parametrize(
    "changes", [{"22 35 5": "22 many 5"}, EARLIER], ids=["not read", "breaks a shape"]
)
def test_a_refused_report_registers_nobody(
    settings: Settings,
    put: Callable[..., object],
    variant: Callable[..., bytes],
    changes: dict[str, str],
) -> None:
    put("ws1.txt", variant(1, changes | NEW_PERSON | NEW_ORGANIZATION))
    before = registered(settings.data)
    built = build(settings)
    assert len(built.dataset.quarantined) == 1
    assert built.registers == ()
    assert registered(settings.data) == before


def test_a_refused_report_gives_nobody_an_id(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    forget_people(settings.data)
    put("ws324.txt", variant())
    alone = make_dataset(settings)
    put("ws1.txt", variant(1, EARLIER))
    together = make_dataset(settings)
    assert len(together.quarantined) == 1
    assert set(together.quads) == set(alone.quads)
    assert together.curated.people.entries == alone.curated.people.entries


def test_a_register_that_cannot_be_written_is_named(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant(324, NEW_PERSON))
    dataset = make_dataset(settings)
    (settings.data / "curated" / ".people.tsv.new").mkdir()
    with pytest.raises(ReleaseError, match=r"people\.tsv: cannot be written"):
        update_registers(dataset, settings)


def test_checking_writes_nothing(
    settings: Settings, put: Callable[..., object], variant: Callable[..., bytes]
) -> None:
    put("ws324.txt", variant(324, NEW_PERSON))
    put("ws1.txt", b"")
    before = {path: path.stat().st_mtime_ns for path in settings.data.rglob("*")}
    make_dataset(settings)
    assert {path: path.stat().st_mtime_ns for path in settings.data.rglob("*")} == before
