"""The terms that a query may mean: those of the ontology, and of the vocabularies beside it."""

import re
from functools import cache
from itertools import chain

import rdflib.namespace as known
from pyoxigraph import NamedNode
from rapidfuzz.distance import OSA
from rdflib.namespace import DefinedNamespace

from igflod import vocabulary
from igflod.formats.prefixes import PREFIXES
from igflod.resources import resource_files

__all__ = [
    "OURS",
    "code_called",
    "object_properties",
    "similar_terms",
    "terms_of",
    "usual_namespace",
]

OURS = {
    PREFIXES["igf"]: "no term of the ontology",
    PREFIXES["igfc"]: "in no code list of the ontology",
    PREFIXES["igfs"]: "no shape of this dataset",
}
"""Our namespaces, and what a name in one of them is that nobody has defined."""

_FOREIGN: dict[str, type[DefinedNamespace]] = {
    PREFIXES["rdf"]: known.RDF,
    PREFIXES["rdfs"]: known.RDFS,
    PREFIXES["owl"]: known.OWL,
    PREFIXES["xsd"]: known.XSD,
    PREFIXES["skos"]: known.SKOS,
    PREFIXES["dcterms"]: known.DCTERMS,
    PREFIXES["foaf"]: known.FOAF,
    PREFIXES["schema"]: known.SDO,
    PREFIXES["org"]: known.ORG,
    PREFIXES["prov"]: known.PROV,
    PREFIXES["qb"]: known.QB,
    PREFIXES["sh"]: known.SH,
}
"""Vocabularies of which all terms are known, so that one can say that a name is none of them."""

_ELSEWHERE = ("igfc", "igf", "schema", "rdfs", "skos", "rdf", "dcterms")
"""Where a name may belong that stands under a prefix of ours, in this order."""

_EVERYDAY = {
    "man": "igfc:male",
    "men": "igfc:male",
    "name": "rdfs:label",
    "title": "rdfs:label",
    "woman": "igfc:female",
    "women": "igfc:female",
}
"""Words that nobody has defined, and what the dataset has for them."""

_MOST = 3
_LONGEST = 60
"""Characters of a name for which similar ones are looked for; no term is half as long."""
_SHORT, _LONG = 4, 9
"""Lengths of names up to which one slip, and from which three, leave no doubt of what is meant."""


@cache
def terms_of(namespace: str) -> frozenset[str]:
    """List the names in a namespace; empty where not all of them are known."""
    if namespace in OURS:
        return _ours().get(namespace, frozenset()) | _shapes(namespace)
    if namespace not in _FOREIGN:
        return frozenset()
    foreign = _FOREIGN[namespace]
    names = chain(foreign.__annotations__, getattr(foreign, "_extras", ()))
    return frozenset(names) | _ours().get(namespace, frozenset())


def similar_terms(namespace: str, name: str) -> list[str]:
    """List the names that may be meant by one that does not exist, as `prefix:name`, best first.

    Plural and singular, British and American spelling, capitals and hyphens, slips of the keyboard;
    a code by its label; a name that stands in another namespace; and, of ours, longer names that
    hold this one.
    """
    if len(name) > _LONGEST:
        return []
    found = _spelt_alike(namespace, name)
    if namespace in OURS:
        found = found or _everyday(name) or _elsewhere(name) or _by_label(name)
    found = found or _mistyped(namespace, name)
    if namespace in OURS:
        found = found or _holding(namespace, name)
    return found[:_MOST]


def usual_namespace(iri: str) -> str | None:
    """Find the namespace of ours or of the Web that an IRI is meant to be, but is not quite.

    It differs by http and https, `www.`, capitals, or what stands at the end.
    """
    usual = _by_core().get(_core(iri))
    return usual if usual != iri else None


@cache
def object_properties() -> frozenset[str]:
    """List the names of the ontology's properties that have things, never texts, as values."""
    pattern = re.compile(r"^igf:(\w+) a owl:ObjectProperty\b", re.MULTILINE)
    texts = (entry.read_text("utf-8") for entry in resource_files("ontology", ".ttl"))
    return frozenset(chain.from_iterable(pattern.findall(text) for text in texts))


