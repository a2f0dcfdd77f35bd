"""Records that curators wrote: facts of sessions from public pages, of which no report is held."""

from igflod.records.session_list import Attendance, Listed, Person, SessionList, load_session_list
from igflod.records.to_record import record_of
from igflod.records.writer import write_session_list

__all__ = [
    "Attendance",
    "Listed",
    "Person",
    "SessionList",
    "load_session_list",
    "record_of",
    "write_session_list",
]
