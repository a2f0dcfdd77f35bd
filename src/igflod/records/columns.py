"""The columns of a list of sessions: what they are called, and what may stand in them."""

from igflod.record import Role, SessionType

__all__ = ["COLUMNS", "PEOPLE", "TYPES", "fold"]

PEOPLE: dict[str, Role] = {
    "organizers": Role.ORGANIZER,
    "co-organizers": Role.CO_ORGANIZER,
    "moderators": Role.MODERATOR,
    "remote moderators": Role.REMOTE_MODERATOR,
    "speakers": Role.SPEAKER,
    "rapporteurs": Role.RAPPORTEUR,
}
"""Columns of people, and the role of who stands there."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "address": (),
    "type": ("session type", "kind"),
    "number": ("no", "nr", "session number", "#"),
    "title": ("session", "session title", "name"),
    "date": ("day",),
    "start": ("start time", "from", "begins"),
    "end": ("end time", "to", "until", "ends"),
    "city": ("place",),
    "country": (),
    "room": ("venue",),
    "themes": ("theme", "subtheme", "sub-theme", "tags"),
    "topic": (),
    "format": (),
    "minutes": ("duration", "length"),
    "source": ("url", "link", "page"),
    "organizers": ("organizer", "organiser", "organisers", "proposer", "proposers"),
    "co-organizers": ("co-organizer", "co-organisers", "co-organiser"),
    "moderators": ("moderator", "chair", "chairs"),
    "remote moderators": ("remote moderator", "online moderator", "online moderators"),
    "speakers": ("speaker", "panelists", "panellists", "panelist", "panellist"),
    "rapporteurs": ("rapporteur", "note taker"),
    "organizations": ("organizing organizations", "institutions"),
}
"""What a column is called, the name we use first; capitals and full stops do not matter."""

TYPES: dict[str, SessionType] = {
    "ws": SessionType.WORKSHOP,
    "of": SessionType.OPEN_FORUM,
    "dc": SessionType.DYNAMIC_COALITION,
    "bpf": SessionType.BEST_PRACTICE_FORUM,
    "main": SessionType.MAIN_SESSION,
    "lightning talk": SessionType.LIGHTNING,
    "lightning session": SessionType.LIGHTNING,
    "day 0 event": SessionType.DAY_0,
    "launch": SessionType.LAUNCH_AWARD,
    "award": SessionType.LAUNCH_AWARD,
    "networking session": SessionType.NETWORKING,
}
"""What programmes call types of session beside our own words for them."""


def fold(name: str) -> str:
    """Fold case, white space and full stops."""
    return " ".join(name.casefold().replace(".", " ").split())
