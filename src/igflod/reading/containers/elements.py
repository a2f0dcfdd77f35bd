"""Walks through the elements of an HTML page and writes down their words, line by line."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from igflod.errors import SourceError
from igflod.reading.containers.extract import Extract, ExtractWriter
from igflod.reading.containers.furniture import Furniture
from igflod.reading.document import BlockKind

__all__ = ["DEEPEST", "ElementWalk"]

DEEPEST = 1_000
"""How deep elements may be nested."""

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_KINDS = {
    **dict.fromkeys(_HEADINGS | {"caption", "legend"}, BlockKind.HEADING),
    "li": BlockKind.LIST_ITEM,
    "dt": BlockKind.TERM,
    "dd": BlockKind.DEFINITION,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
}
_BLOCKS = frozenset(
    "address article aside blockquote body button center details dialog dir div dl fieldset "
    "figcaption figure footer form header hgroup hr html main menu nav noscript ol option p pre "
    "section select summary table tbody textarea tfoot thead tr ul".split()
) | set(_KINDS)
_SPACED = _HEADINGS | set("blockquote dl fieldset ol p pre table ul".split())
_EMPTY_LINES = _HEADINGS | {"p"}
_WITHOUT_TEXT = frozenset(
    "audio canvas head iframe map math object picture script style svg template video".split()
)


@dataclass(slots=True)
class _Open:
    """An element that is open. The words of an element inside a line are its block's."""

    tag: str
    path: str
    kind: BlockKind
    is_block: bool
    furniture: bool
    inside: bool
    pieces_before: int
    seen: Counter[str] = field(default_factory=Counter)
    cells: int = 0


class ElementWalk:
    """One pass through a page, without recursion."""

    def __init__(self, page: LexborHTMLParser, path: Path) -> None:
        self.writer = ExtractWriter()
        self._root = page.root
        self._path = path
        self._furniture = Furniture(page)
        self._open = [
            _Open(
                "",
                "",
                BlockKind.PARAGRAPH,
                is_block=True,
                furniture=False,
                inside=False,
                pieces_before=0,
            )
        ]
        self._words: list[str] = []
        self._margin = 0
        self._empty = 0
        self._tabs = 0
        self._row_began = False

    def read(self) -> Extract:
        """Write down all text.

        Raises:
            SourceError: elements are nested too deeply.

        """
        if self._root is not None:
            for entering, node in _walk(self._root):
                if not entering:
                    self._leave(node)
                elif node.is_text_node:
                    self._text(node.text(deep=False))
                elif node.tag == "br":
                    self._break()
                elif _has_words(node):
                    self._enter(node)
        self._flush()
        return self.writer.finish()

    def _enter(self, node: LexborNode) -> None:
        if len(self._open) > DEEPEST:
            message = f"has elements nested more than {DEEPEST:,} deep"
            raise SourceError(message, path=self._path)
        above, tag, attributes = self._open[-1], node.tag or "", node.attributes
        above.seen[tag] += 1
        number = "" if tag in {"html", "body"} else f"[{above.seen[tag]}]"
        inside = above.inside or tag in {"main", "article"} or attributes.get("role") == "main"
        starts = not above.furniture and self._furniture.starts(node, attributes, inside=inside)
        is_block = tag in _BLOCKS or starts
        if is_block:
            self._flush()
            self._space(tag)
        kind = _KINDS.get(tag, above.kind)
        path = f"{above.path}/{tag}{number}"
        furniture = above.furniture or starts
        before = len(self.writer.pieces)
        self._open.append(_Open(tag, path, kind, is_block, furniture, inside, before))
        self._place_cell(tag)

    def _leave(self, node: LexborNode) -> None:
        if not _has_words(node) or node.is_text_node or node.tag == "br":
            return
        if self._open[-1].is_block:
            self._flush()
            self._space(self._open[-1].tag)
        closed = self._open.pop()
        if closed.tag in _EMPTY_LINES and closed.pieces_before == len(self.writer.pieces):
            self._empty += 1
        if closed.tag == "tr":
            self._tabs, self._row_began = 0, False

    def _space(self, tag: str) -> None:
        self._margin = max(self._margin, int(tag in _SPACED))

    def _place_cell(self, tag: str) -> None:
        """Count the cells of a row: an empty one leaves a tab too."""
        if tag == "tr":
            self._tabs, self._row_began = 0, False
        elif tag in {"td", "th"}:
            row = next((element for element in reversed(self._open) if element.tag == "tr"), None)
            if row is not None:
                self._tabs += int(row.cells > 0)
                row.cells += 1

    def _text(self, text: str) -> None:
        if not any(element.tag == "pre" for element in self._open):
            self._words.append(text)
            return
        for position, line in enumerate(text.split("\n")):
            if position:
                self._break()
            self._words.append(line)

    def _break(self) -> None:
        """End a line; where there is none, leave an empty one."""
        if "".join(self._words).strip():
            self._flush()
        else:
            self._empty += 1

    def _flush(self) -> None:
        """Write down the line that was gathered, as the words of the nearest block."""
        words = "".join(self._words)
        self._words.clear()
        if not words.strip():
            return
        block = next(element for element in reversed(self._open) if element.is_block)
        tabs = self._tabs if self._row_began else 0
        gap = 0 if tabs else self._margin + self._empty
        self.writer.add(
            words, block.kind, block.path, gap=gap, tabs=tabs, furniture=block.furniture
        )
        self._margin = self._empty = self._tabs = 0
        self._row_began = any(element.tag == "tr" for element in self._open)


def _has_words(node: LexborNode) -> bool:
    return node.is_text_node or (node.is_element_node and node.tag not in _WITHOUT_TEXT)


def _walk(root: LexborNode) -> Iterator[tuple[bool, LexborNode]]:
    """Give each node twice: when it is entered (True) and left (False)."""
    node, depth = root, 0
    while True:
        yield True, node
        child = node.first_child if _has_words(node) else None
        if child is not None:
            node, depth = child, depth + 1
            continue
        yield False, node
        while depth and node.next is None and node.parent is not None:
            node, depth = node.parent, depth - 1
            yield False, node
        if depth == 0 or node.next is None:
            return
        node = node.next
