"""Words that are misspelt, or of another language than SPARQL."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from igflod.store.query.mending.rule import Said
from igflod.store.query.misfit import Misfit

__all__ = ["keywords"]

_LONGEST = 40
_SHORTEST, _SHORT = 3, 4
"""Any two words of two letters are alike; of up to four, one slip leaves no doubt."""

_OF_OTHER_LANGUAGES = {
    "AND": "and is written &&",
    "BETWEEN": "there is no BETWEEN; write ?x >= … && ?x <= …",
    "CASE": "there is no CASE; IF(condition, then, else) chooses",
    "CAST": "a value is cast with the name of a datatype: xsd:integer(?x)",
    "IFNULL": "there is no IFNULL; COALESCE(?x, …) gives the first value there is",
    "IS": "there is no IS NULL; write !BOUND(?x), or BOUND(?x) for IS NOT NULL",
    "JOIN": "there is no JOIN; patterns that share a variable are joined",
    "LEN": "the length of a text is STRLEN(…)",
    "LENGTH": "the length of a text is STRLEN(…)",
    "LIKE": "there is no LIKE; write CONTAINS(?x, …), STRSTARTS(?x, …) or REGEX(?x, …)",
    "LOWER": "lower case is LCASE(…)",
    "MOD": "there is no MOD; write ?x - ?y * FLOOR(?x / ?y)",
    "NULL": "there is no NULL; !BOUND(?x) asks whether a variable has no value",
    "NVL": "there is no NVL; COALESCE(?x, …) gives the first value there is",
    "OR": "or is written ||",
    "SUBSTRING": "a part of a text is SUBSTR(…)",
    "TODAY": "the time of the query is NOW()",
    "TOP": "there is no TOP; LIMIT stands at the end of the query",
    "UPPER": "upper case is UCASE(…)",
    "XOR": "there is no XOR; for two truth values write ?x != ?y",
}
_OTHER_REQUESTS = {
    "EXPLAIN": "there is no EXPLAIN here; leave it out",
    "WITH": "WITH belongs to updates, and this service only reads",
}


def keywords(misfit: Misfit) -> Iterator[Said]:
    """Know words of other languages, and misspelt ones."""
    sign = misfit.sign
    if not re.fullmatch(r"[A-Za-z]\w*", sign.text) or len(sign.text) > _LONGEST:
        return
    word = sign.text.upper()
    if word in _OF_OTHER_LANGUAGES and word not in misfit.expected:
        yield _OF_OTHER_LANGUAGES[word]
    if word in _OTHER_REQUESTS and "SELECT" in misfit.expected:
        yield _OTHER_REQUESTS[word]
    near = _nearest(word, misfit.expected)
    if near is None and misfit.query[sign.end :].lstrip()[:1] == "(":
        near = _longer_or_shorter(word, misfit.expected)
    if near:
        yield f"{sign.text} is no word of SPARQL; did you mean {near}?"


def _nearest(word: str, expected: frozenset[str]) -> str | None:
    """Find the word that could stand here and differs by one slip, or by two if it is long."""
    known = [term for term in expected if term.isidentifier() and len(term) > 1]
    if word in known or len(word) < _SHORTEST:
        return None
    slips, term = min(((OSA.distance(word, term), term) for term in known), default=(9, ""))
    return term if slips <= (1 if len(word) <= _SHORT else 2) else None


def _longer_or_shorter(word: str, expected: frozenset[str]) -> str | None:
    """Find the function whose name begins this one, or is begun by it."""
    known = [term for term in sorted(expected) if term.isidentifier() and len(term) >= _SHORT]
    return next((term for term in known if word.startswith(term) or term.startswith(word)), None)
