"""Short forms of IRIs (CURIEs) and the `curie_map` at the head of an SSSOM TSV."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from igflod.tables import is_web_address
from igflod.uris import slug

__all__ = ["Curies", "namespace_of"]

_HEAD = "#curie_map:"
_LINE = re.compile(r"^#\s\s+(?P<prefix>[\w-]+):\s+(?P<iri>\S+)\s*$")
_CUSTOMARY = {
    "dbr": "http://dbpedia.org/resource/",
    "eurovoc": "http://eurovoc.europa.eu/",
    "geonames": "https://sws.geonames.org/",
    "gnd": "https://d-nb.info/gnd/",
    "ror": "https://ror.org/",
    "viaf": "http://viaf.org/viaf/",
    "wd": "http://www.wikidata.org/entity/",
}
"""Prefixes as their communities write them, for namespaces that a file does not know yet."""


@dataclass(frozen=True, slots=True)
class Curies:
    """Prefixes and what they stand for."""

    prefixes: Mapping[str, str]

    @classmethod
    def of_lines(cls, lines: Iterable[str]) -> "Curies":
        """Read the `curie_map` in the comment lines of a file."""
        return cls({m["prefix"]: m["iri"] for line in lines if (m := _LINE.match(line))})

    def expand(self, curie: str) -> str | None:
        """Give the IRI of a CURIE; None if its prefix is not here or nothing good comes out."""
        prefix, colon, local = curie.partition(":")
        iri = f"{self.prefixes[prefix]}{local}" if colon and prefix in self.prefixes else ""
        return iri if is_web_address(iri) else None

    def knowing(self, iris: Iterable[str]) -> "Curies":
        """Give these prefixes and new ones, so that each of the IRIs has a short form."""
        prefixes = dict(self.prefixes)
        for namespace in sorted({namespace_of(iri) for iri in iris}):
            if not any(namespace.startswith(known) for known in prefixes.values()):
                prefixes[_invent(namespace, prefixes)] = namespace
        return Curies(prefixes)

    def shorten(self, iri: str) -> str:
        """Give the CURIE of an IRI by the longest namespace that fits.

        Raises:
            KeyError: no namespace fits; `knowing` gives prefixes that have one.

        """
        fitting = [item for item in self.prefixes.items() if iri.startswith(item[1])]
        if not fitting:
            raise KeyError(iri)
        prefix, namespace = max(fitting, key=lambda item: (len(item[1]), item[0]))
        return f"{prefix}:{iri[len(namespace) :]}"

    def lines(self) -> Iterator[str]:
        """Write the `curie_map`, sorted by prefix, as comment lines without their ends."""
        yield _HEAD
        for prefix, iri in sorted(self.prefixes.items()):
            yield f"#  {prefix}: {iri}"

    def write_into(self, lines: Iterable[str]) -> list[str]:
        """Replace the `curie_map` in the lines of a file; put it first if there is none."""
        before: list[str] = []
        after: list[str] = []
        seen = False
        for line in lines:
            if line.startswith(_HEAD):
                seen = True
            elif not (seen and not after and _LINE.match(line)):
                (after if seen else before).append(line)
        return [*before, *self.lines(), *after] if seen else [*self.lines(), *before]


def namespace_of(iri: str) -> str:
    """Give an IRI up to its last '#' or '/': what other things of the same source share."""
    cut = max(iri.rfind("#"), iri.rfind("/"))
    return iri[: cut + 1]


def _invent(namespace: str, taken: Mapping[str, str]) -> str:
    """Name a namespace: as is customary, else by its host."""
    for prefix, iri in _CUSTOMARY.items():
        if iri == namespace and prefix not in taken:
            return prefix
    base = made = slug((urlsplit(namespace).hostname or "").removeprefix("www."), 30)
    number = 1
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    return made
