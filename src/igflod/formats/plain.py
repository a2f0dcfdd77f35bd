"""The formats for machines: N-Triples and N-Quads, sorted, and RDF/XML."""

import re
from collections.abc import Iterable

from pyoxigraph import Literal, Quad, RdfFormat, Triple, serialize

from igflod.errors import FormatError
from igflod.formats.order import distinct_triples, in_reading_order
from igflod.formats.prefixes import PREFIXES

__all__ = ["write_nquads", "write_ntriples", "write_rdfxml"]

_RDF_TYPE = PREFIXES["rdf"] + "type"
_XML_LOCAL_NAME = re.compile(r"[A-Za-z_][\w.-]*\Z")
_NO_XML_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_ntriples(
    quads: Iterable[Quad],
    primary: str | None = None,  # noqa: ARG001 - lines are sorted, nothing comes first
    base: str | None = None,  # noqa: ARG001 - URIs are written in full
) -> bytes:
    """Write N-Triples, one triple a line, sorted."""
    return _lines(f"{triple} .\n" for triple in distinct_triples(quads))


def write_nquads(
    quads: Iterable[Quad],
    primary: str | None = None,  # noqa: ARG001 - lines are sorted, nothing comes first
    base: str | None = None,  # noqa: ARG001 - URIs are written in full
) -> bytes:
    """Write N-Quads, one quad a line, sorted."""
    return _lines(f"{quad} .\n" for quad in set(quads))


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(sorted(lines)).encode()


def write_rdfxml(
    quads: Iterable[Quad],
    primary: str | None = None,
    base: str | None = None,  # noqa: ARG001 - URIs are written in full
) -> bytes:
    """Write RDF/XML, the primary resource first.

    Raises:
        FormatError: a property has no name that XML allows, or a literal holds a character that
            XML 1.0 (section 2.2) forbids.

    """
    triples = in_reading_order(distinct_triples(quads), primary)
    for triple in triples:
        _refuse_what_xml_cannot_hold(triple)
    return serialize(triples, format=RdfFormat.RDF_XML, prefixes=_prefixes_used(triples)) or b""


def _prefixes_used(triples: Iterable[Triple]) -> dict[str, str]:
    """XML shortens the names of properties and of the classes that stand as element names."""
    names = {triple.predicate.value for triple in triples}
    names |= {str(triple.object)[1:-1] for triple in triples if triple.predicate.value == _RDF_TYPE}
    return {p: uri for p, uri in PREFIXES.items() if any(name.startswith(uri) for name in names)}


def _refuse_what_xml_cannot_hold(triple: Triple) -> None:
    predicate = triple.predicate.value
    local = re.split(r"[/#:?=&%]", predicate)[-1]
    if not _XML_LOCAL_NAME.fullmatch(local):
        raise FormatError(f"RDF/XML cannot write the property <{predicate}>; ask for Turtle")
    if isinstance(triple.object, Triple):
        raise FormatError("RDF/XML cannot write a triple as an object; ask for Turtle")
    if isinstance(triple.object, Literal) and _NO_XML_CHARACTER.search(triple.object.value):
        raise FormatError("RDF/XML cannot write a control character; ask for Turtle")
