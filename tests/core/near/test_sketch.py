import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.near import joined, sketch, unpacked
from workbench.core.near.folding import GAP, NOTHING, OWN_WORD, table
from workbench.core.near.sketch import FULL, SCALE
from workbench.core.ticket import Cancelled, Ticket


def prose(words: int, seed: int = 1) -> str:
    chance = random.Random(seed)
    return " ".join(f"w{chance.randrange(5000)}" for _ in range(words))


def hashes(text: str) -> list[int]:
    return sketch([text]).of(0).tolist()


def test_the_hashes_are_the_same_on_every_machine() -> None:
    assert hashes("The cat sat on the mat.") == [6881072620631635562, 12174111380163967705]
    assert hashes("Kyiv") == [15415237587192026339]
    assert hashes("日本語の文章") == [13299297851881218635, 15418394489136000445]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It’s Élodie’s café, Mr. O'Neil said.", "its elodies cafe mr ONeil SAID"),
        ("co\u00adoperation is hard to do well", "Cooperation is hard – to do “well”"),
        ("cafe\u0301 au lait for all of us", "café au lait for all of us"),
    ],
)
def test_case_accents_and_marks_do_not_count(left: str, right: str) -> None:
    assert hashes(left) == hashes(right)


def test_order_and_words_count() -> None:
    assert hashes("one two three four five") != hashes("five four three two one")
    assert hashes("one two three four five") != hashes("one two three four six")


def test_characters_have_classes() -> None:
    kinds = table()
    assert [kinds[ord(c)] for c in " .-\n"] == [GAP] * 4
    assert kinds[ord("’")] == kinds[0x0301] == NOTHING
    assert kinds[ord("É")] == kinds[ord("e")] == ord("e")
    assert kinds[ord("語")] & OWN_WORD


def test_short_texts_have_sketches_too() -> None:
    made = sketch(["", "…", "One", "One two three four", "one two three four five six"])
    assert made.shingles.tolist() == [0, 0, 1, 1, 2]
    assert np.diff(made.starts).tolist() == [0, 0, 1, 1, 2]


def test_long_texts_keep_one_in_eight_and_shorter_ones_more() -> None:
    for words, rate in ((30, 1), (60, 2), (120, 4), (4000, SCALE)):
        kept = sum(len(hashes(prose(words, seed))) for seed in range(40))
        assert kept == pytest.approx(40 * (words - 4) / rate, rel=0.15)
    assert FULL > 120


def test_a_part_of_a_text_is_in_its_sketch() -> None:
    whole = prose(2000)
    part = " ".join(whole.split()[500:1500])
    assert set(hashes(part)) <= set(hashes(whole))


def test_every_shingle_stays_within_its_text() -> None:
    texts = ["one two three", "", "four five six seven eight nine", "ten"]
    together = sketch(texts)
    assert [together.of(i).tolist() for i in range(4)] == [hashes(text) for text in texts]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters() | st.sampled_from(" .’é語\uffff"), max_size=60), max_size=6))
def test_texts_are_sketched_alone_as_in_a_crowd(texts: list[str]) -> None:
    together = sketch(texts)
    assert [together.of(i).tolist() for i in range(len(texts))] == [hashes(text) for text in texts]


def test_sketches_are_kept_as_bytes_and_joined() -> None:
    first, second = sketch([prose(300), "", prose(20)]), sketch([prose(500, 2)])
    both = unpacked([*first, *second])
    assert both.hashes.tolist() == joined([first, second]).hashes.tolist()
    assert both.starts.tolist() == joined([first, second]).starts.tolist()
    assert both.shingles.tolist() == [296, 0, 16, 496]
    assert len(joined([])) == len(unpacked([])) == 0


def test_sketching_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        sketch(["one two three"], Ticket(is_cancelled=lambda: True))
