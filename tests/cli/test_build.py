"""igflod build and igflod check: what they say, how they end, what they leave alone."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from igflod.store import open_release
from igflod.store.durable import only_writer

Run = Callable[..., Result]
LAST_ROW = "22 35 5 35 10 12 57"


def add_report(data: Path, name: str, row: str = LAST_ROW, number: str = "325") -> Path:
    """Add a copy of workshop 324 under another number, with another row of counts."""
    text = (data / "reports" / "2013" / "ws324.txt").read_text("utf-8")
    file = data / "reports" / "2013" / name
    file.write_text(text.replace("# 324", f"# {number}").replace(LAST_ROW, row), "utf-8")
    return file


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_says_what_it_did(run: Run, data: Path) -> None:
    result = run("build", "--data", data)
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines[0] == "1 report: 1 published, 0 quarantined"
    row = next(line.split() for line in lines if "ws324.txt" in line)
    assert row[:4] == [f"{data}/reports/2013/ws324.txt", "igf-2013-report", "100", "%"]
    release = open_release(data / "release")
    said = f"Release {release.digest}: {release.manifest['quads']:,} quads in"
    assert any(line.startswith(said) for line in lines)


def test_what_to_do_next_is_said_last(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = run("build", "--data", data, "--release", data / "my releases")
    said = f"Serve it: igflod serve --data {data} --release '{data}/my releases'"
    assert given.stdout.splitlines()[-1] == said
    monkeypatch.chdir(data.parent)
    assert run("build").stdout.splitlines()[-1] == "Serve it: igflod serve"


def test_files_of_unknown_kinds_are_named(run: Run, data: Path) -> None:
    (data / "reports" / "photo.jpeg").write_bytes(b"")
    result = run("build", "--data", data)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    heading = lines.index("Not read, of a kind that is not known")
    assert lines[heading + 1] == str(data / "reports" / "photo.jpeg")


def test_a_release_can_be_elsewhere(run: Run, data: Path, tmp_path: Path) -> None:
    result = run("build", "--data", data, "--release", tmp_path / "out")
    assert result.exit_code == 0
    assert open_release(tmp_path / "out")
    assert not (data / "release").exists()


def test_the_base_is_in_every_uri(run: Run, data: Path) -> None:
    assert run("build", "--data", data, "--base", "http://127.0.0.1:8080/").exit_code == 0
    dataset = open_release(data / "release").dataset.read_text("utf-8")
    assert "<http://127.0.0.1:8080/id/workshop/2013/324>" in dataset
    assert "<https://w3id.org/igflod/id/" not in dataset


@pytest.mark.parametrize("base", ["http://127.0.0.1:8080", "ftp://e/", "e.org/", "", "http:///"])
def test_a_base_that_is_none(run: Run, data: Path, base: str) -> None:
    result = run("build", "--data", data, "--base", base or "x")
    assert result.exit_code == 3
    assert "igflod: error: the base URI" in result.stderr
    assert not (data / "release").exists()


def test_a_broken_row_is_named_and_the_rest_is_published(run: Run, data: Path) -> None:
    broken = add_report(data, "ws325.txt", "22 35 x5 35 10 12 57")
    result = run("build", "--data", data)
    assert result.exit_code == 1
    assert "2 reports: 1 published, 1 quarantined" in result.stdout
    lines = result.stdout.splitlines()
    assert lines[lines.index("Quarantined") + 1] == (
        f"{broken}:94: attendance-cell: "
        "'x5' in the column of young participants is no whole number of 0 or more"
    )
    kept = open_release(data / "release").folder / "quarantine" / "2013" / "ws325.txt"
    assert kept.read_bytes() == broken.read_bytes()
    current = data / "release" / "current"
    assert f"Quarantined reports are kept in {current / 'quarantine'}" in lines
    assert (current / "quarantine" / "2013" / "ws325.txt").samefile(kept)


def test_many_reports_are_summed_up(run: Run, data: Path) -> None:
    for number in range(400, 421):
        add_report(data, f"ws{number}.txt", number=str(number))
    for number in range(500, 521):
        add_report(data, f"ws{number}.txt", "no figures", number=str(number))
    result = run("build", "--data", data)
    assert result.exit_code == 1
    rows = [line.split() for line in result.stdout.splitlines()]
    assert ["igf-2013-report", "22"] in [row[:2] for row in rows]
    start = rows.index(["Quarantined"]) + 1
    end = rows.index(["and", "1", "more"])
    assert len({row[0] for row in rows[start:end]}) == 20
    assert all(row[0].endswith(":94:") for row in rows[start:end])


def test_check_writes_nothing(run: Run, data: Path) -> None:
    add_report(data, "ws325.txt", "22 35 x5 35 10 12 57")
    before = files(data)
    result = run("check", "--data", data)
    assert result.exit_code == 1
    assert "1 published, 1 quarantined" in result.stdout
    assert "warning  The estimate of the women's share" in result.stdout
    assert files(data) == before


def test_check_of_good_reports(run: Run, data: Path) -> None:
    result = run("check", "--data", data)
    assert result.exit_code == 0
    assert "38.6 %" in result.stdout


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("curated/meetings.toml", b"[[meeting\n"),
        ("curated/meetings.toml", b'[[meeting]]\nyeer = "2013"\n'),
        ("curated/places.toml", b"\xff\xfe"),
        ("reports/2013/sources.toml", b'["ws324.txt"]\nlicense = "x"\n'),
        ("reports/2013/sources.toml", b'["none.txt"]\nurl = "http://e/"\n'),
        ("reports/2013/sources.toml", b'["ws324.txt"\n'),
    ],
)
def test_a_broken_curated_file(
    run: Run, data: Path, command: str, name: str, content: bytes
) -> None:
    (data / name).write_bytes(content)
    before = files(data)
    result = run(command, "--data", data)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"igflod: error: {data / name}")
    assert result.stdout == ""
    assert files(data) == before


@pytest.mark.parametrize("command", ["build", "check"])
def test_no_data(run: Run, tmp_path: Path, command: str) -> None:
    result = run(command, "--data", tmp_path / "none")
    assert result.exit_code == 3
    assert result.stderr.startswith(f"igflod: error: {tmp_path / 'none'}")
    assert not (tmp_path / "none").exists()


def test_a_release_folder_that_cannot_be_written(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    before = files(tmp_path)
    result = run("build", "--data", data, "--release", tmp_path / "file" / "release")
    assert result.exit_code == 4
    assert "the release cannot be written: Not a directory" in result.stderr
    assert files(tmp_path) == before


def test_a_build_beside_a_build(run: Run, data: Path) -> None:
    assert run("build", "--data", data).exit_code == 0
    before = files(data)
    with only_writer(data / "release"):
        result = run("build", "--data", data)
    assert result.exit_code == 4
    assert "another build is writing here" in result.stderr
    assert files(data) == before


def test_settings_from_the_environment(
    run: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {"IGFLOD_DATA": str(data), "IGFLOD_BASE": "http://e.org/"}
    result = run("build", env={**environment, "IGFLOD_RELEASE": str(tmp_path / "out")})
    assert result.exit_code == 0
    assert open_release(tmp_path / "out").manifest["base"] == "http://e.org/"
    monkeypatch.chdir(tmp_path)
    assert run("check", env={"IGFLOD_DATA": "nowhere"}).exit_code == 3


def test_building_asks_nobody(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a build opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert run("build", "--data", data).exit_code == 0


@pytest.mark.parametrize(
    ("row", "rule", "shape"),
    [
        ("22 35 5", "attendance-row-short", "RowTooShort"),
        ("", "attendance-row-empty", "Report-attendance-given"),
        ("22 35 5 35 10 12 2000000", "attendance-large", "Count-large"),
    ],
)
def test_what_is_odd_about_a_row_is_said_and_published(
    run: Run, data: Path, row: str, rule: str, shape: str
) -> None:
    file = add_report(data, "odd.txt", row)
    said = run("build", "--data", data).stdout.splitlines()
    assert any(line.startswith(f"{file}:") and f": {rule}: " in line for line in said)
    published = (data / "release/current/dataset.nq").read_text("utf-8")
    assert f"shapes#{shape}>" in published


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_row_with_too_few_values_is_published_and_said(
    run: Run, data: Path, command: str
) -> None:
    file = add_report(data, "short.txt", "22 35 5")
    result = run(command, "--data", data)
    assert result.exit_code == 0
    said = f"{file}:94: attendance-row-short: the row has 3 values for 7 columns"
    assert any(line.startswith(said) for line in result.stdout.splitlines())
