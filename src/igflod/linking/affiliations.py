"""What stands where an organization should and is not the name of one: of several, or of none."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

from igflod.errors import CuratedError
from igflod.linking.names import normal_form
from igflod.linking.organizations import Organizations
from igflod.tables import Entry, read_tsv

__all__ = ["Affiliations"]


def _cut(value: Any) -> Any:
    return tuple(part for part in value.split(" | ") if part) if isinstance(value, str) else value


class _Row(Entry):
    printed: str
    organizations: Annotated[tuple[str, ...], BeforeValidator(_cut)] = ()
    why: str


@dataclass(frozen=True, slots=True)
class Affiliations:
    """Printed words and the organizations they mean, where they are not the name of one."""

    _by_words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path, register: Organizations) -> "Affiliations":
        """Load the file, whose ids are those of `register`; one that is not there holds nothing.

        Raises:
            CuratedError: a row is broken, its words stand twice or are the name of an organization,
                or one of its ids is not registered.

        """
        known: dict[str, tuple[str, ...]] = {}
        if not path.exists():
            return cls(known)
        for line, row in read_tsv(path, _Row):
            words = normal_form(row.printed)
            missing = [one for one in row.organizations if one not in register.entries]
            if missing:
                raise CuratedError(f"no organization is {missing[0]!r}", path=path, line=line)
            if words in known:
                raise CuratedError(f"{row.printed!r} stands twice", path=path, line=line)
            if register.find(row.printed) is not None:
                message = f"{row.printed!r} is the name of {register.find(row.printed)!r}"
                raise CuratedError(message, path=path, line=line)
            known[words] = row.organizations
        return cls(known)

    def find(self, printed: str) -> tuple[str, ...] | None:
        """Give the ids of the organizations that words mean; None if nothing is said of them."""
        return self._by_words.get(normal_form(printed))
