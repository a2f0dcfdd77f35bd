"""igflod read: what a report says, for people and for machines; what cannot be read."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pydantic import TypeAdapter

from igflod.reading import Reader, Source
from igflod.record import Record

Run = Callable[..., Result]


def test_a_record_for_people(run: Run, report_324: Path) -> None:
    result = run("read", report_324)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Enhanced Cooperation for Sustainable Development"
    shown = "\n".join(" ".join(line.split()) for line in lines)
    for fact in (
        "number 324",
        "date 2013-10-24",
        "city Bali",
        "organizer Zhu Hongbin (China Internet Network Information Center): listed",
        "moderator Xiaodong Lee: listed (inferred)",
        "female 22",
        "women “About half of the participants were women”",
    ):
        assert fact in shown
    assert "100.0%" in lines[-1] or "100 %" in lines[-1]


def test_a_record_for_machines_is_the_record(run: Run, report_324: Path) -> None:
    result = run("read", report_324, "--json")
    assert result.exit_code == 0
    record = TypeAdapter(Record).validate_python(Reader().read(Source.load(report_324)))
    assert json.loads(result.output) == TypeAdapter(Record).dump_python(record, mode="json")


def test_records_of_several_files_are_one_on_each_line(
    run: Run, report_324: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(report_324.read_bytes())
    result = run("read", report_324, "none.txt", copy, "--jsonl")
    assert result.exit_code == 3
    entries = [json.loads(line) for line in result.stdout.splitlines()]
    assert [set(entry) for entry in entries] == [
        {"file", "record"},
        {"file", "error", "found_anyway"},
        {"file", "record"},
    ]
    assert entries[0]["record"] == entries[2]["record"]


def test_words_of_a_report_are_printed_as_they_stand(
    run: Run, report_324: Path, tmp_path: Path
) -> None:
    said = ":smile: [bold]Gender[/] [/x] \x1b[31mwas not raised"
    file = tmp_path / "report.txt"
    answer = "It was not seen as related to the session theme and was not raised"
    file.write_text(report_324.read_text("utf-8").replace(answer, said), "utf-8")
    for form in ([], ["--explain"]):
        shown = run("read", file, *form).output
        assert ":smile: [bold]Gender[/] [/x]" in shown
        assert "\x1b" not in shown


def test_an_explanation_leads_to_the_lines(run: Run, report_324: Path) -> None:
    result = run("read", report_324, "--explain")
    assert result.exit_code == 0
    rows = [line.split() for line in result.output.splitlines()]
    assert ["organizer", "organizer-name", "13", "stated", "Zhu", "Hongbin"] in rows
    assert ["moderator", "moderator", "54", "inferred", "Xiaodong", "Lee"] in rows
    assert "found nothing" in result.output
    assert "accounted for" in result.output


def test_several_files_one_of_which_cannot_be_read(run: Run, report_324: Path) -> None:
    result = run("read", "none.txt", report_324)
    assert result.exit_code == 3
    assert result.stderr == "igflod: error: none.txt: there is no such file\n"
    assert "Enhanced Cooperation for Sustainable Development" in result.stdout


BROKEN = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n\t\n", "empty|blank|no template"),
    "binary": (b"\x7fELF\x02\x01\x01\x00\x00\x00", "binary"),
    "no UTF-8": (b"Organizer \xff\xfe\xc3\x28 name\n", "UTF-8|no template|decoded"),
    "of no template": (b"Dear all,\nthe minutes follow.\n", "no template fits"),
}


@pytest.mark.parametrize("form", [[], ["--json"], ["--explain"]], ids=["", "json", "explain"])
@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_is_no_report(run: Run, tmp_path: Path, kind: str, form: list[str]) -> None:
    content, _ = BROKEN[kind]
    file = tmp_path / "report.txt"
    file.write_bytes(content)
    result = run("read", file, *form)
    assert result.exit_code == 3
    if form == ["--json"]:
        said = json.loads(result.stdout)["error"]
        assert result.stderr == f"igflod: error: {file}: {said}\n"
    else:
        assert result.stdout == ""
    assert result.stderr.startswith(f"igflod: error: {file}: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("kind", BROKEN)
def test_the_message_says_what_is_wrong(
    run: Run, tmp_path: Path, kind: str, recwarn: pytest.WarningsRecorder
) -> None:
    content, words = BROKEN[kind]
    file = tmp_path / "report.txt"
    file.write_bytes(content)
    assert any(word in run("read", file).stderr for word in words.split("|"))
    assert not recwarn


def test_a_folder_without_reports(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path)
    assert result.exit_code == 3
    assert "holds no file that can be read" in result.stderr


def test_a_pipe_does_not_hang(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.txt")
    result = run("read", tmp_path / "report.txt")
    assert result.exit_code == 3
    assert "not a file" in result.stderr


def test_markup_in_a_report_is_text(run: Run, report_324: Path, tmp_path: Path) -> None:
    file = tmp_path / "[bold]report[red].txt"
    content = report_324.read_text("utf-8").replace("Zhu Hongbin", "Zhu [red]Hongbin[/red]")
    file.write_text(content, "utf-8")
    shown = run("read", file).output
    assert "Zhu [red]Hongbin[/red]" in shown
    assert "[bold]report[red].txt" in shown


def test_a_report_gives_no_commands_to_a_terminal(
    run: Run, report_324: Path, tmp_path: Path
) -> None:
    file = tmp_path / "report.txt"
    content = report_324.read_text("utf-8").replace("Zhu Hongbin", "Zhu \x1b[2J\x9b31mHongbin\x07")
    file.write_text(content, "utf-8")
    for form in ([], ["--explain"]):
        shown = run("read", file, *form).output
        assert not any(char in shown for char in "\x1b\x9b\x07")
    assert "\x1b" not in run("read", "\x1b[31mnone").stderr


def test_lines_are_whole_and_not_padded(run: Run, report_324: Path) -> None:
    for form in ([], ["--explain"]):
        lines = run("read", report_324, *form).output.splitlines()
        assert not [line for line in lines if line.endswith(" ")]
        assert max(map(len, lines)) < 300
    assert "Responses from Government" in next(line for line in lines if "Responses" in line)
