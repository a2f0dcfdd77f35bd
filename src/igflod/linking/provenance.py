"""What is known of a report beside its text, and which session it is about."""

from dataclasses import dataclass
from datetime import date

from igflod.errors import IdentityError
from igflod.record import Record
from igflod.uris import SessionKey, slug

__all__ = ["Provenance", "session_key"]

_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of a report beside its text.

    Where and when it was found, the rights in it, its language; which session it is about, or the
    year of its meeting, where it does not say so itself; and its name (a slug), where its session
    has another report. Of a curator's record: further pages, and whether a page was seen in part.
    """

    url: str | None = None
    retrieved: date | None = None
    rights: str | None = None
    language: str = "en"
    session: SessionKey | None = None
    report: str = ""
    year: int | None = None
    also: tuple[str, ...] = ()
    partial: bool = False


_UNKNOWN = Provenance()


def session_key(record: Record, provenance: Provenance = _UNKNOWN) -> SessionKey:
    """Say which session a report is about: its type, its meeting's year, its number.

    The year may come from the session's date, or else from `provenance`; a session without a
    number goes by its title. A session that `provenance` names comes first.

    Raises:
        IdentityError: type, year or both of number and title are missing.

    """
    if provenance.session is not None:
        return provenance.session
    year = record.meeting_year.value if record.meeting_year else None
    if year is None and record.date is not None:
        year = record.date.value.year
    if year is None:
        year = provenance.year
    missing = [
        name
        for name, value in (
            ("the type of session", record.session_type),
            ("its meeting's year or a date", year),
            ("a number or a title", record.number or record.title),
        )
        if value is None
    ]
    if year is None or record.session_type is None or missing:
        message = (
            f"the report does not give {' nor '.join(missing)}; {_how_to_say_it(record, year)}"
        )
        raise IdentityError(message)
    if record.number:
        return SessionKey(record.session_type.value, year, record.number.value)
    title = record.title.value if record.title else ""
    return SessionKey(record.session_type.value, year, slug(title, _LONGEST_SLUG))


def _how_to_say_it(record: Record, year: int | None) -> str:
    """Show what to write where, with what is known of the session and names for the rest."""
    kind = record.session_type.value if record.session_type else "TYPE"
    number = slug(record.number.value) if record.number else "NUMBER-OR-SLUG"
    address = f'session = "{kind}/{year or "YEAR"}/{number}"'
    for_all = ', or year = YEAR for a whole folder below ["*"]' if year is None else ""
    return f"say which it is in sources.toml beside the report: {address}{for_all}"
