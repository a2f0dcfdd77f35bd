"""JSON-LD for developers: one tree with plain keys, the same graph underneath."""

import json
from collections.abc import Iterable, Iterator
from typing import NoReturn

from pyld import jsonld
from pyoxigraph import NamedNode, Quad, Triple

from igflod.errors import FormatError
from igflod.formats.context import CONTEXT_PATH, Context, context
from igflod.formats.nesting import Json, JsonObject, nest
from igflod.formats.order import distinct_triples, natural
from igflod.formats.prefixes import PREFIXES

__all__ = ["context_document", "write_jsonld"]


_FIRST = ("@context", "id", "type", "label", "name", "prefLabel", "@value", "@language")

_NAMESPACES_AND_SLASHES = tuple(f"{namespace}//" for namespace in PREFIXES.values())


def write_jsonld(
    quads: Iterable[Quad], primary: str | None = None, base: str | None = None
) -> bytes:
    """Write JSON-LD 1.1, compacted by our context, the primary resource at the root.

    With a base URI the document names the context by its URL below it; without one it carries the
    part of the context that it needs.

    Raises:
        FormatError: JSON-LD 1.1 cannot say it (a triple in a triple), or not with our prefixes
            (the URI `igf:x`, which is not the term igf:x).

    """
    triples = distinct_triples(quads)
    _refuse_what_reads_as_another_uri(triples)
    trees = nest(triples, primary)
    if len(trees) > 1 and trees[0]["@id"] == primary:
        trees = [{**trees[0], "@included": list[Json](trees[1:])}]
    compacted = _compacted(trees)
    used: Context | str = base + CONTEXT_PATH if base else _part_used(compacted)
    return _dump({"@context": used, **_ordered(compacted)})


def context_document() -> bytes:
    """Write the context as the document that is published at its URL."""
    return _dump({"@context": context()})


def _refuse_what_reads_as_another_uri(triples: Iterable[Triple]) -> None:
    """Refuse `namespace//x`: short it is `prefix://x`, which readers must take for a full URI."""
    for triple in triples:
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, NamedNode) and term.value.startswith(_NAMESPACES_AND_SLASHES):
                raise FormatError(f"JSON-LD cannot write {term} with our prefixes; ask for Turtle")


def _compacted(trees: list[JsonObject]) -> JsonObject:
    options = {"documentLoader": _refuse, "graph": len(trees) != 1, "skipExpansion": True}
    try:
        compacted: JsonObject = jsonld.compact(trees, {"@context": context()}, options)
    except jsonld.JsonLdError as error:
        raise FormatError(f"JSON-LD cannot write this with our prefixes: {error}") from error
    compacted.pop("@context", None)
    return compacted


def _refuse(url: str, _options: object) -> NoReturn:
    raise FormatError(f"a JSON-LD context of elsewhere is never fetched: {url}")


def _ordered(entry: JsonObject) -> JsonObject:
    """Sort keys: what a thing is, then its plain values, then the trees below it."""
    return {key: _ordered_value(entry[key]) for key in sorted(entry, key=lambda k: _rank(k, entry))}


def _ordered_value(value: Json) -> Json:
    if isinstance(value, list):
        return [_ordered_value(item) for item in value]
    return _ordered(value) if isinstance(value, dict) else value


def _rank(key: str, entry: JsonObject) -> tuple[object, ...]:
    value = entry[key]
    first = value[0] if isinstance(value, list) and value else value
    depth = isinstance(first, dict) + isinstance(value, list)
    rank = _FIRST.index(key) if key in _FIRST else len(_FIRST)
    return (key == "@included", rank, depth, natural(key))


def _part_used(compacted: JsonObject) -> Context:
    """Take from the context what a document uses, so that it stands on its own."""
    full = context()
    used: set[str] = set()
    for text in _texts(compacted):
        used.update(key for key in (text, text.partition(":")[0]) if key in full)
    for key in [*used]:
        used.update(text.partition(":")[0] for text in _texts(full[key]))
    return {key: full[key] for key in full if key == "@version" or key in used}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)


def _dump(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
