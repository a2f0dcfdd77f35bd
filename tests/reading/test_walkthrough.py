"""The walkthrough for a new template is executed: its files, its mistake, its output."""

import contextlib
import io
import re
from pathlib import Path

import pytest

from igflod.errors import DeclarationError
from igflod.reading.template import load_template

FENCE = re.compile(r"^```(?P<kind>[^\n]+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
TEMPLATE = "example-2030-report.toml"


@pytest.fixture
def blocks(root: Path) -> dict[str, str]:
    """Give the fenced blocks of the walkthrough by what they are called."""
    text = (root / "docs" / "adding-a-template.md").read_text("utf-8")
    return {match["kind"]: match["body"] for match in FENCE.finditer(text)}


@pytest.fixture
def shared_slots(root: Path) -> Path:
    """Give the folder of slots that templates share."""
    return root / "src/igflod/reading/templates/shared"


def test_the_walkthrough(
    blocks: dict[str, str],
    shared_slots: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    declared = blocks[f"toml file={TEMPLATE}"]
    Path("report.txt").write_text(blocks["text file=report.txt"], encoding="utf-8")
    Path(TEMPLATE).write_text(declared, encoding="utf-8")
    with pytest.raises(DeclarationError) as mistake:
        load_template(Path(TEMPLATE), shared_slots)
    assert blocks["text error"].strip() in str(mistake.value)

    mended = re.sub(r"^some = .*\n", blocks["toml change"], declared, flags=re.MULTILINE)
    assert mended != declared
    Path(TEMPLATE).write_text(mended, encoding="utf-8")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(blocks["python"], {"SHARED": str(shared_slots)})  # noqa: S102 - the document's own code
    lines = [line.rstrip() for line in printed.getvalue().splitlines()]
    assert lines == blocks["text output"].splitlines()
