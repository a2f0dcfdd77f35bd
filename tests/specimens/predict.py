"""Writes what the reader reads in the schema of the gold records: predict.py IN_DIR OUT_DIR.

For every file of IN_DIR one `<name>.json` in OUT_DIR: an object, or an array if the file holds
several reports. On a page of no known form: what was found anyway.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from igflod.errors import InputError, TemplateError
from igflod.reading import Reader, Source
from igflod.record import (
    AgentKind,
    Certainty,
    Participation,
    Reading,
    Record,
    Role,
    Status,
)

SUFFIXES = {".txt", ".html", ".htm", ".pdf", ".docx", ".gz"}
COUNTS = {
    "female": "women",
    "male": "men",
    "young": "young",
    "developing": "developing_countries",
    "developed": "developed_countries",
    "ldc": "least_developed_countries",
    "total": "total",
}
SECTIONS = {
    "description": "description",
    "formulation": "description",
    "agenda": "agenda",
    "agenda-labelled": "agenda",
    "policy-questions": "policy-questions",
    "summary": "summary",
    "conclusions": "conclusions",
    "key-issues": "key-issues",
    "presentations": "presentations",
    "relevance": "relevance",
    "diversity": "diversity",
    "perspectives": "diversity",
    "outcomes": "outcomes",
    "session-format": "session-format",
    "about": "about",
    "targets": "targets",
    "gender": "gender",
}
"""Which section of the gold schema the fields of our templates are."""


def gold(record: Record) -> dict[str, Any]:
    """Turn a record into an object of the gold schema; a key is there only with a value."""
    found: dict[str, Any] = {
        "meeting_year": _value(record.meeting_year),
        "city": _value(record.city),
        "country": _value(record.country),
        "type": _value(record.session_type),
        "number": _value(record.number),
        "title": _value(record.title),
        "date": record.date.value.isoformat() if record.date else None,
        "start": f"{record.start.value:%H:%M}" if record.start else None,
        "end": f"{record.end.value:%H:%M}" if record.end else None,
        "room": _value(record.room),
        "topic": _value(record.topic),
        "themes": [theme.value for theme in record.themes],
        "format": _value(record.format),
        "duration_minutes": _value(record.duration_minutes),
        "people": list(_people(record)),
        "organizations": list(_organizations(record)),
        "attendance": _attendance(record),
        "sdgs": [goal.value for goal in record.sdgs],
        "policy_questions": [question.value for question in record.policy_questions],
        "agenda": [
            _with_values({"minutes": item.minutes, "text": item.text.value})
            for item in record.agenda
        ],
        "warnings": [problem.message for problem in record.problems],
    }
    sections = dict.fromkeys(
        SECTIONS[section.name]
        for section in record.sections
        if section.text and section.name in SECTIONS
    )
    return {**_with_values(found), "sections_present": list(sections)}


def _value(reading: Reading[Any] | None) -> Any:
    return reading.value if reading else None


def _with_values(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _people(record: Record) -> Iterator[dict[str, Any]]:
    """Give people, and those without a name; who is only mentioned by first name is left out."""
    for who in record.participations:
        named = who.kind is AgentKind.PERSON
        mentioned = who.status is Status.TOOK_PART and who.certainty is Certainty.DERIVED
        if who.kind is AgentKind.ORGANIZATION or (not named and who.name) or mentioned:
            continue
        yield _with_values(
            {
                "name": _value(who.name),
                "role": who.role.value,
                "organization": who.affiliations[0].value if who.affiliations else None,
                "stakeholder_group": _value(who.group),
                "region": _value(who.region),
                "country": _value(who.country),
            }
        )


def _organizations(record: Record) -> Iterator[dict[str, Any]]:
    """Give organizations, and those that somebody unnamed represents (as participants)."""
    for who in record.participations:
        if who.kind is AgentKind.ORGANIZATION and who.name:
            yield {"name": who.name.value, "role": who.role.value}
        elif _represents(who):
            for of in who.affiliations:
                yield {"name": of.value, "role": Role.PARTICIPANT.value}


def _represents(who: Participation) -> bool:
    return who.kind is AgentKind.UNNAMED and who.name is not None


def _attendance(record: Record) -> dict[str, Any]:
    counts = {
        COUNTS[count.category]: count.printed if count.value is None else count.value
        for count in record.attendance
    }
    return _with_values(
        {
            **counts,
            "women_estimate": _value(record.women_estimate),
            "gender_discussion": _value(record.gender_discussion),
            "prose": _value(record.attendance_prose),
        }
    )


def predict(path: Path, reader: Reader) -> Any:
    """Read one file: an object, an array of several, or an empty one if it cannot be read."""
    try:
        records = reader.read_all(Source.load(path))
    except TemplateError as error:
        records = (error.found,) if isinstance(error.found, Record) else ()
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        records = ()
    found = [gold(record) for record in records]
    return found if len(found) > 1 else next(iter(found), {})


def main(folder: Path, out: Path) -> None:
    """Write a prediction for each file of a folder."""
    out.mkdir(parents=True, exist_ok=True)
    reader = Reader()
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in SUFFIXES:
            text = json.dumps(predict(path, reader), ensure_ascii=False, indent=1)
            (out / f"{path.name.split('.')[0]}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
