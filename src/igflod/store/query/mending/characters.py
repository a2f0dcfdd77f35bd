"""Mistakes in the characters of a query: quotation marks, IRIs, comments, operators."""

import re
import unicodedata
from collections.abc import Iterator

from igflod.store.query.mending.rule import Said, previous
from igflod.store.query.misfit import Misfit

__all__ = ["comments", "iris", "operators", "strange_characters", "texts"]

_QUOTES = "“”„‟«»‘’‚‛`´"
_DASHES = "–—−‐‑"
_INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cf"})
_LONG_QUOTES = frozenset({"'''", '"""'})
_NO_LONGER_AN_IRI = 3
"""So many spaces are no slip within an IRI, but the text behind one that was not closed."""


def strange_characters(misfit: Misfit) -> Iterator[Said]:
    """Know characters that look like others, as word processors put them, and invisible ones."""
    first = misfit.sign.text[:1]
    if not first or (first.isascii() and first != "`"):
        return
    if first in _QUOTES:
        yield f"{first} is no quotation mark of SPARQL; texts stand in \" or '"
        return
    name = f"U+{ord(first):04X} ({unicodedata.name(first, 'no character').lower()})"
    if unicodedata.category(first) in _INVISIBLE:
        yield f"the character {name} is no space of SPARQL; put a plain space, or nothing"
    plain = unicodedata.normalize("NFKC", first)
    if plain != first and plain.isascii():
        yield f"{first} is the character {name}; write a plain {plain}"
    if first in _DASHES:
        yield f"{first} is the character {name}; a minus is a plain -"


def texts(misfit: Misfit) -> Iterator[Said]:
    """Know texts without an end, and quotation marks within a text."""
    sign, last = misfit.sign, previous(misfit)
    if last.terminal == "<STRING>" and last.end == sign.start:
        if sign.text[:1].isalnum():
            mark = last.text[-1]
            yield f"the text ends at the {mark} before this; within a text write \\{mark}"
        elif sign.text == "@":
            yield 'behind @ stands the tag of a language: "text"@en'
    if sign.text[:1] not in {"'", '"'} or sign.terminal == "<STRING>":
        return
    mark = sign.text[:3] if sign.text[:3] in _LONG_QUOTES else sign.text[0]
    lines = re.split(r"[\r\n]", sign.text[1:])
    if len(mark) == 1 and mark in "".join(lines[1:]) and mark not in lines[0]:
        yield f"the text that begins here does not end in its line; longer ones stand in {mark * 3}"
    yield f"the text that begins here has no end; close it with {mark}"


def iris(misfit: Misfit) -> Iterator[Said]:
    """Know IRIs without an end, with spaces in them, or without their brackets."""
    sign, last = misfit.sign, previous(misfit)
    if sign.text == "<" and "<IRI>" in misfit.expected:
        line = re.split(r"[\r\n]", misfit.query[sign.end :], maxsplit=1)[0]
        inside, closed, _ = line.partition(">")
        odd = next((char for char in inside if char in ' "{}|^`\\'), "")
        if not closed or inside.count(" ") >= _NO_LONGER_AN_IRI:
            yield "the IRI that begins here has no > at its end"
        elif odd:
            name = "space" if odd == " " else odd
            yield f"an IRI has no {name} in it; write %{ord(odd):02X}"
    if last.text.casefold() in {"http:", "https:", "urn:", "mailto:"} and last.end == sign.start:
        yield last.start, "an IRI stands between < and >"


def comments(misfit: Misfit) -> Iterator[Said]:
    """Know the comments of other languages."""
    two = misfit.query[misfit.sign.start : misfit.sign.start + 2]
    if two in {"//", "/*", "--"}:
        yield f"comments begin with #, not with {two}"


def operators(misfit: Misfit) -> Iterator[Said]:
    """Know the operators of other languages."""
    sign, last, expected = misfit.sign, previous(misfit), misfit.expected
    if last.text == "=" and last.end == sign.start:
        if sign.text == "=":
            yield last.start, "equal is written =, not =="
        elif sign.text in {">", "<"}:
            yield last.start, f"write {sign.text}=, not ={sign.text}"
    if sign.text == "<>" and "!=" in expected:
        yield "unequal is written !=, not <>"
    if sign.text in {"&", "|"} and "&&" in expected:
        yield f"{'and' if sign.text == '&' else 'or'} is written {sign.text * 2}"
    if sign.text == "%" and "*" in expected:
        yield "there is no %; write ?x - ?y * FLOOR(?x / ?y)"
