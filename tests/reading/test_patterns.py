"""Every regular expression of the reader is linear in practice."""

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("near_misses.py")


def test_no_pattern_runs_away_on_near_misses() -> None:
    done = subprocess.run(
        [sys.executable, str(PROGRAM)], capture_output=True, text=True, check=False
    )
    last = done.stdout.splitlines()[-1:]
    assert done.returncode == 0, f"stopped in the pattern {last}: {done.stderr[-300:]}"
    assert last[0].startswith("done")
    assert int(last[0].split()[1]) > 150, "the patterns were not found"
