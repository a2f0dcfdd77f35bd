"""Where records mention a thing, as a reviewer wants to see it: printed, in which role, where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from igflod.linking.linker import LinkedRecord
from igflod.uris import Identifier

__all__ = ["Witness", "short_places", "witnesses"]

_PLACES = 3


@dataclass(frozen=True, slots=True, order=True)
class Witness:
    """One mention of a thing. `printed` are the words that stand there, `what` says more of it.

    `page` is the address where it was found, or the name of the file where none is known. `source`
    is the path of the session, with "/" and the report's name where it has one.
    """

    year: int
    session: Identifier
    title: str
    printed: str
    what: str
    page: str
    source: str


def witnesses(
    records: Iterable[LinkedRecord], files: Mapping[str, str]
) -> dict[Identifier, tuple[Witness, ...]]:
    """Collect by id where records mention things; the earliest first, the same mention once.

    `files` names the file of each record by its source.
    """
    found: defaultdict[Identifier, set[Witness]] = defaultdict(set)
    for record in records:
        title = record.record.title.value if record.record.title else ""
        source = record.source
        page = record.provenance.url or files.get(source, "")
        for one, printed, what in _mentions(record, title):
            words = " ".join(printed.split())
            witness = Witness(record.key.year, record.session, title, words, what, page, source)
            found[one].add(witness)
    return {one: tuple(sorted(listed)) for one, listed in found.items()}


def _mentions(record: LinkedRecord, title: str) -> Iterator[tuple[Identifier, str, str]]:
    said = record.record
    when = [said.date.value.isoformat()] if said.date else []
    when += [f"{said.start.value:%H:%M}"] if said.start else []
    hosts = [
        linked.participation.name.value
        for linked in record.participations
        if "organizer" in linked.participation.role and linked.participation.name
    ]
    yield record.session, title, ", ".join([" ".join(when), *hosts] if when else hosts)
    for linked in record.participations:
        named = linked.participation
        name = named.name.value if named.name else ""
        if linked.agent:
            more = (*named.affiliations, named.group, named.region, named.country)
            what = [named.role.value, *(reading.value for reading in more if reading)]
            yield linked.agent, name, ", ".join(what)
        for words, one in linked.affiliated:
            yield one, words, f"affiliation of {name}" if name else "affiliation"
    for theme, reading in zip(record.themes, said.themes, strict=True):
        yield theme, reading.value, "theme"
    if record.topic and said.topic:
        yield record.topic, said.topic.value, "topic"


def short_places(one: Identifier, known: Mapping[Identifier, tuple[Witness, ...]]) -> str:
    """Name the sessions that mention a thing, the first ones: 'workshop/2013/1, and 2 more'."""
    sessions = list(dict.fromkeys(str(witness.session) for witness in known.get(one, ())))
    rest = len(sessions) - _PLACES
    shown = [*sessions[:_PLACES], *([f"and {rest} more"] if rest > 0 else [])]
    return ", ".join(shown)
