"""Documents that can be had in every form, and the answer to a request for one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import quote

from flask import Response, request
from pyoxigraph import Quad

from igflod.formats.context import CONTEXT_PATH
from igflod.web.links import rooted
from igflod.web.problems import NoVariantError
from igflod.web.site import site
from igflod.web.variants import HTML, VARIANTS, Variant, content_type, negotiate

__all__ = ["Document", "answer", "conditional", "link_header", "see_other", "validated"]

MAX_AGE = 300
"""Seconds for which an answer may be kept without asking again; a release lives far longer."""

_SAFE = "/:?#[]@!$&'()*+,;=%~._-"
_LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"
_JSON_LD_CONTEXT = "http://www.w3.org/ns/json-ld#context"


@dataclass(frozen=True)
class Document:
    """What is said about something, and how to show it to a person.

    `path` is where the document is below the root of this site, without a suffix; `primary` the
    URI of what it is about; `types` the classes of that, for `Link: rel=type`.
    """

    path: str
    quads: Iterable[Quad] = field(repr=False)
    page: Callable[[], str] = field(repr=False)
    primary: str | None = None
    types: tuple[str, ...] = ()


def answer(document: Document, variant: Variant | None = None) -> Response:
    """Answer with the form of a suffix, or negotiate when there is none.

    Raises:
        NoVariantError: the client accepts no form that we have.
        FormatError: the format cannot write this document.

    """
    if variant is not None:
        return _represent(document, variant, content_type(variant.media_type))
    chosen = negotiate(request.headers.get("Accept"))
    if chosen is None:
        raise NoVariantError(document.path)
    response = _represent(document, *chosen)
    response.vary.add("Accept")
    return response


def _represent(document: Document, variant: Variant, media_type: str) -> Response:
    if variant.form is None:
        body = document.page().encode()
    else:
        body = variant.form.serialize(document.quads, document.primary, site().base)
    response = Response(body, content_type=media_type)
    response.headers["Content-Location"] = rooted(f"{document.path}.{variant.suffix}")
    response.headers["Link"] = link_header(document, variant, media_type)
    return conditional(response)


def conditional(response: Response) -> Response:
    """Give an answer its validators, and turn it into 304 if the client has it already.

    The entity tag is strong and one for each representation: the same JSON under two media types
    has two.
    """
    content = response.content_type.encode() + b"\n" + response.get_data()
    return validated(response, sha256(content).hexdigest()[:32])


def validated(response: Response, tag: str, *, weak: bool = False) -> Response:
    """Give an answer an entity tag; and turn it into 304 if the client has it already."""
    response.last_modified = site().issued
    response.cache_control.public = True
    response.cache_control.max_age = MAX_AGE
    response.set_etag(tag, weak=weak)
    response.make_conditional(request)
    return response


def see_other(place: str) -> Response:
    """Lead from a thing to what tells of it (303); what that gives depends on Accept."""
    response = Response(status=HTTPStatus.SEE_OTHER)
    response.location = place
    response.vary.add("Accept")
    response.cache_control.public = True
    response.cache_control.max_age = MAX_AGE
    return response


def link_header(document: Document, variant: Variant | None, media_type: str = "") -> str:
    """Write the Link header (RFC 8288): the other forms, what this is about, its licence."""
    links = [
        _link(rooted(f"{document.path}.{other.suffix}"), "alternate", type=other.media_type)
        for other in VARIANTS
        if other is not variant
    ]
    if variant is HTML:
        links += [
            _link(rooted(f"{document.path}.{other.suffix}"), "describedby", type=other.media_type)
            for other in VARIANTS[:2]
        ]
    if document.primary:
        links += [_link(document.primary, "cite-as"), _link(document.primary, "describes")]
    links += [_link(uri, "type") for uri in document.types]
    if not site().is_foreign:
        links.append(_link(_LICENSE, "license"))
    if media_type == "application/json":
        links.append(_link(rooted(f"/{CONTEXT_PATH}"), _JSON_LD_CONTEXT))
    return ", ".join(links)


def _link(target: str, relation: str, **parameters: str) -> str:
    extra = "".join(f'; {name}="{value}"' for name, value in parameters.items())
    return f'<{quote(target, safe=_SAFE)}>; rel="{relation}"{extra}'
