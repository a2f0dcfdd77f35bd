"""Damaged text is mended for the rules, and stays as it is in the record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from igflod.reading.document import BLANK
from igflod.reading.positions import Alignment, Edit
from igflod.reading.repair import repair
from igflod.record import Span

CLEAN = [
    "Plain words, ‘single’ and “double” quotes – and a dash…",
    "«\u00a0Où est la bibliothèque\u00a0?\u00a0» demanda Zoë.",
    "João Ações, Łukasz Przykład, Đặng Thị Ví Dụ, Ærø, Straße",
    "Отчёт «о встрече», 互联网治理论坛, तकनीक, می\u200cخواهم",
    "AT&T & Co, a&b; R&D",
]


def damaged(words: str) -> str:
    """Read UTF-8 as windows-1252, as a browser does."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in words.encode())


@pytest.mark.parametrize("words", CLEAN)
def test_clean_text_is_left_alone_but_for_its_spaces(words: str) -> None:
    mended = repair(words)
    assert mended.text == words.replace("\u00a0", " ")
    assert mended.notes == ()
    assert mended.alignments == ()


@pytest.mark.parametrize(
    "words",
    [
        "Someone’s name is “José”, in João Pessoa – and Łukasz",
        "Associação Exemplo de Nomes e Acentuação",
        "Zoë\tÉire\tÀ propos",
    ],
)
def test_text_that_was_decoded_wrongly_is_mended(words: str) -> None:
    mended = repair(f"First line.\n{damaged(words)}\nLast line.")
    assert mended.text == f"First line.\n{words}\nLast line."
    (note,) = mended.notes
    assert (note.rule, note.line) == ("mojibake", 2)


def test_text_that_was_decoded_wrongly_twice_is_mended() -> None:
    assert repair(damaged(damaged("Ações em João Pessoa"))).text == "Ações em João Pessoa"


def test_damage_in_one_line_does_not_touch_another() -> None:
    assert repair(f"É is a letter\n{damaged('ação')}").text == "É is a letter\nação"


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("IGF &amp; The Future", "IGF & The Future"),
        ("It\x92s \x93so\x94", "It’s “so”"),
        ("the ﬁnal oﬃce", "the final office"),
        ("work\u00adshop\u200b re\u2060port\ufeff", "workshop report"),
        ("Organizer\u00a0Name\u2003here", "Organizer Name here"),
    ],
)
def test_other_damage_is_mended(words: str, mended: str) -> None:
    assert repair(words).text == mended


def test_a_line_feed_written_as_an_entity_makes_no_new_line() -> None:
    assert repair("one&#10;two").text == "one&#10;two"


def test_lost_characters_are_said() -> None:
    (note,) = repair("first\nJo\ufffdo").notes
    assert (note.rule, note.line, note.span) == ("lost-characters", 2, Span(8, 9))


@pytest.mark.parametrize("name", ["José", "João", "Łukasz", "final", "workshop"])
def test_a_place_in_mended_text_leads_to_the_damaged_words(name: str) -> None:
    original = f"{damaged('José and João, Łukasz')} &amp; a ﬁnal work\u00adshop"
    mended = repair(original)
    start = mended.text.index(name)
    place = mended.origin(Span(start, start + len(name)))
    found = original[place.start : place.end]
    assert repair(found).text == name
    assert found == found.strip(BLANK + " ")


texts = st.text(st.sampled_from("aZ é’\n\u00a0\u200b&;ﬁÃ\x81\u00adtmp"), max_size=40)


@given(texts)
def test_places_lead_back_in_order_and_inside_the_original(text: str) -> None:
    mended = repair(text)
    last = 0
    for position in range(len(mended.text)):
        place = mended.origin(Span(position, position + 1))
        assert last <= place.start < place.end <= len(text)
        last = place.start


@given(st.lists(st.sampled_from(CLEAN), min_size=1).map("\n".join))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = repair(damaged(text)).text
    assert repair(once).text == once


@given(texts)
def test_mending_keeps_the_lines(text: str) -> None:
    assert repair(text).text.count("\n") == text.count("\n")


@given(st.text("abc", min_size=1, max_size=20), st.data())
def test_an_alignment_leads_each_kept_character_home(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [Edit(start, end, data.draw(st.text("XY", max_size=3))) for start, end in pairs]
    new, alignment = Alignment.of(text, edits)
    for position, character in enumerate(new):
        if character in "abc":
            home = alignment.origin(Span(position, position + 1))
            assert text[home.start : home.end] == character
            assert alignment.forward(home.start) == position


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Alignment.of("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])
