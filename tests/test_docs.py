"""The documentation is true where that can be checked: its links, its tables, its lists."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from click.testing import CliRunner

from igflod.cli import main
from igflod.formats import GRAPH_FORMATS
from igflod.uris import KINDS, Identifier

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
QUERIES = sorted((ROOT / "docs" / "queries").glob("*.rq"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def links(page: Path) -> Iterator[str]:
    """Give the targets of a page's links that lead to files, without their fragments."""
    prose = re.sub(r"^```.*?^```$", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if not re.match(r"[a-z]+:|#", target):
            yield unquote(target.partition("#")[0])


def rows(page: Path, heading: str) -> list[list[str]]:
    """Give the cells of the first table below a heading, without the table's own heading."""
    section = page.read_text().split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    table = re.search(r"^\|.*?(?=\n\n|\Z)", section, re.MULTILINE | re.DOTALL)
    assert table, f"no table below {heading!r} in {page}"
    lines = table[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    missing = [target for target in links(page) if not (page.parent / target).exists()]
    assert missing == []


def test_links_are_found() -> None:
    assert "docs/uris.md" in list(links(ROOT / "README.md"))


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    queue = [ROOT / "README.md"]
    while queue:
        page = queue.pop()
        if page not in reached:
            reached.add(page)
            if page.suffix == ".md":
                queue += [(page.parent / target).resolve() for target in links(page)]
    assert {*PAGES, *QUERIES} - reached == set()


@pytest.mark.parametrize(
    "row", rows(ROOT / "CONTRIBUTING.md", "Where to add"), ids=lambda row: row[0]
)
def test_the_places_to_add_something_exist(row: list[str]) -> None:
    paths = [path for path in re.findall(r"`([^`]+)`", " ".join(row)) if "/" in path]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_paths_in_the_text_exist(page: Path) -> None:
    folders = "benchmarks|data|docs|ontology|shapes|src|tests|tools"
    paths = set(re.findall(rf"`((?:{folders})/[^`*{{}}… ]*)`", page.read_text()))
    places = ("data/release/", "data/review/", "src/igflod/web/static/editor/")
    built = {path for path in paths if path.startswith(places)}
    assert [path for path in sorted(paths - built) if not (ROOT / path).exists()] == []


def test_the_table_of_formats_is_the_programs() -> None:
    documented = rows(ROOT / "docs" / "uris.md", "Which format")
    ours = [[row.label, f"`{row.media_type}`", f"`.{row.suffix}`"] for row in GRAPH_FORMATS]
    assert documented == [*ours, ["HTML", "`text/html`", "`.html`"]]


def test_the_table_of_things_names_every_kind() -> None:
    documented = " ".join(row[0] for row in rows(ROOT / "docs" / "uris.md", "Things"))
    sessions = set(KINDS) - set(re.findall(r"`([a-z]+)/", documented))
    assert {"workshop"}.isdisjoint(sessions)
    assert all(KINDS[kind] == KINDS["workshop"] for kind in sessions)


@pytest.mark.parametrize("row", rows(ROOT / "docs" / "uris.md", "Things"), ids=lambda row: row[1])
def test_the_paths_of_things_are_such_as_we_mint(row: list[str]) -> None:
    paths = re.findall(r"`([^`]+)`", row[0])
    assert paths
    for path in paths:
        filled = re.sub(r"\{slug\}|…", "example", path).replace("{sha}", "0123456789abcdef")
        kind, _, rest = filled.replace("{session}", "workshop/2013/324").partition("/")
        assert Identifier(kind, rest).kind == kind


def test_the_list_of_decisions_has_every_decision() -> None:
    folder = ROOT / "docs" / "decisions"
    decisions = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert list(links(folder / "README.md")) == decisions


@pytest.mark.parametrize("path", sorted((ROOT / "docs/decisions").glob("[0-9]*.md")), ids=name)
def test_a_decision_has_its_parts_and_its_title_in_the_list(path: Path) -> None:
    text = path.read_text()
    number, title = re.match(r"# (\d+)\. (.+)\n", text).groups()  # type: ignore[union-attr]
    assert path.name.startswith(f"{int(number):04}-")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert f"{number}. [{title}]({path.name})" in (path.parent / "README.md").read_text()


@pytest.mark.parametrize("query", QUERIES, ids=name)
def test_a_query_says_what_it_is_for(query: Path) -> None:
    header = re.findall(r"^# ([a-z]+): .+$", query.read_text(), re.MULTILINE)
    assert header == ["title", "description", "demand", "answer"]


@pytest.mark.parametrize("query", QUERIES, ids=name)
def test_the_list_of_queries_says_the_same(query: Path) -> None:
    header = dict(re.findall(r"^# ([a-z]+): (.+)$", query.read_text(), re.MULTILINE))
    answer = header["answer"].partition(":")[0]
    row = f"| [{query.name[:2]}]({query.name}) | {header['title']} | {answer} |"
    assert row in (query.parent / "README.md").read_text()


def commands(group: click.Command) -> dict[str, click.Command]:
    """Give the commands of a group by their words, those of groups in it in place of these."""
    found: dict[str, click.Command] = {}
    for word, command in group.commands.items() if isinstance(group, click.Group) else ():
        inner = commands(command)
        found |= {f"{word} {name}": one for name, one in inner.items()} or {word: command}
    return found


COMMANDS = commands(main)


def section(command: str) -> str:
    text = (ROOT / "docs" / "command-line.md").read_text()
    return text.split(f"\n## igflod {command}\n", 1)[1].split("\n## ", 1)[0]


def test_every_command_has_its_heading_in_the_order_of_its_use() -> None:
    headings = re.findall(
        r"^## igflod ([\w ]+)$", (ROOT / "docs" / "command-line.md").read_text(), re.MULTILINE
    )
    assert headings == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_documented_with_all_its_options_and_no_other(command: str) -> None:
    listed = "\n".join(re.findall(r"^- .+$", section(command), re.MULTILINE))
    options = {
        option
        for parameter in COMMANDS[command].params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert set(re.findall(r"--[a-z-]+", listed)) == options


def test_the_choices_of_formats_are_documented() -> None:
    (choice,) = [p.type for p in COMMANDS["query"].params if isinstance(p.type, click.Choice)]
    assert [name for name in choice.choices if f"`{name}`" not in section("query")] == []


@pytest.mark.parametrize("page", ["docs/command-line.md", "docs/decisions/0007-exit-codes.md"])
def test_the_exit_codes_are_those_of_the_help(page: str) -> None:
    epilog = str(main.epilog)
    documented = re.findall(r"^\| (\d) \| (.+) \|$", (ROOT / page).read_text(), re.MULTILINE)
    assert [code for code, _ in documented] == re.findall(r"^  (\d)  ", epilog, re.MULTILINE)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_keeps_the_lines_of_its_examples(command: str) -> None:
    shown = CliRunner().invoke(main, [*command.split(), "--help"]).output
    assert re.search(r"^ *igflod [a-z]+", shown, re.MULTILINE)
    assert "\\b" not in shown
