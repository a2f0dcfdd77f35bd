"""igflod import csv adds to the records of a meeting and changes nothing that is there."""

from pathlib import Path

from tests.cli.conftest import Run

CSV = """\
type,number,title,speakers
workshop,7,An example,Person Example
workshop,8,Another example,Another Person
"""
KNOWN = """\
meeting = 2013  # a curator's own words

[[sessions]]
session = "workshop/2013/7"
title = "As a curator wrote it"
source = "https://example.org/7"
"""
PAGE = ("--source", "https://example.org/programme")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_a_list_becomes_a_file_of_records(run: Run, data: Path, tmp_path: Path) -> None:
    source = write(tmp_path, "programme.csv", CSV)
    result = run("import", "csv", source, "--meeting", 2013, *PAGE, "--data", data)
    assert result.exit_code == 0
    assert "2 of 2 sessions added" in result.output
    assert run("check", "--data", data).exit_code == 0
    assert 'session = "workshop/2013/8"' in (data / "records" / "2013.toml").read_text()


def test_what_is_there_stays_as_it_is(run: Run, data: Path, tmp_path: Path) -> None:
    source = write(tmp_path, "programme.csv", CSV)
    records = write(data, "records/2013.toml", KNOWN)
    result = run("import", "csv", source, "--meeting", 2013, *PAGE, "--data", data)
    assert "is there already: workshop/2013/7" in result.output
    text = records.read_text()
    assert text.startswith(KNOWN)
    assert text.count("[[sessions]]") == len(("7", "8"))
    again = run("import", "csv", source, "--meeting", 2013, *PAGE, "--data", data)
    assert "0 of 2 sessions added" in again.output
    assert records.read_text() == text


def test_a_dry_run_writes_nothing(run: Run, data: Path, tmp_path: Path) -> None:
    source = write(tmp_path, "programme.csv", CSV)
    options = ("--meeting", 2013, *PAGE, "--data", data, "--dry-run")
    result = run("import", "csv", source, *options)
    assert 'title = "Another example"' in result.output
    assert not (data / "records").exists()


def test_a_mistake_leaves_the_records_alone(run: Run, data: Path, tmp_path: Path) -> None:
    source = write(tmp_path, "programme.csv", CSV.replace("workshop,8", "party,8"))
    result = run("import", "csv", source, "--meeting", 2013, *PAGE, "--data", data)
    assert result.exit_code == 3
    assert "programme.csv:3" in result.output
    assert not (data / "records").exists()


def test_a_year_without_a_meeting_is_wrong_usage(run: Run, data: Path, tmp_path: Path) -> None:
    source = write(tmp_path, "programme.csv", CSV)
    result = run("import", "csv", source, "--meeting", 13, *PAGE, "--data", data)
    assert result.exit_code == 2
    assert "--meeting" in result.output
