"""Downloads of the whole dataset: exactly the files that the release lists."""

from mimetypes import guess_type

from flask import Blueprint, Response, abort, send_file

from igflod.formats import GRAPH_FORMATS, find_format
from igflod.web.documents import MAX_AGE
from igflod.web.site import site

__all__ = ["dumps"]

dumps = Blueprint("dumps", __name__)


@dumps.get("/dump/<name>")
def dump(name: str) -> Response:
    """Send a file of the release; parts of it if asked (RFC 9110, section 14)."""
    path = site().dumps.get(name)
    if path is None:
        abort(404, f"The release has no file {name!r}.")
    form = find_format(GRAPH_FORMATS, name.rpartition(".")[2])
    response = send_file(
        path,
        mimetype=form.media_type if form else guess_type(name)[0],
        as_attachment=True,
        download_name=name,
        conditional=True,
        etag=f"{site().digest}-{name}",
        last_modified=site().issued,
        max_age=MAX_AGE,
    )
    response.cache_control.public = True
    return response