@cache
def _ours() -> dict[str, frozenset[str]]:
    """Sort the terms that the generated vocabulary has by namespace."""
    found: dict[str, set[str]] = {iri: set() for iri in PREFIXES.values()}
    for cls in vars(vocabulary).values():
        if isinstance(cls, type) and cls is not NamedNode:
            for term in vars(cls).values():
                if isinstance(term, NamedNode):
                    namespace = next(iri for iri in found if term.value.startswith(iri))
                    found[namespace].add(term.value.removeprefix(namespace))
    return {namespace: frozenset(names) for namespace, names in found.items()}


@cache
def _shapes(namespace: str) -> frozenset[str]:
    if namespace != PREFIXES["igfs"]:
        return frozenset()
    texts = (entry.read_text("utf-8") for entry in resource_files("shapes", ".ttl"))
    names = chain.from_iterable(re.findall(r"\bigfs:([\w-]+)", text) for text in texts)
    return frozenset(names)


@cache
def _by_core() -> dict[str, str]:
    return {_core(namespace): namespace for namespace in PREFIXES.values()}


def _core(iri: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", iri.casefold()).rstrip("#/")


@cache
def _prefix(namespace: str) -> str:
    return next(prefix for prefix, iri in PREFIXES.items() if iri == namespace)


def _spelling(name: str) -> str:
    """Reduce a name to what spellings of the same word have in common."""
    plain = re.sub(r"[-_.]", "", name).casefold()
    plain = re.sub(r"is(?=(?:e|er|ed|ing|ation|ational)(?:s|$|[a-z]))", "iz", plain)
    plain = plain.replace("programme", "program").replace("colour", "color")
    plain = plain.replace("centre", "center")
    return re.sub(r"ies$", "y", plain) if plain.endswith("ies") else plain.removesuffix("s")


def _spelt_alike(namespace: str, name: str) -> list[str]:
    alike = _by_spelling(namespace).get(_spelling(name), ())
    return [f"{_prefix(namespace)}:{term}" for term in alike]


@cache
def _by_spelling(namespace: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for term in sorted(terms_of(namespace)):
        found.setdefault(_spelling(term), []).append(term)
    return found


def _everyday(name: str) -> list[str]:
    found = _EVERYDAY.get(name.casefold())
    return [found] if found else []


def _elsewhere(name: str) -> list[str]:
    """Find a name in the other namespaces of the dataset; classes stay classes."""
    return [
        f"{prefix}:{term}"
        for prefix in _ELSEWHERE
        for term in _by_spelling(PREFIXES[prefix]).get(_spelling(name), ())
        if term in _ours()[PREFIXES[prefix]] and term[:1].isupper() == name[:1].isupper()
    ]


def _by_label(name: str) -> list[str]:
    code = code_called(name)
    return [f"igfc:{code}"] if code else []


def code_called(text: str) -> str | None:
    """Find the code that has a text for its name or for one of its labels."""
    return _codes().get(_words(text)) if len(text) <= _LONGEST else None


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, labels in vocabulary.CODE_LABELS.items():
        name = code.value.removeprefix(PREFIXES["igfc"])
        found |= {_words(label): name for label in (*labels, name)}
    return found


def _words(text: str) -> str:
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|[-_]", " ", text)
    return " ".join(apart.casefold().split())


def _mistyped(namespace: str, name: str) -> list[str]:
    allowed = 1 if len(name) <= _SHORT else 2 if len(name) < _LONG else 3
    near = []
    written = name.casefold()
    for term in terms_of(namespace):
        slips = OSA.distance(written, term.casefold(), score_cutoff=allowed)
        if slips <= allowed and slips < len(term) - 1:
            near.append((slips, term))
    fewest = min(near, default=(0, ""))[0]
    return [f"{_prefix(namespace)}:{term}" for slips, term in sorted(near) if slips == fewest]


def _holding(namespace: str, name: str) -> list[str]:
    wanted = _spelling(name)
    if len(wanted) < _SHORT:
        return []
    held = [term for term in terms_of(namespace) if wanted in _spelling(term)]
    return [f"{_prefix(namespace)}:{term}" for term in sorted(held, key=lambda t: (len(t), t))]
