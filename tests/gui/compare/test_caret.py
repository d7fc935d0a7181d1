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


ARABIC = "قَالَ المتحدث إن 450 صاروخًا وصلت."
EMOJI = "👩‍👩‍👧 The self-made crew 👍🏽 docked 🚢 today."


def stood(text: str) -> Caret:
    return Caret(text, (Span(0, len(text)),))


def test_the_end_is_trimmed_and_extended_by_whole_words() -> None:
    made = caret(12)
    made.trim_end(-1)
    assert selected(made) == "Two there"
    made.trim_end(-1)
    assert selected(made) == "Two"
    made.trim_end(-1)
    assert selected(made) == "Two"
    made.trim_end(+1)
    made.trim_end(+1)
    assert selected(made) == "Two there. Three"


def test_the_start_is_trimmed_and_extended_by_whole_words() -> None:
    made = caret(12)
    made.trim_start(+1)
    assert selected(made) == "there."
    made.trim_start(+1)
    assert selected(made) == "there."
    for _ in range(2):
        made.trim_start(-1)
    assert selected(made) == "here. Two there."


def test_marks_stay_with_their_letters_in_arabic() -> None:
    made = stood(ARABIC)
    seen = []
    for _ in range(5):
        made.trim_end(-1)
        seen.append(made.selection.of(ARABIC))
    assert seen[1] == "قَالَ المتحدث إن 450 صاروخًا"
    assert seen[4] == "قَالَ المتحدث"
    made.trim_start(+1)
    assert made.selection.of(ARABIC) == "المتحدث"


def test_emoji_are_passed_over_whole() -> None:
    made = stood(EMOJI)
    seen = []
    for _ in range(5):
        made.trim_end(-1)
        seen.append(made.selection.of(EMOJI))
    assert seen == [
        EMOJI[: EMOJI.index(end) + len(end)] for end in ("today", "docked", "crew", "self-made", "The")
    ]
    made.trim_start(+1)
    assert made.selection.of(EMOJI) == "The"


def test_each_character_is_a_word_where_there_are_no_spaces() -> None:
    made = stood("国防部长今天表示。")
    made.trim_end(-1)
    made.trim_end(-1)
    assert made.selection.of("国防部长今天表示。") == "国防部长今天表"


@given(
    st.text(alphabet="ab 12.-’👍🏽\u200d👩قَا国\n", max_size=40),
    st.lists(st.sampled_from(["e+", "e-", "s+", "s-"])),
)
def test_no_trim_leaves_the_text_or_splits_a_pair(text: str, steps: list[str]) -> None:
    made = stood(text)
    for step in steps:
        trim = made.trim_end if step[0] == "e" else made.trim_start
        trim(1 if step[1] == "+" else -1)
        if made.selection:
            assert 0 <= made.selection.start < made.selection.end <= len(text)
