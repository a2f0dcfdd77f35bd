"""The published JSON Schema of a record is fresh, and our records keep to it."""

import json
import subprocess
import sys
from pathlib import Path

from pydantic import TypeAdapter

from igflod.reading import Reader, Source
from igflod.record import Record


def test_the_schema_is_fresh(root: Path) -> None:
    command = [sys.executable, str(root / "tools/write_record_schema.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_record_survives_the_way_to_json_and_back(report_324: Path) -> None:
    adapter = TypeAdapter(Record)
    record = Reader().read(Source.load(report_324))
    assert adapter.validate_json(adapter.dump_json(record)) == record


def test_the_schema_names_every_field_of_a_record(root: Path, report_324: Path) -> None:
    schema = json.loads((root / "docs/record.schema.json").read_text("utf-8"))
    adapter = TypeAdapter(Record)
    made = json.loads(adapter.dump_json(Reader().read(Source.load(report_324))))
    assert set(made) == set(schema["properties"])
    assert set(schema["required"]) <= set(made)
