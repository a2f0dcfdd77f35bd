"""The repository itself: what may not stand in it, and what every file has to have."""

import ast
import hashlib
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

LONGEST = 300
"""Lines of the longest file of code that we want to read."""

SHA256_OF_LICENCES = {
    "LICENSE": "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30",
    "LICENSE-DATA": "a2010f343487d3f7618affe54f789f5487602331c0a8d03f49e9a7c547cf0499",
}
"""Apache License 2.0 and CC0 1.0 as their makers publish them, the latter after our preface."""

CC0_BEGINS = "Creative Commons Legal Code\n"

UNWANTED = [
    r"/(?:home|root|Users)/",
    r"[/]work/(?:main|shared|notes)",
    r"\bpypi[.]org\b",
    r"\bpythonhosted[.]org\b",
    r"\bdebian[.]org\b",
    r"\bnpmjs[.](?:org|com)\b",
]
"""Words of somebody's machine. With classes, so that this file does not hold them itself."""


def tracked(root: Path) -> list[Path]:
    """List the files that git knows or would take: no build, no cache, no environment."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [root / name for name in listing.split("\0") if name and (root / name).is_file()]


def code(root: Path) -> list[Path]:
    return sorted((root / "src").rglob("*.py"))


def test_no_file_speaks_of_the_machine_it_was_written_on(root: Path) -> None:
    pattern = re.compile("|".join(UNWANTED))
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in tracked(root)
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("parts", [("see ", "home", "ann"), ("", "work", "main")])
def test_such_a_word_would_be_found(parts: tuple[str, ...]) -> None:
    assert re.search("|".join(UNWANTED), "/".join(parts) + "/igflod")


def test_no_file_of_code_is_too_long_to_read(root: Path) -> None:
    lengths = {path.relative_to(root): path.read_text().count("\n") for path in code(root)}
    assert lengths
    assert {
        path: n for path, n in lengths.items() if n > LONGEST and not generated(root / path)
    } == {}


def generated(path: Path) -> bool:
    return "\nGenerated from " in (ast.get_docstring(ast.parse(path.read_text())) or "")


@pytest.mark.parametrize("name", ["utils.py", "helpers.py", "misc.py", "common.py"])
def test_no_module_is_a_drawer_for_everything(root: Path, name: str) -> None:
    assert not [path for path in code(root) if path.name == name]


@pytest.mark.parametrize("name", SHA256_OF_LICENCES)
def test_licences_are_word_for_word(root: Path, name: str) -> None:
    text = (root / name).read_text()
    legal = text[text.find(CC0_BEGINS) :] if CC0_BEGINS in text else text
    assert hashlib.sha256(legal.encode()).hexdigest() == SHA256_OF_LICENCES[name]


def test_the_version_is_the_same_wherever_it_stands(root: Path) -> None:
    version = tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"]
    citation = (root / "CITATION.cff").read_text()
    assert set(re.findall(r"^ *version: *(\S+)$", citation, re.MULTILINE)) == {version}
    assert f"\n## [{version}]" in (root / "CHANGELOG.md").read_text()
