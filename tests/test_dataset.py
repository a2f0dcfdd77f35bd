"""The dataset in data/release/ is what the data in this repository make."""

import json
from pathlib import Path

import pytest

from igflod.formats.plain import write_nquads
from igflod.pipeline import Dataset, make_dataset
from igflod.settings import Settings

MENDED_BY = "the data or the program changed: run `make build` and commit data/"


@pytest.fixture(scope="module")
def dataset(root: Path) -> Dataset:
    return make_dataset(Settings.choose(data=root / "data", environ={}))


def test_a_rebuild_changes_nothing(root: Path, dataset: Dataset) -> None:
    kept = (root / "data" / "release" / "dataset.nq").read_bytes()
    assert write_nquads(dataset.quads) == kept, MENDED_BY


def test_nothing_is_left_to_be_registered(root: Path, dataset: Dataset) -> None:
    curated = root / "data" / "curated"
    for name, register in (
        ("people.tsv", dataset.curated.people),
        ("organizations.tsv", dataset.curated.organizations),
    ):
        known = type(register).load(curated / name).entries
        used = {a.path for entry in dataset.published for a in entry.linked.agents}
        assert used & (register.entries.keys() - known.keys()) == set(), MENDED_BY


def test_the_manifest_is_of_this_dataset(root: Path, dataset: Dataset) -> None:
    manifest = json.loads((root / "data" / "release" / "manifest.json").read_bytes())
    assert manifest["quads"] == len(set(dataset.quads))
    assert len(manifest["records"]) == len(dataset.records)
    assert {entry["session"] for entry in manifest["records"]} != set()


def test_all_reports_are_published(dataset: Dataset) -> None:
    assert dataset.quarantined == ()
    assert len(dataset.reports) >= 1
    assert {entry.linked.key.year for entry in dataset.records} == set(range(2006, 2026))
