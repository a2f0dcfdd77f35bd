"""Takes withdrawn names out of participations, also where one was read as more than a name."""

from dataclasses import replace

from igflod.linking.withdrawal import MARK, Withdrawn
from igflod.record import AgentKind, NameOrder, Participation, Reading

__all__ = ["BETWEEN", "without_withdrawn_name"]

BETWEEN = " ,;:/()-"
"""What stands between a name and the words beside it."""


def without_withdrawn_name(named: Participation, withdrawn: Withdrawn) -> Participation | None:
    """Give a participation without the withdrawn name in it; None if there is none in it.

    'Lee, Xiaodong, CNNIC' may have been read as somebody called Lee, affiliated to 'Xiaodong,
    CNNIC': then of the affiliation only 'CNNIC' is left.
    """
    if named.name is None or named.kind is AgentKind.UNNAMED:
        return None
    affiliations = named.affiliations
    if not withdrawn.stands_in(named.name.value):
        left = _left_of_first(named.name.value, affiliations, withdrawn)
        if left is None:
            return None
        affiliations = (*left, *affiliations[1:])
    return replace(named, name=None, title=None, order=NameOrder.UNKNOWN, affiliations=affiliations)


def _left_of_first(
    name: str, affiliations: tuple[Reading[str], ...], withdrawn: Withdrawn
) -> tuple[Reading[str], ...] | None:
    """Give what is left of the first affiliation, if a withdrawn name begins before it.

    Its passage begins with a part of the name; that of the participation stays.
    """
    if not affiliations or withdrawn.stands_in(affiliations[0].value):
        return None
    words = f"{name}, {affiliations[0].value}"
    struck = withdrawn.strike(words)
    if struck == words:
        return None
    left = struck.partition(MARK)[2].strip(BETWEEN)
    return (replace(affiliations[0], value=left, spans=()),) if left else ()
