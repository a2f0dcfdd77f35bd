"""From URIs to what a page may link to.

The data keep their canonical URIs whatever host they are served from; the pages lead to the same
thing on this host. Of other URIs only http and https become links: they come from documents.
"""

import re
from urllib.parse import quote, unquote

from flask import request

from igflod.errors import UriError
from igflod.uris import DEFAULT_BASE, Uris

__all__ = ["VOCABULARY", "href", "local_path", "rooted"]

VOCABULARY = DEFAULT_BASE
"""Ontology, code lists and shapes keep their place whatever the base URI of the data is."""

_VOCABULARY_PATH = re.compile(r"(?:def|shapes)(?:#[\w-]+)?|def/\d+\.\d+\.\d+|code/[\w-]+")
_DATA_PATH = re.compile(r"(?:graph/[\w/-]+|dump/[\w.-]+|sparql(?:/examples)?|context\.jsonld)")
_SAFE = "/:@!$&'()*+,;=~.-_"


def rooted(path: str) -> str:
    """Put a path of this site ('/doc/…') below the place where the site is mounted."""
    return quote(request.script_root + path, safe=_SAFE)


def local_path(uri: str, uris: Uris) -> str | None:
    """Find where this site describes a URI of ours: '/doc/person/p3kx7ab#…'; None for others."""
    without_fragment, mark, fragment = uri.partition("#")
    if without_fragment.startswith(uris.base):
        path = without_fragment[len(uris.base) :]
        if _DATA_PATH.fullmatch(path):
            return f"/{path}"
        try:
            found = uris.parse(without_fragment)
        except UriError:
            pass
        else:
            return f"/doc/{found.kind}/{found.path}{mark}{fragment}"
    if uri.startswith(VOCABULARY) and _VOCABULARY_PATH.fullmatch(uri[len(VOCABULARY) :]):
        return f"/{uri[len(VOCABULARY) :]}"
    return None


def href(uri: str, uris: Uris) -> str | None:
    """Give what a page may link a URI to: a place on this site, an http(s) URI, or nothing."""
    path = local_path(uri, uris)
    if path is not None:
        before, mark, fragment = path.partition("#")
        return f"{rooted(before)}{mark}{quote(unquote(fragment), safe=_SAFE)}"
    return uri if re.match(r"https?://[^/]", uri, re.IGNORECASE) else None
