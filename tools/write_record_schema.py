"""Writes docs/record.schema.json, the JSON Schema of a record, from the dataclasses themselves.

python tools/write_record_schema.py           write it
python tools/write_record_schema.py --check   exit 1 if it is not what the dataclasses say
"""

# ruff: noqa: INP001 (a program, not a package)

import argparse
import json
import sys
from pathlib import Path

from pydantic import TypeAdapter

from igflod.record import Record

TARGET = Path(__file__).parents[1] / "docs" / "record.schema.json"
ABOUT = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://w3id.org/igflod/record.schema.json",
    "title": "What one report of an Internet Governance Forum session says",
}


def schema() -> str:
    """Give the schema as text: `Record` as `igflod read --json` prints it."""
    made = TypeAdapter(Record).json_schema(mode="serialization")
    made.pop("title", None)
    return json.dumps({**ABOUT, **made}, indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the schema, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        TARGET.write_text(schema(), encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == schema():
        return 0
    sys.stderr.write(f"{TARGET} is not fresh: run tools/write_record_schema.py\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
