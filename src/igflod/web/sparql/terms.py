"""What the editor completes: our prefixes, and every class, property and code with its use."""

import json
from functools import lru_cache

from flask import Blueprint, Response

from igflod.formats.prefixes import PREFIXES
from igflod.store.base import Store
from igflod.web.describe import query
from igflod.web.documents import conditional
from igflod.web.site import site

__all__ = ["terms"]

terms = Blueprint("terms", __name__)


@terms.get("/sparql/terms.json")
def known_terms() -> Response:
    """Give the prefixes and the terms that a query may use, as JSON."""
    return conditional(Response(_told(site().digest), content_type="application/json"))


@lru_cache(maxsize=2)
def _told(_digest: str) -> str:
    """Tell the terms of a release; counting their use goes through all of the data, once."""
    store = site().store
    uses = {"property": _uses(store, "properties"), "class": _uses(store, "classes"), "code": {}}
    found: dict[str, dict[str, str | int]] = {}
    for row in store.rows(query("editor/declared")):
        iri, kind = row["term"].value, row["kind"].value  # type: ignore[union-attr]
        label = row["label"].value if "label" in row else ""  # type: ignore[union-attr]
        found.setdefault(iri, _term(iri, kind, label, uses[kind].get(iri, 0)))
    for kind, counted in uses.items():
        for iri, number in counted.items():
            found.setdefault(iri, _term(iri, kind, "", number))
    listed = [found[iri] for iri in sorted(found)]
    return json.dumps({"prefixes": PREFIXES, "terms": listed}, ensure_ascii=False) + "\n"


def _uses(store: Store, name: str) -> dict[str, int]:
    rows = store.rows(query(f"editor/{name}"))
    return {row["term"].value: int(row["uses"].value) for row in rows}  # type: ignore[union-attr]


def _term(iri: str, kind: str, label: str, uses: int) -> dict[str, str | int]:
    return {"iri": iri, "kind": kind, "label": label, "uses": uses}
