"""Ids as curators type them: known or not, with the nearest ones, living or retired."""

from collections.abc import Iterable
from difflib import get_close_matches

from igflod.errors import DecisionError, UriError
from igflod.linking import Curated
from igflod.pipeline.flow import Dataset, make_dataset
from igflod.record import SessionType
from igflod.settings import Settings
from igflod.uris import Identifier

__all__ = ["check_living", "check_same_kind", "known_id"]


def known_id(text: str, curated: Curated, settings: Settings) -> Identifier:
    """Read an id ('person/p3kx7ab' or its URI) and see that it is known.

    Sessions and themes that no list has are those of the reports.

    Raises:
        DecisionError: it is no id, or not known; with the nearest ones.

    """
    written = text.strip().removeprefix(f"{settings.uris.base}id/")
    try:
        one = Identifier.parse(written.removeprefix(f"{settings.uris.base}doc/"))
    except UriError as error:
        near = _near(written, _listed(curated))
        message = f"{text!r} is no id: {error}; an id is written as 'person/p3kx7ab'{near}"
        raise DecisionError(message) from None
    if str(one) in (known := _listed(curated)):
        return one
    if one.kind in {*SessionType, "theme"}:
        known |= _reported(make_dataset(settings))
    if str(one) not in known:
        raise DecisionError(f"nothing is known as {one}{_near(str(one), known)}")
    return one


def _near(text: str, known: Iterable[str]) -> str:
    near = get_close_matches(text, sorted(known), n=3)
    return f"; near: {', '.join(near)}" if near else ""


def _listed(curated: Curated) -> set[str]:
    return {
        *(f"person/{one}" for one in curated.people.entries),
        *(f"organization/{one}" for one in curated.organizations.entries),
        *(f"place/{place.slug}" for place in curated.places),
        *(f"place/{country.slug}" for country in curated.countries),
        *(f"theme/{s.slug}/{theme.slug}" for s in curated.schemes for theme in s.themes),
    }


def _reported(dataset: Dataset) -> set[str]:
    linked = [entry.linked for entry in dataset.published]
    sessions = {str(one) for record in linked for one in (record.key.identifier, record.session)}
    return sessions | {str(theme) for record in linked for theme in (*record.themes, record.topic)}


def check_living(one: Identifier, curated: Curated) -> None:
    """See that an id is not retired.

    Raises:
        DecisionError: it was merged, split or withdrawn.

    """
    root = curated.judgements.root(one)
    if root != one:
        raise DecisionError(f"{one} is retired already: it was merged into {root}")
    row = curated.retired.get(one)
    if row is not None:
        into = f" into {' and '.join(str(other) for other in row.successors)}"
        message = f"{one} is retired already: it was {row.fate} on {row.date.isoformat()}"
        raise DecisionError(message + (into if row.successors else ""))


def _kind(one: Identifier) -> tuple[str, str]:
    """Give the kind in which ids may be one: sessions of one meeting, themes of one scheme."""
    if one.kind in set(SessionType):
        return "session", one.path.partition("/")[0]
    return one.kind, one.path.partition("/")[0] if one.kind == "theme" else ""


def check_same_kind(a: Identifier, b: Identifier) -> None:
    """See that two ids may be one: of one kind; sessions of one meeting, themes of one scheme.

    Raises:
        DecisionError: they cannot.

    """
    (kind, within), (other, elsewhere) = _kind(a), _kind(b)
    if kind != other:
        raise DecisionError(f"{a} and {b} are of two kinds: {kind} and {other}")
    if within != elsewhere:
        of = "meetings" if kind == "session" else "schemes"
        raise DecisionError(f"{a} and {b} are {kind}s of two {of}: {within} and {elsewhere}")
