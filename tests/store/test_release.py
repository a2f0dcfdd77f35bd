"""Releases: whole or not at all, the same bytes for the same data; what is lost is made anew."""

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from igflod.errors import ReleaseError
from igflod.store import Release, open_release, write_release
from igflod.store.durable import only_writer

KILLER = Path(__file__).with_name("kill_at_every_step.py")
FILES = {"quarantine/2013/a.txt": b"\xff bytes", "quarantine/2013/a.txt.reasons.json": b"{}"}


def quads(size: int) -> list[Quad]:
    title, graph = NamedNode("urn:title"), NamedNode("urn:graph")
    return [Quad(NamedNode(f"urn:{n}"), title, Literal(n), graph) for n in range(size)]


def contents(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file of a release, the engine's own left out."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    names = {path.relative_to(folder).as_posix(): path for path in files}
    return {
        name: path.read_bytes() for name, path in names.items() if not name.startswith("store/")
    }


def leftovers(root: Path) -> list[str]:
    return [
        path.name for path in root.rglob("*") if ".building-" in path.name or "-new" in path.name
    ]


def test_a_release_holds_what_was_written(tmp_path: Path) -> None:
    write_release(tmp_path, quads(3), {"base": "http://e/"}, FILES)
    release = open_release(tmp_path)
    assert release.dataset.read_bytes().count(b"\n") == release.manifest["quads"] == 3
    assert release.manifest["base"] == "http://e/"
    assert len(release.store()) == 3
    for name, content in FILES.items():
        assert (release.folder / name).read_bytes() == content
    listed = release.manifest["files"]
    assert set(listed) == {"dataset.nq", *FILES}
    for name, entry in listed.items():
        content = (release.folder / name).read_bytes()
        assert entry == {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_the_dataset_is_sorted_and_without_duplicates(tmp_path: Path) -> None:
    release = write_release(tmp_path, [*reversed(quads(20)), *quads(20)], {}, {})
    lines = release.dataset.read_bytes().splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == 20


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    one = write_release(tmp_path / "one", quads(20), {"a": 1, "b": 2}, FILES)
    two = write_release(tmp_path / "two", quads(20)[::-1], {"b": 2, "a": 1}, FILES)
    assert contents(one.folder) == contents(two.folder)
    assert one.digest == two.digest


def test_the_same_release_again_changes_nothing(tmp_path: Path) -> None:
    write_release(tmp_path, quads(3), {}, FILES)
    inodes = {path: path.stat().st_ino for path in (tmp_path / "versions").rglob("*")}
    write_release(tmp_path, quads(3), {}, FILES)
    assert inodes == {path: path.stat().st_ino for path in (tmp_path / "versions").rglob("*")}


def test_the_link_is_relative_so_that_the_folder_can_move(tmp_path: Path) -> None:
    write_release(tmp_path / "old", quads(3), {}, {})
    (tmp_path / "old").rename(tmp_path / "new")
    assert len(open_release(tmp_path / "new").store()) == 3


def test_nothing_is_built_yet(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="nothing is built yet: run `igflod build` first"):
        open_release(tmp_path / "none")


@pytest.mark.parametrize("name", ["dataset.nq", "manifest.json"])
@pytest.mark.parametrize("damage", ["changed", "cut", "gone"])
def test_a_damaged_release_is_not_opened_and_can_be_built_again(
    tmp_path: Path, name: str, damage: str
) -> None:
    file = write_release(tmp_path, quads(3), {}, {}).folder / name
    content = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(content.replace(b"1", b"7", 1) if damage == "changed" else content[:-9])
    with pytest.raises(ReleaseError, match="is not as it was built"):
        open_release(tmp_path)
    write_release(tmp_path, quads(3), {}, {})
    assert open_release(tmp_path).dataset.with_name(name).read_bytes() == content


def test_a_lost_quarantine_is_written_again(tmp_path: Path) -> None:
    shutil.rmtree(write_release(tmp_path, quads(3), {}, FILES).folder / "quarantine")
    write_release(tmp_path, quads(3), {}, FILES)
    assert FILES.items() <= contents(open_release(tmp_path).folder).items()


def _remove(store: Path) -> None:
    shutil.rmtree(store)


def _empty(store: Path) -> None:
    for file in store.iterdir():
        file.unlink()


def _flip_bytes(store: Path) -> None:
    for file in store.glob("*.sst"):
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 0xFF
        file.write_bytes(content)


def _remove_checksums(store: Path) -> None:
    (store / "checksums.json").unlink()


def _mix_checksums(store: Path) -> None:
    (store / "checksums.json").write_text("[]")


@pytest.mark.parametrize(
    "harm",
    [_remove, _empty, _flip_bytes, _remove_checksums, _mix_checksums],
    ids=lambda f: f.__name__,
)
def test_a_damaged_store_is_made_anew(tmp_path: Path, harm) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    write_release(tmp_path, quads(50), {}, {})
    release = open_release(tmp_path)
    harm(release.folder / "store")
    assert len(release.store()) == 50
    assert json.loads((release.folder / "store" / "checksums.json").read_bytes())
    assert not leftovers(tmp_path)


def test_a_store_that_cannot_be_made_anew_is_held_in_memory(tmp_path: Path) -> None:
    release = write_release(tmp_path, quads(50), {}, {})
    shutil.rmtree(release.folder / "store")
    (release.folder / "store").write_bytes(b"in the way")
    assert len(release.store()) == 50


def test_the_last_versions_are_kept(tmp_path: Path) -> None:
    digests = [write_release(tmp_path, quads(size), {}, {}).digest for size in range(1, 6)]
    assert {path.name for path in (tmp_path / "versions").iterdir()} == set(digests[-3:])
    assert open_release(tmp_path).digest == digests[-1]


def test_a_version_that_is_published_again_is_the_newest(tmp_path: Path) -> None:
    first, *_ = [write_release(tmp_path, quads(size), {}, {}) for size in (1, 2, 3)]
    for size in (1, 4, 5):
        write_release(tmp_path, quads(size), {}, {})
    assert first.folder.exists()


def test_only_one_build_writes_at_a_time(tmp_path: Path) -> None:
    write_release(tmp_path, quads(1), {}, {})
    with only_writer(tmp_path), pytest.raises(ReleaseError, match="another build is writing here"):
        write_release(tmp_path, quads(2), {}, {})
    assert len(open_release(tmp_path).store()) == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ReleaseError, match="cannot be written: Not a directory"):
        write_release(tmp_path / "file" / "release", quads(1), {}, {})


WRITE_MUCH = """
import sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from igflod.errors import ReleaseError
from igflod.store import write_release
node, graph = NamedNode("urn:x"), NamedNode("urn:g")
quads = [Quad(node, node, Literal(f"{n:0200}"), graph) for n in range(int(sys.argv[2]))]
try:
    write_release(Path(sys.argv[1]), quads, {}, {})
except ReleaseError as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize("size", [1, 1000], ids=["the store does not fit", "no dataset fits"])
def test_a_full_disk_leaves_the_published_release_alone(tmp_path: Path, size: int) -> None:
    """A limit on the size of files makes the system refuse to write, as a full disk does."""
    write_release(tmp_path, quads(1), {}, {})
    before = contents(tmp_path)
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (50_000, 50_000))
    command = [sys.executable, "-c", WRITE_MUCH, str(tmp_path), str(size)]
    ended = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert ended.returncode == 1
    assert "the release cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert contents(tmp_path) == before
    assert not leftovers(tmp_path)
    assert len(open_release(tmp_path).store()) == 1


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give one folder for each step of a build, killed at that step; only the last one is whole."""
    folder = tmp_path_factory.mktemp("killed")
    write_release(folder / "before", quads(1), {}, {})
    ended = subprocess.run(
        [sys.executable, str(KILLER), str(folder)], check=True, capture_output=True, text=True
    )
    return [folder / str(step) for step in range(int(ended.stdout))]


def _sizes(roots: list[Path]) -> list[int]:
    return [len(open_release(root).store()) for root in roots]


def test_a_kill_at_any_step_leaves_the_old_release_or_the_new(killed: list[Path]) -> None:
    sizes = _sizes(killed)
    assert len(sizes) > 30
    assert sizes[0] == 1
    assert sizes[-1] == 2
    assert sizes == sorted(sizes)


def test_what_a_killed_build_leaves_is_cleared_by_the_next(killed: list[Path]) -> None:
    some = killed[::5]
    assert any(leftovers(root) for root in some)
    for root in some:
        write_release(root, quads(3), {}, {})
        assert not leftovers(root)
    assert _sizes(some) == [3] * len(some)


def test_a_release_is_read_while_another_is_published(tmp_path: Path) -> None:
    write_release(tmp_path, quads(1), {}, {})
    store = open_release(tmp_path).store()
    for size in range(2, 7):
        write_release(tmp_path, quads(size), {}, {})
    assert len(store) == 1
    assert not os.path.lexists(tmp_path / ".current-new")


def test_release_is_a_value(tmp_path: Path) -> None:
    written = write_release(tmp_path, quads(1), {"a": 1}, {})
    assert written == open_release(tmp_path)
    assert isinstance(written, Release)
