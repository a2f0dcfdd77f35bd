"""igflod read with a folder or several reports in a file: a table, and JSON of all."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from igflod.cli import main


@pytest.fixture
def folder(report_324: Path, tmp_path: Path) -> Path:
    """Give a folder with a report, two reports in one file, and a letter."""
    reports = tmp_path / "reports"
    (reports / "2013").mkdir(parents=True)
    shutil.copy(report_324, reports / "2013" / "ws324.txt")
    text = report_324.read_text("utf-8")
    other = text.replace("Workshop # 324", "Workshop # 325")
    two = f"{text}\n{other.replace('Enhanced Cooperation for Sustainable', 'Another')}"
    (reports / "two.txt").write_text(two, encoding="utf-8")
    (reports / "letter.txt").write_text("Dear all,\n\nno report.\n", encoding="utf-8")
    (reports / "sources.toml").write_text("", encoding="utf-8")
    (reports / ".draft.txt").write_text(text, encoding="utf-8")
    return reports


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["read", *(str(argument) for argument in arguments)])


def lines(result: Result) -> Iterator[dict[str, object]]:
    for line in result.stdout.splitlines():
        yield json.loads(line)


def test_a_folder_is_a_table_with_a_row_for_each_report(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 3, "the letter could not be read"
    rows = [line for line in result.stdout.splitlines() if str(folder) in line]
    assert [row.split()[1] for row in rows] == [
        "igf-2013-report",
        "(none)",
        "igf-2013-report",
        "igf-2013-report",
    ]
    assert "3 files: 3 reports read, 1 files not read" in result.stdout
    assert "no template fits" in result.stderr


def test_json_of_a_folder_is_one_document(folder: Path) -> None:
    entries = json.loads(run(folder, "--json").stdout)
    numbers = [entry["record"]["number"]["value"] for entry in entries if "record" in entry]
    assert numbers == ["324", "324", "325"]
    [failed] = [entry for entry in entries if "error" in entry]
    assert failed["file"].endswith("letter.txt")


def test_json_lines_are_the_same_objects_one_a_line(folder: Path) -> None:
    assert list(lines(run(folder, "--jsonl"))) == json.loads(run(folder, "--json").stdout)


def test_explain_names_rules_and_lines_of_every_report_of_a_file(folder: Path) -> None:
    result = run(folder / "two.txt", "--explain")
    assert result.exit_code == 0
    assert result.stdout.count("read as") == 2
    assert "organizer-name" in result.stdout


def test_two_ways_to_print_are_a_wrong_usage(report_324: Path) -> None:
    assert run(report_324, "--jsonl", "--explain").exit_code == 2


def test_what_was_found_on_a_page_of_no_known_form_is_shown_all_the_same(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "EXAMPLE CITY DAYS | Programme 2018\n\nOpen Doors: an Example Talk\n\n"
        "Room: Blue Hall\nWhen: Thu 14 June 2018, 2.00 pm to 3.15 pm\n\n"
        "About the talk\n\nDoors of an invented city are opened and shut.\n",
        encoding="utf-8",
    )
    result = run(page)
    assert result.exit_code == 3
    assert "no template fits" in result.stderr
    assert "Found all the same" in result.stdout
    assert "Blue Hall" in result.stdout
    assert "2018-06-14" in result.stdout


def test_an_empty_folder_keeps_no_file_from_being_read(report_324: Path, tmp_path: Path) -> None:
    result = run(tmp_path, report_324)
    assert result.exit_code == 3
    assert "holds no file that can be read" in result.stderr
    assert "igf-2013-report" in result.stdout


def test_json_of_a_page_of_no_known_form_says_why_and_what_was_found(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A page\n\nabout nothing at all.\n")
    result = run(page, "--json")
    assert result.exit_code == 3
    said = json.loads(result.stdout)
    assert "no template fits" in said["error"]
    assert "found_anyway" in said
