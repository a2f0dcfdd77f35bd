"""Records that curators wrote: facts of sessions from public pages, of which no report is held."""

from igflod.records.session_list import (
    Attendance,
    Body,
    Listed,
    Person,
    SessionList,
    load_session_list,
)
from igflod.records.spreadsheet import read_spreadsheet
from igflod.records.to_record import record_of
from igflod.records.writer import add_sessions, write_session_list

__all__ = [
    "Attendance",
    "Body",
    "Listed",
    "Person",
    "SessionList",
    "add_sessions",
    "load_session_list",
    "read_spreadsheet",
    "record_of",
    "write_session_list",
]
