"""Mentions: people as sessions name them, and on what ground a mention is held to be somebody."""

from dataclasses import dataclass
from enum import StrEnum

from igflod.linking.names import Name

__all__ = ["Basis", "Mention"]


class Basis(StrEnum):
    """On what ground a mention is held to be a person."""

    UNVERIFIED = "unverified"
    """This is where the person was first named: a person of its own until somebody decides."""
    SAME_REPORT = "same-report"
    """The same full name stands elsewhere in a report of the same session."""
    SAME_NAME_AND_AFFILIATION = "same-name-and-affiliation"
    """The same full name with the same affiliation stands in another report: inferred."""
    DECIDED = "decided"
    """A curator decided it: by a judgement, or by assigning the mention."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a session: the name, the affiliations (ids), the slot ('speaker-3').

    `document` names the report, where the session has several.
    """

    name: Name
    affiliations: tuple[str, ...]
    session: str
    slot: str
    document: str = ""

    @property
    def source(self) -> str:
        """The session's path, with the report's name where it has one."""
        return f"{self.session}/{self.document}" if self.document else self.session
