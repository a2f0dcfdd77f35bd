"""HTML pages: their text block by block, as a browser would set it, with the path of each element.

Scripts, styles and pictures are no text and are left out, and so is what stands in `<head>`. The
page is only parsed: nothing in it is run, nothing that it points to is fetched.
"""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from igflod.errors import SourceError
from igflod.reading.containers.elements import DEEPEST, ElementWalk
from igflod.reading.containers.extract import Extract
from igflod.reading.decoding import decode

__all__ = ["read_html"]

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|"""
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD_BYTES = 4096
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LEFT_OPEN = frozenset(  # elements without an end tag, or whose end tag may be left out
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th tr "
    "tbody thead tfoot option optgroup colgroup caption rp rt html head body".split()
)
_TOWER = 5 * DEEPEST


def read_html(content: bytes, path: Path) -> Extract:
    """Take the text out of a page. `path` is only named in errors.

    Raises:
        SourceError: it is empty, binary, nested too deeply, or shows no text.

    """
    declared = _DECLARED.search(content, 0, _HEAD_BYTES)
    name = (declared[1] or declared[2]).decode("ascii") if declared else None
    decoded = decode(content, path, declared=name)
    if _is_tower(decoded.text):
        raise SourceError(f"has elements nested more than {DEEPEST:,} deep", path=path)
    walk = ElementWalk(LexborHTMLParser(decoded.text), path)
    if decoded.note:
        walk.writer.notes.append(("encoding", decoded.note))
    extract = walk.read()
    if all(piece.furniture for piece in extract.pieces or ()):
        raise SourceError("shows no text (a script may have to write it)", path=path)
    return extract


def _is_tower(text: str) -> bool:
    """Whether tags are nested absurdly; seen before parsing, which takes the square of the depth.

    Tags in scripts and comments are counted too, so the bound is generous.
    """
    depth = 0
    for closing, tag in _TAG.findall(text):
        if tag.lower() not in _LEFT_OPEN:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > _TOWER:
                return True
    return False
