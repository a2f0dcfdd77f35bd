"""Local ids of agenda items."""

from igflod.graph.parts import AgendaIds
from igflod.record import AgendaItem, Reading, Span


def item(position: int, number: str | None = None, parent: int | None = None) -> AgendaItem:
    return AgendaItem(position, Reading("x", (Span(0, 1),)), number, parent)


def test_items_go_by_their_printed_numbers_and_points_by_their_order() -> None:
    ids = AgendaIds([item(1, "1"), item(2, "3"), item(3, None, 2), item(4, None, 2), item(5, "5")])
    assert [ids[position] for position in range(1, 6)] == ["1", "3", "3.1", "3.2", "5"]


def test_items_go_by_their_order_where_a_number_is_missing_or_stands_twice() -> None:
    assert AgendaIds([item(1, "1"), item(2)])[2] == "2"
    twice = AgendaIds([item(1, "1"), item(2, "1")])
    assert (twice[1], twice[2]) == ("1", "2")
