import pytest

from workbench.core.model import Span
from workbench.core.text import fold, folded, stemmer, words
from workbench.formats.language import load


def cut(text: str) -> list[str]:
    return [span.of(text) for span in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan’s U.S. visit", ["Japan’s", "U.S.", "visit"]),
        ("$2.4 billion, 1,000 missiles", ["2.4", "billion", "1,000", "missiles"]),
        ("long-range Block-3 RDT&E", ["long", "range", "Block", "3", "RDT", "E"]),
        ("don't 'quote'", ["don't", "quote"]),
        ("日本語 text", ["日", "本", "語", "text"]),
        ("привет мир, مرحبا", ["привет", "мир", "مرحبا"]),
        ("naïve Straße", ["naïve", "Straße"]),
        ("end.Next", ["end", "Next"]),
        ("", []),
    ],
)
def test_words(text, expected):
    assert cut(text) == expected


def test_words_of_a_stretch():
    assert [span.start for span in words("one two three", Span(4, 13))] == [4, 8]


@pytest.mark.parametrize(
    ("word", "form"),
    [("Japan’s", "japan"), ("U.S.", "us"), ("1,000", "1000"), ("Don’t", "don't"), ("allies'", "allies")],
)
def test_fold(word, form):
    assert fold(word) == form
    assert folded(f"({word})") == [form]


@pytest.mark.parametrize(
    "group",
    [
        ("visit", "visits", "visited", "visiting", "Visit’s"),
        ("country", "countries"),
        ("missile", "missiles"),
        ("say", "said", "says"),
        ("produce", "produced", "producing", "produces"),
        ("stop", "stopped", "stopping"),
        ("defence", "Defense"),
    ],
)
def test_forms_of_one_word_have_one_stem(group):
    assert len({stemmer(load())(word) for word in group}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("news", "new"), ("king", "kill"), ("bus", "but"), ("import", "export")]
)
def test_different_words_keep_different_stems(one, other):
    assert stemmer(load())(one) != stemmer(load())(other)
