"""The two questions that an endpoint is asked: what bears these names, and what it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

from igflod.errors import InputError
from igflod.federation.subjects import KINDS, NOTHING
from igflod.tables import is_web_address

__all__ = ["LABELLING", "OTHER_NAMES", "Questions", "is_other_name", "spellings"]

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SCHEMA = ("http://schema.org/", "https://schema.org/")
_DCTERMS = "http://purl.org/dc/terms/"

LABELLING = (
    f"{_RDFS}label",
    f"{_SKOS}prefLabel",
    *(f"{schema}name" for schema in _SCHEMA),
    "http://xmlns.com/foaf/0.1/name",
)
"""Properties by which things are called; Wikidata uses the first for its labels."""

OTHER_NAMES = (
    f"{_SKOS}altLabel",
    f"{_SKOS}hiddenLabel",
    *(f"{schema}alternateName" for schema in _SCHEMA),
)
"""Properties by which things are also called; Wikidata uses the first for its aliases."""

_DESCRIBING = (
    *(f"{schema}description" for schema in _SCHEMA),
    f"{_DCTERMS}description",
    f"{_RDFS}comment",
    f"{_SKOS}definition",
)
_ANY_LANGUAGE = ("mul", "")
"""Literals without a language, and those in "mul": Wikidata's labels for all languages."""
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_EMPTY_LIST = re.compile(r"VALUES \?(\w+) \{ \}")
_ACRONYM = re.compile(r"\S*[A-Z]\S*[A-Z]\S*")


def is_other_name(prop: str) -> bool:
    """Whether a property gives a name besides the one by which a thing is called."""
    return prop in OTHER_NAMES


def spellings(name: str) -> tuple[str, ...]:
    """Give a name as it stands, and as others write it: without article, with other capitals."""
    bare = _ARTICLE.sub("", name)
    words = [word if _ACRONYM.fullmatch(word) else word.lower() for word in bare.split()]
    small, great = " ".join(words), " ".join(word[:1].upper() + word[1:] for word in words)
    return tuple(dict.fromkeys((name, bare, small, small[:1].upper() + small[1:], great)))


@dataclass(frozen=True, slots=True)
class Questions:
    """Writes the questions for some languages ('en', 'pt-BR') and properties that name things.

    Raises:
        InputError: a language is no language tag, or a property no IRI.

    """

    languages: tuple[str, ...] = ("en",)
    properties: tuple[str, ...] = (*LABELLING, *OTHER_NAMES)

    def __post_init__(self) -> None:
        for language in self.languages:
            try:
                Literal("", language=language)
            except ValueError:
                raise InputError(f"{language!r} is no language tag") from None
        for prop in self.properties:
            if not is_web_address(prop):
                raise InputError(f"{prop!r} is no IRI of a property")

    @property
    def _tags(self) -> tuple[str, ...]:
        small = (tag.lower() for tag in self.languages)  # as stores keep them
        return tuple(dict.fromkeys((*small, *_ANY_LANGUAGE)))

    def named(self, names: Iterable[str]) -> str:
        """Ask which things bear one of the names, as they stand here, in any of the languages."""
        literals = [
            Literal(name, language=tag) if tag else Literal(name)
            for name in names
            for tag in self._tags
        ]
        properties = [NamedNode(prop) for prop in self.properties]
        return _fill("named.rq", name=literals, property=properties)

    def described(self, things: Iterable[str]) -> str:
        """Ask what things are called, what they are in short, and which of our kinds they are."""
        ours = (prop for prop in self.properties if not is_other_name(prop))
        labelling = dict.fromkeys((*LABELLING, *ours))
        return _fill(
            "described.rq",
            thing=[NamedNode(thing) for thing in things],
            labelling=[NamedNode(prop) for prop in labelling],
            describing=[NamedNode(prop) for prop in _DESCRIBING],
            language=[Literal(tag) for tag in self._tags],
            **{"class": [NOTHING, *(one for kind in KINDS.values() for one in kind.classes)]},
        )


def _fill(file: str, **lists: Sequence[NamedNode | Literal]) -> str:
    """Write terms, escaped as SPARQL wants it, into the empty lists of a query."""
    query = files("igflod.federation").joinpath(file).read_text("utf-8")

    def filled(empty: re.Match[str]) -> str:
        written = " ".join(str(term) for term in lists[empty[1]])
        return f"VALUES ?{empty[1]} {{ {written} }}"

    return _EMPTY_LIST.sub(filled, query)
