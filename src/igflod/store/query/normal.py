"""When two queries are surely the same, and when the same query need not have the same answer."""

import re

__all__ = ["is_volatile", "normalised"]

# These are found in any place, also in a string: to take a query for one that changes costs little.
_VOLATILE = re.compile(r"\b(?:bnode|now|rand|struuid|uuid)\b|\\u", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")
_SPACES_IN_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t\r\n]*|[ \t]+")


def normalised(query: str) -> str:
    """Write a query so that others that differ in nothing but white space become the same text.

    Never makes two texts of different meaning the same: white space is left alone where there is a
    quotation mark, since it may be part of a string, and line ends are kept where there is a '#',
    since they may end a comment.
    """
    if "'" in query or '"' in query:
        return query
    if "#" in query:
        return _SPACES_IN_LINE.sub(_as_little, query).strip(" \t\r\n")
    return _SPACES.sub(" ", query).strip(" ")


def is_volatile(query: str) -> bool:
    """Tell whether a query may give another answer each time: by the time, by chance, new nodes."""
    return bool(_VOLATILE.search(query))


def _as_little(found: re.Match[str]) -> str:
    return " " if not found.group().strip(" \t") else "\n"
