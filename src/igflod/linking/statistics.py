"""Figures about whole meetings, as `statistics.toml` takes them from the pages that state them."""

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from igflod.linking.meetings import Slug
from igflod.tables import Entry, Iri, check_unique, load_toml

__all__ = ["Figure", "StatisticsPage", "load_statistics"]


class Figure(Entry):
    """One figure: of what, of which group, how many or how much of a hundred.

    A group is called as the page calls it, and stands in a list of that page's own (`by`); `code`
    is a code of ours that means the same, or nearly (`match`). `printed` are the words where the
    page gives no exact number: "more than 2000".
    """

    of: Slug
    by: Slug | None = None
    group: str | None = None
    code: str | None = Field(default=None, pattern=r"^[A-Za-z0-9-]+$")
    match: Literal["exact", "close"] = "exact"
    count: int | None = Field(default=None, ge=0)
    percent: float | None = Field(default=None, ge=0, le=100)
    printed: str | None = None

    @model_validator(mode="after")
    def _is_one_figure(self) -> "Figure":
        if (self.by is None) != (self.group is None) or (self.code and not self.group):
            raise ValueError("by and group go together, and a code goes with them")
        if self.count is not None and self.percent is not None:
            raise ValueError("a figure is a count or a percentage, not both")
        if self.count is None and self.percent is None and self.printed is None:
            raise ValueError("a figure has a count, a percentage or words")
        return self


class StatisticsPage(Entry):
    """What one page says of one meeting."""

    meeting: int
    name: Slug | None = None
    source: Iri
    note: str | None = None
    figures: tuple[Figure, ...]

    @property
    def path(self) -> str:
        """The path of its address: the year, and a name where the year has several pages."""
        return f"{self.meeting}/{self.name}" if self.name else str(self.meeting)


class _Statistics(Entry):
    pages: tuple[StatisticsPage, ...] = ()


def load_statistics(path: Path) -> tuple[StatisticsPage, ...]:
    """Load the file; one that is not there holds nothing.

    Raises:
        CuratedError: it is broken, or gives a page or a figure twice.

    """
    if not path.exists():
        return ()
    pages = load_toml(path, _Statistics).pages
    check_unique(path, [(("pages", n, "meeting"), page.path) for n, page in enumerate(pages)])
    for n, page in enumerate(pages):
        figures = [
            (("pages", n, "figures", m), " ".join(filter(None, (f.of, f.by, f.group))))
            for m, f in enumerate(page.figures)
        ]
        check_unique(path, figures)
    return pages
