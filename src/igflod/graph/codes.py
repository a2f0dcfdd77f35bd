"""Finds the code of a code list that printed words mean, and keeps the words."""

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from igflod.graph.builder import opening
from igflod.vocabulary import CODE_LABELS

__all__ = ["as_printed", "code_of"]

_LONGEST = 120


def code_of(codes: Mapping[str, NamedNode], words: str) -> NamedNode | None:
    """Give the concept whose notation or label the words are, in any case; None if none is.

    Words that no code has stay what they are: nothing is guessed.
    """
    wanted = _plain(words)
    for notation, concept in codes.items():
        if wanted in {_plain(label) for label in (notation, *CODE_LABELS.get(concept, ()))}:
            return concept
    return None


def as_printed(words: str) -> Literal:
    """Keep the words of an answer or a cell: the first ones where somebody wrote at length."""
    return Literal(opening(words, _LONGEST))


def _plain(words: str) -> str:
    """Fold case, white space, a full stop at the end, and articles ('the majority of the …')."""
    kept = [word for word in words.casefold().rstrip(". ").split() if word != "the"]
    return " ".join(kept)
