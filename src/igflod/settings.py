"""Where things are, and under which base: options, then the environment, then defaults."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from igflod.uris import DEFAULT_BASE, Uris

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command needs to know.

    `data` holds `reports/` and `curated/`; `release` is where built releases are kept.
    """

    uris: Uris
    data: Path
    release: Path

    @classmethod
    def choose(
        cls,
        *,
        base: str | None = None,
        data: Path | None = None,
        release: Path | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> "Settings":
        """Settle each value: as given, else IGFLOD_BASE, IGFLOD_DATA, IGFLOD_RELEASE, else default.

        The defaults are https://w3id.org/igflod/, `data`, and `release` in the data folder.

        Raises:
            UriError: the base is not an absolute http(s) URI that ends in '/'.

        """
        default = environ.get("IGFLOD_BASE") or DEFAULT_BASE
        chosen_data = data or Path(environ.get("IGFLOD_DATA") or "data")
        from_environment = environ.get("IGFLOD_RELEASE")
        fallback = Path(from_environment) if from_environment else chosen_data / "release"
        return cls(
            uris=Uris(default if base is None else base),
            data=chosen_data,
            release=release or fallback,
        )
