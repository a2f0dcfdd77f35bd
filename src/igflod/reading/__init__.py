"""From bytes to a record: a document model, declared templates, named field parsers."""

from igflod.reading.document import Document
from igflod.reading.many import Outcome, read_many
from igflod.reading.opening import open_document
from igflod.reading.reader import Explanation, Reader
from igflod.reading.source import MEDIA_TYPES, READABLE_SUFFIXES, Source, suffix_of, visible_files

__all__ = [
    "MEDIA_TYPES",
    "READABLE_SUFFIXES",
    "Document",
    "Explanation",
    "Outcome",
    "Reader",
    "Source",
    "open_document",
    "read_many",
    "suffix_of",
    "visible_files",
]
