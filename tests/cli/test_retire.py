"""igflod merge, split, withdraw: what they record, what they refuse, and what they say."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from igflod.linking import Curated, Fate
from igflod.pipeline import make_dataset
from igflod.settings import Settings
from igflod.uris import Identifier

Run = Callable[..., Result]
WHY = ("--why", "seen on one page")
SUN, ZHU, NIGEL, LEE = "person/p3izb46", "person/p4h2veg", "person/pemb2fe", "person/pluiihr"


@pytest.fixture
def data(data: Path) -> Path:
    """Give a data folder in which nothing is decided yet."""
    for name in ("judgements.tsv", "assignments.tsv", "retired.tsv"):
        (data / "curated" / name).unlink(missing_ok=True)
    return data


@pytest.fixture
def second(data: Path) -> Path:
    """Give the data folder with a second workshop that has the same people."""
    folder = data / "reports" / "2013"
    text = (folder / "ws324.txt").read_text()
    (folder / "ws7.txt").write_text(text.replace("Workshop # 324", "Workshop # 7"))
    return data


def curated(data: Path) -> Curated:
    return Curated.load(data / "curated")


def who(data: Path, printed: str) -> dict[str, str]:
    """Say who is meant by a printed name: source -> id."""
    return {
        entry.linked.source: str(linked.agent)
        for entry in make_dataset(Settings.choose(data=data, environ={})).published
        for linked in entry.linked.participations
        if linked.participation.name and linked.participation.name.value == printed
    }


def test_merge_records_who_stays(run: Run, data: Path) -> None:
    result = run(
        "merge", ZHU, f"https://w3id.org/igflod/id/{SUN}", "--data", data, *WHY, "--by", "jo"
    )
    assert result.exit_code == 0
    assert f"{SUN} is retired: its address will lead to {ZHU}" in result.stdout
    (row,) = curated(data).judgements.rows
    assert (str(row.a), str(row.b), row.verdict, row.by, row.why) == (
        ZHU,
        SUN,
        "same",
        "jo",
        "seen on one page",
    )


def test_who_decides_is_the_user_unless_said(run: Run, data: Path) -> None:
    config = data.parent / "gitconfig"
    config.write_text("[user]\nname = Jo Curator\n")
    env = {
        "GIT_CONFIG_GLOBAL": str(config),
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_DIR": "/dev/null",
    }
    assert run("merge", ZHU, SUN, "--data", data, *WHY, env=env).exit_code == 0
    config.write_text("")
    assert run("merge", ZHU, LEE, "--data", data, *WHY, env={**env, "LOGNAME": "jc"}).exit_code == 0
    assert [row.by for row in curated(data).judgements.rows] == ["Jo Curator", "jc"]


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (ZHU, "person/p3izb4x", "nothing is known as person/p3izb4x; near: person/p3izb46"),
        (ZHU, "person/Sun", "is no id"),
        (ZHU, "p3izb46", "an id is written as 'person/p3kx7ab'; near: person/p3izb46"),
        (ZHU, ZHU, "cannot be merged into itself"),
        (ZHU, "organization/cnnic", "are of two kinds: person and organization"),
        ("workshop/2013/324", "workshop/2013/9", "nothing is known as workshop/2013/9"),
        (
            "theme/2013/enhanced-cooperation",
            "theme/2013/enhanced-cooperatio",
            "near: theme/2013/enh",
        ),
    ],
)
def test_merge_refuses_what_cannot_be(run: Run, data: Path, a: str, b: str, told: str) -> None:
    result = run("merge", a, b, "--data", data, *WHY)
    assert result.exit_code == 3
    assert told in result.stderr
    assert not (data / "curated" / "judgements.tsv").exists()


def test_sessions_of_two_meetings_are_not_merged(run: Run, second: Path) -> None:
    path = second / "reports" / "2013" / "ws7.txt"
    sources = second / "reports" / "2013" / "sources.toml"
    sources.write_text(f'["{path.name}"]\nsession = "workshop/2014/7"\n')
    result = run("merge", "workshop/2013/324", "workshop/2014/7", "--data", second, *WHY)
    assert result.exit_code == 3
    assert "are sessions of two meetings: 2013 and 2014" in result.stderr


def test_what_is_retired_is_not_retired_again(run: Run, data: Path) -> None:
    assert run("merge", ZHU, SUN, "--data", data, *WHY).exit_code == 0
    assert run("withdraw", NIGEL, "--data", data, *WHY).exit_code == 0
    for words, told in (
        (("merge", LEE, SUN), f"{SUN} is retired already: it was merged into {ZHU}"),
        (("merge", SUN, LEE), f"{SUN} is retired already: it was merged into {ZHU}"),
        (("merge", ZHU, NIGEL), f"{NIGEL} is retired already: it was withdrawn on"),
        (("split", SUN, "--into", ZHU, "--into", LEE), "it was merged into"),
        (("withdraw", NIGEL), "it was withdrawn on"),
    ):
        result = run(*words, "--data", data, *WHY)
        assert result.exit_code == 3, words
        assert told in result.stderr


def test_two_that_are_recorded_as_different_are_not_merged(run: Run, data: Path) -> None:
    path = data / "curated" / "judgements.tsv"
    path.write_text(f"a\tb\tverdict\tby\tdate\twhy\n{ZHU}\t{SUN}\tdifferent\tjo\t2026-03-01\tno\n")
    before = path.read_bytes()
    result = run("merge", ZHU, SUN, "--data", data, *WHY)
    assert result.exit_code == 3
    assert "are different here" in result.stderr
    assert path.read_bytes() == before


def test_split_gives_each_group_of_sessions_an_id_of_its_own(run: Run, second: Path) -> None:
    assert run("build", "--data", second).exit_code == 0
    before = who(second, "Zhu Hongbin")
    assert set(before.values()) == {ZHU}
    groups = ("--group", "workshop/2013/324", "--group", "workshop/2013/7")
    result = run("split", ZHU, *groups, "--data", second, *WHY)
    assert result.exit_code == 0
    row = curated(second).retired.get(Identifier.parse(ZHU))
    assert row is not None
    assert row.fate is Fate.SPLIT
    one, other = (str(successor) for successor in row.successors)
    after = {"workshop/2013/324": one, "workshop/2013/7": other}
    assert who(second, "Zhu Hongbin") == after
    assert f"{one}: 1 mention" in result.stdout
    assert run("build", "--data", second).exit_code == 0
    assert who(second, "Zhu Hongbin") == after


def test_split_of_an_organization_assigns_its_mentions_in_both_places(
    run: Run, second: Path
) -> None:
    assert run("build", "--data", second).exit_code == 0
    groups = ("--group", "workshop/2013/324", "--group", "workshop/2013/7")
    assert run("split", "organization/cnnic", *groups, "--data", second, *WHY).exit_code == 0
    assert run("build", "--data", second).exit_code == 0
    row = curated(second).retired.get(Identifier.parse("organization/cnnic"))
    assert row is not None
    used = {
        entry.linked.source: {
            one for linked in entry.linked.participations for one in linked.affiliations
        }
        for entry in make_dataset(Settings.choose(data=second, environ={})).published
    }
    assert row.successors[0] in used["workshop/2013/324"]
    assert row.successors[1] in used["workshop/2013/7"]
    assert all(row.id not in agents for agents in used.values())


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        (("workshop/2013/324",), "two groups or more"),
        (("workshop/2013/324", "workshop/2013/8"), "is not named in 'workshop/2013/8'"),
        (("workshop/2013/324", "workshop/2013/324"), "is in two groups"),
    ],
)
def test_split_refuses_groups_that_do_not_part_the_mentions(
    run: Run, second: Path, groups: tuple[str, ...], told: str
) -> None:
    assert run("build", "--data", second).exit_code == 0
    people = (second / "curated" / "people.tsv").read_bytes()
    words = [word for group in groups for word in ("--group", group)]
    result = run("split", ZHU, *words, "--data", second, *WHY)
    assert result.exit_code == 3
    assert told in result.stderr
    assert (second / "curated" / "people.tsv").read_bytes() == people
    assert not (second / "curated" / "retired.tsv").exists()


def test_split_lists_the_mentions_that_are_in_no_group(run: Run, second: Path) -> None:
    text = (second / "reports" / "2013" / "ws7.txt").read_text()
    (second / "reports" / "2013" / "ws8.txt").write_text(text.replace("# 7", "# 8"))
    assert run("build", "--data", second).exit_code == 0
    groups = ("--group", "workshop/2013/324", "--group", "workshop/2013/7")
    result = run("split", ZHU, *groups, "--data", second, *WHY)
    assert result.exit_code == 3
    assert "missing: 'Zhu Hongbin' in workshop/2013/8" in result.stderr


def test_split_into_ids_that_are_there(run: Run, data: Path) -> None:
    result = run("split", ZHU, "--into", SUN, "--into", LEE, "--data", data, *WHY)
    assert result.exit_code == 0
    assert "1 mention is assigned to nobody" in result.stdout
    row = curated(data).retired.get(Identifier.parse(ZHU))
    assert row is not None
    assert [str(one) for one in row.successors] == [SUN, LEE]
    for words, told in (
        (("--into", LEE), "two successors or more"),
        (("--into", LEE, "--into", SUN), "cannot be one of the successors"),
        (("--into", LEE, "--into", "organization/cnnic"), "are of two kinds"),
    ):
        result = run("split", SUN, *words, "--data", data, *WHY)
        assert result.exit_code == 3
        assert told in result.stderr
    assert run("split", SUN, "--data", data, *WHY).exit_code == 2


def test_split_refuses_one_of_two_whom_a_report_calls_the_same(run: Run, data: Path) -> None:
    path = data / "reports" / "2013" / "ws324.txt"
    text = path.read_text().replace("Xiantang Sun", "Nigel")
    path.write_text(text.replace("Zhu Hongbin", "Nigel"))
    assert run("build", "--data", data).exit_code == 0
    before = (data / "curated" / "people.tsv").read_bytes()
    result = run("split", NIGEL, "--into", SUN, "--into", LEE, "--data", data, *WHY)
    assert result.exit_code == 3
    assert "which is which cannot be recorded" in result.stderr
    assert (data / "curated" / "people.tsv").read_bytes() == before


def test_withdraw_tells_what_still_holds_the_name(run: Run, data: Path) -> None:
    (data / "reports" / "notes.md").write_text("one\nSpoken to Xiaodong\nLee at noon\n")
    (data / "reports" / "scan.bin").write_bytes(b"\xff\xfe\x00")
    result = run("withdraw", LEE, "--data", data, "--why", "asked for")
    assert result.exit_code == 0
    assert "2 participations lose the name" in result.stdout
    assert f"{data}/reports/2013/ws324.txt: lines 51, 54, 71" in result.stdout
    assert f"{data}/reports/notes.md: line 2" in result.stdout
    assert f"{data}/reports/scan.bin: cannot be searched" in result.stdout
    assert "Xiaodong" not in result.stdout
    for path in (data / "curated").iterdir():
        assert "Xiaodong Lee" not in path.read_text()


def test_only_people_are_withdrawn(run: Run, data: Path) -> None:
    result = run("withdraw", "organization/cnnic", "--data", data, *WHY)
    assert result.exit_code == 3
    assert "is a thing of another kind" in result.stderr


@pytest.mark.parametrize("command", ["merge", "split", "withdraw"])
def test_a_reason_is_asked_for(run: Run, command: str, data: Path) -> None:
    ids = (ZHU, SUN) if command == "merge" else (ZHU,)
    extra = ("--group", "a", "--group", "b") if command == "split" else ()
    assert run(command, *ids, *extra, "--data", data).exit_code == 2
    assert run(command, *ids, *extra, "--data", data, "--why", " ").exit_code == 2
