"""`igflod link propose`: the review file, what it counts, and verdicts that are written into it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from igflod.linking.curated import Curated

RECORDS = """\
meeting = 2013

[[sessions]]
session = "workshop/2013/1"
title = "Cables of islands"
date = 2013-10-22
source = "https://example.org/1"
people = [
  { name = "Amrita Roe", role = "speaker", organization = "Example Society" },
  { name = "Example Society", role = "moderator" },
]

[[sessions]]
session = "workshop/2013/2"
title = "Cables of islands and shores"
date = 2013-10-22
source = "https://example.org/2"
people = [
  { name = "ROE, Amrita", role = "speaker", organization = "Example Society" },
  { name = "Olga Doe", role = "speaker", organization = "IGF 2014" },
]

[[sessions]]
session = "workshop/2013/3"
title = "Other things"
source = "https://example.org/3"
people = [ { name = "Amita Roe", role = "speaker" } ]
"""


@pytest.fixture
def built_data(data: Path, run: Callable[..., Any]) -> Path:
    """Give a data folder with three records more, whose names are registered, none decided."""
    for name in ("judgements", "assignments"):
        (data / "curated" / f"{name}.tsv").unlink(missing_ok=True)
    (data / "records").mkdir()
    (data / "records" / "2013.toml").write_text(RECORDS)
    assert run("build", "--data", data).exit_code in {0, 1}
    return data


def file_of(data: Path) -> Path:
    return data / "review" / "proposals.tsv"


def rows(data: Path) -> list[list[str]]:
    lines = file_of(data).read_text().splitlines()
    return [line.split("\t") for line in lines if not line.startswith(("#", "score"))]


def write_verdict(data: Path, reason: str, verdict: str) -> None:
    """Write a verdict into the row with a reason that begins so."""
    lines = file_of(data).read_text().splitlines()
    at = [n for n, line in enumerate(lines) if f"\t{reason}" in line]
    assert len(at) == 1
    lines[at[0]] = lines[at[0]].removesuffix("-") + verdict
    file_of(data).write_text("\n".join(lines) + "\n")


def judgements(data: Path) -> list[list[str]]:
    path = data / "curated" / "judgements.tsv"
    if not path.exists():
        return []
    lines = path.read_text().splitlines()
    return [line.split("\t") for line in lines if not line.startswith(("#", "a\t"))]


def test_a_review_file_is_written(built_data: Path, run: Callable[..., Any]) -> None:
    result = run("link", "propose", "--data", built_data)
    assert result.exit_code == 0
    found = rows(built_data)
    assert [len(row) for row in found] == [10] * len(found)
    assert f"{len(found)} open, {len(found)} new" in result.output
    kinds = {row[1] for row in found}
    assert kinds == {"person", "session", "no-person", "no-organization"}
    comma = next(row for row in found if "with a comma" in row[8])
    assert comma[4:8] == ["Amrita Roe", "ROE, Amrita", "workshop/2013/1", "workshop/2013/2"]


def test_the_same_comes_out_again_and_nothing_is_new(
    built_data: Path, run: Callable[..., Any]
) -> None:
    run("link", "propose", "--data", built_data)
    first = file_of(built_data).read_bytes()
    assert " open, 0 new" in run("link", "propose", "--data", built_data).output
    assert file_of(built_data).read_bytes() == first


def test_a_file_and_a_least_score_can_be_chosen(
    built_data: Path, tmp_path: Path, run: Callable[..., Any]
) -> None:
    out = tmp_path / "some.tsv"
    result = run("link", "propose", "--data", built_data, "--out", out, "--min-score", "0.9")
    assert result.exit_code == 0
    assert not file_of(built_data).exists()
    scores = [float(row.split("\t")[0]) for row in out.read_text().splitlines()[5:]]
    assert scores
    assert min(scores) >= 0.9


def test_written_verdicts_are_taken_over_and_never_asked_again(
    built_data: Path, run: Callable[..., Any]
) -> None:
    run("link", "propose", "--data", built_data)
    before = len(rows(built_data))
    write_verdict(built_data, "family name first, with a comma", "same")
    result = run("link", "propose", "--data", built_data, "--by", "Jo Curator")
    assert "1 verdicts taken over" in result.output
    assert "1 decided" in result.output
    (row,) = judgements(built_data)
    assert row[2:4] == ["same", "Jo Curator"]
    assert row[5].startswith("family name first")
    assert len(rows(built_data)) < before
    assert not any("with a comma" in line[8] for line in rows(built_data))
    run("link", "propose", "--data", built_data)
    assert len(judgements(built_data)) == 1
    assert run("check", "--data", built_data).exit_code == 0


@pytest.mark.parametrize(
    ("cell", "verdict", "why"),
    [
        ("Same: one portrait on both pages", "same", "one portrait on both pages"),
        ("unsure:", "unsure", "family name first"),
    ],
)
def test_why_stands_behind_a_verdict_or_is_the_reason(
    built_data: Path, run: Callable[..., Any], cell: str, verdict: str, why: str
) -> None:
    run("link", "propose", "--data", built_data)
    write_verdict(built_data, "family name first, with a comma", cell)
    run("link", "propose", "--data", built_data)
    (row,) = judgements(built_data)
    assert row[2] == verdict
    assert row[5].startswith(why)


def test_an_editor_may_cut_white_space_at_the_ends_of_lines(
    built_data: Path, run: Callable[..., Any]
) -> None:
    run("link", "propose", "--data", built_data)
    lines = file_of(built_data).read_text().splitlines()
    file_of(built_data).write_text("\n".join(line.rstrip() for line in lines) + "\n")
    result = run("link", "propose", "--data", built_data)
    assert result.exit_code == 0
    assert " open, 0 new" in result.output


def test_an_organization_in_a_persons_slot_becomes_an_assignment(
    built_data: Path, run: Callable[..., Any]
) -> None:
    run("link", "propose", "--data", built_data)
    write_verdict(built_data, "an organization's name in a person's slot", "same")
    run("link", "propose", "--data", built_data)
    (row,) = Curated.load(built_data / "curated").assignments.rows
    assert (row.source, row.printed, str(row.id)) == (
        "workshop/2013/1/record",
        "Example Society",
        "organization/example-society",
    )
    assert not any(line[1] == "no-person" for line in rows(built_data))


def test_that_a_name_is_an_organization_after_all_is_remembered(
    built_data: Path, run: Callable[..., Any]
) -> None:
    run("link", "propose", "--data", built_data)
    write_verdict(built_data, "a meeting is no organization", "different")
    run("link", "propose", "--data", built_data)
    assert not any(line[1] == "no-organization" for line in rows(built_data))
    assert run("check", "--data", built_data).exit_code == 0


def test_a_name_that_is_no_organizations_is_written_down_by_hand(
    built_data: Path, run: Callable[..., Any]
) -> None:
    """As docs/identity.md says it."""
    affiliations = built_data / "curated" / "affiliations.tsv"
    affiliations.write_text(affiliations.read_text() + "IGF 2014\t\tA meeting.\n")
    register = built_data / "curated" / "organizations.tsv"
    register.write_text(register.read_text().replace("igf-2014\tIGF 2014\t", "igf-2014\t\t"))
    assert run("link", "propose", "--data", built_data).exit_code == 0
    assert not any(line[1] == "no-organization" for line in rows(built_data))
    assert run("check", "--data", built_data).exit_code == 0


@pytest.mark.parametrize(
    ("reason", "verdict", "message"),
    [
        ("family name first", "maybe", "verdict"),
        ("a meeting is no organization", "same", "write its name into affiliations.tsv"),
    ],
)
def test_a_verdict_that_cannot_be_is_an_error_with_its_line(
    built_data: Path, run: Callable[..., Any], reason: str, verdict: str, message: str
) -> None:
    run("link", "propose", "--data", built_data)
    write_verdict(built_data, reason, verdict)
    lines = file_of(built_data).read_text().splitlines()
    line = next(n for n, text in enumerate(lines, 1) if text.endswith(f"\t{verdict}"))
    result = run("link", "propose", "--data", built_data)
    assert result.exit_code == 3
    assert f"proposals.tsv:{line}: " in result.output
    assert message in result.output
    assert judgements(built_data) == []


def test_a_verdict_that_contradicts_another_one_leaves_all_files_as_they_are(
    built_data: Path, run: Callable[..., Any]
) -> None:
    run("link", "propose", "--data", built_data)
    write_verdict(built_data, "family name first, with a comma", "same")
    contrary = [*file_of(built_data).read_text().splitlines()]
    row = next(line for line in contrary if line.endswith("\tsame"))
    contrary.append(row.removesuffix("same") + "different")
    file_of(built_data).write_text("\n".join(contrary) + "\n")
    result = run("link", "propose", "--data", built_data)
    assert result.exit_code == 3
    assert f"proposals.tsv:{len(contrary)}: " in result.output
    assert judgements(built_data) == []


def test_ids_that_are_not_registered_cannot_be_decided(data: Path, run: Callable[..., Any]) -> None:
    (data / "records").mkdir()
    (data / "records" / "2013.toml").write_text(RECORDS)
    result = run("link", "propose", "--data", data)
    assert "run igflod build before you decide" in result.output
    write_verdict(data, "family name first, with a comma", "same")
    result = run("link", "propose", "--data", data)
    assert result.exit_code == 3
    assert "is not registered: run 'igflod build' first" in result.output


def test_review_needs_a_terminal(built_data: Path, run: Callable[..., Any]) -> None:
    result = run("link", "review", "--data", built_data)
    assert result.exit_code == 2
    assert "needs a terminal" in result.output
