"""Datasets that are not ours: any file of RDF, made into a store that is served like a release.

Triples that the file has in its own default graph belong to the default graph of queries, beside
those of its named graphs, and to no named graph.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from igflod.errors import DatasetError
from igflod.store.embedded import EmbeddedStore

__all__ = ["SUFFIXES", "ForeignDataset", "take_in"]

SUFFIXES: dict[str, ox.RdfFormat] = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
}
"""What can be read, each also with '.gz' behind it. RDF/XML is not: its entities are a trap."""

_ZIPPED = ".gz"
_DATASET, _STORE, _SIZE = "dataset.nq", "store", "size.json"


@dataclass(frozen=True, slots=True)
class ForeignDataset:
    """A dataset in a folder of ours: its N-Quads, its store, the digest of its content."""

    folder: Path
    digest: str

    @property
    def dataset(self) -> Path:
        """All its statements, as N-Quads in the order of the file."""
        return self.folder / _DATASET

    def store(self) -> EmbeddedStore:
        """Open the store, read-only.

        Raises:
            StoreError: it cannot be opened.

        """
        size = int(json.loads((self.folder / _SIZE).read_bytes()))
        return EmbeddedStore.open(self.folder / _STORE, size)


def take_in(file: Path, folder: Path, base: str) -> ForeignDataset:
    """Read a file of RDF and fill a store in a folder; `base` resolves relative names.

    Raises:
        DatasetError: the file is missing, in no format that we know, or broken.

    """
    form = _format_of(file)
    dataset = folder / _DATASET
    with _faults_of(file):
        with _opened(file) as content, dataset.open("wb") as written:
            quads = ox.parse(content, format=form, base_iri=base)
            ox.serialize(quads, written, format=ox.RdfFormat.N_QUADS)
        size = _fill(folder / _STORE, dataset)
        (folder / _SIZE).write_text(json.dumps(size))
        with dataset.open("rb") as lines:
            digest = hashlib.file_digest(lines, "sha256").hexdigest()[:12]
    return ForeignDataset(folder, digest)


def _fill(store: Path, dataset: Path) -> int:
    """Fill a store, with the union of all graphs in its default graph; give the count of quads.

    Nodes without a name keep their labels in the file, so that they are the same in the union.
    """
    engine = ox.Store(str(store))
    engine.bulk_extend(ox.parse(path=dataset, format=ox.RdfFormat.N_QUADS))
    size = len(engine)
    quads = ox.parse(path=dataset, format=ox.RdfFormat.N_QUADS)
    engine.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    engine.optimize()
    engine.flush()
    return size


def _format_of(file: Path) -> ox.RdfFormat:
    suffix = (file.with_suffix("") if _is_zipped(file) else file).suffix.lower()
    form = SUFFIXES.get(suffix)
    if form is None:
        known = ", ".join(SUFFIXES)
        raise DatasetError(f"is named like no dataset; {known} are read, each also .gz", path=file)
    return form


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    with file.open("rb") as content:
        yield cast("IO[bytes]", gzip.GzipFile(fileobj=content)) if _is_zipped(file) else content


def _is_zipped(file: Path) -> bool:
    return file.suffix.lower() == _ZIPPED


@contextmanager
def _faults_of(file: Path) -> Iterator[None]:
    """Tell in words what keeps a file from being read."""
    try:
        yield
    except SyntaxError as error:
        raise DatasetError(f"is broken: {error.msg}", path=file, line=error.lineno) from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DatasetError(f"is no whole gzip file: {error}", path=file) from None
    except OSError as error:
        raise DatasetError(f"cannot be taken in: {error.strerror or error}", path=file) from None
