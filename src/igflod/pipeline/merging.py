"""Merges two ids on a curator's word: one stays, the other is retired and leads to it."""

from dataclasses import dataclass
from datetime import date

from igflod.errors import DecisionError
from igflod.linking import Curated, Judgement, Judgements, Verdict, append_judgement
from igflod.pipeline.known import check_living, check_same_kind, known_id
from igflod.settings import Settings
from igflod.uris import Identifier

__all__ = ["Decision", "merge"]


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided, when, and why."""

    by: str
    why: str
    date: date


def merge(settings: Settings, stays: str, goes: str, decision: Decision) -> tuple[Identifier, ...]:
    """Record that two ids are one: `goes` is retired, `stays` stands for both. Give both.

    Raises:
        DecisionError: an id is unknown or retired, or both cannot be one.
        CuratedError: a curated file is broken or cannot be written, or says that they differ.

    """
    curated = Curated.load(settings.data / "curated")
    a, b = (known_id(text, curated, settings) for text in (stays, goes))
    if a == b:
        raise DecisionError(f"{a} cannot be merged into itself")
    check_same_kind(a, b)
    for one in (b, a):
        check_living(one, curated)
    path = settings.data / "curated" / "judgements.tsv"
    day, by, why = decision.date, decision.by, decision.why
    row = Judgement(a=a, b=b, verdict=Verdict.SAME, by=by, date=day, why=why)
    Judgements.of([*curated.judgements.rows, row], path)
    append_judgement(path, row)
    return a, b
