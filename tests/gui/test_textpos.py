from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.textpos import TextPos

CHARACTERS = st.one_of(
    st.sampled_from("a é́\u0301\u200d\u202e\u05d0\u0645😀👩🏽\U0001f1e9\U0001f1ea漢𠮷\n"),
    st.characters(exclude_categories=("Cs",)),
)
TEXTS = st.text(CHARACTERS, max_size=60)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_offset_becomes_the_length_of_its_prefix_in_utf16(text: str) -> None:
    positions = TextPos(text)
    assert [positions.units(i) for i in range(len(text) + 1)] == [
        units(text[:i]) for i in range(len(text) + 1)
    ]


@given(TEXTS)
def test_there_and_back_is_where_it_started(text: str) -> None:
    positions = TextPos(text)
    assert all(positions.points(positions.units(i)) == i for i in range(len(text) + 1))


@given(TEXTS)
def test_the_middle_of_a_pair_belongs_to_its_character(text: str) -> None:
    positions = TextPos(text)
    for i, character in enumerate(text):
        for unit in range(positions.units(i), positions.units(i) + units(character)):
            assert positions.points(unit) == i


def test_a_mark_behind_an_emoji_family_stays_on_its_word() -> None:
    text = "👩‍👩‍👧 says 450 missiles"
    start = text.index("450")
    encoded = text.encode("utf-16-le")
    at = TextPos(text).units(start)
    assert encoded[2 * at : 2 * at + 6].decode("utf-16-le") == "450"
