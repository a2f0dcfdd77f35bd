"""Finds the files that travel with the program: ontology and shapes."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from igflod.errors import DeclarationError

__all__ = ["resource_files"]


def resource_files(folder: str, suffix: str) -> list[Traversable]:
    """List the files of `ontology` or `shapes` that end in `suffix`, sorted by name.

    In an installed package they lie in `igflod/resources/`; in a checkout at the top of the tree.

    Raises:
        DeclarationError: the folder is neither here nor there.

    """
    packaged = files("igflod") / "resources" / folder
    checkout = Path(__file__).parents[2] / folder
    for place in (packaged, checkout):
        if place.is_dir():
            found = [entry for entry in place.iterdir() if entry.name.endswith(suffix)]
            return sorted(found, key=lambda entry: entry.name)
    raise DeclarationError(f"the folder {folder}/ is missing from this installation")
