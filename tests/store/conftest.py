"""A small dataset in every kind of store."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from igflod.store import EmbeddedStore, IsolatedStore, Store, isolate, write_release

SMALL = Path(__file__).with_name("small.nq")
"""Five quads in three graphs; one triple is in two of them."""

Maker: TypeAlias = Callable[[Path], Store]


def _quads() -> Iterator[Quad]:
    return iter(parse(path=SMALL, format=RdfFormat.N_QUADS))


MAKERS: dict[str, Maker] = {
    "of quads": lambda _: EmbeddedStore.of(_quads()),
    "of a dump": lambda _: EmbeddedStore.load(SMALL),
    "of a release": lambda folder: write_release(folder, _quads(), {}, {}).store(),
    "isolated": lambda folder: isolate(write_release(folder, _quads(), {}, {}).store()),
}


@pytest.fixture(params=MAKERS, scope="session")
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Give the small dataset in a store: every kind of store has to give the same answers."""
    made = MAKERS[request.param](tmp_path_factory.mktemp("store"))
    yield made
    if isinstance(made, IsolatedStore):
        made.close()
