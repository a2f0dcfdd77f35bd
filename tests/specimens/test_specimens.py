"""The development specimens, scored by their own scorer; and the account of every character.

They stand beside the checkout and are no part of it: without them these tests are skipped.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from igflod.errors import TemplateError
from igflod.reading import Reader, Source, open_document
from igflod.reading.fields.entries import read_entry
from igflod.record import Coverage, Record

PROGRAM = Path(__file__).with_name("predict.py")


@pytest.fixture(scope="module")
def specimens(shared: Path) -> Path:
    """Give the folder of specimens with their gold records."""
    return shared / "specimens"


@pytest.fixture(scope="module")
def score(specimens: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Predict all specimens and give the scorer's answer."""
    out = tmp_path_factory.mktemp("predictions")
    subprocess.run([sys.executable, str(PROGRAM), str(specimens), str(out)], check=True)
    scorer = [sys.executable, str(specimens / "score.py"), str(specimens), str(out), "--json"]
    done = subprocess.run(scorer, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_the_mean_over_all_fields(score: dict[str, Any]) -> None:
    assert score["macro_f1"] >= 0.98, score["misses"][:20]


def test_no_field_is_read_badly(score: dict[str, Any]) -> None:
    low = {name: field["f1"] for name, field in score["fields"].items() if field["f1"] < 0.93}
    assert not low, score["misses"][:20]


def test_every_character_of_every_specimen_is_accounted_for(specimens: Path) -> None:
    reader = Reader()
    paths = sorted(specimens.glob("*.txt"))
    assert paths
    for path in paths:
        source = Source.load(path)
        records = _read(reader, source)
        printed = sum(not char.isspace() for char in open_document(source).original)
        coverages = [record.coverage for record in records]
        assert coverages, path.name
        assert all(_adds_up(coverage) for coverage in coverages), path.name
        assert sum(coverage.total for coverage in coverages) == printed, path.name


def _read(reader: Reader, source: Source) -> tuple[Record, ...]:
    """Read a file; of a page of no known form, what was found anyway."""
    try:
        return reader.read_all(source)
    except TemplateError as error:
        return (error.found,) if isinstance(error.found, Record) else ()


def _adds_up(coverage: Coverage) -> bool:
    listed = sum(span.end - span.start for span in coverage.unread)
    counted = coverage.read + coverage.furniture + coverage.unread_count
    return counted == coverage.total and listed >= coverage.unread_count


def _facts(shared: Path) -> list[dict[str, Any]]:
    files = sorted((shared / "reference" / "sessions").glob("*.json"))
    loaded = (json.loads(file.read_text("utf-8")) for file in files)
    return [record for one in loaded for record in (one if isinstance(one, list) else [one])]


def test_names_and_affiliations_of_real_sessions(shared: Path) -> None:
    people = {
        (person["name"], person["organization"])
        for record in _facts(shared)
        for person in record.get("people", ())
        if person.get("name") and person.get("organization")
    }
    for form in ("{}, {}", "{} ({})", "{}, Director, {}", "{} - {}"):
        right = sum(_reads(form.format(*pair), *pair) for pair in people)
        assert right / len(people) > 0.96, form


def _reads(line: str, name: str, organization: str) -> bool:
    entry = read_entry(line)
    found = entry.says.organization
    names = [person.words for person in entry.people]
    return names == [name] and found is not None and _plain(found.words) == _plain(organization)


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def test_organizations_of_real_sessions_are_no_people(shared: Path) -> None:
    names = {
        organization["name"]
        for record in _facts(shared)
        for organization in record.get("organizations", ())
    }
    wrong = [name for name in names if read_entry(name).people]
    assert len(wrong) / len(names) < 0.04, wrong
