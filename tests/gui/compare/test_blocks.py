from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.compare.blocks import LIMIT, Blocks, Heights

LINES = st.lists(st.sampled_from(["", " ", "one line", "שורה אחת", "😀 und mehr", "\t", "a  "]), max_size=12)


@given(LINES)
def test_every_character_but_white_space_is_in_one_block(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks = Blocks(text)
    held = [i for block in range(len(blocks)) for i in range(blocks.starts[block], blocks.ends[block])]
    assert held == sorted(set(held))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(held))
    assert "\n" not in "".join(blocks.text(i) for i in range(len(blocks)))


def test_a_long_line_is_cut_at_spaces_and_only_its_first_block_opens_a_paragraph() -> None:
    text = "word " * (LIMIT // 2)
    blocks = Blocks(text)
    assert len(blocks) > 2
    assert all(blocks.length(i) <= LIMIT for i in range(len(blocks)))
    assert all(blocks.text(i).endswith(" ") for i in range(len(blocks) - 1))
    assert list(blocks.opens) == [1] + [0] * (len(blocks) - 1)
    assert "".join(blocks.text(i) for i in range(len(blocks))) == text


def test_a_long_line_without_any_space_is_not_cut_inside_a_letter() -> None:
    text = "e\u0301" * LIMIT
    blocks = Blocks(text)
    assert len(blocks) > 1
    assert all(blocks.text(i)[0] == "e" for i in range(len(blocks)))


@pytest.mark.parametrize("text", ["", "\n\n", "  \n \t"])
def test_nothing_to_read_makes_no_blocks(text: str) -> None:
    assert len(Blocks(text)) == 0


def test_a_place_between_paragraphs_belongs_to_the_one_before() -> None:
    blocks = Blocks("one\n\ntwo")
    assert [blocks.at(point) for point in range(8)] == [0, 0, 0, 0, 0, 1, 1, 1]


@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 90)), max_size=8),
)
def test_heights_are_the_sums_that_a_plain_list_gives(
    first: list[int], changes: list[tuple[int, int]]
) -> None:
    plain, tree = list(first), Heights(first)
    for index, height in changes:
        if index < len(plain):
            assert tree.set(index, height) == height - plain[index]
            plain[index] = height
    tops = [0, *accumulate(plain)]
    assert tree.total == tops[-1]
    assert [tree.top(i) for i in range(len(plain))] == tops[:-1]
    for y in range(tops[-1]):
        at = tree.find(y)
        assert tops[at] <= y < tops[at + 1]
    assert tree.find(-1) == 0
    assert tree.find(tops[-1] + 5) == len(plain) - 1
