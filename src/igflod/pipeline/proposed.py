"""From the data folder to open proposals: takes over written verdicts, then proposes the rest."""

from dataclasses import dataclass
from pathlib import Path

from igflod.linking import Curated
from igflod.linking.proposals import (
    Curator,
    Proposal,
    Witness,
    load_review,
    propose,
    review_text,
    take_over,
    witnesses,
    write_review,
)
from igflod.pipeline.intake import Progress
from igflod.pipeline.linked import Linked, read_linked
from igflod.settings import Settings
from igflod.uris import Identifier

__all__ = ["Proposed", "propose_all", "write_proposals"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """All open proposals, the most likely first, and what is needed to judge them.

    `known` is where records mention each id, `labels` are what curators call it.
    `taken` counts the verdicts that were taken over from the review file, `decided` all pairs with
    a judgement, `new` the open ones that the review file did not have. `curated` is as the files
    are: ids that only the next build registers are not in it.
    """

    proposals: tuple[Proposal, ...]
    known: dict[Identifier, tuple[Witness, ...]]
    labels: dict[Identifier, str]
    curated: Curated
    taken: int
    decided: int
    new: int

    @property
    def unregistered(self) -> tuple[Proposal, ...]:
        """Proposals about ids that no register has yet: nothing can be decided about them."""
        registered = self.curated.is_registered
        return tuple(p for p in self.proposals if not (registered(p.a) and registered(p.b)))


def propose_all(
    settings: Settings,
    file: Path,
    curator: Curator,
    least: float = 0.0,
    progress: Progress = lambda *_: None,
) -> Proposed:
    """Take over the verdicts in the review file, then propose what is still open.

    Proposals with a score below `least` are left out. The review file stays as it is.

    Raises:
        CuratedError: a curated file or the review file is broken.
        SourceError: there is no data folder.

    """
    folder = settings.data / "curated"
    rows = load_review(file)
    linked, curated = read_linked(settings, progress), Curated.load(folder)
    known = _witnesses(linked)
    taken = take_over(file, rows, curated, curator, known)
    if taken:
        linked, curated = read_linked(settings, progress), Curated.load(folder)
        known = _witnesses(linked)
    found = propose(linked.records, linked.curated, progress)
    proposals = tuple(each for each in found if each.score >= least)
    before = {frozenset((row.a, row.b)) for row in rows}
    judged = {frozenset(row.ids) for row in curated.judgements.rows}
    return Proposed(
        proposals=proposals,
        known=known,
        labels=_labels(curated),
        curated=curated,
        taken=taken,
        decided=len(judged),
        new=sum(frozenset((each.a, each.b)) not in before for each in proposals),
    )


def _witnesses(linked: Linked) -> dict[Identifier, tuple[Witness, ...]]:
    files = {record.source: report.found.name for report, record in linked.reports}
    return witnesses(linked.records, files)


def _labels(curated: Curated) -> dict[Identifier, str]:
    """Give what curators call people, organizations and themes."""
    listed = [
        *(("person", one.id, one.label) for one in curated.people.entries.values()),
        *(("organization", one.id, one.label) for one in curated.organizations.entries.values()),
        *(
            ("theme", f"{s.slug}/{one.slug}", one.label)
            for s in curated.schemes
            for one in s.themes
        ),
    ]
    return {Identifier(kind, path): label for kind, path, label in listed if label}


def write_proposals(proposed: Proposed, file: Path) -> None:
    """Write the review file.

    Raises:
        CuratedError: it cannot be written.

    """
    write_review(file, review_text(proposed.proposals, proposed.known, proposed.labels))
