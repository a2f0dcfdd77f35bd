"""Our things as endpoints are asked for them: by kind, with the names they bear."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from igflod.linking import Curated
from igflod.linking.names import Name
from igflod.record import NameOrder
from igflod.uris import Identifier

__all__ = ["KINDS", "NOTHING", "Kind", "Subject", "subjects_of"]

_DBO = "http://dbpedia.org/ontology/"
_FOAF = "http://xmlns.com/foaf/0.1/"
_SCHEMA = ("http://schema.org/", "https://schema.org/")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_WD = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that can be linked: its classes elsewhere, and how sure a name can make.

    `noun` is what a thing of the kind is called. `same` is whether a sure candidate is proposed as
    owl:sameAs (else skos:exactMatch). `ceiling` is the highest confidence that names can give:
    people share names. `respell` is whether a name is also looked for with other capitals and
    without its article.
    """

    noun: str
    classes: tuple[NamedNode, ...]
    same: bool = True
    ceiling: float = 0.95
    respell: bool = True


def _classes(*iris: str) -> tuple[NamedNode, ...]:
    return tuple(NamedNode(iri) for iri in iris)


KINDS = {
    "organizations": Kind(
        "an organization",
        _classes(
            f"{_FOAF}Organization",
            "http://www.w3.org/ns/org#Organization",
            *(f"{schema}Organization" for schema in _SCHEMA),
            f"{_DBO}Organisation",
            f"{_WD}Q43229",  # organization
        ),
    ),
    "people": Kind(
        "a person",
        _classes(
            f"{_FOAF}Person",
            *(f"{schema}Person" for schema in _SCHEMA),
            f"{_DBO}Person",
            f"{_WD}Q5",  # human
        ),
        ceiling=0.6,
        respell=False,
    ),
    "themes": Kind("a concept", _classes(f"{_SKOS}Concept"), same=False),
    "places": Kind(
        "a place",
        _classes(
            *(f"{schema}Place" for schema in _SCHEMA),
            f"{_DBO}Place",
            f"{_WD}Q6256",  # country
            f"{_WD}Q486972",  # human settlement
        ),
    ),
}
"""What `--for` takes, in the order of the help."""

NOTHING = NamedNode(f"{_WD}Q4167410")
"""The class of Wikidata's items for pages that only list what bears a name."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One of our things: its id ('organization/itu'), its label, and all names it is known by."""

    id: str
    label: str
    names: tuple[str, ...]


def subjects_of(kind: str, curated: Curated) -> tuple[Subject, ...]:
    """List what we hold of a kind of `KINDS`, by id; without what is merged, withdrawn or unnamed.

    People with a single name are left out: such a name finds nobody. Themes are asked for at the
    topics where those of all years meet.
    """
    listed = {
        "organizations": _organizations,
        "people": _people,
        "themes": _themes,
        "places": _places,
    }[kind](curated)
    living = [
        subject
        for subject in listed
        if curated.judgements.root(one := Identifier.parse(subject.id)) == one
        and curated.retired.get(one) is None
    ]
    return tuple(sorted(living, key=lambda subject: subject.id))


def _subject(kind: str, path: str, label: str, names: Iterator[str] | tuple[str, ...]) -> Subject:
    spaced = (" ".join(name.split()) for name in (label, *names))
    return Subject(f"{kind}/{path}", label, tuple(dict.fromkeys(spaced)))


def _organizations(curated: Curated) -> Iterator[Subject]:
    for entry in curated.organizations.entries.values():
        if entry.label is not None:
            yield _subject("organization", entry.id, entry.label, entry.other_names)


def _people(curated: Curated) -> Iterator[Subject]:
    for entry in curated.people.entries.values():
        if entry.label is None or not Name(entry.label).is_full:
            continue
        turned: tuple[str, ...] = ()
        words = entry.printed.split()
        if entry.order is NameOrder.FAMILY_GIVEN and len(words) > 1:
            turned = (" ".join([*words[1:], words[0].rstrip(",")]),)
        yield _subject("person", entry.id, entry.label, (entry.printed, *turned))


def _themes(curated: Curated) -> Iterator[Subject]:
    for topic in curated.topics:
        same = (
            name
            for scheme in curated.schemes
            for theme in scheme.themes
            if any(m.topic == topic.slug and m.match == "exact" for m in theme.matches)
            for name in (theme.label, *theme.names)
        )
        yield _subject("topic", topic.slug, topic.label, same)


def _places(curated: Curated) -> Iterator[Subject]:
    for country in curated.countries:
        yield _subject("place", country.slug, country.label, country.names)
    for place in curated.places:
        yield _subject("place", place.slug, place.label, place.names)
