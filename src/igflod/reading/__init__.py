"""From bytes to a record: a document model, declared templates, named field parsers."""

from igflod.reading.document import Document
from igflod.reading.reader import Explanation, Reader
from igflod.reading.source import Source

__all__ = ["Document", "Explanation", "Reader", "Source"]
