"""The page of a session: what its reports say of it, and what the checks say of them."""

from dataclasses import dataclass, field

from igflod.record import Category, Role
from igflod.vocabulary import CATEGORY_CODES, ROLE_CODES, SH
from igflod.web.pages.rows import Cell, Cells, ask, first, grouped

__all__ = ["SessionView", "view_session"]

_ROLES = [ROLE_CODES[role].value for role in Role]
_CATEGORIES = [CATEGORY_CODES[category].value for category in Category]
_SEVERITIES = {
    SH.Violation.value: "This must not be",
    SH.Warning.value: "The report disagrees with itself",
    SH.Info.value: "To be read with care",
}


@dataclass(frozen=True)
class Count:
    """A row of the attendance table; the share is of the report's own total, from 0 to 1."""

    cells: Cells
    share: float | None
    total: int | None


@dataclass(frozen=True)
class SessionView:
    """Everything that the template of a session shows, by section."""

    facts: Cells
    themes: list[Cells]
    people: dict[str, list[list[Cells]]]
    reports: list[Cells]
    empty_fields: list[Cells]
    words: list[Cells]
    attendance: list[Count]
    agenda: list[Cells]
    points: list[Cells]
    findings: list[tuple[str, Cells]]
    evidence: dict[Cell, list[Cells]] = field(repr=False)


def view_session(uri: str) -> SessionView:
    """Ask for all that the page of a session shows."""
    return SessionView(
        facts=first("session", uri),
        themes=ask("session_themes", uri),
        people=_people(uri),
        reports=ask("session_reports", uri),
        empty_fields=ask("session_empty_fields", uri),
        words=ask("session_words", uri),
        attendance=_attendance(uri),
        agenda=ask("session_agenda", uri),
        points=ask("session_points", uri),
        findings=_findings(uri),
        evidence=grouped(ask("session_evidence", uri), "reading"),
    )


def _people(uri: str) -> dict[str, list[list[Cells]]]:
    """Give the participations by role; each is the rows of its affiliations."""
    rows = sorted(
        ask("session_people", uri), key=lambda row: (_rank(row["role"], _ROLES), _order(row))
    )
    roles: dict[str, list[list[Cells]]] = {}
    for participation in grouped(rows, "participation").values():
        roles.setdefault(str(participation[0]["roleName"]), []).append(participation)
    return roles


def _order(row: Cells) -> tuple[bool, str, int, str]:
    """Order those of a report before those of a public page, and then as they are numbered."""
    name, _, number = str(row["participation"]).rpartition("-")
    return ("record" in row, name, int(number), str(row.get("affiliationName", "")))


def _attendance(uri: str) -> list[Count]:
    counts = []
    rows = ask("session_attendance", uri)
    for row in sorted(rows, key=lambda row: (row["report"], _rank(row["category"], _CATEGORIES))):
        totals = [
            other.get("number")
            for other in rows
            if other["report"] == row["report"] and other["category"] == _CATEGORIES[-1]
        ]
        total = totals[0] if totals and isinstance(totals[0], int) and totals[0] > 0 else None
        number = row.get("number")
        share = number / total if total and isinstance(number, int) else None
        counts.append(Count(row, share, total))
    return counts


def _findings(uri: str) -> list[tuple[str, Cells]]:
    severities = list(_SEVERITIES)
    rows = grouped(ask("session_findings", uri), "finding").values()
    findings = [next(iter(finding)) for finding in rows]
    findings.sort(key=lambda row: _rank(row["severity"], severities))
    return [(_SEVERITIES.get(str(row["severity"]), "Finding"), row) for row in findings]


def _rank(value: Cell, order: list[str]) -> int:
    return order.index(str(value)) if value in order else len(order)
