"""JSON-LD for developers: one tree with plain keys, the same graph underneath."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from pyld import jsonld
from pyoxigraph import Quad

from igflod.errors import FormatError
from igflod.formats.context import CONTEXT_PATH, Context, context
from igflod.formats.nesting import Json, JsonObject, nest
from igflod.formats.order import distinct_triples, natural

__all__ = ["context_document", "write_jsonld"]


def write_jsonld(
    quads: Iterable[Quad], primary: str | None = None, base: str | None = None
) -> bytes:
    """Write JSON-LD 1.1, compacted by our context, the primary resource at the root.

    With a base URI the document names the context by its URL below it; without one it carries the
    part of the context that it needs.

    Raises:
        FormatError: a triple stands in a triple, which JSON-LD 1.1 cannot say.

    """
    trees = nest(distinct_triples(quads), primary)
    options = {"documentLoader": _refuse, "graph": len(trees) != 1, "compactArrays": True}
    compacted = jsonld.compact(trees, {"@context": context()}, options)
    compacted.pop("@context", None)
    used = base + CONTEXT_PATH if base else _part_used(compacted)
    document = {"@context": used, **_ordered(compacted)}
    return _dump(document)


def context_document() -> bytes:
    """Write the context as the document that is published at its URL."""
    return _dump({"@context": context()})


def _dump(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _refuse(url: str, options: object) -> NoReturn:
    raise FormatError(f"a JSON-LD context of elsewhere is never fetched: {url} {options}")
