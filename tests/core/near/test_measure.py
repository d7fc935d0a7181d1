import pytest

from workbench.core.language import Language
from workbench.core.near import aligned, are_near, covered
from workbench.formats.language import load
from workbench.paths import resources

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(resources("samples").glob("*.txt"))]


def tables(left: str, right: str) -> Language:
    return load("en")


def test_a_text_stands_wholly_in_itself() -> None:
    assert covered(TEXTS[:1], [(0, 0)]) == [(1.0, 1.0)]
    assert aligned(TEXTS[0], TEXTS[0], load("en")) == (pytest.approx(1.0, abs=0.02),) * 2


def test_nothing_stands_in_a_text_without_words() -> None:
    assert covered(["", "one two three", TEXTS[0]], [(0, 2), (1, 2), (0, 1)]) == [(0.0, 0.0)] * 3


def test_the_share_is_of_either_text() -> None:
    words = [f"w{n}" for n in range(400)]
    ((whole, part),) = covered([" ".join(words), " ".join(words[:160])], [(0, 1)])
    assert whole == pytest.approx(160 / 400, abs=0.01)
    assert part == 1.0


def test_the_last_words_are_not_asked_about() -> None:
    footer = " ".join(f"f{n}" for n in range(50))
    texts = [" ".join(f"{side}{n}" for n in range(200)) + " " + footer for side in "ab"]
    ((left, right),) = covered(texts, [(0, 1)])
    assert max(left, right) < 0.02
    assert not any(aligned(*texts, load("en")))


def test_near_is_what_stands_in_the_other() -> None:
    assert are_near([TEXTS[2], TEXTS[4], "Nothing of the kind."], [(0, 1), (0, 2)], tables) == [True, False]
