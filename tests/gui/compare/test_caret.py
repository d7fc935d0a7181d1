from hypothesis import given
from hypothesis import strategies as st

from workbench.core.model import Span
from workbench.gui.compare.caret import Caret

TEXT = "One here. Two there. Three is last."
SENTENCES = (Span(0, 9), Span(10, 20), Span(21, 35))


def caret(point: int = 0) -> Caret:
    made = Caret(TEXT, SENTENCES)
    made.put(point)
    return made


def selected(made: Caret) -> str:
    return made.selection.of(TEXT) if made.selection else ""


def test_sentences_are_walked_one_by_one_and_the_ends_hold() -> None:
    made = caret()
    seen = []
    for step in (1, 1, 1, -1, -1, -1):
        made.by_sentence(step)
        seen.append(made.number)
    assert seen == [1, 2, 2, 1, 0, 0]
    assert made.selection is None


def test_extending_takes_the_sentence_stood_in_first() -> None:
    made = caret(12)
    made.by_sentence(1, extend=True)
    assert selected(made) == "Two there."
    made.by_sentence(1, extend=True)
    assert selected(made) == "Two there. Three is last."


def test_extending_back_over_the_start_keeps_the_first_sentence() -> None:
    made = caret(12)
    for step, expected in (
        (1, "Two there."),
        (1, "Two there. Three is last."),
        (-1, "Two there."),
        (-1, "One here. Two there."),
        (1, "Two there."),
    ):
        made.by_sentence(step, extend=True)
        assert selected(made) == expected


def test_words_are_walked_and_taken() -> None:
    made = caret()
    made.by_word(1, extend=True)
    assert selected(made) == "One"
    made.by_word(1, extend=True)
    assert selected(made) == "One here"
    made.by_word(-1)
    assert made.point == 4


def test_what_is_under_a_click() -> None:
    made = Caret("costs $2.4 billion, JSDF’s 国防", (Span(0, 28),))
    assert made.word_at(8).of("costs $2.4 billion") == "2.4"
    assert made.word_at(22).of("costs $2.4 billion, JSDF’s 国防") == "JSDF’s"
    assert made.word_at(5) == Span(5, 6)


def test_a_text_without_sentences_has_nothing_to_stand_in() -> None:
    made = Caret("", ())
    made.by_sentence(1)
    made.by_word(1)
    made.by_word(-1)
    assert made.sentence is None
    assert made.selection is None


@given(
    st.lists(
        st.tuples(st.sampled_from(["sentence", "word"]), st.sampled_from([1, -1]), st.booleans()), max_size=20
    )
)
def test_no_walk_leaves_the_text(steps: list[tuple[str, int, bool]]) -> None:
    made = caret()
    for what, step, extend in steps:
        (made.by_sentence if what == "sentence" else made.by_word)(step, extend=extend)
        assert 0 <= made.point <= len(TEXT)
        if made.selection:
            assert 0 <= made.selection.start < made.selection.end <= len(TEXT)
        assert extend or made.selection is None
