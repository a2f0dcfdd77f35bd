"""Finds the files that travel with the program: ontology, shapes, example queries."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from igflod.errors import DeclarationError

__all__ = ["resource_files"]

_IN_CHECKOUT = {"queries": "docs/queries"}
"""Where a folder lies in a checkout, if not at the top of the tree under its own name."""


def resource_files(folder: str, suffix: str) -> list[Traversable]:
    """List the files of `ontology`, `shapes` or `queries` that end in `suffix`, sorted by name.

    In an installed package they lie in `igflod/resources/`; in a checkout where people edit them.

    Raises:
        DeclarationError: the folder is neither here nor there.

    """
    packaged = files("igflod") / "resources" / folder
    checkout = Path(__file__).parents[2] / _IN_CHECKOUT.get(folder, folder)
    for place in (packaged, checkout):
        if place.is_dir():
            found = [entry for entry in place.iterdir() if entry.name.endswith(suffix)]
            return sorted(found, key=lambda entry: entry.name)
    raise DeclarationError(f"the folder {folder}/ is missing from this installation")
