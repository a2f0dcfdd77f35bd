"""What came out of the suites, and the table that docs/conformance.md shows of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["BY_VALUE", "FAILED", "PASSED", "REFUSED", "Outcome", "table"]

PASSED, BY_VALUE, REFUSED, FAILED = KINDS = ("passed", "by value", "refused", "failed")

_TITLES = {
    "protocol": "SPARQL 1.1 Protocol",
    "csv-tsv-res": "Results as CSV and TSV",
    "json-res": "Results as JSON",
    "service-description": "Service description",
}
_HEAD = """\
# Conformance

The W3C's tests of SPARQL 1.1 for services, sent to a server that was started with
[`igflod serve --dataset`](command-line.md) and the data of the tests. This page is written by the
run itself (`pytest tests/conformance --update-goldens`), and a test fails when it is not what the
run gives.

- **passed**: the answers are those that the test expects.
- **by value**: the solutions are those that the test expects, yet a number is another term of the
  same value. The engine keeps numbers by value: `1.0E6` comes back as `1000000`, and an
  `xsd:negativeInteger` as an `xsd:integer`.
- **refused**: the test passes only where data are changed. This service only reads: each update was
  refused with a 4xx status, and a query sent after it saw no change.
- **failed**: something else.

Each request of the protocol's tests is sent as the test has it, byte by byte, also to the path it
names (`/sparql/`). The data of all its tests are served at once, each graph under the name that the
tests give it.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a test ended; `note` says why, or what is to be known all the same."""

    title: str
    kind: str
    note: str = ""


def table(found: Mapping[str, Mapping[str, Outcome]]) -> str:
    """Write the page."""
    totals = [
        "| Suite | Tests | Passed | By value | Refused | Failed |",
        "|---|---|---|---|---|---|",
    ]
    sections = []
    for suite, tests in found.items():
        counts = Counter(test.kind for test in tests.values())
        numbers = " | ".join(str(counts[kind]) for kind in KINDS)
        totals.append(f"| {_TITLES[suite]} | {len(tests)} | {numbers} |")
        rows = [f"| `{name}` | {_cell(test)} | {test.kind} |" for name, test in tests.items()]
        head = [f"## {_TITLES[suite]}", "", "| Test | What it asks | Outcome |", "|---|---|---|"]
        sections.append("\n".join([*head, *rows]))
    return "\n\n".join([_HEAD.rstrip(), "\n".join(totals), *sections]) + "\n"


def _cell(test: Outcome) -> str:
    text = f"{test.title} ({test.note})" if test.note else test.title
    return text.replace("|", "\\|").replace("<", "&lt;")
