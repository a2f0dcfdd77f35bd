"""Every report that goes in comes out once: published, or in quarantine with its reasons."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from igflod.formats.plain import write_nquads
from igflod.pipeline import Dataset, Published, Quarantined, make_dataset, publish
from igflod.settings import Settings

PUBLISHED = "published"
KINDS = {
    "good": PUBLISHED,
    "other-copy": PUBLISHED,
    "broken-row": "attendance-cell",
    "unknown-meeting": "Session-meeting",
    "unknown-form": "reading",
    "binary": "reading",
    "empty": "reading",
}
"""What a file is, and what becomes of it, if it is neither a second copy nor a second report."""


@pytest.fixture(scope="session")
def contents(variant: Callable[..., bytes]) -> Callable[[str, int], bytes]:
    """Give what makes the content of a file of some kind, about the session of some number."""
    unknown_meeting = {"Forum 2013": "Forum 2031", "October 2013": "October 2031"}
    makers: dict[str, Callable[[int], bytes]] = {
        "good": variant,
        "other-copy": lambda number: variant(number) + b"\n\n",
        "broken-row": lambda number: variant(number, {"22 35 5": "22 many 5"}),
        "unknown-meeting": lambda number: variant(number, unknown_meeting),
        "unknown-form": lambda number: f"Dear all,\n\nthis is letter {number}.\n".encode(),
        "binary": lambda number: bytes([number, 0, 255, 254]) * 100,
        "empty": lambda number: b" " * number,
    }
    return lambda kind, number: makers[kind](number)


@pytest.fixture(scope="session")
def build(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[dict[str, bytes]], tuple[Dataset, Settings]]:
    """Give what makes a dataset of some files, in a new folder each time."""

    def make(files: dict[str, bytes]) -> tuple[Dataset, Settings]:
        data = tmp_path_factory.mktemp("data")
        shutil.copytree(root / "data" / "curated", data / "curated")
        for name, content in {"README.md": b"not a report", **files}.items():
            path = data / "reports" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        chosen = Settings.choose(data=data, environ={})
        return make_dataset(chosen), chosen

    return make


def fates(dataset: Dataset, chosen: Settings) -> dict[str, str]:
    """Say of each file what has become of it; a file that comes out twice is an error."""
    entries: list[Published | Quarantined] = [*dataset.published, *dataset.quarantined]
    paths = [entry.path.relative_to(chosen.data / "reports").as_posix() for entry in entries]
    assert len(set(paths)) == len(paths)
    rules = [PUBLISHED] * len(dataset.published) + [
        held.reasons[0].rule for held in dataset.quarantined
    ]
    return dict(zip(paths, rules, strict=True))


def expected_fates(files: dict[str, tuple[str, int]]) -> dict[str, str]:
    seen: set[tuple[str, int]] = set()
    sessions: set[int] = set()
    expected = {}
    for name, (kind, number) in sorted(files.items(), key=lambda item: Path(item[0])):
        expected[name] = KINDS[kind]
        if (kind, number) in seen:
            expected[name] = "duplicate"
        elif expected[name] == PUBLISHED and number in sessions:
            expected[name] = "second-report"
        elif expected[name] == PUBLISHED:
            sessions.add(number)
        seen.add((kind, number))
    return expected


NAMES = st.sampled_from(
    [f"{folder}{letter}.txt" for folder in ("", "2013/") for letter in "abcdef"]
)
MIXES = st.dictionaries(
    NAMES, st.tuples(st.sampled_from(sorted(KINDS)), st.integers(1, 3)), min_size=1, max_size=6
)


@settings(max_examples=10, deadline=None)
@given(files=MIXES)
def test_every_file_is_published_or_quarantined_with_a_reason(
    build: Callable[..., tuple[Dataset, Settings]],
    contents: Callable[[str, int], bytes],
    files: dict[str, tuple[str, int]],
) -> None:
    dataset, chosen = build({name: contents(*what) for name, what in files.items()})
    assert fates(dataset, chosen) == expected_fates(files)
    for held in dataset.quarantined:
        assert held.content == held.path.read_bytes()
        assert all(reason.message for reason in held.reasons)


@pytest.mark.parametrize("numbers", [(31, 7, 4), (7, 4, 31)])
def test_the_names_of_files_and_their_order_do_not_matter_to_the_dataset(
    build: Callable[..., tuple[Dataset, Settings]],
    contents: Callable[[str, int], bytes],
    numbers: tuple[int, ...],
) -> None:
    def dump(order: Iterable[int]) -> bytes:
        letters = zip("abc", order, strict=True)
        dataset, _ = build({f"{name}.txt": contents("good", n) for name, n in letters})
        return write_nquads(dataset.quads)

    assert dump(numbers) == dump(sorted(numbers))


def test_two_copies_of_one_report_are_one_report(
    build: Callable[..., tuple[Dataset, Settings]], contents: Callable[[str, int], bytes]
) -> None:
    report = contents("good", 324)
    dataset, chosen = build({"b.txt": report, "a.txt": report})
    assert fates(dataset, chosen) == {"a.txt": PUBLISHED, "b.txt": "duplicate"}
    assert dataset.quarantined[0].reasons[0].message == "has the same bytes as a.txt"


@pytest.mark.parametrize("kind", ["good", "other-copy"])
def test_the_report_of_which_something_is_said_comes_first(
    build: Callable[..., tuple[Dataset, Settings]],
    contents: Callable[[str, int], bytes],
    kind: str,
) -> None:
    said = b'["b.txt"]\nurl = "https://example.org/324"\n'
    files = {"a.txt": contents("good", 324), "b.txt": contents(kind, 324), "sources.toml": said}
    dataset, _ = build(files)
    assert [entry.path.name for entry in dataset.published] == ["b.txt"]


def test_another_report_of_the_same_session_is_held_back(
    build: Callable[..., tuple[Dataset, Settings]], contents: Callable[[str, int], bytes]
) -> None:
    files = {"a.txt": contents("good", 324), "b.txt": contents("other-copy", 324)}
    dataset, chosen = build(files)
    assert fates(dataset, chosen) == {"a.txt": PUBLISHED, "b.txt": "second-report"}
    message = dataset.quarantined[0].reasons[0].message
    assert message.startswith("is about workshop/2013/324, as a.txt is; ")


def test_a_whole_report_stands_in_for_a_broken_one(
    build: Callable[..., tuple[Dataset, Settings]], contents: Callable[[str, int], bytes]
) -> None:
    files = {"a.txt": contents("broken-row", 324), "b.txt": contents("good", 324)}
    dataset, chosen = build(files)
    assert fates(dataset, chosen) == {"a.txt": "attendance-cell", "b.txt": PUBLISHED}


def test_what_cannot_be_taken_in_is_accounted_for(
    build: Callable[..., tuple[Dataset, Settings]], contents: Callable[[str, int], bytes]
) -> None:
    _, chosen = build({"a.txt": contents("good", 324)})
    reports = chosen.data / "reports"
    (reports / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(reports / "pipe.txt")
    (reports / ".hidden").mkdir()
    (reports / ".hidden" / "draft.txt").write_bytes(contents("good", 1))
    dataset = make_dataset(chosen)
    expected = {"a.txt": PUBLISHED, "gone.txt": "source", "pipe.txt": "source"}
    assert fates(dataset, chosen) == expected
    manifest = publish(dataset, chosen).manifest
    assert manifest["sources"] == 3
    assert [held["sha256"] for held in manifest["quarantined"]] == [None, None]


def test_a_file_whose_name_is_no_utf8_is_accounted_for(
    build: Callable[..., tuple[Dataset, Settings]], contents: Callable[[str, int], bytes]
) -> None:
    report = contents("good", 324)
    name = os.fsdecode(b"caf\xe9.txt")
    dataset, chosen = build({name: report, "report.txt": report})
    release = publish(dataset, chosen)
    assert release.manifest["reports"][0]["file"] == "caf\\xe9.txt"
    assert (release.folder / "quarantine" / "report.txt").read_bytes() == report


def test_a_folder_without_reports_makes_a_dataset_of_no_report(
    build: Callable[..., tuple[Dataset, Settings]],
) -> None:
    dataset, chosen = build({})
    assert (dataset.published, dataset.quarantined) == ((), ())
    assert publish(dataset, chosen).manifest["sources"] == 0


def test_two_reports_in_one_file_are_two_reports(
    build: Callable[..., tuple[Dataset, Settings]], contents: Callable[[str, int], bytes]
) -> None:
    both = contents("good", 7) + b"\n" + contents("good", 8)
    dataset, chosen = build({"both.txt": both})
    assert [entry.linked.key.number for entry in dataset.published] == ["7", "8"]
    assert dataset.quarantined == ()
    manifest = publish(dataset, chosen).manifest
    assert manifest["sources"] == 1
    assert [report["part"] for report in manifest["reports"]] == [1, 2]


def test_one_of_two_reports_in_a_file_is_held_back_alone(
    build: Callable[..., tuple[Dataset, Settings]], contents: Callable[[str, int], bytes]
) -> None:
    both = contents("good", 7) + b"\n" + contents("broken-row", 8)
    dataset, chosen = build({"both.txt": both})
    assert [entry.linked.key.number for entry in dataset.published] == ["7"]
    [held] = dataset.quarantined
    assert (held.part, held.content, held.reasons[0].rule) == (2, both, "attendance-cell")
    assert held.reasons[0].line == both.count(b"\n") + 1
    assert publish(dataset, chosen).manifest["sources"] == 1


def test_a_new_file_does_not_take_the_place_of_a_described_one(
    build: Callable[..., tuple[Dataset, Settings]], contents: Callable[[str, int], bytes]
) -> None:
    described = b'["ws324.txt"]\nurl = "https://example.org/324"\n'
    files = {
        "2013/sources.toml": described,
        "2013/ws324.txt": contents("good", 324),
        "2013/a.txt": contents("other-copy", 324),
    }
    dataset, _ = build(files)
    assert [entry.path.name for entry in dataset.published] == ["ws324.txt"]
    assert [held.reasons[0].rule for held in dataset.quarantined] == ["second-report"]
